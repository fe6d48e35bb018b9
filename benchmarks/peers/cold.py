"""A fresh process: seconds to import and to the first page: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE.

Imports nothing that a peer might import before the clock starts.
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

    place = (farm, queue, job, int(page_size))
    if peer == "aiobotocore":
        import asyncio

        async def first() -> Any:
            async with clients.awaited(peer, endpoint) as client:
                return await anext(aiter(clients.awaited_pages(client, *place)))

        page = asyncio.run(first())
    else:
        page = next(iter(clients.pages(clients.make(peer, endpoint), *place)))
    end = time.perf_counter()

    import json

    import usage

    result = {"import": imported - start, "first_page": end - start, "items": len(page["sessions"]), "heavy": heavy}
    print(json.dumps(result | {"cpu": time.process_time(), "peak_mb": usage.peak_mb()}))


if __name__ == "__main__":
    main()
