"""A listing whose consumer takes 5 ms a page, at 20 ms of latency: computing in Python (busy), or waiting for something
else (idle). With read-ahead the two overlap, and a page costs the longer of them."""

from __future__ import annotations

from benchmarks.harness import across, check, in_turns, ms_per_page, script, serve
from benchmarks.report import Report

CONSUMER, LATENCY = 0.005, 0.02
PAGE_SIZE = 100


def measure(full: bool, rounds: int) -> Report:
    report = Report("consumer", "A consumer that takes its time", __doc__ or "", rounds)
    pages = 100 if full else 40
    with serve(sessions_per_job=pages * PAGE_SIZE, latency=LATENCY, apart=True) as farm:
        for kind in ("busy", "idle"):
            tail = (*farm.place, PAGE_SIZE)
            results = in_turns(
                rounds,
                {
                    "ours, read_ahead=1": script("consume", "ours", kind, CONSUMER, 1, *tail),
                    "ours, read_ahead=0": script("consume", "ours", kind, CONSUMER, 0, *tail),
                    "boto3": script("consume", "boto3", kind, CONSUMER, "default", *tail),
                    "floor": script("drain", "floor", "blocking", *tail, 1),
                },
            )
            check(results, pages=pages, items=pages * PAGE_SIZE)
            for name, outcomes in results.items():
                report.point(name, kind=kind, wall_ms=across(outcomes, ms_per_page))
            ahead, boto3 = results["ours, read_ahead=1"], results["boto3"]
            longest = 1000 * max(CONSUMER, LATENCY)
            figure = across(ahead, ms_per_page)
            report.against(f"{kind}, read_ahead=1", "ms/page", figure, "the longer of both", longest, most=1.1)
            floor = results["floor"]
            report.share(f"{kind}, read_ahead=1", "ms/page", ms_per_page, ahead, "floor (socket, orjson)", floor)
            report.faster(f"{kind}, read_ahead=1", "ms/page", ms_per_page, ahead, "boto3", boto3)
            behind = results["ours, read_ahead=0"]
            report.faster(f"{kind}, read_ahead=1", "ms/page", ms_per_page, ahead, "ours, read_ahead=0", behind)
            report.faster(f"{kind}, read_ahead=0", "ms/page", ms_per_page, behind, "boto3", boto3)
    return report
