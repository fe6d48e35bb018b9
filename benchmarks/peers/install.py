"""Milliseconds that `install()` takes, and microseconds that its checks of a call and of a paginator take."""

from __future__ import annotations

import json
import time
from statistics import median
from timeit import repeat

import boto3
import deadline_pages

REPEATS, CHECKS = 100, 200


def main() -> None:
    start = time.perf_counter()
    deadline_pages.install()
    installed = time.perf_counter() - start
    client = boto3.client("deadline", "us-west-2", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="any")
    acceleration = vars(client)["_deadline_pages"]

    def check(paginated: bool) -> float:
        def once() -> None:
            acceleration.native_for(client, "list_sessions", paginated=paginated)

        once()  # creates the native client as well
        return 1e6 * median(repeat(once, repeat=REPEATS, number=CHECKS)) / CHECKS

    if not deadline_pages.status(client).accelerated:
        raise SystemExit("the client is not accelerated")
    print(json.dumps({"install": 1000 * installed, "call": check(False), "paginator": check(True)}))


if __name__ == "__main__":
    main()
