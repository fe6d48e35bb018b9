"""Faults to order of a farm: which requests they meet, and what boto3 and our client make of them."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ConnectionClosedError, ReadTimeoutError
from botocore.parsers import ResponseParserError
from deadline_pages.testing import LocalFarm, SimulatedFarm

from tests.support.arguments import ONE_ATTEMPT
from tests.support.local_farm import AUTHORIZATION, check, get, model_of, refused, service

FARMS = "/2023-10-12/farms"
CONFIG: dict[str, Any] = {"retries": ONE_ATTEMPT, "read_timeout": 5}


@pytest.fixture(scope="module")
def served() -> Iterator[LocalFarm]:
    with LocalFarm() as farm:
        yield farm


@pytest.fixture
def farm(served: LocalFarm) -> LocalFarm:
    served.reset()
    return served


def boto3s(farm: LocalFarm, **config: Any) -> Any:
    return farm.boto3_client(config=Config(**(CONFIG | config)))


def ours(farm: LocalFarm, **config: Any) -> Any:
    return farm.client(config=CONFIG | config)


both = pytest.mark.parametrize("connect", [boto3s, ours])
Connect = Callable[..., Any]


def status(farm: LocalFarm, path: str = FARMS) -> int:
    return get(farm, path, AUTHORIZATION)[0]


def statuses(farm: LocalFarm, count: int) -> list[int]:
    return [status(farm) for _ in range(count)]


# -- Which requests -----------------------------------------------------------------------------------------------


def test_the_nth_request_is_met(farm: LocalFarm) -> None:
    fault = farm.fault("ListFarms", nth=3, status=500)
    assert statuses(farm, 5) == [200, 200, 500, 200, 200]
    assert fault.count == 1
    assert repr(fault) == "<Fault operation='ListFarms', nth=3, status=500, met 1>"


def test_so_many_are_met(farm: LocalFarm) -> None:
    farm.fault("ListFarms", times=2, status=500)
    farm.fault("list_farms", nth=5, times=2, status=429)
    assert statuses(farm, 8) == [500, 500, 200, 200, 429, 429, 200, 200]


def test_all_are_met_until_it_is_removed(farm: LocalFarm) -> None:
    fault = farm.fault(status=503)
    assert statuses(farm, 3) == [503] * 3
    fault.remove()
    fault.remove()
    assert statuses(farm, 1) == [200]
    with farm.fault(status=500) as fault:
        assert statuses(farm, 1) == [500]
    assert (statuses(farm, 1), fault.count) == ([200], 1)


def test_the_first_that_is_due_meets_a_request(farm: LocalFarm) -> None:
    first = farm.fault("ListFarms", times=1, status=500)
    second = farm.fault("ListFarms", times=2, status=429)
    farm.fault("ListFarms", nth=2, status=403)
    assert statuses(farm, 5) == [500, 429, 429, 403, 200]
    assert (first.count, second.count) == (1, 2)


def test_faults_have_parameters(farm: LocalFarm) -> None:
    client = boto3s(farm)
    mine, other = ({"farmId": farm.farm_id(), "queueId": farm.queue_id(number)} for number in (0, 1))
    fault = farm.fault(status=403, queueId=other["queueId"])
    client.list_jobs(**mine)
    client.get_queue(**mine)
    client.list_queues(farmId=farm.farm_id())
    refused(client.list_jobs, **other)
    refused(client.get_queue, **other)
    # In the body: an item of a batch.
    refused(client.batch_get_job, identifiers=[{**other, "jobId": farm.job_id(queue=1)}])
    client.batch_get_job(identifiers=[{**mine, "jobId": farm.job_id()}])
    assert fault.count == 3
    farm.reset()
    farm.fault("SearchJobs", status=403, queueIds=other["queueId"])
    client.search_jobs(farmId=farm.farm_id(), queueIds=[mine["queueId"]], itemOffset=0)
    refused(client.search_jobs, farmId=farm.farm_id(), queueIds=[mine["queueId"], other["queueId"]], itemOffset=0)
    farm.reset()
    farm.fault("ListJobs", status=500, maxResults=7)
    client.list_jobs(**mine, maxResults=6)
    refused(client.list_jobs, **mine, maxResults=7)


def test_threads_share_the_count(farm: LocalFarm) -> None:
    fault = farm.fault("ListFarms", nth=5, times=7, status=500)
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda _: status(farm), range(40))).count(500) == 7
    assert fault.count == 7


def test_a_request_that_is_met_takes_no_token() -> None:
    with LocalFarm(requests_per_second=1e-6, burst=2) as farm:
        farm.fault("ListFarms", times=3, status=500)
        assert statuses(farm, 6) == [500, 500, 500, 200, 200, 429]


def test_simulated_farms_have_faults() -> None:
    with SimulatedFarm() as farm:
        farm.fault("ListFarms", nth=2, status=500)
        client = farm.client(config=CONFIG)
        client.list_farms()
        refused(client.list_farms)
        assert [request.status for request in farm.log] == [200, 500]


# -- What becomes of them -----------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize(
    ("ordered", "status", "code"),
    [
        ({"status": 400}, 400, "ValidationException"),
        ({"status": 402}, 402, "ServiceQuotaExceededException"),
        ({"status": 403}, 403, "AccessDeniedException"),
        ({"status": 404}, 404, "ResourceNotFoundException"),
        ({"status": 409}, 409, "ConflictException"),
        ({"status": 429}, 429, "ThrottlingException"),
        ({"status": 500}, 500, "InternalServerErrorException"),
        ({"status": 504}, 504, "InternalServerErrorException"),
        ({"code": "ThrottlingException"}, 429, "ThrottlingException"),
        ({"code": "ExpiredTokenException"}, 403, "ExpiredTokenException"),
        ({"status": 418, "code": "TeapotException"}, 418, "TeapotException"),
    ],
)
def test_errors_are_those_of_the_model(
    farm: LocalFarm, connect: Connect, ordered: dict[str, Any], status: int, code: str
) -> None:
    farm.fault("ListFarms", **ordered, message="no", retry_after=3)
    error = refused(connect(farm).list_farms)
    assert error["Error"] == {"Code": code, "Message": "no"}
    assert error["ResponseMetadata"]["HTTPStatusCode"] == status
    assert error["ResponseMetadata"]["HTTPHeaders"]["retry-after"] == "3"
    if code in service().shape_names:
        shape = service().shape_for(code)
        members = {name: error[name] for name in shape.members if name in error}
        check(shape, members, code)


def test_throttled_answers_have_their_operations_quota(farm: LocalFarm) -> None:
    def quota(client: Any, method: str) -> Any:
        error = refused(getattr(client, method), **arguments[method])
        assert error["serviceCode"] == "deadline"
        return error["quotaCode"]

    arguments: dict[str, Any] = {"list_farms": {}, "list_queues": {"farmId": farm.farm_id()}}
    farm.fault(status=429)
    with LocalFarm(throttle_rate=1) as by_chance, LocalFarm(requests_per_second=1e-6, burst=1) as by_bucket:
        boto3s(by_bucket).list_farms()
        boto3s(by_bucket).list_queues(farmId=farm.farm_id())
        codes = {method: {quota(boto3s(each), method) for each in (farm, by_chance, by_bucket)} for method in arguments}
    assert all(len(found) == 1 for found in codes.values())
    assert codes["list_farms"] != codes["list_queues"]


@both
def test_a_retry_finds_the_answer(farm: LocalFarm, connect: Connect) -> None:
    farm.fault("ListFarms", times=1, status=429, retry_after=0)
    farm.fault("ListFarms", times=1, status=500)
    retries = {"mode": "standard", "total_max_attempts": 3}
    assert connect(farm, retries=retries).list_farms()["farms"]
    assert [request.status for request in farm.log] == [429, 500, 200]


@both
def test_a_request_hangs(farm: LocalFarm, connect: Connect) -> None:
    farm.fault("ListFarms", times=1, hang=True)
    client = connect(farm, read_timeout=0.2)
    with pytest.raises(ReadTimeoutError):
        client.list_farms()
    assert client.list_farms()["farms"]
    assert [request.status for request in farm.log] == [None, 200]


def test_closing_ends_what_hangs() -> None:
    farm = LocalFarm().start()
    farm.fault(hang=True)
    with ThreadPoolExecutor(1) as threads:
        hanging = threads.submit(status, farm)
        while not farm.log:
            time.sleep(0.005)
        farm.close()
        assert isinstance(hanging.exception(timeout=10), OSError)


@both
def test_a_connection_is_closed(farm: LocalFarm, connect: Connect) -> None:
    farm.fault("ListFarms", times=1, broken="closed")
    client = connect(farm)
    with pytest.raises(ConnectionClosedError):
        client.list_farms()
    assert client.list_farms()["farms"]
    assert [request.status for request in farm.log] == [None, 200]


def raw(farm: LocalFarm) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", farm.port, timeout=10)
    try:
        connection.request("GET", FARMS, headers=AUTHORIZATION)
        answer = connection.getresponse()
        try:
            return int(answer.headers["Content-Length"]), answer.read()
        except http.client.IncompleteRead as error:
            return int(answer.headers["Content-Length"]), error.partial
    finally:
        connection.close()


def test_an_answer_is_cut_off(farm: LocalFarm) -> None:
    length, whole = raw(farm)
    assert length == len(whole)
    farm.fault("ListFarms", broken="truncated")
    assert raw(farm) == (length, whole[: length // 2])
    with pytest.raises(ConnectionClosedError):
        ours(farm).list_farms()


def test_an_answer_is_a_proxys(farm: LocalFarm) -> None:
    farm.fault("ListFarms", broken="garbled")
    length, body = raw(farm)
    assert length == len(body)
    assert body.startswith(b"<html>")
    assert boto3s(farm).list_farms().get("farms") is None
    with pytest.raises(ResponseParserError, match="not JSON"):
        ours(farm).list_farms()


@both
def test_an_answer_drips(farm: LocalFarm, connect: Connect) -> None:
    length, _ = raw(farm)
    client = connect(farm)
    plain = client.list_farms()["farms"]
    with farm.fault("ListFarms", bytes_per_second=length * 10):
        start = time.monotonic()
        assert client.list_farms()["farms"] == plain
        # A tenth of a second, less the first tick.
        assert time.monotonic() - start >= 0.05
    # Slower than a client waits for a byte.
    with farm.fault("ListFarms", bytes_per_second=0.5), pytest.raises(ReadTimeoutError):
        connect(farm, read_timeout=0.2).list_farms()


def test_an_answer_is_late(farm: LocalFarm) -> None:
    cases: list[tuple[dict[str, Any], int]] = [({}, 200), ({"status": 500}, 500)]
    for ordered, answered in cases:
        with farm.fault("ListFarms", delay=0.1, **ordered):
            start = time.monotonic()
            assert status(farm) == answered
            assert time.monotonic() - start >= 0.1


# -- What is refused ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "a fault needs"),
        ({"operation": "ListTask", "status": 500}, "did you mean ListTasks?"),
        ({"operation": "RunInstances", "status": 500}, "serves no operation 'RunInstances'"),
        ({"status": 200}, "status must be a whole number from 400 to 599"),
        ({"status": 500, "nth": 0}, "nth must be"),
        ({"status": 500, "times": 0}, "times must be"),
        ({"status": 500, "retry_after": 1.5}, "retry_after must be"),
        ({"status": 500, "hang": True}, "not several"),
        ({"hang": True, "broken": "closed"}, "not several"),
        ({"hang": True, "retry_after": 1}, "go with a status or code"),
        ({"hang": True, "bytes_per_second": 1}, "does not go with"),
        ({"broken": "half"}, "broken must be one of closed, truncated, garbled"),
        ({"code": "a b\r\n"}, "code must be"),
        ({"delay": -1}, "delay must be"),
        ({"bytes_per_second": 0}, "bytes_per_second must be"),
        ({"status": 500, "queueId": None}, "queueId must be"),
    ],
)
def test_what_does_not_fit_is_said(farm: LocalFarm, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("?", r"\?")):
        farm.fault(**arguments)
    assert statuses(farm, 1) == [200]


# -- The log ------------------------------------------------------------------------------------------------------


@both
def test_the_log_has_what_was_asked(farm: LocalFarm, connect: Connect) -> None:
    client = connect(farm)
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
    job = {**where, "jobId": farm.job_id()}
    token = client.list_sessions(**job, maxResults=2)["nextToken"]
    client.list_sessions(**job, maxResults=2, nextToken=token)
    with pytest.raises(ClientError):
        client.list_jobs(**where | {"queueId": "queue-" + "0" * 32})
    first, second, unknown = farm.log
    assert (first.operation, first.parameters) == ("ListSessions", {**job, "maxResults": 2})
    assert second.parameters == {**job, "maxResults": 2, "nextToken": token}
    assert (first.method, first.status, first.error, first.access_key_id) == ("GET", 200, None, "testing")
    assert first.path.endswith(f"/jobs/{farm.job_id()}/sessions")
    assert (unknown.status, unknown.error) == (404, "ResourceNotFoundException")


def test_the_log_has_bodies_lists_and_strangers(farm: LocalFarm) -> None:
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    client = farm.boto3_client(aws_access_key_id="AKIDOTHER", aws_secret_access_key="none")
    client.batch_get_job(identifiers=[job])
    client.list_memberships(identityStoreId="d-1234567890", principalId="a" * 47, resourceTypes=["FARM", "JOB"])
    get(farm, FARMS, {})
    get(farm, "/2023-10-12/nothing?x=1", AUTHORIZATION)
    batch, memberships, unsigned, strange = farm.log
    assert (batch.operation, batch.parameters) == ("BatchGetJob", {"identifiers": [job]})
    assert (batch.method, batch.access_key_id) == ("POST", "AKIDOTHER")
    assert memberships.parameters["resourceTypes"] == ["FARM", "JOB"]
    assert (unsigned.status, unsigned.access_key_id, unsigned.error) == (403, None, "AccessDeniedException")
    assert strange == (None, {}, "AKIDEXAMPLE", 404, "UnknownOperationException", "GET", "/2023-10-12/nothing")
    farm.reset()
    assert farm.log == []


def test_operations_that_page_are_known(farm: LocalFarm) -> None:
    """A fault can be ordered of every operation, by the model's name and by the client's."""
    for method in ("list_session_actions", "get_job", "batch_get_job", "search_tasks"):
        for name in (method, model_of(method).name):
            with farm.fault(name, status=500) as fault:
                assert f"operation={name!r}" in repr(fault)
