"""`Table.from_arrow` takes the tables of other libraries, and refuses everything else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import deadline_pages
import duckdb
import pandas
import polars
import pyarrow as pa
import pytest
from deadline_pages.testing import LocalFarm

from tests.support.clients import make_client

ROWS = pa.table(
    {
        "text": ["a", None],
        "number": [1, 2],
        "list": [[1], []],
        "map": pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int64())),
    }
)


class Stream:
    """What says that it is a table, and gives something."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.given


@pytest.mark.parametrize(
    "source",
    [
        ROWS,
        ROWS.slice(1),
        ROWS.combine_chunks().to_batches()[0],
        ROWS.schema.empty_table(),
        pa.table({}),
        polars.DataFrame(
            {
                "text": ["a", None],
                "struct": [{"a": 1}, None],
                "day": polars.Series(["x", "y"], dtype=polars.Categorical),
            }
        ),
        pandas.DataFrame({"text": ["a", "b"], "number": [1.5, None]}),
        duckdb.sql("select 1 as number, 'x' as text, map {'a': 1} as map, 1.5::decimal(10, 2) as amount"),
    ],
)
def test_tables_of_other_libraries(source: Any) -> None:
    table = deadline_pages.Table.from_arrow(source)
    assert pa.table(table).equals(pa.table(source))
    assert table.resume_token is None
    assert pa.table(deadline_pages.Table.from_arrow(table)).equals(pa.table(table))


@pytest.mark.parametrize(
    "kind",
    [
        pa.string_view(),
        pa.large_string(),
        pa.binary_view(),
        pa.large_list(pa.int64()),
        pa.list_view(pa.int64()),
        pa.list_(pa.int64(), 2),
        pa.decimal256(50, 2),
        pa.dictionary(pa.int8(), pa.large_string()),
        pa.timestamp("ns", "Europe/Berlin"),
        pa.json_(),
        pa.null(),
    ],
)
def test_types(kind: pa.DataType) -> None:
    source = pa.table({"column": pa.nulls(3, kind)})
    assert pa.table(deadline_pages.Table.from_arrow(source)).equals(source)


def test_a_listing() -> None:
    with LocalFarm(jobs=3) as farm:
        client = make_client(deadline_pages, farm.endpoint_url)
        pages = client.get_paginator("list_jobs").paginate(farmId=farm.farm_id(), queueId=farm.queue_id())
        reader = pages.to_reader()
        assert pa.table(deadline_pages.Table.from_arrow(reader)).equals(pa.table(pages.table()))
        with pytest.raises(RuntimeError, match="a TableReader is read once"):
            deadline_pages.Table.from_arrow(reader)
        farm.throttle_rate = 1.0
        with pytest.raises(ValueError, match="ThrottlingException"):
            deadline_pages.Table.from_arrow(pages.to_reader())


def test_a_stream_is_read_once() -> None:
    stream = Stream(ROWS.__arrow_c_stream__())
    assert deadline_pages.Table.from_arrow(stream).num_rows == 2
    with pytest.raises(ValueError, match="already released"):
        deadline_pages.Table.from_arrow(stream)


def test_a_stream_may_need_other_threads() -> None:
    def batches() -> Iterator[Any]:
        thread = threading.Thread(target=lambda: sum(range(100)))
        thread.start()
        thread.join()
        yield from ROWS.to_batches()
        raise LookupError("mine")

    with pytest.raises(ValueError, match="mine"):
        deadline_pages.Table.from_arrow(pa.RecordBatchReader.from_batches(ROWS.schema, batches()))


@pytest.mark.parametrize("given", [None, 5, "text", [1], object(), b"", {}])
def test_what_is_no_table(given: Any) -> None:
    with pytest.raises(AttributeError, match="__arrow_c_stream__"):
        deadline_pages.Table.from_arrow(given)
    with pytest.raises(TypeError, match="PyCapsule"):
        deadline_pages.Table.from_arrow(Stream(given))


def test_what_is_no_stream_of_rows() -> None:
    with pytest.raises(ValueError, match="incorrect name"):
        deadline_pages.Table.from_arrow(Stream(ROWS.schema.__arrow_c_schema__()))
    for column in (pa.chunked_array([[1, 2]]), polars.Series([1])):
        with pytest.raises(ValueError, match="as a Schema"):
            deadline_pages.Table.from_arrow(column)
