"""Tables as those of pandas, polars, DuckDB and pyarrow, by these libraries themselves."""

from __future__ import annotations

import asyncio
import gc
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import deadline_pages
import duckdb
import pandas
import polars
import pyarrow
import pytest
from deadline_pages._extras import pip_install
from deadline_pages._native import decode_page, decode_table
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS
from tests.support.clients import make_client

METHODS = ("to_arrow", "to_pandas", "to_polars", "to_duckdb")
NEEDED = {
    "to_arrow": "pyarrow",
    "to_pandas": "pandas pyarrow",
    "to_polars": "polars",
    "to_duckdb": "duckdb",
}
JOBS: list[dict[str, Any]] = [
    {
        "jobId": "job-1",
        "name": "first",
        "priority": 2**62,
        "createdAt": "2026-01-05T08:00:00.250Z",
        "taskRunStatusCounts": {"READY": 1, "FAILED": 2},
    },
    {"jobId": "job-2", "taskRunStatusCounts": {}},
]


def job_table(*jobs: dict[str, Any], **options: Any) -> Any:
    queue = {name: IDS[name] for name in ("farmId", "queueId")}
    return deadline_pages.decode_table("list_jobs", [json.dumps({"jobs": jobs}).encode()], parameters=queue, **options)


def test_pandas_has_one_type_for_a_member_whatever_the_rows() -> None:
    tables = [job_table(), job_table(*JOBS), job_table(JOBS[0]), job_table(JOBS[1])]
    full, *others = (table.to_pandas() for table in tables)
    # Without rows nor values pandas has no difference between strings and objects.
    assert all((full.dtypes == other.dtypes)[["priority", "createdAt", "startedAt", "jobId"]].all() for other in others)
    assert str(full["priority"].dtype) == "Int64"
    assert str(full["createdAt"].dtype) == "datetime64[us, UTC]"


def test_pandas_has_the_values_of_pages() -> None:
    frame = job_table(*JOBS).to_pandas()
    page = decode_page("list_jobs", json.dumps({"jobs": JOBS}).encode())
    for row, job in zip(frame.to_dict("records"), page["jobs"], strict=True):
        assert row["farmId"] == IDS["farmId"]
        for name, value in row.items():
            if name in job:
                assert value == job[name], name
            elif name not in IDS:
                assert value is None or pandas.isna(value), name


def test_polars_documents_are_strings() -> None:
    definitions = [{"name": "Frame", "type": "INT"}, "any", None]
    body = json.dumps({"jobParameterDefinitions": definitions}).encode()
    frame = deadline_pages.decode_table("list_job_parameter_definitions", [body]).to_polars()
    (name,) = set(frame.columns) - set(IDS)
    assert frame.schema[name] == polars.String
    assert [json.loads(text) for text in frame[name].drop_nulls()] == [d for d in definitions if d is not None]


def test_polars_has_the_values_of_pages() -> None:
    frame = job_table(*JOBS).to_polars()
    assert frame["priority"].to_list() == [2**62, None]
    assert frame.schema["createdAt"] == polars.Datetime("us", "UTC")


def test_arrow_validates() -> None:
    table = job_table(*JOBS).to_arrow()
    table.validate(full=True)
    assert table["taskRunStatusCounts"].to_pylist(maps_as_pydicts="strict") == [{"READY": 1, "FAILED": 2}, {}]


@pytest.mark.parametrize("own", [True, False], ids=["own connection", "default connection"])
def test_a_relation_owns_its_table(own: bool) -> None:
    with duckdb.connect() as connection:
        relation = job_table(*JOBS).to_duckdb(connection if own else None)
        gc.collect()
        for _ in range(2):
            assert relation.filter("priority is not null").select("jobId").fetchall() == [("job-1",)]
            assert relation.aggregate("count(*), sum(taskRunStatusCounts['FAILED'])").fetchall() == [(2, 2)]
        del relation


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(jobs=1, sessions_per_job=120) as farm:
        yield farm


@pytest.fixture
def pages(farm: LocalFarm) -> Any:
    client = make_client(deadline_pages, farm.endpoint_url)
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    return client.get_paginator("list_sessions").paginate(**job)


def test_a_listing_in_every_library(pages: Any) -> None:
    ids = [row["sessionId"] for row in pages.rows()]
    assert len(ids) == 120
    assert pages.to_arrow()["sessionId"].to_pylist() == ids
    assert pages.to_pandas()["sessionId"].to_list() == ids
    assert pages.to_polars()["sessionId"].to_list() == ids
    assert pages.to_duckdb().select("sessionId").fetchall() == [(session,) for session in ids]


def test_libraries_take_pages_themselves(pages: Any) -> None:
    expected = pages.to_polars()
    assert polars.DataFrame(pages).equals(expected)
    assert polars.from_arrow(pyarrow.table(pages)).equals(expected)
    relation = duckdb.sql("select count(*) from pages")
    assert relation is not None
    assert relation.fetchall() == [(120,)]


def test_a_table_is_not_iterated() -> None:
    table = decode_table("list_sessions", [])
    for call in (pandas.DataFrame, list, tuple):
        with pytest.raises(TypeError, match=r"^a table is not iterated: table.to_pandas\(\), to_polars\(\) or"):
            call(table)


def test_pages_are_no_array(pages: Any) -> None:
    with pytest.raises(TypeError, match=r"^pages are no array: pages.to_pandas\(\) makes a DataFrame"):
        pandas.DataFrame(pages)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("missing", ["pandas", "pyarrow", "polars", "duckdb"])
def test_what_is_missing_is_said_before_a_request(
    farm: LocalFarm, pages: Any, monkeypatch: pytest.MonkeyPatch, method: str, missing: str
) -> None:
    table, requests = job_table(), farm.requests
    monkeypatch.setitem(sys.modules, missing, None)
    names = NEEDED[method].split()
    if missing not in names:
        getattr(table, method)()
        return
    for owner in (table, pages):
        with pytest.raises(ImportError) as caught:
            getattr(owner, method)()
        said = f"{method}() needs {' and '.join(names)}: {pip_install(method.removeprefix('to_'))}"
        assert str(caught.value) == said.replace("[arrow]", "[pyarrow]")
        assert caught.value.name == missing
    assert farm.requests == requests


def put_in_place(name: str, text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another module be imported under a library's name."""
    (folder / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, name)


def test_a_broken_library_says_so_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place("polars", "import _polars_needs_this", tmp_path, monkeypatch)
    with pytest.raises(ModuleNotFoundError, match="No module named '_polars_needs_this'"):
        job_table().to_polars()


def test_a_library_that_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place("polars", "__version__ = '1.9.10'", tmp_path, monkeypatch)
    with pytest.raises(ImportError) as caught:
        job_table().to_polars()
    assert str(caught.value) == f"to_polars() needs polars 1.36 or later, not 1.9.10: {pip_install('polars')}"


PROGRAM = """
import sys
for name in sys.argv[1].split(","):
    sys.modules[name] = None
import deadline_pages
table = deadline_pages.decode_table("list_jobs", [b'{"jobs": [{"jobId": "job-1"}]}'])
print(len(getattr(table, sys.argv[2])()))
"""


@pytest.mark.parametrize(
    ("method", "absent"), [("to_polars", "pyarrow,pandas,duckdb"), ("to_duckdb", "pyarrow,pandas,polars")]
)
def test_no_other_library_is_needed(method: str, absent: str) -> None:
    command = [sys.executable, "-W", "error", "-c", PROGRAM, absent, method]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert (done.stdout, done.stderr) == ("1\n", "")


class Broken:
    """A connection that breaks when it is used."""

    def __init__(self) -> None:
        self.error = RuntimeError("closed")

    def from_arrow(self, _table: Any) -> None:
        raise self.error


@pytest.mark.parametrize("is_async", [False, True])
def test_what_a_conversion_raises_has_the_rows(is_async: bool) -> None:
    connection = Broken()
    with LocalFarm(jobs=1, sessions_per_job=3) as farm:
        client = make_client(deadline_pages, farm.endpoint_url)
        job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        pages = client.get_paginator("list_sessions").paginate(**job)

        async def convert() -> None:
            await pages.to_duckdb_async(connection)

        with pytest.raises(RuntimeError, match="closed") as caught:
            asyncio.run(convert()) if is_async else pages.to_duckdb(connection)
        assert len(caught.value.table) == 3  # type: ignore[attr-defined]
