"""The folder of a snapshot, as ``deadline-pages snapshot`` keeps it."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from deadline_pages._scan.snapshot import Snapshot


def declare_folder(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
    parser.add_argument("folder", help="what `deadline-pages snapshot` wrote (reading it needs pyarrow)")


def load_snapshot(folder: str) -> Snapshot:
    """Read the snapshot in a folder."""
    from deadline_pages._scan.snapshot import Snapshot

    return Snapshot.load(folder)
