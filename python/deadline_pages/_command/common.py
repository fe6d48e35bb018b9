"""What the options of ``list`` and ``scan`` have in common."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages._command.connection import declare_connection
from deadline_pages._command.operations import declare_operation
from deadline_pages._command.output import declare_output
from deadline_pages._command.paging import declare_paging


def declare_listing(parser: argparse.ArgumentParser, words: Sequence[str], *, lists: bool = False) -> None:
    """Declare the operation that comes first, with its parameters, and the options of any listing.

    Args:
        parser: of the subcommand.
        words: its arguments.
        lists: whether an option may have several ids, and none is required.
    """
    declare_operation(parser, words, lists=lists)
    declare_paging(parser)
    declare_output(parser)
    declare_connection(parser)
