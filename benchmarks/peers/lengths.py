"""Wall and CPU time of a page by its listing's length: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE CHUNK CHUNKS LENGTH ...

The lengths are interleaved: CHUNK pages of each, CHUNKS times. A listing that is longer continues in the next chunk,
one that is shorter is repeated. One process and one client, so that only the length differs; small chunks, so that the
machine is in the same state for all of them.
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


def read(pages: Pages, chunk: int) -> tuple[int, int]:
    found = [len(page["sessions"]) for page in itertools.islice(pages, chunk)]
    return len(found), sum(found)


def interleave(start: Callable[[int], Pages], chunk: int, chunks: int, lengths: list[int]) -> dict[str, dict[str, Any]]:
    def endless(length: int) -> Pages:
        while True:
            yield from start(length)

    listings = {length: endless(length) for length in lengths}
    results: dict[str, dict[str, Any]] = {}
    for number in range(chunks + 1):
        for length, pages in listings.items():
            found = usage.timed(1, partial(read, pages, chunk))
            if number:  # the first chunk warms up
                result = results.setdefault(str(length), {**found, "seconds": [], "cpu": []})
                result["seconds"] += found["seconds"]
                result["cpu"] += found["cpu"]
    return results


def main() -> None:
    peer, endpoint, farm, queue, job, page_size, chunk, chunks, *lengths = sys.argv[1:]
    client = clients.create(peer, endpoint)

    def start(length: int) -> Pages:
        return clients.first_pages(client, farm, queue, job, int(page_size), length)

    print(json.dumps(interleave(start, int(chunk), int(chunks), [*map(int, lengths)])))


if __name__ == "__main__":
    main()
