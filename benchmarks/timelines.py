"""Seconds and sizes of plots and pages of 100,000 sessions, from the tables of a snapshot: median of three.

python -m benchmarks.timelines [sessions]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import deadline_pages
from deadline_pages import plot, report
from deadline_pages.testing import LocalFarm

from benchmarks.reports import seconds

LIMITS = "a timeline in 3 s, 5,000 marks at most, a report under 2,000,000 bytes"
BACKENDS: dict[str, Callable[[Any], Any]] = {"polars": lambda t: t.to_polars(), "pandas": lambda t: t.to_pandas()}


def night(sessions: int) -> Any:
    """Return a snapshot of a farm with so many sessions, of four actions each."""
    sizes = {"steps": 2, "tasks": 20, "sessions_per_job": 100, "actions_per_session": 4}
    with LocalFarm(queues=2, jobs=sessions // 200, workers=200, **sizes) as farm:
        return farm.client().snapshot(farm.farm_id())


def main() -> None:
    """Print the seconds of each plot, and its marks; then those of pages, and their bytes."""
    snapshot = night(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
    print(f"deadline_pages {deadline_pages.__version__}, {snapshot!r}")
    plots: dict[str, Callable[..., Any]] = {
        "timeline session": plot.timeline,
        "timeline action": partial(plot.timeline, by="action"),
        "running": plot.running,
        "utilization": plot.utilization,
        "frame_times": plot.frame_times,
    }
    for name, draw in plots.items():
        for backend, convert in BACKENDS.items():
            tables = {key: convert(table) for key, table in snapshot.tables.items()}
            taken = seconds(partial(draw, tables, now=snapshot.taken_at))
            (values,) = draw(tables, now=snapshot.taken_at).to_dict()["datasets"].values()
            print(f"{name:18}{backend:8}{taken:8.3f} s {len(values):8,} marks", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        pages: dict[str, Callable[[], Any]] = {
            "report.to_html": lambda: report.to_html(snapshot, path),
            "plot.to_html": lambda: plot.to_html(plot.timeline(snapshot), path),
        }
        for name, write in pages.items():
            print(f"{name:26}{seconds(write):8.3f} s {path.stat().st_size:12,} bytes", flush=True)
    print(f"to be met: {LIMITS}")


if __name__ == "__main__":
    main()
