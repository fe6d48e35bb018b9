"""Snapshots of a farm: take ENDPOINT FARM FOLDER, refresh ENDPOINT FOLDER, or compare FOLDER FOLDER."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import clients
import pyarrow as pa
from deadline_pages import Snapshot


def take(endpoint: str, farm: str, folder: str) -> dict[str, Any]:
    client, started = clients.create("ours", endpoint), time.perf_counter()
    snapshot = client.snapshot(farm, path=folder)
    return {"seconds": [time.perf_counter() - started], "jobs": len(snapshot.jobs)}


def refresh(endpoint: str, folder: str) -> dict[str, Any]:
    client, started = clients.create("ours", endpoint), time.perf_counter()
    snapshot = Snapshot.load(folder).refresh(client)
    return {"seconds": [time.perf_counter() - started], "jobs": len(snapshot.jobs)}


def compare(one: str, other: str) -> dict[str, Any]:
    """Say which tables differ, but for the order of their rows."""

    def tables(folder: str) -> dict[str, pa.Table]:
        read = {name: pa.table(table) for name, table in Snapshot.load(folder).tables.items()}
        ids = {name: [key for key in table.column_names if key.endswith("Id")] for name, table in read.items()}
        return {name: table.sort_by([(key, "ascending") for key in ids[name]]) for name, table in read.items()}

    first, second = tables(one), tables(other)
    return {"differ": [name for name in first | second if not first[name].equals(second[name])]}


def main() -> None:
    what, *arguments = sys.argv[1:]
    result = {"take": take, "refresh": refresh, "compare": compare}[what](*arguments)  # type: ignore[operator]
    print(json.dumps(result))


if __name__ == "__main__":
    main()
