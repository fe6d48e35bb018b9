"""Token buckets of the local farm: what is served of an operation at once, and in a second."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm

from tests.support.local_farm import AUTHORIZATION, connect, get, refused

FARMS = "/2023-10-12/farms"
# Tokens a second: none is added while a test runs.
NONE_ADDED = 1e-6


def status(farm: LocalFarm, path: str = FARMS) -> int:
    return get(farm, path, AUTHORIZATION)[0]


def test_a_burst_is_served_and_the_rest_refused() -> None:
    with LocalFarm(requests_per_second=NONE_ADDED, burst=5) as farm:
        assert [status(farm) for _ in range(20)] == [200] * 5 + [429] * 15
        assert farm.requests == 20
    with LocalFarm(requests_per_second=NONE_ADDED) as farm:
        assert [status(farm) for _ in range(3)] == [200, 429, 429]


def test_tokens_are_added_at_the_rate() -> None:
    start = time.monotonic()
    with LocalFarm(requests_per_second=50, burst=1) as farm:
        statuses: list[int] = []
        while statuses.count(200) < 6:
            statuses.append(status(farm))
        # The five that were added take a tenth of a second, or longer on a slow machine.
        assert time.monotonic() - start >= 5 / 50
        assert set(statuses) <= {200, 429}


def test_each_operation_has_its_own_bucket() -> None:
    with LocalFarm(requests_per_second=NONE_ADDED, burst=2) as farm:
        client = connect(farm)
        queue = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
        calls: list[tuple[Any, dict[str, Any]]] = [
            (client.list_farms, {}),
            (client.list_jobs, queue),
            (client.get_job, {**queue, "jobId": farm.job_id()}),
            (client.batch_get_job, {"identifiers": [{**queue, "jobId": farm.job_id()}]}),
        ]
        for call, arguments in calls * 2:
            assert call(**arguments)["ResponseMetadata"]["HTTPStatusCode"] == 200
        for call, arguments in calls:
            assert refused(call, **arguments)["Error"]["Code"] == "ThrottlingException"
        # A bucket is the operation's, whatever is asked for.
        refused(client.list_jobs, farmId=farm.farm_id(), queueId=farm.queue_id(1))


def test_clients_share_the_buckets() -> None:
    with LocalFarm(requests_per_second=NONE_ADDED, burst=3) as farm:
        first, second = connect(farm), connect(farm)
        for client in (first, second, first):
            assert client.list_farms()["farms"]
        for client in (first, second):
            refused(client.list_farms)
    with LocalFarm(requests_per_second=NONE_ADDED, burst=10) as farm, ThreadPoolExecutor(8) as threads:
        assert list(threads.map(status, [farm] * 40)).count(200) == 10


@pytest.mark.parametrize("retry_after", [None, 3])
def test_refusals_are_those_of_the_random_share(retry_after: int | None) -> None:
    def answer(farm: LocalFarm) -> tuple[int, dict[str, str], Any]:
        code, headers, body = get(farm, FARMS, AUTHORIZATION)
        varying = ("date", "x-amzn-requestid")
        return code, {name: value for name, value in headers.items() if name not in varying}, body

    with LocalFarm(requests_per_second=NONE_ADDED, retry_after=retry_after) as farm:
        assert status(farm) == 200
        by_bucket = answer(farm)
        error = refused(connect(farm).list_farms)
    with LocalFarm(throttle_rate=1, retry_after=retry_after) as farm:
        assert by_bucket == answer(farm)
    assert error["Error"] == {"Code": "ThrottlingException", "Message": "Rate exceeded"}
    assert error.get("retryAfterSeconds") == retry_after


def test_only_requests_that_may_be_served_take_tokens() -> None:
    with LocalFarm(throttle_rate=1, requests_per_second=NONE_ADDED, burst=1) as farm:
        assert status(farm) == 429
        assert get(farm, FARMS, {})[0] == 403
        farm.throttle_rate = 0
        assert [status(farm), status(farm)] == [200, 429]
        assert get(farm, FARMS, {})[0] == 403
        assert status(farm, "/2023-10-12/nothing") == 404
