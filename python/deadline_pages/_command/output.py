"""How a listing is printed: its format, and where to."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager

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

    def write_file(self, write: Callable[[str], object]) -> None:
        """Write a format of the package's tables, by what writes a file of a name."""
        if self._path is not None:
            write(self._path)
            return
        import os
        from shutil import copyfileobj
        from tempfile import TemporaryDirectory

        # The libraries want a file, and write it whole.
        with TemporaryDirectory() as folder:
            path = os.path.join(folder, "rows")
            write(path)
            with open(path, "rb") as file:
                copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _compiled(expression: str | None) -> Any:
    if expression is None:
        return None
    import jmespath

    try:
        return jmespath.compile(expression)
    except (jmespath.exceptions.JMESPathError, ValueError) as error:
        raise UsageError(f"Bad value for --query {expression}: {error}") from None
