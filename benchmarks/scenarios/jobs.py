"""The sessions of 200 jobs, 3 pages of 100 each, listed concurrently through one client by threads or asyncio tasks.
The farm waits for the latency before each response. A job's pages can only be requested one after another, so the
lower bound is the latency alone: (jobs / workers, rounded up) x 3 x latency. Each worker has a connection, with every
peer."""

from __future__ import annotations

import json

from benchmarks.harness import Peer, check, cpu_ms_per_page, interleave, peak_mb, script, serve, summarize, wall
from benchmarks.report import Report

JOBS, PAGES, PAGE_SIZE = 200, 3, 100
TARGETED = (0.03, 64)  # the latency and number of workers that the targets apply to


def latency_alone(jobs: int, workers: int, latency: float) -> float:
    """Return the seconds that waiting for the responses takes."""
    return -(-jobs // workers) * PAGES * latency


def measure(full: bool, rounds: int) -> Report:
    rounds = min(rounds, 3) if full else 1  # a round is long
    report = Report("jobs", "200 jobs at once", __doc__ or "", rounds)
    cases = [(latency, workers) for latency in (0.0, 0.005, 0.03) for workers in (1, 8, 32, 64)] if full else [TARGETED]
    for latency, workers in cases:
        concurrently(report, rounds, latency, workers)
    return report


def concurrently(report: Report, rounds: int, latency: float, workers: int) -> None:
    with serve(jobs=JOBS, sessions_per_job=PAGES * PAGE_SIZE, latency=latency) as farm:

        def peer(name: str, mode: str, repeats: int) -> Peer:
            arguments = (mode, farm.endpoint, farm.farm, farm.queue, workers, repeats)
            return script("jobs", name, *arguments, stdin=json.dumps(farm.jobs))

        repeats = 3 if latency_alone(JOBS, workers, latency) < 1 else 1
        results = interleave(
            rounds,
            {
                "ours, threads": peer("ours", "threads", repeats),
                "boto3, threads": peer("boto3", "threads", 1),
                "ours, tasks": peer("ours", "tasks", repeats),
                "aiobotocore, tasks": peer("aiobotocore", "tasks", 1),
            },
        )
    check(results, pages=JOBS * PAGES, items=JOBS * PAGES * PAGE_SIZE)
    least = latency_alone(JOBS, workers, latency)
    for name, peer_results in results.items():
        figures = {
            "seconds": summarize(peer_results, wall),
            "cpu_ms": summarize(peer_results, cpu_ms_per_page),
            "peak_mb": summarize(peer_results, peak_mb),
        }
        report.point(name, latency_ms=1000 * latency, workers=workers, floor_seconds=least, **figures)

    targeted = (latency, workers) == TARGETED
    for mode, other in (("threads", "boto3"), ("tasks", "aiobotocore")):
        ours, theirs = results[f"ours, {mode}"], results[f"{other}, {mode}"]
        kind = mode if workers > 1 else mode[:-1]
        what = f"{1000 * latency:g} ms, {workers} {kind}"
        report.compare(what, "s", wall, ours, other, theirs, least=30 if targeted else None)
        if least:
            most = 1.25 if targeted else None
            report.compare_latency(what, "s", summarize(ours, wall), least, most=most)
