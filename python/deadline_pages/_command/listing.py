"""Prints a listing: whole, or page by page with the token of what follows."""

from __future__ import annotations

import sys

from deadline_pages._command import rows
from deadline_pages._command.parser import UsageError
from deadline_pages._native import decode_table

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._command.output import Output


def write(pages: Any, output: Output, method: str) -> None:
    """Print a listing.

    Args:
        pages: a page iterator, a scan, or a list of one page.
        output: how and where to.
        method: the operation's method, such as `list_sessions`.

    Raises:
        UsageError: there is no such column.
    """
    if output.columns is not None:
        _check_columns(output.columns, pages, method, output.format)
    if output.is_file:
        to_file = getattr(pages, f"to_{output.format}")
        output.write_file(lambda path: to_file(path, columns=output.columns))
        _say_where(pages.resume_token)
    elif output.format == "json":
        with output.open() as send:  # fails before the first request
            document = rows.document(pages)
            if output.query is not None:
                document = output.query.search(rows.plain(document))
            send(rows.to_json(document))
    else:
        _write_rows(pages, output, method)


def _write_rows(pages: Any, output: Output, method: str) -> None:
    table = None
    if output.format == "table":
        from deadline_pages._command.table import Table

        table = Table(method if output.query is None else None, output.columns, output.room)
    formatted = rows.lines if table is None else table.lines
    position = None
    try:
        with output.open() as send:
            for page in pages:
                items = rows.items(page) if output.query is None else rows.found(page, output.query)
                send(formatted(items))
                position = rows.position(pages, page)
            if table is not None:
                send(table.end())
        position = getattr(pages, "resume_token", position)
    except BaseException as error:
        if position is not None:
            error.__notes__ = [*getattr(error, "__notes__", ()), _going_on(position)]
        raise
    _say_where(position)


def _say_where(token: str | None) -> None:
    """Say where a listing stopped."""
    if token is not None:
        print(_going_on(token), file=sys.stderr)


def _going_on(token: str) -> str:
    return f"There is more: go on with --starting-token {token}"


def _check_columns(names: list[str], pages: Any, method: str, kind: str) -> None:
    """Raise an error that names the columns if one is unknown: a table has structures and their members."""

    def known_columns(flatten: bool) -> list[str]:
        if isinstance(pages, list):
            return decode_table(method, [], flatten=flatten).column_names
        names: list[str] = pages.to_reader(flatten=flatten).column_names
        return names

    shapes = {"csv": (True,), "parquet": (False,)}.get(kind, (False, True))
    known = [name for flatten in shapes for name in known_columns(flatten)]
    for name in names:
        if name not in known:
            raise UsageError(f"--columns: {kind} has no column {name!r}, but {', '.join(dict.fromkeys(known))}")
