"""`python -m fuzz`: try that many inputs, print what came out, fail at a disagreement or a crash."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection, wait
from typing import Any

from .worker import work


def main() -> int:
    """Run the processes and add up."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="in all (%(default)s)")
    parser.add_argument("--seed", default="0", help="the same seed makes the same inputs (%(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="(%(default)s)")
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    workers: dict[Connection, tuple[Any, Any]] = {}
    share, rest = divmod(options.inputs, options.processes)
    for index in range(options.processes):
        ours, theirs = context.Pipe(duplex=False)
        latest = context.RawArray("c", 8192)
        process = context.Process(
            target=work, args=(theirs, latest, f"{options.seed}:{index}", share + (index < rest)), daemon=True
        )
        process.start()
        theirs.close()
        workers[ours] = process, latest
    return report(workers, options.inputs)


def report(workers: dict[Connection, tuple[Any, Any]], inputs: int) -> int:
    """Print what the processes send until they have ended; the exit status."""
    counts: dict[Connection, Counter[str]] = {}
    alive = set(workers)
    failed = False
    start = printed = time.monotonic()
    while alive:
        for pipe in wait(list(alive)):
            assert isinstance(pipe, Connection)
            process, latest = workers[pipe]
            try:
                message = pipe.recv()
            except EOFError:
                alive.discard(pipe)
                process.join()
                if process.exitcode != 0:
                    failed = True
                    print(f"a process ended with {process.exitcode} at {latest.value!r}", flush=True)
                continue
            if isinstance(message, Counter):
                counts[pipe] = message
            else:
                failed = True
                print("disagreement:", *map(repr, message[:2]), message[2], sep="\n  ", flush=True)
        if time.monotonic() - printed > 30:
            printed = time.monotonic()
            show(counts, start)
    total = show(counts, start)
    return int(failed or total != inputs)


def show(counts: dict[Connection, Counter[str]], start: float) -> int:
    """Print how far all are; how many inputs that is."""
    total: Counter[str] = sum(counts.values(), Counter())
    print(f"{total.total():,} inputs in {time.monotonic() - start:.0f} s:", end=" ")
    print(", ".join(f"{outcome} {count:,}" for outcome, count in sorted(total.items())), flush=True)
    return total.total()


if __name__ == "__main__":
    sys.exit(main())
