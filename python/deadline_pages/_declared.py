"""List calls, made of their declarations: `help()` and completion show these, with the parameters as keywords."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def call(declared: Callable[..., Any]) -> Callable[..., Any]:
    """Make the method that a declaration in `_operations.py` stands for; its class has the native client."""
    name = declared.__name__

    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        if args:
            raise TypeError(f"{name}() only accepts keyword arguments.")
        return self._native.call(name, kwargs)

    return _as(declared, method)


def awaited_call(declared: Callable[..., Any]) -> Callable[..., Any]:
    """Make the coroutine method that a declaration stands for."""
    name = declared.__name__
    operation = name.removesuffix("_async")

    async def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        if args:
            raise TypeError(f"{name}() only accepts keyword arguments.")
        return await self._native.call_async(operation, kwargs)

    return _as(declared, method)


def _as(declared: Callable[..., Any], method: Any) -> Callable[..., Any]:
    # What `functools.wraps` does, whose import takes long.
    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__"):
        setattr(method, name, getattr(declared, name))
    method.__wrapped__ = declared  # where `inspect.signature` looks
    made: Callable[..., Any] = method
    return made
