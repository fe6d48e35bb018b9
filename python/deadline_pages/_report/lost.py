"""Work whose result was thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import actions
from deadline_pages._report.intervals import cut, hours, share
from deadline_pages._report.joins import attach
from deadline_pages._report.names import BY, named
from deadline_pages._report.schema import finish

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

# The column of each status.
_LOST = {
    "FAILED": "failedHours",
    "INTERRUPTED": "interruptedHours",
    "RECLAIMED": "reclaimedHours",
    "CANCELED": "canceledHours",
}


def lost(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.lost``."""
    columns = BY[tables.choose(by, *BY)]
    tables.require("session_actions", "sessions")
    found = cut(actions(tables, "sessionId", "status"), tables.since, tables.until)
    is_lost = nw.col("status").is_in(tuple(_LOST))
    found = found.with_columns(actions=is_lost.cast(nw.Int64))
    found = found.with_columns(
        *(
            nw.when(nw.col("status") == status).then(nw.col("length")).otherwise(0).alias(name)
            for status, name in _LOST.items()
        ),
        lost=nw.when(is_lost).then(nw.col("length")).otherwise(0),
    )
    sums = nw.col("actions", "length", "lost", *_LOST.values()).sum()
    of_session = found.group_by("sessionId").agg(sums)
    ids = ("queueId", "jobId", "sessionId", "fleetId", "workerId")
    places = tables.read("sessions", **{name: name for name in ids}).unique("sessionId", keep="any")
    frame = named(tables, attach(of_session, places, "sessionId"), *columns)
    groups = frame.group_by(*columns).agg(sums).filter(nw.col("actions") > 0)
    groups = groups.with_columns(
        *(hours(nw.col(name)).alias(name) for name in _LOST.values()),
        lostHours=hours(nw.col("lost")),
        lostShare=share(hours(nw.col("lost")), hours(nw.col("length"))),
    ).sort("lost", *columns, descending=[True, *[False] * len(columns)])
    return finish(groups, *columns, "actions", *_LOST.values(), "lostHours", "lostShare")
