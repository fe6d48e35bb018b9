"""gevent and eventlet: a greenlet waits while the others of its thread go on, as it would in boto3."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# How long to wait at most (s): then there may be something else to do.
_INTERVAL = 0.05


def is_patched() -> bool:
    """Tell whether the sockets of this process are those of gevent or eventlet."""
    return _gevent() is not None or _eventlet() is not None


def hub_wait() -> Callable[[int | None], bool] | None:
    """Give what waits in the hub of this thread.

    Returns:
        A function of a descriptor that tells whether it can be read; without one (None) it only lets others run. None
        where the thread has no hub, and so no other greenlets.
    """
    if (gevent := _gevent()) is not None and gevent.hub._get_hub() is not None:
        return _wait(gevent.socket.wait_read, gevent)
    if (eventlet := _eventlet()) is not None and hasattr(eventlet.hubs._threadlocal, "hub"):
        return _wait(lambda descriptor: eventlet.hubs.trampoline(descriptor, read=True), eventlet)
    return None


def start(function: Callable[..., None], *arguments: Any) -> bool:
    """Have a function run by this thread: in a greenlet where there is a hub, at once where there is none.

    Returns:
        Whether there are greenlets.
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
