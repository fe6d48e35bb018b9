"""A part of a scan, read in the process that it was sent to."""

from __future__ import annotations

import os

from deadline_pages._client.client import Client
from deadline_pages._tables.libraries import load
from deadline_pages.session import Session

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from deadline_pages._native import Partition, Scan, TableReader

# By process and destination, with the variables it was made of: the next part read here uses its connections again.
_clients: dict[tuple[int, str], tuple[dict[str, str], Client]] = {}


def scan(partition: Partition, client: object = None) -> Scan:
    """Implement ``Partition.scan``."""
    if client is None:
        client = client_here(partition._destination)
    if not isinstance(client, Client):
        raise TypeError(f"client must be one of deadline_pages.client(), not {client!r}")
    options = partition._options
    token = client.scan(partition.operation, **options)._token(partition._listings)
    paging = {**options["PaginationConfig"], "StartingToken": token}
    return client.scan(partition.operation, **{**options, "PaginationConfig": paging})


def read(partition: Partition, client: object = None, **options: Any) -> Iterator[Any]:
    """Implement ``Partition.read``."""
    (pyarrow,) = load("read", "pyarrow")
    made = scan(partition, client)
    return _batches(pyarrow, made, made.to_reader(**options))


def _batches(pyarrow: Any, made: Scan, reader: TableReader) -> Iterator[Any]:
    for table in reader:
        yield from pyarrow.RecordBatchReader.from_stream(table)
    if made.errors:
        import warnings

        first: Any = made.errors[0]
        ids = ", ".join(f"{name}={value!r}" for name, value in first.parents.items())
        text = f"{len(made.errors)} listings could not be read (scan().errors has them all): {first} ({ids})"
        warnings.warn(text, RuntimeWarning, stacklevel=2)


def client_here(destination: dict[str, Any]) -> Client:
    """Return this process's client for a destination: another one when keys or settings in the environment change."""
    key = os.getpid(), repr(destination)
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    made_of, client = _clients.get(key, (None, None))
    if client is None or made_of != environment:
        arguments = dict(destination)
        session = Session(profile_name=arguments.pop("profile_name"))
        client = session.client("deadline", **arguments)
        # Two threads may make one each: both work, the last one is kept.
        _clients[key] = environment, client
    return client
