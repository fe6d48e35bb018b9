"""Pages as tables. First from bytes: pages of a farm, captured once, into record batches, by this package
(`decode_table`) and by readers of JSON that were told the schema of the model; what those read is NDJSON that was made
of the pages beforehand, which is not counted. CPU time of the process, with one thread. All results were compared with
ours before they were timed: rows, and a checksum of columns. botocore's parser read 5 pages. Then a job's sessions over
HTTP into a data frame, in pages of 100; boto3 listed fewer sessions, and its time is extrapolated."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import deadline_pages
from deadline_pages import _native

from benchmarks.bodies import FEW, LISTINGS, PAGE_SIZE, capture
from benchmarks.figures import Spread
from benchmarks.harness import Metric, Peer, Result, check, frames, interleave, serve, summarize
from benchmarks.report import Report

PER = 100_000  # rows that figures are for
# Readers of JSON: their names in the report, and how many times faster ours should be.
READERS: dict[str, tuple[str, float | None]] = {
    "pyarrow": ("pyarrow.json, told, NDJSON", 3),
    "polars": ("polars, told, NDJSON", 4),
    "duckdb": ("DuckDB, told, NDJSON", 1.7),
    "orjson": ("orjson + Table.from_pylist", None),
    "dicts": ("our dicts alone", 3),
    "dicts_pandas": ("our dicts + pandas", None),
    "botocore": ("botocore's parser + pandas", 100),
}
WHOLE = [reader for reader in READERS if reader not in ("dicts_pandas", "botocore", "orjson")]
BOTOCORE_SESSIONS = 300  # times faster on sessions
THROUGHPUT, SESSIONS_THROUGHPUT = 1000, 1700  # MB/s
PEAK_OF_BODIES, PEAK_OF_TABLE = 0.75, 1.5
TO_POLARS, TO_PANDAS = 1.35, 1.3
LISTED, TO_DATAFRAME, CPU_OF_DICTS = 20_000, 100, 2
WHEEL = 6.8  # MB


def measure(full: bool, rounds: int) -> Report:
    rounds = min(rounds, 3) if full else 1  # a round is long
    report = Report("tables", "Tables", __doc__ or "", rounds)
    with tempfile.TemporaryDirectory() as folder:
        pages = 1000 if full else 200
        capture(Path(folder), pages)
        decoding(report, rounds, folder, pages)
        memory(report, rounds, folder, full)
        threads(report, rounds, folder)
        into_frames(report, rounds, folder)
    over_http(report, rounds, full)
    size = wheel_mb()
    report.point("ours", wheel_mb=size)
    report.most("wheel", "MB", Spread.of([size]), WHEEL)
    return report


def called(operation: str) -> str:
    return operation.removeprefix("list_").replace("_", " ")


def cpu_ms(operation: str) -> Metric:
    """Return the metric: the median CPU milliseconds of an operation, for `PER` rows."""

    def metric(result: Result) -> float:
        found = result[operation]
        return 1000 * Spread.of(found["cpu"]).median * PER / float(found["items"])

    return metric


def decoding(report: Report, rounds: int, folder: str, pages: int) -> None:
    def peer(reader: str) -> Peer:
        return frames("tables", "decode", reader, folder, *LISTINGS)

    results = interleave(rounds, {reader: peer(reader) for reader in ("ours", *READERS)})
    compare(results, pages)
    ours = results["ours"]
    for operation in LISTINGS:
        metric, what = cpu_ms(operation), called(operation)
        bytes_read = (Path(folder) / f"{operation}.pages").stat().st_size
        for reader, (name, least) in READERS.items():
            if (reader, operation) == ("botocore", "list_sessions"):
                least = BOTOCORE_SESSIONS
            report.compare(what, "ms/100,000 rows", metric, ours, name, results[reader], least=least)

        def throughput(result: Result, operation: str = operation, bytes_read: int = bytes_read) -> float:
            return bytes_read / 1e6 / Spread.of(result[operation]["cpu"]).median

        least = SESSIONS_THROUGHPUT if operation == "list_sessions" else THROUGHPUT
        report.least(f"{what}, throughput", "MB/s", summarize(ours, throughput), least)
        for reader, found in results.items():
            report.point(reader, operation=called(operation), cpu_ms=summarize(found, metric))


def compare(results: dict[str, list[Result]], pages: int) -> None:
    """Exit unless all readers made the same of the pages."""
    for operation in LISTINGS:
        checksums = {key: results["ours"][0][operation][key] for key in ("checksum", "first_checksum")}
        for reader, found in results.items():
            if reader == "botocore":
                expected = {"items": FEW * PAGE_SIZE, "checksum": checksums["first_checksum"]}
            else:
                expected = {"items": pages * PAGE_SIZE, **checksums}
            check({f"{reader}, {operation}": [result[operation] for result in found]}, **expected)


def memory(report: Report, rounds: int, folder: str, full: bool) -> None:
    """Measure each operation in a process of its own."""

    def grown(result: Result) -> float:
        [found] = result.values()
        return float(found["grown_mb"])

    def of_bodies(result: Result) -> float:
        [found] = result.values()
        return float(found["grown_mb"]) / float(found["bodies_mb"])

    for operation in LISTINGS:
        readers = ("ours", *WHOLE) if full else ("ours",)
        results = interleave(rounds, {one: frames("tables", "memory", one, folder, operation) for one in readers})
        what = f"{called(operation)}, peak above the bodies"
        report.most(what, "of their size", summarize(results["ours"], of_bodies), PEAK_OF_BODIES)
        for reader in readers[1:]:
            name, _ = READERS[reader]
            report.compare(what, "MB", grown, results["ours"], name, results[reader], better="less")


def threads(report: Report, rounds: int, folder: str) -> None:
    """Compare wall times of one thread and of two."""
    [results] = interleave(rounds, {"ours": frames("tables", "threads", "ours", folder, *LISTINGS)}).values()
    for operation in LISTINGS:

        def seconds(number: str, operation: str = operation) -> list[Result]:
            return [result[operation][number] for result in results]

        def wall_ms(result: Result) -> float:
            return 1000 * Spread.of(result["seconds"]).median

        report.compare(
            f"{called(operation)}, two threads, wall", "ms", wall_ms, seconds("two"), "one thread", seconds("one")
        )


def into_frames(report: Report, rounds: int, folder: str) -> None:
    """Compare with the decoding alone, in one process."""
    operation = "list_sessions"
    [results] = interleave(rounds, {"ours": frames("tables", "frames", "ours", folder, operation)}).values()

    def of(name: str) -> list[Result]:
        return [result[operation][name] for result in results]

    def metric(result: Result) -> float:
        return 1000 * Spread.of(result["cpu"]).median

    for library, most in (("polars", TO_POLARS), ("pandas", TO_PANDAS)):
        what = f"{called(operation)}, bytes to {library}"
        report.beyond(what, "ms, CPU", metric, of(library), "decoding alone", of("decoded"), most)


def over_http(report: Report, rounds: int, full: bool) -> None:
    sessions, by_boto3 = (1_000_000, 50_000) if full else (100_000, 2_000)
    with serve(sessions_per_job=sessions) as farm:

        def peer(how: str, most: int) -> Peer:
            return frames("dataframes", how, *farm.first_job, PAGE_SIZE, most, 1)

        results = interleave(
            rounds,
            {
                "polars": peer("polars", sessions),
                "boto3": peer("boto3", by_boto3),
                "pandas": peer("pandas", LISTED),
                "dicts": peer("dicts", LISTED),
            },
        )
    for name, items in (("polars", sessions), ("boto3", by_boto3), ("pandas", LISTED), ("dicts", LISTED)):
        check({name: results[name]}, items=items)

    def seconds(result: Result) -> float:
        [once] = result["seconds"]
        return float(once) * sessions / int(result["items"])

    def cpu(result: Result) -> float:
        [once] = result["cpu"]
        return 1000 * float(once)

    ours = results["polars"]
    what = f"{sessions:,} sessions over HTTP to polars"
    name = f"boto3 + pandas (from {by_boto3:,})"
    report.compare(what, "s", seconds, ours, name, results["boto3"], least=TO_DATAFRAME)
    grown = [{"mb": result["grown_mb"]} for result in ours]
    table = [{"mb": result["table_mb"]} for result in ours]
    report.beyond(f"{what}, peak", "MB", lambda result: float(result["mb"]), grown, "table", table, PEAK_OF_TABLE)
    what = f"{LISTED:,} sessions over HTTP to pandas, CPU"
    report.compare(what, "ms", cpu, results["pandas"], "our dicts + pandas", results["dicts"], least=CPU_OF_DICTS)
    for how, found in results.items():
        report.point(how, seconds=summarize(found, seconds))


def wheel_mb() -> float:
    """Return the size of the built package, packed as a wheel is."""
    package, module = Path(deadline_pages.__file__).parent, Path(_native.__file__)
    with tempfile.TemporaryFile() as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
            for path in package.rglob("*"):
                is_other_python = path.suffix == module.suffix and path != module
                if path.is_file() and "__pycache__" not in path.parts and not is_other_python:
                    wheel.write(path, path.relative_to(package.parent))
        return packed.tell() / 1e6
