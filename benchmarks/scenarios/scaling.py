"""Whether a page costs the same however many there are: of one job, and of many jobs listed by 32 threads at 5 ms of
latency, 3 pages each."""

from __future__ import annotations

import json

from benchmarks.figures import Spread
from benchmarks.harness import (
    Measure,
    Result,
    across,
    check,
    cpu_ms_per_page,
    in_turns,
    mean_ms_per_page,
    script,
    serve,
    wall,
)
from benchmarks.report import Report, Row
from benchmarks.scenarios.jobs import PAGE_SIZE, PAGES, floor

WORKERS, LATENCY = 32, 0.005
SHARE = 200  # pages of each length, by turns


def measure(full: bool, rounds: int) -> Report:
    report = Report("scaling", "From 1 page to 10,000, from 1 job to 2,000", __doc__ or "", rounds)
    of_pages(report, rounds, 50 if full else 5, (1, 10, 100, 1000, 10_000) if full else (1, 10, 100, 1000))
    of_jobs(report, rounds, (1, 10, 100, 1000, 2000) if full else (1, 10, 200))
    return report


def of_pages(report: Report, rounds: int, turns: int, counts: tuple[int, ...]) -> None:
    """In one process, by turns: between processes the times of one and the same listing differ by a third."""
    with serve(sessions_per_job=counts[-1] * PAGE_SIZE) as farm:
        peer = script("lengths", "ours", *farm.place, PAGE_SIZE, SHARE, turns, *counts)
        results = in_turns(rounds, {"ours": peer})["ours"]
    by_length = {count: [result[str(count)] for result in results] for count in counts}
    for count, outcomes in by_length.items():
        check({str(count): outcomes}, pages=SHARE, items=SHARE * PAGE_SIZE)
        spreads = {"wall_ms": across(outcomes, mean_ms_per_page), "cpu_ms": across(outcomes, cpu_ms_per_page)}
        report.point("ours", pages=count, **spreads)
        what = f"{count:,} page{'s' if count > 1 else ''}"
        report.rows.append(Row(what, "ms/page", spreads["wall_ms"]))
        report.rows.append(Row(f"{what}, CPU", "ms/page", spreads["cpu_ms"]))
    many = [outcomes for count, outcomes in by_length.items() if count >= 10]
    title = f"the most of it by the least, 10 to {counts[-1]:,} pages"
    for kind, read in (("", mean_ms_per_page), (", CPU", cpu_ms_per_page)):
        _constant(report, title + kind, many, read)


def of_jobs(report: Report, rounds: int, counts: tuple[int, ...]) -> None:
    with serve(jobs=counts[-1], sessions_per_job=PAGES * PAGE_SIZE, latency=LATENCY) as farm:
        place = (farm.endpoint, farm.farm, farm.queue, WORKERS)
        peers = {
            str(count): script("jobs", "ours", "threads", *place, 3, stdin=json.dumps(farm.jobs[:count]))
            for count in counts
        }
        results = in_turns(rounds, peers)
    for count in counts:
        outcomes = results[str(count)]
        check({str(count): outcomes}, pages=count * PAGES, items=count * PAGES * PAGE_SIZE)
        seconds, cpu = across(outcomes, wall), across(outcomes, cpu_ms_per_page)
        least = floor(count, WORKERS, LATENCY)
        report.point("ours", jobs=count, seconds=seconds, cpu_ms=cpu, floor_seconds=least)
        what = f"{count:,} job{'s' if count > 1 else ''}, {WORKERS} threads"
        report.against(what, "s", seconds, "latency alone", least)
    many = [results[str(count)] for count in counts if count >= 100]
    if len(many) > 1:
        _constant(report, f"the most of it by the least, 100 to {counts[-1]:,} jobs, CPU", many, cpu_ms_per_page)


def _constant(report: Report, title: str, results: list[list[Result]], read: Measure) -> None:
    """Compare within each round."""
    turns = [[read(result) for result in turn] for turn in zip(*results, strict=True)]
    report.even(title, Spread.of(max(turn) / min(turn) for turn in turns))
