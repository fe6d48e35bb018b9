"""Fail when a page takes more instructions than the baseline: python -m benchmarks.gate [--write].

A baseline is for one version of Python and one architecture. The module's count also depends on the version of rustc
(which has its own `profile/`), the interpreter's on its build; on another build a count is printed but not judged.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from benchmarks.harness import ROOT
from benchmarks.scenarios.instructions import MISSING, Instructions, builds, count, interpreter

BASELINE = ROOT / "baseline.json"
TOLERANCE = 0.05


def judge(found: Instructions, baseline: dict[str, Any], these_builds: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield a line for each count, and whether it is a regression."""
    for name, figure in asdict(found).items():
        change = figure / baseline[name] - 1
        baseline_build = baseline[f"{name}_build"]
        if baseline_build != these_builds[f"{name}_build"]:
            verdict, worse = f"not judged, the baseline is from {baseline_build}", False
        elif change > TOLERANCE:
            verdict, worse = f"WORSE by more than {TOLERANCE:.0%}", True
        elif change < -TOLERANCE:
            verdict, worse = "better: `make bench-baseline` makes it the new baseline", False
        else:
            verdict, worse = "ok", False
        yield f"instructions a page, {name}: {figure:,}, baseline {baseline[name]:,}, {change:+.1%}: {verdict}", worse


def main() -> int:
    """Compare with the baseline, or write a new one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--write", action="store_true", help="save these counts as the baseline for this Python")
    write = parser.parse_args().write
    found = count()
    if found is None:
        print(f"instructions a page: {MISSING}")
        return 1 if write else 0
    known: dict[str, Any] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    if write:
        known[interpreter()] = asdict(found) | builds()
        BASELINE.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")
    if interpreter() not in known:
        print(f"instructions a page: {found}; no baseline for {interpreter()}, `make bench-baseline` writes one")
        return 0
    verdicts = [*judge(found, known[interpreter()], builds())]
    print("\n".join(line for line, _ in verdicts))
    return 1 if any(worse for _, worse in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
