"""Whether a client lists through this package."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

# Those of an earlier import of this package as well.
_CLIENTS = {("deadline_pages._client", "Client"), ("deadline_pages.aio", "AioClient")}


class Status(NamedTuple):
    """Whether a client lists through this package, and why not."""

    accelerated: bool
    reason: str | None = None


def status(client: Any) -> Status:
    """Tell whether a client's list calls and paginators go through this package at the moment.

    Args:
        client: what ``boto3.client("deadline")``, ``deadline_pages.client("deadline")`` or a session of
            ``deadline_pages.aio`` gave.

    Returns:
        ``accelerated`` (bool), and ``reason`` (str): who or what leaves calls to botocore, and which operations where
        it is not all of them. A client of this package is always accelerated.

    Raises:
        TypeError: it is no client of the service ``deadline``.
    """
    if any((cls.__module__, cls.__name__) in _CLIENTS for cls in type(client).__mro__):
        return Status(accelerated=True)
    if "botocore.client" not in sys.modules:  # so it is none of boto3's
        raise TypeError(f"not a client of the service 'deadline': {client!r}")
    from deadline_pages.boto import status_of

    return status_of(client)
