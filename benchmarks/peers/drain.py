"""Wall and CPU time of whole listings: PEER MODE(blocking, async) ENDPOINT FARM QUEUE JOB PAGE_SIZE REPEATS.

The first pages are read once before the clock starts, to warm up.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
from typing import Any

import clients
import usage

WARM_UP = 10  # pages
Job = tuple[str, str, str]  # farm, queue, job


def drain(peer: str, endpoint: str, job: Job, page_size: int, repeats: int) -> dict[str, Any]:
    client = clients.create(peer, endpoint)

    def once(most: int | None = None) -> tuple[int, int]:
        count = items = 0
        for page in itertools.islice(clients.pages(client, *job, page_size), most):
            count += 1
            items += len(page["sessions"])
        return count, items

    once(WARM_UP)
    return usage.timed(repeats, once)


def drain_async(peer: str, endpoint: str, job: Job, page_size: int, repeats: int) -> dict[str, Any]:
    async def listing(client: Any, most: int | None = None) -> tuple[int, int]:
        count = items = 0
        async for page in clients.async_pages(client, *job, page_size):
            count += 1
            items += len(page["sessions"])
            if count == most:
                break
        return count, items

    loop = asyncio.new_event_loop()
    context = clients.create_async(peer, endpoint)
    client = loop.run_until_complete(context.__aenter__())
    loop.run_until_complete(listing(client, WARM_UP))
    result = usage.timed(repeats, lambda: loop.run_until_complete(listing(client)))
    loop.run_until_complete(context.__aexit__(None, None, None))
    loop.close()
    return result


def main() -> None:
    peer, mode, endpoint, farm, queue, job, page_size, repeats = sys.argv[1:]
    measure = drain if mode == "blocking" else drain_async
    print(json.dumps(measure(peer, endpoint, (farm, queue, job), int(page_size), int(repeats))))


if __name__ == "__main__":
    main()
