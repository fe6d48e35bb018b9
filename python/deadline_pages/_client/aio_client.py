"""Clients, paginators and pages of `deadline_pages.aio`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deadline_pages._client.client import BOTO3_METHODS
from deadline_pages._client.coroutines import call_in_thread
from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._client.paginators import Paginator
from deadline_pages._native import PageIterator

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import Any

    from deadline_pages._client.client import Client

_BOTO3_CALLS = BOTO3_METHODS - {"get_waiter", "waiter_names"}


class AioClient:
    """A client whose methods are coroutines and whose pages are iterated with ``async for``.

    Operations that do not list run in a thread with boto3, if it is installed.
    """

    def __init__(self, client: Client) -> None:
        """Wrap a client of ``deadline_pages.client``."""
        self._client = client

    def __getattr__(self, name: str) -> Any:
        """Return an operation as a coroutine function, or ``meta``, ``exceptions`` or ``can_paginate``.

        Raises:
            AttributeError: there is no such attribute. An operation that does not list raises it when awaited, if boto3
                is not installed.
        """
        if name in LIST_METHODS:
            return getattr(self._client, f"{name}_async")
        if name in ("can_paginate", "exceptions", "meta"):
            return getattr(self._client, name)
        if name in _BOTO3_CALLS:
            return partial(call_in_thread, lambda *args, **kwargs: getattr(self._client, name)(*args, **kwargs))
        from deadline_pages._names import attribute_error

        raise attribute_error(self, name, instead="aiobotocore")

    def __dir__(self) -> list[str]:
        """List the operations as well."""
        theirs = _BOTO3_CALLS & {*dir(self._client)}
        return sorted({*super().__dir__(), *LIST_METHODS, *theirs, "can_paginate", "exceptions", "meta"})

    def __repr__(self) -> str:
        """Show region and endpoint."""
        return f"<deadline_pages.aio.AioClient of {self._client._native.place}>"

    def get_paginator(self, operation_name: Any) -> AioPaginator:
        """Return the paginator of an operation.

        Args:
            operation_name: method name (str) such as ``"list_sessions"``.

        Raises:
            OperationNotPageableError: the operation has no paginator.
            KeyError: there is no such operation; a note suggests the closest name.
        """
        made: AioPaginator = self._client._get_paginator(operation_name, AioPaginator)
        return made

    async def close(self) -> None:
        """Close idle connections."""
        self._client.close()

    async def __aenter__(self) -> AioClient:
        """Return this client."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        await self.close()


class AioPageIterator(PageIterator):
    """The pages of a listing, for ``async for``."""

    __iter__ = None  # type: ignore[assignment]  # it would block the event loop

    def build_full_result(self) -> Awaitable[dict[str, Any]]:  # type: ignore[override]
        """Collect all pages into one dict; a coroutine."""
        return self.build_full_result_async()


class AioPaginator(Paginator):
    """Paginator of one list operation."""

    PAGE_ITERATOR_CLS = AioPageIterator

    if TYPE_CHECKING:

        def paginate(self, **kwargs: Any) -> AioPageIterator: ...


for _class in (AioClient, AioPaginator, AioPageIterator):
    _class.__module__ = "deadline_pages.aio"  # their public address
