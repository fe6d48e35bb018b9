"""The subcommand ``trace``: a trace of a snapshot for Perfetto."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages._command.folder import declare_folder, load_snapshot


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        "Write a trace of the sessions and session actions of a snapshot, to be opened at https://ui.perfetto.dev or "
        "in chrome://tracing. Needs narwhals, and polars or pyarrow."
    )
    declare_folder(parser)
    parser.add_argument("--out", metavar="FILE", required=True, help="the trace, such as trace.json")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    snapshot = load_snapshot(arguments.folder)
    from deadline_pages import report

    report.to_perfetto(snapshot, arguments.out, now=arguments.now)
    return 0
