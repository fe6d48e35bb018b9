"""Tables of a scan: the rows of its pages, each with its parents' ids."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import deadline_pages
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from deadline_pages.exceptions import ClientError
from deadline_pages.testing import LocalFarm

from tests.scan.test_tree import OTHERS
from tests.support.clients import make_client
from tests.support.local_farm import PAGEABLE
from tests.support.small_service import BROKEN, SmallService

COLUMNS = ["farmId", "queueId", "jobId", "sessionId"]


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(farms=2, queues=2, fleets=1, workers=2, jobs=3, steps=1, tasks=2, sessions_per_job=3) as farm:
        yield farm


@pytest.fixture
def scan(farm: LocalFarm) -> Any:
    return make_client(deadline_pages, farm.endpoint_url).scan("list_sessions", ordered=True)


def expected(scan: Any) -> list[tuple[str, ...]]:
    return [(*page["Parents"].values(), item["sessionId"]) for page in scan for item in page["sessions"]]


def rows_of(table: Any) -> list[tuple[str, ...]]:
    return list(zip(*(pa.table(table)[name].to_pylist() for name in COLUMNS), strict=True))


def test_each_form_has_the_pages_rows(scan: Any, tmp_path: Path) -> None:
    rows = expected(scan)
    assert len(rows) == 2 * 2 * 3 * 3
    assert scan.table().column_names[:4] == COLUMNS
    for table in (scan.table(), scan.to_arrow(), pa.table(scan.to_reader()), scan.to_polars()):
        assert rows_of(table) == rows
        assert scan.progress.rows == len(rows)
    assert list(scan.to_pandas()[COLUMNS].itertuples(index=False, name=None)) == rows
    assert sorted(scan.to_duckdb().select(*COLUMNS).fetchall()) == sorted(rows)
    path = tmp_path / "sessions.parquet"
    scan.to_parquet(path)
    assert rows_of(pq.read_table(path)) == rows
    ids = [row[-1] for row in rows]
    assert [item["sessionId"] for item in scan.rows()] == ids
    assert [item["sessionId"] for item in scan.result_key_iters()[0]] == ids
    assert [item["sessionId"] for item in scan.build_full_result()["sessions"]] == ids
    assert list(scan.search("sessions[].sessionId")) == ids
    assert list(scan.search("Parents.jobId")) == list(dict.fromkeys(row[2] for row in rows))


@pytest.mark.parametrize("method", ["table", "to_polars", "to_parquet"])
def test_progress_while_a_table_is_read(method: str, tmp_path: Path) -> None:
    """Another thread sees it, and after an error how far it got; not of a file, which is not there then."""
    seen = []
    with SmallService([[[1, 1, 1]]]) as service:
        service.faults["job-0-0-2/sessions"] = BROKEN

        def look(_job: Any) -> bool:
            with ThreadPoolExecutor(1) as other:
                seen.append(other.submit(lambda: begun.progress).result())
            return True

        begun = make_client(deadline_pages, service.url).scan("list_sessions", only={"list_jobs": look}, concurrency=1)
        arguments = [tmp_path / "sessions.parquet"] if method == "to_parquet" else []
        with pytest.raises(ClientError):
            getattr(begun, method)(*arguments)
        # Pages of two jobs: the third is seen when the sessions of those before it were read.
        assert [progress.requests for progress in seen] == [3, 3, 6]
        if method == "to_parquet":
            assert (begun.progress, begun.resume_token) == (None, None)
        else:
            assert begun.progress.requests == 7


def test_in_an_event_loop(scan: Any) -> None:
    async def main() -> None:
        rows = expected(scan)
        assert rows_of(await scan.table_async()) == rows
        assert rows_of(await scan.to_arrow_async()) == rows
        assert rows_of(await scan.to_polars_async()) == rows
        assert len(await scan.to_pandas_async()) == len(rows)
        ids = [row[-1] for row in rows]
        assert [item["sessionId"] async for item in scan.rows()] == ids
        full = await scan.build_full_result_async()
        assert [item["sessionId"] for item in full["sessions"]] == ids

    asyncio.run(main())


@pytest.mark.parametrize("method", PAGEABLE)
def test_parents_of_each_operation(farm: LocalFarm, method: str) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)
    scan = client.scan(method, ordered=True, **OTHERS.get(method, {}))
    (key,) = scan.result_keys
    table = pa.table(scan.table())
    parents = [page["Parents"] for page in scan for _ in key.search(page)]
    for name in parents[0] if parents else ():
        given = [ids[name] for ids in parents]
        assert table[name].to_pylist() == given
    assert table.num_rows == len(parents)


def test_an_empty_farm_has_all_columns(scan: Any) -> None:
    with LocalFarm(farms=0) as empty:
        none = make_client(deadline_pages, empty.endpoint_url).scan("list_sessions")
        assert none.to_arrow().schema == scan.to_arrow().schema
        assert (none.to_arrow().num_rows, len(none.to_pandas()), list(none)) == (0, 0, [])
        assert none.build_full_result() == {}


def test_the_rows_before_an_error() -> None:
    with SmallService([[[3, 3], [3, 3]]]) as service:
        client = make_client(deadline_pages, service.url)
        service.faults["job-0-1-0/sessions"] = BROKEN
        scan = client.scan("list_sessions", ordered=True)
        with pytest.raises(ClientError) as caught:
            scan.table()
        table: Any = caught.value.table  # type: ignore[attr-defined]
        assert rows_of(table) == service.rows[:6]
        assert table.resume_token == scan.resume_token
        service.faults.clear()
        rest = client.scan("list_sessions", ordered=True, PaginationConfig={"StartingToken": table.resume_token})
        assert rows_of(table) + rows_of(rest.table()) == service.rows

        service.faults["job-0-1-0/sessions"] = BROKEN
        collecting = client.scan("list_sessions", on_error="collect")
        assert len(collecting.table()) == 9
        assert len(collecting.errors) == 1


def test_limited_tables_go_on() -> None:
    with SmallService([[[3, 3], [3, 3]]]) as service:
        client = make_client(deadline_pages, service.url)
        for most in range(13):
            first = client.scan("list_sessions").table(max_rows=most)
            assert len(first) == most
            rest: Any = []
            if first.resume_token:
                config = {"StartingToken": first.resume_token}
                rest = rows_of(client.scan("list_sessions", PaginationConfig=config).table())
            assert sorted([*rows_of(first), *rest]) == service.rows
