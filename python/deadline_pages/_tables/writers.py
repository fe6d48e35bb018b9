"""Streams to files by pyarrow, polars or DuckDB: batch after batch, with equal values in the CSV of all three."""

from __future__ import annotations

from importlib import import_module

from deadline_pages._tables.interruptible import interruptible

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._tables.interruptible import Write

_GROUP = 1 << 16  # rows of a row group: held in memory until they are written
# Always with fractions: pandas takes the format of all dates from the first. Python 3.10 reads no `Z`.
_DATE = "%Y-%m-%dT%H:%M:%S{}+00:00"


def _parquet_by_pyarrow(pyarrow: Any, reader: Any, path: str) -> int:
    stream, rows = pyarrow.RecordBatchReader.from_stream(reader), 0
    group: list[Any] = []
    with import_module("pyarrow.parquet").ParquetWriter(path, stream.schema, compression="zstd") as writer:

        def write_group() -> int:
            table = pyarrow.Table.from_batches(group, stream.schema)
            group.clear()
            writer.write_table(table, row_group_size=_GROUP)
            return int(table.num_rows)

        for batch in stream:
            group.append(batch)
            if sum(batch.num_rows for batch in group) >= _GROUP:
                rows += write_group()
        return rows + (write_group() if group else 0)


def _csv_by_pyarrow(pyarrow: Any, reader: Any, path: str) -> int:
    compute, stream, rows = import_module("pyarrow.compute"), pyarrow.RecordBatchReader.from_stream(reader), 0
    is_date = pyarrow.types.is_timestamp
    schema = pyarrow.schema(
        [(field.name, pyarrow.string() if is_date(field.type) else field.type) for field in stream.schema]
    )

    def written(column: Any) -> Any:
        if not is_date(column.type):
            return column
        # Without its time zone, which would need a database of them.
        return compute.strftime(column.cast(pyarrow.timestamp("us")), format=_DATE.format(""))

    with import_module("pyarrow.csv").CSVWriter(path, schema) as writer:
        for batch in stream:
            writer.write_batch(pyarrow.RecordBatch.from_arrays([*map(written, batch.columns)], schema=schema))
            rows += batch.num_rows
    return rows


def _parquet_by_polars(polars: Any, reader: Any, path: str) -> int:
    frame, sizes = _measured(polars.scan_arrow_c_stream(reader))
    frame.sink_parquet(path, compression="zstd")
    return sum(sizes)


def _csv_by_polars(polars: Any, reader: Any, path: str) -> int:
    frame, sizes = _measured(polars.scan_arrow_c_stream(reader))
    frame.sink_csv(path, datetime_format=_DATE.format("%.6f"))
    return sum(sizes)


def _measured(frame: Any) -> tuple[Any, list[int]]:
    """Give a lazy frame, and the numbers of rows that pass through it."""
    sizes: list[int] = []

    def measure(rows: Any) -> Any:
        sizes.append(rows.height)
        return rows

    return frame.map_batches(measure, streamable=True), sizes


def _parquet_by_duckdb(duckdb: Any, reader: Any, path: str) -> int:
    return _copy(duckdb, reader, path, "format parquet, compression zstd, use_tmp_file false")


def _csv_by_duckdb(duckdb: Any, reader: Any, path: str) -> int:
    return _copy(
        duckdb, reader, path, "format csv, header true, compression none, use_tmp_file false", dates_as_text=True
    )


def _copy(duckdb: Any, reader: Any, path: str, options: str, *, dates_as_text: bool = False) -> int:
    with duckdb.connect() as connection:
        rows = connection.from_arrow(reader)
        columns = []
        for name, kind in zip(rows.columns, rows.types, strict=True):
            column = '"' + name.replace('"', '""') + '"'
            if dates_as_text and str(kind) == "TIMESTAMP WITH TIME ZONE":  # by way of UTC, not of the machine's zone
                date = _DATE.format(".%f")
                column = f"strftime(make_timestamp(epoch_us({column})), '{date}') as {column}"
            columns.append(column)
        quoted = path.replace("'", "''")
        connection.register("listing", reader)
        ((count,),) = connection.execute(
            f"copy (select {', '.join(columns)} from listing) to '{quoted}' ({options})"
        ).fetchall()
    return int(count)


# The library that is installed first in this order writes.
PARQUET: dict[str, Write] = {
    "pyarrow": _parquet_by_pyarrow,
    "polars": interruptible(_parquet_by_polars),
    "duckdb": interruptible(_parquet_by_duckdb),
}
CSV: dict[str, Write] = {
    "pyarrow": _csv_by_pyarrow,
    "polars": interruptible(_csv_by_polars),
    "duckdb": interruptible(_csv_by_duckdb),
}
