"""What people read of a report: its columns, their headings, and values as text."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.schema import type_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

# Other columns are called by their names.
_HEADINGS = {
    "fleetName": "Fleet",
    "hostName": "Host",
    "instanceType": "Instance type",
    "userId": "User",
    "queueName": "Queue",
    "jobName": "Job",
    "stepName": "Step",
    "parameters": "Frame",
    "taskStatus": "Status",
    "workers": "Workers",
    "sessions": "Sessions",
    "runs": "Runs",
    "failed": "Failed",
    "failedShare": "Of all",
    "retried": "Retried",
    "recovered": "Recovered",
    "failedHours": "Failed",
    "interruptedHours": "Interrupted",
    "reclaimedHours": "Reclaimed",
    "canceledHours": "Canceled",
    "lostHours": "Hours lost",
    "lostShare": "Of all",
    "busyHours": "Busy hours",
    "availableHours": "Available hours",
    "utilization": "Utilization",
    "hours": "Hours",
    "share": "Share",
    "seconds": "Seconds",
    "medianSeconds": "Median",
    "timesMedian": "Times",
    "createdAt": "Created (UTC)",
    "priority": "Priority",
    "waitSeconds": "Waited (s)",
    "isWaiting": "Waits",
    "tasks": "Tasks",
    "left": "Left",
    "running": "Running",
    "workHours": "Work hours",
    "eta": "Done by (UTC)",
}
_SHARES = ("failedShare", "lostShare", "share", "taskShare", "utilization")
# What stands for a name that is not known.
_IDS = {
    "fleetName": "fleetId",
    "hostName": "workerId",
    "queueName": "queueId",
    "jobName": "jobId",
    "stepName": "stepId",
}


def columns(frame: nw.DataFrame[Any]) -> list[str]:
    """Return the columns that people read: all but ids."""
    return [name for name in frame.columns if name == "userId" or not name.endswith("Id")]


def heading(column: str) -> str:
    """Return what a column is called."""
    return _HEADINGS.get(column, column)


def is_number(column: str) -> bool:
    """Whether a column has numbers."""
    return type_of(column) in (nw.Int64, nw.Float64)


def is_text(column: str) -> bool:
    """Whether a column has names and other text of any length."""
    return bool(type_of(column) == nw.String)


def cell(row: Mapping[str, Any], column: str) -> str:
    """Return the text of a cell, or the id of what has no name."""
    value = row[column]
    if value is None:
        return row.get(_IDS.get(column, "")) or "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, float):
        return format(value, ".1%" if column in _SHARES else ",.2f")
    return f"{value:,}" if isinstance(value, int) else str(value)


def caption(title: str, count: int, shown: int) -> str:
    """Return what a table is of, and how many of its rows are shown."""
    if not count:
        return f"{title}: none."
    return f"{title}: {count:,}" if count <= shown else f"{title}: the first {shown} of {count:,}"
