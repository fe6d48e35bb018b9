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
    from deadline_pages._native import (
        PageIterator,
        Partition,
        Scan,
        Table,
        TableReader,
        __build__,
        __version__,
        decode_table,
    )
except ModuleNotFoundError as missing:
    raise ImportError(
        f"No native module of deadline_pages in {__path__[0]}: it cannot be imported from a zip, and each platform and "
        "version of Python has its own",
        name=missing.name,
    ) from missing

from deadline_pages._client.client import Client
from deadline_pages._client.paginators import Paginator
from deadline_pages.session import Session

# Importing `typing` takes longer than everything else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages import aio as aio
    from deadline_pages import exceptions as exceptions
    from deadline_pages import plot as plot
    from deadline_pages import report as report
    from deadline_pages import testing as testing
    from deadline_pages._botocore.status import Status, status
    from deadline_pages._logging import set_stream_logger
    from deadline_pages._scan.progress import Progress
    from deadline_pages._scan.snapshot import Snapshot
    from deadline_pages.boto import accelerate, install, installed, uninstall

__all__ = [
    "DEFAULT_SESSION",
    "Client",
    "PageIterator",
    "Paginator",
    "Partition",
    "Progress",
    "Scan",
    "Session",
    "Snapshot",
    "Status",
    "Table",
    "TableReader",
    "__build__",
    "__version__",
    "accelerate",
    "client",
    "decode_table",
    "install",
    "installed",
    "resource",
    "set_stream_logger",
    "setup_default_session",
    "status",
    "uninstall",
]
# Imported on first use: most of them import botocore or typing.
_LAZY_MODULES = ("aio", "boto", "exceptions", "literals", "paginator", "plot", "report", "testing", "type_defs")
_LAZY_ATTRIBUTES = {
    "Progress": "_scan.progress",
    "Snapshot": "_scan.snapshot",
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
"""The session used by ``client()``, created by ``setup_default_session()`` or the first client."""


def setup_default_session(**kwargs: Any) -> None:
    """Set the default session, as ``boto3.setup_default_session`` does.

    Args:
        kwargs: arguments of ``Session``.

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
    """Create a client of AWS Deadline Cloud, as ``boto3.client("deadline")`` does.

    Args:
        service_name: ``"deadline"``; a client of any other service is boto3's, if boto3 is installed.
        region_name: region such as ``"us-west-2"``; by default from the environment or the shared config file.
        api_version: ``"2023-10-12"``, the only version.
        use_ssl: False to use plain HTTP with AWS's endpoints; the scheme of an ``endpoint_url`` takes precedence.
        verify: path of a CA bundle to trust instead of the system's; True for the system's. By default
            ``AWS_CA_BUNDLE``, the profile's ``ca_bundle`` or ``REQUESTS_CA_BUNDLE``. False is not supported for HTTPS.
        endpoint_url: URL of another endpoint than AWS's, with its scheme; by default from the environment or the shared
            config file.
        aws_access_key_id: with ``aws_secret_access_key`` (and ``aws_session_token``), used instead of boto3's
            credential chain: environment, assumed role, web identity, IAM Identity Center, shared files,
            ``credential_process``, container, EC2 instance.
        aws_secret_access_key: see ``aws_access_key_id``.
        aws_session_token: see ``aws_access_key_id``.
        config: a ``botocore.config.Config``, or a dict of its options. An option is supported, or does not affect
            listing, or is rejected by name: ``client_cert``, ``parameter_validation=False``, and some values of others.
        aws_account_id: accepted; does not affect listing.
        read_ahead: number of pages (int) that a listing requests ahead, from its second page on; 0 requests each page
            when it is needed. ``paginate(read_ahead=...)`` overrides it for one listing.

    Returns:
        The client.

    Raises:
        UnknownServiceError: the service does not exist, or is another one and boto3 is not installed.
        NoRegionError: no region is configured.
        InvalidRegionError: the region is not a valid host label.
        ProfileNotFound: the environment names a profile that does not exist.
        ConfigParseError: a shared file is not a valid INI file.
        InvalidConfigError: the profile is incomplete or contradictory, or the path of a CA bundle is empty.
        PartialCredentialsError: only one of the two keys is given.
        CredentialRetrievalError: a ``credential_process`` or a container returns no credentials.
        InvalidRetryModeError: the mode in ``retries`` is not ``legacy``, ``standard`` or ``adaptive``.
        InvalidRetryConfigurationError: ``retries`` has an unknown option.
        InvalidMaxRetryAttemptsError: the number of attempts in ``retries`` is too small.
        ValueError: the endpoint is not a URL, or an option of ``config`` is invalid.
        DataNotFoundError: the API version does not exist.
        TypeError: ``config`` has an unsupported option, or ``verify`` is False for HTTPS.
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
    """Create a resource of another service with the default session's settings, as ``boto3.resource`` does.

    Args:
        args: positional arguments of ``boto3.resource``.
        kwargs: keyword arguments of ``boto3.resource``.

    Raises:
        AttributeError: boto3 is not installed.
    """
    return _get_default_session().resource(*args, **kwargs)


def __getattr__(name: str) -> Any:
    if name.startswith("_"):  # the import of a submodule looks it up here first
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    if name in _LAZY_MODULES:
        return import_module(f"deadline_pages.{name}")
    if name in _LAZY_ATTRIBUTES:
        return getattr(import_module(f"deadline_pages.{_LAZY_ATTRIBUTES[name]}"), name)
    if name in _BOTO3_ATTRIBUTES:
        text = f"module 'deadline_pages' has no attribute {name!r}, which is boto3's: import boto3 beside it"
        raise AttributeError(text)
    import sys

    from deadline_pages._names import attribute_error

    raise attribute_error(sys.modules[__name__], name)


def _mention() -> None:
    """Never called: lets freezers find `_imports.py`. Nuitka ignores imports below `TYPE_CHECKING`."""
    from deadline_pages import _imports  # noqa: F401


def __dir__() -> list[str]:
    from importlib.util import find_spec

    names = {*__all__, *_LAZY_MODULES, "session", *(name for name in globals() if name.startswith("__"))}
    if find_spec("botocore") is None:
        names -= {"boto", *(name for name, module in _LAZY_ATTRIBUTES.items() if module == "boto")}
    return sorted(names)
