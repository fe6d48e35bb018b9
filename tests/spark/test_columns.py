"""The columns of each operation as Spark has them, and those that a user asks for. No session is needed."""

from __future__ import annotations

import pyarrow
import pytest
from deadline_pages._client.declarations import LIST_METHODS
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import StringType, StructField, StructType
from pyspark_deadline import DefaultSource, _columns


@pytest.mark.parametrize("operation", LIST_METHODS)
def test_spark_has_the_columns_as_arrow(operation: str) -> None:
    """Spark compares what a reader gives with its own conversion, to the letter."""
    source = DefaultSource({"operation": operation})
    plain = _columns.arrow_schema(operation)
    schema = source.schema()
    assert schema == from_arrow_schema(plain, prefer_timestamp_ntz=False)
    assert to_arrow_schema(schema, timezone="UTC").equals(plain)
    assert _columns.wanted(operation, schema).equals(plain)
    assert all(field.nullable for field in plain)


def test_there_are_all_operations() -> None:
    assert len(LIST_METHODS) == 31


def test_a_document_is_json_as_text() -> None:
    (field,) = [
        field for field in _columns.arrow_schema("list_job_parameter_definitions") if "Definition" in field.name
    ]
    assert field.type == pyarrow.string()


def test_a_schema_of_fewer_columns() -> None:
    schema = _columns.wanted("list_sessions", StructType().add("endedAt", "timestamp").add("sessionId", "string"))
    assert schema.names == ["endedAt", "sessionId"]
    assert schema.field("endedAt").type == pyarrow.timestamp("us", "UTC")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (StructField("sessionid", StringType()), "list_sessions has no column sessionid: did you mean sessionId?"),
        (StructField("frame", StringType()), "list_sessions has no column frame: there are farmId, queueId, jobId, "),
        (StructField("startedAt", StringType()), "startedAt of list_sessions is timestamp, not string: cast it after"),
        (StructField("sessionId", StringType(), False), "sessionId of list_sessions can be null: leave NOT NULL out"),
    ],
)
def test_a_schema_that_does_not_fit(field: StructField, text: str) -> None:
    with pytest.raises(ValueError, match=text.replace("?", r"\?")):
        _columns.wanted("list_sessions", StructType([field]))
