"""The subcommand ``report``: what happened in a snapshot."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages._command.folder import declare_folder, load_snapshot
from deadline_pages._command.terminal import printable, width
from deadline_pages._tables.libraries import load

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_ROWS = 10


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        "Print who used the farm of a snapshot and for how long, which frames were slow and what failed, or write a "
        "page with the same and with plots, which works offline. Text needs narwhals, and polars or pyarrow; a page "
        "needs altair and vl-convert as well."
    )
    declare_folder(parser)
    parser.add_argument("--out", metavar="FILE", help="write a page, such as night.html, and print nothing")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    snapshot = load_snapshot(arguments.folder)
    if arguments.out is not None:
        from deadline_pages.report import to_html

        to_html(snapshot, arguments.out, now=arguments.now)
        return 0
    load("report", "narwhals")
    from deadline_pages._plot.sections import SECTIONS
    from deadline_pages._report.tables import Tables

    tables = Tables("report", snapshot, arguments.now, None)
    tables.require("sessions")
    separator = ""
    for section in SECTIONS:
        if section.lacks(tables):
            continue
        for title, make in section.tables(tables):
            print(separator, _table(title, make(tables)), sep="", end="")
            separator = "\n"
    return 0


def _table(title: str, frame: Any) -> str:
    """Return the first rows of a report as lines."""
    from deadline_pages._plot.cells import caption, cell, columns, heading, is_number

    names = columns(frame)
    rows = [[printable(cell(row, name)) for name in names] for row in frame.head(_ROWS).iter_rows(named=True)]
    rows.insert(0, [*map(heading, names)])
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    lines = [caption(title, len(frame), _ROWS)]
    for row in rows:
        cells = []
        for name, text, wide in zip(names, row, widths, strict=True):
            space = " " * (wide - width(text))
            cells.append(space + text if is_number(name) else text + space)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"
