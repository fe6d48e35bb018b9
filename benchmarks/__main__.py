"""Measure this package and its peers in one run, interleaved: `make bench`, `make bench-full`.

python -m benchmarks                        # the figures with targets, under three minutes
python -m benchmarks --full                 # everything, saved to benchmarks/results/
python -m benchmarks --full --only cold     # one scenario
"""

from __future__ import annotations

import argparse
import time

from benchmarks.harness import packages
from benchmarks.report import MACHINE, save, show_rows
from benchmarks.scenarios import SCENARIOS

QUICK, FULL = 2, 5  # rounds


def main() -> None:
    """Run scenarios, print their tables, save those of a full run."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure this package and its peers.")
    parser.add_argument("--full", action="store_true", help="measure everything (about an hour) and save the results")
    parser.add_argument(
        "--rounds", type=int, help=f"rounds; each runs every peer once (default: {QUICK}, with --full {FULL})"
    )
    parser.add_argument("--only", nargs="+", choices=SCENARIOS, default=[*SCENARIOS], help="only these scenarios")
    arguments = parser.parse_args()
    rounds = arguments.rounds or (FULL if arguments.full else QUICK)
    print(f"{MACHINE['cores']} cores, {MACHINE['system']} {MACHINE['architecture']}, Python {MACHINE['python']}")
    print(", ".join(f"{name} {number}" for name, number in packages().items()))
    print("medians of the rounds (lowest to highest)\n")
    for name in arguments.only:
        start = time.monotonic()
        report = SCENARIOS[name](arguments.full, rounds)
        show_rows(f"{report.title}, {time.monotonic() - start:.0f} s", report.rows)
        if arguments.full:
            save(report)


if __name__ == "__main__":
    main()
