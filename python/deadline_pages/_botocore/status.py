"""Whether a client is accelerated. Works without botocore too."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

# By name: the classes of an earlier import of this package are others.
_CLIENTS = {("deadline_pages", "Client"), ("deadline_pages.aio", "AioClient")}


class Status(NamedTuple):
    """Whether a client lists through this package, and if not, why."""

    accelerated: bool
    reason: str | None = None


Status.__module__ = "deadline_pages"  # its public address


def status(client: Any) -> Status:
    """Return whether a client's list methods and paginators use this package at the moment.

    Args:
        client: a client of ``deadline``: boto3's, this package's or that of ``deadline_pages.aio``.

    Returns:
        ``accelerated`` (bool), and ``reason`` (str): what makes botocore take calls, with the names of the operations
        if these are not all. A client of this package is always accelerated.

    Raises:
        TypeError: it is not a client of ``deadline``.
    """
    if any((cls.__module__, cls.__name__) in _CLIENTS for cls in type(client).__mro__):
        return Status(accelerated=True)
    check_boto3_client(client)
    from deadline_pages._botocore.client_seams import ATTRIBUTE
    from deadline_pages._client.declarations import LIST_METHODS

    acceleration = vars(client).get(ATTRIBUTE)
    if acceleration is None:
        return Status(accelerated=False, reason="neither install() nor accelerate() was called for it")
    reasons = {name: acceleration.reason(client, name) for name in LIST_METHODS if hasattr(type(client), name)}
    given = {reason: [name for name in reasons if reasons[name] == reason] for reason in reasons.values() if reason}
    if None not in reasons.values() and len(given) == 1:
        return Status(accelerated=False, reason=next(iter(given)))
    texts = [f"{', '.join(names)}: {reason}" for reason, names in given.items()]
    return Status(accelerated=None in reasons.values(), reason="; ".join(texts) or None)


def check_boto3_client(client: Any) -> None:
    """Raise `TypeError` unless it is a boto3 client of ``deadline``."""
    if "botocore.client" in sys.modules:  # otherwise it cannot be boto3's
        from botocore.client import BaseClient

        if isinstance(client, BaseClient) and client.meta.service_model.service_name == "deadline":
            return
        raise TypeError(f"not a boto3 client of the service 'deadline': {client!r}")
    raise TypeError(f"not a client of the service 'deadline': {client!r}")
