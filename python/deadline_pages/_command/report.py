"""The subcommand ``report``: what happened in a snapshot."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages import report
from deadline_pages._command.folder import declare_folder, load_snapshot
from deadline_pages._command.output import Output
from deadline_pages._command.parser import UsageError

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._scan.snapshot import Snapshot

_REPORTS = tuple(name for name in report.__all__ if not name.startswith("to_"))
_ENDINGS = {"html": "html", "htm": "html", "txt": "table", "json": "json", "csv": "csv"}


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        "Print who used the farm of a snapshot and for how long, what was slow, failed, lost and waited for, and what "
        "is left, or write a page with the same and with plots, which works offline. Or print all rows of one report. "
        "Text needs narwhals, and polars or pyarrow; a page needs altair and vl-convert as well."
    )
    declare_folder(parser)
    parser.add_argument(
        "report",
        nargs="?",
        choices=_REPORTS,
        metavar="report",
        help=f"only this one, with all rows: {', '.join(_REPORTS)}",
    )
    parser.add_argument("--by", metavar="WHAT", help="what a row of it is about, such as job, user, fleet or frame")
    parser.add_argument(
        "-o",
        "--output",
        choices=("table", "json", "csv", "html"),
        metavar="FORMAT",
        help="table: for people; json: all rows and columns; csv: those of one report; html: a page. By default what "
        "the name of --out ends with (.txt, .json, .csv, .html), else table",
    )
    parser.add_argument("--out", metavar="FILE", help="write to a file, such as night.html, and not to stdout")
    parser.set_defaults(run=_run, query=None, columns=None)


def _run(arguments: argparse.Namespace) -> int:
    arguments.output = _format(arguments)
    output, snapshot = Output(arguments), load_snapshot(arguments.folder)
    if output.format == "html":
        report.to_html(snapshot, arguments.out, now=arguments.now)
    elif arguments.report is None:
        _write_all(snapshot, arguments, output)
    else:
        _write_one(snapshot, arguments, output)
    return 0


def _format(arguments: argparse.Namespace) -> str:
    """Return the format, and check that the arguments go together."""
    given, out, name = arguments.output, arguments.out, arguments.report
    ending = (out or ".txt").rpartition(".")[2].lower()
    if given is None and ending not in _ENDINGS:
        raise UsageError(f"--out {out} says no format: let it end with .html, .txt, .json or .csv, or give -o")
    chosen: str = given or _ENDINGS[ending]
    if chosen == "html" and out is None:
        raise UsageError("html needs --out FILE")
    if chosen == "html" and name is not None:
        raise UsageError(f"a page has all reports: leave out {name}, or choose another format")
    if chosen == "csv" and name is None:
        raise UsageError(f"csv is of one report: name it behind the folder, one of {', '.join(_REPORTS)}")
    if arguments.by is not None and name is None:
        raise UsageError("--by needs a report, behind the folder")
    if arguments.by is not None and "by" not in (getattr(report, name).__kwdefaults__ or {}):
        raise UsageError(f"--by does not go with {name}, whose rows are always about the same")
    return chosen


def _write_all(snapshot: Snapshot, arguments: argparse.Namespace, output: Output) -> None:
    from deadline_pages._tables.libraries import load

    load("report", "narwhals")
    from deadline_pages._plot.sections import SECTIONS, about
    from deadline_pages._report.tables import Tables

    tables = Tables("report", snapshot, arguments.now, None)
    tables.require("sessions")
    found = [(each, each.make(tables)) for part in SECTIONS if not part.lacks(tables) for each in part.complete(tables)]
    with output.open() as send:
        if output.format == "json":
            from deadline_pages._command.rows import to_json

            times = {"takenAt": snapshot.taken_at, "since": snapshot.since, "until": snapshot.until}
            reports = {each.name: _rows(frame) for each, frame in found}
            send(to_json({"farmId": snapshot.farm_id, **times, "reports": reports}))
            return
        from deadline_pages._command.report_text import FEW, lines, sentence

        send("".join(sentence(line, output.room) for line in about(tables, snapshot)))
        for each, frame in found:
            send("\n" + lines(each.title, frame, each.columns, FEW, output.room))


def _write_one(snapshot: Snapshot, arguments: argparse.Namespace, output: Output) -> None:
    options = {} if arguments.by is None else {"by": arguments.by}
    if output.is_file:
        options["backend"] = "pyarrow"  # which read the snapshot; it does not write the strings of polars
    try:
        found = getattr(report, arguments.report)(snapshot, now=arguments.now, **options)
    except ValueError as error:
        raise UsageError(error) from None
    import narwhals.stable.v2 as nw

    frame: Any = nw.from_native(found, eager_only=True)
    if output.is_file:
        from deadline_pages import Table
        from deadline_pages._tables.files import to_csv

        output.write_file(lambda path: to_csv(Table.from_arrow(found), path))
        return
    with output.open() as send:
        if output.format == "json":
            from deadline_pages._command.rows import to_json

            send(to_json(_rows(frame)))
            return
        from deadline_pages._command.report_text import lines
        from deadline_pages._plot.cells import columns

        send(lines(arguments.report, frame, columns(frame), len(frame), output.room))


def _rows(frame: Any) -> list[dict[str, Any]]:
    return list(frame.iter_rows(named=True))
