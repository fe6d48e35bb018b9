"""The views of pages whose class, a subclass of `PageIterator`, iterates them in a way of its own."""

from __future__ import annotations

from itertools import tee

import jmespath

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Any

    from deadline_pages._native import PageIterator


def search(pages: PageIterator, expression: str) -> Iterator[Any]:
    """Do what ``PageIterator.search`` does."""
    compiled = jmespath.compile(expression)
    for page in pages:
        yield from _each(compiled.search(page))


async def search_async(pages: PageIterator, expression: str) -> AsyncIterator[Any]:
    """Do what ``PageIterator.search`` does, for ``async for``."""
    compiled = jmespath.compile(expression)
    async for page in pages:
        for found in _each(compiled.search(page)):
            yield found


def result_key_iters(pages: PageIterator) -> list[ResultKeyIterator]:
    """Do what ``PageIterator.result_key_iters`` does."""
    keys = pages.result_keys
    return [ResultKeyIterator(shared, key) for shared, key in zip(tee(pages, len(keys)), keys, strict=True)]


def result_key_iters_async(pages: PageIterator) -> list[ResultKeyIterator]:
    """Do what ``PageIterator.result_key_iters`` does, for ``async for``."""
    return [ResultKeyIterator(aiter(pages), key) for key in pages.result_keys]


class ResultKeyIterator:
    """The items under one result key of a listing."""

    def __init__(self, pages: Any, result_key: Any) -> None:
        """Look for a JMESPath expression in the pages of an iterator."""
        self._pages = pages
        self.result_key = result_key

    def __iter__(self) -> Iterator[Any]:
        """Start with the next page."""
        for page in self._pages:
            yield from self.result_key.search(page) or ()

    async def __aiter__(self) -> AsyncIterator[Any]:
        """Start with the next page."""
        async for page in self._pages:
            for item in self.result_key.search(page) or ():
                yield item


def _each(found: Any) -> Any:
    return found if isinstance(found, list) else (found,)
