"""How long jobs wait for their first worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.intervals import microseconds, seconds, with_length
from deadline_pages._report.joins import attach, coded
from deadline_pages._report.names import BY, named
from deadline_pages._report.ranks import quantiles
from deadline_pages._report.schema import finish

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_JOB = ("queueId", "queueName", "jobId", "jobName", "userId", "priority")
# States of a job that has tasks, and none that began.
_WAITING = ("PENDING", "READY", "ASSIGNED", "STARTING", "SCHEDULED")


def waits(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.waits``."""
    tables.choose(by, "job", "queue", "user")
    tables.require("jobs")
    names = {"jobName": "name", "userId": "createdBy"}
    paths = ("queueId", "jobId", "priority", "createdAt", "startedAt", "taskRunStatus")
    jobs = tables.read("jobs", **{name: name for name in paths}, **names)
    is_waiting = nw.col("startedAt").is_null() & nw.col("taskRunStatus").is_in(_WAITING)
    end = nw.when(is_waiting).then(nw.lit(tables.now, nw.Int64)).otherwise(microseconds("startedAt"))
    jobs = jobs.with_columns(start=microseconds("createdAt"), end=end, isWaiting=is_waiting)
    jobs = jobs.filter(nw.col("end") >= tables.since, nw.col("start") <= tables.until)
    jobs = with_length(jobs).with_columns(wait=nw.col("length").clip(0))
    if by == "job":
        jobs = named(tables, jobs, *_JOB).with_columns(waitSeconds=seconds(nw.col("wait")))
        jobs = jobs.sort("wait", "jobId", descending=[True, False])
        return finish(jobs, *_JOB, "createdAt", "startedAt", "waitSeconds", "isWaiting")
    columns = BY[by]
    jobs = coded(named(tables, jobs, *columns), columns[0]).with_columns(nw.col("isWaiting").cast(nw.Int64))
    groups = quantiles(jobs, "key", "wait", median=500, p90=900, most=1000)
    groups = attach(groups, jobs.group_by("key", *columns).agg(waiting=nw.col("isWaiting").sum()), "key")
    groups = groups.with_columns(
        nw.col("count").alias("jobs"),
        medianSeconds=seconds(nw.col("median")),
        p90Seconds=seconds(nw.col("p90")),
        maxSeconds=seconds(nw.col("most")),
    ).sort("median", *columns, descending=[True, *[False] * len(columns)])
    return finish(groups, *columns, "jobs", "waiting", "medianSeconds", "p90Seconds", "maxSeconds")
