"""The tables of a snapshot are what nested loops over boto3's paginators list, with the fewest requests."""

from __future__ import annotations

import asyncio
import copy
import inspect
import pickle
from collections import Counter
from collections.abc import Iterator
from typing import Any

import boto3
import deadline_pages
import pyarrow
import pytest
from deadline_pages import aio
from deadline_pages.exceptions import ParamValidationError
from deadline_pages.testing import LocalFarm

from tests.support.arguments import KEYS
from tests.support.changing_farm import FARM, ChangingFarm
from tests.support.clients import make_client

NAMES = ("farms", "queues", "fleets", "workers", "jobs", "steps", "tasks", "sessions", "session_actions")
# The requests of each list with pages of one hundred.
SHAPE: dict[str, int] = {"queues": 2, "fleets": 2, "workers": 3, "jobs": 4, "steps": 2, "tasks": 3}
QUEUES, FLEETS, WORKERS, JOBS, STEPS, TASKS = SHAPE.values()


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(farms=2, sessions_per_job=3, actions_per_session=2, **SHAPE) as farm:
        yield farm


@pytest.fixture(scope="module")
def client(farm: LocalFarm) -> Any:
    return make_client(deadline_pages, farm.endpoint_url)


def rows(table: Any) -> list[dict[str, Any]]:
    """The rows of a table without what is missing, in an order of their own."""
    found = pyarrow.table(table).to_pylist(maps_as_pydicts="strict")
    return in_order({name: value for name, value in row.items() if value is not None} for row in found)


def in_order(found: Any) -> list[dict[str, Any]]:
    return sorted(found, key=lambda row: [str(value) for name, value in row.items() if name.endswith("Id")])


def nested(client: Any, farm_id: str) -> dict[str, list[dict[str, Any]]]:
    """All lists of a farm, by loops in loops."""

    def items(method: str, **ids: Any) -> list[dict[str, Any]]:
        paginator = client.get_paginator(f"list_{method}")
        (key,) = paginator.result_keys
        return [{**ids, **item} for item in paginator.paginate(**ids).search(f"{key.expression}[]")]

    def below(parents: list[dict[str, Any]], method: str, *names: str) -> list[dict[str, Any]]:
        return [item for parent in parents for item in items(method, **{name: parent[name] for name in names})]

    lists = {"farms": items("farms")}
    lists["queues"], lists["fleets"] = items("queues", farmId=farm_id), items("fleets", farmId=farm_id)
    lists["workers"] = below(lists["fleets"], "workers", "farmId", "fleetId")
    lists["jobs"] = below(lists["queues"], "jobs", "farmId", "queueId")
    job = ("farmId", "queueId", "jobId")
    lists["steps"], lists["sessions"] = below(lists["jobs"], "steps", *job), below(lists["jobs"], "sessions", *job)
    lists["tasks"] = below(lists["steps"], "tasks", *job, "stepId")
    by_session = [{**session, "sessions": [session]} for session in lists["sessions"]]
    lists["session_actions"] = below(by_session, "session_actions", *job, "sessionId")
    return {name: in_order(map(flat, found)) for name, found in lists.items()}


def flat(item: dict[str, Any]) -> dict[str, Any]:
    """An item as a row has it: unions and structures have all members."""
    return {name: value for name, value in item.items() if value is not None}


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def check(snapshot: Any, farm: LocalFarm) -> None:
    theirs = nested(make_client(boto3, farm.endpoint_url), farm.farm_id(1))
    for name in snapshot.include:
        assert without_nulls(rows(getattr(snapshot, name))) == without_nulls(theirs[name]), name


def test_tables_are_what_boto3_lists(farm: LocalFarm, client: Any) -> None:
    snapshot = client.snapshot(farm.farm_id(1))
    assert snapshot.include == NAMES
    check(snapshot, farm)
    requests = {name.removeprefix("list_"): level.requests for name, level in snapshot.progress.levels.items()}
    jobs = QUEUES * JOBS
    assert requests == {
        "farms": 1,
        "queues": 1,
        "fleets": 1,
        "workers": FLEETS,
        "jobs": QUEUES,
        "steps": jobs,
        "tasks": jobs * STEPS,
        "sessions": jobs,
        "session_actions": jobs,
    }


@pytest.mark.parametrize(
    ("include", "requests"),
    [
        (["farms"], 1),
        ("workers", 1 + FLEETS),
        ({"session_actions"}, 1 + QUEUES + QUEUES * JOBS),
        (("tasks", "jobs", "jobs"), 1 + QUEUES + QUEUES * JOBS * (1 + STEPS)),
        (iter(["sessions", "fleets", "queues"]), 2 + QUEUES + QUEUES * JOBS),
    ],
)
def test_some_tables(farm: LocalFarm, client: Any, include: Any, requests: int) -> None:
    before = farm.requests
    snapshot = client.snapshot(farm.farm_id(1), include=include)
    assert farm.requests - before == snapshot.progress.requests == requests
    assert list(snapshot.tables) == list(snapshot.include)
    check(snapshot, farm)


def test_in_an_event_loop(farm: LocalFarm, client: Any) -> None:
    async def main() -> tuple[Any, Any]:
        one = await client.snapshot_async(farm.farm_id(1))
        settings: dict[str, Any] = {"endpoint_url": farm.endpoint_url, "config": {"inject_host_prefix": False}}
        async with aio.get_session().create_client("deadline", "us-west-2", **settings, **KEYS) as asynchronous:
            other = await asynchronous.snapshot(farm.farm_id(1))
            assert await other.refresh_async(asynchronous) is other
        return one, other

    for snapshot in asyncio.run(main()):
        check(snapshot, farm)


def test_shared_parents_are_listed_once() -> None:
    with ChangingFarm("job-1", "job-2", "job-3") as service:
        make_client(deadline_pages, service.url).snapshot(FARM)
        asked = Counter(service.asked())
        pages = {path: -(-len(items) // 2) for path, items in service.lists.items()}
        assert asked == pages


def test_what_include_must_be(client: Any, farm: LocalFarm) -> None:
    before = farm.requests
    for include in ([], ["job"], "farm", ["jobs", 5]):
        with pytest.raises(ValueError, match=r"include must name tables of farms, queues, .*: (not|at least)"):
            client.snapshot(farm.farm_id(), include=include)
    for farm_id in (None, 5, ["farm-1"], []):
        with pytest.raises(ParamValidationError, match="farmId"):
            client.snapshot(farm_id)
    for option in ({"concurrency": 0}, {"requests_per_second": -1}, {"on_error": "pass"}, {"since": "soon"}):
        with pytest.raises(ValueError, match=f"{next(iter(option))} must be"):
            client.snapshot(farm.farm_id(), **option)
    assert farm.requests == before


def test_what_it_shows(farm: LocalFarm, client: Any) -> None:
    snapshot = client.snapshot(farm.farm_id(1), include=["queues", "jobs"])
    text = repr(snapshot)
    assert text.startswith(f"<deadline_pages.Snapshot of {farm.farm_id(1)}, 20")
    assert text.endswith(" UTC: 2 queues, 8 jobs>")
    assert {"queues", "jobs", "refresh"} <= {*dir(snapshot)}
    with pytest.raises(AttributeError, match="no table 'tasks', but queues, jobs"):
        snapshot.tasks  # noqa: B018
    assert not hasattr(snapshot, "__arrow_c_stream__")
    assert inspect.getdoc(client.snapshot)
    public = [name for name in vars(deadline_pages.Snapshot) if not name.startswith("_")]
    assert {*NAMES} < {*public}
    assert all(inspect.getdoc(getattr(deadline_pages.Snapshot, name)) for name in public)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda snapshot: pickle.loads(pickle.dumps(snapshot))])
def test_a_copy_has_the_tables_and_no_client(farm: LocalFarm, client: Any, copied: Any) -> None:
    snapshot = client.snapshot(farm.farm_id(1), progress=lambda _: None)
    copy = copied(snapshot)
    check(copy, farm)
    assert repr(copy) == repr(snapshot)
    with pytest.raises(TypeError, match="needs a client"):
        copy.refresh()
    check(copy.refresh(client), farm)


def test_a_closed_client_can_be_used(farm: LocalFarm) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)
    snapshot = client.snapshot(farm.farm_id(1))
    client.close()
    check(snapshot.refresh(), farm)


def test_times_leave_out_what_is_below_jobs() -> None:
    with ChangingFarm("job-1", "job-2") as service:
        service.add("job-late", createdAt="2026-02-01T00:00:00Z", startedAt="2026-02-01T00:00:00Z", endedAt=None)
        service.add("job-again", startedAt="2026-01-06T00:00:00Z", taskRunStatus="RUNNING")
        client = make_client(deadline_pages, service.url)

        def found(**times: Any) -> set[str]:
            snapshot = client.snapshot(FARM, include=["jobs", "tasks"], **times)
            assert snapshot.jobs.num_rows == 4
            return {*pyarrow.table(snapshot.tasks)["jobId"].to_pylist()}

        assert found(since="2026-01-05T10:10:00Z") == {"job-1", "job-2", "job-late", "job-again"}
        assert found(since="2026-01-05T10:11:00Z") == {"job-late", "job-again"} == found(since="24h")
        assert found(until="2026-01-05T10:00:00Z") == {"job-1", "job-2", "job-again"}
        assert found(since="2026-01-05T10:11:00Z", until="2026-01-31") == {"job-again"}
