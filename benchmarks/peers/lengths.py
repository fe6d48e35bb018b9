"""Wall and CPU time of a page by listings' lengths: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE SHARE TURNS LENGTH ...

Each length has its turns to read a share of pages, of one listing after another; what is longer goes on in the next
turn. One process and one client, so that only the length differs, and short turns, so that the machine is in the same
state for all of them.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import clients
import usage

Pages = Iterator[dict[str, Any]]


def read(pages: Pages, share: int) -> tuple[int, int]:
    found = [len(page["sessions"]) for page in itertools.islice(pages, share)]
    return len(found), sum(found)


def by_turns(start: Callable[[int], Pages], share: int, turns: int, lengths: list[int]) -> dict[str, dict[str, Any]]:
    def endless(length: int) -> Pages:
        while True:
            yield from start(length)

    listings = {length: endless(length) for length in lengths}
    results: dict[str, dict[str, Any]] = {}
    for turn in range(turns + 1):
        for length, pages in listings.items():
            found = usage.timed(1, partial(read, pages, share))
            if turn:  # the first warms up
                result = results.setdefault(str(length), {**found, "seconds": [], "cpu": []})
                result["seconds"] += found["seconds"]
                result["cpu"] += found["cpu"]
    return results


def main() -> None:
    peer, endpoint, farm, queue, job, page_size, share, turns, *lengths = sys.argv[1:]
    client = clients.make(peer, endpoint)

    def start(length: int) -> Pages:
        return clients.first_pages(client, farm, queue, job, int(page_size), length)

    print(json.dumps(by_turns(start, int(share), int(turns), [*map(int, lengths)])))


if __name__ == "__main__":
    main()
