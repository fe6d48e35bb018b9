"""A listing as a lazy frame of polars."""

from __future__ import annotations

from deadline_pages._tables.convert import with_text
from deadline_pages._tables.libraries import load

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from deadline_pages._native import PageIterator


def lazy(pages: PageIterator, columns: Sequence[str] | None = None, **options: Any) -> Any:
    """Implement ``PageIterator.lazy``."""
    (polars,) = load("lazy", "polars")
    from polars.io.plugins import register_io_source

    if "max_rows" in options:
        raise TypeError("lazy() takes no max_rows: head() of the frame reads no more than it needs")
    reader = pages.to_reader(columns, **options)
    names = reader.column_names  # `columns` may be an iterator, and each collect() needs them
    empty = polars.DataFrame(schema=polars.Schema(reader))
    schema = with_text(polars, empty).schema

    def source(chosen: list[str] | None, predicate: Any, n_rows: int | None, _batch_size: int | None) -> Iterator[Any]:
        left = n_rows
        most = n_rows if predicate is None else None
        for table in pages.to_reader(names if chosen is None else chosen, **options, max_rows=most):
            frame = with_text(polars, polars.DataFrame(table))
            if predicate is not None:
                frame = frame.filter(predicate)
            if left is not None:
                frame = frame.head(left)
                left -= len(frame)
            yield frame
            if left == 0:
                return

    return register_io_source(source, schema=schema, is_pure=True)
