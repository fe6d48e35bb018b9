"""The sessions of 200 jobs, 3 pages of 100 each, so many jobs at a time through one client, in threads or as asyncio
tasks. The farm waits before each answer. A job's pages come one after another, so the latency alone takes (jobs /
workers, rounded up) x 3 x latency: the floor. Connections: one a worker, for every peer."""

from __future__ import annotations

import json

from benchmarks.harness import Peer, across, check, cpu_ms_per_page, in_turns, peak_mb, script, serve, wall
from benchmarks.report import Report

JOBS, PAGES, PAGE_SIZE = 200, 3, 100
COUNTED = (0.03, 64)  # the latency and the workers that the targets are for


def floor(jobs: int, workers: int, latency: float) -> float:
    """Return the seconds that waiting alone takes."""
    return -(-jobs // workers) * PAGES * latency


def measure(full: bool, rounds: int) -> Report:
    rounds = min(rounds, 3) if full else 1  # a round is long
    report = Report("jobs", "200 jobs at once", __doc__ or "", rounds)
    cases = [(latency, workers) for latency in (0.0, 0.005, 0.03) for workers in (1, 8, 32, 64)] if full else [COUNTED]
    for latency, workers in cases:
        together(report, rounds, latency, workers)
    return report


def together(report: Report, rounds: int, latency: float, workers: int) -> None:
    with serve(jobs=JOBS, sessions_per_job=PAGES * PAGE_SIZE, latency=latency) as farm:

        def peer(name: str, mode: str, repeats: int) -> Peer:
            arguments = (mode, farm.endpoint, farm.farm, farm.queue, workers, repeats)
            return script("jobs", name, *arguments, stdin=json.dumps(farm.jobs))

        repeats = 3 if floor(JOBS, workers, latency) < 1 else 1
        results = in_turns(
            rounds,
            {
                "ours, threads": peer("ours", "threads", repeats),
                "boto3, threads": peer("boto3", "threads", 1),
                "ours, tasks": peer("ours", "tasks", repeats),
                "aiobotocore, tasks": peer("aiobotocore", "tasks", 1),
            },
        )
    check(results, pages=JOBS * PAGES, items=JOBS * PAGES * PAGE_SIZE)
    least = floor(JOBS, workers, latency)
    for name, outcomes in results.items():
        figures = {
            "seconds": across(outcomes, wall),
            "cpu_ms": across(outcomes, cpu_ms_per_page),
            "peak_mb": across(outcomes, peak_mb),
        }
        report.point(name, latency_ms=1000 * latency, workers=workers, floor_seconds=least, **figures)

    counted = (latency, workers) == COUNTED
    for mode, other in (("threads", "boto3"), ("tasks", "aiobotocore")):
        ours, theirs = results[f"ours, {mode}"], results[f"{other}, {mode}"]
        kind = mode if workers > 1 else mode[:-1]
        what = f"{1000 * latency:g} ms, {workers} {kind}"
        report.faster(what, "s", wall, ours, other, theirs, least=30 if counted else None)
        if least:
            bound = 1.25 if counted else None
            report.against(what, "s", across(ours, wall), "latency alone", least, most=bound)
