"""The model's schema of an operation, as each reader of JSON is told it."""

from __future__ import annotations

from typing import Any

import deadline_pages
import polars as pl
import pyarrow as pa

SIMPLE = {
    pa.string(): (pl.String, "VARCHAR"),
    pa.int64(): (pl.Int64, "BIGINT"),
    pa.float64(): (pl.Float64, "DOUBLE"),
    pa.bool_(): (pl.Boolean, "BOOLEAN"),
    # polars is told a string, and casts it.
    pa.timestamp("us", "UTC"): (pl.String, "TIMESTAMPTZ"),
}


def for_arrow(operation: str, items: list[Any], *, dates: bool = True) -> pa.Schema:
    """Return Arrow's schema without maps, which pyarrow does not read from JSON; without `dates`, strings for them."""
    schema = pa.schema(deadline_pages.decode_table(operation, [], parents=False))
    fields = [(field.name, _without_maps(field.type, [item.get(field.name) for item in items])) for field in schema]
    return pa.schema(
        [(name, pa.string() if not dates and pa.types.is_timestamp(kind) else kind) for name, kind in fields]
    )


def for_polars(operation: str) -> tuple[dict[str, Any], list[str]]:
    """Return the types of the columns, and the names of those to cast to dates."""
    schema = pa.schema(deadline_pages.decode_table(operation, [], parents=False))
    types = {field.name: _polars_type(field.type) for field in schema}
    return types, [field.name for field in schema if pa.types.is_timestamp(field.type)]


def for_duckdb(operation: str) -> str:
    """Return the argument `columns` of `read_json`."""
    schema = pa.schema(deadline_pages.decode_table(operation, [], parents=False))
    return ", ".join(f"'{field.name}': '{_duckdb_type(field.type)}'" for field in schema)


def _without_maps(kind: Any, values: list[Any]) -> Any:
    """Return the type with a struct of the keys that the values have in place of each map."""
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
    if pa.types.is_map(kind):
        return pl.Map(pl.String, _polars_type(kind.item_type))
    if pa.types.is_struct(kind):
        return pl.Struct({field.name: _polars_type(field.type) for field in kind})
    if pa.types.is_list(kind):
        return pl.List(_polars_type(kind.value_type))
    return SIMPLE[kind][0]


def _duckdb_type(kind: Any) -> str:
    if pa.types.is_map(kind):
        return f"MAP(VARCHAR, {_duckdb_type(kind.item_type)})"
    if pa.types.is_struct(kind):
        return f"STRUCT({', '.join(f'{field.name} {_duckdb_type(field.type)}' for field in kind)})"
    if pa.types.is_list(kind):
        return f"{_duckdb_type(kind.value_type)}[]"
    return SIMPLE[kind][1]
