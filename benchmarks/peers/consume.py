"""A listing with a slow consumer: PEER KIND(busy, idle) SECONDS READ_AHEAD ENDPOINT FARM QUEUE JOB PAGE_SIZE.

A busy consumer computes in Python, an idle one waits for something else. READ_AHEAD is `default` for peers without it.
"""

from __future__ import annotations

import json
import sys
import time

import clients
import usage


def busy(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def main() -> None:
    peer, kind, seconds, read_ahead, endpoint, farm, queue, job, page_size = sys.argv[1:]
    consume = busy if kind == "busy" else time.sleep
    options = {} if read_ahead == "default" else {"read_ahead": int(read_ahead)}
    client = clients.create(peer, endpoint)

    def once() -> tuple[int, int]:
        count = items = 0
        for page in clients.pages(client, farm, queue, job, int(page_size), **options):
            count += 1
            items += len(page["sessions"])
            consume(float(seconds))
        return count, items

    next(clients.pages(client, farm, queue, job, int(page_size)))
    print(json.dumps(usage.timed(1, once)))


if __name__ == "__main__":
    main()
