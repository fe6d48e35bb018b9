"""Listings as lazy frames of polars, and as streams that DuckDB and others open by themselves."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from typing import Any

import deadline_pages
import duckdb
import polars
import pyarrow as pa
import pytest
from deadline_pages._extras import pip_install
from deadline_pages.exceptions import ClientError
from deadline_pages.testing import LocalFarm
from polars.testing import assert_frame_equal

from tests.support.clients import make_client
from tests.support.local_farm import PAGEABLE
from tests.support.small_service import BROKEN, SmallService

JOBS = 24
OTHERS: dict[str, dict[str, str]] = {
    "get_sessions_statistics_aggregation": {"aggregationId": "0" * 32},
    "list_memberships": {"principalId": "principal-1"},
}


@pytest.fixture
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(queues=1, jobs=JOBS, sessions_per_job=120, latency=0.002) as farm:
        yield farm


@pytest.fixture
def scan(farm: LocalFarm) -> Any:
    return make_client(deadline_pages, farm.endpoint_url).scan("list_sessions", concurrency=4)


@pytest.fixture
def pages(farm: LocalFarm) -> Any:
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    return make_client(deadline_pages, farm.endpoint_url).get_paginator("list_sessions").paginate(**job)


@pytest.mark.parametrize("method", PAGEABLE)
def test_the_schema_is_known_before(method: str) -> None:
    """That of a table, also without rows."""
    with SmallService([[]]) as service:
        scan = make_client(deadline_pages, service.url).scan(method, **OTHERS.get(method, {}))
        choices: list[Any] = [{}, {"flatten": True}, {"dictionary": True}, {"parents": False}]
        for options in choices:
            lazy = scan.lazy(**options)
            table = deadline_pages.decode_table(method, [], **options).to_polars()
            assert list(lazy.collect_schema().items()) == list(table.schema.items())
        assert service.requests == []


def test_all_rows(pages: Any, scan: Any) -> None:
    assert_frame_equal(pages.lazy().collect(), pages.to_polars())
    for listing in (pages, scan):
        for options in ({}, {"flatten": True}, {"columns": ["jobId", "sessionId"]}, {"parents": False}):
            frame = listing.to_polars(**options)
            lazy = listing.lazy(**options)
            for _ in range(2):
                assert_frame_equal(lazy.collect(), frame, check_row_order=False)
            assert_frame_equal(lazy.collect(engine="streaming"), frame, check_row_order=False)


def test_queries(scan: Any) -> None:
    frame, lazy = scan.to_polars(), scan.lazy()
    query: Any
    has_ended = polars.col("lifecycleStatus") == "ENDED"
    for query in (
        lambda rows: rows.filter(has_ended).select("sessionId").sort("sessionId"),
        lambda rows: rows.group_by("jobId").len().sort("jobId"),
        lambda rows: rows.filter(has_ended & (polars.col("jobId") > "job-8")).select(polars.len()),
        lambda rows: rows.select(polars.col("startedAt").max()),
        lambda rows: rows.filter(polars.lit(False)),
        lambda rows: rows.select(polars.len()),
        lambda rows: rows.join(rows, on="sessionId").select(polars.len()),
        lambda rows: polars.concat([rows, rows]).select(polars.len()),
    ):
        assert_frame_equal(query(lazy).collect(), query(frame.lazy()).collect())
    some = lazy.filter(has_ended).head(150).collect()
    assert len(some) == 150
    assert some["lifecycleStatus"].unique().to_list() == ["ENDED"]
    assert_frame_equal(some, some.join(frame, on=frame.columns, how="semi", nulls_equal=True))


def test_what_is_not_needed_is_not_requested(farm: LocalFarm, scan: Any, pages: Any) -> None:
    def requests_of(query: Any) -> int:
        before = farm.requests
        query.collect()
        gc.collect()
        return farm.requests - before

    parents = 1 + 1 + 1
    everything = parents + JOBS * 2
    assert requests_of(pages.lazy().head(5)) == 1
    assert requests_of(scan.lazy().head(0)) == 0
    assert requests_of(scan.lazy().head(5)) <= parents + 2 * 4
    assert requests_of(scan.lazy().select("sessionId")) == everything
    ended = scan.lazy().filter(polars.col("lifecycleStatus") == "ENDED").group_by("jobId").len()
    assert requests_of(polars.concat([ended, ended])) == everything  # read once for both
    assert requests_of(scan.lazy().filter(polars.col("sessionId") != "x").head(150)) < everything // 2


def test_only_the_columns_of_a_query_are_made(pages: Any) -> None:
    made: list[Any] = []
    kind = type(pages)

    class Watched(kind):  # type: ignore[misc,valid-type]
        def to_reader(self, columns: Any = None, **options: Any) -> Any:
            made.append((columns, options["max_rows"]) if options else columns)
            return kind.to_reader(self, columns, **options)

    lazy = Watched(pages).lazy()
    lazy.filter(polars.col("jobId") != "x").select("sessionId").head(3).collect()
    lazy.select("sessionId").head(3).collect()
    assert [set(columns or ()) for columns in (made[1][0], made[2][0])] == [{"jobId", "sessionId"}, {"sessionId"}]
    assert [most for _, most in made[1:]] == [None, 3]


def test_columns_of_an_iterator(pages: Any) -> None:
    lazy = pages.lazy(columns=iter(["jobId", "sessionId"]))
    first = lazy.collect()
    assert first.columns == ["jobId", "sessionId"]
    assert first.equals(lazy.collect())


def test_sinks_in_constant_memory(scan: Any, tmp_path: Any) -> None:
    path = tmp_path / "sessions.parquet"
    scan.lazy().sink_parquet(path)
    assert len(polars.read_parquet(path)) == JOBS * 120


def test_errors_are_ours() -> None:
    with SmallService([[[1, 1, 1]]]) as service:
        service.faults["job-0-0-2/sessions"] = BROKEN
        lazy = make_client(deadline_pages, service.url).scan("list_sessions").lazy()
        with pytest.raises(ClientError) as caught:
            lazy.collect()
        assert "job-0-0-2" in caught.value.__notes__[0]
        service.faults.clear()
        assert len(lazy.collect()) == 3


def test_wrong_options(pages: Any) -> None:
    with pytest.raises(ValueError, match="there is no column"):
        pages.lazy(columns=["nope"])
    with pytest.raises(TypeError, match=r"^lazy\(\) takes no max_rows: head\(\) of the frame"):
        pages.lazy(max_rows=3)


def test_without_polars(pages: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError) as caught:
        pages.lazy()
    assert str(caught.value) == f"lazy() needs polars: {pip_install('polars')}"


def test_a_reader_gives_tables() -> None:
    with SmallService([[[3, 2]]]) as service:
        scan = make_client(deadline_pages, service.url).scan("list_sessions")
        reader = scan.to_reader()
        tables = list(reader)
        assert {type(table) for table in tables} == {deadline_pages.Table}
        assert sum(map(len, tables)) == 5
        assert list(reader) == []
        begun = scan.to_reader()
        first = next(begun)
        assert len(first) + len(pa.table(begun)) == 5
        with pytest.raises(RuntimeError, match="a TableReader is read once"):
            next(begun)
        closed = scan.to_reader()
        closed.close()
        with pytest.raises(RuntimeError, match="the TableReader is closed"):
            next(closed)
        service.faults["job-0-0-1/sessions"] = BROKEN
        failed = scan.to_reader()
        with pytest.raises(ClientError) as caught:
            list(failed)
        assert failed.error is caught.value


def test_duckdb(farm: LocalFarm, scan: Any) -> None:
    def requests_of(listing: Any, query: str) -> tuple[int, list[Any]]:
        before = farm.requests
        relation = duckdb.sql(query)
        assert pa.schema(listing).names[:3] == ["farmId", "queueId", "jobId"]
        assert farm.requests == before
        assert relation is not None
        rows = relation.fetchall()
        return farm.requests - before, rows

    whole = 1 + 1 + 1 + JOBS * 2
    for _ in range(2):
        assert requests_of(scan, "select count(*) from listing") == (whole, [(JOBS * 120,)])
    joined = "select count(*) from listing a join listing b using (sessionId)"
    count, rows = requests_of(scan, joined)
    assert rows == [(JOBS * 120,)]
    assert count in (whole, 2 * whole)
    few, rows = requests_of(scan.to_reader(columns=["farmId", "queueId", "jobId"]), "from listing limit 5")
    assert few < whole // 2
    assert len(rows) == 5


def test_errors_in_duckdb() -> None:
    with SmallService([[[1, 1, 1]]]) as service:
        service.faults["job-0-0-2/sessions"] = BROKEN
        scan = make_client(deadline_pages, service.url).scan("list_sessions")
        with pytest.raises(duckdb.Error, match=r"InternalServerErrorException.*ListSessions"):
            duckdb.sql("select count(*) from scan").fetchall()  # type: ignore[union-attr]
        assert scan is not None


def is_plain(kind: Any) -> bool:
    """Whether Spark takes an Arrow type: no dictionaries, views, large or extension types."""
    if pa.types.is_nested(kind):
        return all(is_plain(kind.field(index).type) for index in range(kind.num_fields))
    plain = (pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.timestamp("us", "UTC"))
    return kind in plain


@pytest.mark.parametrize("method", PAGEABLE)
def test_types_are_those_of_spark(method: str) -> None:
    with SmallService([[]]) as service:
        scan = make_client(deadline_pages, service.url).scan(method, **OTHERS.get(method, {}))
        for field in pa.schema(scan.to_reader()):
            assert field.nullable
            document = isinstance(field.type, pa.BaseExtensionType)
            assert document == (method == "list_job_parameter_definitions" and field.name == "jobParameterDefinition")
            assert is_plain(field.type.storage_type if document else field.type), field
