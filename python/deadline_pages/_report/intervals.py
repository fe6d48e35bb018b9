"""Arithmetic of intervals: times are numbers of microseconds, and a key, a number as well, says to whom they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.schema import TIME

if TYPE_CHECKING:
    from typing import Any

_SECOND = 1_000_000


def microseconds(column: str) -> nw.Expr:
    """Return a column of times as numbers."""
    return nw.col(column).dt.timestamp("us")


def time(column: str) -> nw.Expr:
    """Return a column of numbers as times."""
    return nw.col(column).cast(TIME)


def seconds(microseconds: nw.Expr) -> nw.Expr:
    """Return a time in seconds.

    Whole seconds apart: the microseconds of a big farm are more than a float holds exactly, and pyarrow casts no such.
    """
    return (microseconds // _SECOND).cast(nw.Float64) + (microseconds % _SECOND).cast(nw.Float64) / _SECOND


def hours(microseconds: nw.Expr) -> nw.Expr:
    """Return a time in hours."""
    return seconds(microseconds) / 3600


def share(part: nw.Expr, whole: nw.Expr) -> nw.Expr:
    """Return how much of a whole a part is, null of nothing."""
    return nw.when(whole > 0).then(part.cast(nw.Float64) / whole.cast(nw.Float64))


def cut(frame: nw.DataFrame[Any], since: int, until: int) -> nw.DataFrame[Any]:
    """Return what of the intervals `start` to `end` lies between two times, with its `length`, if that is not 0."""
    inside = frame.with_columns(nw.col("start").clip(since, until), nw.col("end").clip(since, until))
    return with_length(inside).filter(nw.col("length") > 0)


def with_length(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Add the `length` of intervals."""
    return frame.with_columns(length=nw.col("end") - nw.col("start"))


def merged(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Return the union of the intervals of each `key`: in order, and none touches the next.

    One pass over all beginnings and ends counts how many intervals are open. It is back at 0 behind each key, since
    every interval ends, so that keys need no pass of their own.
    """
    frame = frame.filter(nw.col("start") < nw.col("end"))
    opened = frame.select("key", nw.lit(1, nw.Int64).alias("step"), time="start")
    closed = frame.select("key", nw.lit(-1, nw.Int64).alias("step"), time="end")
    events = nw.concat([opened, closed]).sort("key", "time", "step", descending=[False, False, True])
    events = events.with_columns(depth=nw.col("step").cum_sum())
    starts = events.filter(nw.col("depth") == 1, nw.col("step") == 1).select("key", start="time")
    ends = events.filter(nw.col("depth") == 0).select(end="time")
    return with_length(nw.concat([starts, ends], how="horizontal"))


def between(busy: nw.DataFrame[Any], spans: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Return what of each span (`key`, `start`, `end`) no interval covers.

    Args:
        busy: intervals as `merged` gives them, within the spans.
        spans: one for each key.
    """
    edges = [spans.select("key", start=edge, end=edge) for edge in ("start", "end")]
    parts = nw.concat([busy.select("key", "start", "end"), *edges]).sort("key", "start", "end")
    follows = nw.col("key").shift(-1) == nw.col("key")
    gaps = parts.select("key", nw.col("start").shift(-1).alias("next"), follows.alias("follows"), start="end")
    gaps = gaps.filter(nw.col("follows"), nw.col("start") < nw.col("next"))
    return with_length(gaps.select("key", "start", end="next"))
