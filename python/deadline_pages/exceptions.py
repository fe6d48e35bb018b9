"""The exceptions that this package raises.

They are botocore's own classes where botocore is installed, and equals of the same names, attributes and texts
where it is not. botocore is imported with this module, not with `deadline_pages`.
"""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from deadline_pages import _exceptions


def _first(cls: Any) -> Any:
    """Give the class of that name which the first import of this package made.

    Programs purge modules and import them again: whoever catches a class goes on catching what is raised.
    """
    alike = (each for each in cls.__base__.__subclasses__() if each.__module__ == cls.__module__)
    return next(each for each in alike if each.__name__ == cls.__name__)


# With all that it was defined with.
_ours = SimpleNamespace(**_first(_exceptions.ClientError).__init__.__globals__)

if TYPE_CHECKING:
    from deadline_pages._exceptions import *  # noqa: F403
    from deadline_pages._exceptions import ClientError
else:
    try:
        from botocore import exceptions as _theirs
    except ImportError:
        _theirs = _ours
    for _name in _ours.NAMES:
        if _name != "ResponseParserError":
            # A class that an older botocore does not know yet is ours.
            globals()[_name] = getattr(_theirs, _name, None) or getattr(_ours, _name)


def __getattr__(name: str) -> type[Exception]:
    """Give `ResponseParserError`, whose home in botocore takes long to import, and the classes of `boto3.exceptions`.

    Raises:
        AttributeError: any other name that is not here.
    """
    if name != "ResponseParserError":
        return _of_boto3(name)
    found: type[Exception]
    try:
        from botocore import parsers
    except ImportError:
        found = _ours.ResponseParserError
    else:
        found = parsers.ResponseParserError
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    module = (name for name in globals() if name.startswith("__"))
    return sorted({*_ours.NAMES, *_MODELLED, "ServiceExceptions", *module})


def _of_boto3(name: str) -> type[Exception]:
    found = None
    if not name.startswith("_"):  # such as `__path__`, which every import from here looks for
        try:
            from boto3 import exceptions
        except ImportError:
            text = f"module {__name__!r} has no attribute {name!r}; install boto3 for what boto3.exceptions has"
            raise AttributeError(text, name=name, obj=None) from None
        found = getattr(exceptions, name, None)
    if not isinstance(found, type):
        from deadline_pages._names import attribute_error

        raise attribute_error(sys.modules[__name__], name)
    return found


class _ModelledError(ClientError):
    def __reduce__(self) -> tuple[Any, ...]:
        # botocore's becomes a plain ClientError here; this one can be found by its name.
        return type(self), (self.response, self.operation_name)


globals()["_ModelledError"] = _first(_ModelledError)


class AccessDeniedException(_ModelledError):  # noqa: N818
    """The caller may not do this."""


class ConflictException(_ModelledError):  # noqa: N818
    """The resource's state forbids this."""


class InternalServerErrorException(_ModelledError):  # noqa: N818
    """The service failed."""


class ResourceNotFoundException(_ModelledError):  # noqa: N818
    """There is no such resource."""


class ServiceQuotaExceededException(_ModelledError):  # noqa: N818
    """A quota is used up."""


class ThrottlingException(_ModelledError):  # noqa: N818
    """Too many requests."""


class ValidationException(_ModelledError):  # noqa: N818
    """The service refuses a parameter."""


_ClientError = ClientError  # The class below has an attribute of that name.
_MODELLED: dict[str, type[ClientError]] = {
    modelled.__name__: _first(modelled)
    for modelled in (
        AccessDeniedException,
        ConflictException,
        InternalServerErrorException,
        ResourceNotFoundException,
        ServiceQuotaExceededException,
        ThrottlingException,
        ValidationException,
    )
}
globals().update(_MODELLED)


class ServiceExceptions:
    """What `client.exceptions` is: the classes of the errors that the service answers with."""

    ClientError = ClientError
    AccessDeniedException = AccessDeniedException
    ConflictException = ConflictException
    InternalServerErrorException = InternalServerErrorException
    ResourceNotFoundException = ResourceNotFoundException
    ServiceQuotaExceededException = ServiceQuotaExceededException
    ThrottlingException = ThrottlingException
    ValidationException = ValidationException

    def from_code(self, error_code: str) -> type[_ClientError]:
        """Find the class of an error code.

        Args:
            error_code: what `error.response["Error"]["Code"]` holds.

        Returns:
            The modelled class, or `ClientError` where the model has none.
        """
        return _MODELLED.get(error_code, ClientError)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> type[_ClientError]:
            """Refuse a name that is not there.

            Raises:
                AttributeError: always, with the names that are.
            """
            raise AttributeError(f"{self} object has no attribute {name}. Valid exceptions are: {', '.join(_MODELLED)}")
