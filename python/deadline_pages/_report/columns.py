"""Columns of a table by their paths, whether nested or made flat: ``definition.taskRun.taskId``.

The last part of a path can be ``kind``, the member of a union that is set, or ``parameters``, which are given as text:
``Frame=1017,Camera=left``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def _parts(path: str, names: Any) -> list[str]:
    """Split a path, unless it is the name of a column that was made flat.

    Raises:
        LookupError: there is no such column.
    """
    parts = [path] if path in names else path.split(".")
    if parts[0] not in names:
        raise LookupError(path)
    return parts


def of_polars(frame: Any, path: str) -> Any:
    """Return an expression for a column of a polars frame."""
    import polars

    root, *members = _parts(path, frame.columns)
    column, dtype = polars.col(root), frame.schema[root]
    for member in members:
        if member == "kind":
            names = [field.name for field in dtype.fields]
            is_set = [polars.when(column.struct.field(name).is_not_null()).then(polars.lit(name)) for name in names]
            return polars.coalesce(is_set)
        dtypes = {field.name: field.dtype for field in dtype.fields}
        if member not in dtypes:  # inferred from rows without it
            return polars.lit(None, polars.String)
        column, dtype = column.struct.field(member), dtypes[member]
    if not path.endswith("parameters") or dtype == polars.String:
        return column
    entries = column if isinstance(dtype, polars.List) else column.map.entries()
    value = polars.coalesce(polars.element().struct.field("value").struct.field("*"))
    text = polars.concat_str(polars.element().struct.field("key"), polars.lit("="), value)
    return entries.list.eval(text).list.join(",")


def of_arrow(table: Any, path: str) -> Any:
    """Return a column of a pyarrow table."""
    import pyarrow
    import pyarrow.compute as pc

    root, *members = _parts(path, table.column_names)
    column = table[root]
    for member in members:
        if member == "kind":
            names = [column.type.field(number).name for number in range(column.type.num_fields)]
            nothing = pyarrow.scalar(None, pyarrow.string())
            is_set = [pc.if_else(pc.is_valid(pc.struct_field(column, name)), name, nothing) for name in names]
            return pc.coalesce(*is_set)
        if column.type.get_field_index(member) < 0:  # inferred from rows without it
            return pyarrow.nulls(table.num_rows, pyarrow.string())
        column = pc.struct_field(column, member)
    if pyarrow.types.is_map(column.type):
        return _text_of_maps(column)
    is_text = pyarrow.types.is_dictionary(column.type) or str(column.type) in ("large_string", "string_view")
    return column.cast(pyarrow.string()) if is_text else column


def _text_of_maps(column: Any) -> Any:
    import pyarrow
    import pyarrow.compute as pc

    maps = column.cast(pyarrow.list_(pyarrow.struct([("key", column.type.key_type), ("value", column.type.item_type)])))
    entries = pc.list_flatten(maps)
    values = pc.struct_field(entries, "value")
    members = [pc.struct_field(values, number) for number in range(column.type.item_type.num_fields)]
    texts = pc.binary_join_element_wise(pc.struct_field(entries, "key"), pc.coalesce(*members), "=")
    ends = pc.cumulative_sum(pc.fill_null(pc.list_value_length(maps), 0)).cast(pyarrow.int32())
    offsets = pyarrow.concat_arrays([pyarrow.array([0], pyarrow.int32()), _whole(ends)])
    joined = pc.binary_join(pyarrow.ListArray.from_arrays(offsets, _whole(texts)), ",")
    return pc.if_else(pc.is_valid(_whole(maps)), joined, pyarrow.scalar(None, pyarrow.string()))


def _whole(column: Any) -> Any:
    """Return a column in one piece."""
    return column.combine_chunks() if hasattr(column, "combine_chunks") else column


def of_pandas(frame: Any, path: str) -> Any:
    """Return a column of a pandas frame for pyarrow."""
    import pandas
    import pyarrow

    root, *members = _parts(path, frame.columns)
    column = frame[root]
    if isinstance(column.dtype, pandas.ArrowDtype):
        return of_arrow(pyarrow.table({root: pyarrow.chunked_array([pyarrow.array(column)])}), path)
    if not members and column.dtype != object:
        return of_arrow(pyarrow.table({path: pyarrow.array(column, from_pandas=True)}), path)
    values = column.tolist()
    for member in members:
        dicts = (value if isinstance(value, dict) else {} for value in values)
        values = [_kind(value) if member == "kind" else value.get(member) for value in dicts]
    texts = (_text(value) if isinstance(value, dict) else value for value in values)
    return pyarrow.array(texts, from_pandas=True)


def _kind(union: dict[str, Any]) -> str | None:
    return next((name for name, value in union.items() if value is not None), None)


def _text(parameters: dict[str, Any]) -> str:
    return ",".join(f"{name}={value[_kind(value)]}" for name, value in parameters.items())
