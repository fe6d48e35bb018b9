"""Seconds of every report on a million session actions, from the tables of a snapshot to a frame: the least of three,
because whatever else the machine does only adds to it. The limit is not for traces, which are files of 260 MB.

python -m benchmarks.reports [actions]
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import deadline_pages
from deadline_pages import report
from deadline_pages.testing import LocalFarm

LIMIT = 2.0  # seconds
ROUNDS = 3
BACKENDS = ("polars", "pandas", "pyarrow")
# Every report, and what its rows can be about.
REPORTS: dict[str, tuple[str | None, ...]] = {
    "utilization": ("worker", "fleet"),
    "timeline": ("session", "action"),
    "phases": ("job", "user"),
    "frame_times": ("step", "frame"),
    "failures": ("worker", "frame"),
    "waits": ("job", "queue"),
    "gaps": (None,),
    "hours": ("job", "instance_type"),
    "running": (None,),
    "eta": (None,),
    "lost": ("job", "worker"),
}
SESSIONS, ACTIONS, TASKS = 25, 20, 200  # of a job, of a session, of a step


def night(actions: int) -> Any:
    """Return a snapshot of a farm with so many session actions."""
    jobs = actions // (2 * SESSIONS * ACTIONS)  # in each of two queues
    sizes = {"steps": 2, "tasks": TASKS, "sessions_per_job": SESSIONS, "actions_per_session": ACTIONS}
    with LocalFarm(queues=2, jobs=jobs, workers=200, **sizes) as farm:
        return farm.client().snapshot(farm.farm_id())


def seconds(work: Any) -> float:
    """Return the least time of a call."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the seconds of each report with each library."""
    snapshot = night(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
    print(f"deadline_pages {deadline_pages.__version__}, {snapshot!r}")
    print(f"{'':28}" + "".join(f"{backend:>10}" for backend in BACKENDS))
    slowest = 0.0
    for name, choices in REPORTS.items():
        for by in choices:
            options = {} if by is None else {"by": by}
            calls = [partial(getattr(report, name), snapshot, backend=backend, **options) for backend in BACKENDS]
            times = [seconds(call) for call in calls]
            slowest = max(slowest, *times)
            print(f"{name:16}{by or '':12}" + "".join(f"{taken:10.3f}" for taken in times), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        taken = seconds(lambda: report.to_perfetto(snapshot, Path(folder) / "night.json"))
    print(f"{'to_perfetto':28}{taken:10.3f}")
    print(f"the slowest report: {slowest:.2f} s, of {LIMIT} at most")


if __name__ == "__main__":
    main()
