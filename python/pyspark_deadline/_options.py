"""The options of a `load()`: their names, their values, and those that are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

# What Spark's logs and plans may show: SQL's OPTIONS are part of a plan.
_SECRET = re.compile(r"secret|password|token|credential|access.?key", re.IGNORECASE)
_OWN = (
    "operation",
    "profile",
    "region",
    "endpointUrl",
    "endpoint_url",
    "partitions",
    "concurrency",
    "onError",
    "jobsEndedAfter",
    "lag",
)
_PAGING = ("nextToken", "maxResults")


@dataclass(frozen=True)
class Place:
    """Where requests are sent, and as whom. Keys are the worker's own: of its environment, profile or role."""

    profile: str | None = None
    region: str | None = None
    endpoint_url: str | None = None


@dataclass(frozen=True)
class Options:
    """What to read. It is pickled: Spark sends it to the workers."""

    operation: str
    """Method name such as `list_sessions`."""
    place: Place
    parameters: dict[str, Any] = field(default_factory=dict)
    """Of the operation and its parents: ids are a str, or a list of several."""
    jobs_ended_after: str | None = None
    """A time, or an age such as `24h`."""
    partitions: int = 8
    """The most tasks."""
    concurrency: int = 8
    """The most requests in flight of a task."""
    skips_errors: bool = False
    lag: float = 60.0
    """Seconds that a stream stays behind the clock."""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Options:
        """Read Spark's options, whose names are in lower case.

        Raises:
            ValueError: there is no such option, it has a wrong value, or it looks like a secret.
        """
        _refuse_secrets(given)
        operation = _operation(given)
        parameters = {name.lower(): name for name in _parameters(operation)}
        own = {name.lower(): name for name in _OWN}
        for name in given:
            if name.lower() not in own and name.lower() not in parameters:
                raise ValueError(_unknown(name, operation, [*_OWN, *parameters.values()]))
        on_error = given.get("onerror", "raise")
        if on_error not in ("raise", "skip"):
            raise ValueError(f"onError must be raise or skip, not {on_error!r}")
        options = cls(
            operation,
            Place(given.get("profile"), given.get("region"), _endpoint(given)),
            {real: _value(real, given[name]) for name, real in parameters.items() if name in given},
            given.get("jobsendedafter"),
            _whole(given, "partitions", cls.partitions, 100_000),
            _whole(given, "concurrency", cls.concurrency, 1000),
            on_error == "skip",
            _seconds(given, "lag", cls.lag),
        )
        options._check_since()
        return options

    def _check_since(self) -> None:
        if self.since() is None:
            return
        if "jobId" in self.parameters:
            raise ValueError("jobsEndedAfter chooses among the jobs that are found: it does not go with jobId")
        if "jobId" not in _parameters(self.operation):
            raise ValueError(f"jobsEndedAfter chooses jobs, and {self.operation} lists nothing below jobs")

    def since(self) -> datetime | None:
        """Return what `jobsEndedAfter` says; of an age, counted from now on.

        Raises:
            ValueError: it is no time.
        """
        from deadline_pages._scan.window import moment

        return moment("jobsEndedAfter", self.jobs_ended_after, datetime.now(timezone.utc))


def _refuse_secrets(given: Mapping[str, str]) -> None:
    for name in given:
        if _SECRET.search(name):
            raise ValueError(
                f"the option {name} is not taken, since Spark's plans and logs may show it: credentials are those of "
                "the workers' environment, of their profile (option profile) or of their role"
            )


def _operation(given: Mapping[str, str]) -> str:
    from deadline_pages._client.declarations import LIST_METHODS
    from deadline_pages._names import closest_name

    operation = given.get("operation")
    if operation in LIST_METHODS:
        return operation
    if operation is None:
        raise ValueError('the option operation is missing: a method name such as "list_sessions"')
    meant = closest_name(operation, LIST_METHODS)
    raise ValueError(f"there is no list operation {operation!r}" + (f": did you mean {meant}?" if meant else ""))


def _parameters(operation: str) -> list[str]:
    """Return the names of what an operation and its parents take, without those of paging."""
    from deadline_pages._native import members

    return list(dict.fromkeys([*(name for name in members(operation)[0] if name not in _PAGING), "principalId"]))


def _unknown(name: str, operation: str, known: list[str]) -> str:
    from deadline_pages._names import closest_name

    lower = {option.lower(): option for option in known}
    meant = closest_name(name.lower(), lower)
    hint = f": did you mean {lower[meant]}?" if meant else f"; there are {', '.join(known)}"
    return f"{operation} has no option {name}{hint}"


def _value(name: str, text: str) -> Any:
    """Return a parameter's value: an option is a text, with commas where it has several."""
    if name == "resourceTypes":
        return text.split(",")
    values = [value.strip() for value in text.split(",")] if name.endswith("Id") else [text]
    return values[0] if len(values) == 1 else values


def _endpoint(given: Mapping[str, str]) -> str | None:
    return given.get("endpointurl", given.get("endpoint_url"))


def _whole(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = given.get(name, str(default))
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise ValueError(f"{name} must be a whole number from 1 to {most}, not {text!r}")
    return int(text)


def _seconds(given: Mapping[str, str], name: str, default: float) -> float:
    text = given.get(name, str(default))
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"{name} must be a number of seconds, 0 or more, not {text!r}")
    return seconds
