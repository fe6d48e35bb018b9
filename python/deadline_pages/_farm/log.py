"""The requests that a farm has received."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .._native import FarmServer


class LoggedRequest(NamedTuple):
    """A request to a farm, and how it was answered.

    Attributes:
        operation: The operation, such as `"ListJobs"`; None if the farm has none at this method and path.
        parameters: Its parameters, as the client's method takes them.
        access_key_id: The access key that signed the request; None if it was not signed.
        status: The HTTP status of the answer; None if a fault left the request without one.
        error: The error's code, such as `"ThrottlingException"`; None if there was no error.
        method: The HTTP method.
        path: The URL's path.
    """

    operation: str | None
    parameters: dict[str, Any]
    access_key_id: str | None
    status: int | None
    error: str | None
    method: str
    path: str


def read(server: FarmServer) -> list[LoggedRequest]:
    """Return the requests that the farm has kept, the oldest first."""
    return [
        LoggedRequest(operation, json.loads(parameters), access_key_id, status, error, method, path)
        for operation, parameters, access_key_id, status, error, method, path in server.log()
    ]
