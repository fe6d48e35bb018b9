"""The cost of `install()` in a process that has imported boto3, and of the check that it adds to each call. The client
uses HTTPS, where the check looks at the most objects."""

from __future__ import annotations

import sys

from benchmarks.figures import Spread
from benchmarks.harness import PEERS, interleave, run
from benchmarks.report import Report, Row

MOST = 5
FIGURES = {"install": ("install()", "ms"), "call": ("check of a call", "us"), "paginator": ("check of a listing", "us")}


def measure(_full: bool, rounds: int) -> Report:
    rounds = max(rounds, 5)  # a round is short
    report = Report("install", "install()", __doc__ or "", rounds)
    # Needs both libraries, so it runs in the environment of this package.
    results = interleave(rounds, {"installed": lambda: run(sys.executable, PEERS / "install.py")})["installed"]
    for name, (what, unit) in FIGURES.items():
        cost = Spread.of(float(result[name]) for result in results)
        report.rows.append(Row(what, unit, cost, target=f"< {MOST} {unit}", met=cost.median < MOST))
    return report
