"""Spark's source in local mode, beside the same source whose tasks list with boto3, and beside one that has its batches
ready and only waits as long: two tasks, each with eight requests at a time, which are answered after 20 ms. The CPU is
that of both tasks' Python workers while they read, with the making of Arrow's stream for the JVM. A million rows are
read without latency and aggregated. All have warmed up."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import Any

from deadline_pages.testing import LocalFarm

from benchmarks.figures import Spread
from benchmarks.harness import PEERS, PYTHONS, ROOT, Farm, Peer, Result, check, interleave, run, serve, summarize, wall
from benchmarks.report import Report, save, show_rows

LATENCY, PAGE_SIZE, QUEUES = 0.02, 100, 4
JOBS, MANY_JOBS, MANY = 200, 250, 1000  # jobs of a queue; sessions of a job
# Targets.
OF_READY, CPU_OF_BOTO3, SECONDS, PEAK_MB = 1.10, 25, 3, 200


def cpu(result: Result) -> float:
    return fmean(result["cpu"])


def peer_of(farm: Farm, latency: float, jobs: int, rows: int) -> Callable[[str, int], Peer]:
    """Return what makes a peer by its name and the number of its repeats."""
    twin = LocalFarm(queues=QUEUES, jobs=jobs)
    queues = {twin.queue_id(q): [twin.job_id(job, queue=q) for job in range(jobs)] for q in range(QUEUES)}
    # Workers are started by the JVM, and have its environment.
    variables = {
        "PYTHONPATH": os.pathsep.join([str(ROOT.parent / "python"), str(PEERS)]),
        "PYSPARK_PYTHON": str(PYTHONS["spark"]),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "y",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
    }

    def peer(name: str, repeats: int) -> Peer:
        words = map(str, (name, farm.endpoint, farm.farm, latency, rows, repeats))
        command: list[str | Path] = [PYTHONS["spark"], PEERS / "spark.py", *words]
        return lambda: run(*command, stdin=json.dumps(queues), **variables)

    return peer


def beside_boto3(report: Report) -> None:
    rows = QUEUES * JOBS * PAGE_SIZE
    shape: dict[str, Any] = {"queues": QUEUES, "jobs": JOBS, "sessions_per_job": PAGE_SIZE}
    with serve(latency=LATENCY, max_page_size=PAGE_SIZE, **shape) as farm:
        peer = peer_of(farm, LATENCY, JOBS, rows)
        peers = {"ours": peer("ours", 5), "ready": peer("ready", 5), "boto3": peer("boto3", 2)}
        results = interleave(report.rounds, peers)
    check(results, items=rows)
    ours, ready, boto3 = (results[name] for name in peers)
    what = f"{rows:,} sessions, {1000 * LATENCY:.0f} ms, local[2]"
    report.beyond(what, "s", wall, ours, "ready batches", ready, OF_READY)
    report.compare(what, "s", wall, ours, "boto3", boto3)
    report.compare(f"{what}, CPU of the readers", "s", cpu, ours, "boto3", boto3, better="less", least=CPU_OF_BOTO3)
    report.compare(f"{what}, CPU of the readers", "s", cpu, ours, "ready batches", ready, better="less")


def million(report: Report) -> None:
    rows = QUEUES * MANY_JOBS * MANY
    with serve(queues=QUEUES, jobs=MANY_JOBS, sessions_per_job=MANY, max_page_size=PAGE_SIZE) as farm:
        peer = peer_of(farm, 0, MANY_JOBS, rows)
        results = interleave(report.rounds, {"ours": peer("ours", 3)})
    check(results, items=rows)
    what = f"{rows:,} sessions, aggregated"
    report.most(what, "s", summarize(results["ours"], wall), SECONDS)
    report.most(f"{what}, peak of a worker", "MB", Spread.of(result["peak_mb"] for result in results["ours"]), PEAK_MB)


def main() -> None:
    """Measure, print and save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spark", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds; each runs every peer once (default: 3)")
    report = Report("spark", "Spark", __doc__ or "", parser.parse_args().rounds)
    beside_boto3(report)
    million(report)
    show_rows(report.title, report.rows)
    save(report)


if __name__ == "__main__":
    main()
