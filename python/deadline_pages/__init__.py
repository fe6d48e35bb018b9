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
    from deadline_pages._native import PageIterator, Paginator, __version__
except ModuleNotFoundError as missing:
    raise ImportError(
        f"No native module of deadline_pages in {__path__[0]}: it cannot be imported from a zip, and each platform and "
        "version of Python has its own",
        name=missing.name,
    ) from missing

from deadline_pages._client import Client
from deadline_pages.session import Session

# Importing typing takes longer than everything else here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages import exceptions as exceptions
    from deadline_pages._logging import set_stream_logger
    from deadline_pages._status import Status, status
    from deadline_pages.boto import accelerate, install, installed, uninstall

__all__ = [
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
    "set_stream_logger",
    "status",
    "uninstall",
]


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

    :param service_name: always ``"deadline"``.
    :param region_name: such as ``"us-west-2"``; by default from the environment or the shared config file.
    :param api_version: the service's only one, ``"2023-10-12"``.
    :param use_ssl: False to ask AWS over plain HTTP; an ``endpoint_url`` says it by its scheme.
    :param verify: the path of a CA bundle whose authorities are trusted, and nobody else; True for the system's. By
        default ``AWS_CA_BUNDLE``, the profile's ``ca_bundle`` or ``REQUESTS_CA_BUNDLE``. False is refused for HTTPS.
    :param endpoint_url: where to send requests instead of AWS, with its scheme; by default from the environment or the
        shared config file.
    :param aws_access_key_id: with ``aws_secret_access_key`` (and ``aws_session_token``) used instead of what boto3's
        chain finds: environment, assumed role, web identity, IAM Identity Center, shared files,
        ``credential_process``, container, EC2 instance.
    :param aws_secret_access_key: see ``aws_access_key_id``.
    :param aws_session_token: see ``aws_access_key_id``.
    :param config: a ``botocore.config.Config``, or a dict with the same names. Its options are honoured, or change
        nothing about listing, or are refused by name: ``client_cert``, ``parameter_validation=False``, and some values
        of others.
    :param aws_account_id: changes nothing about listing.
    :param read_ahead: how many pages (int) a listing asks for while Python works on one, from its second page on; 0
        asks for each page when it is wanted. ``paginate(read_ahead=...)`` chooses for one listing.
    :return: the client.
    :raises UnknownServiceError: the service is not ``deadline``.
    :raises NoRegionError: no region is given anywhere.
    :raises InvalidRegionError: the region cannot be part of a host name.
    :raises ProfileNotFound: the environment names a profile that does not exist.
    :raises ConfigParseError: a shared file cannot be read as one.
    :raises InvalidConfigError: the profile is incomplete, or contradicts itself.
    :raises PartialCredentialsError: only one of two keys is there.
    :raises CredentialRetrievalError: a ``credential_process`` or a container gives no credentials.
    :raises InvalidRetryModeError: ``retries`` has a mode other than ``legacy``, ``standard`` and ``adaptive``.
    :raises InvalidRetryConfigurationError: ``retries`` has an option that does not exist.
    :raises InvalidMaxRetryAttemptsError: ``retries`` has fewer attempts than can be made.
    :raises ValueError: the endpoint is not a URL, or an option of ``config`` has a bad value.
    :raises DataNotFoundError: the service has no such API version.
    :raises InvalidConfigError: the path of a CA bundle is empty.
    :raises TypeError: ``config`` has an option that is not supported, or ``verify`` is False for HTTPS.
    """
    from deadline_pages._config import make

    return make(
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


def __getattr__(name: str) -> Any:
    from importlib import import_module

    # Both import botocore: only when somebody asks for them.
    if name in ("exceptions", "testing"):
        return import_module(f"deadline_pages.{name}")
    if name in ("Status", "status"):
        return getattr(import_module("deadline_pages._status"), name)
    if name in ("accelerate", "install", "installed", "uninstall"):
        return getattr(import_module("deadline_pages.boto"), name)
    if name == "set_stream_logger":
        return import_module("deadline_pages._logging").set_stream_logger
    raise AttributeError(f"module 'deadline_pages' has no attribute {name!r}")


def _mention() -> None:
    """Let import graphs find `_imports.py`. Nobody calls this; Nuitka leaves out what is below `TYPE_CHECKING`."""
    from deadline_pages import _imports  # noqa: F401


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "aio", "exceptions", "testing"})
