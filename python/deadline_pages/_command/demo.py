"""The subcommand ``demo``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.set_defaults(run=_run)


def _run(_arguments: argparse.Namespace) -> int:
    from deadline_pages.demo import run

    return run()
