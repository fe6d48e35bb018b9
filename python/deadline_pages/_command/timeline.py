"""The subcommand ``timeline``: a page with the timeline of a snapshot."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages._command.folder import declare_folder, load_snapshot
from deadline_pages._command.parser import UsageError


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        "Write a page with a timeline of the sessions of a snapshot, worker by worker, that can be zoomed and works "
        "offline. Needs altair, vl-convert, and polars or pyarrow."
    )
    declare_folder(parser)
    parser.add_argument("--by", choices=("session", "action"), default="session", help="what a bar is (session)")
    parser.add_argument("--out", metavar="FILE", required=True, help="the page, such as timeline.html")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if not arguments.out.lower().endswith((".html", ".htm")):
        raise UsageError(f"a page is written, so let the name end with .html: --out {arguments.out}")
    snapshot = load_snapshot(arguments.folder)
    from deadline_pages import plot

    plot.to_html(plot.timeline(snapshot, by=arguments.by, now=arguments.now), arguments.out)
    return 0
