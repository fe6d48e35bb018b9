"""The listings that a build learns from which of its code is used (`make profile`): every operation, over HTTP and
HTTPS, in a loop, by threads and by tasks; and a local farm's sessions."""

from __future__ import annotations

import asyncio
import ssl
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import deadline_pages
import trustme
from deadline_pages.testing import LocalFarm

from benchmarks.operations import ITEMS, PAGES, canned, operations

REPEATS = 5
# Sessions are what is listed most.
SESSIONS = 200
WORKERS = 16

KEYS: dict[str, Any] = {"aws_access_key_id": "x", "aws_secret_access_key": "y"}


def connect(endpoint: str, **options: Any) -> Any:
    config: Any = {"inject_host_prefix": False, "max_pool_connections": WORKERS}
    return deadline_pages.client("deadline", "us-west-2", endpoint_url=endpoint, config=config, **KEYS, **options)


def every_operation(endpoint: str, authority: str) -> None:
    """List what `canned` serves."""
    known = operations()
    listings = [listing for listing in known.values() for _ in range(REPEATS)] + [known["ListSessions"]] * SESSIONS

    def pages(client: Any, listing: dict[str, Any]) -> Any:
        return client.get_paginator(listing["method"]).paginate(**listing["arguments"])

    def one(listing: dict[str, Any]) -> int:
        return sum(len(page[listing["result_key"]]) for page in pages(client, listing))

    async def awaited(room: asyncio.Semaphore, listing: dict[str, Any]) -> int:
        async with room:
            return sum([len(page[listing["result_key"]]) async for page in pages(client, listing)])

    async def all_awaited() -> list[int]:
        room = asyncio.Semaphore(WORKERS)
        return await asyncio.gather(*(awaited(room, listing) for listing in listings))

    for read_ahead in (0, 1, 4):
        client = connect(endpoint, verify=authority, read_ahead=read_ahead)
        with ThreadPoolExecutor(WORKERS) as pool:
            counts = [*map(one, listings), *pool.map(one, listings), *asyncio.run(all_awaited())]
        if set(counts) != {PAGES * ITEMS}:
            raise SystemExit(f"not everything was listed: {counts}")


def farm_sessions() -> None:
    """List a farm's sessions by pages of many sizes."""
    with LocalFarm(queues=1, sessions_per_job=20_000, max_page_size=1000) as farm:
        job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        paginator = connect(farm.endpoint_url).get_paginator("list_sessions")
        for size in (10, 100, 1000):
            found = paginator.paginate(**job, PaginationConfig={"PageSize": size}).build_full_result()
            print(f"{len(found['sessions']):,} sessions by {size}")


def main() -> None:
    """Do the training."""
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with authority.cert_pem.tempfile() as pem:
        for context in (None, tls):
            with canned(context) as endpoint:
                every_operation(endpoint, pem)
    farm_sessions()


if __name__ == "__main__":
    main()
