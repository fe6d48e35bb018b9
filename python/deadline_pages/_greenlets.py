"""Waiting under gevent and eventlet: other greenlets of the thread run meanwhile, as with boto3."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# Longest wait in seconds, for signals and callbacks in between.
_INTERVAL = 0.05


def is_patched() -> bool:
    """Whether gevent or eventlet patched this process's sockets."""
    return _gevent() is not None or _eventlet() is not None


def hub_wait() -> Callable[[int | None], bool] | None:
    """Return a function that waits in this thread's hub.

    Returns:
        A function that takes a descriptor and returns whether it became readable; called with None, it yields to other
        greenlets only. None if the thread has no hub, and so no other greenlets.
    """
    if (gevent := _gevent()) is not None and gevent.hub._get_hub() is not None:
        return _wait(gevent.socket.wait_read, gevent)
    if (eventlet := _eventlet()) is not None and hasattr(eventlet.hubs._threadlocal, "hub"):
        return _wait(lambda descriptor: eventlet.hubs.trampoline(descriptor, read=True), eventlet)
    return None


def start(function: Callable[..., None], *arguments: Any) -> bool:
    """Run a function in a greenlet of this thread, or at once if it has no hub.

    Args:
        function: function to run.
        arguments: its positional arguments.

    Returns:
        Whether gevent or eventlet is in use; if not, nothing was run.
    """
    library: Any = _gevent() or _eventlet()
    if library is None:
        return False
    if hub_wait() is None:
        function(*arguments)
    else:
        library.spawn(function, *arguments)
    return True


def _gevent() -> Any:
    monkey = sys.modules.get("gevent.monkey")
    return sys.modules["gevent"] if monkey is not None and monkey.is_module_patched("socket") else None


def _eventlet() -> Any:
    patcher = sys.modules.get("eventlet.patcher")
    return sys.modules["eventlet"] if patcher is not None and patcher.is_monkey_patched("socket") else None


def _wait(wait_read: Callable[[int], Any], library: Any) -> Callable[[int | None], bool]:
    def wait(descriptor: int | None) -> bool:
        if descriptor is None:
            library.sleep(0.001)
            return False
        with library.Timeout(_INTERVAL, False):
            wait_read(descriptor)
            return True
        return False

    return wait
