"""Resident memory while streaming, after every 10,000 sessions: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE."""

from __future__ import annotations

import json
import sys

import clients
import usage

EVERY = 10_000


def main() -> None:
    peer, endpoint, farm, queue, job, page_size = sys.argv[1:]
    items = 0
    resident: list[float] = []
    for page in clients.pages(clients.create(peer, endpoint), farm, queue, job, int(page_size)):
        items += len(page["sessions"])
        if items // EVERY > len(resident):
            resident.append(usage.resident_mb())
    print(json.dumps({"items": items, "resident_mb": resident, "peak_mb": usage.peak_mb()}))


if __name__ == "__main__":
    main()
