"""The sessions of many jobs at once: PEER MODE(threads, tasks) ENDPOINT FARM QUEUE WORKERS REPEATS, job ids on stdin.

As many jobs as there are workers are listed at a time, all through one client; a job of them all is listed once before
the clock starts.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import json
import sys
from typing import Any

import clients
import usage

PAGE_SIZE = 100
Place = tuple[str, str]  # farm, queue
Counts = tuple[int, int]


def total(counts: list[Counts]) -> Counts:
    pages, items = (sum(column) for column in zip(*counts, strict=True))
    return pages, items


def threads(peer: str, endpoint: str, place: Place, jobs: list[str], workers: int, repeats: int) -> dict[str, Any]:
    client = clients.make(peer, endpoint, max(workers, 10))

    def one(job: str) -> Counts:
        count = items = 0
        for page in clients.pages(client, *place, job, PAGE_SIZE):
            count += 1
            items += len(page["sessions"])
        return count, items

    one(jobs[0])
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return usage.timed(repeats, lambda: total(list(pool.map(one, jobs))))


def tasks(peer: str, endpoint: str, place: Place, jobs: list[str], workers: int, repeats: int) -> dict[str, Any]:
    async def one(client: Any, room: asyncio.Semaphore, job: str) -> Counts:
        count = items = 0
        async with room:
            async for page in clients.awaited_pages(client, *place, job, PAGE_SIZE):
                count += 1
                items += len(page["sessions"])
        return count, items

    async def all_of(client: Any, jobs: list[str]) -> Counts:
        room = asyncio.Semaphore(workers)
        return total(await asyncio.gather(*(one(client, room, job) for job in jobs)))

    loop = asyncio.new_event_loop()
    context = clients.awaited(peer, endpoint, max(workers, 10))
    client = loop.run_until_complete(context.__aenter__())
    loop.run_until_complete(all_of(client, jobs[:1]))
    result = usage.timed(repeats, lambda: loop.run_until_complete(all_of(client, jobs)))
    loop.run_until_complete(context.__aexit__(None, None, None))
    loop.close()
    return result


def main() -> None:
    peer, mode, endpoint, farm, queue, workers, repeats = sys.argv[1:]
    measure = threads if mode == "threads" else tasks
    print(json.dumps(measure(peer, endpoint, (farm, queue), json.load(sys.stdin), int(workers), int(repeats))))


if __name__ == "__main__":
    main()
