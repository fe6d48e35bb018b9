"""What `install()` costs in a process that has imported boto3, and what each call costs that it checks, of a client of
HTTPS: there is most to look at."""

from __future__ import annotations

import sys

from benchmarks.figures import Spread
from benchmarks.harness import PEERS, in_turns, run
from benchmarks.report import Report, Row

MOST = 5
FIGURES = {"install": ("install()", "ms"), "call": ("check of a call", "us"), "paginator": ("check of a listing", "us")}


def measure(_full: bool, rounds: int) -> Report:
    rounds = max(rounds, 5)  # a round is short
    report = Report("install", "install()", __doc__ or "", rounds)
    # Both libraries are needed, so it runs where we are installed.
    results = in_turns(rounds, {"installed": lambda: run(sys.executable, PEERS / "install.py")})["installed"]
    for name, (what, unit) in FIGURES.items():
        cost = Spread.of(float(result[name]) for result in results)
        report.rows.append(Row(what, unit, cost, target=f"< {MOST} {unit}", met=cost.median < MOST))
    return report
