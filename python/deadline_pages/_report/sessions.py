"""The sessions of a report, and what of their time lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.intervals import cut, microseconds, with_length

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_IDS = ("queueId", "jobId", "sessionId", "fleetId", "workerId")


def sessions(tables: Tables) -> nw.DataFrame[Any]:
    """Return what of the sessions is in the time of the report, with `start`, `end`, `length` and `isOpen`."""
    tables.require("sessions")
    paths = {name: name for name in (*_IDS, "startedAt", "endedAt")}
    return cut(begun(tables.read("sessions", **paths), tables), tables.since, tables.until)


def begun(frame: nw.DataFrame[Any], tables: Tables, *conditions: nw.Expr) -> nw.DataFrame[Any]:
    """Return the rows that have begun, with `start`, `end`, `length` and `isOpen`: what is open ends now.

    Args:
        frame: rows with `startedAt` and `endedAt`.
        tables: the tables.
        conditions: more that the rows must be.
    """
    start, end, is_open = microseconds("startedAt"), microseconds("endedAt"), nw.col("endedAt").is_null()
    # Clocks differ: what began in a moment has lasted for no time.
    end = nw.when(is_open).then(start.clip(tables.now)).otherwise(end)
    frame = with_length(frame.with_columns(start=start, end=end, isOpen=is_open & (start <= tables.now)))
    return frame.filter(~nw.col("startedAt").is_null(), *conditions)
