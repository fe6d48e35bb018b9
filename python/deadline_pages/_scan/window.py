"""The time that a snapshot is about, and which jobs matter in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_FINAL = ("SUCCEEDED", "FAILED", "CANCELED")
# The last sessions of a job end after it.
_SETTLED = timedelta(minutes=10)


class Window(NamedTuple):
    """From one time to another, None for no limit."""

    since: datetime | None
    until: datetime | None

    def concerns(self, job: Mapping[str, Any]) -> bool:
        """Whether a job (its summary) can have run in this time: it was not settled before, and existed."""
        if self.since is not None and is_settled(job, self.since):
            return False
        created = job.get("createdAt")
        return self.until is None or created is None or utc(created) <= self.until


def is_settled(job: Mapping[str, Any], at: datetime) -> bool:
    """Whether a job (its summary) had been finished for ten minutes at a time."""
    started, ended = job.get("startedAt"), job.get("endedAt")
    if ended is None or job.get("taskRunStatus") not in _FINAL:
        return False
    is_restarted = started is not None and utc(started) > utc(ended)
    return not is_restarted and at - utc(ended) > _SETTLED


def utc(given: datetime) -> datetime:
    """Return a time in UTC, which is the zone of one without, as for boto3."""
    aware = given.astimezone(timezone.utc) if given.tzinfo else given
    return datetime.combine(aware.date(), aware.time(), timezone.utc)  # of no subclass, such as pandas'


def window(since: date | str | None, until: date | str | None) -> Window:
    """Return the window of a snapshot's arguments.

    Raises:
        ValueError: one is no time, or nothing is between them.
        TypeError: one is neither a datetime nor a string.
    """
    now = datetime.now(timezone.utc)
    chosen = Window(moment("since", since, now), moment("until", until, now))
    if chosen.since is not None and chosen.until is not None and chosen.since > chosen.until:
        raise ValueError(f"nothing is between since={since!r} and until={until!r}")
    return chosen


def moment(name: str, given: date | str | None, now: datetime) -> datetime | None:
    """Return the time that an argument says.

    Raises:
        ValueError: it says none.
        TypeError: it is neither a datetime nor a string.
    """
    if given is None:
        return None
    expected = (
        f"{name} must be a date, a datetime, an ISO 8601 date, or an age such as '24h', '90m' or '7d', not {given!r}"
    )
    if isinstance(given, date) and not isinstance(given, datetime):
        given = datetime.combine(given, time())
    if not isinstance(given, datetime | str):
        raise TypeError(expected)
    try:
        return utc(given) if isinstance(given, datetime) else _read(given.strip(), now)
    except (ValueError, OverflowError):
        raise ValueError(expected) from None


def _read(text: str, now: datetime) -> datetime:
    age = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([mhdw])", text)
    if age is not None:
        return now - timedelta(**{_UNITS[age[2]]: float(age[1])})
    return utc(datetime.fromisoformat(re.sub("[Zz]$", "+00:00", text)))  # Python 3.10 reads no `Z`
