"""What goes to Deadline Cloud: parents are listed beside the driver, their rows on the workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyspark.sql.datasource import InputPartition

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow
    from deadline_pages import Partition

    from pyspark_deadline._filters import Parents
    from pyspark_deadline._options import Options


@dataclass
class Part(InputPartition):
    """What one task reads; None is nothing. It is pickled."""

    partition: Partition | None


def parts(options: Options, parents: Parents) -> list[Part]:
    """List the parents, and share them out.

    Raises:
        RuntimeError: it failed; the text says what was called.
    """
    try:
        import deadline_pages

        place = options.place
        session = deadline_pages.Session(profile_name=place.profile)
        client = session.client("deadline", place.region, endpoint_url=place.endpoint_url)
        methods = client.scan(options.operation, **options.parameters).operations[:-1]
        scan = client.scan(
            options.operation,
            concurrency=options.concurrency,
            on_error="collect" if options.skips_errors else "raise",
            only=parents.only(methods),
            **options.parameters,
        )
        found = scan.partitions(options.partitions)
    except Exception as error:
        raise _told(options, error) from None
    # Spark would send a part of its own for an empty list.
    return [Part(partition) for partition in found] or [Part(None)]


def read(options: Options, part: Part, columns: list[str]) -> Iterator[pyarrow.RecordBatch]:
    """Read a part, with the credentials of the worker.

    Yields:
        Record batches with these columns.

    Raises:
        RuntimeError: it failed; the text says what was called.
    """
    if part.partition is None:
        return
    try:
        yield from part.partition.read(columns=columns)
    except Exception as error:
        raise _told(options, error) from None


def _told(options: Options, error: Exception) -> RuntimeError:
    """Return the one error that Spark shows, with everything in its text: its tracebacks leave out notes and causes."""
    notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
    return RuntimeError(f"{options.operation}: {type(error).__name__}: {error}{notes}")
