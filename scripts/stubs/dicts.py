"""type_defs.py and literals.py: the types of results."""

from __future__ import annotations

from botocore import xform_name

from stubs.model import Model
from stubs.source import docstring, head

METADATA = {
    "RequestId": "str",
    "HTTPStatusCode": "int",
    "HTTPHeaders": "dict[str, str]",
    "RetryAttempts": "int",
}


def typed_dict(
    name: str, text: str, required: dict[str, str], optional: dict[str, str], base: str = "TypedDict"
) -> str:
    """A TypedDict; one with both kinds of members has a base, as Python 3.10 has no NotRequired."""
    if required and optional:
        private = f"_{name.removesuffix('TypeDef')}"
        return typed_dict(private, f"The members that {name} always has.", required, {}, base) + typed_dict(
            name, text, {}, optional, private
        )
    total = ", total=False" if optional else ""
    rows = "\n".join(f"    {key}: {kind}" for key, kind in (required | optional).items())
    return f"class {name}({base}{total}):\n{docstring(text)}\n\n{rows}\n\n"


def type_defs_py(model: Model) -> str:
    parts = [
        head(
            "TypedDicts of the results, named as in types-boto3-deadline.",
            "from datetime import datetime",
            "from typing import Any, Literal, TypedDict",
            "from deadline_pages.literals import *",
        ),
        typed_dict("ResponseMetadataTypeDef", "Metadata of the response.", METADATA, {"HostId": "str"}),
        typed_dict(
            "PaginatorConfigTypeDef",
            "Start and end of a listing, and the size of its pages.",
            {},
            {"MaxItems": "int", "PageSize": "int", "StartingToken": "str"},
        ),
    ]
    answers = {operation.output_shape.name: name for name, operation in model.operations.items()}
    for shape in model.outputs():
        kinds = {key: model.type(member) for key, member in shape.members.items()}
        name, operation = model.name(shape), answers.get(shape.name)
        # types-boto3 promises all members of an answer but the token.
        always = [key for key in kinds if key != "nextToken"] if operation else shape.required_members
        required = {key: kind for key, kind in kinds.items() if key in always}
        optional = {key: kind for key, kind in kinds.items() if key not in always}
        if set(kinds) & {"str", "bool", "list", "dict", "datetime"}:
            raise SystemExit(f"{name}: a member has the name of a type")
        if not operation:
            one = ": one of its members" if shape.is_tagged_union else ""
            parts.append(typed_dict(name, f"{shape.name}{one}.", required, optional))
            continue
        required["ResponseMetadata"] = "ResponseMetadataTypeDef"
        parts.append(typed_dict(name, f"The result of ``{xform_name(operation)}()``.", required, optional))
        page = f"A page of ``{xform_name(operation)}``; ``NextToken`` is a resume token."
        parts.append(typed_dict(f"{operation}PageTypeDef", page, {}, {"NextToken": "str"}, name))
    return "\n".join(parts)


def literals_py(model: Model) -> str:
    rows = [f"{name} = Literal[{', '.join(map(repr, values))}]" for name, values in sorted(model.enums.items())]
    return "\n".join(
        [head("The values of enumerations, named as in types-boto3-deadline.", "from typing import Literal"), *rows]
    )
