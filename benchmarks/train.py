"""The training program of the profile-guided optimization (`make profile`): every operation over HTTP and HTTPS, in a
loop, by threads, by tasks and into tables; a local farm's sessions, also by an accelerated boto3 client; and a scan."""

from __future__ import annotations

import asyncio
import ssl
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
import deadline_pages
import trustme
from botocore.config import Config
from deadline_pages.testing import LocalFarm

from benchmarks.operations import ITEMS, PAGES, canned, operations

REPEATS = 5
SESSIONS = 200  # listings of sessions, the most used operation
WORKERS = 16
CALLS = 500  # calls of an accelerated client, whose time is mostly the check before each
LOCAL = Config(inject_host_prefix=False)
KEYS = {"aws_access_key_id": "x", "aws_secret_access_key": "y"}


def connect(endpoint: str, **options: Any) -> Any:
    keys: Any = KEYS
    return deadline_pages.client("deadline", "us-west-2", endpoint_url=endpoint, config=LOCAL, **keys, **options)


def check(counts: list[int], expected: int) -> None:
    if set(counts) != {expected}:
        raise SystemExit(f"{counts} were listed instead of {expected} each")


def every_operation(endpoint: str, ca_bundle: str) -> None:
    """List every operation from a `canned` server."""
    known = operations()
    listings = [listing for listing in known.values() for _ in range(REPEATS)] + [known["ListSessions"]] * SESSIONS

    def pages(client: Any, listing: dict[str, Any]) -> Any:
        return client.get_paginator(listing["method"]).paginate(**listing["arguments"])

    def one(listing: dict[str, Any]) -> int:
        return sum(len(page[listing["result_key"]]) for page in pages(client, listing))

    def table(listing: dict[str, Any]) -> int:
        return len(pages(client, listing).table())

    async def one_async(limit: asyncio.Semaphore, listing: dict[str, Any]) -> int:
        async with limit:
            return sum([len(page[listing["result_key"]]) async for page in pages(client, listing)])

    async def all_async() -> list[int]:
        limit = asyncio.Semaphore(WORKERS)
        return await asyncio.gather(*(one_async(limit, listing) for listing in listings))

    for read_ahead in (0, 1, 4):
        client = connect(endpoint, verify=ca_bundle, read_ahead=read_ahead)
        with ThreadPoolExecutor(WORKERS) as pool:
            counts = [*map(one, listings), *pool.map(one, listings), *asyncio.run(all_async()), *map(table, listings)]
        check(counts, PAGES * ITEMS)


def farm_sessions() -> None:
    """List a farm's sessions with several page sizes."""
    sessions = 20_000
    with LocalFarm(queues=1, sessions_per_job=sessions, max_page_size=1000) as farm:
        job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        paginator = connect(farm.endpoint_url).get_paginator("list_sessions")
        pages = [paginator.paginate(**job, PaginationConfig={"PageSize": size}) for size in (10, 100, 1000)]
        check([len(found.build_full_result()["sessions"]) for found in pages], sessions)
        plain: Any = boto3.client("deadline", "us-west-2", endpoint_url=farm.endpoint_url, config=LOCAL, **KEYS)
        client = deadline_pages.accelerate(plain)
        check([len(client.list_sessions(**job, maxResults=1)["sessions"]) for _ in range(CALLS)], 1)


def farm_scan() -> None:
    """Scan a farm page by page, and into a table."""
    with LocalFarm(queues=1, jobs=SESSIONS, sessions_per_job=100) as farm:
        scan = connect(farm.endpoint_url).scan("list_sessions", farmId=farm.farm_id())
        check([sum(len(page["sessions"]) for page in scan), len(scan.table())], SESSIONS * 100)


def main() -> None:
    """Run all listings."""
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    with authority.cert_pem.tempfile() as pem:
        for context in (None, tls):
            with canned(context) as endpoint:
                every_operation(endpoint, pem)
    farm_sessions()
    farm_scan()


if __name__ == "__main__":
    main()
