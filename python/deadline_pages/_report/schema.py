"""The types of columns, by their names: those that are not named here are strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from typing import Any

TIME = nw.Datetime("us", "UTC")
_COUNTS = frozenset({"actions", "failed", "frames", "jobs", "left", "priority", "recovered", "retried", "running"})
_COUNTS |= {"runs", "sessions", "succeeded", "tasks", "waiting", "workers"}
_FLAGS = frozenset({"isOpen", "isStuck", "isWaiting"})
_RATIOS = frozenset({"failedShare", "lostShare", "progressPercent", "share", "taskShare", "timesMedian", "utilization"})


def type_of(column: str) -> Any:
    """Return the type of a column."""
    if column in _COUNTS:
        return nw.Int64
    if column in _FLAGS:
        return nw.Boolean
    if column in _RATIOS or column.lower().endswith(("hours", "seconds")):
        return nw.Float64
    return TIME if column.endswith(("At", "eta")) else nw.String


def finish(frame: nw.DataFrame[Any], *columns: str) -> nw.DataFrame[Any]:
    """Return these columns, in their types: names and figures for people first, then the ids to join on."""
    ordered = sorted(columns, key=lambda column: column.endswith("Id") and column != "userId")
    return frame.select(nw.col(column).cast(type_of(column)) for column in ordered)
