"""What a report of a farm for people consists of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from deadline_pages._plot.frame_times import frame_times as plot_frame_times
from deadline_pages._plot.running import running as plot_running
from deadline_pages._plot.timeline import timeline as plot_timeline
from deadline_pages._plot.utilization import utilization as plot_utilization
from deadline_pages._report.eta import eta
from deadline_pages._report.failures import failures
from deadline_pages._report.frame_times import frame_times
from deadline_pages._report.hours import hours
from deadline_pages._report.lost import lost
from deadline_pages._report.tables import EPOCH
from deadline_pages._report.utilization import utilization
from deadline_pages._report.waits import waits
from deadline_pages._scan.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import narwhals.stable.v2 as nw

    from deadline_pages._report.tables import Tables


@dataclass(frozen=True)
class Report:
    """A table of a section."""

    name: str
    """The function of `deadline_pages.report`, and what its rows are about."""
    title: str
    make: Callable[[Tables], nw.DataFrame[Any]]
    columns: tuple[str, ...]
    """Those that are shown."""
    needs: str | None = None
    """The table of a snapshot that it needs beside the section's."""


@dataclass(frozen=True)
class Section:
    """A section: what is said in it, its plots and its tables."""

    key: str
    title: str
    text: str
    plots: tuple[Callable[[Tables], Any], ...]
    reports: tuple[Report, ...]
    needs: tuple[str, ...] = ()
    """The tables of a snapshot that it needs beside that of sessions."""

    def lacks(self, tables: Tables) -> str | None:
        """Return the table that is missing for the section."""
        return next((name for name in self.needs if name not in tables), None)

    def complete(self, tables: Tables) -> list[Report]:
        """Return the reports for which everything is there."""
        return [report for report in self.reports if report.needs is None or report.needs in tables]


def about(tables: Tables, source: Any) -> list[str]:
    """Return what the report is about, in sentences: which farm, and what time."""
    lines = []
    if isinstance(source, Snapshot):
        taken = f", as it was at {source.taken_at:%Y-%m-%d %H:%M}" if source.taken_at else ""
        lines.append(f"Farm {source.farm_id}{taken}.")
    since = f"from {_time(tables.since)} " if tables.since else ""
    lines.append(f"Times are UTC: {since}until {_time(tables.until)}. What runs is counted up to then.")
    if isinstance(source, Snapshot) and source.errors:
        lines.append(f"The snapshot is not complete: {len(source.errors):,} of its listings failed.")
    return lines


def _time(microseconds: int) -> str:
    return f"{EPOCH + timedelta(microseconds=microseconds):%Y-%m-%d %H:%M}"


def _slow_frames(tables: Tables) -> nw.DataFrame[Any]:
    """Return the runs of tasks, first those that took longer than others of their step, by how many times."""
    return frame_times(tables, "frame").sort("timesMedian", "seconds", descending=True, nulls_last=True)


_LOST = ("failedHours", "interruptedHours", "reclaimedHours", "canceledHours", "lostHours", "lostShare")
_HOURS = ("sessions", "hours", "share")
SECTIONS = (
    Section(
        "utilization",
        "Utilization",
        "How much of the time in which workers were available they had a session.",
        (plot_utilization,),
        (
            Report(
                "utilization by fleet",
                "Fleets",
                lambda tables: utilization(tables, "fleet"),
                ("fleetName", "workers", "sessions", "busyHours", "availableHours", "utilization"),
            ),
        ),
        needs=("workers",),
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
        "Slow frames",
        "Of the runs of tasks that succeeded, those that took the most times the median of their step, in seconds.",
        (plot_frame_times,),
        (
            Report(
                "frame_times by frame",
                "Frames slow for their step",
                _slow_frames,
                ("jobName", "stepName", "parameters", "hostName", "seconds", "medianSeconds", "timesMedian"),
            ),
        ),
        needs=("session_actions",),
    ),
    Section(
        "failures",
        "Failures",
        "A bad host fails at much of what it gets; a bad frame fails on many workers, and never recovers.",
        (),
        (
            Report(
                "failures by worker",
                "Hosts with failures",
                lambda tables: failures(tables, "worker"),
                ("fleetName", "hostName", "runs", "failed", "failedShare", "retried", "recovered", "lostHours"),
            ),
            Report(
                "failures by frame",
                "Frames that failed",
                lambda tables: failures(tables, "frame"),
                ("jobName", "stepName", "parameters", "runs", "failed", "workers", "taskStatus", "lostHours"),
            ),
        ),
        needs=("session_actions",),
    ),
    Section(
        "lost",
        "Lost work",
        "The hours of actions that failed, were interrupted, reclaimed (their worker vanished) or canceled.",
        (),
        (
            Report(
                "lost by fleet",
                "Fleets with lost hours",
                lambda tables: lost(tables, "fleet"),
                ("fleetName", *_LOST),
            ),
            Report(
                "lost by job",
                "Jobs with lost hours",
                lambda tables: lost(tables, "job"),
                ("jobName", *_LOST),
            ),
        ),
        needs=("session_actions",),
    ),
    Section(
        "waits",
        "Waits",
        "From the creation of a job to its first session, or up to now. Why a job waits is in no table.",
        (),
        (
            Report(
                "waits by job",
                "Jobs by their wait",
                lambda tables: waits(tables, "job"),
                ("queueName", "jobName", "userId", "priority", "createdAt", "waitSeconds", "isWaiting"),
            ),
        ),
        needs=("jobs",),
    ),
    Section(
        "eta",
        "What is left",
        "The earliest time at which jobs will be done: with the workers that they have now, and without failures.",
        (),
        (
            Report(
                "eta",
                "Jobs with tasks left",
                eta,
                ("jobName", "tasks", "left", "running", "workers", "workHours", "eta"),
            ),
        ),
        needs=("jobs", "tasks", "session_actions"),
    ),
    Section(
        "hours",
        "Cost hours",
        "The hours of sessions. Instances cost while they idle as well; prices are in no table.",
        (),
        (
            Report("hours by user", "Users", lambda tables: hours(tables, "user"), ("userId", *_HOURS), "jobs"),
            Report("hours by job", "Jobs", lambda tables: hours(tables, "job"), ("jobName", "userId", *_HOURS)),
            Report("hours by fleet", "Fleets", lambda tables: hours(tables, "fleet"), ("fleetName", *_HOURS)),
            Report(
                "hours by instance_type",
                "Instance types",
                lambda tables: hours(tables, "instance_type"),
                ("instanceType", *_HOURS),
                "workers",
            ),
        ),
    ),
)
