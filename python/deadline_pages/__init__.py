"""AWS Deadline Cloud's paginators for Python, in Rust: boto3's answers, many times faster.

>>> import deadline_pages
>>> client = deadline_pages.client("deadline", region_name="us-west-2")
>>> pages = client.get_paginator("list_sessions").paginate(farmId=farm, queueId=queue, jobId=job)
>>> for page in pages:
...     for session in page["sessions"]:
...         print(session["sessionId"], session["lifecycleStatus"])
"""

from __future__ import annotations

try:
    from deadline_pages._native import PageIterator, __version__
except ModuleNotFoundError as missing:
    raise ImportError(
        f"No native module of deadline_pages in {__path__[0]}: it cannot be imported from a zip, and each platform and "
        "version of Python has its own",
        name=missing.name,
    ) from missing

from deadline_pages._client.client import Client
from deadline_pages._client.paginators import Paginator
from deadline_pages.session import Session

# Importing typing takes longer than everything else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages import aio as aio
    from deadline_pages import exceptions as exceptions
    from deadline_pages import testing as testing
    from deadline_pages._botocore.status import Status, status
    from deadline_pages._logging import set_stream_logger
    from deadline_pages.boto import accelerate, install, installed, uninstall

__all__ = [
    "DEFAULT_SESSION",
    "Client",
    "PageIterator",
    "Paginator",
    "Session",
    "Status",
    "__version__",
    "accelerate",
    "client",
    "install",
    "installed",
    "resource",
    "set_stream_logger",
    "setup_default_session",
    "status",
    "uninstall",
]
# Where they are imported from when somebody asks for them: most of them bring in botocore or typing.
_MODULES = ("aio", "boto", "exceptions", "literals", "paginator", "testing", "type_defs")
_HOMES = {
    "Status": "_botocore.status",
    "status": "_botocore.status",
    "accelerate": "boto",
    "install": "boto",
    "installed": "boto",
    "uninstall": "boto",
    "set_stream_logger": "_logging",
}
_BOTO3_ATTRIBUTES = ("compat", "crt", "docs", "dynamodb", "ec2", "resources", "s3", "utils")

DEFAULT_SESSION: Session | None = None
"""The session of ``client()``: made by ``setup_default_session()``, or by the first client."""


def setup_default_session(**kwargs: Any) -> None:
    """Make the session that ``client()`` uses from now on, as ``boto3.setup_default_session`` does.

    Args:
        kwargs: the arguments of ``Session``.

    Raises:
        Exception: what ``Session`` raises.
    """
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def _get_default_session() -> Session:
    global DEFAULT_SESSION
    if DEFAULT_SESSION is None:
        DEFAULT_SESSION = Session()
    return DEFAULT_SESSION


def client(
    service_name: Literal["deadline"],
    region_name: str | None = None,
    api_version: str | None = None,
    use_ssl: Any = True,
    verify: bool | str | PathLike[str] | None = None,
    endpoint_url: str | None = None,
    aws_access_key_id: str | None = None,
    aws_secret_access_key: str | None = None,
    aws_session_token: str | None = None,
    config: Any = None,
    aws_account_id: str | None = None,
    read_ahead: int = 1,
) -> Client:
    """Make a client that lists what is in AWS Deadline Cloud, as ``boto3.client("deadline")`` does.

    Args:
        service_name: ``"deadline"``; where boto3 is installed, a client of any other service is boto3's.
        region_name: such as ``"us-west-2"``; by default from the environment or the shared config file.
        api_version: the service's only one, ``"2023-10-12"``.
        use_ssl: False to ask AWS over plain HTTP; an ``endpoint_url`` says it by its scheme.
        verify: the path of a CA bundle whose authorities are trusted, and nobody else; True for the system's. By
            default ``AWS_CA_BUNDLE``, the profile's ``ca_bundle`` or ``REQUESTS_CA_BUNDLE``. False is refused for
            HTTPS.
        endpoint_url: where to send requests instead of AWS, with its scheme; by default from the environment or the
            shared config file.
        aws_access_key_id: with ``aws_secret_access_key`` (and ``aws_session_token``) used instead of what boto3's
            chain finds: environment, assumed role, web identity, IAM Identity Center, shared files,
            ``credential_process``, container, EC2 instance.
        aws_secret_access_key: see ``aws_access_key_id``.
        aws_session_token: see ``aws_access_key_id``.
        config: a ``botocore.config.Config``, or a dict with the same names. Its options are honoured, or change
            nothing about listing, or are refused by name: ``client_cert``, ``parameter_validation=False``, and some
            values of others.
        aws_account_id: changes nothing about listing.
        read_ahead: how many pages (int) a listing asks for while Python works on one, from its second page on; 0
            asks for each page when it is wanted. ``paginate(read_ahead=...)`` chooses for one listing.

    Returns:
        The client.

    Raises:
        UnknownServiceError: there is no such service, or it is not ``deadline`` and boto3 is not installed.
        NoRegionError: no region is given anywhere.
        InvalidRegionError: the region cannot be part of a host name.
        ProfileNotFound: the environment names a profile that does not exist.
        ConfigParseError: a shared file cannot be read as one.
        InvalidConfigError: the profile is incomplete, or contradicts itself.
        PartialCredentialsError: only one of two keys is there.
        CredentialRetrievalError: a ``credential_process`` or a container gives no credentials.
        InvalidRetryModeError: ``retries`` has a mode other than ``legacy``, ``standard`` and ``adaptive``.
        InvalidRetryConfigurationError: ``retries`` has an option that does not exist.
        InvalidMaxRetryAttemptsError: ``retries`` has fewer attempts than can be made.
        ValueError: the endpoint is not a URL, or an option of ``config`` has a bad value.
        DataNotFoundError: the service has no such API version.
        InvalidConfigError: the path of a CA bundle is empty.
        TypeError: ``config`` has an option that is not supported, or ``verify`` is False for HTTPS.
    """
    return _get_default_session().client(
        service_name,
        region_name,
        api_version=api_version,
        use_ssl=use_ssl,
        verify=verify,
        endpoint_url=endpoint_url,
        aws_access_key_id=aws_access_key_id,
        aws_secret_access_key=aws_secret_access_key,
        aws_session_token=aws_session_token,
        config=config,
        aws_account_id=aws_account_id,
        read_ahead=read_ahead,
    )


def resource(*args: Any, **kwargs: Any) -> Any:
    """Make a resource of another service, as ``boto3.resource`` does, with the default session's settings.

    Raises:
        AttributeError: boto3 is not installed.
    """
    return _get_default_session().resource(*args, **kwargs)


def __getattr__(name: str) -> Any:
    if name.startswith("_"):  # an import of a submodule looks for it here first
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in _MODULES:
        return import_module(f"deadline_pages.{name}")
    if name in _HOMES:
        return getattr(import_module(f"deadline_pages.{_HOMES[name]}"), name)
    if name in _BOTO3_ATTRIBUTES:
        text = f"module 'deadline_pages' has no attribute {name!r}, which is boto3's: import boto3 beside it"
        raise AttributeError(text)
    import sys

    from deadline_pages._names import no_attribute

    raise no_attribute(sys.modules[__name__], name)


def _mention() -> None:
    """Let import graphs find `_imports.py`. Nobody calls this; Nuitka leaves out what is below `TYPE_CHECKING`."""
    from deadline_pages import _imports  # noqa: F401


def __dir__() -> list[str]:
    from importlib.util import find_spec

    names = {*__all__, *_MODULES, "session", *(name for name in globals() if name.startswith("__"))}
    if find_spec("botocore") is None:
        names -= {"boto", *(name for name, home in _HOMES.items() if home == "boto")}
    return sorted(names)
