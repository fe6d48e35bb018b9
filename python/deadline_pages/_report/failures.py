"""What failed, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import runs
from deadline_pages._report.intervals import hours, share, time
from deadline_pages._report.joins import attach, matching
from deadline_pages._report.names import BY, TASK, named
from deadline_pages._report.schema import finish

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_SUMS = ("retried", "recovered", "lostHours", "lastFailedAt")


def failures(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.failures``."""
    tables.choose(by, "worker", "frame")
    tables.require("session_actions", "sessions")
    wanted: tuple[str, ...] = ("sessionId", "taskId", "status")
    if by == "frame":
        wanted = (*wanted, "queueId", "jobId", "stepId", "parameters")
    found = runs(tables, *wanted)
    failed = found.filter(nw.col("status") == "FAILED")
    ended = found.filter(nw.col("status").is_in(("SUCCEEDED", "FAILED")))
    places = tables.read("sessions", sessionId="sessionId", fleetId="fleetId", workerId="workerId")
    places = places.unique("sessionId", keep="any")
    failed = attach(_what_followed(failed, found), places, "sessionId")
    sums = (
        nw.len().alias("failed"),
        nw.col("retried", "recovered").sum(),
        nw.col("length").sum().alias("lost"),
        nw.col("end").max().alias("over"),
    )
    measures = (nw.col("failed"), hours(nw.col("lost")).alias("lostHours"), time("over").alias("lastFailedAt"))
    if by == "worker":
        of_all = attach(ended.select("sessionId"), places, "sessionId").group_by("workerId").agg(nw.len().alias("runs"))
        groups = failed.group_by("fleetId", "workerId").agg(*sums, nw.col("taskId").n_unique().alias("tasks"))
        groups = attach(groups, of_all, "workerId").with_columns(
            *measures, failedShare=share(nw.col("failed"), nw.col("runs"))
        )
        columns = (*BY["worker"], "runs", "failed", "failedShare", "tasks", *_SUMS)
    else:
        of_all = ended.group_by("taskId").agg(nw.len().alias("runs"))
        groups = failed.group_by("queueId", "jobId", "stepId", "taskId").agg(
            *sums, nw.col("workerId").n_unique().alias("workers"), nw.col("parameters").max()
        )
        states = tables.read("tasks", taskId="taskId", taskStatus="runStatus")
        states = matching(states, groups, "taskId").unique("taskId", keep="any")
        groups = attach(attach(groups, of_all, "taskId"), states, "taskId")
        groups = groups.with_columns(*measures)
        columns = (*TASK, "runs", "failed", "workers", "taskStatus", *_SUMS)
    groups = named(tables, groups, *columns)
    # A frame that failed on many workers is bad itself.
    order = ["failed", "lostHours", "workerId"] if by == "worker" else ["workers", "failed", "lostHours", "taskId"]
    return finish(groups.sort(order, descending=[*[True] * (len(order) - 1), False]), *columns)


def _what_followed(failed: nw.DataFrame[Any], runs: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Say of each failed run whether its task was run again, and whether it succeeded then."""
    later = matching(runs, failed, "taskId")
    again = later.group_by("taskId").agg(again=nw.col("start").max())
    succeeded = later.filter(nw.col("status") == "SUCCEEDED").group_by("taskId").agg(success=nw.col("start").max())
    failed = attach(attach(failed, again, "taskId"), succeeded, "taskId")
    follows = {"retried": nw.col("again"), "recovered": nw.col("success")}
    return failed.with_columns(
        (when > nw.col("start")).fill_null(False).cast(nw.Int64).alias(name) for name, when in follows.items()
    )
