"""AWS's own `deadline` package before and after `install()`: python -m benchmarks.programs."""

from __future__ import annotations

import argparse
import functools
import sys
from statistics import median

from deadline_pages.testing import LocalFarm

from benchmarks.__main__ import PEERS, ROOT, Peer, Result, Row, in_turns, ratio, run, save, show

JOBS, SESSIONS, ACTIONS = 200, 5, 100
LATENCY = 0.02  # seconds
LEAST = 8
RESULTS = ROOT / "results" / "programs.json"


def seconds(result: Result) -> float:
    return float(result["seconds"])


def retrieval(farm: LocalFarm, threads: int, rounds: int) -> list[Row]:
    place = (farm.endpoint_url, farm.farm_id(), farm.queue_id(), str(threads))
    peers: dict[str, Peer] = {
        mode: functools.partial(run, sys.executable, PEERS / "deadline_package.py", mode, *place)
        for mode in ("installed", "plain")
    }
    results = in_turns(rounds, peers)
    installed, plain = results["installed"], results["plain"]
    for result in (*installed, *plain):
        if (result["jobs"], result["sessions"]) != (JOBS, JOBS * SESSIONS) or result["digest"] != plain[0]["digest"]:
            raise SystemExit(f"the results differ: {result}")
    workers = installed[0]["threads"]
    ours, theirs, times = (
        *(median(map(seconds, them)) for them in (installed, plain)),
        ratio(plain, installed, seconds),
    )
    floor = (JOBS + JOBS * SESSIONS) * LATENCY / workers
    what = f"sessions and actions of {JOBS} jobs, {workers} threads"
    return [
        Row(what, "s", ours, theirs, f"{times:.1f} x", f">= {LEAST} x", times >= LEAST),
        Row(f"the same, and the latency alone, {workers} threads", "s", ours, floor, f"{ours / floor:.2f} of it"),
    ]


def install() -> Row:
    """In a process that has imported boto3 already."""
    code = "import json, time, boto3, deadline_pages; start = time.perf_counter(); deadline_pages.install(); "
    code += "print(json.dumps({'ms': 1000 * (time.perf_counter() - start)}))"
    cost = median(float(run(sys.executable, "-c", code)["ms"]) for _ in range(9))
    return Row("install()", "ms", cost, None, "", "< 5 ms", cost < 5)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.programs", description=__doc__)
    parser.add_argument("--rounds", type=int, default=1, help="turns that both get (default: 1)")
    rounds = parser.parse_args().rounds
    rows = [install()]
    shape = {"jobs": JOBS, "sessions_per_job": SESSIONS, "actions_per_session": ACTIONS, "steps": 5, "tasks": 100}
    with LocalFarm(queues=1, latency=LATENCY, **shape) as farm:
        for threads in (0, 10):  # the package's own number, and the size of boto3's connection pool
            rows += retrieval(farm, threads, rounds)
    show(rows)
    save(RESULTS, rows, rounds)


if __name__ == "__main__":
    main()
