"""The subcommand ``list``: one listing, as ``aws deadline list-...`` prints it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from deadline_pages._command.common import declare_listing
from deadline_pages._command.connection import connect
from deadline_pages._command.operations import given_parameters, parameters
from deadline_pages._command.output import Output
from deadline_pages._command.paging import pagination_config
from deadline_pages._command.parser import UsageError

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any


def declare(parser: argparse.ArgumentParser, words: Sequence[str]) -> None:
    """Declare the subcommand and the operation that comes first in its arguments."""
    parser.description = (
        "List an operation, with the parameters of `aws deadline list-...`. The ids of farm, queue and job that are "
        "left out are those that AWS's `deadline` is configured with (`deadline config show`), as is the profile."
    )
    declare_listing(parser, words)
    parser.add_argument("--no-paginate", action="store_true", help="request the first page only")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from deadline_pages._command.listing import write

    method: str = arguments.method
    output, paging = Output(arguments), pagination_config(arguments)
    if arguments.no_paginate and paging:
        raise UsageError("--no-paginate does not go with --max-items, --page-size and --starting-token")
    if arguments.no_paginate and output.is_file:
        raise UsageError(f"--no-paginate goes with json, jsonl and table, not with {output.format}")
    given = given_parameters(arguments)
    required = [parameter for parameter in parameters(method) if parameter.is_required]
    client: Any = connect(arguments, given, [parameter.name for parameter in required])
    missing = [parameter.option for parameter in required if parameter.name not in given]
    if missing:
        raise UsageError(f"the following arguments are required: {', '.join(missing)}")
    pages: Any
    if arguments.no_paginate:
        pages = [getattr(client, method)(**given)]
    else:
        pages = client.get_paginator(method).paginate(**given, PaginationConfig=paging)
    write(pages, output, method)
    return 0
