"""What changes a simulated farm: jobs are submitted and steered, farms, queues and fleets come and go; with boto3."""

from __future__ import annotations

import contextlib
import json
import random
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from deadline_pages.testing import LocalFarm, Scenario, SimulatedFarm

from tests.support.local_farm import drain

TEMPLATE = textwrap.dedent("""
    specificationVersion: jobtemplate-2023-09
    name: "{{Param.Shot}}"
    description: Two steps
    parameterDefinitions:
      - {name: Shot, type: STRING}
      - {name: Frames, type: STRING, default: "1-6"}
      - {name: Samples, type: INT, default: 4, maxValue: 64}
    steps:
      - name: Render
        parameterSpace:
          taskParameterDefinitions:
            - {name: Frame, type: INT, range: "{{Param.Frames}}"}
            - {name: Eye, type: STRING, range: [left, right]}
        script: {actions: {onRun: {command: render}}}
      - name: Composite
        dependencies: [{dependsOn: Render}]
        script: {actions: {onRun: {command: composite}}}
""")

LONG = {"Shot": {"string": "sh010"}, "Frames": {"string": "1-30"}}


@pytest.fixture
def farm() -> Iterator[SimulatedFarm]:
    with SimulatedFarm(scenario=Scenario().fleet("nodes", workers=4).queue("Lighting")) as farm:
        yield farm


@pytest.fixture
def client(farm: SimulatedFarm) -> Any:
    return farm.boto3_client()


def queue_of(farm: SimulatedFarm) -> dict[str, str]:
    return {"farmId": farm.farm_id(), "queueId": farm.queue_id()}


def submit(client: Any, farm: SimulatedFarm, **options: Any) -> dict[str, str]:
    options = {"parameters": {"Shot": {"string": "sh010"}}, "template": TEMPLATE, "templateType": "YAML", **options}
    queue = queue_of(farm)
    return {**queue, "jobId": client.create_job(**queue, priority=50, **options)["jobId"]}


def refused(code: str, call: Any, **arguments: Any) -> dict[str, Any]:
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response = dict(caught.value.response)
    assert response["Error"]["Code"] == code
    return response


def statuses(client: Any, job: dict[str, str]) -> dict[str, int]:
    counts = client.get_job(**job)["taskRunStatusCounts"]
    return {status: count for status, count in counts.items() if count}


def waiting(client: Any, job: dict[str, str]) -> dict[str, int]:
    """Return the counts, those with tasks that idle workers were given at once as ready."""
    counts = statuses(client, job)
    scheduled = counts.pop("SCHEDULED", 0)
    return {**counts, "READY": counts.get("READY", 0) + scheduled}


def test_a_submitted_job_runs(farm: SimulatedFarm, client: Any) -> None:
    job = submit(client, farm, parameters={"Shot": {"string": "sh010"}, "Samples": {"int": "16"}})
    client.get_waiter("job_create_complete").wait(**job)
    told = client.get_job(**job)
    assert (told["name"], told["description"], told["priority"]) == ("sh010", "Two steps", 50)
    assert told["parameters"] == {
        "Frames": {"string": "1-6"},
        "Samples": {"int": "16"},
        "Shot": {"string": "sh010"},
    }
    render, composite = drain(client, "list_steps", **job)
    assert (render["name"], render["taskRunStatusCounts"]["READY"]) == ("Render", 12)
    assert (composite["name"], composite["taskRunStatusCounts"]["PENDING"]) == ("Composite", 1)
    space = client.get_step(**job, stepId=render["stepId"])["parameterSpace"]
    assert space == {"parameters": [{"name": "Frame", "type": "INT"}, {"name": "Eye", "type": "STRING"}]}
    tasks = drain(client, "list_tasks", **job, stepId=render["stepId"])
    assert [task["parameters"] for task in tasks[:2]] == [
        {"Frame": {"int": "1"}, "Eye": {"string": "left"}},
        {"Frame": {"int": "1"}, "Eye": {"string": "right"}},
    ]
    [task] = drain(client, "list_tasks", **job, stepId=composite["stepId"])
    assert task["parameters"] == {}
    [waits] = drain(client, "list_step_dependencies", **job, stepId=composite["stepId"])
    assert (waits["stepId"], waits["status"]) == (render["stepId"], "UNRESOLVED")
    [consumer] = drain(client, "list_step_consumers", **job, stepId=render["stepId"])
    assert (consumer["stepId"], consumer["status"]) == (composite["stepId"], "UNRESOLVED")
    farm.advance(hours=2)
    assert statuses(client, job) == {"SUCCEEDED": 13}
    assert len(drain(client, "list_sessions", **job)) >= 4
    client.get_waiter("job_succeeded").wait(**job)
    assert farm.log[0].operation == "CreateJob"
    assert farm.log[0].status == 201


def test_what_a_submission_says_counts(farm: SimulatedFarm, client: Any) -> None:
    queue = queue_of(farm)
    profile = client.list_storage_profiles_for_queue(**queue)["storageProfiles"][0]["storageProfileId"]
    job = submit(
        client,
        farm,
        nameOverride="other",
        descriptionOverride="why",
        maxRetriesPerTask=1,
        maxFailedTasksCount=3,
        maxWorkerCount=2,
        storageProfileId=profile,
        targetTaskRunStatus="SUSPENDED",
    )
    told = client.get_job(**job)
    assert (told["name"], told["description"], told["storageProfileId"]) == ("other", "why", profile)
    assert (told["maxRetriesPerTask"], told["maxFailedTasksCount"], told["maxWorkerCount"]) == (1, 3, 2)
    farm.advance(hours=1)
    assert statuses(client, job) == {"SUSPENDED": 12, "PENDING": 1}
    client.update_job(**job, targetTaskRunStatus="READY")
    farm.advance(minutes=2)
    assert len({session["workerId"] for session in drain(client, "list_sessions", **job)}) == 2
    copy = client.create_job(**queue, priority=10, sourceJobId=job["jobId"])["jobId"]
    assert client.get_job(**queue, jobId=copy)["sourceJobId"] == job["jobId"]
    assert len(drain(client, "list_steps", **queue, jobId=copy)) == 2


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"template": "name: x"}, "specificationVersion"),
        ({"template": TEMPLATE.replace("steps:", "stops:")}, "stops"),
        ({"templateType": "JSON"}, "JSON"),
        ({"parameters": {}}, "Shot"),
        ({"parameters": {"Shot": {"string": "a"}, "Samples": {"int": "65"}}}, "Samples"),
        ({"parameters": {"Shot": {"string": "a"}, "Frames": {"string": "1-100000000"}}}, "100000"),
        ({"storageProfileId": "sp-1"}, "storageProfileId"),
    ],
)
def test_what_cannot_be_submitted_is_refused(farm: SimulatedFarm, client: Any, options: Any, why: str) -> None:
    response = refused("ValidationException", lambda **given: submit(client, farm, **given), **options)
    assert why in json.dumps(response)
    assert drain(client, "list_jobs", **queue_of(farm)) == []


def test_jobs_are_steered(farm: SimulatedFarm, client: Any) -> None:
    job = submit(client, farm, parameters=LONG)
    farm.advance(minutes=4)
    assert "RUNNING" in statuses(client, job)
    client.update_job(**job, targetTaskRunStatus="SUSPENDED", priority=77)
    farm.advance(minutes=10)
    assert set(statuses(client, job)) == {"SUCCEEDED", "SUSPENDED", "PENDING"}
    assert client.get_job(**job)["priority"] == 77
    client.update_job(**job, targetTaskRunStatus="CANCELED")
    assert set(statuses(client, job)) == {"SUCCEEDED", "CANCELED"}
    client.update_job(**job, targetTaskRunStatus="PENDING")
    assert waiting(client, job) == {"READY": 60, "PENDING": 1}
    farm.advance(hours=2)
    assert statuses(client, job) == {"SUCCEEDED": 61}
    client.update_job(**job, lifecycleStatus="ARCHIVED", name="gone")
    assert client.get_job(**job)["lifecycleStatus"] == "ARCHIVED"
    response = refused("ConflictException", client.update_job, **job, priority=1)
    assert response["reason"] == "STATUS_CONFLICT"


def test_steps_and_tasks_are_steered(farm: SimulatedFarm, client: Any) -> None:
    job = submit(client, farm, parameters=LONG)
    render, composite = drain(client, "list_steps", **job)
    step = {**job, "stepId": render["stepId"]}
    farm.advance(minutes=4)
    tasks = drain(client, "list_tasks", **step)
    running = next(task["taskId"] for task in tasks if task["runStatus"] == "RUNNING")
    client.update_task(**step, taskId=running, targetRunStatus="CANCELED")
    assert client.get_task(**step, taskId=running)["runStatus"] == "INTERRUPTING"
    ready = [task["taskId"] for task in tasks if task["runStatus"] == "READY"]
    client.update_task(**step, taskId=ready[0], targetRunStatus="SUCCEEDED")
    client.update_task(**step, taskId=ready[1], targetRunStatus="FAILED")
    farm.advance(hours=2)
    told = {task["taskId"]: task["runStatus"] for task in drain(client, "list_tasks", **step)}
    assert (told[running], told[ready[0]], told[ready[1]]) == ("CANCELED", "SUCCEEDED", "FAILED")
    assert statuses(client, job) == {"SUCCEEDED": 58, "FAILED": 1, "CANCELED": 2}
    for task in (running, ready[1]):
        client.update_task(**step, taskId=task, targetRunStatus="PENDING")
    client.update_step(**job, stepId=composite["stepId"], targetTaskRunStatus="PENDING")
    assert waiting(client, job) == {"SUCCEEDED": 58, "READY": 2, "PENDING": 1}
    farm.advance(hours=2)
    assert statuses(client, job) == {"SUCCEEDED": 61}


def test_jobs_and_steps_are_marked_as_documented(farm: SimulatedFarm, client: Any) -> None:
    job = submit(client, farm)
    render, composite = (step["stepId"] for step in drain(client, "list_steps", **job))
    [first, second, *_] = (task["taskId"] for task in drain(client, "list_tasks", **job, stepId=render))
    client.update_task(**job, stepId=render, taskId=first, targetRunStatus="SUCCEEDED")
    client.update_task(**job, stepId=render, taskId=second, targetRunStatus="CANCELED")
    client.update_step(**job, stepId=render, targetTaskRunStatus="SUSPENDED")
    assert statuses(client, job) == {"SUCCEEDED": 1, "CANCELED": 1, "SUSPENDED": 10, "PENDING": 1}
    client.update_job(**job, targetTaskRunStatus="FAILED")
    assert statuses(client, job) == {"SUCCEEDED": 1, "FAILED": 12}
    client.update_job(**job, targetTaskRunStatus="CANCELED")
    assert statuses(client, job) == {"SUCCEEDED": 1, "FAILED": 12}
    client.update_job(**job, targetTaskRunStatus="SUCCEEDED")
    assert statuses(client, job) == {"SUCCEEDED": 13}
    # What depended on the step has its results, whatever becomes of it now.
    client.update_step(**job, stepId=render, targetTaskRunStatus="PENDING")
    assert waiting(client, job) == {"SUCCEEDED": 1, "READY": 12}
    [waits] = drain(client, "list_step_dependencies", **job, stepId=composite)
    assert waits["status"] == "UNRESOLVED"
    farm.advance(hours=2)
    assert statuses(client, job) == {"SUCCEEDED": 13}
    canceled = submit(client, farm)
    client.update_job(**canceled, targetTaskRunStatus="CANCELED")
    client.update_job(**canceled, targetTaskRunStatus="SUCCEEDED")
    assert statuses(client, canceled) == {"SUCCEEDED": 13}
    assert "targetTaskRunStatus" not in client.get_job(**canceled)


def test_many_are_steered_at_once(farm: SimulatedFarm, client: Any) -> None:
    job = submit(client, farm)
    render = drain(client, "list_steps", **job)[0]["stepId"]
    tasks = [task["taskId"] for task in drain(client, "list_tasks", **job, stepId=render)]
    items = [{**job, "stepId": render, "taskId": task, "targetRunStatus": "SUSPENDED"} for task in tasks[:3]]
    unknown = {**items[0], "taskId": tasks[0].rpartition("-")[0] + "-99"}
    [error] = client.batch_update_task(tasks=[*items, unknown])["errors"]
    assert (error["code"], error["taskId"]) == ("ResourceNotFoundException", unknown["taskId"])
    assert statuses(client, job) == {"READY": 9, "SUSPENDED": 3, "PENDING": 1}
    assert client.batch_update_job(jobs=[{**job, "targetTaskRunStatus": "CANCELED"}])["errors"] == []
    assert statuses(client, job) == {"CANCELED": 13}


def test_a_session_is_ended(farm: SimulatedFarm, client: Any) -> None:
    job = submit(client, farm)
    farm.advance(minutes=4)
    session = {**job, "sessionId": drain(client, "list_sessions", **job)[0]["sessionId"]}
    client.update_session(**session, targetLifecycleStatus="ENDED")
    assert client.get_session(**session)["targetLifecycleStatus"] == "ENDED"
    farm.advance(minutes=2)
    assert client.get_session(**session)["lifecycleStatus"] == "ENDED"
    refused("ConflictException", client.update_session, **session, targetLifecycleStatus="ENDED")
    farm.advance(hours=2)
    assert statuses(client, job) == {"SUCCEEDED": 13}


def test_a_request_that_is_sent_again_is_carried_out_once(farm: SimulatedFarm, client: Any) -> None:
    farm.fault("CreateJob", broken="truncated", times=1)
    # The job is there, and half of the answer is no JSON.
    with pytest.raises(KeyError):
        submit(client, farm, clientToken="mine")
    job = submit(client, farm, clientToken="mine")
    assert [listed["jobId"] for listed in drain(client, "list_jobs", **queue_of(farm))] == [job["jobId"]]
    assert submit(client, farm, clientToken="other") != job


def test_farms_queues_and_fleets_come_and_go(farm: SimulatedFarm, client: Any) -> None:
    other = client.create_farm(displayName="Other", description="new")["farmId"]
    assert client.get_farm(farmId=other)["description"] == "new"
    assert [known["displayName"] for known in drain(client, "list_farms")] == ["Farm 0", "Other"]
    settings = {"s3BucketName": "bucket", "rootPrefix": "Deadline"}
    queue = client.create_queue(farmId=other, displayName="Comp", jobAttachmentSettings=settings)["queueId"]
    assert client.get_queue(farmId=other, queueId=queue)["jobAttachmentSettings"] == settings
    refused("ResourceNotFoundException", client.get_queue, farmId=farm.farm_id(), queueId=queue)
    capabilities = {
        "vCpuCount": {"min": 4},
        "memoryMiB": {"min": 2048},
        "osFamily": "LINUX",
        "cpuArchitectureType": "x86_64",
        "allowedInstanceTypes": ["c6i.xlarge"],
    }
    service = {"instanceCapabilities": capabilities, "instanceMarketOptions": {"type": "spot"}}
    fleet = client.create_fleet(
        farmId=other,
        displayName="Spot",
        roleArn="arn:aws:iam::111122223333:role/Fleet",
        maxWorkerCount=2,
        configuration={"serviceManagedEc2": service},
    )["fleetId"]
    client.get_waiter("fleet_active").wait(farmId=other, fleetId=fleet)
    assert client.get_fleet(farmId=other, fleetId=fleet)["configuration"]["serviceManagedEc2"] == service
    pair = {"farmId": other, "queueId": queue, "fleetId": fleet}
    client.create_queue_fleet_association(**pair)
    assert client.get_queue_fleet_association(**pair)["status"] == "ACTIVE"
    job = {"farmId": other, "queueId": queue}
    parameters = {"Shot": {"string": "x"}}
    job["jobId"] = client.create_job(**job, priority=50, template=TEMPLATE, templateType="YAML", parameters=parameters)[
        "jobId"
    ]
    farm.advance(minutes=8)
    workers = drain(client, "list_workers", farmId=other, fleetId=fleet)
    assert [worker["hostProperties"]["ec2InstanceType"] for worker in workers] == ["c6i.xlarge"] * 2
    assert "RUNNING" in statuses(client, job)

    client.update_farm(farmId=other, displayName="Renamed")
    client.update_queue(farmId=other, queueId=queue, displayName="Comp 2", description="d")
    client.update_fleet(farmId=other, fleetId=fleet, displayName="Spot 2", maxWorkerCount=1)
    assert drain(client, "list_farms")[1]["displayName"] == "Renamed"
    assert drain(client, "list_queues", farmId=other)[0]["displayName"] == "Comp 2"
    assert drain(client, "list_fleets", farmId=other)[0]["maxWorkerCount"] == 1

    refused("ConflictException", client.delete_queue, farmId=other, queueId=queue)
    refused("ConflictException", client.delete_fleet, farmId=other, fleetId=fleet)
    refused("ConflictException", client.delete_farm, farmId=other)
    refused("ConflictException", client.delete_queue_fleet_association, **pair)
    client.update_queue_fleet_association(**pair, status="STOP_SCHEDULING_AND_CANCEL_TASKS")
    assert client.get_queue_fleet_association(**pair)["status"] == "STOP_SCHEDULING_AND_CANCEL_TASKS"
    farm.advance(minutes=5)
    client.get_waiter("queue_fleet_association_stopped").wait(**pair)
    assert "RUNNING" not in statuses(client, job)
    client.delete_queue_fleet_association(**pair)
    assert drain(client, "list_queue_fleet_associations", farmId=other) == []
    client.delete_queue(farmId=other, queueId=queue)
    client.delete_fleet(farmId=other, fleetId=fleet)
    assert drain(client, "list_queues", farmId=other) == drain(client, "list_fleets", farmId=other) == []
    refused("ResourceNotFoundException", client.get_job, **job)
    client.delete_farm(farmId=other)
    assert len(drain(client, "list_farms")) == 1


def test_deleted_farms_make_room(client: Any) -> None:
    farms = [client.create_farm(displayName="x")["farmId"] for _ in range(999)]
    response = refused("ServiceQuotaExceededException", client.create_farm, displayName="x")
    assert (response["resourceType"], "1000" in response["Error"]["Message"]) == ("farm", True)
    client.delete_farm(farmId=farms[500])
    client.create_farm(displayName="x")
    refused("ServiceQuotaExceededException", client.create_farm, displayName="x")


def test_requests_that_the_model_does_not_allow(farm: SimulatedFarm, client: Any) -> None:
    loose = farm.boto3_client(config=Config(parameter_validation=False))
    job = submit(client, farm)
    cases: list[tuple[Any, dict[str, Any], str]] = [
        (loose.create_farm, {}, "displayName"),
        (loose.create_farm, {"displayName": 7}, "displayName"),
        (loose.create_farm, {"displayName": "x" * 101}, "displayName"),
        (loose.update_job, {**job, "priority": 101}, "priority"),
        (loose.update_job, {**job, "targetTaskRunStatus": "RUNNING"}, "targetTaskRunStatus"),
        (loose.update_session, {**job, "sessionId": "session-1"}, "targetLifecycleStatus"),
        (loose.create_fleet, {"farmId": farm.farm_id(), "displayName": "x", "maxWorkerCount": 1}, "roleArn"),
    ]
    for call, arguments, member in cases:
        response = refused("ValidationException", call, **arguments)
        assert response["fieldList"][0]["name"] == member


def test_what_is_not_served_says_so_by_name(farm: SimulatedFarm, client: Any) -> None:
    budget = {"approximateDollarLimit": 1.0, "actions": [], "schedule": {"fixed": {"startTime": 0, "endTime": 1}}}
    arguments = {**budget, "displayName": "x", "usageTrackingResource": {"queueId": farm.queue_id()}}
    response = refused("NotImplemented", client.create_budget, farmId=farm.farm_id(), **arguments)
    assert "CreateBudget" in response["Error"]["Message"]
    with LocalFarm() as procedural:
        response = refused("NotImplemented", procedural.boto3_client().create_farm, displayName="x")
        assert "SimulatedFarm" in response["Error"]["Message"]


def test_whatever_is_ordered_counts_agree(farm: SimulatedFarm, client: Any) -> None:
    chance = random.Random(7)
    jobs = [submit(client, farm) for _ in range(4)]
    for _ in range(60):
        farm.advance(minutes=chance.choice([0, 1, 5]))
        job, target = chance.choice(jobs), chance.choice(["READY", "PENDING", "SUSPENDED", "CANCELED", "FAILED"])
        step = chance.choice(drain(client, "list_steps", **job))["stepId"]
        task = chance.choice(drain(client, "list_tasks", **job, stepId=step))["taskId"]
        order = chance.choice(["job", "step", "task", "task", "session"])
        if order == "job":
            client.update_job(**job, targetTaskRunStatus=target)
        elif order == "step":
            client.update_step(**job, stepId=step, targetTaskRunStatus=target)
        elif order == "task":
            client.update_task(**job, stepId=step, taskId=task, targetRunStatus=target)
        else:
            for session in drain(client, "list_sessions", **job)[-1:]:
                with contextlib.suppress(client.exceptions.ConflictException):
                    client.update_session(**job, sessionId=session["sessionId"], targetLifecycleStatus="ENDED")
        for known in jobs:
            counted: dict[str, int] = {}
            for listed in drain(client, "list_steps", **known):
                for found in drain(client, "list_tasks", **known, stepId=listed["stepId"]):
                    counted[found["runStatus"]] = counted.get(found["runStatus"], 0) + 1
            assert statuses(client, known) == counted
    client.update_fleet(farmId=farm.farm_id(), fleetId=farm.fleet_id(), maxWorkerCount=6)
    for job in jobs:
        client.update_job(**job, targetTaskRunStatus="PENDING")
    farm.advance(hours=8)
    assert [statuses(client, job) for job in jobs] == [{"SUCCEEDED": 13}] * 4
