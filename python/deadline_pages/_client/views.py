"""`search()`, `result_key_iters()` and `table()` for subclasses of `PageIterator` that override iteration."""

from __future__ import annotations

from itertools import tee

import jmespath

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Any

    from deadline_pages._native import PageIterator, Table, TableCursor


def search(pages: PageIterator, expression: str) -> Iterator[Any]:
    """Implement ``PageIterator.search``."""
    compiled = jmespath.compile(expression)
    for page in pages:
        yield from _each(compiled.search(page))


async def search_async(pages: PageIterator, expression: str) -> AsyncIterator[Any]:
    """Implement ``PageIterator.search`` for ``async for``."""
    compiled = jmespath.compile(expression)
    async for page in pages:
        for found in _each(compiled.search(page)):
            yield found


def result_key_iters(pages: PageIterator) -> list[ResultKeyIterator]:
    """Implement ``PageIterator.result_key_iters``."""
    keys = pages.result_keys
    return [ResultKeyIterator(shared, key) for shared, key in zip(tee(pages, len(keys)), keys, strict=True)]


def result_key_iters_async(pages: PageIterator) -> list[ResultKeyIterator]:
    """Implement ``PageIterator.result_key_iters`` for ``async for``."""
    return [ResultKeyIterator(aiter(pages), key) for key in pages.result_keys]


def table(pages: PageIterator, cursor: TableCursor) -> Table:
    """Implement ``PageIterator.table``."""
    try:
        for page in pages:
            if not cursor.append(page):
                break
    except BaseException as error:
        cursor.fail(error)
        raise
    return cursor.finish()


async def table_async(pages: PageIterator, cursor: TableCursor) -> Table:
    """Implement ``PageIterator.table`` for a subclass that overrides ``async for`` only."""
    try:
        async for page in pages:
            if not cursor.append(page):
                break
    except BaseException as error:
        cursor.fail(error)
        raise
    return cursor.finish()


class ResultKeyIterator:
    """The items under one result key of a listing."""

    def __init__(self, pages: Any, result_key: Any) -> None:
        """Wrap an iterator of pages and a compiled JMESPath expression."""
        self._pages = pages
        self.result_key = result_key

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the items, from the iterator's next page on."""
        for page in self._pages:
            yield from self.result_key.search(page) or ()

    async def __aiter__(self) -> AsyncIterator[Any]:
        """Iterate over the items, from the iterator's next page on."""
        async for page in self._pages:
            for item in self.result_key.search(page) or ():
                yield item


def _each(found: Any) -> Any:
    return found if isinstance(found, list) else (found,)
