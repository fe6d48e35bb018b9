"""Sessions of a farm in Spark: PEER ENDPOINT FARM LATENCY ROWS REPEATS, job ids of each queue on stdin.

Two tasks, each with eight requests at a time. `ours` is the source as it is. `boto3` is the same source, whose tasks
list their jobs in eight threads. `ready` is the floor: it has its batches ready, and waits as long as for the answers,
those to the driver's listing of the jobs included. `boto3` and `ready` are told the jobs.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar

import clients
import pyarrow
import usage
from pyspark.sql import SparkSession
from pyspark.sql.datasource import InputPartition
from pyspark.sql.pandas.types import to_arrow_schema
from pyspark_deadline import DefaultSource
from pyspark_deadline._batch import Reader

TASKS, AT_A_TIME, PAGE_SIZE, BATCH_PAGES = 2, 8, 100, 100
Job = tuple[str, str]  # queue, job


def by_boto3(farm: str, endpoint: str, jobs: list[Job], schema: Any) -> Iterator[Any]:
    client = vars(clients).setdefault("kept", {}).get(os.getpid())
    if client is None:
        client = vars(clients)["kept"][os.getpid()] = clients.create("boto3", endpoint, AT_A_TIME)

    def rows(job: Job) -> list[dict[str, Any]]:
        ids = {"farmId": farm, "queueId": job[0], "jobId": job[1]}
        pages = client.get_paginator("list_sessions").paginate(**ids, PaginationConfig={"PageSize": PAGE_SIZE})
        return [ids | row for page in pages for row in page["sessions"]]

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        found: list[dict[str, Any]] = []
        for some in pool.map(rows, jobs):
            found += some
            if len(found) >= BATCH_PAGES * PAGE_SIZE:
                yield pyarrow.RecordBatch.from_pylist(found, schema)
                found = []
        if found:
            yield pyarrow.RecordBatch.from_pylist(found, schema)


def ready(latency: float, jobs: list[Job], schema: Any) -> Iterator[Any]:
    whole = vars(clients).get("batch")
    if whole is None:
        text = "session-0123456789abcdef0123456789abcdef"
        column = {pyarrow.string(): text, pyarrow.timestamp("us", "UTC"): 1_767_607_200_000_000}
        size = BATCH_PAGES * PAGE_SIZE
        arrays = [pyarrow.array([column[field.type]] * size, field.type) for field in schema]
        whole = vars(clients)["batch"] = pyarrow.RecordBatch.from_arrays(arrays, schema=schema)
    left = len(jobs)
    while left:
        pages = min(left, BATCH_PAGES)
        time.sleep(latency * -(-pages // AT_A_TIME))
        yield whole.slice(0, pages * PAGE_SIZE)
        left -= pages


class Measured(Reader):
    """A reader that notes the CPU seconds and the memory of each task."""

    def __init__(self, source: Any, schema: Any, peer: dict[str, Any]) -> None:
        super().__init__(source, schema)
        self.peer = peer
        self.schema = to_arrow_schema(schema, timezone="UTC")

    def partitions(self) -> Any:
        if self.peer["name"] == "ours":
            return super().partitions()
        time.sleep(self.peer["latency"] * self.peer["levels"])
        return [InputPartition(self.peer["jobs"][task::TASKS]) for task in range(TASKS)]

    def read(self, partition: Any) -> Iterator[Any]:
        start = time.process_time()
        match self.peer["name"]:
            case "ours":
                yield from super().read(partition)
            case "boto3":
                yield from by_boto3(self.peer["farm"], self.peer["endpoint"], partition.value, self.schema)
            case "ready":
                yield from ready(self.peer["latency"], partition.value, self.schema)
        note = {"cpu": time.process_time() - start, "peak_mb": usage.peak_mb()}
        with tempfile.NamedTemporaryFile("w", dir=self.peer["notes"], suffix=".json", delete=False) as file:
            json.dump(note, file)


class Source(DefaultSource):
    """The source that is measured. It is sent to the workers as it stands here."""

    peer: ClassVar[dict[str, Any]] = {}

    @classmethod
    def name(cls) -> str:
        return "measured"

    def reader(self, schema: Any) -> Any:
        return Measured(self._given, schema, self.peer)


def notes(folder: Path) -> list[dict[str, float]]:
    """Take what the tasks of one repeat have noted."""
    found = []
    for path in folder.glob("*.json"):
        found.append(json.loads(path.read_text()))
        path.unlink()
    return found


def main() -> None:
    name, endpoint, farm, latency, rows, repeats = sys.argv[1:]
    jobs = [(queue, job) for queue, known in json.load(sys.stdin).items() for job in known]
    folder = Path(tempfile.mkdtemp())
    # The queues, their first jobs, then the jobs after them.
    Source.peer = {
        "name": name,
        "endpoint": endpoint,
        "farm": farm,
        "latency": float(latency),
        "levels": 3,
        "jobs": jobs,
        "notes": str(folder),
    }
    builder = SparkSession.builder.master(f"local[{TASKS}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", TASKS).config("spark.ui.showConsoleProgress", "false")
    spark = builder.config("spark.driver.memory", "1g").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.dataSource.register(Source)
    options: dict[str, Any] = {"farmId": farm, "endpointUrl": endpoint, "partitions": TASKS, "concurrency": AT_A_TIME}

    def once() -> tuple[int, int]:
        frame = spark.read.format("measured").options(operation="list_sessions", **options).load()
        queues = frame.groupBy("queueId").agg({"*": "count", "endedAt": "max"}).collect()
        return -(-int(rows) // PAGE_SIZE), sum(queue["count(1)"] for queue in queues)

    usage.timed(2, once)  # the JVM compiles, workers start and connect
    notes(folder)
    cpu, peaks, seconds, counts = [], [], [], None
    for _ in range(int(repeats)):
        counts = usage.timed(1, once)
        seconds += counts["seconds"]
        tasks = notes(folder)
        assert len(tasks) == TASKS, tasks
        cpu.append(sum(task["cpu"] for task in tasks))
        peaks += [task["peak_mb"] for task in tasks]
    assert counts is not None
    print(json.dumps(counts | {"seconds": seconds, "cpu": cpu, "peak_mb": max(peaks)}))
    spark.stop()


if __name__ == "__main__":
    main()
