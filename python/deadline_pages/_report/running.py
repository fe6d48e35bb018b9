"""What is running, and what of it is stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import actions, phase
from deadline_pages._report.intervals import microseconds, seconds, share
from deadline_pages._report.joins import attach, coded, matching
from deadline_pages._report.names import TASK, named
from deadline_pages._report.ranks import quantiles
from deadline_pages._report.schema import finish

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

# What ran longer than so many times the slowest of its like is stuck, if there were enough to compare with.
SLOW, ENOUGH = 2, 5
# The states of workers on which nothing runs.
_LOST = ("STOPPED", "STOPPING", "NOT_RESPONDING", "NOT_COMPATIBLE")
_PLACE = ("fleetId", "fleetName", "workerId", "hostName", "workerStatus")
_ACTION = ("sessionId", "sessionActionId", "phase", "status", "progressPercent")


def running(tables: Tables) -> nw.DataFrame[Any]:
    """Implement ``report.running``."""
    tables.require("session_actions", "sessions")
    ids = ("queueId", "jobId", "stepId", "taskId", "parameters", "enterId", "exitId")
    found = actions(
        tables, *ids, "sessionId", "sessionActionId", "kind", "status", "progressPercent", "workerUpdatedAt"
    )
    like = nw.coalesce("stepId", "enterId", "exitId", "queueId")
    found = found.with_columns(like=nw.concat_str(nw.col("kind"), like, separator=" "), phase=phase())
    frame = found.filter(nw.col("isOpen"))
    done = coded(matching(found.filter(nw.col("status") == "SUCCEEDED", ~nw.col("isOpen")), frame, "like"), "like")
    usual = quantiles(done, "key", "length", median=500, most=1000)
    frame = attach(frame, attach(done.select("key", "like").unique("key", keep="any"), usual, "key"), "like")
    places = tables.read("sessions", sessionId="sessionId", fleetId="fleetId", workerId="workerId")
    frame = named(tables, attach(frame, places.unique("sessionId", keep="any"), "sessionId"), *_PLACE, *TASK)
    is_slow = (nw.col("count") >= ENOUGH) & (nw.col("length") > SLOW * nw.col("most"))
    frame = frame.with_columns(
        seconds=seconds(nw.col("length")),
        silentSeconds=seconds((tables.now - microseconds("workerUpdatedAt")).clip(0)),
        medianSeconds=seconds(nw.col("median")),
        timesMedian=share(nw.col("length"), nw.col("median")),
        isStuck=is_slow.fill_null(False) | nw.col("workerStatus").is_in(_LOST).fill_null(False),
    ).sort("isStuck", "seconds", "sessionActionId", descending=[True, True, False])
    times = ("startedAt", "seconds", "silentSeconds", "medianSeconds", "timesMedian", "isStuck")
    return finish(frame, *_PLACE, *TASK, *_ACTION, *times)
