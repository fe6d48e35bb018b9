"""The docstrings of the list methods."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from botocore import xform_name

from stubs.model import SCALARS, simple_type
from stubs.source import WIDTH
from stubs.summaries import ERRORS, PARAMETERS, SUMMARIES


def field(text: str) -> str:
    return textwrap.fill(
        text,
        WIDTH - 8,
        initial_indent="    ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def choices(enum: list[str]) -> str:
    return ", ".join(f"``{value}``" for value in enum)


def parameter(name: str, shape: Any, required: bool) -> str:
    values = shape.member if shape.type_name == "list" else shape
    kind = simple_type(shape)
    least = f", at least {shape.metadata['min']}" if shape.metadata.get("min") else ""
    unit = " characters" if least and shape.type_name == "string" else ""
    says = [PARAMETERS[name]] if name in PARAMETERS else []
    if values.type_name == "string" and values.enum:
        says.append(f"{'any' if shape.type_name == 'list' else 'one'} of {choices(values.enum)}")
    needed = "required" if required else "optional"
    return field(f"{name}: ({kind}, {needed}{least}{unit}) {'; '.join(says)}".rstrip())


def members(shape: Any, indent: str, required: list[str]) -> Iterator[str]:
    for name, member in shape.members.items():
        first, *rest = returned(member, indent)
        lines = [f'{indent}"{name}": {first}', *rest]
        lines[-1] += "," if name in required else ",  # optional"
        yield from lines


def returned(shape: Any, indent: str) -> list[str]:
    """A shape as the lines of a Python literal with types for values."""
    kind, inner = shape.type_name, indent + "    "
    if kind == "structure" and not shape.is_document_type:
        one = "  # one of these" if shape.is_tagged_union else ""
        return ["{" + one, *members(shape, inner, shape.required_members), indent + "}"]
    if kind == "list":
        first, *rest = returned(shape.member, indent)
        return [f"[{first}", *rest[:-1], f"{rest[-1]}, ...]"] if rest else [f"[{first}, ...]"]
    if kind == "map":
        *keys, last = returned(shape.key, indent)
        first, *rest = returned(shape.value, indent)
        lines = [*keys, f"{last}: {first}", *rest]
        lines[0] = "{" + lines[0]
        lines[-1] += "}"
        return lines
    if kind == "string" and shape.enum:
        return wrapped(" | ".join(f'"{value}"' for value in shape.enum), indent)
    return ["dict"] if kind == "structure" else [SCALARS[kind]]


def wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH - 60, subsequent_indent=indent + "    ", break_long_words=False, break_on_hyphens=False
    )


def reference(name: str, operation: Any, result_key: str) -> str:
    shape, output = operation.input_shape, operation.output_shape
    method, required = xform_name(name), shape.required_members
    given = ", ".join(f"{key}=..." for key in required)
    lines = [
        f"{SUMMARIES[name]}, one page.",
        "",
        f"The API operation is ``{name}``. To list all pages::",
        "",
        f'    for page in client.get_paginator("{method}").paginate({given}):',
        f'        print(page["{result_key}"])',
        "",
        "Args:",
        *(parameter(key, member, key in required) for key, member in shape.members.items()),
        "",
        "Returns:",
        "    A dict::",
        "",
        "        {",
        *members(output, " " * 12, output.required_members),
        '            "ResponseMetadata": {"RequestId": str, "HTTPStatusCode": int, "HTTPHeaders": {str: str}, '
        '"RetryAttempts": int},',
        "        }",
        "",
        "Raises:",
        *(f"    client.exceptions.{error.name}: {ERRORS[error.name]}." for error in operation.error_shapes),
        "    ParamValidationError: a parameter is missing, unknown or of the wrong type; nothing is sent.",
    ]
    return "\n".join(lines)
