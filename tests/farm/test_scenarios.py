"""Scenarios: what a test of a studio's tools says, and what the farm makes of it."""

from __future__ import annotations

import collections
import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import Scenario, SimulatedFarm

from tests.support.local_farm import connect, drain


def place(farm: SimulatedFarm, job: int = 0) -> dict[str, str]:
    return {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id(job)}


def runs(client: Any, job: dict[str, str]) -> list[dict[str, Any]]:
    actions = drain(client, "list_session_actions", **job)
    return [action for action in actions if "taskRun" in action["definition"]]


def test_a_bad_host_is_the_one_that_fails() -> None:
    scenario = Scenario().fleet("nodes", workers=4).fail(worker=2, exit_code=139).job("shot010", frames="1-60")
    with SimulatedFarm(scenario=scenario) as farm:
        farm.advance(hours=3)
        client, job = connect(farm), place(farm)
        workers = {s["sessionId"]: s["workerId"] for s in drain(client, "list_sessions", **job)}
        failed = collections.Counter(
            workers["session-" + action["sessionActionId"].split("-")[1]]
            for action in runs(client, job)
            if action["status"] == "FAILED"
        )
        assert list(failed) == [farm.worker_id(2)]
        action = next(action for action in runs(client, job) if action["status"] == "FAILED")
        assert client.get_session_action(**job, sessionActionId=action["sessionActionId"])["processExitCode"] == 139
        assert client.get_job(**job)["taskRunStatus"] == "SUCCEEDED"


def test_a_broken_frame_is_retried_and_given_up() -> None:
    scenario = (
        Scenario()
        .job("shot010", frames="1001-1020", seconds=30, max_retries=2)
        .fail(frame=1007)
        .fail(frame=1013, times=1)
        .step("Composite", frames="1001-1020", chunk=10, depends_on="Render")
    )
    with SimulatedFarm(scenario=scenario) as farm:
        client, job = connect(farm), place(farm)
        assert client.list_jobs(**{k: v for k, v in job.items() if k != "jobId"})["jobs"][0]["taskRunStatus"] == "READY"
        farm.advance(hours=1)
        tasks = drain(client, "list_tasks", **job, stepId=farm.step_id())
        frames = {int(task["parameters"]["Frame"]["int"]): task for task in tasks}
        assert sorted(frames) == list(range(1001, 1021))
        retried = {frame: (task["runStatus"], task["failureRetryCount"]) for frame, task in frames.items()}
        assert retried.pop(1007) == ("FAILED", 2)
        assert retried.pop(1013) == ("SUCCEEDED", 1)
        assert set(retried.values()) == {("SUCCEEDED", 0)}
        assert {task["endedAt"] - task["startedAt"] for frame, task in frames.items() if frame != 1007} == {
            timedelta(seconds=30)
        }
        composite = drain(client, "list_tasks", **job, stepId=farm.step_id(1))
        assert [task["runStatus"] for task in composite] == ["CANCELED"] * 2
        assert [task["parameters"]["Frames"]["chunkInt"] for task in composite] == ["1001-1010", "1011-1020"]
        assert client.get_job(**job)["taskRunStatus"] == "FAILED"


def test_an_interrupted_instance_loses_its_work() -> None:
    scenario = (
        Scenario()
        .fleet("spot", workers=2, instance_type="c5.4xlarge", spot=True)
        .interrupt(worker=1, after=timedelta(minutes=20))
        .job("shot010", frames="1-8", seconds=600)
    )
    with SimulatedFarm(scenario=scenario) as farm:
        begin, client, job = farm.now, connect(farm), place(farm)
        farm.advance(minutes=25)
        lost = [action for action in runs(client, job) if action["status"] == "INTERRUPTED"]
        assert [action["endedAt"] for action in lost] == [begin + timedelta(minutes=20)]
        fleet = {"farmId": farm.farm_id(), "fleetId": farm.fleet_id()}
        workers = drain(client, "list_workers", **fleet)
        assert [worker["status"] for worker in workers] == ["RUNNING", "STOPPED", "RUNNING"]
        assert {worker["hostProperties"]["ec2InstanceType"] for worker in workers} == {"c5.4xlarge"}
        (only,) = drain(client, "list_fleets", farmId=farm.farm_id())
        assert only["displayName"] == "spot"
        assert only["configuration"]["serviceManagedEc2"]["instanceMarketOptions"]["type"] == "spot"
        farm.advance(hours=2)
        assert client.get_job(**job)["taskRunStatus"] == "SUCCEEDED"


def test_jobs_are_canceled_suspended_and_wait_for_each_other() -> None:
    scenario = (
        Scenario()
        .fleet("nodes", workers=2)
        .queue("Lighting", dollars_per_day=100)
        .job("canceled", frames="1-50")
        .cancel(after=600)
        .job("suspended", frames="1-50", priority=60)
        .suspend(after=120, until=timedelta(hours=2))
        .job("late", frames="1-4", after=timedelta(hours=1), user=3, max_workers=1, parameters={"Küche": '"a"'})
    )
    with SimulatedFarm(scenario=scenario) as farm:
        client, queue = connect(farm), {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
        farm.advance(minutes=30)
        jobs = drain(client, "list_jobs", **queue)
        assert [(job["name"], job["taskRunStatus"]) for job in jobs] == [
            ("canceled", "CANCELED"),
            ("suspended", "SUSPENDED"),
        ]
        assert [job["targetTaskRunStatus"] for job in jobs] == ["CANCELED", "SUSPENDED"]
        farm.advance(days=1)
        jobs = drain(client, "list_jobs", **queue)
        assert [job["taskRunStatus"] for job in jobs] == ["CANCELED", "SUCCEEDED", "SUCCEEDED"]
        assert jobs[2]["maxWorkerCount"] == 1
        parameters = [client.get_job(**queue, jobId=job["jobId"]).get("parameters") for job in jobs]
        assert parameters == [None, None, {"Küche": {"string": '"a"'}}]
        assert len({job["createdBy"] for job in jobs}) == 2
        assert drain(client, "list_queues", farmId=farm.farm_id())[0]["displayName"] == "Lighting"


def test_a_budget_that_is_used_up_blocks_its_queue_until_the_next_day() -> None:
    scenario = (
        Scenario()
        .fleet("spot", workers=4, instance_type="c5.4xlarge", spot=True)
        .queue("Lighting", dollars_per_day=0.5)
        .job("shot010", frames="1-80", seconds=300)
    )
    with SimulatedFarm(scenario=scenario) as farm:
        client, ids = connect(farm), {"farmId": farm.farm_id()}
        farm.advance(hours=6)
        (queue,), (budget,) = drain(client, "list_queues", **ids), drain(client, "list_budgets", **ids)
        assert (queue["status"], queue["blockedReason"]) == ("SCHEDULING_BLOCKED", "BUDGET_THRESHOLD_REACHED")
        assert budget["usages"]["approximateDollarUsage"] >= budget["approximateDollarLimit"] == 0.5
        job = client.get_job(**place(farm))
        assert job["taskRunStatus"] == "READY"
        assert {name for name, count in job["taskRunStatusCounts"].items() if count} == {"SUCCEEDED", "READY"}
        farm.advance(hours=5)
        assert client.get_job(**place(farm)) | {"ResponseMetadata": None} == job | {"ResponseMetadata": None}
        farm.advance(hours=14)
        (queue,), (budget,) = drain(client, "list_queues", **ids), drain(client, "list_budgets", **ids)
        assert (
            client.get_job(**place(farm))["taskRunStatusCounts"]["SUCCEEDED"] > job["taskRunStatusCounts"]["SUCCEEDED"]
        )
        assert budget["approximateDollarLimit"] > 1


def test_a_scenario_is_shared_by_others() -> None:
    base = Scenario().fleet("nodes", workers=1)
    one, two = base.job("one", frames="1-3"), base.job("two", frames="1-5").fail(frame=2)
    for scenario, count in ((base, 0), (one, 3), (two, 5)):
        with SimulatedFarm(scenario=scenario) as farm:
            client, queue = connect(farm), {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
            jobs = drain(client, "list_jobs", **queue)
            assert sum(sum(job["taskRunStatusCounts"].values()) for job in jobs) == count


TOML = """
[[fleets]]
name = "nodes"
workers = 3

[[queues]]
name = "Lighting"

[[jobs]]
name = "shot010"
steps = [{ name = "Render", frames = "1-20:2", seconds = 30.5, failures = [{ frame = 7 }] }]
"""


def test_scenarios_come_from_files(tmp_path: Path) -> None:
    tomllib = pytest.importorskip("tomllib")
    (tmp_path / "night.toml").write_text(TOML)
    (tmp_path / "night.json").write_text(json.dumps(tomllib.loads(TOML)))
    (tmp_path / "night.yaml").write_text(TOML)
    (tmp_path / "other.json").write_text('{"farms": []}')
    for name in ("night.toml", "night.json"):
        with SimulatedFarm(scenario=Scenario.load(tmp_path / name)) as farm:
            tasks = drain(connect(farm), "list_tasks", **place(farm), stepId=farm.step_id())
            assert [task["parameters"]["Frame"]["int"] for task in tasks] == [str(frame) for frame in range(1, 21, 2)]
    with pytest.raises(ValueError, match=r"a \.toml or \.json file"):
        Scenario.load(tmp_path / "night.yaml")
    with pytest.raises(ValueError, match="has the tables fleets, queues, jobs"):
        Scenario.load(str(tmp_path / "other.json"))


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        (Scenario().job("", frames="1-5"), 'scenario.jobs[0].name = "": it is required'),
        (Scenario().job("x", frames="5-1"), 'jobs[0].steps[0].frames = "5-1": not a range'),
        (Scenario().job("x", frames=None), "jobs[0].steps = []: a job has at least one"),
        (Scenario().job("x", queue="y"), 'jobs[0].queue = "y": there is no queue of this name'),
        (Scenario().job("x", seconds=float("nan")), "the scenario is not JSON"),
        (Scenario().job("x", seconds=-1), "steps[0].seconds = -1: not a number from 0"),
        (Scenario().job("x").fail(frame=101), "failures[0].frame = 101: it is not one of the step"),
        (Scenario().job("x").step("y", depends_on="z"), 'steps[1].depends_on = "z": there is no step'),
        (Scenario().job("x", priority=101), "jobs[0].priority = 101: not a whole number from 0 to 100"),
        (Scenario().fleet("x", workers=-1), "fleets[0].workers = -1: not a whole number"),
        (Scenario().fleet("x", spot=True), "fleets[0].spot = true: hosts without an instance_type"),
        (Scenario().fleet("x").fail(worker=1, share=2), "bad_workers[0].share = 2: not a number from 0 to 1"),
        (Scenario().fleet("x").fail(worker=1, exit_code=0), "exit_code = 0: not a whole number other than 0"),
        (Scenario().queue("x", fleets=["y"]), 'queues[0].fleets = ["y"]: not a list of names of fleets'),
    ],
)
def test_what_is_wrong_is_named(scenario: Scenario, text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        SimulatedFarm(scenario=scenario)


def test_what_belongs_to_nothing_is_refused() -> None:
    calls: list[Callable[[], Scenario]] = [
        lambda: Scenario().step("x"),
        lambda: Scenario().fail(frame=1),
        lambda: Scenario().fail(worker=1),
        lambda: Scenario().interrupt(worker=1, after=1),
        lambda: Scenario().cancel(after=1),
        lambda: Scenario().suspend(after=1),
        lambda: Scenario().job("x", frames=None).fail(frame=1),
        lambda: Scenario().job("x").fail(),
        lambda: Scenario().job("x").fail(frame=1, worker=1),
    ]
    for call in calls:
        with pytest.raises(ValueError, match=r"comes after|either a frame or a worker"):
            call()
    with pytest.raises(ValueError, match="a scenario has its own"):
        SimulatedFarm(scenario=Scenario(), workers=3)


def test_ids_and_users_of_ones_own() -> None:
    ids = {kind: f"{kind}-{number:032x}" for number, kind in enumerate(("farm", "fleet", "queue", "job"), 0xAB)}
    scenario = (
        Scenario(farm_id=ids["farm"])
        .fleet("nodes", workers=2, fleet_id=ids["fleet"])
        .queue("Lighting", queue_id=ids["queue"])
        .queue("Other")
        .job("shot010", frames="1-4", user="alice", job_id=ids["job"])
        .job("shot020", frames="1-4", after=60)
    )
    with SimulatedFarm(scenario=scenario) as farm:
        farm.advance(hours=1)
        client = farm.client()
        assert (farm.farm_id(), farm.fleet_id(), farm.queue_id(), farm.job_id()) == tuple(ids.values())
        job = {"farmId": ids["farm"], "queueId": ids["queue"], "jobId": ids["job"]}
        assert client.get_job(**job)["createdBy"] == "alice"
        assert {session["fleetId"] for session in drain(client, "list_sessions", **job)} == {ids["fleet"]}
        first, second = client.scan("list_jobs").rows()
        assert first["jobId"] == ids["job"]
        assert second["createdBy"] != "alice"
        assert client.get_queue(farmId=ids["farm"], queueId=farm.queue_id(1))["displayName"] == "Other"
        now = datetime(2026, 1, 7, tzinfo=timezone.utc)
        started = farm.boto3_client().start_sessions_statistics_aggregation(
            farmId=ids["farm"],
            resourceIds={"queueIds": [ids["queue"]]},
            startTime=now - timedelta(days=2),
            endTime=now,
            groupBy=["USER_ID"],
            statistics=["SUM"],
        )
        found = client.get_sessions_statistics_aggregation(farmId=ids["farm"], aggregationId=started["aggregationId"])
        assert "alice" in {row["userId"] for row in found["statistics"]}
        assert Scenario().to_json() == json.dumps(
            {"fleets": [{"name": "nodes"}], "queues": [{"name": "queue"}], "jobs": []}
        )


@pytest.mark.parametrize(
    ("scenario", "why"),
    [
        (Scenario(farm_id="farm-1"), r"farm_id = \"farm-1\": not farm- and 32 hexadecimal digits"),
        (Scenario().queue("q", queue_id="job-" + "0" * 32), "queue_id"),
        (Scenario().job("a", job_id="job-" + "0" * 32).job("b", job_id="job-" + "0" * 32), "twice"),
        (Scenario().job("a", user="x" * 48), "user"),
    ],
)
def test_ids_that_are_none(scenario: Scenario, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        SimulatedFarm(scenario=scenario)
