"""What people read of a report: its columns, their headings, and numbers as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    import narwhals.stable.v2 as nw

_TEXT, _COUNT, _DECIMAL, _PERCENT = "", ",", ",.2f", ".1%"
_COLUMNS = {
    "fleetName": ("Fleet", _TEXT),
    "hostName": ("Host", _TEXT),
    "instanceType": ("Instance type", _TEXT),
    "userId": ("User", _TEXT),
    "jobName": ("Job", _TEXT),
    "stepName": ("Step", _TEXT),
    "parameters": ("Frame", _TEXT),
    "taskStatus": ("Status", _TEXT),
    "workers": ("Workers", _COUNT),
    "sessions": ("Sessions", _COUNT),
    "runs": ("Runs", _COUNT),
    "failed": ("Failed", _COUNT),
    "failedShare": ("Failed of all", _PERCENT),
    "retried": ("Retried", _COUNT),
    "recovered": ("Recovered", _COUNT),
    "lostHours": ("Hours lost", _DECIMAL),
    "busyHours": ("Busy hours", _DECIMAL),
    "availableHours": ("Available hours", _DECIMAL),
    "utilization": ("Utilization", _PERCENT),
    "hours": ("Hours", _DECIMAL),
    "share": ("Share", _PERCENT),
    "seconds": ("Seconds", _DECIMAL),
    "medianSeconds": ("Median of its step", _DECIMAL),
    "timesMedian": ("Times the median", _DECIMAL),
}
# What stands for a name that is not known.
_IDS = {"fleetName": "fleetId", "hostName": "workerId", "jobName": "jobId", "stepName": "stepId"}


def columns(frame: nw.DataFrame[Any]) -> list[str]:
    """Return the columns that people read."""
    return [name for name in frame.columns if name in _COLUMNS]


def heading(column: str) -> str:
    """Return what a column is called."""
    return _COLUMNS[column][0]


def is_number(column: str) -> bool:
    """Whether a column has numbers."""
    return _COLUMNS[column][1] != _TEXT


def cell(row: Mapping[str, Any], column: str) -> str:
    """Return the text of a cell, or the id of what has no name."""
    value = row[column]
    return format(value, _COLUMNS[column][1]) if value is not None else row.get(_IDS.get(column, "")) or "-"


def caption(title: str, count: int, shown: int) -> str:
    """Return what a table is of, and how many of its rows are shown."""
    return f"{title}: {count:,}" if count <= shown else f"{title}: the first {shown} of {count:,}"
