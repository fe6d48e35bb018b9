"""What the local farm lists, looked at with boto3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError
from deadline_pages.testing import LocalFarm

from tests.support.local_farm import PAGEABLE, check, connect, drain, model_of, required

SIZES = {"farms": 2, "queues": 2, "fleets": 2, "workers": 3, "jobs": 5, "steps": 3, "tasks": 7}
SESSIONS, ACTIONS = 13, 5


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
                    assert (
                        task["createdAt"] <= task["startedAt"] <= task["endedAt"] <= job.get("endedAt", task["endedAt"])
                    )
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
            assert task.get("latestSessionActionId") == (runs[task_id][-1] if task_id in runs else None)
            listed = drain(client, "list_session_actions", **here, taskId=task_id)
            assert [a["sessionActionId"] for a in listed] == runs.get(task_id, [])
        for session in drain(client, "list_sessions", **here):
            waiting += "startedAt" not in session
            running += "startedAt" in session and "endedAt" not in session
            ended += "endedAt" in session
            assert (session["lifecycleStatus"] == "ENDED") == ("endedAt" in session)
            if "endedAt" in session:
                assert (
                    job["startedAt"]
                    <= session["startedAt"]
                    <= session["endedAt"]
                    <= job.get("endedAt", session["endedAt"])
                )
            listed = drain(client, "list_session_actions", 2, **here, sessionId=session["sessionId"])
            number = session["sessionId"].removeprefix("session-")
            assert listed == [actions[f"sessionaction-{number}-{n}"] for n in range(ACTIONS)]
            for action in listed:
                assert "startedAt" in action or not {"endedAt", "workerUpdatedAt"} & action.keys()
                if "startedAt" in action:
                    assert session["startedAt"] <= action["startedAt"] <= action.get("endedAt", action["startedAt"])
    assert waiting
    assert running
    assert ended


def test_running_jobs_end() -> None:
    with LocalFarm(queues=1, jobs=8, running_jobs=3) as farm:
        client, queue = connect(farm), {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
        before = drain(client, "list_jobs", **queue)
        running = [number for number, job in enumerate(before) if job["taskRunStatus"] == "RUNNING"]
        assert running == [5, 6, 7]
        assert [number for number, job in enumerate(before) if "endedAt" not in job] == running
        farm.running_jobs = 1
        assert farm.running_jobs == 1
        after = drain(client, "list_jobs", **queue)
        assert [number for number, job in enumerate(after) if job != before[number]] == [5, 6]
        sessions = drain(client, "list_sessions", **queue, jobId=farm.job_id(5))
        assert {session["lifecycleStatus"] for session in sessions} == {"ENDED"}
        farm.running_jobs = None
        again = drain(client, "list_jobs", **queue)
        assert [number for number, job in enumerate(again) if job["taskRunStatus"] == "RUNNING"] == [0, 2, 4, 6]


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


def test_a_filter_that_passes_nothing_looks_at_so_many_items_a_page() -> None:
    with LocalFarm(queues=1, jobs=250_000) as big:
        pages = (
            connect(big)
            .get_paginator("list_jobs")
            .paginate(farmId=big.farm_id(), queueId=big.queue_id(), principalId="01234567-89ab-cdef-0123-456789abcdef")
        )
        assert [page["jobs"] for page in pages] == [[], [], []]


def test_memberships_are_the_members(client: Any, farm: LocalFarm) -> None:
    farm_id, queue_id = farm.farm_id(), farm.queue_id()
    jobs = drain(client, "list_jobs", farmId=farm_id, queueId=queue_id)
    members = {
        job["jobId"]: [
            m["principalId"]
            for m in drain(client, "list_job_members", farmId=farm_id, queueId=queue_id, jobId=job["jobId"])
        ]
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
                if error.response["Error"]["Code"] != "ResourceNotFoundException":
                    raise
