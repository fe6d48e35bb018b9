"""One part of a scan."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from deadline_pages._client.client import Client

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from deadline_pages._native import Scan, TableReader

# By process and destination: connections are used again by the next part that is read here.
_clients: dict[tuple[int, str], Client] = {}


@dataclass(frozen=True, repr=False)
class Partition:
    """A part of a scan: some of the parents that were found, and how to list what is below them.

    Made by ``Scan.partitions()``. It can be pickled and sent to another process or machine. It holds no client and no
    credentials: ids, the scan's options, and where requests go (region, endpoint, name of the profile).
    """

    operation: str
    """Method name of the operation, such as ``"list_sessions"``."""
    weight: float
    """Roughly how many requests it takes."""
    _names: tuple[str, ...]
    _listings: tuple[tuple[str, ...], ...]
    _options: dict[str, Any] = field(hash=False)
    _destination: dict[str, Any] = field(hash=False)

    @property
    def parents(self) -> list[dict[str, str]]:
        """The ids of each listing (list of dicts), such as ``farmId``, ``queueId`` and ``jobId``."""
        return [dict(zip(self._names, ids, strict=True)) for ids in self._listings]

    def scan(self, client: Client | None = None) -> Scan:
        """Return the part as a scan: with tables, files, pages, ``errors`` and a ``resume_token`` of its own.

        Args:
            client: a client of ``deadline_pages.client()``. Without one, a client is made, and kept in this process for
                other parts: of the region, endpoint and profile of the scan's client, with the credentials of this
                process's environment, profile or role.

        Returns:
            A ``Scan``. Iteration sends the first request.

        Raises:
            TypeError: it is another client.
            Exception: those of ``deadline_pages.client()``.
        """
        if client is None:
            client = _client_here(self._destination)
        elif not isinstance(client, Client):
            raise TypeError(f"client must be one of deadline_pages.client(), not {client!r}")
        token = client.scan(self.operation, **self._options)._token(self._listings)
        paging = {**self._options["PaginationConfig"], "StartingToken": token}
        return client.scan(self.operation, **{**self._options, "PaginationConfig": paging})

    def read(
        self,
        client: Client | None = None,
        *,
        columns: Sequence[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> Iterator[Any]:
        """Read the part as Arrow record batches, in constant memory.

        Args:
            client: as for ``scan()``.
            columns: names (list of str) of the columns to make, in this order; all if it is None.
            flatten: make columns of the members of structures.
            dictionary: keep strings that repeat as Arrow dictionaries.
            parents: begin with columns of the parents' ids.
            max_rows: the most rows (int) to read.

        Returns:
            An iterator of ``pyarrow.RecordBatch``. The first request is sent when the first batch is wanted.

        Raises:
            ImportError: pyarrow is not installed.
            ValueError: there is no such column.
            Exception: those of ``scan()``, and of iteration. With ``on_error="collect"`` there is a ``RuntimeWarning``
                at the end; ``scan().errors`` has the errors.
        """
        from deadline_pages._tables.libraries import load

        (pyarrow,) = load("read", "pyarrow")
        scan = self.scan(client)
        reader = scan.to_reader(
            columns=columns, flatten=flatten, dictionary=dictionary, parents=parents, max_rows=max_rows
        )
        return _batches(pyarrow, scan, reader)

    def __repr__(self) -> str:
        """Show the operation, and how much it is."""
        return (
            f"<deadline_pages.Partition of {self.operation}: {len(self._listings)} listings, weight {self.weight:.0f}>"
        )


Partition.__module__ = "deadline_pages"  # its public address


def _batches(pyarrow: Any, scan: Scan, reader: TableReader) -> Iterator[Any]:
    for table in reader:
        yield from pyarrow.RecordBatchReader.from_stream(table)
    if scan.errors:
        import warnings

        text = f"{len(scan.errors)} listings could not be read (scan().errors has them all): {scan.errors[0]}"
        warnings.warn(text, RuntimeWarning, stacklevel=2)


def _client_here(destination: dict[str, Any]) -> Client:
    key = os.getpid(), repr(destination)
    if key not in _clients:
        import deadline_pages

        arguments = dict(destination)
        profile = arguments.pop("profile_name")
        make = deadline_pages.client if profile is None else deadline_pages.Session(profile_name=profile).client
        # Two threads may make one each: both work, the first one is kept.
        _clients.setdefault(key, make("deadline", **arguments))
    return _clients[key]
