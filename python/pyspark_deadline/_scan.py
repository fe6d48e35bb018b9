"""What goes to Deadline Cloud: parents are listed beside the driver, their rows on the workers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyspark.sql.datasource import InputPartition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    import pyarrow
    from deadline_pages._client.client import Client

    from pyspark_deadline._filters import Parents
    from pyspark_deadline._options import Options, Place

# By process and place: a worker is used for many tasks, and a client keeps its connections.
_clients: dict[tuple[int, Place], Client] = {}


@dataclass
class Part(InputPartition):
    """What one task reads; None is nothing. It is pickled."""

    partition: Any


def parts(options: Options, parents: Parents) -> list[Part]:
    """List the parents, and share them out.

    Raises:
        RuntimeError: it failed; the text says what was called.
    """
    try:
        client = _client(options.place)
        methods = client.scan(options.operation, **options.parameters).operations[:-1]
        from pyspark_deadline import _standin

        found = _standin.partitions(
            client,
            options.operation,
            options.partitions,
            parents.only(methods),
            options.concurrency,
            "collect" if options.skips_errors else "raise",
            options.parameters,
        )
    except Exception as error:
        raise _told(options, error) from None
    # Spark would send a part of its own for an empty list.
    return [Part(partition) for partition in found] or [Part(None)]


def read(options: Options, part: Part, columns: list[str]) -> Iterator[pyarrow.RecordBatch]:
    """Read a part.

    Yields:
        Record batches with these columns.

    Raises:
        RuntimeError: it failed; the text says what was called.
    """
    if part.partition is None:
        return
    try:
        yield from part.partition.read(_client(options.place), columns=columns)
    except Exception as error:
        raise _told(options, error) from None


def _client(place: Place) -> Client:
    key = (os.getpid(), place)
    if key not in _clients:
        import deadline_pages

        session = deadline_pages.Session(profile_name=place.profile)
        _clients[key] = session.client("deadline", place.region, endpoint_url=place.endpoint_url)
    return _clients[key]


def _told(options: Options, error: Exception) -> RuntimeError:
    """Return the one error that Spark shows, with everything in its text: its tracebacks leave out notes and causes."""
    notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
    return RuntimeError(f"{options.operation}: {type(error).__name__}: {error}{notes}")
