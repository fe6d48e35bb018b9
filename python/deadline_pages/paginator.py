"""The classes returned by ``client.get_paginator()``, named as in types-boto3-deadline."""

from __future__ import annotations

from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._client.paginators import api_name, paginator_class

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_OPERATIONS = {f"{api_name(operation)}Paginator": operation for operation in LIST_METHODS}
__all__ = list(_OPERATIONS)


def __getattr__(name: str) -> Any:
    operation = _OPERATIONS.get(name)
    if operation is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return paginator_class(operation)


def __dir__() -> list[str]:
    return sorted({*globals(), *_OPERATIONS})
