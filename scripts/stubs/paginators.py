"""The stub of paginator.py: a type for the paginator of each operation."""

from __future__ import annotations

from botocore import xform_name

from stubs.model import Model
from stubs.source import docstring, head
from stubs.summaries import SUMMARIES


def paginator_pyi(model: Model) -> str:
    parts = [
        head(
            "Types of the paginators, in place of those of types-boto3-deadline.",
            "from collections.abc import Sequence",
            "from typing import Any, Literal, NoReturn",
            "from types_boto3_deadline import paginator as _boto3",
            "from typing_extensions import Self",
            "from deadline_pages._native import PageIterator",
            "from deadline_pages.literals import *",
            "from deadline_pages.type_defs import *",
        ),
        f"__all__ = {sorted(f'{name}Paginator' for name in model.operations)}",
        "",
        "class _Common:",
        "    def __copy__(self) -> Self: ...",
        "    def __deepcopy__(self, _memo: dict[int, Any]) -> NoReturn: ...",
        "    @property",
        "    def result_keys(self) -> list[Any]:",
        docstring("JMESPath expressions of the lists in a page: one for every operation.", 2),
    ]
    for name, operation in model.operations.items():
        given = model.keywords(operation.input_shape, without=("nextToken", "maxResults"))
        arguments = ", ".join(["self", "*", *given, "PaginationConfig: PaginatorConfigTypeDef = ..."])
        arguments += ", read_ahead: int = ..."
        parts += [
            f"class {name}Paginator(_Common, _boto3.{name}Paginator):",
            docstring(f"The paginator of ``{xform_name(name)}``."),
            "",
            f"    def paginate({arguments}) -> PageIterator[{name}PageTypeDef]:",
            docstring(f"{SUMMARIES[name]}. Iterating over the pages sends the first request.", 2),
        ]
    return "\n".join(parts)
