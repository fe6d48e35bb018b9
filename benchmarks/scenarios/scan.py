"""A whole farm in one call. This package knows the farm's id alone; boto3 knows the queue and the jobs too, and lists
them in as many threads as the scan has requests in flight. Its time is extrapolated from fewer jobs. The farm answers
after 30 ms; a client's first scan is slower, because it sends more at a time only as answers come, and is
shown apart; the lower bound is the latency alone: the queues, the first page of jobs, then all other pages in rounds of
64. The ideal time of a throttled scan is that of a client who knows the limit: as many requests at once as the bucket
holds, then one for each token. Memory is counted from what is resident with pyarrow and this package imported. The
requests of snapshots are counted at the farm; some of its jobs end between the first snapshot and the refresh. All
results were compared: with what boto3 found of the same jobs, what there is, a refreshed snapshot with a new one."""

from __future__ import annotations

import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from deadline_pages.testing import LocalFarm

from benchmarks.figures import Spread
from benchmarks.harness import (
    Metric,
    Peer,
    Result,
    check,
    cpu_ms_per_page,
    frames,
    interleave,
    serve,
    summarize,
    wall,
)
from benchmarks.report import Report

PAGE_SIZE = 100  # the service's largest, and its default
LATENCY = 0.03
PAGES = 2  # of each job, both of sessions and of actions
JOBS, CONCURRENCY = 1000, 64
ACTION_JOBS, ACTIONS_PER_SESSION, AT_A_TIME = 400, 4, 32
RATE, BURST, SIDE_BY_SIDE = 20, 20, 3
FEW, MANY = 10, 1000  # sessions of each job, throttled and into Parquet
# Targets.
OF_LATENCY, THAN_BOTO3, TO_POLARS = 1.15, 15, 20
OF_IDEAL, REFUSED, MEMORY, OF_FULL_SCAN = 1.10, 5, 100, 0.05


def measure(full: bool, rounds: int) -> Report:
    rounds = min(rounds, 3) if full else 1  # a round is long
    report = Report("scan", "A whole farm", __doc__ or "", rounds)
    sessions(report, rounds, 400 if full else CONCURRENCY)
    actions(report, rounds, 200 if full else AT_A_TIME)
    jobs = 300 if full else 240
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        # Throttled scans wait. What is counted meanwhile is megabytes and requests.
        waiting = pool.map(throttled_scan, [jobs] * SIDE_BY_SIDE)
        parquet(report, 1_000_000 if full else 200_000)
        refresh(report, 10_000 if full else 600)
        throttled(report, jobs, list(waiting), full)
    return report


def latency_alone() -> float:
    """Return the seconds that waiting for the responses takes."""
    parents = -(-JOBS // PAGE_SIZE) - 1  # pages of jobs after the first
    return LATENCY * (2 + -(-(parents + JOBS * PAGES) // CONCURRENCY))


def first(result: Result) -> float:
    """Seconds of the first repeat."""
    return float(result["seconds"][0])


def seconds_for(pages: int) -> Metric:
    """Return the metric: the seconds of so many pages."""
    return lambda result: wall(result) * pages / int(result["pages"])


def sessions(report: Report, rounds: int, by_boto3: int) -> None:
    results = listed(rounds, "sessions", JOBS, by_boto3, CONCURRENCY, sessions_per_job=PAGES * PAGE_SIZE)
    ours, theirs = results["ours"], results["boto3"]
    what = f"{JOBS:,} jobs x {PAGES} pages, {CONCURRENCY} at a time"
    name = f"boto3, {CONCURRENCY} threads (from {by_boto3} jobs)"
    report.compare_latency(what, "s", summarize(ours, wall), latency_alone(), most=OF_LATENCY)
    report.compare_latency(f"{what}, a client's first scan", "s", summarize(ours, first), latency_alone())
    report.compare(what, "s", seconds_for(JOBS * PAGES), ours, name, theirs, least=THAN_BOTO3)
    report.compare(f"{what}, CPU", "ms/page", cpu_ms_per_page, ours, name, theirs)


def actions(report: Report, rounds: int, by_boto3: int) -> None:
    sizes: dict[str, Any] = {
        "sessions_per_job": PAGES * PAGE_SIZE // ACTIONS_PER_SESSION,
        "actions_per_session": ACTIONS_PER_SESSION,
    }
    results = listed(rounds, "actions", ACTION_JOBS, by_boto3, AT_A_TIME, **sizes)
    what = f"{ACTION_JOBS * PAGES * PAGE_SIZE:,} actions of {ACTION_JOBS} jobs to polars, {AT_A_TIME} at a time"
    name = f"boto3, {AT_A_TIME} threads + pandas (from {by_boto3} jobs)"
    metric = seconds_for(ACTION_JOBS * PAGES)
    report.compare(what, "s", metric, results["ours"], name, results["boto3"], least=TO_POLARS)


def listed(rounds: int, what: str, jobs: int, by_boto3: int, workers: int, **sizes: Any) -> dict[str, list[Result]]:
    """Scan a farm, and list some of its jobs with boto3."""
    with serve(jobs=jobs, latency=LATENCY, max_page_size=PAGE_SIZE, **sizes) as farm:

        def peer(name: str, repeats: int) -> Peer:
            arguments = (what, name, farm.endpoint, farm.farm, farm.queue, workers, repeats)
            return frames("scan", *arguments, stdin=json.dumps(farm.jobs[:by_boto3]))

        results = interleave(rounds, {"ours": peer("ours", 3), "boto3": peer("boto3", 1)})
    check(results, digest=results["ours"][0]["digest"])
    for name, count in (("ours", jobs), ("boto3", by_boto3)):
        check({name: results[name]}, pages=count * PAGES, items=count * PAGES * PAGE_SIZE)
    return results


def throttled_scan(jobs: int) -> Result:
    """Scan a farm with a request for each job, of an operation whose bucket is full at first."""
    limit: dict[str, Any] = {"requests_per_second": RATE, "burst": BURST}
    with serve(jobs=jobs, sessions_per_job=FEW, latency=LATENCY, max_page_size=PAGE_SIZE, **limit) as farm:
        return frames("throttled", farm.endpoint, farm.farm)()


def throttled(report: Report, jobs: int, results: list[Result], full: bool) -> None:
    check({"ours": results}, items=jobs * FEW, distinct=jobs * FEW)
    ideal = 3 * LATENCY + (jobs - BURST) / RATE  # queues, jobs, and the last request that gets a token
    what = f"{jobs} jobs, throttled at {RATE} requests/s"
    report.beyond(what, "s", wall, results, "ideal", [{"seconds": [ideal]}] * len(results), OF_IDEAL)

    def refused(result: Result) -> float:
        return 100 * float(result["refused"]) / float(result["requests"])

    if full:  # in a short scan the first seconds, in which it finds the limit, weigh more
        report.most(f"{what}, refused", "% of requests", summarize(results, refused), REFUSED)


def parquet(report: Report, sessions: int) -> None:
    """Measure once: the peak is that of many row groups."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(jobs=sessions // MANY, sessions_per_job=MANY, max_page_size=PAGE_SIZE) as farm,
    ):
        result = frames("parquet", farm.endpoint, farm.farm, Path(folder) / "sessions.parquet")()
    check({"ours": [result]}, items=sessions, in_file=sessions, distinct=sessions)
    what = f"{sessions:,} sessions to Parquet"
    report.most(f"{what}, peak", "MB", Spread.of([result["grown_mb"]]), MEMORY)


def refresh(report: Report, jobs: int) -> None:
    """The farm is served by this process, which only waits meanwhile."""
    changed = jobs // 200
    sizes = {"queues": 1, "jobs": jobs, "steps": 1, "tasks": 5, "sessions_per_job": 5}
    with tempfile.TemporaryDirectory() as folder, LocalFarm(running_jobs=changed, **sizes) as farm:
        kept, anew = Path(folder) / "kept", Path(folder) / "anew"

        def counted(*arguments: object) -> Result:
            before = farm.requests
            result = frames("snapshot", *arguments)()
            check({"ours": [result]}, jobs=jobs)
            return result | {"requests": farm.requests - before}

        counted("take", farm.endpoint_url, farm.farm_id(), kept)
        farm.running_jobs = 0
        refreshed = counted("refresh", farm.endpoint_url, kept)
        whole = counted("take", farm.endpoint_url, farm.farm_id(), anew)
        compared = frames("snapshot", "compare", kept, anew)()
    check({"refreshed": [compared]}, differ=[])
    what = f"{jobs:,} jobs in a snapshot, {changed} of them changed"
    report.beyond(what, "requests", requests, [refreshed], "full scan", [whole], OF_FULL_SCAN)
    report.compare(what, "s", wall, [refreshed], "full scan", [whole])


def requests(result: Result) -> float:
    return float(result["requests"])
