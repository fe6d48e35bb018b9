"""Wall time of a listing of each operation: PEER ENDPOINT, operations on stdin. The first listing is a warm-up."""

from __future__ import annotations

import json
import sys
import time
from statistics import median
from typing import Any

import clients


def main() -> None:
    peer, endpoint = sys.argv[1:]
    client = clients.create(peer, endpoint)
    times = 1 if peer == "boto3" else 5

    def pages(operation: dict[str, Any]) -> Any:
        if peer == "floor":
            return client.pages(operation["path"])
        return client.get_paginator(operation["method"]).paginate(**operation["arguments"])

    results = {}
    for name, operation in json.load(sys.stdin).items():
        seconds = []
        for _ in range(1 + times):
            start = time.perf_counter()
            items = sum(len(page[operation["result_key"]]) for page in pages(operation))
            seconds.append(time.perf_counter() - start)
        results[name] = {"seconds": median(seconds[1:]), "items": items}
    print(json.dumps(results))


if __name__ == "__main__":
    main()
