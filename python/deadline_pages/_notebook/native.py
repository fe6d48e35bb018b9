"""HTML of the classes that are made in Rust, which call it."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime, timezone
from itertools import islice

from deadline_pages._native import Scan, members
from deadline_pages._notebook import html
from deadline_pages._tables.libraries import find, is_old

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from deadline_pages._native import PageIterator, Table

_ROWS, _COLUMNS = 5, 8


def page_iterator(
    pages: PageIterator, operation: str, parameters: dict[str, Any], paging: dict[str, Any], places: list[str]
) -> str:
    """Implement ``PageIterator._repr_html_``, of scans as well.

    Args:
        pages: the iterator.
        operation: its operation's method name.
        parameters: the operation's parameters.
        paging: the members of ``PaginationConfig``.
        places: region and endpoint, of a scan of several regions each.
    """
    # As `repr()`: what is no parameter of the operation may be anything, such as a key.
    known, _ = members(operation)
    given = {name: value for name, value in {**parameters, **paging}.items() if name in (*known, *paging)}
    given.update({name: "given" for name in ("nextToken", "StartingToken") if given.get(name) is not None})
    parts = [html.facts({"endpoint": places, **given})]
    if isinstance(pages, Scan):
        parts.extend(_scan(pages))
    if pages.resume_token is not None:
        parts.append(html.note("It was stopped: its resume_token is where to go on."))
    return html.card(type(pages).__name__, f"of {operation}", *parts)


def _scan(scan: Scan) -> list[str]:
    progress, errors = scan.progress, scan.errors
    if progress is None:
        return [html.names("Nothing was requested yet. It will call", scan.operations)]
    parts = progress._html()
    if errors:
        parts.append(html.note(f"{len(errors):,} errors. The first: {type(errors[0]).__name__}: {errors[0]}"))
    return parts


def table(table: Table) -> str:
    """Implement ``Table._repr_html_``: its first rows, if a library that reads them is installed."""
    columns = table.column_names
    head = _head(table)
    size = f"{len(table):,} {'row' if len(table) == 1 else 'rows'}, {len(columns):,} columns"
    parts = [] if head is None else [html.grid(columns[:_COLUMNS], head)]
    if head is None:
        parts.append(html.names("Columns", columns))
    elif len(columns) > _COLUMNS:
        parts.append(html.names("More columns", columns[_COLUMNS:]))
    if table.resume_token is not None:
        parts.append(html.note("These are not all: its resume_token is where to go on."))
    return html.card("Table", f"of {size}", *parts)


def _head(table: Table) -> list[list[object]] | None:
    # That which is imported already comes first.
    for name in sorted(_READERS, key=lambda name: name not in sys.modules):
        with suppress(Exception):  # it is broken, or cannot show what a table of elsewhere has: no rows then
            library = find(name)
            if library is not None and not is_old(library):
                return [[_cell(value) for value in row] for row in _READERS[name](library, table)]
    return None


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        time = value if value.tzinfo is None else value.astimezone(timezone.utc)
        return f"{time:%Y-%m-%d %H:%M:%S}{'' if time.tzinfo is None else 'Z'}"
    return "" if value is None else value


def _by_pyarrow(pyarrow: Any, table: Table) -> list[tuple[object, ...]]:
    batches = pyarrow.RecordBatchReader.from_stream(table)
    first = next(islice(batches, 1), None)
    if first is None:
        return []
    return [*zip(*(column.to_pylist() for column in first.slice(0, _ROWS).columns[:_COLUMNS]), strict=True)]


def _by_polars(polars: Any, table: Table) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = polars.DataFrame(table).head(_ROWS)[:, :_COLUMNS].rows()
    return rows


_READERS: dict[str, Callable[[Any, Table], list[tuple[object, ...]]]] = {
    "pyarrow": _by_pyarrow,
    "polars": _by_polars,
}
