"""Rows of one table beside those of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

if TYPE_CHECKING:
    from typing import Any


def attach(frame: nw.DataFrame[Any], others: nw.DataFrame[Any], key: str) -> nw.DataFrame[Any]:
    """Add the columns of the row with the same key, of which there is one at most; null where there is none.

    The order stays, which narwhals does not promise.
    """
    left, right = frame.to_native(), others.to_native()
    if not frame.implementation.is_pyarrow():
        return nw.from_native(left.join(right, on=key, how="left", maintain_order="left"), eager_only=True)
    # Its joins copy all columns of both tables, row by row.
    import pyarrow.compute as pc

    right = right.combine_chunks()
    rows = pc.index_in(left[key], value_set=right[key].combine_chunks(), skip_nulls=True)
    for name in right.column_names:
        if name != key:
            left = left.append_column(name, right[name].take(rows))
    return nw.from_native(left, eager_only=True)


def matching(frame: nw.DataFrame[Any], others: nw.DataFrame[Any], key: str) -> nw.DataFrame[Any]:
    """Return the rows whose key another table has."""
    if not frame.implementation.is_pyarrow():
        return frame.join(others.select(key), on=key, how="semi")
    import pyarrow.compute as pc

    native = frame.to_native()
    keys = others.to_native()[key].combine_chunks()
    return nw.from_native(native.filter(pc.is_in(native[key], value_set=keys)), eager_only=True)


def coded(frame: nw.DataFrame[Any], column: str) -> nw.DataFrame[Any]:
    """Add a number for each value of a column, as `key`: numbers sort faster than text."""
    codes = frame.select(column).unique().with_row_index("key").with_columns(nw.col("key").cast(nw.Int64))
    return attach(frame, codes, column)
