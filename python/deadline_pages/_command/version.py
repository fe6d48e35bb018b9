"""The subcommand ``version``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages import __build__


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.set_defaults(run=_run)


def _run(_arguments: argparse.Namespace) -> int:
    import platform

    python = f"{platform.python_implementation()} {platform.python_version()}"
    for name, value in {**__build__, "python": python, "platform": platform.platform()}.items():
        print(f"{name:<9} {value}")
    return 0
