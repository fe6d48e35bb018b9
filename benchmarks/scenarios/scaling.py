"""Whether the cost of a page depends on the length of the listing (one job), and on the number of jobs (3 pages each,
listed by 32 threads at 5 ms of latency)."""

from __future__ import annotations

import json

from benchmarks.figures import Spread
from benchmarks.harness import (
    Metric,
    Result,
    check,
    cpu_ms_per_page,
    interleave,
    mean_ms_per_page,
    script,
    serve,
    summarize,
    wall,
)
from benchmarks.report import Report, Row
from benchmarks.scenarios.jobs import PAGE_SIZE, PAGES, latency_alone

WORKERS, LATENCY = 32, 0.005
CHUNK = 200  # pages that are read of one length before the next


def measure(full: bool, rounds: int) -> Report:
    report = Report("scaling", "From 1 page to 10,000, from 1 job to 2,000", __doc__ or "", rounds)
    of_pages(report, rounds, 50 if full else 5, (1, 10, 100, 1000, 10_000) if full else (1, 10, 100, 1000))
    of_jobs(report, rounds, (1, 10, 100, 1000, 2000) if full else (1, 10, 200))
    return report


def of_pages(report: Report, rounds: int, chunks: int, counts: tuple[int, ...]) -> None:
    """Interleave the lengths in one process: between processes the times of one listing differ by a third."""
    with serve(sessions_per_job=counts[-1] * PAGE_SIZE) as farm:
        peer = script("lengths", "ours", *farm.first_job, PAGE_SIZE, CHUNK, chunks, *counts)
        results = interleave(rounds, {"ours": peer})["ours"]
    by_length = {count: [result[str(count)] for result in results] for count in counts}
    for count, peer_results in by_length.items():
        check({str(count): peer_results}, pages=CHUNK, items=CHUNK * PAGE_SIZE)
        spreads = {
            "wall_ms": summarize(peer_results, mean_ms_per_page),
            "cpu_ms": summarize(peer_results, cpu_ms_per_page),
        }
        report.point("ours", pages=count, **spreads)
        what = f"{count:,} page{'s' if count > 1 else ''}"
        report.rows.append(Row(what, "ms/page", spreads["wall_ms"]))
        report.rows.append(Row(f"{what}, CPU", "ms/page", spreads["cpu_ms"]))
    many = [peer_results for count, peer_results in by_length.items() if count >= 10]
    title = f"highest / lowest, 10 to {counts[-1]:,} pages"
    for kind, metric in (("", mean_ms_per_page), (", CPU", cpu_ms_per_page)):
        _constant(report, title + kind, many, metric)


def of_jobs(report: Report, rounds: int, counts: tuple[int, ...]) -> None:
    with serve(jobs=counts[-1], sessions_per_job=PAGES * PAGE_SIZE, latency=LATENCY) as farm:
        place = (farm.endpoint, farm.farm, farm.queue, WORKERS)
        peers = {
            str(count): script("jobs", "ours", "threads", *place, 3, stdin=json.dumps(farm.jobs[:count]))
            for count in counts
        }
        results = interleave(rounds, peers)
    for count in counts:
        peer_results = results[str(count)]
        check({str(count): peer_results}, pages=count * PAGES, items=count * PAGES * PAGE_SIZE)
        seconds, cpu = summarize(peer_results, wall), summarize(peer_results, cpu_ms_per_page)
        least = latency_alone(count, WORKERS, LATENCY)
        report.point("ours", jobs=count, seconds=seconds, cpu_ms=cpu, floor_seconds=least)
        what = f"{count:,} job{'s' if count > 1 else ''}, {WORKERS} threads"
        report.compare_latency(what, "s", seconds, least)
    many = [results[str(count)] for count in counts if count >= 100]
    if len(many) > 1:
        _constant(report, f"highest / lowest, 100 to {counts[-1]:,} jobs, CPU", many, cpu_ms_per_page)


def _constant(report: Report, title: str, results: list[list[Result]], metric: Metric) -> None:
    """Compare within each round."""
    rounds = [[metric(result) for result in peers] for peers in zip(*results, strict=True)]
    report.constant(title, Spread.of(max(costs) / min(costs) for costs in rounds))
