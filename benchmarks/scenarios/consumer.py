"""A consumer that takes 5 ms for each page, at 20 ms of latency: computing in Python (busy), or waiting for something
else (idle). With read-ahead the two overlap, so that a page takes the longer of them: the latency."""

from __future__ import annotations

from benchmarks.harness import check, interleave, ms_per_page, script, serve, summarize
from benchmarks.report import Report

CONSUMER, LATENCY = 0.005, 0.02
PAGE_SIZE = 100


def measure(full: bool, rounds: int) -> Report:
    report = Report("consumer", "A slow consumer", __doc__ or "", rounds)
    pages = 100 if full else 40
    with serve(sessions_per_job=pages * PAGE_SIZE, latency=LATENCY, own_core=True) as farm:
        for kind in ("busy", "idle"):
            tail = (*farm.first_job, PAGE_SIZE)
            results = interleave(
                rounds,
                {
                    "ours, read_ahead=1": script("consume", "ours", kind, CONSUMER, 1, *tail),
                    "ours, read_ahead=0": script("consume", "ours", kind, CONSUMER, 0, *tail),
                    "boto3": script("consume", "boto3", kind, CONSUMER, "default", *tail),
                    "floor": script("drain", "floor", "blocking", *tail, 1),
                },
            )
            check(results, pages=pages, items=pages * PAGE_SIZE)
            for name, peer_results in results.items():
                report.point(name, kind=kind, wall_ms=summarize(peer_results, ms_per_page))
            ahead, boto3 = results["ours, read_ahead=1"], results["boto3"]
            figure = summarize(ahead, ms_per_page)
            report.compare_latency(f"{kind}, read_ahead=1", "ms/page", figure, 1000 * LATENCY, most=1.1)
            floor = results["floor"]
            report.compare(f"{kind}, read_ahead=1", "ms/page", ms_per_page, ahead, "floor (socket, orjson)", floor)
            report.compare(f"{kind}, read_ahead=1", "ms/page", ms_per_page, ahead, "boto3", boto3)
            without = results["ours, read_ahead=0"]
            report.compare(f"{kind}, read_ahead=1", "ms/page", ms_per_page, ahead, "ours, read_ahead=0", without)
            report.compare(f"{kind}, read_ahead=0", "ms/page", ms_per_page, without, "boto3", boto3)
    return report
