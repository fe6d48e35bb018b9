"""The options of how a scan or a snapshot sends its requests, and what becomes of errors and progress."""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from deadline_pages._scan.progress import Progress

_OPTIONS = ("concurrency", "requests_per_second", "on_error")


def declare_requests(group: argparse._ArgumentGroup) -> None:
    """Declare the options."""
    group.add_argument("--concurrency", type=int, metavar="N", help="the most requests in flight (64)")
    group.add_argument("--requests-per-second", type=float, metavar="N", help="the most requests in a second")
    group.add_argument(
        "--on-error",
        choices=("raise", "collect"),
        help="end with an error of one listing (raise), or go on, print all errors at the end, and exit with 1",
    )


@contextmanager
def request_options(arguments: argparse.Namespace, is_shown: bool) -> Iterator[dict[str, Any]]:
    """Give the options of `client.scan` and `client.snapshot` that were given.

    Args:
        arguments: those of the command line.
        is_shown: whether a line on stderr shows the progress until the end of the block.
    """
    line = _Line()
    try:
        given = {name: getattr(arguments, name) for name in _OPTIONS if getattr(arguments, name) is not None}
        yield {**given, "progress": line.show if is_shown else None}
    finally:
        line.clear()


def collected(errors: Sequence[BaseException]) -> int:
    """Print errors that were collected.

    Returns:
        The exit status.
    """
    if not errors:
        return 0
    from deadline_pages._command.errors import INCOMPLETE, report

    for error in errors:
        report(error)
    return INCOMPLETE


class _Line:
    """A line on stderr that is written over and over."""

    def __init__(self) -> None:
        self._length = 0

    def show(self, progress: Progress) -> None:
        left = progress.seconds_left
        ending = f", about {left:.0f} s to go" if left else ""
        self._write(f"{progress.rows:,} rows, {progress.requests:,} requests{ending}")

    def clear(self) -> None:
        if self._length:
            self._write("")
            self._write("")

    def _write(self, text: str) -> None:
        print("\r" + text.ljust(self._length), end="", file=sys.stderr, flush=True)
        self._length = len(text)
