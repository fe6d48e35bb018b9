"""How much of the time of workers their sessions take, and what is between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.intervals import between, cut, merged, microseconds, seconds, share, time
from deadline_pages._report.intervals import hours as in_hours
from deadline_pages._report.joins import attach, coded
from deadline_pages._report.names import BY, named
from deadline_pages._report.order import WORKERS, in_order
from deadline_pages._report.schema import finish
from deadline_pages._report.sessions import sessions

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

# The states of workers that take no sessions any more.
_GONE = ("STOPPED", "NOT_RESPONDING", "NOT_COMPATIBLE")


def utilization(tables: Tables, by: str) -> nw.DataFrame[Any]:
    """Implement ``report.utilization``."""
    columns = BY[tables.choose(by, "worker", "fleet", "instance_type")]
    busy, spans = busy_and_available(tables)
    times = busy.group_by("key").agg(busy=nw.col("length").sum())
    frame = attach(spans, times, "key").with_columns(nw.col("busy").fill_null(0))
    groups = (
        named(tables, frame, *columns)
        .group_by(*columns)
        .agg(nw.len().alias("workers"), nw.col("sessions", "busy", "length").sum())
    )
    groups = groups.with_columns(
        busyHours=in_hours(nw.col("busy")),
        availableHours=in_hours(nw.col("length")),
        utilization=share(in_hours(nw.col("busy")), in_hours(nw.col("length"))),
    )
    groups = in_order(groups, *(WORKERS if by == "worker" else reversed(columns)))
    return finish(groups, *columns, "workers", "sessions", "busyHours", "availableHours", "utilization")


def gaps(tables: Tables) -> nw.DataFrame[Any]:
    """Implement ``report.gaps``."""
    busy, spans = busy_and_available(tables)
    idle = attach(between(busy, spans), spans.select("key", "fleetId", "workerId", "first", "last"), "key")
    after = nw.when(nw.col("start") >= nw.col("last")).then(nw.lit("after")).otherwise(nw.lit("between"))
    before = nw.when(nw.col("end") <= nw.col("first")).then(nw.lit("before")).otherwise(after)
    idle = idle.with_columns(
        position=nw.when(nw.col("first").is_null()).then(nw.lit("unused")).otherwise(before),
        startedAt=time("start"),
        endedAt=time("end"),
        isOpen=(nw.col("end") >= tables.until),
        seconds=seconds(nw.col("length")),
    )
    idle = named(tables, idle, *BY["worker"]).sort("seconds", "workerId", "start", descending=[True, False, False])
    return finish(idle, *BY["worker"], "startedAt", "endedAt", "seconds", "position", "isOpen")


def busy_and_available(tables: Tables) -> tuple[nw.DataFrame[Any], nw.DataFrame[Any]]:
    """Return when each worker was busy, and when it was there: its ids, `sessions`, `start` and `end`, by `key`."""
    # Workers that had no session are in no other table.
    tables.require("workers")
    work = sessions(tables)
    used = work.group_by("fleetId", "workerId").agg(
        nw.len().alias("sessions"), first=nw.col("start").min(), last=nw.col("end").max()
    )
    paths = {name: name for name in ("fleetId", "workerId", "status", "createdAt", "updatedAt")}
    listed = tables.read("workers", **paths).unique("workerId", keep="any")
    is_gone = nw.col("status").is_in(_GONE)
    gone = nw.when(is_gone).then(microseconds("updatedAt")).otherwise(nw.lit(tables.until, nw.Int64))
    # Before the first session that is known, nobody knows of any.
    since = tables.since or int(used["first"].min() or 0)
    listed = listed.with_columns(created=microseconds("createdAt").fill_null(since), gone=gone)
    ids = nw.concat([used.select("fleetId", "workerId"), listed.select("fleetId", "workerId")])
    spans = coded(ids.unique("workerId", keep="any"), "workerId")
    spans = attach(spans, used.drop("fleetId"), "workerId")
    spans = attach(spans, listed.select("workerId", "created", "gone"), "workerId")
    # A session is a proof that the worker was there.
    start, end = nw.min_horizontal("created", "first"), nw.max_horizontal("created", "gone", "last")
    spans = cut(spans.with_columns(nw.col("sessions").fill_null(0), start=start, end=end), since, tables.until)
    return merged(attach(work, spans.select("workerId", "key"), "workerId").select("key", "start", "end")), spans
