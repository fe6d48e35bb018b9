"""How long frames take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import runs
from deadline_pages._report.intervals import hours, seconds, share
from deadline_pages._report.joins import attach, coded
from deadline_pages._report.names import STEP, TASK, named
from deadline_pages._report.ranks import quantiles
from deadline_pages._report.schema import finish

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_QUANTILES = {"least": 0, "median": 500, "p90": 900, "p99": 990, "most": 1000}


def frame_times(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.frame_times``."""
    tables.choose(by, "step", "frame")
    wanted: tuple[str, ...] = ("queueId", "jobId", "stepId", "status")
    if by == "frame":
        tables.require("sessions")
        wanted = (*wanted, "taskId", "parameters", "sessionId")
    done = runs(tables, *wanted, where=(nw.col("status") == "SUCCEEDED") & ~nw.col("isOpen"))
    done = coded(done, "stepId")
    steps = quantiles(done, "key", "length", **(_QUANTILES if by == "step" else {"median": 500}))
    if by == "step":
        sums = done.group_by("key", "queueId", "jobId", "stepId").agg(total=nw.col("length").sum())
        frame = attach(sums, steps, "key").with_columns(
            nw.col("count").alias("frames"),
            minSeconds=seconds(nw.col("least")),
            medianSeconds=seconds(nw.col("median")),
            p90Seconds=seconds(nw.col("p90")),
            p99Seconds=seconds(nw.col("p99")),
            maxSeconds=seconds(nw.col("most")),
            meanSeconds=seconds(nw.col("total")) / nw.col("count"),
            hours=hours(nw.col("total")),
        )
        frame = named(tables, frame, *STEP).sort("hours", "stepId", descending=[True, False])
        times = ("minSeconds", "medianSeconds", "p90Seconds", "p99Seconds", "maxSeconds", "meanSeconds", "hours")
        return finish(frame, *STEP, "frames", *times)
    places = tables.read("sessions", sessionId="sessionId", workerId="workerId").unique("sessionId", keep="any")
    done = done.sort("length", "start", descending=[True, False])  # before it has all its columns
    frame = attach(attach(done, steps, "key"), places, "sessionId").with_columns(
        seconds=seconds(nw.col("length")),
        medianSeconds=seconds(nw.col("median")),
        timesMedian=share(nw.col("length"), nw.col("median")),
    )
    frame = named(tables, frame, *TASK, "hostName")
    return finish(frame, *TASK, "workerId", "hostName", "startedAt", "seconds", "medianSeconds", "timesMedian")
