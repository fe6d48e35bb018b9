"""List the sessions of many jobs: PEER MODE(threads, tasks) ENDPOINT FARM QUEUE WORKERS REPEATS, job ids on stdin.

WORKERS jobs are listed concurrently through one client. One job is listed before the clock starts, to warm up.
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
Queue = tuple[str, str]  # farm, queue
Counts = tuple[int, int]


def total(counts: list[Counts]) -> Counts:
    pages, items = (sum(column) for column in zip(*counts, strict=True))
    return pages, items


def threads(peer: str, endpoint: str, queue: Queue, jobs: list[str], workers: int, repeats: int) -> dict[str, Any]:
    client = clients.create(peer, endpoint, max(workers, 10))

    def one(job: str) -> Counts:
        count = items = 0
        for page in clients.pages(client, *queue, job, PAGE_SIZE):
            count += 1
            items += len(page["sessions"])
        return count, items

    one(jobs[0])
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return usage.timed(repeats, lambda: total(list(pool.map(one, jobs))))


def tasks(peer: str, endpoint: str, queue: Queue, jobs: list[str], workers: int, repeats: int) -> dict[str, Any]:
    async def one(client: Any, limit: asyncio.Semaphore, job: str) -> Counts:
        count = items = 0
        async with limit:
            async for page in clients.async_pages(client, *queue, job, PAGE_SIZE):
                count += 1
                items += len(page["sessions"])
        return count, items

    async def all_of(client: Any, jobs: list[str]) -> Counts:
        limit = asyncio.Semaphore(workers)
        return total(await asyncio.gather(*(one(client, limit, job) for job in jobs)))

    loop = asyncio.new_event_loop()
    context = clients.create_async(peer, endpoint, max(workers, 10))
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
