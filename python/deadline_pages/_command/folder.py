"""The folder of a snapshot, as ``deadline-pages snapshot`` keeps it."""

from __future__ import annotations

import argparse

from deadline_pages._command.parser import UsageError
from deadline_pages._command.times import time

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from deadline_pages._scan.snapshot import Snapshot


def declare_folder(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("folder", help="what `deadline-pages snapshot` wrote (reading it needs pyarrow)")
    parser.add_argument(
        "--now",
        type=time,
        metavar="TIME",
        help="the end of what has not ended, in ISO 8601 (when the snapshot was taken)",
    )


def load_snapshot(folder: str) -> Snapshot:
    """Read the snapshot in a folder.

    Raises:
        UsageError: there is none.
    """
    from deadline_pages._scan.snapshot import Snapshot

    try:
        return Snapshot.load(folder)
    except FileNotFoundError:
        hint = "`deadline-pages snapshot` writes one"
        raise UsageError(f"there is no snapshot in {folder}: {hint}") from None
