"""Write src/model/table.rs from the installed botocore's service model (facts only, no documentation text).

python scripts/generate_model.py            # write the table
python scripts/generate_model.py --check    # exit 1 where it differs from the one checked in
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

TABLE = Path(__file__).resolve().parent.parent / "src" / "model" / "table.rs"
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
    """Collects the structures that the operations reach, in the order they are met."""

    def __init__(self) -> None:
        self.structures: dict[str, Any] = {}
        self.keys: dict[str, int] = {}

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

    def structure(self, shape: Any) -> None:
        if shape.name in self.structures:
            return
        self.structures[shape.name] = None  # holds the place of a structure that contains itself
        rows = []
        for name, member in shape.members.items():
            location = member.serialization.get("location")
            if location not in (None, "header"):
                raise SystemExit(f"{shape.name}.{name}: location {location} is not supported")
            if location is None and member.serialization.get("name", name) != name:
                raise SystemExit(f"{shape.name}.{name}: renamed on the wire, not supported")
            if member.type_name == "timestamp" and member.serialization.get("timestampFormat", "iso8601") != "iso8601":
                raise SystemExit(f"{shape.name}.{name}: timestamp format is not supported")
            header = f"Some({text(member.serialization['name'])})" if location else "None"
            required = str(name in shape.required_members).lower()
            rows.append(
                f"    Member {{ name: {text(name)}, key: {self.key(name)}, "
                f"required: {required}, header: {header}, shape: {self.shape(member)} }},"
            )
        union = str(shape.is_tagged_union).lower()
        self.structures[shape.name] = (
            f"pub static {constant(shape.name)}: Structure = Structure {{ name: {text(shape.name)}, "
            f"union: {union}, members: &[\n" + "\n".join(rows) + "\n] };\n"
        )


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


def generate() -> str:
    session = botocore.session.get_session()
    service = session.get_service_model("deadline")
    pagination = session.get_paginator_model("deadline")._paginator_config
    table = Table()
    operations, prefixes = [], set()
    for name in sorted(pagination):
        rules, operation = pagination[name], service.operation_model(name)
        fixed = (rules["input_token"], rules["output_token"], rules["limit_key"], operation.http["method"])
        if fixed != ("nextToken", "nextToken", "maxResults", "GET") or not isinstance(rules["result_key"], str):
            raise SystemExit(f"{name}: this pagination is not supported: {rules}")
        prefixes.add(operation.endpoint["hostPrefix"])
        table.structure(operation.output_shape)
        inputs = "\n".join(input_row(operation, key, shape) for key, shape in operation.input_shape.members.items())
        operations.append(
            f"    Operation {{ name: {text(name)}, method: {text(xform_name(name))}, "
            f"uri: {text(operation.http['requestUri'])},\n      inputs: &[\n{inputs}\n      ],\n"
            f"      result_key: {text(rules['result_key'])}, "
            f"non_aggregate_keys: {texts(rules.get('non_aggregate_keys', []))}, "
            f"output: &{constant(operation.output_shape.name)} }},"
        )
    errors = []
    for shape in service.error_shapes:
        table.structure(shape)
        errors.append(f"    ErrorShape {{ code: {text(shape.error_code)}, shape: &{constant(shape.name)} }},")
    if len(prefixes) != 1:
        raise SystemExit(f"one host prefix for all operations is expected: {prefixes}")
    others = sorted(set(service.operation_names) - set(pagination))
    head = f"""\
//! Written by scripts/generate_model.py from botocore {botocore.__version__}; do not edit.

use super::{{ErrorShape, Input, InputKind, Location, Member, Operation, Shape, Structure}};
"""
    names = "\n".join(f"    {text(key)}," for key in table.keys)
    return (
        head
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where the table differs")
    arguments = parser.parse_args()
    table = generate()
    if not arguments.check:
        TABLE.write_text(table, encoding="utf-8")
        return 0
    if TABLE.read_text(encoding="utf-8") == table:
        return 0
    print(f"{TABLE} differs from botocore {botocore.__version__}: run scripts/generate_model.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
