"""Pages made into tables: MODE(decode, memory, threads, frames) READER FOLDER OPERATION...

FOLDER has the pages and the NDJSON that benchmarks/bodies.py captured. The CPU time is that of the whole process, with
one thread but for `threads`. Whatever is timed ran once before, and `decode` prints what that run found.
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import usage

LEAST, MOST, ENOUGH = 2, 9, 0.4  # runs of one reader, and the seconds of CPU after which it is not run again
# Columns that every reader's result is compared by.
COMPARED = {
    "list_sessions": ("sessionId", "startedAt", "lifecycleStatus"),
    "list_session_actions": ("sessionActionId", "endedAt", "status", "definition.taskRun.taskId"),
    "list_jobs": ("jobId", "name", "createdAt", "priority"),
    "list_tasks": ("taskId", "runStatus", "startedAt", "failureRetryCount"),
    "list_workers": ("workerId", "status", "createdAt", "hostProperties.hostName"),
}
KEYS = {"list_session_actions": "sessionActions"}


@dataclass(frozen=True)
class Source:
    """What was captured of an operation."""

    operation: str
    folder: Path

    @property
    def key(self) -> str:
        """What a page has its items under."""
        return KEYS.get(self.operation, self.operation.partition("_")[2])

    @cached_property
    def bodies(self) -> list[bytes]:
        with (self.folder / f"{self.operation}.pages").open("rb") as lines:
            return [line.rstrip(b"\n") for line in lines]

    @property
    def ndjson(self) -> Path:
        return self.folder / f"{self.operation}.ndjson"

    @cached_property
    def few(self) -> Source:
        """The first pages alone."""
        return self if self.folder.name == "few" else Source(self.operation, self.folder / "few")

    @property
    def items(self) -> list[Any]:
        """The items as dicts, without dates."""
        return [json.loads(line) for line in self.ndjson.read_bytes().splitlines()]


Run = Callable[[], Any]


def ours(source: Source) -> Run:
    import deadline_pages

    bodies = source.bodies
    return lambda: deadline_pages.decode_table(source.operation, bodies)


def pyarrow(source: Source) -> Run:
    import pyarrow as pa
    import pyarrow.json as pj
    import schemas

    ndjson = source.ndjson.read_bytes()
    reading = pj.ReadOptions(use_threads=False, block_size=1 << 20)
    parsing = pj.ParseOptions(explicit_schema=schemas.for_arrow(source.operation, source.few.items))
    return lambda: pj.read_json(pa.BufferReader(ndjson), read_options=reading, parse_options=parsing)


def polars(source: Source) -> Run:
    import polars as pl
    import schemas

    ndjson = source.ndjson.read_bytes()
    told = schemas.for_arrow(source.operation, source.few.items)
    schema = schemas.for_polars(told)
    cast = pl.col(schemas.dates(told)).str.to_datetime("%Y-%m-%dT%H:%M:%S%.fZ", time_unit="us", time_zone="UTC")
    return lambda: pl.read_ndjson(ndjson, schema=schema).with_columns(cast)


def duckdb(source: Source) -> Run:
    import duckdb as library
    import schemas

    columns = schemas.for_duckdb(schemas.for_arrow(source.operation, source.few.items))
    connection = library.connect(config={"threads": 1})
    query = f"select * from read_json('{source.ndjson}', format = 'newline_delimited', columns = {columns})"
    return lambda: connection.sql(query).to_arrow_table()


def orjson(source: Source) -> Run:
    import orjson as library
    import pyarrow as pa
    import schemas

    bodies, key = source.bodies, source.key
    schema = schemas.for_arrow(source.operation, source.few.items)
    strings = schemas.with_strings(schema)

    def run() -> Any:
        items = [item for body in bodies for item in library.loads(body)[key]]
        return pa.Table.from_pylist(items, schema=strings).cast(schema)

    return run


def dicts(source: Source) -> Run:
    from deadline_pages._native import decode_page

    bodies, key = source.bodies, source.key
    return lambda: [item for body in bodies for item in decode_page(source.operation, body)[key]]


def dicts_pandas(source: Source) -> Run:
    import pandas as pd

    items = dicts(source)
    return lambda: pd.DataFrame(items())


def botocore(source: Source) -> Run:
    import pandas as pd
    from botocore.loaders import Loader
    from botocore.model import ServiceModel
    from botocore.parsers import create_parser

    service = ServiceModel(Loader().load_service_model("deadline", "service-2"))
    name = "".join(word.capitalize() for word in source.operation.split("_"))
    output, parser = service.operation_model(name).output_shape, create_parser("rest-json")
    responses = [{"status_code": 200, "headers": {}, "body": body} for body in source.few.bodies]
    return lambda: pd.DataFrame([item for one in responses for item in parser.parse(one, output)[source.key]])


READERS = {
    "ours": ours,
    "pyarrow": pyarrow,
    "polars": polars,
    "duckdb": duckdb,
    "orjson": orjson,
    "dicts": dicts,
    "dicts_pandas": dicts_pandas,
    "botocore": botocore,
}


def column(result: Any, name: str) -> list[Any]:
    """Return a column of a result as Python's values; dots lead into structs."""
    first, *inner = name.split(".")
    if isinstance(result, list):
        values = [item.get(first) for item in result]
    elif type(result).__module__.startswith("pandas"):
        values = result[first].tolist()
    else:
        import pyarrow as pa

        values = pa.table(result)[first].to_pylist()
    for member in inner:
        values = [value.get(member) if isinstance(value, dict) else None for value in values]
    return values


def plain(value: Any) -> Any:
    """Return one form of a value for all libraries: None for what is missing, seconds for dates, no numpy."""
    if value is None or value != value:  # NaN and NaT
        return None
    if hasattr(value, "timestamp"):
        return value.timestamp()
    return value if isinstance(value, str) else float(value)


def found(source: Source, result: Any) -> dict[str, Any]:
    """Return what is compared: the rows, and a checksum of columns, also of the first pages alone."""
    columns = [[plain(value) for value in column(result, name)] for name in COMPARED[source.operation]]
    first = [values[: len(source.few.items)] for values in columns]
    checksum, first_checksum = (zlib.crc32(repr(values).encode()) for values in (columns, first))
    return {"items": len(columns[0]), "checksum": checksum, "first_checksum": first_checksum}


def repeated(*runs: Run) -> list[dict[str, Any]]:
    """Return wall and CPU seconds of each run, repeated in turn."""
    results: list[dict[str, Any]] = [{"seconds": [], "cpu": []} for _ in runs]
    begun = time.process_time()
    for number in range(MOST):
        if number >= LEAST and time.process_time() - begun > ENOUGH * len(runs):
            break
        for run, result in zip(runs, results, strict=True):
            wall, processor = time.perf_counter(), time.process_time()
            made = run()
            result["seconds"].append(time.perf_counter() - wall)
            result["cpu"].append(time.process_time() - processor)
            del made
    return results


def decode(reader: str, source: Source) -> dict[str, Any]:
    run = READERS[reader](source)
    compared = found(source, run())
    [result] = repeated(run)
    return result | compared


def memory(reader: str, source: Source) -> dict[str, Any]:
    """Return by how much the peak rises above what is there when the bodies are."""
    READERS[reader](source.few)()
    run = READERS[reader](source)
    usage.reset_peak()
    before = usage.resident_mb()
    result = run()
    grown = usage.peak_mb() - before
    del result
    return {"grown_mb": grown, "bodies_mb": sum(map(len, source.bodies)) / 1e6}


def threads(_reader: str, source: Source) -> dict[str, Any]:
    """Decode by one thread, and by two with half the pages each."""
    from deadline_pages import decode_table

    half = len(source.bodies) // 2
    halves = (source.bodies[:half], source.bodies[half:])
    with ThreadPoolExecutor(2) as pool:

        def two() -> list[Any]:
            return list(pool.map(partial(decode_table, source.operation), halves))

        one = ours(source)
        found(source, one())
        two()
        single, double = repeated(one, two)
    return {"one": single, "two": double}


def frames(_reader: str, source: Source) -> dict[str, Any]:
    """Decode, and decode into data frames."""
    decoded = ours(source)
    runs: dict[str, Run] = {
        "decoded": decoded,
        "polars": lambda: decoded().to_polars(),
        "pandas": lambda: decoded().to_pandas(),
    }
    compared = [found(source, run()) for run in runs.values()]
    if any(one != compared[0] for one in compared):
        raise SystemExit(f"{source.operation}: the frames differ: {compared}")
    return dict(zip(runs, repeated(*runs.values()), strict=True))


MODES = {"decode": decode, "memory": memory, "threads": threads, "frames": frames}


def main() -> None:
    mode, reader, folder, *operations = sys.argv[1:]
    print(json.dumps({name: MODES[mode](reader, Source(name, Path(folder))) for name in operations}))


if __name__ == "__main__":
    main()
