"""The exceptions that this package raises.

They are botocore's own classes if botocore is installed, and else classes with the same names, attributes and messages.
botocore is imported with this module, not with `deadline_pages`.
"""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from deadline_pages import _exceptions


def _first(cls: Any) -> Any:
    """Return the class of the same name from the first import of this package.

    Some programs purge modules and import them again: handlers for the first class must catch what is raised later.
    """
    alike = (each for each in cls.__base__.__subclasses__() if each.__module__ == cls.__module__)
    return next(each for each in alike if each.__name__ == cls.__name__)


# The first import of the module.
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
            # Ours for a class that an older botocore does not have.
            globals()[_name] = getattr(_theirs, _name, None) or getattr(_ours, _name)


def __getattr__(name: str) -> type[Exception]:
    """Return `ResponseParserError`, whose module in botocore is slow to import, or a class of `boto3.exceptions`.

    Raises:
        AttributeError: the name is another one.
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
    if not name.startswith("_"):  # such as `__path__`, which `from ... import` looks up
        try:
            from boto3 import exceptions
        except ImportError:
            from deadline_pages._extras import pip_install

            text = (
                f"module {__name__!r} has no attribute {name!r}; what boto3.exceptions has needs boto3: "
                f"{pip_install('boto3')}"
            )
            raise AttributeError(text, name=name, obj=None) from None
        found = getattr(exceptions, name, None)
    if not isinstance(found, type):
        from deadline_pages._names import attribute_error

        raise attribute_error(sys.modules[__name__], name)
    return found


class _ModelledError(ClientError):
    def __reduce__(self) -> tuple[Any, ...]:
        # botocore's unpickles as a plain ClientError; this class can be found by name.
        return type(self), (self.response, self.operation_name)


globals()["_ModelledError"] = _first(_ModelledError)


class AccessDeniedException(_ModelledError):  # noqa: N818
    """The caller is not authorized."""


class ConflictException(_ModelledError):  # noqa: N818
    """The request conflicts with the resource's state."""


class InternalServerErrorException(_ModelledError):  # noqa: N818
    """The service had an internal error."""


class ResourceNotFoundException(_ModelledError):  # noqa: N818
    """The resource does not exist."""


class ServiceQuotaExceededException(_ModelledError):  # noqa: N818
    """A service quota is exceeded."""


class ThrottlingException(_ModelledError):  # noqa: N818
    """Too many requests."""


class ValidationException(_ModelledError):  # noqa: N818
    """The service rejects a parameter."""


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
    """`client.exceptions`: the exception classes of the service's errors."""

    ClientError = ClientError
    AccessDeniedException = AccessDeniedException
    ConflictException = ConflictException
    InternalServerErrorException = InternalServerErrorException
    ResourceNotFoundException = ResourceNotFoundException
    ServiceQuotaExceededException = ServiceQuotaExceededException
    ThrottlingException = ThrottlingException
    ValidationException = ValidationException

    def from_code(self, error_code: str) -> type[_ClientError]:
        """Return the class of an error code.

        Args:
            error_code: the value of `error.response["Error"]["Code"]`.

        Returns:
            The modelled class, or `ClientError` if the model has none.
        """
        return _MODELLED.get(error_code, ClientError)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> type[_ClientError]:
            """Raise an error that lists the classes.

            Raises:
                AttributeError: always.
            """
            raise AttributeError(f"{self} object has no attribute {name}. Valid exceptions are: {', '.join(_MODELLED)}")
