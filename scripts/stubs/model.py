"""The paginated operations of the installed botocore, and the Python types of their shapes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import botocore.session

from stubs.summaries import SUMMARIES

SCALARS = {
    "string": "str",
    "integer": "int",
    "long": "int",
    "float": "float",
    "double": "float",
    "boolean": "bool",
    "timestamp": "datetime",
}


class Model:
    """The paginated operations, and the names of the types that they use."""

    def __init__(self) -> None:
        session = botocore.session.get_session()
        service = session.get_service_model("deadline")
        pagination = session.get_paginator_model("deadline")._paginator_config
        self.operations = {name: service.operation_model(name) for name in sorted(pagination)}
        self.result_keys = {name: rules["result_key"] for name, rules in pagination.items()}
        if set(SUMMARIES) != set(self.operations):
            raise SystemExit(f"SUMMARIES and the paginators differ: {set(SUMMARIES) ^ set(self.operations)}")
        # A structure that goes in as well takes any Sequence there: types-boto3 calls what comes out ...Output.
        everything = map(service.operation_model, service.operation_names)
        inputs = [operation.input_shape for operation in everything if operation.input_shape]
        self.inputs = {shape.name for root in inputs for shape in reach(root)}
        self.enums: dict[str, list[str]] = {}

    def outputs(self) -> Iterator[Any]:
        """Each structure that the operations reach, after those that it holds."""
        met: set[str] = set()
        for operation in self.operations.values():
            for shape in reach(operation.output_shape):
                if shape.name not in met and shape.type_name == "structure" and not shape.is_document_type:
                    met.add(shape.name)
                    yield shape

    def name(self, shape: Any) -> str:
        kinds = {inner.type_name for inner in reach(shape)}
        both = shape.name in self.inputs and kinds & {"list", "map", "timestamp"}
        return f"{shape.name}{'Output' if both else ''}TypeDef"

    def type(self, shape: Any, lists: str = "list") -> str:
        kind = shape.type_name
        if kind == "structure":
            return "dict[str, Any]" if shape.is_document_type else self.name(shape)
        if kind == "list":
            return f"{lists}[{self.type(shape.member)}]"
        if kind == "map":
            return f"dict[{self.type(shape.key)}, {self.type(shape.value)}]"
        if kind == "string" and len(shape.enum) == 1:
            return f'Literal["{shape.enum[0]}"]'
        if kind == "string" and shape.enum:
            self.enums[f"{shape.name}Type"] = shape.enum
            return f"{shape.name}Type"
        return SCALARS[kind]

    def keywords(self, shape: Any, without: tuple[str, ...] = (), *, simple: bool = False) -> Iterator[str]:
        """The parameters as keyword arguments, what is required first; `simple`: with types that need no import."""
        required = shape.required_members
        for key in sorted(
            set(shape.members) - set(without), key=lambda key: (key not in required, [*shape.members].index(key))
        ):
            default = "" if key in required else " = ..."
            member = shape.members[key]
            yield f"{key}: {simple_type(member) if simple else self.type(member, 'Sequence')}{default}"


def simple_type(shape: Any) -> str:
    return "list[str]" if shape.type_name == "list" else SCALARS[shape.type_name]


def reach(shape: Any, path: tuple[str, ...] = ()) -> Iterator[Any]:
    """The shapes that a shape holds, then the shape itself."""
    if shape.name in path:
        return
    inner: Any = {
        "structure": lambda: shape.members.values(),
        "list": lambda: [shape.member],
        "map": lambda: [shape.key, shape.value],
    }.get(shape.type_name)
    for member in inner() if inner else ():
        yield from reach(member, (*path, shape.name))
    yield shape
