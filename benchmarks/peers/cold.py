"""Seconds from a fresh process to the import and to the first page: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE.

Modules that a peer might import are not imported before the clock starts.
"""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MODULES = {"ours": "deadline_pages", "capo": "capo_deadline", "aiobotocore": "aiobotocore.session", "floor": "floor"}


def main() -> None:
    peer, endpoint, farm, queue, job, page_size = sys.argv[1:]
    start = time.perf_counter()
    __import__(MODULES.get(peer, peer))
    imported = time.perf_counter()
    heavy = [name for name in ("asyncio", "botocore") if name in sys.modules]

    import clients

    listing = (farm, queue, job, int(page_size))
    if peer == "aiobotocore":
        import asyncio

        async def first() -> Any:
            async with clients.create_async(peer, endpoint) as client:
                return await anext(aiter(clients.async_pages(client, *listing)))

        page = asyncio.run(first())
    else:
        page = next(iter(clients.pages(clients.create(peer, endpoint), *listing)))
    end = time.perf_counter()

    import json

    import usage

    result = {"import": imported - start, "first_page": end - start, "items": len(page["sessions"]), "heavy": heavy}
    print(json.dumps(result | {"cpu": time.process_time(), "peak_mb": usage.peak_mb()}))


if __name__ == "__main__":
    main()
