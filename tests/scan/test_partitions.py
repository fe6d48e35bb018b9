"""Parts of a scan: together they have every row once, wherever they are read."""

from __future__ import annotations

import asyncio
import itertools
import json
import multiprocessing
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any

import deadline_pages
import pyarrow as pa
import pytest
from deadline_pages import Partition, aio
from deadline_pages._client.partition import client_here
from deadline_pages._extras import pip_install
from deadline_pages.exceptions import ClientError, NoCredentialsError, ParamValidationError, ResponseParserError
from deadline_pages.testing import LocalFarm
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scan.test_tree import OTHERS
from tests.support.arguments import KEYS
from tests.support.clients import make_client
from tests.support.local_farm import PAGEABLE
from tests.support.small_service import BROKEN, DENIED, NOT_FOUND, Row, SmallService, rows_of

COUNTS = (1, 2, 3, 7, 1000)
COLUMNS = ["farmId", "queueId", "jobId", "sessionId"]
SHAPE = [[[3, 1], [2, 1]]]


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    sizes = {"farms": 2, "queues": 2, "fleets": 2, "workers": 2, "jobs": 3, "steps": 2, "tasks": 3}
    with LocalFarm(**sizes, sessions_per_job=3) as farm:
        yield farm


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name.upper(), value)


def client_of(owner: LocalFarm | SmallService) -> Any:
    return make_client(deadline_pages, owner.url if isinstance(owner, SmallService) else owner.endpoint_url)


def items_of(scan: Any) -> list[str]:
    (key,) = scan.result_keys
    items = ((page["Parents"], item) for page in scan for item in key.search(page))
    return sorted(json.dumps(item, default=str, sort_keys=True) for item in items)


def rows_in(*scans: Any) -> list[Row]:
    return sorted(row for scan in scans for page in scan for row in rows_of(page))


def rows_read(partition: Partition, client: Any = None) -> list[tuple[str, ...]]:
    """Read a partition, in any process."""
    batches = list(partition.read(client, columns=COLUMNS))
    assert all(isinstance(batch, pa.RecordBatch) for batch in batches)
    return [tuple(row.values()) for batch in batches for row in batch.to_pylist()]


@pytest.mark.parametrize("method", PAGEABLE)
def test_each_row_once(farm: LocalFarm, method: str) -> None:
    client = client_of(farm)
    scan = client.scan(method, **OTHERS.get(method, {}))
    expected = items_of(scan)
    listings = len({tuple(page["Parents"].items()) for page in scan})
    for n in COUNTS:
        parts = scan.partitions(n)
        assert len(parts) == min(n, listings)
        assert sorted(item for part in parts for item in items_of(part.scan(client))) == expected
        assert all(part.operation == method and part.parents for part in parts)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_each_row_once_whatever_is_given(data: Any) -> None:
    shape = data.draw(st.lists(st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=3), min_size=1, max_size=3))
    n = data.draw(st.integers(1, 8))
    with SmallService(shape) as service:
        wanted: dict[str, Any] = {}
        for place, name in enumerate(COLUMNS[:3]):
            known = sorted({row[place] for row in service.rows})
            if known and data.draw(st.booleans()):
                wanted[name] = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
        rows = [row for row in service.rows if all(row[COLUMNS.index(name)] in ids for name, ids in wanted.items())]
        answer = service.page

        def only_of_parents(request: Any) -> Any:
            # The ids tell where they belong: elsewhere there are none of them.
            parts = request.path.strip("/").split("/")[2::2]
            below = all(inner.split("-")[1:][:-1] == outer.split("-")[1:] for outer, inner in itertools.pairwise(parts))
            return answer(request) if below else NOT_FOUND

        service.page = only_of_parents  # type: ignore[method-assign]
        client = client_of(service)
        is_ordered = data.draw(st.booleans())
        skipped = data.draw(st.sampled_from([None, "job-0-0-1"]))
        only = {"list_jobs": lambda job: job["jobId"] != skipped} if "jobId" not in wanted else None
        scan = client.scan("list_sessions", ordered=is_ordered, only=only, **wanted)
        expected = sorted(row for row in rows if only is None or row[2] != skipped)

        def in_parts() -> list[Row]:
            parts = pickle.loads(pickle.dumps(scan.partitions(n)))
            assert len(parts) <= n
            assert all(part.parents for part in parts)
            return rows_in(*(part.scan(client) for part in parts))

        # A given id below one that was given too may be nowhere: an error, as in the scan itself.
        try:
            assert rows_in(scan) == expected
        except ClientError:
            with pytest.raises(ClientError, match="gone"):
                in_parts()
        else:
            assert in_parts() == expected


def test_the_same_farm_is_divided_alike(farm: LocalFarm) -> None:
    scan = client_of(farm).scan("list_steps")
    first = scan.partitions(5)
    assert all(scan.partitions(5) == first for _ in range(4))
    assert scan.partitions(4) != first
    assert first[0] != "x"


def test_in_order(farm: LocalFarm) -> None:
    client = client_of(farm)
    scan = client.scan("list_sessions", ordered=True)
    expected = [row for page in scan for row in rows_of(page)]
    for n in COUNTS:
        assert [row for part in scan.partitions(n) for page in part.scan(client) for row in rows_of(page)] == expected


def test_of_several_regions(farm: LocalFarm) -> None:
    client = client_of(farm)
    scan = client.scan("list_jobs", regions=["us-west-2", "eu-central-1"])
    expected = items_of(scan)
    for n in COUNTS:
        parts = scan.partitions(n)
        assert sorted(item for part in parts for item in items_of(part.scan(client))) == expected
        regions = [row["region"] for part in parts for batch in part.read(client) for row in batch.to_pylist()]
        assert len(regions) == len(expected)
        assert set(regions) == {"us-west-2", "eu-central-1"}
    assert len(client.scan("list_farms", regions=["us-west-2", "eu-central-1"]).partitions(5)) == 2


def test_a_region_that_is_denied() -> None:
    with SmallService(SHAPE) as service:
        service.faults[0] = DENIED
        scan = client_of(service).scan("list_sessions", regions=["us-west-2", "eu-central-1"])
        parts = scan.partitions(3)
        assert [error.response["Error"]["Code"] for error in scan.errors] == ["AccessDeniedException"]
        assert sum(len(items_of(part.scan(client_of(service)))) for part in parts) == len(service.rows)


def test_of_equal_weight() -> None:
    counts = [5000, 100, 0, 0, 900, 0, 0, 0]
    jobs = [
        {"jobId": f"job-0-0-{number}", "taskRunStatusCounts": {"READY": count // 2, "SUCCEEDED": count - count // 2}}
        for number, count in enumerate(counts)
    ]
    with SmallService([[[1] * len(jobs)]]) as service:
        service.faults["queue-0-0/jobs"] = (200, [], json.dumps({"jobs": jobs}).encode())
        client = client_of(service)
        parts = client.scan("list_sessions", ordered=True).partitions(2)
        assert [(len(part.parents), part.weight) for part in parts] == [(1, 51), (7, 17)]
        assert repr(parts[1]) == "<deadline_pages.Partition of list_sessions: 7 listings, weight 17>"
        # How many parameters a job has, its tasks do not say.
        parts = client.scan("list_job_members").partitions(2)
        assert [(len(part.parents), part.weight) for part in parts] == [(4, 4), (4, 4)]
        for n in range(1, 12):
            parts = client.scan("list_sessions").partitions(n)
            assert len(parts) == min(n, 8)
            assert sum(part.weight for part in parts) == pytest.approx(68)


def test_by_workers_of_a_fleet(farm: LocalFarm) -> None:
    client = client_of(farm)
    counts = [fleet["workerCount"] for fleet in client.scan("list_fleets").rows()]
    parts = client.scan("list_workers").partitions(len(counts))
    assert sorted(part.weight for part in parts) == [pytest.approx(1 + count / 100) for count in sorted(counts)]


def test_nothing_is_sent_before_a_part_is_read() -> None:
    with SmallService(SHAPE) as service:
        client = client_of(service)
        parts = client.scan("list_sessions").partitions(3)
        found = len(service.requests)
        assert found == 4  # farms, queues, and jobs of two queues
        part = pickle.loads(pickle.dumps(parts[0]))
        batches = part.read(client, columns=["sessionId"])
        assert part == parts[0]
        assert hash(part) == hash(parts[0])
        assert part.parents == [{"farmId": "farm-0", "queueId": "queue-0-0", "jobId": "job-0-0-0"}]
        assert len(service.requests) == found
        assert next(batches).num_rows == 2
        batches.close()
        assert len(service.requests) <= found + 2


def test_ids_that_are_given_are_divided_without_a_request() -> None:
    with SmallService([[[2] * 5]]) as service:
        client = client_of(service)
        jobs = [f"job-0-0-{number}" for number in range(5)]
        scan = client.scan("list_sessions", farmId="farm-0", queueId="queue-0-0", jobId=iter(jobs))
        parts = scan.partitions(2)
        assert service.requests == []
        assert [[parent["jobId"] for parent in part.parents] for part in parts] in (
            [jobs[:2], jobs[2:]],
            [jobs[:3], jobs[3:]],
        )
        assert [part._options["jobId"] for part in parts] == [[p["jobId"] for p in part.parents] for part in parts]
        assert rows_in(*(part.scan(client) for part in parts)) == service.rows


def test_nothing_to_read() -> None:
    with SmallService([[]]) as service:
        assert client_of(service).scan("list_sessions").partitions(3) == []
        (part,) = client_of(service).scan("list_farms").partitions(3)
        assert part.parents == [{}]
        (part,) = client_of(service).scan("list_queues").partitions(3)
        assert [batch.num_rows for batch in part.read(client_of(service))] in ([], [0])


def test_deleted_meanwhile() -> None:
    with SmallService(SHAPE) as service:
        client = client_of(service)
        parts = client.scan("list_sessions").partitions(2)
        service.faults["job-0-0-1/sessions"] = NOT_FOUND
        scans = [part.scan(client) for part in parts]
        assert rows_in(*scans) == [row for row in service.rows if "job-0-0-1" not in row]
        assert [scan.errors for scan in scans] == [[], []]
        assert sum(scan.progress.levels["list_sessions"].gone for scan in scans) == 1


def test_a_given_id_below_parents_that_are_found() -> None:
    with SmallService([[[3, 1], [2, 1], [4]]]) as service:
        client = client_of(service)
        service.faults = {
            f"queue-0-{queue}/jobs/{job}/sessions": NOT_FOUND
            for queue in range(3)
            for job in ("job-0-0-1", "job-0-1-0", "job-0-9-9")
            if job.split("-")[2] != str(queue)
        }
        wanted = ["job-0-0-1", "job-0-1-0"]
        for n in COUNTS:
            parts = client.scan("list_sessions", jobId=wanted).partitions(n)
            assert len(parts) == min(n, 2)
            assert rows_in(*(part.scan(client) for part in parts)) == [row for row in service.rows if row[2] in wanted]
        parts = client.scan("list_sessions", jobId=[*wanted, "job-0-9-9"]).partitions(3)
        for part in parts:
            if part.parents[0]["jobId"] == "job-0-9-9":
                with pytest.raises(ClientError, match="gone"):
                    list(part.read(client))
            else:
                assert rows_read(part, client)


def test_errors_of_a_part() -> None:
    with SmallService(SHAPE) as service:
        client = client_of(service)
        service.faults["job-0-0-0/sessions"] = BROKEN
        first, second = client.scan("list_sessions").partitions(2)
        with pytest.raises(ClientError) as caught:
            list(first.read(client))
        assert caught.value.response["Error"]["Code"] == "InternalServerErrorException"
        assert "job-0-0-0" in caught.value.__notes__[0]
        assert len(rows_read(second, client)) == 3
        first, _ = client.scan("list_sessions", on_error="collect").partitions(2)
        with pytest.warns(RuntimeWarning, match=r"1 listings could not be read \(scan\(\).errors has them all\)"):
            assert sorted(rows_read(first, client)) == [row for row in service.rows if row[2] == "job-0-0-1"]
        scan = first.scan(client)
        assert rows_in(scan) == [row for row in service.rows if row[2] == "job-0-0-1"]
        assert [error.parents["jobId"] for error in scan.errors] == ["job-0-0-0"]


def test_errors_of_the_parents() -> None:
    with SmallService(SHAPE) as service:
        service.faults["queue-0-1/jobs"] = BROKEN
        with pytest.raises(ClientError) as caught:
            client_of(service).scan("list_sessions").partitions(2)
        assert "list_jobs(farmId='farm-0', queueId='queue-0-1')" in caught.value.__notes__[0]
        scan = client_of(service).scan("list_sessions", on_error="collect")
        parts = scan.partitions(9)
        assert len(parts) == 2
        assert [error.parents["queueId"] for error in scan.errors] == ["queue-0-1"]
        assert scan.resume_token is None
        service.faults["queue-0-1/jobs"] = (200, [], b'{"jobs": [{"name": "x"}]}')
        with pytest.raises(ResponseParserError, match="ListJobs: an item without jobId") as lost:
            client_of(service).scan("list_sessions").partitions(2)
        assert "while calling list_jobs(" in lost.value.__notes__[0]


def test_a_filter_that_raises() -> None:
    with SmallService(SHAPE) as service, pytest.raises(KeyError, match="nope") as caught:
        client_of(service).scan("list_sessions", only={"list_jobs": lambda job: job["nope"]}).partitions(2)
    assert "while calling list_jobs(" in caught.value.__notes__[0]


def test_a_part_goes_on_where_it_stood() -> None:
    with SmallService([[[5] * 4]]) as service:
        client = client_of(service)
        part, _ = client.scan("list_sessions").partitions(2)
        scan = part.scan(client)
        first = scan.table(max_rows=3)
        rest = client.scan("list_sessions", PaginationConfig={"StartingToken": first.resume_token})
        assert len(first) == 3
        assert len(rows_in(rest)) == 7


@pytest.mark.parametrize("n", [0, -1, True, "x", 1.5, None])
def test_no_number_of_parts(n: Any) -> None:
    with SmallService(SHAPE) as service:
        with pytest.raises(ValueError, match=r"^n must be a number of partitions, 1 or more, not "):
            client_of(service).scan("list_sessions").partitions(n)
        assert service.requests == []


@pytest.mark.parametrize("config", [{"MaxItems": 3}, {"StartingToken": "x"}])
def test_what_cannot_be_divided(config: dict[str, Any]) -> None:
    with SmallService(SHAPE) as service:
        with pytest.raises(ValueError, match=f"^a scan with {next(iter(config))} cannot be divided"):
            client_of(service).scan("list_sessions", PaginationConfig=config).partitions(2)
        assert service.requests == []


def test_options_of_the_scan_are_those_of_its_parts(farm: LocalFarm) -> None:
    client = client_of(farm)
    options = {"concurrency": 3, "ordered": True, "on_error": "collect", "PaginationConfig": {"PageSize": 2}}
    scan = client.scan("list_queues", principalId="me", requests_per_second=300, **options)
    for part in scan.partitions(2):
        made = part.scan(client)._arguments
        assert made.pop("requests_per_second") == 150
        assert made.pop("PaginationConfig").items() >= {"PageSize": 2, "MaxItems": None}.items()
        assert made == {"principalId": "me", "concurrency": 3, "ordered": True, "on_error": "collect", "regions": None}


def test_wrong_arguments(farm: LocalFarm) -> None:
    client = client_of(farm)
    part, *_ = client.scan("list_sessions").partitions(2)
    requests = farm.requests
    with pytest.raises(ValueError, match="there is no column"):
        part.read(client, columns=["nope"])
    with pytest.raises(TypeError, match=r"client must be one of deadline_pages.client\(\), not 'x'"):
        part.read("x")
    scan = client.scan("list_sessions", farmId="farm-1")
    for listings in ([["farm-1"]], [["farm-2", "queue-1", "job-1"]]):
        with pytest.raises(ValueError, match="no listing of this scan"):
            scan._token(listings)
    assert farm.requests == requests


def test_without_pyarrow(farm: LocalFarm, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(farm)
    part, *_ = client.scan("list_sessions").partitions(2)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError) as caught:
        part.read(client)
    assert str(caught.value) == f"read() needs pyarrow: {pip_install('pyarrow')}"


def test_no_secrets_in_a_pickle() -> None:
    secrets: Any = {
        "aws_access_key_id": "AKIDNOTINPICKLE",
        "aws_secret_access_key": "secret-key",
        "aws_session_token": "secret-token",
    }
    proxies = {"https": "http://me:secret-password@127.0.0.1:9"}
    client = deadline_pages.client(
        "deadline",
        "eu-west-1",
        endpoint_url="https://me:secret-user@example.com",
        config={"proxies": proxies, "user_agent_extra": "secret-agent", "use_fips_endpoint": False},
        **secrets,
    )
    scan = client.scan("list_sessions", farmId="f", queueId="q", jobId=["a", "b"], only=None, progress=print)
    for part in scan.partitions(2):
        written = pickle.dumps(part)
        assert not any(secret in written for secret in (b"AKIDNOTINPICKLE", b"secret-"))
        assert "secret-" not in repr(part)
        assert part._destination == {
            "profile_name": None,
            "region_name": "eu-west-1",
            "endpoint_url": "https://example.com",
            "use_ssl": True,
            "config": {
                "inject_host_prefix": True,
                "use_fips_endpoint": False,
                "use_dualstack_endpoint": False,
                "ignore_configured_endpoint_urls": True,
            },
        }


@pytest.mark.usefixtures("bare_environment")
def test_without_credentials(farm: LocalFarm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    client = make_client(deadline_pages, farm.endpoint_url, region_name="eu-north-1")
    part, *_ = client.scan("list_sessions").partitions(2)
    with pytest.raises(NoCredentialsError):
        list(part.read())
    for name, value in KEYS.items():  # given later, in the same process
        monkeypatch.setenv(name.upper(), value)
    assert rows_read(part) == rows_read(part, client)
    without = client_here(part._destination)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDROTATED")
    assert client_here(part._destination) is not without


@pytest.mark.usefixtures("keys")
def test_a_client_is_made_and_kept_here(farm: LocalFarm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    scan = client_of(farm).scan("list_sessions")
    parts = scan.partitions(3)
    rows = [row for part in parts for row in rows_read(part)]
    assert sorted(rows) == rows_in(scan)
    assert client_here(parts[0]._destination) is client_here(parts[1]._destination)


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes(farm: LocalFarm, method: str) -> None:
    scan = client_of(farm).scan("list_sessions")
    expected = rows_in(scan)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method)) as pool:
        rows = [row for rows in pool.map(rows_read, scan.partitions(5)) for row in rows]
    assert sorted(rows) == expected


def test_threads_below_a_service_that_throttles() -> None:
    with LocalFarm(queues=2, jobs=30, sessions_per_job=3, retry_after=0, requests_per_second=40, burst=5) as farm:
        client = client_of(farm)
        with ThreadPoolExecutor(4) as pool:
            parts = client.scan("list_sessions").partitions(4)
            rows = [row for rows in pool.map(lambda part: rows_read(part, client), parts) for row in rows]
        assert len(rows) == len(set(rows)) == 2 * 30 * 3


def test_in_an_event_loop() -> None:
    with SmallService(SHAPE) as service:
        client = client_of(service)

        async def main() -> None:
            parts = await client.scan("list_sessions").partitions_async(3)
            assert parts == client.scan("list_sessions").partitions(3)
            scans = [part.scan(client) for part in parts]
            assert sorted([row for scan in scans async for page in scan for row in rows_of(page)]) == service.rows
            (whole,) = await client.scan("list_farms").partitions_async(3)
            assert whole.parents == [{}]
            with pytest.raises(ValueError, match=r"^n must be"):
                await client.scan("list_sessions").partitions_async(0)

        asyncio.run(main())


def test_of_aio() -> None:
    async def main(service: SmallService) -> None:
        where: Any = {"region_name": "eu-west-1", "endpoint_url": service.url, "config": {"inject_host_prefix": False}}
        async with aio.get_session().create_client("deadline", **where, **KEYS) as client:
            parts = await client.scan("list_sessions").partitions(3)
        assert sum(len(part.parents) for part in parts) == 4

    with SmallService(SHAPE) as service:
        asyncio.run(main(service))


def test_wrong_parameters() -> None:
    with SmallService(SHAPE) as service, pytest.raises(ParamValidationError):
        client_of(service).scan("list_sessions", farmId=5).partitions(2)
