"""The local farm's other calls: single resources, BatchGet and Search, held against the lists."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm

from tests.support.local_farm import AUTHORIZATION, check, connect, drain, get, model_of, refused, service

LISTS = {
    "farm": "list_farms",
    "queue": "list_queues",
    "fleet": "list_fleets",
    "worker": "list_workers",
    "job": "list_jobs",
    "step": "list_steps",
    "task": "list_tasks",
    "session": "list_sessions",
    "session_action": "list_session_actions",
    "queue_environment": "list_queue_environments",
    "storage_profile": "list_storage_profiles",
    "storage_profile_for_queue": "list_storage_profiles_for_queue",
}
BATCHES = ["job", "session", "session_action", "step", "task", "worker"]
SEARCHES = {"job": "queueIds", "step": "queueIds", "task": "queueIds", "worker": "fleetIds"}
ROLES = ["assume_fleet_role_for_read", "assume_queue_role_for_read", "assume_queue_role_for_user"]

Found = list[tuple[dict[str, str], dict[str, Any]]]


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(
        farms=2, fleets=12, workers=3, jobs=5, steps=3, tasks=7, sessions_per_job=13, actions_per_session=5
    ) as farm:
        yield farm


@pytest.fixture(scope="module")
def client(farm: LocalFarm) -> Any:
    return connect(farm)


def parents(kind: str) -> list[str]:
    """Return the names of the ids that stand before the resource's own."""
    shape = model_of(f"get_{kind}").input_shape
    assert shape is not None
    return list(shape.required_members)[:-1]


def own_id(kind: str) -> str:
    shape = model_of(f"get_{kind}").input_shape
    assert shape is not None
    return str(list(shape.required_members)[-1])


@pytest.fixture(scope="module")
def listed(client: Any, farm: LocalFarm) -> dict[str, Found]:
    """Everything in one queue of the second farm, and its fleets: the ids that name an item, and the item."""
    top = {"farmId": farm.farm_id(1), "queueId": farm.queue_id(1, farm=1)}
    found: dict[str, Found] = {}
    for kind, method in LISTS.items():
        above, name = parents(kind), own_id(kind)
        if kind == "session_action":
            holders = [ids for ids, _ in found["job"]]
        elif above and above[-1] not in top:
            holders = [ids for ids, _ in found[above[-1].removesuffix("Id")]]
        else:
            holders = [{key: top[key] for key in above}]
        found[kind] = [
            (ids | {name: item[name]}, item) for ids in holders for item in drain(client, method, **ids) if name in item
        ]
        assert found[kind]
    return found


def item_shape(method: str, key: str) -> Any:
    shape = model_of(method).output_shape
    assert shape is not None
    return shape.members[key].member


def agree(item: dict[str, Any], other: dict[str, Any], names: Any) -> None:
    """Both say the same in the members that both shapes have."""
    common = [name for name in names if name in item or name in other]
    assert {name: item.get(name) for name in common} == {name: other.get(name) for name in common}


def common(kind: str, shape: Any) -> set[str]:
    operation = model_of(LISTS[kind]).output_shape
    assert operation is not None
    (items,) = (member for name, member in operation.members.items() if member.type_name == "list")
    return set(items.member.members) & set(shape.members)


@pytest.mark.parametrize("kind", LISTS)
def test_one_resource_is_as_listed(client: Any, listed: dict[str, Found], kind: str) -> None:
    shape = model_of(f"get_{kind}").output_shape
    names = common(kind, shape)
    for ids, item in listed[kind][:150]:
        answer = getattr(client, f"get_{kind}")(**ids)
        del answer["ResponseMetadata"]
        # The check of a session that has not started wants to see that it is one.
        check(shape, answer, kind)
        agree(item, answer, names)
        assert ids.items() & answer.items()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["farm", "queue", "fleet", "worker", "storage_profile"])
def test_answers_fit_the_model(kind: str, seed: int) -> None:
    """The kinds of which one farm has few."""
    with LocalFarm(seed=seed, farms=20, queues=20, fleets=20) as farm:
        client, top = connect(farm), {"farmId": farm.farm_id(), "fleetId": farm.fleet_id()}
        above, name = parents(kind), own_id(kind)
        for item in drain(client, LISTS[kind], **{key: top[key] for key in above}):
            answer = getattr(client, f"get_{kind}")(**{key: top[key] for key in above}, **{name: item[name]})
            del answer["ResponseMetadata"]
            check(model_of(f"get_{kind}").output_shape, answer, kind)


def stranger_of(kind: str, known: str) -> str:
    """Return an id that is well-formed and unknown."""
    return known.split("-")[0] + "-" + "0" * 32 + ("-0" if kind in ("task", "session_action") else "")


@pytest.mark.parametrize("kind", LISTS)
def test_one_unknown_resource(client: Any, farm: LocalFarm, listed: dict[str, Found], kind: str) -> None:
    (ids, _), name, call = listed[kind][0], own_id(kind), getattr(client, f"get_{kind}")
    prefix, stranger = ids[name].split("-")[0], stranger_of(kind, ids[name])
    answer = refused(call, **ids | {name: stranger})
    assert answer["Error"]["Code"] == "ResourceNotFoundException"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert (answer["resourceId"], answer["resourceType"]) == (stranger, prefix)
    assert refused(call, **ids | {name: f"{prefix}-1"})["Error"]["Code"] == "ValidationException"
    for above in parents(kind)[:1]:
        # It is there, but not in this farm: nor are its own parents.
        answer = refused(call, **ids | {above: farm.farm_id(0)})
        assert answer["Error"]["Code"] == "ResourceNotFoundException"


def test_a_task_is_in_its_step(client: Any, listed: dict[str, Found]) -> None:
    (ids, _), (other, _) = listed["task"][0], listed["task"][7]
    assert ids["jobId"] == other["jobId"]
    answer = refused(client.get_task, **ids | {"stepId": other["stepId"]})
    assert (answer["resourceId"], answer["resourceType"]) == (ids["taskId"], "task")


def test_all_of_the_model_is_served() -> None:
    names = {name for name in service().operation_names if name.startswith(("BatchGet", "Search"))}
    batches = {model_of(f"batch_get_{kind}").name for kind in BATCHES}
    searches = {model_of(f"search_{kind}s").name for kind in SEARCHES}
    assert names == batches | searches | {"BatchGetJobEntity"}


@pytest.mark.parametrize("kind", BATCHES)
def test_a_batch_is_as_listed(client: Any, listed: dict[str, Found], kind: str) -> None:
    call, method = getattr(client, f"batch_get_{kind}"), f"batch_get_{kind}"
    key = next(name for name in model_of(method).output_shape.members if name != "errors")
    names = common(kind, item_shape(method, key))
    for start in range(0, len(listed[kind]), 100):
        some = listed[kind][start : start + 100]
        answer = call(identifiers=[ids for ids, _ in some])
        del answer["ResponseMetadata"]
        check(model_of(method).output_shape, answer, method)
        assert answer["errors"] == []
        for (ids, item), other in zip(some, answer[key], strict=True):
            assert ids.items() <= other.items()
            agree(item, other, names)


@pytest.mark.parametrize("kind", BATCHES)
def test_errors_of_a_batch(client: Any, farm: LocalFarm, listed: dict[str, Found], kind: str) -> None:
    call, name = getattr(client, f"batch_get_{kind}"), own_id(kind)
    (ids, _), (last, _) = listed[kind][0], listed[kind][-1]
    stranger = ids | {name: stranger_of(kind, ids[name])}
    elsewhere, ill = ids | {"farmId": farm.farm_id()}, ids | {name: "x"}
    answer = call(identifiers=[stranger, ids, elsewhere, ill, last, ids])
    del answer["ResponseMetadata"]
    (items,) = (value for key, value in answer.items() if key != "errors")
    assert [item[name] for item in items] == [ids[name], last[name], ids[name]]
    errors = [({key: error[key] for key in ids}, error["code"]) for error in answer["errors"]]
    assert errors == [
        (stranger, "ResourceNotFoundException"),
        (elsewhere, "ResourceNotFoundException"),
        (ill, "ValidationException"),
    ]
    assert stranger[name] in answer["errors"][0]["message"]
    # The third repeats the id that is ill-formed, which the model's pattern does not allow.
    del answer["errors"][2]
    check(model_of(f"batch_get_{kind}").output_shape, answer, kind)
    assert refused(call, identifiers=[ids] * 101)["Error"]["Code"] == "ValidationException"


def test_job_entities(client: Any, farm: LocalFarm, listed: dict[str, Found]) -> None:
    (ids, job), (_, step) = listed["job"][1], listed["step"][4]
    where = {"farmId": ids["farmId"], "fleetId": farm.fleet_id(farm=1), "workerId": farm.worker_id(farm=1)}
    steps = {"jobId": ids["jobId"], "stepId": step["stepId"]}
    environment = {"jobId": ids["jobId"], "environmentId": f"JOB:{ids['jobId']}:Environment"}
    identifiers = [
        {"jobDetails": {"jobId": job["jobId"]}},
        {"jobAttachmentDetails": {"jobId": job["jobId"]}},
        {"stepDetails": steps},
        {"environmentDetails": environment},
        {"jobDetails": {"jobId": "job-" + "0" * 32}},
        {"environmentDetails": environment | {"environmentId": f"JOB:{ids['jobId']}:Other"}},
    ]
    answer = client.batch_get_job_entity(**where, identifiers=identifiers)
    del answer["ResponseMetadata"]
    check(model_of("batch_get_job_entity").output_shape, answer, "entities")
    entities = answer["entities"]
    assert [list(entity) for entity in entities] == [list(identifier) for identifier in identifiers[:4]]
    assert entities[0]["jobDetails"]["parameters"] == client.get_job(**ids)["parameters"]
    assert entities[1]["jobAttachmentDetails"]["attachments"]["manifests"]
    before = drain(client, "list_step_dependencies", **ids, stepId=step["stepId"])
    assert entities[2]["stepDetails"]["dependencies"] == [other["stepId"] for other in before]
    assert entities[3]["environmentDetails"].items() >= environment.items()
    assert [next(iter(error.values()))["code"] for error in answer["errors"]] == ["ResourceNotFoundException"] * 2


def search(client: Any, kind: str, **arguments: Any) -> dict[str, Any]:
    answer: dict[str, Any] = getattr(client, f"search_{kind}s")(**{"itemOffset": 0} | arguments)
    del answer["ResponseMetadata"]
    check(model_of(f"search_{kind}s").output_shape, answer, kind)
    return answer


def pages(client: Any, kind: str, size: int, **arguments: Any) -> list[Any]:
    items: list[Any] = []
    offset: int | None = 0
    while offset is not None:
        answer = search(client, kind, itemOffset=offset, pageSize=size, **arguments)
        assert answer["totalResults"] >= len(answer[kind + "s"]) <= size
        items += answer[kind + "s"]
        offset = answer.get("nextItemOffset")
        assert offset is None or offset == len(items)
    assert len(items) == answer["totalResults"]
    return items


@pytest.fixture(scope="module")
def places(farm: LocalFarm, listed: dict[str, Found]) -> dict[str, dict[str, Any]]:
    queue = {"farmId": farm.farm_id(1), "queueIds": [farm.queue_id(1, farm=1)]}
    fleets = {"farmId": farm.farm_id(1), "fleetIds": [ids["fleetId"] for ids, _ in listed["fleet"][:10]]}
    return {"job": queue, "step": queue, "task": queue, "worker": fleets}


@pytest.mark.parametrize("kind", SEARCHES)
def test_a_search_finds_what_is_listed(
    client: Any, listed: dict[str, Found], places: dict[str, dict[str, Any]], kind: str
) -> None:
    names = common(kind, item_shape(f"search_{kind}s", kind + "s"))
    items = pages(client, kind, 4, **places[kind])
    assert items == pages(client, kind, 100, **places[kind])
    wanted = [(ids, item) for ids, item in listed[kind] if ids.get("fleetId") in places[kind].get("fleetIds", [None])]
    for (ids, item), other in zip(wanted, items, strict=True):
        assert {name: ids[name] for name in ids if name != "farmId"}.items() <= other.items()
        agree(item, other, names)


def test_searching_several_queues_or_one_job(client: Any, farm: LocalFarm) -> None:
    place = {"farmId": farm.farm_id(), "queueIds": [farm.queue_id(1), farm.queue_id(0), farm.queue_id(1)]}
    jobs = pages(client, "job", 100, **place)
    assert [job["jobId"] for job in jobs] == [farm.job_id(n, queue=q) for q in (1, 0) for n in range(5)]
    tasks = pages(client, "task", 100, **place, jobId=farm.job_id(3))
    assert {task["jobId"] for task in tasks} == {farm.job_id(3)}
    assert len(tasks) == 21
    outside = place | {"queueIds": [farm.queue_id(1)]}
    assert refused(client.search_steps, **outside, itemOffset=0, jobId=farm.job_id(3))["resourceType"] == "job"
    unknown = place | {"queueIds": ["queue-" + "0" * 32]}
    assert refused(client.search_jobs, **unknown, itemOffset=0)["resourceType"] == "queue"


@pytest.mark.parametrize("order", ["ASCENDING", "DESCENDING"])
@pytest.mark.parametrize(
    ("kind", "field", "member"),
    [
        ("job", "CREATED_AT", "createdAt"),
        ("job", "NAME", "name"),
        ("job", "PRIORITY", "priority"),
        ("job", "TASK_RUN_STATUS", "taskRunStatus"),
        ("step", "JOB_ID", "jobId"),
        ("task", "STARTED_AT", "startedAt"),
        ("task", "ENDED_AT", "endedAt"),
        ("task", "RUN_STATUS", "runStatus"),
        ("worker", "UPDATED_AT", "updatedAt"),
    ],
)
def test_sorting(
    client: Any, places: dict[str, dict[str, Any]], kind: str, field: str, member: str, order: str
) -> None:
    plain = pages(client, kind, 100, **places[kind])
    sort = [{"fieldSort": {"name": field, "sortOrder": order}}]
    # What does not say comes first; Python's sort is stable in both directions as well.
    wanted = sorted(
        plain,
        key=lambda item: (member in item, item.get(member)) if member in item else (False,),
        reverse=order[0] == "D",
    )
    assert pages(client, kind, 100, **places[kind], sortExpressions=sort) == wanted


def test_sorting_by_two(client: Any, places: dict[str, dict[str, Any]]) -> None:
    plain = pages(client, "task", 100, **places["task"])
    sort = [
        {"fieldSort": {"name": "RUN_STATUS", "sortOrder": "ASCENDING"}},
        {"fieldSort": {"name": "TASK_ID", "sortOrder": "DESCENDING"}},
    ]
    wanted = sorted(sorted(plain, key=lambda t: t["taskId"], reverse=True), key=lambda t: t["runStatus"])
    assert pages(client, "task", 13, **places["task"], sortExpressions=sort) == wanted


def group(*filters: dict[str, Any], operator: str = "AND") -> dict[str, Any]:
    return {"filters": list(filters), "operator": operator}


def compare(kind: str, name: str, operator: str, value: Any) -> dict[str, Any]:
    key = {"stringFilter": "value", "stringListFilter": "values", "dateTimeFilter": "dateTime"}[kind]
    return {kind: {"name": name, "operator": operator, key: value}}


def test_filters_by_text(client: Any, places: dict[str, dict[str, Any]]) -> None:
    jobs = pages(client, "job", 100, **places["job"])

    def found(*filters: dict[str, Any], operator: str = "AND") -> list[Any]:
        return pages(client, "job", 100, **places["job"], filterExpressions=group(*filters, operator=operator))

    running = [job for job in jobs if job["taskRunStatus"] == "RUNNING"]
    others = [job for job in jobs if job["taskRunStatus"] != "RUNNING"]
    assert running
    assert others
    is_running = compare("stringFilter", "TASK_RUN_STATUS", "EQUAL", "RUNNING")
    is_not = compare("stringFilter", "TASK_RUN_STATUS", "NOT_EQUAL", "RUNNING")
    assert found(is_running) == running
    assert found(is_not) == others
    assert found(is_running, is_not) == []
    assert found(is_running, is_not, operator="OR") == jobs
    assert found({"groupFilter": group(is_running, is_not, operator="OR")}, is_not) == others
    some = compare("stringListFilter", "TASK_RUN_STATUS", "ANY_EQUALS", ["READY", "RUNNING"])
    none = compare("stringListFilter", "TASK_RUN_STATUS", "ALL_NOT_EQUALS", ["READY", "RUNNING"])
    assert (found(some), found(none)) == (running, others)
    priority = jobs[1]["priority"]
    same = [job for job in jobs if job["priority"] == priority]
    assert found(compare("stringFilter", "PRIORITY", "EQUAL", str(priority))) == same
    # CONTAINS wants all of the term in the name, FUZZY_MATCH any of its words; or it is one of the item's ids.
    assert found({"searchTermFilter": {"searchTerm": "OB 3", "matchType": "CONTAINS"}}) == jobs[3:4]
    assert found({"searchTermFilter": {"searchTerm": "4 no 2", "matchType": "FUZZY_MATCH"}}) == jobs[2:3] + jobs[4:]
    assert found({"searchTermFilter": {"searchTerm": jobs[2]["jobId"]}}) == jobs[2:3]
    assert found({"searchTermFilter": {"searchTerm": "job-"}}) == []


@pytest.mark.parametrize("zone", [datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=5, minutes=30))])
def test_filters_by_time(client: Any, places: dict[str, dict[str, Any]], zone: datetime.timezone) -> None:
    tasks = pages(client, "task", 100, **places["task"])
    moment = sorted(task["endedAt"] for task in tasks if "endedAt" in task)[5]
    holds: dict[str, Callable[[Any], bool]] = {
        "EQUAL": lambda time: time == moment,
        "GREATER_THAN": lambda time: time > moment,
        "GREATER_THAN_EQUAL_TO": lambda time: time >= moment,
        "LESS_THAN": lambda time: time < moment,
        "LESS_THAN_EQUAL_TO": lambda time: time <= moment,
    }
    for operator, hold in holds.items():
        wanted = [task for task in tasks if "endedAt" in task and hold(task["endedAt"])]
        assert wanted
        filters = group(compare("dateTimeFilter", "ENDED_AT", operator, moment.astimezone(zone)))
        assert pages(client, "task", 100, **places["task"], filterExpressions=filters) == wanted


STRING = compare("stringFilter", "NAME", "EQUAL", "x")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"filterExpressions": group(compare("stringFilter", "NONSENSE", "EQUAL", "x"))}, "NONSENSE"),
        ({"filterExpressions": group(compare("stringFilter", "NAME", "ANY_EQUALS", "x"))}, "ANY_EQUALS"),
        ({"filterExpressions": group(compare("stringFilter", "NAME", "LESS_THAN", "x"))}, "LESS_THAN"),
        ({"filterExpressions": group(compare("dateTimeFilter", "ENDED_AT", "NOT_EQUAL", "2026-01-05"))}, "NOT_EQUAL"),
        ({"filterExpressions": group(compare("stringFilter", "TASK_RUN_STATUS", "EQUAL", "x"))}, "value"),
        ({"filterExpressions": group(compare("stringFilter", "CREATED_AT", "EQUAL", "x"))}, "value"),
        ({"filterExpressions": group(compare("stringFilter", "JOB_PARAMETERS", "EQUAL", "x"))}, "JOB_PARAMETERS"),
        ({"filterExpressions": group(compare("stringListFilter", "NAME", "EQUAL", ["x"]))}, "EQUAL"),
        ({"filterExpressions": group(compare("dateTimeFilter", "NAME", "EQUAL", "2026-01-05"))}, "dateTime"),
        (
            {"filterExpressions": group({"parameterFilter": {"name": "x", "operator": "EQUAL", "value": "x"}})},
            "parameterFilter",
        ),
        ({"filterExpressions": group(STRING, STRING, STRING, STRING)}, "1 to 3"),
        ({"filterExpressions": group(STRING, operator="XOR")}, "operator"),
        ({"sortExpressions": [{"fieldSort": {"name": "NONSENSE", "sortOrder": "ASCENDING"}}]}, "NONSENSE"),
        ({"sortExpressions": [{"parameterSort": {"name": "x", "sortOrder": "ASCENDING"}}]}, "parameterSort"),
        ({"sortExpressions": [{"userJobsFirst": {"userIdentityId": "x"}}]}, "userJobsFirst"),
        ({"itemOffset": 10_001}, "10000"),
        ({"pageSize": 101}, "100"),
    ],
)
def test_what_a_search_does_not_know_is_refused(
    client: Any, places: dict[str, dict[str, Any]], arguments: dict[str, Any], named: str
) -> None:
    answer = refused(client.search_jobs, **{"itemOffset": 0} | places["job"] | arguments)
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["fieldList"][0]["name"] == next(iter(arguments))
    assert named in answer["Error"]["Message"]


def test_large_searches() -> None:
    with LocalFarm(jobs=300_000, steps=2, tasks=100) as farm:
        client, place = connect(farm), {"farmId": farm.farm_id(), "queueIds": [farm.queue_id()]}
        answer = client.search_jobs(**place, itemOffset=9_990)
        assert (answer["totalResults"], len(answer["jobs"]), "nextItemOffset" in answer) == (10_000, 10, False)
        assert "1000000" in refused(client.search_tasks, **place, itemOffset=0)["Error"]["Message"]


@pytest.mark.parametrize("method", ROLES)
def test_roles(client: Any, farm: LocalFarm, method: str) -> None:
    ids = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "fleetId": farm.fleet_id()}
    shape = model_of(method).input_shape
    assert shape is not None
    answer = getattr(client, method)(**{name: ids[name] for name in shape.required_members})
    del answer["ResponseMetadata"]
    check(model_of(method).output_shape, answer, method)
    assert answer["credentials"]["expiration"] > datetime.datetime.now(datetime.timezone.utc)


def test_statistics_are_started(client: Any, farm: LocalFarm) -> None:
    day = datetime.datetime(2026, 1, 5, tzinfo=datetime.timezone.utc)
    asked = {
        "farmId": farm.farm_id(),
        "resourceIds": {"queueIds": [farm.queue_id()]},
        "startTime": day,
        "endTime": day + datetime.timedelta(days=1),
        "groupBy": ["QUEUE_ID"],
        "statistics": ["SUM"],
    }
    started = client.start_sessions_statistics_aggregation(**asked)["aggregationId"]
    assert client.get_sessions_statistics_aggregation(farmId=farm.farm_id(), aggregationId=started)["statistics"]
    stranger = asked | {"resourceIds": {"fleetIds": [farm.fleet_id(farm=1)]}}
    assert refused(client.start_sessions_statistics_aggregation, **stranger)["resourceType"] == "fleet"


def test_queue_environments_are_templates(client: Any, listed: dict[str, Found]) -> None:
    for ids, _ in listed["queue_environment"]:
        answer = client.get_queue_environment(**ids)
        assert answer["templateType"] == "YAML"
        assert answer["template"].startswith("specificationVersion: environment-2023-09\nparameterDefinitions:\n")


def test_a_session_says_where_its_log_is(client: Any, listed: dict[str, Found]) -> None:
    for ids, _ in listed["session"][:10]:
        log = client.get_session(**ids)["log"]
        if "options" in log:
            group_name = f"/aws/deadline/{ids['farmId']}/{ids['queueId']}"
            assert log["options"] == {"logGroupName": group_name, "logStreamName": ids["sessionId"]}


def test_bodies_that_are_none(farm: LocalFarm) -> None:
    path = "/2023-10-12/batch-get-job"
    assert get(farm, path, {}, "POST")[0] == 403
    assert get(farm, path, AUTHORIZATION, "GET")[0] == 404
    bodies = [None, b"", b"{", b"[]", b"null", b'{"identifiers": []}', b'{"identifiers": [1]}', b" " * (1 << 21)]
    for body in bodies:
        status, headers, answer = get(farm, path, AUTHORIZATION, "POST", body)
        assert (status, headers["x-amzn-errortype"]) == (400, "ValidationException"), body
        assert json.dumps(answer)
