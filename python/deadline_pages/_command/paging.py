"""The options of paging, named as those of ``aws``."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_OPTIONS = {"MaxItems": "max_items", "PageSize": "page_size", "StartingToken": "starting_token"}


def declare_paging(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    group = parser.add_argument_group("paging")
    group.add_argument("--max-items", type=int, metavar="N", help="print so many items in all")
    group.add_argument("--page-size", type=int, metavar="N", help="ask for so many items at a time")
    group.add_argument("--starting-token", metavar="TOKEN", help="go on where another listing stopped (its NextToken)")


def pagination_config(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return what was given, as `paginate()` takes it."""
    named = {name: getattr(arguments, option) for name, option in _OPTIONS.items()}
    return {name: value for name, value in named.items() if value is not None}
