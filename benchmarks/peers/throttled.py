"""A scan of all sessions of a farm that refuses what comes too fast: ENDPOINT FARM."""

from __future__ import annotations

import json
import sys
import time

import clients


def main() -> None:
    endpoint, farm = sys.argv[1:]
    scan = clients.create("ours", endpoint).scan("list_sessions", farmId=farm)
    started = time.perf_counter()
    found = [session["sessionId"] for page in scan for session in page["sessions"]]
    seconds = time.perf_counter() - started
    levels = scan.progress.levels.values()
    print(
        json.dumps(
            {
                "seconds": [seconds],
                "items": len(found),
                "distinct": len(set(found)),
                "requests": sum(level.requests for level in levels),
                "refused": sum(level.throttled for level in levels),
            }
        )
    )


if __name__ == "__main__":
    main()
