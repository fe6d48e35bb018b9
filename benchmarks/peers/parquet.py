"""Memory of a scan of all sessions of a farm into a Parquet file: ENDPOINT FARM PATH.

pyarrow is imported before memory is first read; the client is made after it.
"""

from __future__ import annotations

import json
import sys

import clients
import deadline_pages  # noqa: F401 - before memory is read, as pyarrow
import pyarrow.compute
import pyarrow.parquet
import usage


def main() -> None:
    endpoint, farm, path = sys.argv[1:]
    usage.reset_peak()
    before = usage.resident_mb()

    def once() -> tuple[int, int]:
        scan = clients.create("ours", endpoint).scan("list_sessions", farmId=farm)
        rows = scan.to_parquet(path)
        return scan.progress.levels["list_sessions"].requests, rows

    result = usage.timed(1, once)
    ids = pyarrow.parquet.read_table(path, columns=["sessionId"])["sessionId"]
    distinct = pyarrow.compute.count_distinct(ids).as_py()
    print(json.dumps(result | {"grown_mb": result["peak_mb"] - before, "in_file": len(ids), "distinct": distinct}))


if __name__ == "__main__":
    main()
