"""Hours of sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.intervals import hours as in_hours
from deadline_pages._report.names import BY, named
from deadline_pages._report.schema import finish
from deadline_pages._report.sessions import sessions

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables


def hours(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.hours``."""
    columns = BY[tables.choose(by, *BY)]
    frame = named(tables, sessions(tables), *columns)
    groups = frame.group_by(*columns).agg(nw.len().alias("sessions"), nw.col("length").sum())
    length = nw.col("length")
    groups = groups.with_columns(hours=in_hours(length))
    groups = groups.with_columns(share=nw.col("hours") / (groups["hours"].sum() or 1))
    groups = groups.sort("length", *columns, descending=[True, *[False] * len(columns)])
    return finish(groups, *columns, "sessions", "hours", "share")
