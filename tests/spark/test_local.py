"""Frames in a Spark of this machine, beside what boto3 lists of the same farm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timezone
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm
from pyspark.errors import AnalysisException, PySparkException

from tests.spark.conftest import Connect
from tests.support.spark import load, sessions_of

NOWHERE = "farm-" + "0" * 32
PUSH_DOWN = "spark.sql.python.filterPushdown.enabled"


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the event log."""
    return tmp_path_factory.mktemp("events")


@pytest.fixture(scope="module")
def spark(connect: Connect, events: Path) -> Any:
    log = {"spark.eventLog.enabled": "true", "spark.eventLog.dir": events.as_uri(), "spark.eventLog.compress": "false"}
    return connect("local[2]", **log)


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(queues=2, jobs=10, sessions_per_job=120, running_jobs=0) as farm:
        yield farm


@pytest.fixture(autouse=True)
def fresh(farm: LocalFarm) -> None:
    farm.reset()


@pytest.fixture
def pushing(spark: Any) -> Iterator[None]:
    spark.conf.set(PUSH_DOWN, "true")
    yield
    spark.conf.unset(PUSH_DOWN)


def asked(farm: LocalFarm, operation: str) -> int:
    return sum(request.operation == operation for request in farm.log)


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """What is not null, with Spark's times as boto3's."""
    zoned = {"startedAt", "endedAt", "updatedAt"}
    return {
        name: value.replace(tzinfo=timezone.utc) if name in zoned else value
        for name, value in row.items()
        if value is not None
    }


def test_every_row_as_boto3_lists_it(spark: Any, farm: LocalFarm) -> None:
    rows = sorted((plain(row.asDict()) for row in load(spark, farm).collect()), key=lambda row: row["sessionId"])
    listed = sorted(sessions_of(farm), key=lambda row: row["sessionId"])
    assert len(rows) == 2 * 10 * 120
    times = ("startedAt", "endedAt", "updatedAt")
    assert rows == [plain({**row, **{name: row[name] for name in times if name in row}}) for row in listed]


def test_loading_sends_nothing(spark: Any, farm: LocalFarm) -> None:
    frame = load(spark, farm, region="eu-central-1", farmId=farm.farm_id())
    assert "sessionId" in frame.columns
    assert farm.log == []


@pytest.mark.parametrize(
    "operation",
    ["list_farms", "list_jobs", "list_tasks", "list_session_actions", "list_workers", "list_step_consumers"],
)
def test_other_operations(spark: Any, farm: LocalFarm, operation: str) -> None:
    scanned = farm.client().scan(operation).table()
    frame = load(spark, farm, operation)
    assert frame.columns == scanned.column_names
    assert frame.count() == scanned.num_rows


def test_ids_narrow_it(spark: Any, farm: LocalFarm) -> None:
    jobs = f"{farm.job_id(1)},{farm.job_id(2)}"
    frame = load(spark, farm, farmId=farm.farm_id(), queueId=farm.queue_id(), jobId=jobs)
    assert {row.jobId for row in frame.select("jobId").distinct().collect()} == set(jobs.split(","))
    assert asked(farm, "ListJobs") == 0


def test_nothing_is_an_empty_frame(spark: Any) -> None:
    with LocalFarm(jobs=0) as empty:
        assert load(spark, empty).collect() == []
        assert load(spark, empty).count() == 0


def test_jobs_that_ended_long_ago_are_not_asked(spark: Any, farm: LocalFarm) -> None:
    assert load(spark, farm, jobsEndedAfter="2026-01-06").count() == 0
    assert asked(farm, "ListSessions") == 0
    assert load(spark, farm, jobsEndedAfter="2026-01-05").count() == 2400


def test_a_schema_of_fewer_columns_reaches_the_decoder(spark: Any, farm: LocalFarm) -> None:
    frame = load(spark, farm, schema="startedAt timestamp, sessionId string")
    assert frame.columns == ["startedAt", "sessionId"]
    assert frame.distinct().count() == 2400
    with pytest.raises(AnalysisException, match="list_sessions has no column sesionId: did you mean sessionId"):
        load(spark, farm, schema="sesionId string").count()


def test_a_query_in_sql(spark: Any, farm: LocalFarm) -> None:
    spark.sql(
        "create or replace temporary view sessions using deadline "
        f"options (operation 'list_sessions', endpointUrl '{farm.endpoint_url}', queueId '{farm.queue_id(1)}')"
    )
    (row,) = spark.sql("select count(*) as n, count(distinct jobId) as jobs from sessions").collect()
    assert (row.n, row.jobs) == (1200, 10)


# -- Filters -------------------------------------------------------------------------------------------------------


def test_filters_where_the_setting_is_off(spark: Any, farm: LocalFarm) -> None:
    """Spark refuses readers that define `pushFilters` then; ours is let through, and Spark filters."""
    assert spark.conf.get(PUSH_DOWN) == "false"
    frame = load(spark, farm)
    assert frame.filter(frame.jobId == farm.job_id(3)).count() == 120
    assert asked(farm, "ListSessions") == 2 * 10 * 2


@pytest.mark.usefixtures("pushing")
@pytest.mark.parametrize(
    ("condition", "jobs", "rows"),
    [
        ("queueId = '{queue}'", 10, 1200),
        ("jobId in ('{job}', '{other}', 'job-nowhere')", 2, 240),
        ("queueId = '{queue}' and jobId = '{other}'", 0, 0),
        ("queueId = 'queue-nowhere'", 0, 0),
        ("endedAt > '2026-01-06'", 0, 0),
        ("endedAt >= '2026-01-05' and startedAt < '2026-01-06'", 20, 2400),
        ("startedAt < '2026-01-05'", 0, 0),
        ("jobId = '{job}' or queueId = '{queue}'", 20, 1320),
        ("jobId like 'job-%' and jobId is not null", 20, 2400),
    ],
)
def test_filters_where_it_is_on(spark: Any, farm: LocalFarm, condition: str, jobs: int, rows: int) -> None:
    condition = condition.format(queue=farm.queue_id(1), job=farm.job_id(3), other=farm.job_id(4))
    assert load(spark, farm).filter(condition).count() == rows
    assert asked(farm, "ListSessions") == jobs * 2


@pytest.mark.usefixtures("pushing")
def test_filters_of_columns_that_are_no_parents(spark: Any, farm: LocalFarm) -> None:
    frame = load(spark, farm, "list_sessions_for_worker")
    queue = farm.queue_id(1)
    assert frame.filter(frame.queueId == queue).count() == len([row for row in frame.collect() if row.queueId == queue])


# -- Errors --------------------------------------------------------------------------------------------------------


def test_a_farm_that_is_nowhere(spark: Any, farm: LocalFarm) -> None:
    frame = load(spark, farm, farmId=NOWHERE)
    with pytest.raises(AnalysisException) as caught:
        frame.count()
    assert re.search(
        r"RuntimeError: list_sessions: ResourceNotFoundException: .*"
        rf"\(while calling list_queues\(farmId='{NOWHERE}'\)\)\n",
        str(caught.value),
    )


def test_no_answer(spark: Any, farm: LocalFarm) -> None:
    with pytest.raises(AnalysisException, match=r"list_sessions: EndpointConnectionError: .*127\.0\.0\.1:1/"):
        load(spark, farm, endpointUrl="http://127.0.0.1:1").count()


def test_a_job_that_is_deleted_meanwhile(spark: Any, farm: LocalFarm) -> None:
    """The service answers so for a job that was there when the jobs were listed: its rows are gone as well."""
    gone = farm.fault("ListSessions", jobId=farm.job_id(5), code="ResourceNotFoundException")
    frame = load(spark, farm)
    assert frame.count() == 2400 - 120
    assert gone.count == 1
    assert frame.filter(frame.jobId == farm.job_id(5)).count() == 0


def test_a_job_that_was_given_and_is_nowhere(spark: Any, farm: LocalFarm) -> None:
    ids = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": "job-" + "0" * 32}
    with pytest.raises(PySparkException, match=f"ResourceNotFoundException.*while calling .*{ids['jobId']}"):
        load(spark, farm, **ids).count()


def test_a_listing_that_fails(spark: Any, farm: LocalFarm) -> None:
    farm.fault("ListSessions", jobId=farm.job_id(5), code="AccessDeniedException")
    with pytest.raises(PySparkException) as caught:
        load(spark, farm).count()
    last = next(line for line in str(caught.value).splitlines() if "AccessDenied" in line)
    assert last.startswith("RuntimeError: list_sessions: AccessDeniedException: ")
    assert all(f"{name}='{value}'" in last for name, value in (("farmId", farm.farm_id()), ("jobId", farm.job_id(5))))
    assert "The above exception" not in str(caught.value)
    assert "During handling" not in str(caught.value)


def test_a_farm_that_throttles(spark: Any) -> None:
    with LocalFarm(jobs=60, queues=1, sessions_per_job=3, requests_per_second=20, burst=5) as slow:
        assert load(spark, slow, partitions="2").distinct().count() == 180
        assert any(request.status == 429 for request in slow.log)


def test_few_rows_of_many(spark: Any, farm: LocalFarm) -> None:
    assert len(load(spark, farm).limit(5).collect()) == 5
    assert load(spark, farm).count() == 2400


# -- Secrets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("schema", [None, "sessionId string"])
def test_a_secret_among_the_options(spark: Any, farm: LocalFarm, schema: str | None) -> None:
    with pytest.raises(AnalysisException, match="option awssecretaccesskey is not taken"):
        load(spark, farm, schema=schema, awsSecretAccessKey="hush-option").count()
    assert farm.log == []


def test_a_secret_in_sql(spark: Any, farm: LocalFarm) -> None:
    given = f"operation 'list_sessions', endpointUrl '{farm.endpoint_url}', aws_session_token 'hush-sql'"
    with pytest.raises(AnalysisException, match="option aws_session_token is not taken"):
        spark.sql(f"create temporary view secret using deadline options ({given})")


def test_no_secret_is_in_the_event_log(spark: Any, farm: LocalFarm, events: Path) -> None:
    """After the tests above, with the secret of the environment, which was used."""
    assert load(spark, farm).count() == 2400
    assert {request.access_key_id for request in farm.log} == {"AKIDDRIVER"}
    logs = [path.read_text() for path in events.rglob("*") if path.is_file()]
    assert any("BatchScan deadline" in log for log in logs)
    assert all("hush" not in log for log in logs)
