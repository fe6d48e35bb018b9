"""The whole of a listing, in an event loop."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages import _native


async def build_full_result(pages: _native.PageIterator) -> dict[str, Any]:
    """Drain a listing into one dict."""
    complete: dict[str, Any] = {}
    async for page in pages:
        pages._merge(complete, page)
    return pages._complete(complete)
