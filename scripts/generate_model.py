"""Write the tables of operations in crates/model and crates/farm from the installed botocore's service model.

They hold facts only, no documentation text: the first the paginated operations, the second the others that the local
farm serves.

python scripts/generate_model.py            # write the tables
python scripts/generate_model.py --check    # exit 1 where one differs from the one checked in
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import botocore
import botocore.session
from botocore import xform_name

CRATES = Path(__file__).resolve().parent.parent / "crates"
MODEL_TABLE, FARM_TABLE = CRATES / "model/src/table.rs", CRATES / "farm/src/table.rs"
# What the farm answers for one resource; it answers every BatchGet and Search operation as well.
GETS = [
    "AssumeFleetRoleForRead",
    "AssumeQueueRoleForRead",
    "AssumeQueueRoleForUser",
    "GetBudget",
    "GetFarm",
    "GetFleet",
    "GetJob",
    "GetLicenseEndpoint",
    "GetLimit",
    "GetMonitor",
    "GetQueue",
    "GetQueueEnvironment",
    "GetQueueFleetAssociation",
    "GetQueueLimitAssociation",
    "GetSession",
    "GetSessionAction",
    "GetStep",
    "GetStorageProfile",
    "GetStorageProfileForQueue",
    "GetTask",
    "GetVolume",
    "GetWorker",
]
# What changes a simulated farm.
WRITES = [
    "BatchUpdateJob",
    "BatchUpdateTask",
    "CreateFarm",
    "CreateFleet",
    "CreateJob",
    "CreateQueue",
    "CreateQueueFleetAssociation",
    "DeleteFarm",
    "DeleteFleet",
    "DeleteQueue",
    "DeleteQueueFleetAssociation",
    "UpdateFarm",
    "UpdateFleet",
    "UpdateJob",
    "UpdateQueue",
    "UpdateQueueFleetAssociation",
    "UpdateSession",
    "UpdateStep",
    "UpdateTask",
]
SCALARS = {
    "integer": "Integer",
    "long": "Integer",
    "float": "Float",
    "double": "Float",
    "boolean": "Boolean",
    "timestamp": "Timestamp",
}


def text(value: str) -> str:
    return json.dumps(value)


def texts(values: list[str]) -> str:
    return f"&[{', '.join(map(text, values))}]"


def constant(name: str) -> str:
    return str(xform_name(name)).upper()


class Table:
    """Collects the structures that the operations reach, in the order they are met; those of a base are its own."""

    def __init__(self, base: Table | None = None) -> None:
        self.structures: dict[str, Any] = {}
        self.base = base
        self.keys: dict[str, int] = dict(base.keys) if base else {}
        self.operations: set[str] = set()
        self.borrowed: set[str] = set()

    def key(self, name: str) -> int:
        return self.keys.setdefault(name, len(self.keys))

    def shape(self, shape: Any) -> str:
        kind = shape.type_name
        if kind == "structure" and shape.is_document_type:
            return "Shape::Document"
        if kind == "structure":
            self.structure(shape)
            return f"Shape::Structure(&{constant(shape.name)})"
        if kind == "list":
            return f"Shape::List({text(shape.name)}, &{self.shape(shape.member)})"
        if kind == "map":
            return f"Shape::Map({text(shape.name)}, &{self.shape(shape.value)})"
        if kind == "string":
            return f"Shape::String({texts(shape.enum)})"
        return f"Shape::{SCALARS[kind]}"

    def structure(self, shape: Any, *, is_input: bool = False) -> None:
        if shape.name in self.structures:
            return
        if self.base and shape.name in self.base.structures:
            self.borrowed.add(constant(shape.name))
            return
        self.structures[shape.name] = None  # holds the place of a structure that contains itself
        rows = []
        needed = required_members(shape)
        for name, member in shape.members.items():
            location = member.serialization.get("location")
            if is_input and location:
                continue  # not in the body
            if location not in (None, "header"):
                raise SystemExit(f"{shape.name}.{name}: location {location} is not supported")
            if location is None and member.serialization.get("name", name) != name:
                raise SystemExit(f"{shape.name}.{name}: renamed on the wire, not supported")
            if member.type_name == "timestamp" and member.serialization.get("timestampFormat", "iso8601") != "iso8601":
                raise SystemExit(f"{shape.name}.{name}: timestamp format is not supported")
            header = f"Some({text(member.serialization['name'])})" if location else "None"
            required = str(name in needed).lower()
            rows.append(
                f"    Member {{ name: {text(name)}, quoted: quoted({text(name)}), key: {self.key(name)}, "
                f"required: {required}, header: {header}, shape: {self.shape(member)} }},"
            )
        union = str(shape.is_tagged_union).lower()
        self.structures[shape.name] = (
            f"pub static {constant(shape.name)}: Structure = Structure {{ name: {text(shape.name)}, "
            f"union: {union}, members: &[\n" + "\n".join(rows) + "\n] };\n"
        )


def required_members(shape: Any) -> list[str]:
    """Return the required members. The model asks nothing of what a search finds: it says no less than a list."""
    listed = shape.name.replace("SearchSummary", "Summary")
    if listed != shape.name:
        shape = shape._shape_resolver.get_shape_by_name(listed)
    return list(shape.required_members)


def input_row(operation: Any, name: str, shape: Any) -> str:
    location = {"uri": "Uri", "querystring": "Query"}[shape.serialization["location"]]
    if shape.serialization["name"] != name:
        raise SystemExit(f"{operation.name}.{name}: renamed on the wire, not supported")
    kind = {"string": "String", "integer": "Integer", "list": "StringList"}[shape.type_name]
    required = str(name in operation.input_shape.required_members).lower()
    bounds = [f"Some({shape.metadata[side]})" if side in shape.metadata else "None" for side in ("min", "max")]
    return (
        f"        Input {{ name: {text(name)}, location: Location::{location}, kind: InputKind::{kind}, "
        f"required: {required}, min: {bounds[0]}, max: {bounds[1]} }},"
    )


def operation_row(table: Table, operation: Any, result_key: str, non_aggregate_keys: list[str]) -> str:
    table.structure(operation.output_shape)
    members = operation.input_shape.members.items()
    located = [(key, shape) for key, shape in members if shape.serialization.get("location") not in (None, "header")]
    inputs = "\n".join(input_row(operation, key, shape) for key, shape in located)
    return (
        f"    Operation {{ name: {text(operation.name)}, method: {text(xform_name(operation.name))}, "
        f"uri: {text(operation.http['requestUri'])},\n      inputs: &[\n{inputs}\n      ],\n"
        f"      result_key: {text(result_key)}, non_aggregate_keys: {texts(non_aggregate_keys)}, "
        f"output: &{constant(operation.output_shape.name)} }},"
    )


def model_table() -> tuple[Table, str]:
    session = botocore.session.get_session()
    service = session.get_service_model("deadline")
    pagination = session.get_paginator_model("deadline")._paginator_config
    table = Table()
    table.operations = set(pagination)
    operations, prefixes = [], set()
    for name in sorted(pagination):
        rules, operation = pagination[name], service.operation_model(name)
        fixed = (rules["input_token"], rules["output_token"], rules["limit_key"], operation.http["method"])
        if fixed != ("nextToken", "nextToken", "maxResults", "GET") or not isinstance(rules["result_key"], str):
            raise SystemExit(f"{name}: this pagination is not supported: {rules}")
        prefixes.add(operation.endpoint["hostPrefix"])
        operations.append(operation_row(table, operation, rules["result_key"], rules.get("non_aggregate_keys", [])))
    errors = []
    for shape in service.error_shapes:
        table.structure(shape)
        errors.append(f"    ErrorShape {{ code: {text(shape.error_code)}, shape: &{constant(shape.name)} }},")
    if len(prefixes) != 1:
        raise SystemExit(f"one host prefix for all operations is expected: {prefixes}")
    others = sorted(set(service.operation_names) - set(pagination))
    head = f"""\
//! Written by scripts/generate_model.py from botocore {botocore.__version__}; do not edit.

use super::shapes::{{ErrorShape, Input, InputKind, Location, Member, Operation, Shape, Structure, quoted}};
"""
    names = "\n".join(f"    {text(key)}," for key in table.keys)
    return table, (
        head
        + "\n/// The version of botocore that this is from.\n"
        + f"pub const BOTOCORE: &str = {text(botocore.__version__)};\n"
        + "\n/// The operations that have a paginator, by name.\npub static OPERATIONS: &[Operation] = &[\n"
        + "\n".join(operations)
        + "\n];\n\n/// The operations that have none.\npub static NOT_PAGEABLE: &[&str] = &[\n"
        + "\n".join(f"    {text(xform_name(name))}," for name in others)
        + "\n];\n\npub static ERRORS: &[ErrorShape] = &[\n"
        + "\n".join(errors)
        + "\n];\n\n/// Every member name once; `Member::key` is an index into it.\npub static KEYS: &[&str] = &[\n"
        + names
        + "\n];\n\n"
        + "\n".join(table.structures.values())
    )


def write_row(table: Table, operation: Any) -> str:
    body = operation.input_shape
    table.structure(body, is_input=True)
    row = operation_row(table, operation, "", []).removesuffix(",").lstrip()
    return (
        f"    Write {{ http: {text(operation.http['method'])}, status: {operation.http['responseCode']}, "
        f"body: &{constant(body.name)},\n      operation: {row} }},"
    )


def limits(shapes: list[Any]) -> list[str]:
    """Return the rows of what the model allows of the values in these structures, and in those that they have."""
    rows: dict[str, str] = {}
    names: set[str] = set()

    def value(of: str, shape: Any) -> None:
        least, most, pattern = (shape.metadata.get(limit) for limit in ("min", "max", "pattern"))
        if (least, most, pattern) != (None, None, None):
            sides = ", ".join("None" if side is None else f"Some({side})" for side in (least, most))
            rows[of] = f"    ({text(of)}, {sides}, {text(pattern or '')}),"
        if shape.type_name == "structure":
            structure(shape)
        elif shape.type_name == "list":
            value(f"{of}[]", shape.member)
        elif shape.type_name == "map":
            value(f"{of}{{}}", shape.key)
            value(f"{of}[]", shape.value)

    def structure(shape: Any) -> None:
        if shape.name not in names:
            names.add(shape.name)
            for name, member in shape.members.items():
                if member.serialization.get("location") is None:
                    value(f"{shape.name}.{name}", member)

    for shape in shapes:
        structure(shape)
    return [rows[of] for of in sorted(rows)]


def farm_table(base: Table) -> str:
    service = botocore.session.get_session().get_service_model("deadline")
    table = Table(base)
    posts = [name for name in service.operation_names if name.startswith(("BatchGet", "Search"))]
    rows: dict[str, list[str]] = {"GET": [], "POST": []}
    for name in sorted([*GETS, *posts, "StartSessionsStatisticsAggregation"]):
        operation = service.operation_model(name)
        members = operation.output_shape.members.items()
        lists = [key for key, shape in members if shape.type_name == "list" and key != "errors"]
        result_key = lists[0] if name in posts else ""
        rows[operation.http["method"]].append(operation_row(table, operation, result_key, []))
    writes = "\n".join(write_row(table, service.operation_model(name)) for name in WRITES)
    allowed = "\n".join(limits([service.operation_model(name).input_shape for name in WRITES]))
    served = {*GETS, *posts, *WRITES, "StartSessionsStatisticsAggregation"}
    unserved = []
    for name in sorted(set(service.operation_names) - served - base.operations):
        http = service.operation_model(name).http
        unserved.append(f"    ({text(http['method'])}, {text(http['requestUri'])}, {text(name)}),")
    names = "\n".join(f"    {text(key)}," for key in list(table.keys)[len(base.keys) :])
    return f"""\
//! Written by scripts/generate_model.py from botocore {botocore.__version__}; do not edit.

use deadline_model::table::{{{", ".join(sorted(table.borrowed))}}};
use deadline_model::{{Input, InputKind, Location, Member, Operation, Shape, Structure, quoted}};

use crate::write::{{Limit, Write}};

/// GETs of one resource, which the last input names.
pub static GETS: &[Operation] = &[
""" + (
        "\n".join(rows["GET"])
        + "\n];\n\n/// The inputs are those of the path; the body has more.\npub static POSTS: &[Operation] = &[\n"
        + "\n".join(rows["POST"])
        + "\n];\n\n/// What changes a simulated farm.\npub static WRITES: &[Write] = &[\n"
        + writes
        + "\n];\n\n/// What their bodies may have; `[]` is each item of a list or map, `{}` each key.\n"
        + "pub static LIMITS: &[Limit] = &[\n"
        + allowed
        + "\n];\n\n/// Method, URI and name of the operations that the farm does not serve.\n"
        + "pub static UNSERVED: &[(&str, &str, &str)] = &[\n"
        + "\n".join(unserved)
        + "\n];\n\n/// Member names beyond the model's: `Member::key` counts on.\npub static KEYS: &[&str] = &[\n"
        + names
        + "\n];\n\n"
        + "\n".join(table.structures.values())
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where a table differs")
    arguments = parser.parse_args()
    table, model = model_table()
    stale = False
    for path, content in ((MODEL_TABLE, model), (FARM_TABLE, farm_table(table))):
        if not arguments.check:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            print(f"{path} differs from botocore {botocore.__version__}: run {sys.argv[0]}", file=sys.stderr)
            stale = True
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
