"""List calls, made of their declarations: `help()` and completion show these, with the parameters as keywords."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def list_calls(cls: type) -> type:
    """Make methods of a class's declarations: a call of each, and one to await. An instance has the native client."""
    for name, declared in [*vars(cls).items()]:
        if callable(declared) and name != "get_paginator":
            setattr(cls, name, _as(declared, name, declared.__doc__, _call(name)))
            doc = f"Await what ``{name}`` gives, in an asyncio event loop: the same parameters, answer and errors."
            setattr(cls, f"{name}_async", _as(declared, f"{name}_async", doc, _awaited_call(name)))
    return cls


def _call(name: str) -> Any:
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        if args:
            raise TypeError(f"{name}() only accepts keyword arguments.")
        return self._native.call(name, kwargs)

    return method


def _awaited_call(name: str) -> Any:
    async def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        if args:
            raise TypeError(f"{name}_async() only accepts keyword arguments.")
        return await self._native.call_async(name, kwargs)

    return method


def _as(declared: Any, name: str, doc: str | None, method: Any) -> Callable[..., Any]:
    # What `functools.wraps` does, whose import takes long. `inspect.signature` looks at what is wrapped.
    method.__name__, method.__doc__, method.__module__ = name, doc, declared.__module__
    method.__qualname__ = f"{declared.__qualname__.rpartition('.')[0]}.{name}"
    method.__annotations__, method.__wrapped__ = declared.__annotations__, declared
    made: Callable[..., Any] = method
    return made
