"""The list methods of a client: a method and a coroutine method for each declaration."""

from deadline_pages._client.declarations import LIST_METHODS, Declarations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

__all__ = ["ListOperations"]


class ListOperations:
    """The paginated operations. A subclass has ``_native`` and ``_get_paginator``."""

    def get_paginator(self, operation_name: str) -> object:
        """Return the paginator of an operation.

        Args:
            operation_name: method name (str) such as ``"list_sessions"``.

        Returns:
            The paginator; its ``paginate()`` takes the parameters of that method.

        Raises:
            OperationNotPageableError: the operation has no paginator.
            KeyError: there is no such operation; a note suggests the closest name.
        """
        return self._get_paginator(operation_name)


def _call(name: str) -> "Any":
    def method(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        if args:
            raise TypeError(f"{name}() only accepts keyword arguments.")
        return self._native.call(name, kwargs)

    return method


def _async_call(name: str) -> "Any":
    async def method(self: "Any", *args: "Any", **kwargs: "Any") -> "Any":
        if args:
            raise TypeError(f"{name}_async() only accepts keyword arguments.")
        return await self._native.call_async(name, kwargs)

    return method


def _wrap(declared: "Any", name: str, doc: "str | None", method: "Any") -> "Any":
    # Like `functools.wraps`, whose import is slow. `inspect.signature` follows `__wrapped__`.
    method.__name__, method.__qualname__, method.__doc__ = name, f"{ListOperations.__name__}.{name}", doc
    method.__annotations__, method.__wrapped__ = declared.__annotations__, declared
    return method


for _name in LIST_METHODS:
    _declared = vars(Declarations)[_name]
    setattr(ListOperations, _name, _wrap(_declared, _name, _declared.__doc__, _call(_name)))
    _doc = f"Await ``{_name}`` in an asyncio event loop, with the same parameters, result and errors."
    setattr(ListOperations, f"{_name}_async", _wrap(_declared, f"{_name}_async", _doc, _async_call(_name)))
