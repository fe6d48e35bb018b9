"""What went wrong in the night is found, and numbers are those of the service."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import polars
import pytest
from deadline_pages import report
from deadline_pages.testing import Scenario, SimulatedFarm


def statistics(farm: SimulatedFarm, begin: datetime, end: datetime, group: str) -> list[dict[str, Any]]:
    """Ask the service for the hours of sessions."""
    client, ids = farm.boto3_client(), {"farmId": farm.farm_id()}
    started = client.start_sessions_statistics_aggregation(
        **ids,
        resourceIds={"queueIds": [farm.queue_id(0), farm.queue_id(1)]},
        startTime=begin,
        endTime=end,
        groupBy=[group],
        statistics=["SUM"],
    )
    answer = client.get_sessions_statistics_aggregation(**ids, aggregationId=started["aggregationId"])
    return list(answer["statistics"])


def test_ten_questions(night: Any) -> None:
    """As a user asks them: as many lines as questions."""
    answers = [
        report.utilization(night, by="fleet"),
        report.timeline(night),
        report.phases(night),
        report.frame_times(night),
        report.failures(night),
        report.waits(night),
        report.gaps(night),
        report.hours(night, by="user"),
        report.running(night),
        report.eta(night),
        report.lost(night),
    ]
    assert all(len(answer) for answer in answers)


def test_a_bad_host_is_found(farm: SimulatedFarm, night: Any) -> None:
    worst, *others = report.failures(night).rows(named=True)
    assert worst["workerId"] == farm.worker_id(2, fleet=1)
    assert worst["hostName"] == "render003"
    assert worst["failedShare"] == 1
    # What it failed at succeeds elsewhere.
    assert worst["recovered"] > 0.7 * worst["retried"] > 10
    assert all(other["failedShare"] < 0.2 for other in others)


def test_a_bad_frame_is_found(night: Any) -> None:
    worst, *others = report.failures(night, by="frame").rows(named=True)
    assert (worst["jobName"], worst["stepName"], worst["parameters"]) == ("shot010", "Render", "Frame=1017")
    assert worst["failed"] == worst["runs"] > 4
    assert (worst["taskStatus"], worst["recovered"], worst["retried"]) == ("FAILED", 0, worst["failed"] - 1)
    assert worst["workers"] > 1
    assert all(other["workers"] == 1 for other in others)


def test_an_interrupted_worker_is_found(farm: SimulatedFarm, night: Any) -> None:
    lost = report.lost(night, by="worker")
    (interrupted,) = lost.filter(lost["interruptedHours"] > 0).rows(named=True)
    assert (interrupted["workerId"], interrupted["fleetName"]) == (farm.worker_id(1, fleet=0), "spot")
    by_user = report.lost(night, by="user")
    assert by_user["canceledHours"].sum() > 0
    assert by_user["lostHours"].sum() == pytest.approx(lost["lostHours"].sum())


@pytest.mark.parametrize(
    ("by", "group", "key"),
    [
        ("job", "JOB_ID", "jobId"),
        ("user", "USER_ID", "userId"),
        ("queue", "QUEUE_ID", "queueId"),
        ("fleet", "FLEET_ID", "fleetId"),
        ("instance_type", "INSTANCE_TYPE", "instanceType"),
    ],
)
def test_hours_are_the_services(farm: SimulatedFarm, night: Any, by: Any, group: str, key: str) -> None:
    rows = statistics(farm, farm.now - timedelta(days=1), farm.now, group)
    theirs = {row.get(key): (row["count"], row["runtimeInSeconds"]["sum"]) for row in rows}
    hours = report.hours(night, by=by)
    ours = {row[key]: (row["sessions"], pytest.approx(row["hours"] * 3600)) for row in hours.rows(named=True)}
    assert ours == theirs


@pytest.mark.parametrize(("since", "until"), [(90, 0), (90, 30), (20, 10)])
def test_hours_of_a_while_are_the_services(farm: SimulatedFarm, since: int, until: int) -> None:
    """Sessions that reach out of the snapshot's time count for what is in it."""
    begin, end = (farm.now - timedelta(minutes=minutes) for minutes in (since, until))
    snapshot = farm.client().snapshot(farm.farm_id(), since=begin, until=end)
    theirs = statistics(farm, begin, end, "JOB_ID")
    ours = report.hours(snapshot, now=farm.now)
    found = {row["jobId"]: (row["sessions"], pytest.approx(row["hours"] * 3600)) for row in ours.rows(named=True)}
    assert found == {row["jobId"]: (row["count"], row["runtimeInSeconds"]["sum"]) for row in theirs}
    times = report.timeline(snapshot, now=farm.now, by="action").select("startedAt", "endedAt")
    assert times.select(polars.all_horizontal(polars.all().is_between(begin, end))).to_series().all()
    busy = report.utilization(snapshot, now=farm.now)
    assert busy["utilization"].is_between(0, 1).all()
    assert busy["availableHours"].max() == pytest.approx((end - begin) / timedelta(hours=1))
    assert busy["busyHours"].sum() == pytest.approx(ours["hours"].sum())


def test_what_takes_too_long_is_stuck(night: Any) -> None:
    assert not report.running(night)["isStuck"].any()
    later = night.taken_at + timedelta(hours=5)
    running = report.running(night, now=later)
    tasks = running.filter(running["phase"] == "task")
    assert tasks["isStuck"].all()
    assert tasks["timesMedian"].min() > 10


def test_what_runs_on_a_lost_worker_is_stuck(night: Any) -> None:
    lost = report.running(night)["workerId"][0]
    is_lost = polars.col("workerId") == lost
    status = polars.when(is_lost).then(polars.lit("NOT_RESPONDING")).otherwise("status")
    workers = night.workers.to_polars().with_columns(status=status)
    running = report.running(night.tables | {"workers": workers}, now=night.taken_at)
    assert running.filter("isStuck")["workerId"].to_list() == [lost]
    assert running["workerId"][0] == lost


def test_a_job_waits_until_it_begins(night: Any) -> None:
    waits = {row["jobName"]: row for row in report.waits(night).rows(named=True)}
    assert waits["tomorrow"]["isWaiting"]
    assert waits["tomorrow"]["waitSeconds"] == 30 * 60
    assert "regretted" not in waits
    assert report.waits(night, by="queue")["waiting"].sum() == 1


def test_the_estimate_holds() -> None:
    scenario = Scenario().fleet("nodes", workers=4).job("shot", frames="1-200", seconds=120, spread=0.2)
    with SimulatedFarm(scenario=scenario) as farm:
        client = farm.client()
        farm.advance(minutes=30)
        (row,) = report.eta(client.snapshot(farm.farm_id()), now=farm.now).rows(named=True)
        early = farm.now
        farm.advance(hours=5)
        (job,) = client.list_jobs(farmId=farm.farm_id(), queueId=farm.queue_id())["jobs"]
        assert row["workers"] == 4
        assert abs(row["eta"] - job["endedAt"]) < 0.1 * (job["endedAt"] - early)
        assert len(report.eta(client.snapshot(farm.farm_id()), now=farm.now)) == 0
