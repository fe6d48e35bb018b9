"""paginator.py: a type for the paginator of each operation."""

from __future__ import annotations

from botocore import xform_name

from stubs.model import Model
from stubs.source import docstring, head
from stubs.words import SUMMARIES


def paginator_py(model: Model) -> str:
    parts = [
        head(
            "What type checkers know of `client.get_paginator()`: a type for each operation.",
            "from __future__ import annotations",
            "",
            "from typing import TYPE_CHECKING, Any, Protocol",
            "",
            "if TYPE_CHECKING:",
            "    from collections.abc import Sequence",
            "    from typing import Literal",
            "    from deadline_pages._native import PageIterator",
            "    from deadline_pages.literals import *",
            "    from deadline_pages.type_defs import *",
        ).replace(
            "\n\nWritten",
            "\n\nThere is one class at run time, `deadline_pages.Paginator`; these are its shapes, for annotations "
            "only."
            "\n\nWritten",
            1,
        ),
    ]
    for name, operation in model.operations.items():
        given = model.keywords(operation.input_shape, without=("nextToken", "maxResults"))
        arguments = ", ".join(["self", "*", *given, "PaginationConfig: PaginatorConfigTypeDef = ..."])
        parts += [
            f"class {name}Paginator(Protocol):",
            docstring(f'What ``client.get_paginator("{xform_name(name)}")`` gives.'),
            "",
            f"    def paginate({arguments}) -> PageIterator[{name}PageTypeDef]:",
            docstring(f"{SUMMARIES[name]}; nothing is sent before the first page is asked for.", 2),
            "        ...",
            "",
            "    @property",
            "    def result_keys(self) -> list[Any]:",
            docstring("The JMESPath expressions of the lists in a page: one for every operation.", 2),
            "        ...",
            "",
        ]
    return "\n".join(parts)
