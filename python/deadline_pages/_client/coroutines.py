"""Coroutines: a complete listing as a dict or as a table."""

from __future__ import annotations

from contextlib import suppress

from deadline_pages._threads import call_in_thread

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages import _native


async def build_full_result(pages: _native.PageIterator) -> dict[str, Any]:
    """Collect all pages of a listing into one dict."""
    complete: dict[str, Any] = {}
    async for page in pages:
        pages._merge(complete, page)
    return pages._complete(complete)


async def table(pages: _native.PageIterator, **options: Any) -> _native.Table:
    """Implement ``PageIterator.table_async``."""
    from deadline_pages._client import views

    cursor = pages._table_cursor(**options)
    if not isinstance(type(pages).__aiter__, type(list.__iter__)):  # a subclass changes how pages are iterated
        return await views.table_async(pages, cursor)
    try:
        async for _ in cursor:
            pass
    except BaseException as error:
        cursor.fail(error)
        raise
    return cursor.finish()


async def converted(pages: _native.PageIterator, method: str, /, *arguments: Any, **options: Any) -> Any:
    """Implement ``PageIterator.to_arrow_async`` and its likes.

    Libraries are imported, and tables converted, in a thread: both can take seconds. A DuckDB relation reads nothing
    until it is used, and its connection is one thread's at a time, so that it is made in the thread of the event loop.

    Args:
        pages: the listing.
        method: name of the conversion, such as ``to_pandas``.
        arguments: what the conversion takes beside the table.
        options: those of ``PageIterator.table``.

    Returns:
        What the conversion returns.

    Raises:
        ImportError: a library is not installed; no request is sent.
    """
    from deadline_pages._tables import convert

    await call_in_thread(convert.require, method)
    rows = await table(pages, **options)
    try:
        if method == "to_duckdb":
            return convert.to_duckdb(rows, *arguments)
        return await call_in_thread(getattr(convert, method), rows, *arguments)
    except BaseException as error:  # the rows are there, also if they cannot be converted, or not in time
        with suppress(Exception):
            error.table = rows  # type: ignore[attr-defined]
        raise
