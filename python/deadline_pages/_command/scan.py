"""The subcommand ``scan``: an operation below all parents, as ``client.scan`` lists it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from deadline_pages._command.common import declare_listing
from deadline_pages._command.connection import connect
from deadline_pages._command.operations import OPERATIONS, given_parameters, parameters
from deadline_pages._command.output import Output
from deadline_pages._command.paging import pagination_config
from deadline_pages._command.parser import UsageError
from deadline_pages._command.requests import collected, declare_requests, request_options

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any


def declare(parser: argparse.ArgumentParser, words: Sequence[str]) -> None:
    """Declare the subcommand and the operation that comes first in its arguments."""
    parser.description = (
        "List an operation below all parents: an id that is left out is found by listing its parents, and one that is "
        "given narrows the scan. Each item has the ids of its parents in front."
    )
    declare_listing(parser, words, lists=True)
    group = parser.add_argument_group("scan")
    group.add_argument("--regions", nargs="+", metavar="REGION", help="scan these regions at once")
    group.add_argument("--ordered", action="store_true", help="print pages in the order of the parents")
    group.add_argument(
        "--only",
        action="append",
        metavar="OPERATION=JMESPATH",
        help="list nothing below a parent of which this is false: \"jobs=taskRunStatus == 'FAILED'\"",
    )
    declare_requests(group)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from deadline_pages._command.listing import write

    method: str = arguments.method
    output = Output(arguments)
    narrowed = _narrowed(arguments)
    # No ids of `deadline`'s configuration, which would narrow what is to be found.
    client = connect(arguments, dict(narrowed), [*narrowed])
    is_shown = sys.stderr.isatty() and not output.is_watched
    with request_options(arguments, is_shown) as options:
        try:
            scan = client.scan(
                method,
                regions=arguments.regions,
                ordered=arguments.ordered,
                only=dict(map(_filter, arguments.only or ())),
                PaginationConfig=pagination_config(arguments),
                **options,
                **narrowed,
            )
        except ValueError as error:
            raise UsageError(error) from None
        write(scan, output, method)
    return collected(scan.errors)


def _narrowed(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the parameters, of which an id may be a list."""
    given = given_parameters(arguments)
    lists = {parameter.name for parameter in parameters(arguments.method) if parameter.is_list}
    return {name: value if name in lists or len(value) > 1 else value[0] for name, value in given.items()}


def _filter(text: str) -> tuple[str, str]:
    name, equals, expression = text.partition("=")
    if not equals or name not in OPERATIONS:
        raise UsageError(f"--only needs an operation, = and a JMESPath expression, not {text!r}")
    return OPERATIONS[name], expression
