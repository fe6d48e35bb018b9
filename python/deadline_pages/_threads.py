"""Blocking calls of coroutines, in threads."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    _T = TypeVar("_T")


async def call_in_thread(call: Callable[..., _T], *args: Any, **kwargs: Any) -> _T:
    """Run a blocking call in a daemon thread, which a closing event loop, unlike one of its executor's, does not join.

    Args:
        call: function to call.
        args: its positional arguments.
        kwargs: its keyword arguments.

    Returns:
        What the call returns.

    Raises:
        Exception: what the call raises.
    """
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
        with suppress(RuntimeError):  # the loop was closed
            loop.call_soon_threadsafe(settle, result, reason)

    Thread(target=copy_context().run, args=(run,), name="deadline_pages", daemon=True).start()
    result: _T = await future
    return result
