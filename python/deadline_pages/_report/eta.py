"""When jobs will be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import runs
from deadline_pages._report.intervals import seconds, share
from deadline_pages._report.joins import attach
from deadline_pages._report.names import BY
from deadline_pages._report.schema import TIME, finish
from deadline_pages._report.sessions import begun

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

# States of tasks that are over.
_OVER = ("SUCCEEDED", "FAILED", "CANCELED", "NOT_COMPATIBLE")
_COUNTED = {"succeeded": "SUCCEEDED", "failed": "FAILED", "running": "RUNNING"}


def eta(tables: Tables) -> nw.DataFrame[Any]:
    """Implement ``report.eta``."""
    tables.require("jobs", "tasks", "sessions", "session_actions")
    tasks = tables.read("tasks", jobId="jobId", stepId="stepId", runStatus="runStatus")
    tasks = tasks.with_columns(
        *((nw.col("runStatus") == state).cast(nw.Int64).alias(name) for name, state in _COUNTED.items()),
        left=(~nw.col("runStatus").is_in(_OVER)).cast(nw.Int64),
    )
    steps = tasks.group_by("jobId", "stepId").agg(nw.len().alias("tasks"), nw.col(*_COUNTED, "left").sum())
    steps = attach(steps, _pace(tables), "stepId")
    # A step of which no frame is done is taken to be like the others of its job.
    known = steps.group_by("jobId").agg(nw.col("time", "done").sum())
    usual = share(seconds(nw.col("time")), nw.col("done"))
    steps = attach(steps, known.select("jobId", usual=usual), "jobId")
    mean = share(seconds(nw.col("time")), nw.col("done")).fill_null(nw.col("usual"))
    # What has been done of the frames that run: at most all of it.
    elapsed = nw.min_horizontal(seconds(nw.col("elapsed").fill_null(0)), mean * nw.col("running"))
    steps = steps.with_columns(work=mean * nw.col("left") - elapsed)
    steps = steps.with_columns(unknown=(nw.col("work").is_null() & (nw.col("left") > 0)).cast(nw.Int64))
    sums = steps.group_by("jobId").agg(nw.col("tasks", *_COUNTED, "left", "work", "unknown").sum())
    names = {"jobName": "name", "userId": "createdBy"}
    paths = {name: name for name in ("queueId", "jobId", "priority", "taskRunStatus")}
    frame = attach(tables.read("jobs", **paths, **names), sums, "jobId").filter(nw.col("left") > 0)
    frame = attach(frame, _workers(tables), "jobId").with_columns(nw.col("workers").fill_null(0))
    work = nw.when(nw.col("unknown") == 0).then(nw.col("work"))
    at_once = nw.min_horizontal("workers", "left")
    ends = nw.when(at_once > 0).then(tables.now + (work / at_once * 1e6).round(0))
    frame = frame.with_columns(
        share=share(nw.col("succeeded"), nw.col("tasks")), workHours=work / 3600, eta=ends.cast(nw.Int64).cast(TIME)
    ).sort("eta", "jobId", nulls_last=True)
    counts = ("tasks", "succeeded", "failed", "left", "running", "share", "workers")
    return finish(frame, *BY["job"], "priority", "taskRunStatus", *counts, "workHours", "eta")


def _pace(tables: Tables) -> nw.DataFrame[Any]:
    """Return of each step how many runs succeeded, their time, and that of the runs under way."""
    length, is_done = nw.col("length"), (nw.col("status") == "SUCCEEDED") & ~nw.col("isOpen")
    found = runs(tables, "stepId", "status").with_columns(
        done=is_done.cast(nw.Int64),
        time=nw.when(is_done).then(length).otherwise(0),
        elapsed=nw.when(nw.col("isOpen")).then(length).otherwise(0),
    )
    return found.group_by("stepId").agg(nw.col("done", "time", "elapsed").sum())


def _workers(tables: Tables) -> nw.DataFrame[Any]:
    """Return how many workers each job has now."""
    paths = {name: name for name in ("jobId", "workerId", "startedAt", "endedAt")}
    now = begun(tables.read("sessions", **paths), tables).filter(nw.col("isOpen"))
    return now.group_by("jobId").agg(workers=nw.col("workerId").n_unique())
