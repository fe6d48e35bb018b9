"""_client/declarations.py, and the stub of _client/operations.py: a method for each operation."""

from __future__ import annotations

from botocore import xform_name

from stubs.docstrings import reference
from stubs.model import Model
from stubs.source import docstring, head
from stubs.summaries import GET_PAGINATOR, SUMMARIES


def declarations_py(model: Model) -> str:
    parts = [
        head("Signatures and docstrings of the list methods, which `operations.py` implements."),
        "class Declarations:",
        docstring("A declaration of each paginated operation."),
    ]
    for name, operation in model.operations.items():
        method = xform_name(name)
        given = ", ".join(["self", "*", *model.keywords(operation.input_shape, simple=True)])
        parts += [
            "",
            f"    def {method}({given}) -> dict:",
            docstring(reference(name, operation, model.result_keys[name]), 2),
        ]
    parts += ["", 'LIST_METHODS = tuple(name for name in vars(Declarations) if not name.startswith("_"))']
    return "\n".join(parts)


def operations_pyi(model: Model) -> str:
    parts = [
        head(
            "The types of the list methods and of `get_paginator()`.",
            "from collections.abc import Sequence",
            "from typing import Literal, overload",
            "from types_boto3_deadline import DeadlineCloudClient",
            "from deadline_pages.literals import *",
            "from deadline_pages.paginator import *",
            "from deadline_pages.type_defs import *",
        ),
        '__all__ = ["ListOperations"]',
        "",
        "class ListOperations(DeadlineCloudClient):",
        docstring(
            "The paginated operations, in place of those of a typed boto3 client, whose other methods are boto3's."
        ),
    ]
    for name in model.operations:
        parts += [
            "    @overload",
            f'    def get_paginator(self, operation_name: Literal["{xform_name(name)}"]) -> {name}Paginator:',
            docstring(GET_PAGINATOR, 2),
        ]
    for name, operation in model.operations.items():
        given = ", ".join(["self", "*", *model.keywords(operation.input_shape)])
        parts += [
            f"    def {xform_name(name)}({given}) -> {model.name(operation.output_shape)}:",
            docstring(f"{SUMMARIES[name]}, one page.", 2),
            f"    async def {xform_name(name)}_async({given}) -> {model.name(operation.output_shape)}:",
            docstring(awaited(xform_name(name)), 2),
        ]
    return "\n".join(parts)


def awaited(method: str) -> str:
    return f"Await ``{method}`` in an asyncio event loop, with the same parameters, result and errors."
