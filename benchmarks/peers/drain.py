"""Wall and CPU time of whole listings: PEER MODE(blocking, awaited) ENDPOINT FARM QUEUE JOB PAGE_SIZE REPEATS.

The first pages are read once before the clock starts.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import sys
from typing import Any

import clients
import usage

WARM = 10  # pages
Place = tuple[str, str, str]  # farm, queue, job


def blocking(peer: str, endpoint: str, place: Place, page_size: int, repeats: int) -> dict[str, Any]:
    client = clients.make(peer, endpoint)

    def once(most: int | None = None) -> tuple[int, int]:
        count = items = 0
        for page in itertools.islice(clients.pages(client, *place, page_size), most):
            count += 1
            items += len(page["sessions"])
        return count, items

    once(WARM)
    return usage.timed(repeats, once)


def awaited(peer: str, endpoint: str, place: Place, page_size: int, repeats: int) -> dict[str, Any]:
    async def listing(client: Any, most: int | None = None) -> tuple[int, int]:
        count = items = 0
        async for page in clients.awaited_pages(client, *place, page_size):
            count += 1
            items += len(page["sessions"])
            if count == most:
                break
        return count, items

    loop = asyncio.new_event_loop()
    context = clients.awaited(peer, endpoint)
    client = loop.run_until_complete(context.__aenter__())
    loop.run_until_complete(listing(client, WARM))
    result = usage.timed(repeats, lambda: loop.run_until_complete(listing(client)))
    loop.run_until_complete(context.__aexit__(None, None, None))
    loop.close()
    return result


def main() -> None:
    peer, mode, endpoint, farm, queue, job, page_size, repeats = sys.argv[1:]
    measure = blocking if mode == "blocking" else awaited
    print(json.dumps(measure(peer, endpoint, (farm, queue, job), int(page_size), int(repeats))))


if __name__ == "__main__":
    main()
