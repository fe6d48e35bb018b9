"""The list methods of a client: for each declaration a call, and a coroutine."""

from deadline_pages._client.declarations import LIST_METHODS, Declarations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

__all__ = ["ListOperations"]


class ListOperations:
    """The paginated operations. A subclass has ``_native`` and ``_get_paginator``."""

    def get_paginator(self, operation_name: str) -> object:
        """A paginator for an operation, by its method name such as ``list_sessions``.

        Args:
            operation_name: the operation's method name (str).

        Returns:
            The paginator; its ``paginate()`` takes the parameters of the method of that name.

        Raises:
            OperationNotPageableError: the operation has no paginator.
            KeyError: there is no such operation.
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
    # What `functools.wraps` does, whose import takes long. `inspect.signature` looks at what is wrapped.
    method.__name__, method.__qualname__, method.__doc__ = name, f"{ListOperations.__name__}.{name}", doc
    method.__annotations__, method.__wrapped__ = declared.__annotations__, declared
    return method


for _name in LIST_METHODS:
    _declared = vars(Declarations)[_name]
    setattr(ListOperations, _name, _wrap(_declared, _name, _declared.__doc__, _call(_name)))
    _doc = f"Await what ``{_name}`` gives, in an asyncio event loop: the same parameters, answer and errors."
    setattr(ListOperations, f"{_name}_async", _wrap(_declared, f"{_name}_async", _doc, _async_call(_name)))
