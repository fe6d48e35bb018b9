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
    _Make = Callable[[Tables], nw.DataFrame[Any]]


@dataclass(frozen=True)
class Section:
    """A section: what is said in it, its plots and its tables."""

    key: str
    title: str
    text: str
    plots: tuple[_Plot, ...]
    reports: tuple[tuple[str, _Make, str | None], ...]
    """Title of each table, what makes it, and the table of a snapshot that it needs beside the section's."""
    needs: str | None = None
    """The table of a snapshot that it needs beside that of sessions."""

    def lacks(self, tables: Tables) -> str | None:
        """Return the table that is missing for the section."""
        return None if self.needs is None or self.needs in tables else self.needs

    def tables(self, tables: Tables) -> list[tuple[str, _Make]]:
        """Return the titles of the tables for which everything is there, and what makes them."""
        return [(title, make) for title, make, needed in self.reports if needed is None or needed in tables]


SECTIONS = (
    Section(
        "utilization",
        "Utilization",
        "How much of the time in which workers were available they had a session.",
        (plot_utilization,),
        (("Fleets", lambda tables: utilization(tables, "fleet"), None),),
        needs="workers",
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
        (("Slowest frames", lambda tables: frame_times(tables, "frame"), None),),
        needs="session_actions",
    ),
    Section(
        "failures",
        "Failures",
        "A bad host fails at much of what it gets; a bad frame fails on many workers, and never recovers.",
        (),
        (
            ("Hosts with failures", lambda tables: failures(tables, "worker"), None),
            ("Frames that failed", lambda tables: failures(tables, "frame"), None),
        ),
        needs="session_actions",
    ),
    Section(
        "hours",
        "Cost hours",
        "The hours of sessions. Instances cost while they idle as well; prices are in no table.",
        (),
        (
            ("Users", lambda tables: hours(tables, "user"), "jobs"),
            ("Jobs", lambda tables: hours(tables, "job"), None),
            ("Fleets", lambda tables: hours(tables, "fleet"), None),
            ("Instance types", lambda tables: hours(tables, "instance_type"), "workers"),
        ),
    ),
)
