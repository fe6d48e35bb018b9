"""The local farm, looked at with boto3, with the AWS CLI and with plain HTTP."""

from __future__ import annotations

import functools
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import ListShape, MapShape, OperationModel, Shape, StringShape, StructureShape

from deadline_pages.testing import LocalFarm

SIZES = {"farms": 2, "queues": 2, "fleets": 2, "workers": 3, "jobs": 5, "steps": 3, "tasks": 7}
SESSIONS, ACTIONS = 13, 5
KEYS = {"region_name": "us-west-2", "aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "secret"}
CONFIG = Config(inject_host_prefix=False, retries={"mode": "standard", "total_max_attempts": 1})
AUTHORIZATION = {"Authorization": "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260105/us-west-2/deadline/aws4_request"}
ROOT = Path(__file__).parent.parent


def connect(farm: LocalFarm) -> Any:
    return boto3.client("deadline", endpoint_url=farm.endpoint_url, config=CONFIG, **KEYS)


@functools.cache
def service() -> Any:
    return boto3.session.Session().client("deadline", **KEYS).meta.service_model


def pageable() -> list[str]:
    client = boto3.client("deadline", **KEYS)
    return [method for method in client.meta.method_to_api_mapping if client.can_paginate(method)]


PAGEABLE = sorted(pageable())


def model_of(method: str) -> OperationModel:
    client = boto3.client("deadline", **KEYS)
    model: OperationModel = service().operation_model(client.meta.method_to_api_mapping[method])
    return model


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(**SIZES, sessions_per_job=SESSIONS, actions_per_session=ACTIONS) as farm:
        yield farm


@pytest.fixture(scope="module")
def client(farm: LocalFarm) -> Any:
    return connect(farm)


@pytest.fixture(scope="module")
def endpoint(client: Any) -> str:
    name: str = client.list_license_endpoints()["licenseEndpoints"][0]["licenseEndpointId"]
    return name


@pytest.fixture(scope="module")
def principal(client: Any, farm: LocalFarm) -> str:
    name: str = client.list_farm_members(farmId=farm.farm_id())["members"][0]["principalId"]
    return name


@pytest.fixture(scope="module")
def parameters(farm: LocalFarm, endpoint: str, principal: str) -> dict[str, str]:
    return {
        "farmId": farm.farm_id(1),
        "queueId": farm.queue_id(1, farm=1),
        "fleetId": farm.fleet_id(1, farm=1),
        "workerId": farm.worker_id(1, fleet=1, farm=1),
        "jobId": farm.job_id(2, queue=1, farm=1),
        "stepId": farm.step_id(1, job=2, queue=1, farm=1),
        "licenseEndpointId": endpoint,
        "principalId": principal,
        "aggregationId": "0123456789abcdef0123456789abcdef",
    }


def required(method: str, parameters: dict[str, str]) -> dict[str, str]:
    shape = model_of(method).input_shape
    assert shape is not None
    return {name: parameters[name] for name in shape.required_members}


def drain(client: Any, method: str, size: int = 100, **arguments: Any) -> list[Any]:
    """List everything, with the result key that botocore's paginator names."""
    paginator = client.get_paginator(method)
    (key,) = paginator.result_keys
    pages = paginator.paginate(**arguments, PaginationConfig={"PageSize": size})
    return [item for page in pages for item in key.search(page)]


COUNTS = {
    "get_sessions_statistics_aggregation": 2 * 3,
    "list_available_metered_products": 5,
    "list_budgets": 2,
    "list_farm_members": 3,
    "list_farms": 2,
    "list_fleet_members": 3,
    "list_fleets": 2,
    "list_job_members": 3,
    "list_job_parameter_definitions": 4,
    "list_jobs": 5,
    "list_license_endpoints": 2,
    "list_limits": 3,
    "list_memberships": None,
    "list_metered_products": 3,
    "list_monitors": 2,
    "list_queue_environments": 2,
    "list_queue_fleet_associations": 2 * 2,
    "list_queue_limit_associations": 2 * 3,
    "list_queue_members": 3,
    "list_queues": 2,
    "list_session_actions": SESSIONS * ACTIONS,
    "list_sessions": SESSIONS,
    "list_sessions_for_worker": None,
    "list_step_consumers": 1,
    "list_step_dependencies": 1,
    "list_steps": 3,
    "list_storage_profiles": 3,
    "list_storage_profiles_for_queue": 2,
    "list_tasks": 7,
    "list_volumes": 3,
    "list_workers": 3,
}


@pytest.mark.parametrize("method", PAGEABLE)
def test_counts_are_as_ordered(client: Any, parameters: dict[str, str], method: str) -> None:
    assert sorted(COUNTS) == PAGEABLE
    arguments = required(method, parameters)
    items = drain(client, method, **arguments)
    assert items == drain(client, method, 1, **arguments) == drain(client, method, 2, **arguments)
    count = COUNTS[method]
    assert len(items) == count if count is not None else items


def check(shape: Shape, value: Any, where: str) -> None:
    """Hold a value against botocore's shape: types, required members, enumerations, patterns, bounds."""
    if isinstance(shape, StructureShape):
        if getattr(shape, "is_document_type", False):
            assert isinstance(value, dict), where
            return
        members = set(value)
        assert members <= set(shape.members), where
        if getattr(shape, "is_tagged_union", False):
            assert len(members) == 1, where
        missing = set(shape.required_members) - members
        # As in the service: a session that has not started does not say when it did.
        assert not missing - ({"startedAt"} if "sessionId" in members and "endedAt" not in members else set()), where
        for name in members:
            check(shape.members[name], value[name], f"{where}.{name}")
    elif isinstance(shape, ListShape):
        for item in value:
            check(shape.member, item, f"{where}[]")
    elif isinstance(shape, MapShape):
        for key, item in value.items():
            check(shape.key, key, f"{where} key")
            check(shape.value, item, f"{where}[{key}]")
    elif isinstance(shape, StringShape):
        assert isinstance(value, str), where
        assert not shape.enum or value in shape.enum, (where, value)
        # botocore leaves the pattern out of a shape's metadata.
        pattern = service().shape_for(shape.name) and service()._shape_resolver._shape_map[shape.name].get("pattern")
        assert not pattern or re.fullmatch(pattern, value), (where, value, pattern)
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if shape.type_name in ("string", "list", "integer", "long", "float", "double"):
        size = value if isinstance(value, int | float) else len(value)
        assert least is None or size >= least, (where, value)
        assert most is None or size <= most, (where, value)


@pytest.mark.parametrize("method", PAGEABLE)
@pytest.mark.parametrize("seed", range(4))
def test_answers_fit_the_model(method: str, seed: int, parameters: dict[str, str]) -> None:
    with LocalFarm(seed=seed, fleets=12, **{k: v for k, v in SIZES.items() if k != "fleets"}) as farm:
        client = connect(farm)
        endpoint = client.list_license_endpoints()["licenseEndpoints"][0]["licenseEndpointId"]
        principal = client.list_farm_members(farmId=farm.farm_id())["members"][0]["principalId"]
        known = parameters | {
            "farmId": farm.farm_id(),
            "queueId": farm.queue_id(),
            "fleetId": farm.fleet_id(),
            "workerId": farm.worker_id(),
            "jobId": farm.job_id(),
            "stepId": farm.step_id(1),
            "licenseEndpointId": endpoint,
            "principalId": principal,
        }
        answer = getattr(client, method)(**required(method, known))
    metadata = answer.pop("ResponseMetadata")
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", metadata["RequestId"])
    assert metadata["HTTPHeaders"]["content-type"] == "application/json"
    assert "date" in metadata["HTTPHeaders"]
    shape = model_of(method).output_shape
    assert shape is not None
    check(shape, answer, method)


def test_sessions_run_on_workers_that_are_listed(client: Any, farm: LocalFarm) -> None:
    farm_id = farm.farm_id(1)
    workers = {}
    for fleet in drain(client, "list_fleets", farmId=farm_id):
        for worker in drain(client, "list_workers", farmId=farm_id, fleetId=fleet["fleetId"]):
            workers[worker["workerId"]] = fleet["fleetId"]
    assert len(workers) == 6
    by_worker: dict[str, list[tuple[str, str, str]]] = {worker: [] for worker in workers}
    for queue in drain(client, "list_queues", farmId=farm_id):
        where = {"farmId": farm_id, "queueId": queue["queueId"]}
        for job in drain(client, "list_jobs", **where):
            for session in drain(client, "list_sessions", **where, jobId=job["jobId"]):
                assert workers[session["workerId"]] == session["fleetId"]
                names = (queue["queueId"], job["jobId"], session["sessionId"])
                by_worker[session["workerId"]].append(names)
    for worker, fleet in workers.items():
        sessions = drain(client, "list_sessions_for_worker", 3, farmId=farm_id, fleetId=fleet, workerId=worker)
        assert [(s["queueId"], s["jobId"], s["sessionId"]) for s in sessions] == by_worker[worker]


def test_states_and_times_hang_together(client: Any, farm: LocalFarm) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
    waiting = running = ended = 0
    for job in drain(client, "list_jobs", **where):
        assert job["createdAt"] <= job["startedAt"] <= job.get("endedAt", job["startedAt"])
        here = where | {"jobId": job["jobId"]}
        counts = dict.fromkeys(job["taskRunStatusCounts"], 0)
        tasks = {}
        for step in drain(client, "list_steps", **here):
            assert job["createdAt"] <= step["createdAt"] <= step["startedAt"] <= step.get("endedAt", step["startedAt"])
            in_step = dict.fromkeys(counts, 0)
            for task in drain(client, "list_tasks", **here, stepId=step["stepId"]):
                tasks[task["taskId"]] = step["stepId"], task
                in_step[task["runStatus"]] += 1
                assert ("startedAt" in task) == (task["runStatus"] != "READY")
                if "endedAt" in task:
                    assert task["createdAt"] <= task["startedAt"] <= task["endedAt"] <= job.get("endedAt", task["endedAt"])
            assert in_step == step["taskRunStatusCounts"]
            counts = {status: counts[status] + in_step[status] for status in counts}
        assert counts == job["taskRunStatusCounts"]
        actions = {a["sessionActionId"]: a for a in drain(client, "list_session_actions", **here)}
        runs: dict[str, list[str]] = {}
        for name, action in actions.items():
            if "taskRun" in action["definition"]:
                run = action["definition"]["taskRun"]
                assert tasks[run["taskId"]][0] == run["stepId"]
                assert tasks[run["taskId"]][1]["parameters"].keys() >= {"Frame"}
                runs.setdefault(run["taskId"], []).append(name)
        for task_id, (_, task) in tasks.items():
            assert task.get("latestSessionActionId") == (runs.get(task_id) or [None])[-1]
            listed = drain(client, "list_session_actions", **here, taskId=task_id)
            assert [a["sessionActionId"] for a in listed] == runs.get(task_id, [])
        for session in drain(client, "list_sessions", **here):
            waiting += "startedAt" not in session
            running += "startedAt" in session and "endedAt" not in session
            ended += "endedAt" in session
            assert (session["lifecycleStatus"] == "ENDED") == ("endedAt" in session)
            if "endedAt" in session:
                assert job["startedAt"] <= session["startedAt"] <= session["endedAt"] <= job.get("endedAt", session["endedAt"])
            listed = drain(client, "list_session_actions", 2, **here, sessionId=session["sessionId"])
            number = session["sessionId"].removeprefix("session-")
            assert listed == [actions[f"sessionaction-{number}-{n}"] for n in range(ACTIONS)]
            for action in listed:
                assert "startedAt" in action or "endedAt" not in action
                if "startedAt" in action:
                    assert session["startedAt"] <= action["startedAt"] <= action.get("endedAt", action["startedAt"])
    assert waiting
    assert running
    assert ended


def test_steps_depend_on_one_another(client: Any, farm: LocalFarm) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    steps = [step["stepId"] for step in drain(client, "list_steps", **where)]
    needs = [[d["stepId"] for d in drain(client, "list_step_dependencies", **where, stepId=s)] for s in steps]
    feeds = [[c["stepId"] for c in drain(client, "list_step_consumers", **where, stepId=s)] for s in steps]
    assert needs == [[], steps[:1], steps[1:2]]
    assert feeds == [steps[1:2], steps[2:], []]


def test_filters(client: Any, farm: LocalFarm) -> None:
    farm_id = farm.farm_id()
    fleets = drain(client, "list_fleets", farmId=farm_id)
    assert drain(client, "list_fleets", farmId=farm_id, displayName="Fleet 1") == fleets[1:]
    assert drain(client, "list_fleets", farmId=farm_id, displayName="Fleet 9") == []
    assert drain(client, "list_fleets", farmId=farm_id, status="SUSPENDED") == []
    queues = drain(client, "list_queues", farmId=farm_id)
    assert drain(client, "list_queues", farmId=farm_id, status="IDLE") == [q for q in queues if q["status"] == "IDLE"]
    budgets = drain(client, "list_budgets", farmId=farm_id)
    assert drain(client, "list_budgets", farmId=farm_id, status="ACTIVE") == budgets[:1]
    pairs = drain(client, "list_queue_fleet_associations", farmId=farm_id)
    wanted = {"queueId": farm.queue_id(1), "fleetId": farm.fleet_id(1)}
    found = drain(client, "list_queue_fleet_associations", farmId=farm_id, **wanted)
    assert found == [pair for pair in pairs if wanted.items() <= pair.items()]
    assert len(found) == 1
    limit = drain(client, "list_limits", farmId=farm_id)[1]["limitId"]
    found = drain(client, "list_queue_limit_associations", farmId=farm_id, limitId=limit)
    assert [(pair["queueId"], pair["limitId"]) for pair in found] == [(q["queueId"], limit) for q in queues]


def test_memberships_are_the_members(client: Any, farm: LocalFarm) -> None:
    farm_id, queue_id = farm.farm_id(), farm.queue_id()
    jobs = drain(client, "list_jobs", farmId=farm_id, queueId=queue_id)
    members = {
        job["jobId"]: [m["principalId"] for m in drain(client, "list_job_members", farmId=farm_id, queueId=queue_id, jobId=job["jobId"])]
        for job in jobs
    }
    for principal in {name for names in members.values() for name in names}:
        found = drain(client, "list_jobs", farmId=farm_id, queueId=queue_id, principalId=principal)
        wanted = [job["jobId"] for job in jobs if principal in members[job["jobId"]]]
        assert [job["jobId"] for job in found] == wanted
        memberships = drain(client, "list_memberships", 3, principalId=principal, resourceTypes=["JOB", "FARM"])
        assert {next(iter(m)) for m in memberships} <= {"job", "farm"}
        assert [m["job"]["jobId"] for m in memberships if "job" in m and m["job"]["queueId"] == queue_id] == wanted
    stranger = "01234567-89ab-cdef-0123-456789abcdef"
    assert drain(client, "list_memberships", principalId=stranger) == []
    assert drain(client, "list_farms", principalId=stranger) == []


def test_a_seed_is_a_world() -> None:
    def look(seed: int) -> tuple[str, list[Any]]:
        with LocalFarm(seed=seed) as farm:
            where = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id(3)}
            return where["jobId"], drain(connect(farm), "list_sessions", **where)

    assert look(7) == look(7)
    assert not {s["sessionId"] for s in look(7)[1]} & {s["sessionId"] for s in look(8)[1]}


def test_ids_are_known_without_asking(client: Any, farm: LocalFarm) -> None:
    assert [f["farmId"] for f in drain(client, "list_farms")] == [farm.farm_id(0), farm.farm_id(1)]
    where = {"farmId": farm.farm_id(1), "queueId": farm.queue_id(1, farm=1)}
    jobs = [job["jobId"] for job in drain(client, "list_jobs", **where)]
    assert jobs == [farm.job_id(n, queue=1, farm=1) for n in range(5)]
    sessions = [session["sessionId"] for session in drain(client, "list_sessions", **where, jobId=jobs[4])]
    assert sessions == [farm.session_id(n, job=4, queue=1, farm=1) for n in range(SESSIONS)]
    for wrong in (5, -1):
        with pytest.raises(IndexError, match="no"):
            farm.job_id(wrong)


def refused(call: Any, **arguments: Any) -> dict[str, Any]:
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response: dict[str, Any] = dict(caught.value.response)
    return response


def test_page_sizes(client: Any, farm: LocalFarm) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    answer = refused(client.list_sessions, **where, maxResults=101)
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert answer["reason"] == "FIELD_VALIDATION_FAILED"
    assert answer["fieldList"] == [{"name": "maxResults", "message": "The value must be from 1 to 100."}]
    with LocalFarm(sessions_per_job=1500, max_page_size=1000) as large:
        where = {"farmId": large.farm_id(), "queueId": large.queue_id(), "jobId": large.job_id()}
        other = connect(large)
        assert len(other.list_sessions(**where, maxResults=1000)["sessions"]) == 1000
        assert len(other.list_sessions(**where)["sessions"]) == 100
        refused(other.list_sessions, **where, maxResults=1001)


@pytest.mark.parametrize("token", ["", "x", "AAAAAAAAAAAAAAAAAAAAAA==", "ä" * 24, "other job", "other operation"])
def test_bad_tokens(client: Any, farm: LocalFarm, token: str) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
    if token == "other job":
        token = client.list_sessions(**where, jobId=farm.job_id(1), maxResults=1)["nextToken"]
    elif token == "other operation":
        token = client.list_steps(**where, jobId=farm.job_id(), maxResults=1)["nextToken"]
    answer = refused(client.list_sessions, **where, jobId=farm.job_id(), nextToken=token)
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["fieldList"][0]["name"] == "nextToken"


def test_unknown_resources(client: Any, farm: LocalFarm) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
    for job in ("job-" + "0" * 32, farm.job_id(queue=1), farm.job_id(farm=1)):
        answer = refused(client.list_sessions, **where, jobId=job)
        assert answer["Error"]["Code"] == "ResourceNotFoundException"
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 404
        assert (answer["resourceId"], answer["resourceType"]) == (job, "job")
    assert refused(client.list_sessions, **where, jobId="job-1")["Error"]["Code"] == "ValidationException"
    answer = refused(client.list_session_actions, **where, jobId=farm.job_id(), sessionId=farm.session_id(job=1))
    assert answer["resourceType"] == "session"


def get(farm: LocalFarm, path: str, headers: dict[str, str], method: str = "GET") -> tuple[int, dict[str, str], Any]:
    connection = http.client.HTTPConnection("127.0.0.1", farm.port, timeout=10)
    try:
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, json.loads(answer.read())
    finally:
        connection.close()


def test_unsigned_and_unknown_requests(farm: LocalFarm) -> None:
    status, headers, body = get(farm, "/2023-10-12/farms", {})
    assert (status, headers["x-amzn-errortype"]) == (403, "AccessDeniedException")
    assert "Missing Authentication Token" in body["message"]
    for path, method in (("/2023-10-12/nothing", "GET"), ("/", "GET"), ("/2023-10-12/farms", "POST")):
        status, headers, _ = get(farm, path, AUTHORIZATION, method)
        assert (status, headers["x-amzn-errortype"]) == (404, "UnknownOperationException")
    status, _, body = get(farm, "/2023-10-12/farms", AUTHORIZATION | {"Host": "management.localhost"})
    assert status == 200
    assert len(body["farms"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        "?maxResults=0",
        "?maxResults=-1",
        "?maxResults=99999999999999999999999",
        "?maxResults=",
        "?nextToken",
        "?nextToken=%",
        "?nextToken=%FF%FE",
        "?principalId=",
        "?principalId=" + "a" * 50,
    ],
)
def test_strange_queries_are_refused(farm: LocalFarm, query: str) -> None:
    status, _, body = get(farm, "/2023-10-12/farms" + query, AUTHORIZATION)
    assert (status, body["reason"]) == (400, "FIELD_VALIDATION_FAILED")


def test_the_order_of_the_query_does_not_matter(farm: LocalFarm) -> None:
    path = f"/2023-10-12/farms/{farm.farm_id()}/queue-fleet-associations?"
    queue = f"queueId={farm.queue_id()}"
    _, _, body = get(farm, f"{path}maxResults=1&{queue}&unknown=1&&", AUTHORIZATION)
    token = body["nextToken"].replace("+", "%2B").replace("/", "%2F").replace("=", "%3d")
    status, _, body = get(farm, f"{path}nextToken={token}&{queue}", AUTHORIZATION)
    assert status == 200
    assert len(body["queueFleetAssociations"]) == 1


def test_throttling_is_the_same_each_time() -> None:
    def pattern(seed: int) -> list[int]:
        with LocalFarm(seed=seed, throttle_rate=0.4) as farm:
            return [get(farm, "/2023-10-12/farms", AUTHORIZATION)[0] for _ in range(60)]

    assert pattern(1) == pattern(1) != pattern(2)
    assert 10 < pattern(1).count(429) < 40
    with LocalFarm(throttle_rate=1, retry_after=3) as farm:
        answer = refused(connect(farm).list_farms)
        assert answer["Error"] == {"Code": "ThrottlingException", "Message": "Rate exceeded"}
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 429
        assert answer["ResponseMetadata"]["HTTPHeaders"]["retry-after"] == "3"
        assert answer["retryAfterSeconds"] == 3
        farm.throttle_rate = 0
        assert farm.throttle_rate == 0
        assert connect(farm).list_farms()["farms"]
        assert farm.requests == 2


def test_latency() -> None:
    with LocalFarm(latency=0.2) as farm:
        client = connect(farm)
        start = time.perf_counter()
        client.list_farms()
        assert 0.2 <= time.perf_counter() - start < 2
        farm.latency = 0
        start = time.perf_counter()
        client.list_farms()
        assert time.perf_counter() - start < 0.2


def test_a_million_sessions() -> None:
    with LocalFarm(jobs=1, sessions_per_job=1_000_000, max_page_size=1000) as farm:
        client = connect(farm)
        where = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        path = "/".join(("/2023-10-12/farms", where["farmId"], "queues", where["queueId"], "jobs", where["jobId"], "sessions"))
        connection = http.client.HTTPConnection("127.0.0.1", farm.port)
        token, pages, last = "", 0, b""
        while pages == 0 or token:
            connection.request("GET", f"{path}?maxResults=1000{token}", headers=AUTHORIZATION)
            last = connection.getresponse().read()
            found = re.search(rb'"nextToken":"([^"]+)"', last[-64:])
            token = f"&nextToken={found[1].decode().replace('+', '%2B')}" if found else ""
            pages += 1
        connection.close()
        assert pages == 1000
        assert json.loads(last)["sessions"][-1]["sessionId"] == farm.session_id(999_999)
        first = client.get_paginator("list_sessions").paginate(**where, PaginationConfig={"MaxItems": 5}).build_full_result()
        config = {"MaxItems": 5, "StartingToken": first["NextToken"]}
        second = client.get_paginator("list_sessions").paginate(**where, PaginationConfig=config).build_full_result()
        names = [session["sessionId"] for session in first["sessions"] + second["sessions"]]
        assert names == [farm.session_id(n) for n in range(10)]


@pytest.mark.parametrize(
    ("dials", "text"),
    [
        ({"farms": -1}, "farms must be a whole number from 0"),
        ({"jobs": 1.5}, "jobs must be a whole number"),
        ({"tasks": True}, "tasks must be a whole number"),
        ({"seed": 2**64}, "seed must be a whole number"),
        ({"port": 65536}, "port must be a whole number from 0 to 65535"),
        ({"latency": -0.1}, "latency must be a number from 0"),
        ({"latency": float("nan")}, "latency must be a number from 0"),
        ({"throttle_rate": 1.1}, "throttle_rate must be a number from 0 to 1"),
        ({"retry_after": "1"}, "retry_after must be a whole number"),
        ({"max_page_size": 0}, "max_page_size must be a whole number from 1"),
        ({"workers": 0}, "sessions run on workers"),
        ({"farms": 2**31 - 1, "queues": 2**31 - 1}, "too large"),
    ],
)
def test_bad_dials(dials: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        LocalFarm(**dials)


@pytest.mark.parametrize("method", PAGEABLE)
def test_small_farms(method: str, parameters: dict[str, str]) -> None:
    """No size of nothing is divided by."""
    dials: list[dict[str, int]] = [
        {"farms": 0},
        {"queues": 0},
        {"fleets": 0, "sessions_per_job": 0},
        {"jobs": 0},
        {"steps": 0},
        {"tasks": 0},
        {"sessions_per_job": 0},
        *({"actions_per_session": actions} for actions in range(4)),
    ]
    for dial in dials:
        with LocalFarm(**dial) as farm:
            client = connect(farm)
            known = dict(parameters)
            for kind in ("farm", "queue", "fleet", "worker", "job", "step"):
                try:
                    known[f"{kind}Id"] = getattr(farm, f"{kind}_id")()
                except IndexError:
                    known[f"{kind}Id"] = kind + "-" + "0" * 32
            known["licenseEndpointId"] = client.list_license_endpoints()["licenseEndpoints"][0]["licenseEndpointId"]
            try:
                drain(client, method, **required(method, known))
            except ClientError as error:
                assert error.response["Error"]["Code"] == "ResourceNotFoundException", dial


def test_start_and_close() -> None:
    farm = LocalFarm()
    with pytest.raises(RuntimeError, match="not served"):
        _ = farm.endpoint_url
    assert repr(farm) == "<LocalFarm, not served>"
    assert farm.start() is farm
    port = farm.port
    assert farm.start().port == port
    assert repr(farm) == f"<LocalFarm at {farm.endpoint_url}>"
    with pytest.raises(OSError, match="in use"):
        LocalFarm(port=port).start()
    farm.close()
    farm.close()
    with LocalFarm(port=port) as again:
        assert again.port == port
    with farm:
        assert connect(farm).list_farms()["farms"]


def test_closing_cuts_what_waits() -> None:
    farm = LocalFarm(latency=60).start()
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            get(farm, "/2023-10-12/farms", AUTHORIZATION)
        except (OSError, http.client.HTTPException) as error:
            failures.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while farm.requests == 0:
        time.sleep(0.01)
    start = time.perf_counter()
    farm.close()
    thread.join()
    assert time.perf_counter() - start < 2
    assert len(failures) == 1


def run(code: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False, **options)


@pytest.mark.parametrize(
    "code",
    [
        "farm = LocalFarm().start(); print('end')",
        "import threading; farm = LocalFarm(latency=60).start(); threading.excepthook = print; print('end')",
        "farm = LocalFarm().start(); del farm; print('end')",
        "import builtins; builtins.farm = LocalFarm().start(); print('end')",
    ],
)
def test_the_interpreter_ends_with_a_running_farm(code: str) -> None:
    done = run("from deadline_pages.testing import LocalFarm; " + code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "end\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_leaves_the_parents_farm_alone() -> None:
    done = run(
        "import os, sys, urllib.request\n"
        "from deadline_pages.testing import LocalFarm\n"
        "farm = LocalFarm().start()\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    farm.close()\n"
        "    sys.exit(0)\n"
        "assert os.waitpid(child, 0)[1] == 0\n"
        "request = urllib.request.Request(farm.endpoint_url + '/2023-10-12/farms')\n"
        "request.add_header('Authorization', 'AWS4-HMAC-SHA256 x')\n"
        "assert urllib.request.urlopen(request).status == 200\n"
        "farm.close()\n",
        env={name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_is_light() -> None:
    done = run("import sys, deadline_pages.testing; print({'botocore', 'asyncio'} & set(sys.modules))")
    assert done.stdout == "set()\n", done.stderr


def command(*arguments: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "deadline_pages", *arguments]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_command_serves_until_interrupted() -> None:
    with command("farm", "--port", "0", "--jobs", "3", "--sessions-per-job", "4") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        names = dict(process.stdout.readline().split() for _ in range(3))
        client = boto3.client("deadline", endpoint_url=url, config=CONFIG, **KEYS)
        assert len(drain(client, "list_sessions", **names)) == 4
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
        assert (process.returncode, errors) == (0, "")


def test_the_command_says_what_is_wrong() -> None:
    with command("farm", "--workers", "0") as process:
        output, errors = process.communicate(timeout=10)
        assert (process.returncode, output) == (2, "")
        assert errors.startswith("deadline_pages farm: sessions run on workers")


def test_the_aws_command_line(farm: LocalFarm, tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy") and not name.startswith("AWS_")}
    environment = kept | {
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    line = [sys.executable, "-m", "awscli", "deadline", "list-sessions", "--endpoint-url", farm.endpoint_url]
    line += ["--farm-id", farm.farm_id(), "--queue-id", farm.queue_id(), "--job-id", farm.job_id(), "--page-size", "5"]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    names = [session["sessionId"] for session in json.loads(done.stdout)["sessions"]]
    assert names == [farm.session_id(n) for n in range(SESSIONS)]
