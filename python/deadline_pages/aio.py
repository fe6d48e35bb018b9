"""aiobotocore's way of writing it: a program that lists through aiobotocore goes on with this session instead.

>>> from deadline_pages.aio import get_session
>>> async with get_session().create_client("deadline", region_name="us-west-2") as client:
...     async for page in client.get_paginator("list_sessions").paginate(farmId=farm, queueId=queue, jobId=job):
...         print(len(page["sessions"]))

Nothing here is needed to await: the clients of ``deadline_pages.client`` do that as well, by methods of their own
(``async for``, ``list_sessions_async``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deadline_pages._client import LISTS
from deadline_pages.session import Session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import Any, Literal

    from deadline_pages import PageIterator, Paginator
    from deadline_pages._client import Client
    from deadline_pages._native import PageCursor


# aiobotocore's: so many requests of a client are under way, others wait for their turn.
_MAX_POOL_CONNECTIONS = 10


def get_session() -> AioSession:
    """Make a session, as ``aiobotocore.session.get_session`` does."""
    return AioSession()


class AioSession:
    """A session of the environment and the shared files.

    :param profile: a profile of the shared files (str); by default the environment's, or ``default``.
    :raises ProfileNotFound: there is no such profile.
    """

    def __init__(self, profile: str | None = None) -> None:
        """Note the profile; nothing is connected to."""
        self._session = Session(profile_name=profile)

    def create_client(
        self, service_name: Literal["deadline"], region_name: str | None = None, **arguments: Any
    ) -> _Context:
        """Make a client; `async with` opens and closes it.

        :param service_name: always ``"deadline"``.
        :param region_name: such as ``"us-west-2"``.
        :param arguments: those of ``deadline_pages.client``.
        :return: an asynchronous context manager that gives the client.
        :raises: on entering, what ``deadline_pages.client`` raises.
        """

        def make() -> Client:
            from deadline_pages._config import with_pool_size

            config = with_pool_size(arguments.get("config"), _MAX_POOL_CONNECTIONS)
            return self._session.client(service_name, region_name, **{**arguments, "config": config})

        return _Context(make, partial(self._session._fetches_first, **arguments))


class _Context:
    """Makes a client where it is entered, in a thread where credentials have to be fetched for it."""

    def __init__(self, make: Callable[[], Client], is_slow: Callable[[], bool]) -> None:
        self._make = make
        self._is_slow = is_slow

    async def __aenter__(self) -> AioClient:
        self._client = AioClient(await _in_thread(self._make) if self._is_slow() else self._make())
        return self._client

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()


async def _in_thread(make: Callable[[], Client]) -> Client:
    """Make a client in a daemon thread: a loop that ends does not wait for it, as for those of its executor."""
    import asyncio
    from contextlib import suppress
    from contextvars import copy_context
    from threading import Thread

    loop = asyncio.get_running_loop()
    future: asyncio.Future[Client] = loop.create_future()

    def settle(made: Client | None, error: Exception | None) -> None:
        if future.done():  # cancelled
            return
        if made is not None:
            future.set_result(made)
        elif error is not None:
            future.set_exception(error)

    def run() -> None:
        made = reason = None
        try:
            made = make()
        except Exception as error:
            reason = error
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(settle, made, reason)

    Thread(target=copy_context().run, args=(run,), name="deadline_pages", daemon=True).start()
    return await future


class AioClient:
    """A client whose list calls are coroutines and whose pages come by ``async for``."""

    def __init__(self, client: Client) -> None:
        """Wrap a client of ``deadline_pages.client``."""
        self._client = client

    def __getattr__(self, name: str) -> Any:
        """Give a list call as a coroutine, and what needs no awaiting (``meta``, ``exceptions``, ``can_paginate``).

        :raises AttributeError: there is no such attribute, or it is an operation that does not list.
        """
        if name in LISTS:
            return getattr(self._client, f"{name}_async")
        if name in ("can_paginate", "exceptions", "meta"):
            return getattr(self._client, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        """Name the list calls."""
        return sorted({*super().__dir__(), *LISTS, "can_paginate", "exceptions", "meta"})

    def get_paginator(self, operation_name: Any) -> AioPaginator:
        """Give a paginator, by a method name (str) such as ``"list_sessions"``.

        :raises OperationNotPageableError: the operation has no paginator.
        :raises KeyError: there is no such operation.
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

    def __init__(self, paginator: Paginator) -> None:
        """Wrap a paginator of ``Client.get_paginator``."""
        self._paginator = paginator

    def paginate(self, **kwargs: Any) -> AioPageIterator:
        """Start a listing; nothing is sent before the first page is awaited.

        :param kwargs: the operation's parameters, and ``PaginationConfig``.
        """
        return AioPageIterator(self._paginator.paginate(**kwargs))


class AioPageIterator:
    """The pages of one listing."""

    def __init__(self, pages: PageIterator) -> None:
        """Wrap the pages of ``Paginator.paginate``."""
        self._pages = pages

    def __aiter__(self) -> PageCursor:
        """Start a pass from the beginning."""
        return self._pages.__aiter__()

    def __getattr__(self, name: str) -> Any:
        """Give what needs no awaiting: ``resume_token``, ``result_keys``, ``non_aggregate_part``, ``search(...)``."""
        return getattr(self._pages, name)

    def build_full_result(self) -> Awaitable[dict[str, Any]]:
        """Drain the listing into one dict, awaited."""
        return self._pages.build_full_result_async()
