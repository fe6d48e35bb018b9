"""What ran where, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import actions, phase
from deadline_pages._report.intervals import cut, seconds, time
from deadline_pages._report.joins import attach
from deadline_pages._report.names import named
from deadline_pages._report.order import WORKERS, in_order
from deadline_pages._report.schema import finish
from deadline_pages._report.sessions import sessions

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_PLACE = ("fleetId", "fleetName", "workerId", "hostName", "queueId", "jobId", "jobName", "sessionId")
_ACTION = ("sessionActionId", "phase", "status", "stepId", "stepName", "taskId", "parameters")
_TIMES = ("startedAt", "endedAt", "seconds", "isOpen")


def timeline(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.timeline``."""
    tables.choose(by, "session", "action")
    frame = named(tables, sessions(tables), *_PLACE)
    workers = in_order(frame.select(*WORKERS).unique("workerId", keep="any"), *WORKERS).with_row_index("worker")
    frame = attach(frame, workers.select("workerId", "worker"), "workerId").sort("worker", "start")
    columns: tuple[str, ...] = (*_PLACE, *_TIMES)
    if by == "action":
        columns = (*_PLACE, *_ACTION, *_TIMES)
        found = actions(tables, "sessionId", "sessionActionId", "status", "kind", "stepId", "taskId", "parameters")
        found = cut(found, tables.since, tables.until).with_columns(phase=phase())
        frame = frame.with_row_index("place")
        # Sorted before they have all their columns.
        found = attach(found, frame.select("place", "sessionId"), "sessionId").filter(~nw.col("place").is_null())
        found = named(tables, found.sort("place", "start"), "stepName")
        frame = attach(found, frame.select(*_PLACE), "sessionId")
    frame = frame.with_columns(startedAt=time("start"), endedAt=time("end"), seconds=seconds(nw.col("length")))
    return finish(frame, *columns)
