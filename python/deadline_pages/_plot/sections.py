"""What a report of a farm for people consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadline_pages._plot.frame_times import frame_times as plot_frame_times
from deadline_pages._plot.running import running as plot_running
from deadline_pages._plot.timeline import timeline as plot_timeline
from deadline_pages._plot.utilization import utilization as plot_utilization
from deadline_pages._report.failures import failures
from deadline_pages._report.frame_times import frame_times
from deadline_pages._report.hours import hours
from deadline_pages._report.utilization import utilization

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import narwhals.stable.v2 as nw

    from deadline_pages._report.tables import Tables

    _Plot = Callable[[Tables], Any]
    _Table = tuple[str, Callable[[Tables], nw.DataFrame[Any]]]


@dataclass(frozen=True)
class Section:
    """A section: what is said in it, its plots and its tables."""

    key: str
    title: str
    text: str
    plots: tuple[_Plot, ...]
    tables: tuple[_Table, ...]
    of_actions: bool = False
    """Whether it needs the table of session actions, which a snapshot may not have."""


SECTIONS = (
    Section(
        "utilization",
        "Utilization",
        "How much of the time in which workers were available they had a session.",
        (plot_utilization,),
        (("Fleets", lambda tables: utilization(tables, "fleet")),),
    ),
    Section(
        "timeline",
        "Timeline",
        "A session that failed is one with an action that failed.",
        (plot_running, lambda tables: plot_timeline(tables, "session")),
        (),
    ),
    Section(
        "frames",
        "Slowest frames",
        "Of the runs of tasks that succeeded.",
        (plot_frame_times,),
        (("Slowest frames", lambda tables: frame_times(tables, "frame")),),
        of_actions=True,
    ),
    Section(
        "failures",
        "Failures",
        "A bad host fails at much of what it gets; a bad frame fails on many workers, and never recovers.",
        (),
        (
            ("Hosts with failures", lambda tables: failures(tables, "worker")),
            ("Frames that failed", lambda tables: failures(tables, "frame")),
        ),
        of_actions=True,
    ),
    Section(
        "hours",
        "Cost hours",
        "The hours of sessions. Instances cost while they idle as well; prices are in no table.",
        (),
        (
            ("Users", lambda tables: hours(tables, "user")),
            ("Jobs", lambda tables: hours(tables, "job")),
            ("Fleets", lambda tables: hours(tables, "fleet")),
            ("Instance types", lambda tables: hours(tables, "instance_type")),
        ),
    ),
)
