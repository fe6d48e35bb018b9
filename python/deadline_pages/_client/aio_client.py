"""Clients, paginators and pages of `deadline_pages.aio`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deadline_pages._client.client import BOTO3_METHODS
from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._client.paginators import Paginator
from deadline_pages._native import PageIterator, Scan
from deadline_pages._threads import call_in_thread

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import Any

    from deadline_pages._client.client import Client
    from deadline_pages._native import Partition

_SAME = ("can_paginate", "exceptions", "meta")
_BOTO3_CALLS = BOTO3_METHODS - {"get_waiter", "waiter_names"}


class AioClient:
    """A client whose methods are coroutines and whose pages are iterated with ``async for``.

    Operations that do not list run in a thread with boto3, if it is installed.
    """

    def __init__(self, client: Client) -> None:
        """Wrap a client of ``deadline_pages.client``."""
        self._client = client

    def __getattr__(self, name: str) -> Any:
        """Return a coroutine function (an operation, ``snapshot``), or one of the client's other attributes.

        Raises:
            AttributeError: there is no such attribute. An operation that does not list raises it when awaited, if boto3
                is not installed.
        """
        if name in LIST_METHODS:
            return getattr(self._client, f"{name}_async")
        if name in _SAME:
            return getattr(self._client, name)
        if name == "snapshot":
            return self._client.snapshot_async
        if name in _BOTO3_CALLS:
            return partial(call_in_thread, lambda *args, **kwargs: getattr(self._client, name)(*args, **kwargs))
        from deadline_pages._names import attribute_error

        raise attribute_error(self, name, instead="aiobotocore")

    def __dir__(self) -> list[str]:
        """List the operations as well."""
        theirs = _BOTO3_CALLS & {*dir(self._client)}
        return sorted({*super().__dir__(), *LIST_METHODS, *theirs, *_SAME, "snapshot"})

    def __repr__(self) -> str:
        """Show region and endpoint."""
        return f"<deadline_pages.aio.AioClient of {self._client._native.place}>"

    def _repr_html_(self) -> str:
        """Show in a notebook what it is."""
        from deadline_pages._notebook import html

        given = {"endpoint": self._client._native.place, "profile": self._client._arguments["profile_name"]}
        return html.card(type(self).__name__, "of AWS Deadline Cloud", html.facts(given))

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

    def scan(self, operation_name: str, **options: Any) -> AioScan:
        """List an operation below all parents that there are, as ``Client.scan`` does.

        Args:
            operation_name: method name (str) such as ``"list_sessions"``.
            options: those of ``Client.scan``.

        Returns:
            An ``AioScan``, for ``async for``.

        Raises:
            Exception: those of ``Client.scan``.
        """
        from deadline_pages._scan.options import scan

        self._client._check_paginated(operation_name)
        profile_name = self._client._arguments["profile_name"]
        scanned = scan(self._client._native, operation_name, kind=AioScan, profile_name=profile_name, **options)
        assert isinstance(scanned, AioScan)
        return scanned

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


class AioScan(Scan):
    """The pages of an operation below all parents, for ``async for``."""

    __iter__ = None  # type: ignore[assignment]  # it would block the event loop

    def build_full_result(self) -> Awaitable[dict[str, Any]]:  # type: ignore[override]
        """Collect all pages into one dict; a coroutine."""
        return self.build_full_result_async()

    def partitions(self, n: int, /) -> Awaitable[list[Partition]]:  # type: ignore[override]
        """Divide the scan; a coroutine."""
        return self.partitions_async(n)


class AioPaginator(Paginator):
    """Paginator of one list operation."""

    PAGE_ITERATOR_CLS = AioPageIterator

    if TYPE_CHECKING:

        def paginate(self, **kwargs: Any) -> AioPageIterator: ...


for _class in (AioClient, AioPaginator, AioPageIterator, AioScan):
    _class.__module__ = "deadline_pages.aio"  # their public address
