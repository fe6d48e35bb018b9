"""AWS's own `deadline` package without and with `install()`: its functions that retrieve the sessions of 200 jobs and
the session actions of these 1,000 sessions, at 20 ms of latency."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from benchmarks.harness import PEERS, Peer, interleave, run, serve, summarize, wall
from benchmarks.report import Report, save, show_rows

JOBS, SESSIONS, ACTIONS = 200, 5, 100
LATENCY = 0.02  # seconds
LEAST = 8


def retrieval(report: Report, threads: int) -> None:
    shape: dict[str, Any] = {
        "jobs": JOBS,
        "sessions_per_job": SESSIONS,
        "actions_per_session": ACTIONS,
        "steps": 5,
        "tasks": 100,
    }
    with serve(latency=LATENCY, **shape) as farm:

        def peer(mode: str) -> Peer:
            # Both need AWS's package and ours, so both run in the environment of this package.
            arguments = [mode, farm.endpoint, farm.farm, farm.queue, str(threads)]
            return lambda: run(sys.executable, PEERS / "deadline_package.py", *arguments)

        results = interleave(report.rounds, {mode: peer(mode) for mode in ("installed", "plain")})
    installed, plain = results["installed"], results["plain"]
    for result in (*installed, *plain):
        if (result["jobs"], result["sessions"]) != (JOBS, JOBS * SESSIONS) or result["digest"] != plain[0]["digest"]:
            raise SystemExit(f"the results differ: {result}")
    workers = installed[0]["threads"]
    what = f"sessions and actions of {JOBS} jobs, {workers} threads"
    report.compare(what, "s", wall, installed, "boto3", plain, least=LEAST)
    alone = (JOBS + JOBS * SESSIONS) * LATENCY / workers
    report.compare_latency(what, "s", summarize(installed, wall), alone)


def main() -> None:
    """Measure, print and save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.programs", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1, help="rounds; each runs both once (default: 1)")
    report = Report("programs", "AWS's deadline package", __doc__ or "", parser.parse_args().rounds)
    for threads in (0, 10):  # the package's own number, and the size of boto3's connection pool
        retrieval(report, threads)
    show_rows(report.title, report.rows)
    save(report)


if __name__ == "__main__":
    main()
