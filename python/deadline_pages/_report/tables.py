"""The tables that a report is made of, and the frame that it gives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw
from narwhals.stable.v2 import dependencies

from deadline_pages._native import PageIterator
from deadline_pages._report import columns
from deadline_pages._report.schema import TIME, type_of
from deadline_pages._scan.snapshot import NAMES, Snapshot
from deadline_pages._tables import convert
from deadline_pages._tables.libraries import find, is_old, load

if TYPE_CHECKING:
    from typing import Any, Literal

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)
# In the order in which they are taken for a snapshot, with what each needs.
_BACKENDS = {"polars": ("polars",), "pandas": ("pandas", "pyarrow"), "pyarrow": ("pyarrow",)}

# Without these tables all rows would be one.
_TOLD_BY = {"user": "jobs", "instance_type": "workers"}


class Tables:
    """Tables by name, in polars, or in pyarrow for pandas and pyarrow.

    Times are numbers of microseconds since 1970 in what reports compute.
    """

    def __init__(self, report: str, source: Any, now: datetime | None, backend: str | None) -> None:
        """Take a snapshot or a mapping of tables.

        Raises:
            TypeError: it is neither, or one of the tables is none.
            ValueError: a table or the backend has another name, or `now` is none.
            ImportError: a library is missing.
        """
        is_snapshot = isinstance(source, Snapshot)
        tables = source.tables if is_snapshot else source
        if not isinstance(tables, Mapping):
            raise TypeError(f"{report}() takes a snapshot, or tables by name, not {type(source).__name__}")
        if now is not None and not isinstance(now, datetime):
            raise TypeError(f"now of {report}() must be a datetime, not {now!r}")
        if unknown := [name for name in tables if name not in NAMES]:
            raise ValueError(f"{report}() takes tables named {', '.join(NAMES)}, not {unknown[0]!r}")
        self.report = report
        """The report's name."""
        self._tables = {name: nw.to_native(table, pass_through=True) for name, table in tables.items()}
        self._backend = self._choose(backend)
        self._engine: Literal["polars", "pyarrow"] = "polars" if self._backend == "polars" else "pyarrow"
        load(report, *_BACKENDS[self._backend])
        taken_at, since, until = (source.taken_at, source.since, source.until) if is_snapshot else (None, None, None)
        self.now = _microseconds(now or taken_at or datetime.now(timezone.utc))
        """The time up to which open ends count."""
        self.until = self.now if until is None else min(self.now, _microseconds(until))
        """The end of what the report is about."""
        self.since = 0 if since is None else min(_microseconds(since), self.until)
        """The beginning of what the report is about; 0 if nothing says when."""

    def _choose(self, backend: str | None) -> str:
        if backend is not None:
            if backend not in _BACKENDS:
                raise ValueError(f"backend must be one of {', '.join(_BACKENDS)}, not {backend!r}")
            return backend
        for table in self._tables.values():
            if kind := _kind(table):
                return kind
        # `load` says what is missing if none is there.
        return next((name for name, needed in _BACKENDS.items() if all(map(find, needed))), "polars")

    def choose(self, by: str, *known: str) -> str:
        """Check what the rows of a report are about.

        Raises:
            ValueError: it is none of those known, or the table that tells it is not there.
        """
        if by not in known:
            raise ValueError(f"by of {self.report}() must be one of {', '.join(known)}, not {by!r}")
        if by in _TOLD_BY:
            self.require(_TOLD_BY[by])
        return by

    def require(self, *names: str) -> None:
        """Check that tables are there.

        Raises:
            ValueError: one is not.
        """
        if missing := [name for name in names if name not in self._tables]:
            raise ValueError(f"{self.report}() needs the table {missing[0]}, which was not given")

    def __contains__(self, name: str) -> bool:
        """Whether a table is there."""
        return name in self._tables

    def read(self, name: str, **paths: str) -> nw.DataFrame[Any]:
        """Read columns of a table; one that is not there is empty.

        Args:
            name: the name of the table.
            paths: the columns by the names that they get.

        Raises:
            ValueError: a column is not there.
            TypeError: a column is of another type, or this is no table.
        """
        if name not in self._tables:
            return self.empty(*paths)
        table = self._tables[name]
        try:
            frame: nw.DataFrame[Any] = nw.from_native(self._native(table, paths), eager_only=True)
        except LookupError as missing:
            raise ValueError(f"{self.report}() needs a column {missing.args[0]} in the table {name}") from None
        normal = [self._normal(name, frame.schema[column], column) for column in paths]
        return frame.with_columns(*normal)

    def empty(self, *names: str) -> nw.DataFrame[Any]:
        """Return a frame without rows."""
        schema = {name: type_of(name) for name in names}
        frame: nw.DataFrame[Any] = nw.DataFrame.from_dict({name: [] for name in names}, schema, backend=self._engine)
        return frame

    def give(self, frame: nw.DataFrame[Any]) -> Any:
        """Return a frame of the user's kind."""
        native = frame.to_native()
        return convert.to_pandas(native) if self._backend == "pandas" else native

    def _native(self, table: Any, paths: dict[str, str]) -> Any:
        kind = _kind(table)
        if isinstance(table, PageIterator) or not (kind or hasattr(table, "__arrow_c_stream__")):
            hint = ": a listing would send requests, so give its table()" if isinstance(table, PageIterator) else ""
            raise TypeError(f"{self.report}() takes tables, not {type(table).__name__}{hint}")
        if self._engine == "polars" and (kind == "polars" or (kind is None and not _has_pyarrow())):
            frame = table.lazy().collect() if kind == "polars" else convert.to_polars(table)
            return frame.select(columns.of_polars(frame, path).alias(name) for name, path in paths.items())
        # For polars as well: it takes longer for the maps in a table than for everything else.
        (pyarrow,) = load(self.report, "pyarrow")
        if kind == "pandas":
            flat = pyarrow.table({name: columns.of_pandas(table, path) for name, path in paths.items()})
        else:
            table = convert.to_arrow(table.lazy().collect() if kind == "polars" else table)
            flat = pyarrow.table({name: columns.of_arrow(table, path) for name, path in paths.items()})
        return convert.to_polars(flat) if self._engine == "polars" else flat

    def _normal(self, name: str, found: Any, column: str) -> nw.Expr:
        """Return a column in the type that reports compute with."""
        wanted, values = type_of(column), nw.col(column)
        if found == wanted:
            return values
        if wanted != TIME or found == nw.Unknown:  # of nulls only
            return values.cast(wanted)
        if not isinstance(found, nw.Datetime):
            raise TypeError(f"{self.report}() takes times, not {found}, in the column {column} of the table {name}")
        zoned = values.dt.convert_time_zone("UTC") if found.time_zone else values.dt.replace_time_zone("UTC")
        return zoned.cast(TIME)


def _kind(table: Any) -> str | None:
    if dependencies.is_polars_dataframe(table) or dependencies.is_polars_lazyframe(table):
        return "polars"
    if dependencies.is_pandas_dataframe(table):
        return "pandas"
    return "pyarrow" if dependencies.is_pyarrow_table(table) else None


def _has_pyarrow() -> bool:
    pyarrow = find("pyarrow")
    return pyarrow is not None and not is_old(pyarrow)


def _microseconds(time: datetime) -> int:
    """Return a time as a number; without a zone it is UTC."""
    zoned = time if time.tzinfo else time.replace(tzinfo=timezone.utc)
    return (zoned - EPOCH) // _MICROSECOND
