"""A report as a table of HTML: its first rows, and how many there are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    import narwhals.stable.v2 as nw

ROWS = 20


def _number(value: float) -> str:
    return f"{value:,.2f}"


def _count(value: int) -> str:
    return f"{value:,}"


def _percent(value: float) -> str:
    return f"{value:.1%}"


# The columns that a page shows of any report: their headings, and how numbers are written.
_HEADINGS: dict[str, tuple[str, Callable[[Any], str] | None]] = {
    "fleetName": ("Fleet", None),
    "hostName": ("Host", None),
    "instanceType": ("Instance type", None),
    "userId": ("User", None),
    "jobName": ("Job", None),
    "stepName": ("Step", None),
    "parameters": ("Frame", None),
    "taskStatus": ("Status", None),
    "workers": ("Workers", _count),
    "sessions": ("Sessions", _count),
    "runs": ("Runs", _count),
    "failed": ("Failed", _count),
    "failedShare": ("Failed of all", _percent),
    "retried": ("Retried", _count),
    "recovered": ("Recovered", _count),
    "lostHours": ("Hours lost", _number),
    "busyHours": ("Busy hours", _number),
    "availableHours": ("Available hours", _number),
    "utilization": ("Utilization", _percent),
    "hours": ("Hours", _number),
    "share": ("Share", _percent),
    "seconds": ("Seconds", _number),
    "medianSeconds": ("Median of its step", _number),
    "timesMedian": ("Times the median", _number),
}
# What stands for a name that is not known.
_IDS = {"fleetName": "fleetId", "hostName": "workerId", "jobName": "jobId", "stepName": "stepId"}


def table(frame: nw.DataFrame[Any], title: str) -> str:
    """Return the first rows of a report; all text in it is escaped.

    Args:
        frame: the report.
        title: what its rows are.
    """
    names = [name for name in frame.columns if name in _HEADINGS]
    heads = "".join(f'<th scope="col"{_side(name)}>{_HEADINGS[name][0]}</th>' for name in names)
    body = "".join(f"<tr>{_cells(row, names)}</tr>" for row in frame.head(ROWS).iter_rows(named=True))
    size = f"{len(frame):,}" if len(frame) <= ROWS else f"the first {ROWS} of {len(frame):,}"
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(title)}"><table>'
        f"<caption>{escape(title)}: {size}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Mapping[str, Any], names: list[str]) -> str:
    first, *others = names
    rest = "".join(f"<td{_side(name)}>{_text(row, name)}</td>" for name in others)
    return f'<th scope="row">{_text(row, first)}</th>{rest}'


def _side(name: str) -> str:
    return ' class="number"' if _HEADINGS[name][1] else ""


def _text(row: Mapping[str, Any], name: str) -> str:
    value, write = row[name], _HEADINGS[name][1]
    if value is None:
        return escape(row.get(_IDS.get(name, "")) or "-")
    return write(value) if write else escape(str(value))
