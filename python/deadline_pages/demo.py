"""The demo: lists a local farm with this package and with boto3, and compares results and times."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from . import client as make_client
from ._extras import pip_install

_QUEUES, _JOBS, _SESSIONS = 2, 40, 50
_SHOWN = 10
_KEYS: dict[str, Any] = {
    "region_name": "us-west-2",
    "aws_access_key_id": "AKIDEXAMPLE",
    "aws_secret_access_key": "demo",
}
_VOLATILE = ("date", "x-amzn-requestid", "x-amz-request-id")


def _items(client: Any, operation: str, key: str, **arguments: str) -> list[dict[str, Any]]:
    pages = client.get_paginator(operation).paginate(**arguments)
    return [item for page in pages for item in page[key]]


def _outline(client: Any, write: Callable[[str], None]) -> list[dict[str, str]]:
    """Print the farm's resources; return the parameters of a session listing for each job."""
    jobs = []
    for farm in _items(client, "list_farms", "farms"):
        identity = {"farmId": farm["farmId"]}
        write(f"{farm['displayName']}  {farm['farmId']}")
        for fleet in _items(client, "list_fleets", "fleets", **identity):
            write(f"  fleet {fleet['displayName']}  {fleet['fleetId']}")
        for queue in _items(client, "list_queues", "queues", **identity):
            place = {**identity, "queueId": queue["queueId"]}
            found = [{**place, "jobId": job["jobId"]} for job in _items(client, "list_jobs", "jobs", **place)]
            write(f"  queue {queue['displayName']}  {queue['queueId']}  {len(found)} jobs")
            jobs += found
    return jobs


def _stream(client: Any, jobs: list[dict[str, str]], write: Callable[[str], None], live: bool) -> None:
    """Print the first sessions as they arrive, then their number."""
    count = 0
    write(f"{'session':<40}  {'state':<22}  started")
    for job in jobs:
        for page in client.get_paginator("list_sessions").paginate(**job):
            for session in page["sessions"]:
                if count < _SHOWN:
                    started = session.get("startedAt")
                    when = f"{started:%Y-%m-%d %H:%M:%S}" if started else "not yet"
                    write(f"{session['sessionId']:<40}  {session['lifecycleStatus']:<22}  {when}")
                count += 1
            if live:
                print(f"\r{count} sessions", end="", flush=True)
    if live:
        print("\r", end="")
    write(f"{count} sessions in {len(jobs)} jobs")


def _read(client: Any, jobs: list[dict[str, str]]) -> tuple[float, list[dict[str, Any]]]:
    paginator = client.get_paginator("list_sessions")
    start = time.perf_counter()
    pages = [page for job in jobs for page in paginator.paginate(**job)]
    return time.perf_counter() - start, pages


def _comparable(page: dict[str, Any]) -> dict[str, Any]:
    """Return a page without its NextToken, which boto3 does not have, and what differs between any two responses."""
    metadata = page["ResponseMetadata"]
    headers = {name: value for name, value in metadata["HTTPHeaders"].items() if name not in _VOLATILE}
    kept = {name: value for name, value in metadata.items() if name != "RequestId"}
    rest = {name: value for name, value in page.items() if name != "NextToken"}
    return {**rest, "ResponseMetadata": {**kept, "HTTPHeaders": headers}}


def _compare(ours: Any, endpoint: str, jobs: list[dict[str, str]], write: Callable[[str], None]) -> int:
    try:
        import boto3
        from botocore.config import Config
    except ImportError:
        seconds, _ = _read(ours, jobs)
        write(f"deadline_pages {seconds:.3f} s; to compare, this needs boto3: {pip_install('boto3')}")
        return 0
    theirs = boto3.client("deadline", endpoint_url=endpoint, config=Config(inject_host_prefix=False), **_KEYS)
    times: tuple[list[float], list[float]] = ([], [])
    equal = True
    for _ in range(3):
        pages = []
        for client, spent in zip((ours, theirs), times, strict=True):
            seconds, answer = _read(client, jobs)
            spent.append(seconds)
            pages.append([_comparable(page) for page in answer])
        equal = equal and pages[0] == pages[1]
    mine, other = map(statistics.median, times)
    write(f"deadline_pages {mine:.3f} s, boto3 {other:.3f} s (medians of 3): ratio {other / mine:.1f}")
    write("the results are equal" if equal else "the results DIFFER")
    return 0 if equal else 1


def _writer() -> Callable[[str], None]:
    if sys.stdout.isatty():
        try:
            from rich.console import Console
        except ImportError:
            return print
        console = Console(highlight=False, markup=False)
        return lambda line: console.print(line, soft_wrap=True)
    return print


def run() -> int:
    """Run the demo with a farm in another process, so that times do not include serving.

    Returns:
        The exit status: 1 if the results differ from boto3's.
    """
    options = ["--port", "0", "--queues", str(_QUEUES), "--jobs", str(_JOBS), "--sessions-per-job", str(_SESSIONS)]
    command = [sys.executable, "-m", "deadline_pages", "farm", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as farm:
        try:
            assert farm.stdout is not None
            endpoint = farm.stdout.readline().strip()
            if not endpoint:
                print("deadline_pages demo: the farm did not start", file=sys.stderr)
                return 2
            write = _writer()
            write(f"local farm at {endpoint}, in a process of its own")
            client = make_client("deadline", endpoint_url=endpoint, config={"inject_host_prefix": False}, **_KEYS)
            jobs = _outline(client, write)
            _stream(client, jobs, write, sys.stdout.isatty())
            return _compare(client, endpoint, jobs, write)
        finally:
            farm.terminate()
