"""The whole of a listing, and calls that take long, in an event loop."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from deadline_pages import _native

    _T = TypeVar("_T")


async def build_full_result(pages: _native.PageIterator) -> dict[str, Any]:
    """Drain a listing into one dict."""
    complete: dict[str, Any] = {}
    async for page in pages:
        pages._merge(complete, page)
    return pages._complete(complete)


async def call_in_thread(call: Callable[..., _T], *args: Any, **kwargs: Any) -> _T:
    """Make a call in a daemon thread: a loop that ends does not wait for it, as for those of its executor."""
    import asyncio
    from contextlib import suppress
    from contextvars import copy_context
    from threading import Thread

    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def settle(result: Any, error: Exception | None) -> None:
        if future.done():  # cancelled
            return
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)

    def run() -> None:
        result = reason = None
        try:
            result = call(*args, **kwargs)
        except Exception as error:
            reason = error
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(settle, result, reason)

    Thread(target=copy_context().run, args=(run,), name="deadline_pages", daemon=True).start()
    result: _T = await future
    return result
