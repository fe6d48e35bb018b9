"""The arithmetic of intervals, against sets of numbers and lists."""

from __future__ import annotations

import itertools
import math
from typing import Any

import narwhals.stable.v2 as nw
import polars
import pyarrow
import pytest
from deadline_pages import report
from deadline_pages._report.intervals import between, cut, merged
from deadline_pages._report.ranks import quantiles
from hypothesis import given, settings
from hypothesis import strategies as st

INTERVALS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 40)), max_size=30)


def frame(backend: Any, **columns: list[int]) -> nw.DataFrame[Any]:
    return nw.DataFrame.from_dict(columns, dict.fromkeys(columns, nw.Int64), backend=backend)


def intervals(rows: list[tuple[int, int, int]], backend: Any = "polars") -> nw.DataFrame[Any]:
    keys, starts, ends = ([row[number] for row in rows] for number in range(3))
    return frame(backend, key=keys, start=starts, end=ends)


def moments(rows: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
    """Return what intervals cover, moment by moment."""
    return {(key, moment) for key, start, end in rows for moment in range(start, end)}


@pytest.mark.parametrize("backend", ["polars", "pyarrow"])
@settings(max_examples=40, deadline=None)
@given(INTERVALS)
def test_merged_intervals_cover_the_same_and_never_touch(backend: Any, rows: list[tuple[int, int, int]]) -> None:
    found = merged(intervals(rows, backend)).select("key", "start", "end", "length").rows()
    assert moments([row[:3] for row in found]) == moments(rows)
    assert found == sorted(found)
    assert all(end - start == length > 0 for _, start, end, length in found)
    assert all(a[0] != b[0] or a[2] < b[1] for a, b in itertools.pairwise(found))


@settings(max_examples=40, deadline=None)
@given(INTERVALS, st.integers(0, 40), st.integers(0, 40))
def test_cut_and_between_are_all_that_there_is(rows: list[tuple[int, int, int]], since: int, until: int) -> None:
    since, until = sorted((since, until))
    inside = cut(intervals(rows), since, until)
    parts = inside.select("key", "start", "end").rows()
    span = {(key, moment) for key in range(4) for moment in range(since, until)}
    assert moments(parts) == moments(rows) & span
    if since < until:
        busy = merged(inside)
        spans = intervals([(key, since, until) for key in range(4)])
        gaps = between(busy, spans).select("key", "start", "end").rows()
        assert moments(gaps) == span - moments(rows)
        assert merged(intervals(gaps)).select("key", "start", "end").rows() == sorted(gaps)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 9)), max_size=40), st.integers(0, 1000))
def test_quantiles_are_of_nearest_rank(rows: list[tuple[int, int]], permille: int) -> None:
    given = frame("pyarrow", group=[group for group, _ in rows], value=[value for _, value in rows])
    found = {group: (count, value) for group, count, value in quantiles(given, "group", "value", q=permille).rows()}
    expected = {}
    for group in {group for group, _ in rows}:
        values = sorted(value for other, value in rows if other == group)
        expected[group] = (len(values), values[max(math.ceil(len(values) * permille / 1000), 1) - 1])
    assert found == expected


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 90), st.one_of(st.none(), st.integers(0, 60))), max_size=20),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["IDLE", "STOPPED", "RUNNING"]), st.integers(0, 120))),
    st.integers(0, 100),
)
def test_utilization_is_a_share(sessions: Any, workers: Any, now: int) -> None:
    """Whatever the tables say: sessions that overlap, of workers that nobody lists or that were gone by then."""
    minute, time = 60_000_000, polars.Datetime("us", "UTC")
    tables = {
        "sessions": polars.DataFrame(
            {
                "queueId": ["queue"] * len(sessions),
                "jobId": ["job"] * len(sessions),
                "sessionId": [str(number) for number in range(len(sessions))],
                "fleetId": [f"fleet-{worker % 2}" for worker, _, _ in sessions],
                "workerId": [f"worker-{worker}" for worker, _, _ in sessions],
                "startedAt": [start * minute for _, start, _ in sessions],
                "endedAt": [length and (start + length) * minute for _, start, length in sessions],
            },
            {
                **dict.fromkeys(("queueId", "jobId", "sessionId", "fleetId", "workerId"), polars.String),
                "startedAt": polars.Int64,
                "endedAt": polars.Int64,
            },
        ).with_columns(polars.col("startedAt", "endedAt").cast(time)),
        "workers": polars.DataFrame(
            {
                "fleetId": [f"fleet-{worker % 2}" for worker, _, _ in workers],
                "workerId": [f"worker-{worker}" for worker, _, _ in workers],
                "status": [status for _, status, _ in workers],
                "createdAt": [created * minute for _, _, created in workers],
                "updatedAt": [(created + 30) * minute for _, _, created in workers],
                "hostProperties.hostName": ["host"] * len(workers),
                "hostProperties.ec2InstanceType": ["type"] * len(workers),
            },
            {
                **dict.fromkeys(("fleetId", "workerId", "status"), polars.String),
                "createdAt": polars.Int64,
                "updatedAt": polars.Int64,
                "hostProperties.hostName": polars.String,
                "hostProperties.ec2InstanceType": polars.String,
            },
        ).with_columns(polars.col("createdAt", "updatedAt").cast(time)),
    }
    at = polars.Series([now * minute]).cast(time)[0]
    found = report.utilization(tables, now=at)
    assert found["utilization"].is_between(0, 1).all()
    idle = report.gaps(tables, now=at)["seconds"].sum() / 3600
    assert idle + found["busyHours"].sum() == pytest.approx(found["availableHours"].sum(), abs=1e-9)
    assert found["sessions"].sum() <= len(sessions)
    arrow = {name: table.to_arrow() for name, table in tables.items()}
    assert pyarrow.table(found).equals(report.utilization(arrow, now=at).cast(pyarrow.table(found).schema))
