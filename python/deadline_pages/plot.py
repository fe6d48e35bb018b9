"""Plots of a render farm: what ran where and when, how many, how busy, and how long frames took.

>>> from deadline_pages import plot
>>> plot.timeline(night)
>>> plot.utilization(night).save("night.png")

Each function takes a ``Snapshot``, or a mapping of tables by the names of a snapshot's, as the functions of
``deadline_pages.report`` do, whose definitions hold here: what has not ended grows to ``now``. It returns an Altair
chart, which notebooks show. ``chart.save("night.svg")`` and ``"night.png"`` write pictures, without a network;
``to_html()`` writes a page that needs none.

A chart has at most 5,000 marks, whatever the size of the farm: what is close together is merged, and its subtitle says
how much. Nothing is left out without a word. Times are UTC. The ground is transparent, and the colours are legible on a
light and a dark one. Names are shown as text; ``<`` in them becomes a quotation mark that looks like it, because Altair
puts names unescaped into the scripts of pages and notebooks.

They need altair and narwhals, and to save a chart vl-convert, which the extra ``plot`` installs.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages._report.tables import Tables
    from deadline_pages._scan.snapshot import Snapshot

__all__ = ["frame_times", "running", "timeline", "to_html", "utilization"]


def timeline(
    night: Snapshot | Mapping[str, Any],
    *,
    by: Literal["session", "action"] = "session",
    now: datetime | None = None,
) -> Any:
    """What ran where, and when?

    A Gantt chart with a row for each worker: of its sessions, or of what they did. An action is ``set-up``
    (environments and attachments) or ``running`` (tasks), unless it is ``failed``, or ``interrupted``: that is, it was
    interrupted, reclaimed or canceled. A session is ``waiting`` where none of its actions runs, and ``failed`` if one
    of them is. In a notebook, dragging moves the chart, the wheel with Ctrl zooms, and a double click goes back. Uses
    the tables ``sessions`` and ``session_actions``; without the latter, nobody knows which sessions failed.

    Args:
        night: a snapshot, or tables by name.
        by: what a bar is.
        now: the end of what has not ended.

    Returns:
        An ``altair.Chart``. Where there are more than 5,000 bars, neighbours of one worker and state are merged; where
        there are more than 250 workers, several share a row.

    Raises:
        ImportError: a library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("timeline", night, now)
    from deadline_pages._plot.timeline import timeline

    return timeline(tables, by)


def running(night: Snapshot | Mapping[str, Any], *, now: datetime | None = None) -> Any:
    """How many sessions ran, by fleet?

    The mean of pieces of the time, about 300 of them, so that their area is the hours of the sessions. Uses the table
    ``sessions``.

    Args:
        night: a snapshot, or tables by name.
        now: the end of what has not ended.

    Returns:
        An ``altair.Chart``. The fleets with the most hours have colours of their own, all others share one.

    Raises:
        ImportError: a library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing.
    """
    tables = _tables("running", night, now)
    from deadline_pages._plot.running import running

    return running(tables)


def utilization(night: Snapshot | Mapping[str, Any], *, now: datetime | None = None) -> Any:
    """When was which worker busy?

    A heat map with a row for each worker and a field for each hour, in which the worker was available; what that means
    is said at ``report.utilization()``. Uses the tables ``sessions`` and ``workers``.

    Args:
        night: a snapshot, or tables by name.
        now: the end of what has not ended.

    Returns:
        An ``altair.Chart``. Where there are more than 5,000 hours of workers, fields are of several hours; where there
        are more than 250 workers, several share a row.

    Raises:
        ImportError: a library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing.
    """
    tables = _tables("utilization", night, now)
    from deadline_pages._plot.utilization import utilization

    return utilization(tables)


def frame_times(night: Snapshot | Mapping[str, Any], *, now: datetime | None = None) -> Any:
    """How long do the frames of each step take?

    From the shortest to the longest, with the median and the p90: what ``report.frame_times()`` gives. Uses the table
    ``session_actions``.

    Args:
        night: a snapshot, or tables by name.
        now: the end of what has not ended.

    Returns:
        An ``altair.Chart`` of the 50 steps with the most hours.

    Raises:
        ImportError: a library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing.
    """
    tables = _tables("frame_times", night, now)
    from deadline_pages._plot.frame_times import frame_times

    return frame_times(tables)


def to_html(chart: Any, path: str | PathLike[str]) -> None:
    """Write a page with a chart, which works without a network, and is as wide as the window.

    Args:
        chart: what a function of this module returned.
        path: the file, such as ``timeline.html``; about 1 MB.

    Raises:
        ImportError: altair or vl-convert is not installed.
        TypeError: it is no chart.
        OSError: the file cannot be written.
    """
    from deadline_pages._tables.libraries import load

    altair, _ = load("plot.to_html", "altair", "vl_convert")
    if not isinstance(chart, altair.TopLevelMixin):
        raise TypeError(f"plot.to_html() takes a chart of this module, not {type(chart).__name__}")
    from deadline_pages._plot.page import write_page

    write_page(chart, path)


def _tables(name: str, night: Any, now: datetime | None) -> Tables:
    """Return the tables of a plot, after the check that its libraries are there."""
    from deadline_pages._tables.libraries import load

    load(f"plot.{name}", "altair", "narwhals")
    from deadline_pages._report.tables import Tables

    return Tables(f"plot.{name}", night, now, None)
