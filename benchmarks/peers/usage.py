"""CPU time and memory of a peer's process."""

from __future__ import annotations

import contextlib
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def peak_mb() -> float:
    """Return the peak resident memory in MB."""
    try:
        # Not ru_maxrss, which on Linux includes the process that this one was forked from.
        status = Path("/proc/self/status").read_text()
        return int(status.partition("VmHWM:")[2].split(None, 1)[0]) * 1024 / 1e6
    except (OSError, ValueError, IndexError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def reset_peak() -> None:
    """Let the peak start anew from what is resident; without `/proc`, it stays."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def resident_mb() -> float:
    """Return the resident memory in MB; without `/proc`, the peak."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return peak_mb()


def timed(repeats: int, once: Callable[[], tuple[int, int]]) -> dict[str, Any]:
    """Call `once`, which returns its numbers of pages and items, and return the wall and CPU seconds of each call."""
    seconds, cpu, counts = [], [], set()
    for _ in range(repeats):
        wall, processor = time.perf_counter(), time.process_time()
        counts.add(once())
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - processor)
    [(pages, items)] = counts
    return {"seconds": seconds, "cpu": cpu, "pages": pages, "items": items, "peak_mb": peak_mb()}
