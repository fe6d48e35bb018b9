"""Paginators: a class for each operation, created on first use."""

from __future__ import annotations

from deadline_pages._client.declarations import Declarations
from deadline_pages._native import Client as _NativeClient
from deadline_pages._native import PageIterator

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from inspect import Signature
    from typing import Any, NoReturn

    from typing_extensions import Self


class Paginator:
    """Paginator of one list operation, created by ``client.get_paginator``."""

    PAGE_ITERATOR_CLS = PageIterator

    def __init__(self, *made_of: Any) -> None:
        """Take a client and the method name of an operation. Use ``client.get_paginator`` instead.

        Raises:
            TypeError: other arguments are given, such as those of botocore's paginators.
        """
        native = getattr(made_of[0], "_native", None) if len(made_of) == 2 else None
        if type(native) is not _NativeClient:
            raise TypeError("a Paginator is made by client.get_paginator(operation_name)")
        self._native, self._operation = native, made_of[1]

    def paginate(self, **kwargs: Any) -> PageIterator:
        """Create an iterator over the pages of a listing; iteration sends the first request.

        Args:
            PaginationConfig: dict with any of ``MaxItems`` (int, items in total), ``PageSize`` (int, items a page) and
                ``StartingToken`` (str, a resume token, a token of the service, or an old ``token___3``).
            read_ahead: number of pages (int) to request ahead.
            kwargs: parameters of the operation, such as ``farmId``, ``queueId`` and ``jobId`` (str).

        Returns:
            A ``PageIterator``, which can be iterated any number of times.

        Raises:
            ValueError: ``MaxItems`` or ``PageSize`` is not a number.
        """
        return self.PAGE_ITERATOR_CLS(self._native, self._operation, kwargs)

    @property
    def result_keys(self) -> list[Any]:
        """JMESPath expressions of the lists in a page: one for every operation."""
        return self.PAGE_ITERATOR_CLS(self._native, self._operation, {}).result_keys

    def __copy__(self) -> Self:
        """Return a shallow copy, as botocore's paginators do."""
        copied = object.__new__(type(self))
        vars(copied).update(vars(self))
        return copied

    def __deepcopy__(self, _memo: dict[int, Any]) -> NoReturn:
        """Raise, as botocore's paginators do.

        Raises:
            TypeError: always.
        """
        raise TypeError("cannot pickle 'deadline_pages.Paginator' object")

    def __reduce__(self) -> NoReturn:
        """Raise, as botocore's paginators do: a pickle would contain keys.

        Raises:
            pickle.PicklingError: always.
        """
        from pickle import PicklingError

        raise PicklingError(f"Can't pickle {type(self)}: it holds a connection")

    def __repr__(self) -> str:
        """Show operation, region and endpoint."""
        return f"<deadline_pages.{type(self).__name__} of {self._operation}, {self._native.place}>"

    def _repr_html_(self) -> str:
        """Show in a notebook what it lists, and by which parameters."""
        from inspect import Parameter

        from deadline_pages._notebook import html

        parameters = PaginateSignature(self._operation).__signature__.parameters.values()
        required = [parameter.name for parameter in parameters if parameter.default is Parameter.empty]
        optional = [parameter.name for parameter in parameters if parameter.default is not Parameter.empty]
        given = {
            "endpoint": self._native.place,
            "gives": self.result_keys[0].expression,
            "required": ", ".join(required[1:]) or None,
            "optional": ", ".join(optional),
        }
        return html.card(type(self).__name__, f"of {self._operation}", html.facts(given))


Paginator.__module__ = "deadline_pages"  # its public address


class PaginateSignature:
    """``__wrapped__`` of an operation's `paginate`: computes the signature for `help()` and completion on demand."""

    __wrapped__ = staticmethod(Paginator.paginate)  # for `inspect.getsource`

    def __init__(self, operation: str) -> None:
        """Take the method name of an operation."""
        self._operation = operation

    @property
    def __signature__(self) -> Signature:
        """The parameters of the operation's method, without those of paging."""
        from inspect import Parameter, signature

        call = signature(vars(Declarations)[self._operation])
        given = [call.parameters[name] for name in call.parameters if name not in ("nextToken", "maxResults")]
        own = {"PaginationConfig": dict, "read_ahead": int}
        given += [Parameter(name, Parameter.KEYWORD_ONLY, default=..., annotation=kind) for name, kind in own.items()]
        return call.replace(parameters=given, return_annotation=PageIterator)


_made: dict[tuple[type[Paginator], str], type[Paginator]] = {}


def api_name(method: str) -> str:
    """Return the API operation of a method, such as ``ListJobs`` of ``list_jobs``."""
    return "".join(map(str.capitalize, method.split("_")))


def paginator_class(operation: str, base: type[Paginator] = Paginator) -> type[Paginator]:
    """Return the class of an operation's paginator, whose ``paginate`` has the operation's keywords in its signature.

    Args:
        operation: the operation's method name.
        base: the class to derive from.

    Returns:
        The class: one object for each operation and base.
    """
    made = _made.get((base, operation))
    if made is None:

        def paginate(self: Paginator, **kwargs: Any) -> PageIterator:
            return base.paginate(self, **kwargs)

        name = f"{api_name(operation)}Paginator"
        paginate.__qualname__, paginate.__doc__ = f"{name}.paginate", Paginator.paginate.__doc__
        paginate.__wrapped__ = PaginateSignature(operation)  # type: ignore[attr-defined]
        about = f"The paginator of ``{operation}``."
        module = "deadline_pages.paginator" if base is Paginator else base.__module__
        members = {"paginate": paginate, "__module__": module, "__doc__": about}
        made = _made.setdefault((base, operation), type(name, (base,), members))
    return made
