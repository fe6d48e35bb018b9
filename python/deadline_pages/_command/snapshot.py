"""The subcommand ``snapshot``: the tables of a farm in a folder, as ``client.snapshot`` keeps them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from deadline_pages._command.connection import connect, declare_connection
from deadline_pages._command.folder import load_snapshot
from deadline_pages._command.parser import UsageError
from deadline_pages._command.requests import collected, declare_requests, request_options

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._client.client import Client
    from deadline_pages._scan.snapshot import Snapshot

# What `--refresh` takes from the snapshot.
_MADE_WITH = ("farm_id", "since", "until", "include", "principal_id")


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        "Keep the tables of a farm in a folder, a Parquet file for each (needs pyarrow). A snapshot that is there is "
        "replaced when the new one is complete. The farm that is left out is the one that AWS's `deadline` is "
        "configured with (`deadline config show`), as is the profile."
    )
    parser.add_argument("folder", help="made if it is not there")
    parser.add_argument("--refresh", action="store_true", help="bring the snapshot in the folder up to date")
    group = parser.add_argument_group("snapshot")
    group.add_argument("--farm-id", metavar="farmId")
    group.add_argument(
        "--since", metavar="TIME", help="list nothing below jobs that had finished by then: 24h, 7d, 2026-01-05T18:00"
    )
    group.add_argument("--until", metavar="TIME", help="list nothing below jobs that were created after it")
    group.add_argument("--include", metavar="A,B,C", help="only these tables: jobs,sessions")
    group.add_argument("--principal-id", metavar="principalId", help="whose resources to list")
    declare_requests(group)
    declare_connection(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    given = {name: getattr(arguments, name) for name in _MADE_WITH if getattr(arguments, name) is not None}
    if arguments.refresh and given:
        raise UsageError(f"--{next(iter(given)).replace('_', '-')} does not go with --refresh: the snapshot keeps it")
    snapshot = load_snapshot(arguments.folder) if arguments.refresh else None
    farm = given.get("farm_id") if snapshot is None else snapshot.farm_id
    parameters = {} if farm is None else {"farmId": farm}
    client = connect(arguments, parameters, ["farmId"])
    if not parameters:
        raise UsageError("the following arguments are required: --farm-id")
    with request_options(arguments, is_shown=sys.stderr.isatty()) as options:
        if snapshot is None:
            snapshot = _taken(arguments, client, parameters["farmId"], options)
        else:
            _refresh(snapshot, client, options)
    for name, table in snapshot.tables.items():
        print(f"{name:<16} {len(table):>12}")
    return collected(snapshot.errors)


def _taken(arguments: argparse.Namespace, client: Client, farm: str, options: dict[str, Any]) -> Snapshot:
    try:
        return client.snapshot(
            farm,
            path=arguments.folder,
            since=arguments.since,
            until=arguments.until,
            include=None if arguments.include is None else arguments.include.split(","),
            principalId=arguments.principal_id,
            **options,
        )
    except ValueError as error:
        raise UsageError(error) from None


def _refresh(snapshot: Snapshot, client: Client, options: dict[str, Any]) -> None:
    from deadline_pages._scan.options import check_options

    changed = snapshot._options._replace(**options)
    try:
        check_options(changed.concurrency, changed.requests_per_second, changed.on_error)
    except ValueError as error:
        raise UsageError(error) from None
    snapshot._options = changed
    snapshot.refresh(client)
