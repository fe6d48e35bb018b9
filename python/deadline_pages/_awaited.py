"""What a listing gives in an event loop besides its pages: the items found in them, and the whole of it."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

    from deadline_pages import _native


async def items(iterator: _native.ItemIterator) -> AsyncIterator[Any]:
    """Iterate over what is found in the pages, page after page."""
    iterator._check()
    async for page in iterator._pages:
        found = iterator._find(page)
        if isinstance(found, list):
            for item in found:
                yield item
        else:
            yield found


async def build_full_result(pages: _native.PageIterator) -> dict[str, Any]:
    """Drain a listing into one dict."""
    complete: dict[str, Any] = {}
    async for page in pages:
        pages._merge(complete, page)
    return pages._complete(complete)
