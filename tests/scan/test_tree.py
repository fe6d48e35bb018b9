"""Which operations a scan calls."""

from __future__ import annotations

import functools
import re
from typing import Any

import deadline_pages
import pytest
from deadline_pages.exceptions import OperationNotPageableError, ParamValidationError

from tests.support.clients import make_client
from tests.support.local_farm import PAGEABLE, model_of
from tests.support.small_service import SmallService

LISTERS = {
    "farmId": "list_farms",
    "queueId": "list_queues",
    "fleetId": "list_fleets",
    "workerId": "list_workers",
    "jobId": "list_jobs",
    "stepId": "list_steps",
    "sessionId": "list_sessions",
    "licenseEndpointId": "list_license_endpoints",
}
# What no operation lists, and every call must be given.
OTHERS = {
    "get_sessions_statistics_aggregation": {"aggregationId": "0" * 32},
    "list_memberships": {"principalId": "principal-1"},
}
NOWHERE = "http://127.0.0.1:9"


@functools.cache
def client() -> Any:
    return make_client(deadline_pages, NOWHERE)


def scan(method: str, **arguments: Any) -> Any:
    return client().scan(method, **OTHERS.get(method, {}), **arguments)


@functools.cache
def in_url_order(method: str) -> tuple[str, ...]:
    """The ids in an operation's URL, by botocore's model."""
    return tuple(re.findall(r"{(\w+)}", model_of(method).http["requestUri"]))


def expected(method: str, given: set[str]) -> list[str]:
    """Method names of the operations, parents first."""
    missing = [name for name in in_url_order(method) if name not in given]
    above = expected(LISTERS[missing[-1]], given) if missing else []
    return [*above, method]


def test_all_operations_are_here() -> None:
    assert len(PAGEABLE) == 31


@pytest.mark.parametrize("method", PAGEABLE)
def test_operations_of_a_scan(method: str) -> None:
    names = in_url_order(method)
    for number in range(2 ** len(names)):
        given = {name for index, name in enumerate(names) if number >> index & 1}
        made = scan(method, **{name: f"{name}-1" for name in given})
        assert made.operations == expected(method, given), given
        several = scan(method, **{name: [f"{name}-1", f"{name}-2"] for name in given})
        assert several.operations == made.operations


def test_the_fewest_operations_for_session_actions() -> None:
    assert scan("list_session_actions").operations == ["list_farms", "list_queues", "list_jobs", "list_session_actions"]
    assert scan("list_session_actions", sessionId="session-1").operations == scan("list_session_actions").operations
    by_session = scan("list_session_actions", sessionId="*").operations
    assert by_session == ["list_farms", "list_queues", "list_jobs", "list_sessions", "list_session_actions"]
    assert scan("list_session_actions", sessionId=["*"]).operations == by_session
    assert "list_tasks" in scan("list_session_actions", taskId="*").operations


def test_a_star_is_a_missing_id() -> None:
    assert scan("list_jobs", farmId="*", queueId="*").operations == ["list_farms", "list_queues", "list_jobs"]
    assert scan("list_jobs", farmId="farm-1", queueId="*").operations == ["list_queues", "list_jobs"]


def test_what_narrows_but_is_no_resource_is_passed_on() -> None:
    assert scan("list_farms", principalId="*").operations == ["list_farms"]
    assert scan("list_jobs", principalId="me", farmId="f").operations == ["list_queues", "list_jobs"]


@pytest.mark.parametrize(
    ("method", "arguments", "text"),
    [
        ("list_session_actions", {"sessionId": "*", "taskId": "*"}, "sessionId and taskId cannot both be found"),
        ("list_queue_fleet_associations", {"queueId": "*", "fleetId": "*"}, "cannot both be found"),
        ("list_jobs", {"farmId": 5}, "Invalid type for parameter farmId, value: 5"),
        ("list_jobs", {"farmId": ["farm-1", None]}, "Invalid type for parameter farmId, value: None"),
        ("list_jobs", {"queueld": "queue-1"}, 'Unknown parameter in input: "queueld"'),
        ("list_jobs", {"nextToken": "t"}, "StartingToken"),
    ],
)
def test_ids_that_cannot_be(method: str, arguments: dict[str, Any], text: str) -> None:
    with pytest.raises(ParamValidationError, match=text):
        scan(method, **arguments)


def test_an_id_that_nobody_lists_must_be_given() -> None:
    with pytest.raises(ParamValidationError, match='Missing required parameter in input: "aggregationId"'):
        client().scan("get_sessions_statistics_aggregation")
    given = scan("get_sessions_statistics_aggregation")
    assert given.operations == ["list_farms", "get_sessions_statistics_aggregation"]


def test_lists_of_ids_make_all_combinations_once() -> None:
    with SmallService([[[1], [1]], [[1], [1]]]) as service:
        ours = make_client(deadline_pages, service.url)
        farms = ["farm-0", "farm-1", "farm-0"]
        pages = ours.scan("list_queues", farmId=(farm for farm in farms), ordered=True)
        for _ in range(2):
            assert [page["Parents"] for page in pages] == [{"farmId": "farm-0"}, {"farmId": "farm-1"}]
        jobs = ours.scan("list_jobs", farmId="farm-0", queueId=["queue-0-1", "queue-0-0"], ordered=True)
        assert [page["Parents"]["queueId"] for page in jobs] == ["queue-0-1", "queue-0-0"]
        assert list(ours.scan("list_jobs", farmId=[])) == []
        service.requests.clear()
        assert list(ours.scan("list_sessions", farmId="farm-0", queueId="queue-0-0", jobId=[])) == []
        assert service.requests == []


def test_several_sessions_of_a_job() -> None:
    job = {"farmId": "farm-1", "queueId": "queue-1", "jobId": "job-1"}
    made = scan("list_session_actions", **job, sessionId=["session-1", "session-2"])
    assert made.operations == ["list_session_actions"]


def test_what_has_no_paginator() -> None:
    with pytest.raises(OperationNotPageableError, match="get_job"):
        scan("get_job")
