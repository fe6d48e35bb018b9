"""Paginators: a class for each operation, made when it is asked for."""

from __future__ import annotations

from deadline_pages._native import Client as _NativeClient
from deadline_pages._native import PageIterator
from deadline_pages._signatures import Keywords

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any, NoReturn

    from typing_extensions import Self


class Paginator:
    """Lists by one operation, page by page. Made by ``client.get_paginator``."""

    PAGE_ITERATOR_CLS = PageIterator

    def __init__(self, *made_of: Any) -> None:
        """Take a client and the name of an operation: for subclasses; ``client.get_paginator`` makes the others.

        Raises:
            TypeError: it is made as one of botocore's would be.
        """
        native = getattr(made_of[0], "_native", None) if len(made_of) == 2 else None
        if type(native) is not _NativeClient:
            raise TypeError("a Paginator is made by client.get_paginator(operation_name)")
        self._native, self._operation = native, made_of[1]

    def paginate(self, **kwargs: Any) -> PageIterator:
        """Start a listing; nothing is sent before the first page is asked for.

        Args:
            PaginationConfig: a dict with any of ``MaxItems`` (int: items in all), ``PageSize`` (int: items a page) and
                ``StartingToken`` (str: a resume token, the service's own token, or an old ``token___3``).
            read_ahead: how many pages are asked for while Python works on one.
            kwargs: the operation's parameters, such as ``farmId``, ``queueId`` and ``jobId`` (str).

        Returns:
            The pages, as a ``PageIterator``.

        Raises:
            ValueError: ``MaxItems`` or ``PageSize`` is not a number.
        """
        return self.PAGE_ITERATOR_CLS(self._native, self._operation, kwargs)

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""
        return self.PAGE_ITERATOR_CLS(self._native, self._operation, {}).result_keys

    def __copy__(self) -> Self:
        """Make a shallow copy, as botocore's."""
        copied = object.__new__(type(self))
        vars(copied).update(vars(self))
        return copied

    def __deepcopy__(self, _memo: dict[int, Any]) -> NoReturn:
        """Refuse a deep copy, as botocore's.

        Raises:
            TypeError: always.
        """
        raise TypeError("cannot pickle 'deadline_pages.Paginator' object")

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled, as botocore's: keys would go along.

        Raises:
            pickle.PicklingError: always.
        """
        from pickle import PicklingError

        raise PicklingError(f"Can't pickle {type(self)}: it holds a connection")

    def __repr__(self) -> str:
        """Name the operation, the region and the endpoint."""
        return f"<deadline_pages.{type(self).__name__} of {self._operation} {self._native.place}>"


_made: dict[str, type[Paginator]] = {}


def paginator_class(operation: str, api_name: str) -> type[Paginator]:
    """Give the class of an operation, whose ``paginate`` has the operation's keywords in its signature.

    Args:
        operation: its method name.
        api_name: its name in the API.
    """
    made = _made.get(operation)
    if made is None:

        def paginate(self: Paginator, **kwargs: Any) -> PageIterator:
            return Paginator.paginate(self, **kwargs)

        name = f"{api_name}Paginator"
        paginate.__qualname__, paginate.__doc__ = f"{name}.paginate", Paginator.paginate.__doc__
        paginate.__wrapped__ = Keywords(operation, paginated=True)  # type: ignore[attr-defined]
        about = f'What ``client.get_paginator("{operation}")`` gives.'
        members = {"paginate": paginate, "__module__": "deadline_pages.paginator", "__doc__": about}
        made = _made.setdefault(operation, type(name, (Paginator,), members))
    return made
