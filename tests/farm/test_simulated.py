"""The simulated farm, looked at with boto3: what is listed fits together at any time, and time passes."""

from __future__ import annotations

import collections
import itertools
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import deadline_pages
import pytest
from deadline_pages.testing import SimulatedFarm

from tests.support.local_farm import CONNECTION, PAGEABLE, check, connect, drain, model_of, refused, required

# In the evening, when much has happened and much goes on.
EVENING = datetime(2026, 1, 6, 18, 40, tzinfo=timezone.utc)
SIZES: dict[str, Any] = {"now": EVENING, "days": 0.6, "workers": 4, "jobs_per_day": 24}
# How a task's status follows from that of its last session action.
FOLLOWS: dict[str, set[str | None]] = {
    "RUNNING": {"RUNNING"},
    "INTERRUPTING": {"CANCELING"},
    "ASSIGNED": {"ASSIGNED"},
    "SCHEDULED": {"SCHEDULED"},
    "SUCCEEDED": {"SUCCEEDED"},
    "FAILED": {"FAILED"},
    "PENDING": {None},
    "READY": {None, "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED"},
    "SUSPENDED": {None, "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED"},
    "CANCELED": {None, "FAILED", "INTERRUPTED", "CANCELED", "NEVER_ATTEMPTED"},
}
LATER = datetime(2100, 1, 1, tzinfo=timezone.utc)
Items = list[dict[str, Any]]


@pytest.fixture(scope="module")
def farm() -> Iterator[SimulatedFarm]:
    with SimulatedFarm(seed=1, **SIZES) as farm:
        yield farm


@pytest.fixture(scope="module")
def client(farm: SimulatedFarm) -> Any:
    return connect(farm)


class Listed:
    """Everything in a farm, each with the ids of its parents: thousands of items, so not with boto3."""

    def __init__(self, farm: SimulatedFarm) -> None:
        config = {"inject_host_prefix": False}
        self.client: Any = deadline_pages.client(
            "deadline", endpoint_url=farm.endpoint_url, config=config, **CONNECTION
        )
        (only,) = drain(self.client, "list_farms")
        self.farm = {"farmId": only["farmId"]}
        self.queues = self.below([self.farm], "list_queues", "queueId")
        self.fleets = self.below([self.farm], "list_fleets", "fleetId")
        self.workers = self.below(self.fleets, "list_workers", "workerId")
        self.jobs = self.below(self.queues, "list_jobs", "jobId")
        self.steps = self.below(self.jobs, "list_steps", "stepId")
        self.tasks = self.below(self.steps, "list_tasks", "taskId")
        self.sessions = self.below(self.jobs, "list_sessions", "sessionId")
        self.actions = self.below(self.jobs, "list_session_actions", "sessionActionId")

    def below(self, parents: Items, method: str, name: str) -> Items:
        shape = model_of(method).input_shape
        assert shape is not None
        found = []
        for parent in parents:
            ids = {key: parent[key] for key in shape.required_members}
            found += [ids | item for item in drain(self.client, method, **ids)]
        assert len({item[name] for item in found}) == len(found)
        return found


@pytest.fixture(scope="module")
def listed(farm: SimulatedFarm) -> Listed:
    return Listed(farm)


def by(items: Items, name: str) -> dict[str, Items]:
    groups: dict[str, Items] = collections.defaultdict(list)
    for item in items:
        groups[item[name]].append(item)
    return groups


def run_of(action: dict[str, Any]) -> dict[str, Any] | None:
    run: dict[str, Any] | None = action["definition"].get("taskRun")
    return run


def session_of(action: dict[str, Any]) -> str:
    return "session-" + str(action["sessionActionId"].split("-")[1])


@pytest.mark.parametrize("method", PAGEABLE)
def test_answers_fit_the_model(farm: SimulatedFarm, client: Any, listed: Listed, method: str) -> None:
    started = client.start_sessions_statistics_aggregation(**statistics(farm, ["JOB_ID", "INSTANCE_TYPE"]))
    known = listed.farm | {
        "principalId": client.list_farm_members(**listed.farm)["members"][0]["principalId"],
        "licenseEndpointId": client.list_license_endpoints()["licenseEndpoints"][0]["licenseEndpointId"],
        "aggregationId": started["aggregationId"],
    }
    for step in listed.steps[:: max(1, len(listed.steps) // 4)]:
        places = known | step | {"fleetId": farm.fleet_id(1), "workerId": farm.worker_id(1, fleet=1)}
        arguments = required(method, places)
        answer = getattr(client, method)(**arguments)
        del answer["ResponseMetadata"]
        check(model_of(method).output_shape, answer, method)
        assert drain(client, method, 7, **arguments) == drain(client, method, **arguments)


def statistics(farm: SimulatedFarm, group_by: list[str], **more: Any) -> dict[str, Any]:
    return {
        "farmId": farm.farm_id(),
        "resourceIds": {"queueIds": [farm.queue_id(0), farm.queue_id(1)]},
        "startTime": farm.now - timedelta(days=30),
        "endTime": farm.now,
        "groupBy": group_by,
        "statistics": ["SUM", "MIN", "MAX", "AVG"],
    } | more


def test_all_kinds_of_things_happen(listed: Listed) -> None:
    assert len(listed.sessions) > 200
    assert {action["status"] for action in listed.actions} >= {"SUCCEEDED", "FAILED", "INTERRUPTED", "NEVER_ATTEMPTED"}
    assert {task["runStatus"] for task in listed.tasks} >= {"SUCCEEDED", "FAILED", "CANCELED", "RUNNING", "READY"}
    assert any(task["failureRetryCount"] and task["runStatus"] == "SUCCEEDED" for task in listed.tasks)
    assert len({job["createdBy"] for job in listed.jobs}) > 3
    hosts = [worker["hostProperties"] for worker in listed.workers]
    assert len({host["hostName"] for host in hosts}) == len(hosts)
    assert len({host["ipAddresses"]["ipV4Addresses"][0] for host in hosts}) == len(hosts)
    assert len({host.get("ec2InstanceType") for host in hosts}) > 3


def test_workers_have_one_session_at_a_time(client: Any, listed: Listed) -> None:
    sessions = by(listed.sessions, "workerId")
    for worker in listed.workers:
        of_worker = sorted(sessions[worker["workerId"]], key=lambda session: session.get("startedAt", LATER))
        for session, after in itertools.pairwise(of_worker):
            assert session["endedAt"] <= after.get("startedAt", session["endedAt"])
        ids = {name: worker[name] for name in ("farmId", "fleetId", "workerId")}
        found = drain(client, "list_sessions_for_worker", 7, **ids)
        assert [session["sessionId"] for session in found] == [session["sessionId"] for session in of_worker]
        is_open = any("endedAt" not in session for session in of_worker)
        assert (worker["status"] == "RUNNING") == is_open
        assert all(session["fleetId"] == worker["fleetId"] for session in of_worker)
        assert all(worker["createdAt"] <= session.get("startedAt", worker["createdAt"]) for session in of_worker)
    served = drain(client, "list_queue_fleet_associations", **listed.farm)
    pairs = {(pair["queueId"], pair["fleetId"]) for pair in served}
    assert {(session["queueId"], session["fleetId"]) for session in listed.sessions} <= pairs


def test_counts_and_states_are_those_of_the_tasks(listed: Listed) -> None:
    tasks = by(listed.tasks, "stepId")
    steps = by(listed.steps, "jobId")
    for job in listed.jobs:
        in_job: collections.Counter[str] = collections.Counter()
        for step in steps[job["jobId"]]:
            in_step = collections.Counter(task["runStatus"] for task in tasks[step["stepId"]])
            assert in_step == collections.Counter(step["taskRunStatusCounts"])
            assert step["taskRunStatus"] in in_step
            assert step["taskFailureRetryCount"] == sum(task["failureRetryCount"] for task in tasks[step["stepId"]])
            in_job += in_step
        assert in_job == collections.Counter(job["taskRunStatusCounts"])
        assert job["taskFailureRetryCount"] == sum(step["taskFailureRetryCount"] for step in steps[job["jobId"]])
        has_ended = not set(in_job) - {"SUCCEEDED", "FAILED", "CANCELED"}
        assert ("endedAt" in job) == has_ended
        of_job = [task for step in steps[job["jobId"]] for task in tasks[step["stepId"]]]
        assert max(task["failureRetryCount"] for task in of_job) <= job["maxRetriesPerTask"]


def test_tasks_are_as_their_last_actions(client: Any, listed: Listed) -> None:
    actions = {action["sessionActionId"]: action for action in listed.actions}
    runs = collections.defaultdict(list)
    for action in listed.actions:
        if run := run_of(action):
            runs[run["taskId"]].append(action)
    for task in listed.tasks:
        last = actions.get(task.get("latestSessionActionId"), {})
        assert last == (runs[task["taskId"]][-1] if runs[task["taskId"]] else {})
        assert last.get("status") in FOLLOWS[task["runStatus"]], task
        if last:
            assert last["definition"]["taskRun"]["parameters"] == task["parameters"]
        if task["runStatus"] in ("RUNNING", "SUCCEEDED", "FAILED"):
            assert (task["startedAt"], task.get("endedAt")) == (last["startedAt"], last.get("endedAt"))
        failed = [action for action in runs[task["taskId"]] if action["status"] == "FAILED"]
        assert len(failed) - task["failureRetryCount"] in (0, 1)
    for task in [task for task in listed.tasks if len(runs[task["taskId"]]) > 1][:20]:
        ids = {name: task[name] for name in ("farmId", "queueId", "jobId", "taskId")}
        found = [action["sessionActionId"] for action in drain(client, "list_session_actions", **ids)]
        assert found == [action["sessionActionId"] for action in runs[task["taskId"]]]


def test_sessions_run_their_actions_one_after_the_other(listed: Listed) -> None:
    actions = collections.defaultdict(list)
    for action in listed.actions:
        actions[session_of(action)].append(action)
    lengths = set()
    for session in listed.sessions:
        of_session = actions[session["sessionId"]]
        kinds = [next(iter(action["definition"])) for action in of_session]
        assert kinds[:2] == ["syncInputJobAttachments", "envEnter"]
        assert set(kinds[2:-1]) <= {"taskRun"}
        assert kinds[-1] in ("taskRun", "envExit")
        ended = session.get("startedAt")
        for action in of_session:
            if "startedAt" in action:
                assert ended <= action["startedAt"] <= action["workerUpdatedAt"]
                ended = action.get("endedAt", action["startedAt"])
                lengths.add(ended - action["startedAt"])
            assert ("startedAt" in action) == (action["status"] not in ("SCHEDULED", "ASSIGNED", "NEVER_ATTEMPTED"))
        if "endedAt" in session:
            assert session["lifecycleStatus"] == "ENDED"
            assert ended <= session["endedAt"] == session["updatedAt"]
            assert not {action["status"] for action in of_session} & {"SCHEDULED", "ASSIGNED", "RUNNING", "CANCELING"}
        assert {run["stepId"] for run in map(run_of, of_session) if run} <= {session_step(of_session)}
    assert len(lengths) > 500


def session_step(actions: Items) -> str | None:
    return next((str(run["stepId"]) for run in map(run_of, actions) if run), None)


def test_dependent_steps_wait(client: Any, listed: Listed) -> None:
    steps = {step["stepId"]: step for step in listed.steps}
    waited = 0
    for step in listed.steps:
        ids = {name: step[name] for name in ("farmId", "queueId", "jobId", "stepId")}
        dependencies = drain(client, "list_step_dependencies", **ids)
        counts = step["dependencyCounts"]
        assert counts["dependenciesResolved"] + counts["dependenciesUnresolved"] == len(dependencies)
        consumers = drain(client, "list_step_consumers", **ids)
        assert counts["consumersResolved"] + counts["consumersUnresolved"] == len(consumers)
        for dependency in dependencies:
            before = steps[dependency["stepId"]]
            feeds = drain(client, "list_step_consumers", **ids | {"stepId": before["stepId"]})
            assert step["stepId"] in [consumer["stepId"] for consumer in feeds]
            assert (dependency["status"] == "RESOLVED") == (before["taskRunStatus"] == "SUCCEEDED")
            if "startedAt" in step:
                assert before["endedAt"] <= step["startedAt"]
                waited += 1
    assert waited > 5


def test_fleets_and_queues_say_what_they_do(listed: Listed) -> None:
    workers = by(listed.workers, "fleetId")
    for fleet in listed.fleets:
        gone = ("STOPPING", "STOPPED")
        live = [worker for worker in workers[fleet["fleetId"]] if worker["status"] not in gone]
        assert fleet["workerCount"] == len(live)
        assert fleet["minWorkerCount"] <= len(live) <= fleet["maxWorkerCount"]
    jobs = by(listed.jobs, "queueId")
    for queue in listed.queues:
        states = {job["taskRunStatus"] for job in jobs[queue["queueId"]]}
        if queue["status"] == "IDLE":
            assert not states & {"RUNNING", "READY"}
        assert ("blockedReason" in queue) == (queue["status"] == "SCHEDULING_BLOCKED")


@pytest.mark.parametrize("kind", ["queue", "fleet", "worker", "job", "step", "task", "session", "session_action"])
def test_other_calls_say_the_same(client: Any, listed: Listed, kind: str) -> None:
    items = {"session_action": listed.actions}.get(kind) or getattr(listed, kind + "s")
    some = items[:: max(1, len(items) // 40)]
    shape = model_of(f"get_{kind}").input_shape
    assert shape is not None
    names = list(shape.required_members)
    for item in some:
        ids = {name: item[name] for name in names}
        answer = getattr(client, f"get_{kind}")(**ids)
        del answer["ResponseMetadata"]
        check(model_of(f"get_{kind}").output_shape, answer, kind)
        same = (item.keys() & answer.keys()) - {"parentIds"}
        assert {name: answer[name] for name in same} == {name: item[name] for name in same}
    if kind in ("queue", "fleet"):
        return
    answer = getattr(client, f"batch_get_{kind}")(identifiers=[{name: item[name] for name in names} for item in some])
    del answer["ResponseMetadata"]
    check(model_of(f"batch_get_{kind}").output_shape, answer, kind)
    (found,) = (value for key, value in answer.items() if key != "errors")
    assert answer["errors"] == []
    for item, other in zip(some, found, strict=True):
        same = item.keys() & other.keys()
        assert {name: other[name] for name in same} == {name: item[name] for name in same}


@pytest.mark.parametrize("kind", ["worker", "job", "step", "task"])
def test_searches_find_what_is_listed(farm: SimulatedFarm, client: Any, listed: Listed, kind: str) -> None:
    fleets = {"fleetIds": [fleet["fleetId"] for fleet in listed.fleets]}
    place = fleets if kind == "worker" else {"queueIds": [farm.queue_id(1)]}
    found, offset = [], 0
    while offset is not None:
        answer = getattr(client, f"search_{kind}s")(**listed.farm, **place, itemOffset=offset)
        offset = answer.get("nextItemOffset")
        found += answer[f"{kind}s"]
    wanted = [item for item in getattr(listed, kind + "s") if item.get("queueId") in place.get("queueIds", [None])]
    assert [item[f"{kind}Id"] for item in found] == [item[f"{kind}Id"] for item in wanted]
    for item, other in zip(wanted, found, strict=True):
        same = item.keys() & other.keys()
        assert {name: other[name] for name in same} == {name: item[name] for name in same}


def test_statistics_add_up(farm: SimulatedFarm, client: Any, listed: Listed) -> None:
    def rows(**asked: Any) -> Items:
        started = client.start_sessions_statistics_aggregation(**asked)
        ids = {"farmId": asked["farmId"], "aggregationId": started["aggregationId"]}
        return drain(client, "get_sessions_statistics_aggregation", 5, **ids)

    seconds: dict[str, float] = collections.defaultdict(float)
    for session in listed.sessions:
        if "startedAt" in session:
            seconds[session["jobId"]] += (session.get("endedAt", farm.now) - session["startedAt"]).total_seconds()
    by_job = rows(**statistics(farm, ["JOB_ID"]))
    assert {row["jobId"]: pytest.approx(row["runtimeInSeconds"]["sum"]) for row in by_job} == {
        job: time for job, time in seconds.items() if time
    }
    names = {job["jobId"]: job["name"] for job in listed.jobs}
    assert all(row["jobName"] == names[row["jobId"]] for row in by_job)
    total = sum(seconds.values())
    for group in ("QUEUE_ID", "FLEET_ID", "USER_ID", "INSTANCE_TYPE", "USAGE_TYPE"):
        assert sum(row["runtimeInSeconds"]["sum"] for row in rows(**statistics(farm, [group]))) == pytest.approx(total)
    hourly = rows(**statistics(farm, ["QUEUE_ID"], period="HOURLY"))
    assert len(hourly) > 10
    assert sum(row["runtimeInSeconds"]["sum"] for row in hourly) == pytest.approx(total)
    assert all(row["aggregationEndTime"] - row["aggregationStartTime"] <= timedelta(hours=1) for row in hourly)
    budgets = drain(client, "list_budgets", **listed.farm)
    spent = {budget["usageTrackingResource"]["queueId"]: budget["usages"] for budget in budgets}
    costs = {row["queueId"]: row["costInUsd"]["sum"] for row in rows(**statistics(farm, ["QUEUE_ID"]))}
    for queue, cost in costs.items():
        # What runs is not paid for yet.
        assert 0 < spent[queue]["approximateDollarUsage"] <= cost
    unknown = refused(client.get_sessions_statistics_aggregation, **listed.farm, aggregationId="0" * 32)
    assert unknown["Error"]["Code"] == "ResourceNotFoundException"


def test_time_passes_and_what_was_listed_stays() -> None:
    with SimulatedFarm(seed=0, **SIZES) as farm:
        client = connect(farm)
        assert farm.now == EVENING
        before = Listed(farm)
        job = {name: before.jobs[-1][name] for name in ("farmId", "queueId", "jobId")}
        first = drain(client, "list_session_actions", **job)
        page = client.list_session_actions(**job, maxResults=3)
        assert farm.advance(minutes=30) == farm.advance(timedelta(0)) == farm.now
        assert farm.now == EVENING + timedelta(minutes=30)
        after = Listed(farm)
        rest = client.get_paginator("list_session_actions").paginate(
            **job, PaginationConfig={"StartingToken": page["nextToken"]}
        )
        actions = page["sessionActions"] + rest.build_full_result()["sessionActions"]
        assert len(actions) > len(first) > 3
        ids = [action["sessionActionId"] for action in actions]
        assert ids == [action["sessionActionId"] for action in drain(client, "list_session_actions", **job)]
        assert ids[: len(first)] == [action["sessionActionId"] for action in first]
    for name, key in {"jobs": "jobId", "sessions": "sessionId", "actions": "sessionActionId"}.items():
        later = {item[key]: item for item in getattr(after, name)}
        ended = [item for item in getattr(before, name) if "endedAt" in item]
        assert ended
        assert all(later[item[key]] == item for item in ended)
        assert len(later) > len(getattr(before, name))
    running = [session for session in before.sessions if "startedAt" in session and "endedAt" not in session]
    now = {session["sessionId"]: session for session in after.sessions}
    assert running
    assert all(now[session["sessionId"]]["updatedAt"] > session["updatedAt"] for session in running)
    dials = SIZES | {"now": EVENING + timedelta(minutes=30), "days": 0.6 + 30 / 1440}
    with SimulatedFarm(seed=0, **dials) as same:
        assert Listed(same).actions == after.actions


def test_a_running_action_makes_progress() -> None:
    with SimulatedFarm(seed=1, **SIZES) as farm:
        client = connect(farm)
        where = {"farmId": farm.farm_id(), "queueIds": [farm.queue_id(0), farm.queue_id(1)]}
        running = {"stringFilter": {"name": "RUN_STATUS", "operator": "EQUAL", "value": "RUNNING"}}
        filters = {"filters": [running], "operator": "AND"}
        found = client.search_tasks(**where, itemOffset=0, filterExpressions=filters)["tasks"]
        assert found

        def progress() -> dict[str, tuple[float, datetime]]:
            seen = {}
            for task in found:
                ids = {"farmId": farm.farm_id(), "queueId": task["queueId"], "jobId": task["jobId"]}
                action = client.get_session_action(**ids, sessionActionId=task["latestSessionActionId"])
                seen[task["taskId"]] = (action.get("progressPercent", -1), action["workerUpdatedAt"])
            return seen

        before = progress()
        farm.advance(seconds=30)
        after = progress()
        assert all(after[task][1] > before[task][1] for task in before)
        assert any(after[task][0] > before[task][0] for task in before)


def test_time_passes_by_itself() -> None:
    with SimulatedFarm(seed=1, speed=36_000, **SIZES) as farm:
        client = connect(farm)
        queue = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
        first, begin = len(drain(client, "list_jobs", **queue)), farm.now
        while len(drain(client, "list_jobs", **queue)) == first:
            time.sleep(0.01)
        assert farm.now > begin


def test_ids_are_known_without_asking(farm: SimulatedFarm, listed: Listed) -> None:
    jobs = by(listed.jobs, "queueId")[farm.queue_id(1)]
    assert [job["jobId"] for job in jobs] == [farm.job_id(number, queue=1) for number in range(len(jobs))]
    sessions = by(listed.sessions, "jobId")[jobs[2]["jobId"]]
    assert sessions[1]["sessionId"] == farm.session_id(1, job=2, queue=1)
    assert by(listed.steps, "jobId")[jobs[2]["jobId"]][0]["stepId"] == farm.step_id(0, job=2, queue=1)
    assert by(listed.workers, "fleetId")[farm.fleet_id(1)][2]["workerId"] == farm.worker_id(2, fleet=1)
    with pytest.raises(IndexError, match="at this time"):
        farm.job_id(10_000)
    with pytest.raises(IndexError, match="at this time"):
        farm.farm_id(1)
    with pytest.raises(IndexError, match="at this time"):
        farm.worker_id(0, fleet=9)


def test_a_bad_host_and_broken_frames_are_found(listed: Listed) -> None:
    workers = {session["sessionId"]: session["workerId"] for session in listed.sessions}
    hosts: dict[str, list[str]] = collections.defaultdict(list)
    tasks: dict[str, list[str]] = collections.defaultdict(list)
    for action in listed.actions:
        if (run := run_of(action)) and action["status"] in ("SUCCEEDED", "FAILED"):
            hosts[workers[session_of(action)]].append(action["status"])
            tasks[run["taskId"]].append(action["status"])
    rates = sorted((runs.count("FAILED") / len(runs), worker) for worker, runs in hosts.items() if len(runs) > 20)
    names = {worker["workerId"]: worker["hostProperties"]["hostName"] for worker in listed.workers}
    worst = [names[worker] for rate, worker in rates if rate > 0.3]
    assert any(re.fullmatch(r"render\d+", name) for name in worst)
    assert len(worst) < len(rates) / 4
    assert any(runs.count("FAILED") > 2 and "SUCCEEDED" not in runs for runs in tasks.values())


def test_a_farm_without_anything() -> None:
    for dials in ({"queues": 0}, {"fleets": 0}, {"workers": 0}, {"jobs_per_day": 0}, {"days": 0}):
        with SimulatedFarm(**SIZES | dials) as farm:
            everything = Listed(farm)
            assert everything.sessions == [], dials
            farm.advance(days=2)


@pytest.mark.parametrize(
    ("dials", "text"),
    [
        ({"now": datetime(2026, 1, 6)}, "now must be a datetime with a time zone"),
        ({"now": "2026-01-06"}, "now must be a datetime with a time zone"),
        ({"days": -1}, "days must be a number from 0 to 366"),
        ({"workers": 10_001}, "workers must be a whole number from 0 to 10000"),
        ({"jobs_per_day": 1.5}, "jobs_per_day must be a whole number"),
        ({"speed": -1}, "speed must be a number from 0"),
        ({"burst": 5}, "burst needs requests_per_second"),
        ({"port": -1}, "port must be a whole number"),
    ],
)
def test_bad_dials(dials: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        SimulatedFarm(**dials)


@pytest.mark.parametrize("time", [{"minutes": -1}, {"days": 367}])
def test_time_does_not_go_back(farm: SimulatedFarm, time: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="time goes forward"):
        farm.advance(**time)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"groupBy": ["JOB_ID", "QUEUE_ID", "USER_ID"]}, "groupBy"),
        ({"endTime": datetime(2020, 1, 1, tzinfo=timezone.utc)}, "endTime"),
        ({"startTime": datetime(1, 1, 1, tzinfo=timezone.utc)}, "startTime"),
        ({"timezone": "UTC+99:00"}, "timezone"),
        ({"period": "HOURLY", "startTime": datetime(2020, 1, 1, tzinfo=timezone.utc)}, "period"),
    ],
)
def test_statistics_that_cannot_be_asked_for(
    farm: SimulatedFarm, client: Any, asked: dict[str, Any], named: str
) -> None:
    body = statistics(farm, ["JOB_ID"]) | asked
    answer = refused(client.start_sessions_statistics_aggregation, **body)
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["fieldList"][0]["name"] == named
