"""Streams over a simulated farm: what has ended, each once, over restarts and failures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import SimulatedFarm
from pyspark.errors import StreamingQueryException

from tests.spark.conftest import Connect
from tests.support.spark import load, sessions_of

BEHIND = timedelta(hours=3)
# What a batch has must have happened when it is read: the farm's time stands still while the clock goes on.
MARGIN = timedelta(minutes=15)


@pytest.fixture(scope="module")
def spark(connect: Connect) -> Any:
    return connect("local[2]")


@pytest.fixture
def farm() -> Iterator[SimulatedFarm]:
    """A farm whose time is three hours behind the clock, with half a day of work in it."""
    with SimulatedFarm(now=datetime.now(timezone.utc) - BEHIND, days=0.5, workers=4) as farm:
        yield farm


def stream(spark: Any, farm: SimulatedFarm, operation: str = "list_sessions", **options: Any) -> Any:
    schema = options.pop("schema", None)
    reader = spark.readStream.format("deadline").options(
        operation=operation, endpointUrl=farm.endpoint_url, partitions="2", **options
    )
    return (reader if schema is None else reader.schema(schema)).load()


def lag(farm: SimulatedFarm) -> str:
    """How far behind the clock everything has happened."""
    return str((datetime.now(timezone.utc) - farm.now + MARGIN).total_seconds())


def run(frame: Any, folder: Path) -> None:
    """Add what is new to a folder of Parquet files, and end."""
    writer = frame.writeStream.format("parquet").option("checkpointLocation", str(folder / "checkpoint"))
    query = writer.trigger(availableNow=True).start(str(folder / "rows"))
    try:
        query.awaitTermination()
    finally:
        query.stop()


def offset(folder: Path) -> datetime:
    """The end of the last batch, from the checkpoint: a time is all that it has."""
    last = max((folder / "checkpoint" / "offsets").glob("[0-9]*"), key=lambda path: int(path.name))
    found = json.loads(last.read_text().splitlines()[-1])
    assert found.keys() == {"endedAt"}
    return datetime.fromisoformat(found["endedAt"])


def rows(spark: Any, folder: Path) -> list[str]:
    return sorted(row.sessionId for row in spark.read.parquet(str(folder / "rows")).select("sessionId").collect())


def ended(farm: SimulatedFarm, until: datetime) -> list[str]:
    return sorted(row["sessionId"] for row in sessions_of(farm) if "endedAt" in row and row["endedAt"] <= until)


def asked_jobs(farm: SimulatedFarm) -> set[str]:
    return {request.parameters["jobId"] for request in farm.log if request.operation == "ListSessions"}


def test_each_session_once_over_restarts(spark: Any, farm: SimulatedFarm, tmp_path: Path) -> None:
    run(stream(spark, farm, lag=lag(farm)), tmp_path)
    first = offset(tmp_path)
    assert rows(spark, tmp_path) == ended(farm, first)
    assert len(rows(spark, tmp_path)) > 50

    farm.advance(hours=1)
    farm.reset()
    run(stream(spark, farm, lag=lag(farm)), tmp_path)
    asked = asked_jobs(farm)
    assert offset(tmp_path) > first
    assert rows(spark, tmp_path) == ended(farm, offset(tmp_path))
    assert len(rows(spark, tmp_path)) > len(ended(farm, first))
    # Jobs that were settled before have nothing new.
    assert len(asked) < load(spark, farm, "list_jobs").count()

    # Further behind than before: nothing is read twice.
    second = offset(tmp_path)
    run(stream(spark, farm, lag=str(6 * 3600)), tmp_path)
    assert offset(tmp_path) == second
    assert rows(spark, tmp_path) == ended(farm, second)


def test_a_batch_that_failed_is_read_again(spark: Any, farm: SimulatedFarm, tmp_path: Path) -> None:
    farm.fault("ListSessions", nth=5, code="AccessDeniedException")
    with pytest.raises(StreamingQueryException, match=r"list_sessions: AccessDeniedException.*while calling"):
        run(stream(spark, farm, lag=lag(farm)), tmp_path)
    first = offset(tmp_path)
    farm.advance(hours=1)
    farm.reset()
    run(stream(spark, farm, lag=lag(farm)), tmp_path)
    assert (tmp_path / "checkpoint" / "commits" / "1").exists()
    assert offset(tmp_path) > first
    assert rows(spark, tmp_path) == ended(farm, offset(tmp_path))


def test_actions_from_a_time_on_in_few_columns(spark: Any, farm: SimulatedFarm, tmp_path: Path) -> None:
    since = farm.now - timedelta(hours=2)
    options = {"lag": lag(farm), "jobsEndedAfter": since.isoformat(), "schema": "status string, sessionActionId string"}
    run(stream(spark, farm, "list_session_actions", **options), tmp_path)
    found = spark.read.parquet(str(tmp_path / "rows"))
    assert found.columns == ["status", "sessionActionId"]
    actions = farm.client().scan("list_session_actions").rows()
    until = offset(tmp_path)
    wanted = [action for action in actions if "endedAt" in action and since < action["endedAt"] <= until]
    assert sorted(tuple(row) for row in found.collect()) == sorted(
        (action["status"], action["sessionActionId"]) for action in wanted
    )
    assert wanted


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"operation": "list_jobs"}, "by list_sessions or list_session_actions, not list_jobs"),
        ({"schema": "started timestamp"}, "list_sessions has no column started: did you mean startedAt"),
    ],
)
def test_a_stream_that_cannot_be(
    spark: Any, farm: SimulatedFarm, tmp_path: Path, options: dict[str, str], text: str
) -> None:
    with pytest.raises(StreamingQueryException, match=text):
        run(stream(spark, farm, **options), tmp_path)
    assert farm.log == []
