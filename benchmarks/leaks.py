"""Look for leaks: create and drop many clients, then read many small pages.

python -m benchmarks.leaks [clients] [pages]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deadline_pages


def resources() -> dict[str, float]:
    """Return this process's file descriptors, threads and resident megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return {
        "descriptors": len(os.listdir("/proc/self/fd")),
        "threads": len(os.listdir("/proc/self/task")),
        "MB": pages * resource.getpagesize() / 1e6,
    }


def client(url: str) -> Any:
    return deadline_pages.client(
        "deadline",
        "us-west-2",
        endpoint_url=url,
        config={"inject_host_prefix": False},
        aws_access_key_id="a",
        aws_secret_access_key="b",
    )


def clients(url: str, job: dict[str, str], count: int) -> None:
    """Create clients, make one request with each, and drop them."""
    for _ in range(count):
        client(url).list_sessions(**job, maxResults=1)


def pages(url: str, job: dict[str, str], count: int) -> None:
    """Read `count` pages of one session each."""
    lister = client(url)
    while count > 0:
        for page in lister.get_paginator("list_sessions").paginate(**job, PaginationConfig={"PageSize": 1}):
            count -= len(page["sessions"])
            if count <= 0:
                return


def watch(name: str, work: Callable[[str, dict[str, str], int], None], listing: Any, count: int) -> None:
    url, job = listing
    work(url, job, max(count // 20, 1))  # warm up: what is allocated once
    before, start = resources(), time.perf_counter()
    work(url, job, count)
    seconds = time.perf_counter() - start
    time.sleep(0.5)
    after = resources()
    changes = ", ".join(f"{key} {before[key]:.0f} -> {after[key]:.0f}" for key in before)
    print(f"{count} {name} in {seconds:.0f} s: {changes}", flush=True)


FARM = """
import sys
from deadline_pages.testing import LocalFarm
farm = LocalFarm(sessions_per_job=10_000).start()
print(farm.endpoint_url, farm.farm_id(), farm.queue_id(), farm.job_id(), flush=True)
sys.stdin.read()
"""


def main(client_count: int = 10_000, page_count: int = 1_000_000) -> None:
    # In a process of its own, so that its resources are not counted.
    farm = subprocess.Popen([sys.executable, "-c", FARM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert farm.stdout is not None
    url, *ids = farm.stdout.readline().split()
    listing = url, dict(zip(("farmId", "queueId", "jobId"), ids, strict=True))
    watch("clients", clients, listing, client_count)
    watch("pages", pages, listing, page_count)
    farm.communicate()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
