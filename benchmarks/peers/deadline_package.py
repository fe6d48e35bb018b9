"""How AWS's own `deadline` package finds a queue's outputs: MODE(plain, installed) ENDPOINT FARM QUEUE THREADS.

Calls its functions that retrieve the sessions of all jobs and the actions of all sessions, in thread pools like its
own; THREADS is their size, 0 means the package's default.
"""

from __future__ import annotations

import concurrent.futures
import datetime
import hashlib
import json
import sys
import time
from typing import Any

import boto3
from botocore.config import Config
from deadline.client.cli import _incremental_download as incremental


def main() -> None:
    mode, endpoint, farm, queue, threads = sys.argv[1:]
    workers = int(threads) or incremental.SESSIONS_API_MAX_CONCURRENCY
    if mode == "installed":
        import deadline_pages

        deadline_pages.install()
    session = boto3.Session("x", "y", region_name="us-west-2")
    client = session.client("deadline", endpoint_url=endpoint, config=Config(inject_host_prefix=False))
    jobs = [
        job["jobId"]
        for page in client.get_paginator("list_jobs").paginate(farmId=farm, queueId=queue)
        for job in page["jobs"]
    ]
    long_ago = datetime.datetime(2000, 1, 1, tzinfo=datetime.timezone.utc)
    started = time.perf_counter()
    sessions: dict[str, list[dict[str, Any]]] = {}
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        futures = [
            pool.submit(incremental._retrieve_sessions_for_job, client, farm, queue, job, long_ago, sessions)
            for job in jobs
        ]
        for future in concurrent.futures.as_completed(futures):
            future.result()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        futures = [
            pool.submit(incremental._retrieve_session_actions_for_session, client, {}, farm, queue, job, one)
            for job in jobs
            for one in sessions[job]
        ]
        for future in concurrent.futures.as_completed(futures):
            future.result()
    seconds = time.perf_counter() - started
    found = json.dumps([sessions[job] for job in jobs], default=datetime.datetime.isoformat)
    print(
        json.dumps(
            {
                "seconds": [seconds],
                "threads": workers,
                "jobs": len(jobs),
                "sessions": sum(map(len, sessions.values())),
                "actions": sum(len(one.get("sessionActions", [])) for listed in sessions.values() for one in listed),
                "digest": hashlib.sha256(found.encode()).hexdigest(),
            }
        )
    )


if __name__ == "__main__":
    main()
