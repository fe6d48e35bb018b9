"""The model's schema of an operation, as each reader of JSON is told it: with structs of the keys that there are in
place of maps, which pyarrow does not read, and polars and DuckDB read more slowly."""

from __future__ import annotations

from typing import Any

import deadline_pages
import polars as pl
import pyarrow as pa

DATE = pa.timestamp("us", "UTC")
SIMPLE = {
    pa.string(): (pl.String, "VARCHAR"),
    pa.int64(): (pl.Int64, "BIGINT"),
    pa.float64(): (pl.Float64, "DOUBLE"),
    pa.bool_(): (pl.Boolean, "BOOLEAN"),
    DATE: (pl.String, "TIMESTAMPTZ"),  # polars casts dates afterwards, several times quicker
}


def for_arrow(operation: str, items: list[Any]) -> pa.Schema:
    """Return Arrow's schema; `items` show the keys of maps."""
    schema = pa.schema(deadline_pages.decode_table(operation, [], parents=False))
    return pa.schema(_without_maps(pa.struct(schema), items))


def dates(schema: pa.Schema) -> list[str]:
    """Return the names of the columns of dates."""
    return [field.name for field in schema if field.type == DATE]


def with_strings(schema: pa.Schema) -> pa.Schema:
    """Return the schema with strings in place of dates."""
    return pa.schema([(field.name, pa.string() if field.type == DATE else field.type) for field in schema])


def for_polars(schema: pa.Schema) -> dict[str, Any]:
    """Return the types of the columns, with strings in place of dates."""
    return {field.name: _polars_type(field.type) for field in schema}


def for_duckdb(schema: pa.Schema) -> str:
    """Return the argument `columns` of `read_json`."""
    return str({field.name: _duckdb_type(field.type) for field in schema})


def _without_maps(kind: Any, values: list[Any]) -> Any:
    values = [value for value in values if value is not None]
    if pa.types.is_map(kind):
        keys = dict.fromkeys(key for value in values for key in value)
        return pa.struct([(key, _without_maps(kind.item_type, [value.get(key) for value in values])) for key in keys])
    if pa.types.is_struct(kind):
        return pa.struct(
            [(field.name, _without_maps(field.type, [value.get(field.name) for value in values])) for field in kind]
        )
    if pa.types.is_list(kind):
        return pa.list_(_without_maps(kind.value_type, [one for value in values for one in value]))
    return kind


def _polars_type(kind: Any) -> Any:
    if pa.types.is_struct(kind):
        return pl.Struct({field.name: _polars_type(field.type) for field in kind})
    if pa.types.is_list(kind):
        return pl.List(_polars_type(kind.value_type))
    return SIMPLE[kind][0]


def _duckdb_type(kind: Any) -> str:
    if pa.types.is_struct(kind):
        return f"STRUCT({', '.join(f'{field.name} {_duckdb_type(field.type)}' for field in kind)})"
    if pa.types.is_list(kind):
        return f"{_duckdb_type(kind.value_type)}[]"
    return SIMPLE[kind][1]
