"""The clients of `deadline_pages.aio`, their paginators and pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deadline_pages._awaited import call_in_thread
from deadline_pages._client import LISTS, OF_BOTO3

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable
    from typing import Any

    from deadline_pages import _native
    from deadline_pages._client import Client

_CALLS_OF_BOTO3 = OF_BOTO3 - {"get_waiter", "waiter_names"}


class AioClient:
    """A client whose calls are coroutines and whose pages come by ``async for``.

    What does not list is boto3's, where that is installed, and runs in a thread.
    """

    def __init__(self, client: Client) -> None:
        """Wrap a client of ``deadline_pages.client``."""
        self._client = client

    def __getattr__(self, name: str) -> Any:
        """Give an operation as a coroutine, and what needs no awaiting (``meta``, ``exceptions``, ``can_paginate``).

        Raises:
            AttributeError: there is no such attribute; of an operation that does not list, when it is awaited, if boto3
                is not installed.
        """
        if name in LISTS:
            return getattr(self._client, f"{name}_async")
        if name in ("can_paginate", "exceptions", "meta"):
            return getattr(self._client, name)
        if name in _CALLS_OF_BOTO3:
            return partial(call_in_thread, lambda *args, **kwargs: getattr(self._client, name)(*args, **kwargs))
        from deadline_pages._names import no_attribute

        raise no_attribute(self, name, instead="aiobotocore")

    def __dir__(self) -> list[str]:
        """Name the operations."""
        theirs = _CALLS_OF_BOTO3 & {*dir(self._client)}
        return sorted({*super().__dir__(), *LISTS, *theirs, "can_paginate", "exceptions", "meta"})

    def __repr__(self) -> str:
        """Show region and endpoint."""
        return f"<deadline_pages.aio.AioClient of {self._client._described()}>"

    def get_paginator(self, operation_name: Any) -> AioPaginator:
        """Give a paginator, by a method name (str) such as ``"list_sessions"``.

        Raises:
            OperationNotPageableError: the operation has no paginator.
            KeyError: there is no such operation; a note says which one has nearly that name.
        """
        return AioPaginator(self._client.get_paginator(operation_name))

    async def close(self) -> None:
        """Close the connections that are kept open."""
        self._client.close()

    async def __aenter__(self) -> AioClient:
        """Give this client."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        await self.close()


class AioPaginator:
    """Lists by one operation, page by page."""

    def __init__(self, paginator: _native.Paginator) -> None:
        """Wrap a paginator of ``Client.get_paginator``."""
        self._paginator = paginator

    def paginate(self, **kwargs: Any) -> AioPageIterator:
        """Start a listing; nothing is sent before the first page is awaited.

        Args:
            kwargs: the operation's parameters, and ``PaginationConfig``.
        """
        return AioPageIterator(self._paginator.paginate(**kwargs))

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        return self._paginator.result_keys

    def __repr__(self) -> str:
        """Show what the paginator shows that this one stands on."""
        return f"<deadline_pages.aio.AioPaginator: {self._paginator!r}>"


class AioPageIterator:
    """The pages of one listing."""

    def __init__(self, pages: _native.PageIterator) -> None:
        """Wrap the pages of ``Paginator.paginate``."""
        self._pages = pages

    def __aiter__(self) -> AsyncIterator[dict[str, Any]]:
        """Start a pass from the beginning."""
        return self._pages.__aiter__()

    @property
    def resume_token(self) -> str | None:
        """The token to go on from, as ``StartingToken``: where ``MaxItems`` or an error ended the listing."""
        return self._pages.resume_token

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        return self._pages.result_keys

    @property
    def non_aggregate_part(self) -> dict[str, Any]:
        """The members that all pages share, taken from the first page of the latest pass."""
        return self._pages.non_aggregate_part

    def search(self, expression: Any) -> AsyncIterator[Any]:
        """Search each page with a JMESPath expression, for ``async for``: a list's elements come one by one.

        Args:
            expression: a JMESPath expression (str).
        """
        return self._pages.search(expression)

    def result_key_iters(self) -> list[Any]:
        """Give one iterable over the items, for ``async for``, for each result key."""
        return self._pages.result_key_iters()

    def build_full_result(self) -> Awaitable[dict[str, Any]]:
        """Drain the listing into one dict, awaited."""
        return self._pages.build_full_result_async()

    def __repr__(self) -> str:
        """Show what the pages show that these stand on."""
        return f"<deadline_pages.aio.AioPageIterator: {self._pages!r}>"


for _class in (AioClient, AioPaginator, AioPageIterator):
    _class.__module__ = "deadline_pages.aio"  # their public address
