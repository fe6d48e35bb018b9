"""Of what the time of sessions is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import ATTACHMENTS, ENVIRONMENT, TASK, actions, phase
from deadline_pages._report.intervals import cut, hours, share
from deadline_pages._report.joins import attach
from deadline_pages._report.names import BY, named
from deadline_pages._report.schema import finish
from deadline_pages._report.sessions import sessions

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_PHASES = (ATTACHMENTS, ENVIRONMENT, TASK)


def phases(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.phases``."""
    columns = BY[tables.choose(by, *BY)]
    found = cut(actions(tables, "sessionId", "kind"), tables.since, tables.until)
    found = found.select("sessionId", "length", phase=phase())
    found = found.with_columns(
        nw.when(nw.col("phase") == name).then(nw.col("length")).otherwise(0).alias(name) for name in _PHASES
    )
    of_session = found.group_by("sessionId").agg(nw.col("length", *_PHASES).sum())
    of_session = of_session.rename({"length": "actions"})
    frame = attach(sessions(tables), of_session, "sessionId")
    frame = frame.with_columns(nw.col("actions", *_PHASES).fill_null(0))
    # Clocks of worker and service differ: actions never take more than their session.
    frame = frame.with_columns(other=(nw.col("length") - nw.col("actions")).clip(0))
    sums = nw.col("length", *_PHASES, "other").sum()
    groups = named(tables, frame, *columns).group_by(*columns).agg(nw.len().alias("sessions"), sums)
    groups = groups.with_columns(
        sessionHours=hours(nw.col("length")),
        attachmentHours=hours(nw.col(ATTACHMENTS)),
        environmentHours=hours(nw.col(ENVIRONMENT)),
        taskHours=hours(nw.col(TASK)),
        otherHours=hours(nw.col("other")),
        taskShare=share(hours(nw.col(TASK)), hours(nw.col("length"))),
    ).sort("length", *columns, descending=[True, *[False] * len(columns)])
    measures = ("sessionHours", "attachmentHours", "environmentHours", "taskHours", "otherHours", "taskShare")
    return finish(groups, *columns, "sessions", *measures)
