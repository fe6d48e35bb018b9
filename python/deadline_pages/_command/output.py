"""How a listing is printed: its format, and where to."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager

from deadline_pages._command import rows
from deadline_pages._command.parser import UsageError
from deadline_pages._command.terminal import columns

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO

_FORMATS = ("json", "jsonl", "csv", "table", "parquet")
_FILES = ("csv", "parquet")


def declare_output(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = parser.add_argument_group("output")
    group.add_argument(
        "-o",
        "--output",
        choices=_FORMATS,
        metavar="FORMAT",
        help="json: one document, as aws prints it, when the listing is complete; jsonl: one item a line, as they "
        "arrive; table: for people; csv, parquet: the columns of this package's tables, by pyarrow, polars or duckdb. "
        "By default what the name of --out ends with, else table on a terminal, and jsonl into a file or pipe",
    )
    group.add_argument("--out", metavar="FILE", help="write to a file, and not to stdout")
    group.add_argument(
        "--query",
        metavar="JMESPATH",
        help="print what this finds: in the document of json, and in each page with jsonl and table",
    )
    group.add_argument("--columns", metavar="A,B,C", help="columns of table, csv and parquet, in this order")


class Output:
    """The format and the destination that the arguments ask for."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        """Check the arguments.

        Raises:
            UsageError: they do not go together, or the query is none.
        """
        self._path: str | None = arguments.out
        self.is_watched = self._path is None and sys.stdout.isatty()
        """Whether rows appear on a terminal."""
        self.format: str = arguments.output or self._default_format()
        self.columns: list[str] | None = arguments.columns.split(",") if arguments.columns else None
        self.query = _compiled(arguments.query)
        if self.query is not None and self.format in _FILES:
            raise UsageError(f"--query goes with json, jsonl and table, not with {self.format}")
        if self.columns is not None and (self.query is not None or self.format in ("json", "jsonl")):
            raise UsageError("--columns goes with table, csv and parquet, and without --query")
        if self.format == "parquet" and self.is_watched:
            raise UsageError("parquet is not for a terminal: give --out FILE")

    @property
    def is_file(self) -> bool:
        """Whether a library writes the format, and only whole."""
        return self.format in _FILES

    def _default_format(self) -> str:
        ending = (self._path or "").rpartition(".")[2]
        return ending if ending in _FORMATS else "table" if self.is_watched else "jsonl"

    @property
    def room(self) -> int | None:
        """How many characters fit into a line, None for any number."""
        return columns(sys.stdout) if self._path is None else None

    @contextmanager
    def open(self) -> Iterator[Callable[[str], None]]:
        """Give what writes text at once."""

        def write(text: str) -> None:
            stream.write(text.encode("utf-8", "backslashreplace"))
            stream.flush()

        stream: BinaryIO
        if self._path is None:
            stream = sys.stdout.buffer
            yield write
        else:
            with open(self._path, "wb") as stream:
                yield write

    def write_file(self, pages: Any) -> None:
        """Write a format of the package's tables."""
        method = getattr(pages, f"to_{self.format}")
        if self._path is not None:
            method(self._path, columns=self.columns)
            return
        import os
        from shutil import copyfileobj
        from tempfile import TemporaryDirectory

        # The libraries want a file, and write it whole.
        with TemporaryDirectory() as folder:
            path = os.path.join(folder, "rows")
            method(path, columns=self.columns)
            with open(path, "rb") as file:
                copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


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
        output.write_file(pages)
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
    from deadline_pages._native import decode_table

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


def _compiled(expression: str | None) -> Any:
    if expression is None:
        return None
    import jmespath

    try:
        return jmespath.compile(expression)
    except (jmespath.exceptions.JMESPathError, ValueError) as error:
        raise UsageError(f"Bad value for --query {expression}: {error}") from None
