"""Memory while streaming: ours ENDPOINT FARM QUEUE JOB PAGE_SIZE. MB resident after 10,000 sessions, and at most."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import clients

WARM = 10_000


def resident() -> float:
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        import resource

        # The highest so far, in bytes on macOS.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    peer, endpoint, farm, queue, job, page_size = sys.argv[1:]
    items = 0
    warm = highest = 0.0
    for page in clients.pages(clients.make(peer, endpoint), farm, queue, job, int(page_size)):
        before, items = items, items + len(page["sessions"])
        if before < WARM <= items:
            warm = highest = resident()
        elif items // WARM > before // WARM:
            highest = max(highest, resident())
    print(json.dumps({"items": items, "warm_mb": warm, "highest_mb": max(highest, resident())}))


if __name__ == "__main__":
    main()
