"""Wall and CPU time of a page in listings of several lengths: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE TURNS LENGTH ...

The longest listing, of all the pages there are, goes on in so many turns; in between the others are listed from
their start until they have had as many pages. One process and one client, so that only the length differs.
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


def seen(*listings: Iterator[dict[str, Any]]) -> tuple[int, int]:
    found = [len(page["sessions"]) for listing in listings for page in listing]
    return len(found), sum(found)


def by_turns(
    start: Callable[[int], Iterator[dict[str, Any]]], turns: int, lengths: list[int]
) -> dict[str, dict[str, Any]]:
    *_, longest = lengths
    share = longest // turns
    long = start(longest)

    def go_on(length: int) -> tuple[int, int]:
        if length == longest:
            return seen(itertools.islice(long, share))
        return seen(*(start(length) for _ in range(share // length)))

    seen(start(share))  # warm

    results: dict[str, dict[str, Any]] = {}
    for _ in range(turns):
        for length in lengths:
            turn = usage.timed(1, partial(go_on, length))
            result = results.setdefault(str(length), {**turn, "seconds": [], "cpu": []})
            result["seconds"] += turn["seconds"]
            result["cpu"] += turn["cpu"]
    return results


def main() -> None:
    peer, endpoint, farm, queue, job, page_size, turns, *lengths = sys.argv[1:]
    client = clients.make(peer, endpoint)

    def start(length: int) -> Iterator[dict[str, Any]]:
        return clients.first_pages(client, farm, queue, job, int(page_size), length)

    print(json.dumps(by_turns(start, int(turns), [*map(int, lengths)])))


if __name__ == "__main__":
    main()
