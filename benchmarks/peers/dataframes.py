"""A listing made into a data frame: HOW ENDPOINT FARM QUEUE JOB PAGE_SIZE MOST REPEATS.

HOW is polars, pandas (both ours), dicts (our pages and pandas) or boto3 (its pages and pandas). MOST sessions are
listed. A page is made into a frame before the clock starts, to warm up.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import clients
import usage

TABLES: list[Any] = []  # the last one, whose size the peak is compared with


def frame(how: str, pages: Any) -> Any:
    match how:
        case "polars":
            TABLES[:] = [pages.table()]
            return TABLES[0].to_polars()  # as pages.to_polars()
        case "pandas":
            return pages.to_pandas()
    import pandas as pd

    return pd.DataFrame([item for page in pages for item in page["sessions"]])


def main() -> None:
    how, endpoint, farm, queue, job, page_size, most, repeats = sys.argv[1:]
    client = clients.create("boto3" if how == "boto3" else "ours", endpoint)

    def listed(most: int) -> Any:
        limits = {"PageSize": int(page_size), "MaxItems": most}
        return frame(how, clients.paginate(client, farm, queue, job, limits))

    def once() -> tuple[int, int]:
        items = len(listed(int(most)))
        return -(-items // int(page_size)), items

    listed(int(page_size))
    usage.reset_peak()
    before = usage.resident_mb()
    result = usage.timed(int(repeats), once)
    if TABLES:
        import pyarrow as pa

        result["table_mb"] = pa.table(TABLES[0]).nbytes / 1e6
    print(json.dumps(result | {"grown_mb": result["peak_mb"] - before}))


if __name__ == "__main__":
    main()
