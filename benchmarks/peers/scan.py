"""A farm's listings: WHAT PEER ENDPOINT FARM QUEUE WORKERS REPEATS, job ids on stdin.

WHAT is sessions (read page by page) or actions (made into a data frame, with the ids of the parents). This package
knows the farm alone and scans it; boto3 knows the queue and the jobs, and lists those in WORKERS threads. One job is
listed before the clock starts, to warm up. What both found of the jobs is compared by its digest.
"""

from __future__ import annotations

import concurrent.futures
import hashlib
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import clients
import usage

PAGE_SIZE = 100  # the service's own
Counts = tuple[int, int]


def digest(lines: Iterable[tuple[Any, ...]]) -> str:
    return hashlib.sha256("\n".join(sorted(" ".join(map(str, line)) for line in lines)).encode()).hexdigest()


class Ours:
    """The scan of this package."""

    def __init__(self, endpoint: str, farm: str, queue: str, workers: int) -> None:
        self.client = clients.create("ours", endpoint)
        self.farm, self.queue, self.workers = farm, queue, workers

    def scan(self, operation: str, jobs: list[str] | None) -> Any:
        ids = {"farmId": self.farm} if jobs is None else {"farmId": self.farm, "queueId": self.queue, "jobId": jobs}
        return self.client.scan(operation, concurrency=self.workers, **ids)

    def sessions(self, jobs: list[str] | None, found: dict[str, list[str]]) -> Counts:
        pages = items = 0
        for page in self.scan("list_sessions", jobs):
            ids = [session["sessionId"] for session in page["sessions"]]
            found.setdefault(page["Parents"]["jobId"], []).extend(ids)
            pages += 1
            items += len(ids)
        return pages, items

    def actions(self, jobs: list[str] | None) -> Any:
        return self.scan("list_session_actions", jobs).to_polars()


class Boto3:
    """The paginators of boto3 in threads."""

    def __init__(self, endpoint: str, farm: str, queue: str, workers: int) -> None:
        self.client = clients.create("boto3", endpoint, workers)
        self.farm, self.queue, self.workers = farm, queue, workers

    def pages(self, operation: str, job: str) -> Any:
        ids = {"farmId": self.farm, "queueId": self.queue, "jobId": job}
        return self.client.get_paginator(operation).paginate(**ids, PaginationConfig={"PageSize": PAGE_SIZE})

    def all_of(self, jobs: list[str], one: Callable[[str], Any]) -> list[Any]:
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            return list(pool.map(one, jobs))

    def sessions(self, jobs: list[str], found: dict[str, list[str]]) -> Counts:
        def one(job: str) -> int:
            count, ids = 0, found.setdefault(job, [])
            for page in self.pages("list_sessions", job):
                ids += [session["sessionId"] for session in page["sessions"]]
                count += 1
            return count

        return sum(self.all_of(jobs, one)), sum(map(len, found.values()))

    def actions(self, jobs: list[str]) -> Any:
        import pandas as pd

        def one(job: str) -> list[dict[str, Any]]:
            parents = {"farmId": self.farm, "queueId": self.queue, "jobId": job}
            pages = self.pages("list_session_actions", job)
            return [parents | action for page in pages for action in page["sessionActions"]]

        return pd.DataFrame([action for actions in self.all_of(jobs, one) for action in actions])


def sessions(lister: Any, jobs: list[str], known: list[str] | None, repeats: int) -> dict[str, Any]:
    found: dict[str, list[str]] = {}

    def once() -> Counts:
        found.clear()
        counts: Counts = lister.sessions(known, found)
        return counts

    lister.sessions(jobs[:1], {})
    result = usage.timed(repeats, once)
    return result | {"digest": digest((job, session) for job in jobs for session in found[job])}


def actions(lister: Any, jobs: list[str], known: list[str] | None, repeats: int) -> dict[str, Any]:
    frames: list[Any] = []

    def once() -> Counts:
        frames[:] = [lister.actions(known)]
        items = len(frames[0])
        return -(-items // PAGE_SIZE), items

    lister.actions(jobs[:1])
    result = usage.timed(repeats, once)
    columns = (frames[0][name].to_list() for name in ("queueId", "jobId", "sessionActionId", "status", "startedAt"))
    wanted = set(jobs)
    # An instant, or that there is none: NaT is no value that equals itself.
    lines = (
        (queue, job, action, status, started.timestamp() if started is not None and started == started else None)
        for queue, job, action, status, started in zip(*columns, strict=True)
        if job in wanted
    )
    return result | {"digest": digest(lines)}


def main() -> None:
    what, peer, endpoint, farm, queue, workers, repeats = sys.argv[1:]
    jobs = json.load(sys.stdin)
    lister, known = (Ours, None) if peer == "ours" else (Boto3, jobs)
    measure = {"sessions": sessions, "actions": actions}[what]
    print(json.dumps(measure(lister(endpoint, farm, queue, int(workers)), jobs, known, int(repeats))))


if __name__ == "__main__":
    main()
