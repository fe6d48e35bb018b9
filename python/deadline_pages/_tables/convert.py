"""Tables as those of pyarrow, pandas, polars and DuckDB, each by way of `__arrow_c_stream__`."""

from __future__ import annotations

from deadline_pages._tables.libraries import load

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_NEEDED = {
    "to_arrow": ("pyarrow",),
    "to_pandas": ("pandas", "pyarrow"),
    "to_polars": ("polars",),
    "to_duckdb": ("duckdb",),
}


def require(method: str) -> list[Any]:
    """Import what a conversion needs: called before a listing is requested for it.

    Args:
        method: ``to_arrow``, ``to_pandas``, ``to_polars`` or ``to_duckdb``.

    Returns:
        The modules.

    Raises:
        ImportError: a library is not installed, too old, or broken.
    """
    return load(method, *_NEEDED[method])


def to_arrow(table: Any) -> Any:
    """Implement ``Table.to_arrow``: no column is copied."""
    (pyarrow,) = require("to_arrow")
    return pyarrow.RecordBatchReader.from_stream(table).read_all()


def to_pandas(table: Any) -> Any:
    """Implement ``Table.to_pandas``.

    Not `pandas.DataFrame.from_arrow`: it makes integers floats where one is missing, and a map a list of pairs.
    """
    pandas, pyarrow = require("to_pandas")
    types = {pyarrow.int64(): pandas.Int64Dtype(), pyarrow.bool_(): pandas.BooleanDtype()}
    return to_arrow(table).to_pandas(types_mapper=types.get, maps_as_pydicts="lossy")


def to_polars(table: Any) -> Any:
    """Implement ``Table.to_polars``: documents are strings, for the functions of strings refuse the extension type."""
    (polars,) = require("to_polars")
    return with_text(polars, polars.DataFrame(table))


def with_text(polars: Any, frame: Any) -> Any:
    """Make strings of the documents in a frame."""
    documents = [name for name, kind in frame.schema.items() if isinstance(kind, getattr(polars, "BaseExtension", ()))]
    return frame.with_columns(polars.col(name).ext.storage() for name in documents) if documents else frame


def to_duckdb(table: Any, connection: Any = None) -> Any:
    """Implement ``Table.to_duckdb``: the relation holds the table, and scans it as often as it is read."""
    (duckdb,) = require("to_duckdb")
    return (connection or duckdb).from_arrow(table)
