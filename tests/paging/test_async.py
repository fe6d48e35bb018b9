"""Async listing: the same pages, errors and tokens as sync; boto3 is the oracle of both."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import boto3
import deadline_pages
import pytest
from deadline_pages import aio
from deadline_pages.exceptions import ClientError, PaginationError, ParamValidationError
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS, KEYS
from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response, ScriptedServer


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(seed=5, jobs=3, sessions_per_job=23) as running:
        yield running


def ours(url: str, **options: Any) -> Any:
    return make_client(deadline_pages, url, options)


def theirs(url: str) -> Any:
    return make_client(boto3, url)


def job(farm: LocalFarm) -> dict[str, str]:
    return {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}


def bare(page: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in page.items() if key not in ("ResponseMetadata", "NextToken")}


async def pages_of(pages: Any) -> list[dict[str, Any]]:
    return [bare(page) async for page in pages]


@pytest.mark.parametrize("paging", [{}, {"PageSize": 5}, {"PageSize": 5, "MaxItems": 12}, {"MaxItems": 0}])
def test_the_pages_are_boto3s(farm: LocalFarm, paging: dict[str, int]) -> None:
    listing = {**job(farm), "PaginationConfig": paging}
    mine = ours(farm.endpoint_url).get_paginator("list_sessions").paginate(**listing)
    other = theirs(farm.endpoint_url).get_paginator("list_sessions").paginate(**listing)
    assert asyncio.run(pages_of(mine)) == [bare(page) for page in other]
    assert mine.resume_token == other.resume_token
    # Each pass starts afresh, whichever way it goes.
    assert asyncio.run(pages_of(mine)) == [bare(page) for page in mine]


def test_search_the_result_keys_and_the_whole(farm: LocalFarm) -> None:
    listing = {**job(farm), "PaginationConfig": {"PageSize": 5, "MaxItems": 13}}

    def pages(client: Any) -> Any:
        return client.get_paginator("list_sessions").paginate(**listing)

    async def everything() -> list[Any]:
        client = ours(farm.endpoint_url)
        [items] = pages(client).result_key_iters()
        return [
            [found async for found in pages(client).search("sessions[?lifecycleStatus=='ENDED'].sessionId")],
            [found async for found in pages(client).search("length(sessions)")],
            [item async for item in items],
            await pages(client).build_full_result_async(),
        ]

    client = theirs(farm.endpoint_url)
    [items] = pages(client).result_key_iters()
    expected = [
        list(pages(client).search("sessions[?lifecycleStatus=='ENDED'].sessionId")),
        list(pages(client).search("length(sessions)")),
        list(items),
        pages(client).build_full_result(),
    ]
    assert asyncio.run(everything()) == expected


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")
def test_many_tasks_take_few_threads(farm: LocalFarm) -> None:
    def threads() -> int:
        return len(os.listdir("/proc/self/task"))

    async def most() -> int:
        found: list[int] = []

        async def one() -> None:
            async for _ in client.get_paginator("list_sessions").paginate(
                **job(farm), PaginationConfig={"PageSize": 5}
            ):
                found.append(threads())

        await asyncio.gather(*(one() for _ in range(64)))
        assert len(found) == 64 * 5
        return max(found)

    client = ours(farm.endpoint_url, max_pool_connections=64)
    before = threads()
    # One drives the requests, one hands the pages over; another one may start while that one goes to rest.
    assert asyncio.run(most()) - before <= 6


def test_a_bad_expression_asks_for_nothing(farm: LocalFarm) -> None:
    before = farm.requests

    async def search() -> None:
        client = ours(farm.endpoint_url)
        async for _ in client.get_paginator("list_sessions").paginate(**job(farm)).search("sessions["):
            pass

    with pytest.raises(Exception, match="jmespath"):
        asyncio.run(search())
    assert farm.requests == before


def test_a_single_call(farm: LocalFarm) -> None:
    async def call() -> Any:
        return await ours(farm.endpoint_url).list_sessions_async(**job(farm), maxResults=3)

    assert bare(asyncio.run(call())) == bare(theirs(farm.endpoint_url).list_sessions(**job(farm), maxResults=3))


def failure(call: Callable[[], Any]) -> tuple[str, str, Any]:
    with pytest.raises(Exception, match=r".") as caught:
        call()
    response = getattr(caught.value, "response", None)
    return caught.typename, str(caught.value), response and response["Error"]


@pytest.mark.parametrize("change", [{"jobId": "job-" + "0" * 32}, {"jobId": 5}, {"nonsense": "x"}], ids=repr)
def test_errors_are_boto3s(farm: LocalFarm, change: dict[str, Any]) -> None:
    listing = {**job(farm), **change}
    client = ours(farm.endpoint_url)
    oracle = theirs(farm.endpoint_url)

    async def call() -> None:
        await client.list_sessions_async(**listing)

    async def listed() -> None:
        await pages_of(client.get_paginator("list_sessions").paginate(**listing))

    assert failure(lambda: asyncio.run(call())) == failure(lambda: oracle.list_sessions(**listing))
    expected = failure(lambda: list(oracle.get_paginator("list_sessions").paginate(**listing)))
    assert failure(lambda: asyncio.run(listed())) == expected


def page(number: int, token: str | None) -> Response:
    more = "" if token is None else f', "nextToken": "{token}"'
    return 200, [], f'{{"sessions": [{{"sessionId": "session-{number}"}}]{more}}}'.encode()


FAILURE: Response = (500, [], b'{"message": "no"}')


def numbers(pages: list[dict[str, Any]]) -> list[str]:
    return [session["sessionId"] for page in pages for session in page["sessions"]]


def test_after_an_error_the_listing_goes_on() -> None:
    async def listed(url: str) -> list[str]:
        cursor = aiter(ours(url).get_paginator("list_sessions").paginate(**IDS))
        got = []
        for _ in range(2):
            got.append(await anext(cursor))
        with pytest.raises(ClientError):
            await anext(cursor)
        got += [page async for page in cursor]
        with pytest.raises(StopAsyncIteration):
            await anext(cursor)
        return numbers(got)

    with ScriptedServer([page(1, "a"), page(2, "b"), FAILURE, page(3, None)]) as server:
        assert asyncio.run(listed(server.url)) == ["session-1", "session-2", "session-3"]
        assert [dict(request.query).get("nextToken") for request in server.requests] == [None, "a", "b", "b"]


def test_a_repeated_token() -> None:
    async def listed(url: str) -> None:
        cursor = aiter(ours(url).get_paginator("list_sessions").paginate(**IDS))
        await anext(cursor)
        await anext(cursor)
        with pytest.raises(PaginationError):
            await anext(cursor)

    with ScriptedServer([page(1, "a"), page(2, "a"), page(3, None)]) as server:
        asyncio.run(listed(server.url))
        assert len(server.requests) == 2


def test_cancelling_gives_the_request_up_and_nothing_else() -> None:
    gone = threading.Event()

    def never(_: Request) -> Response:
        return None

    async def listed(url: str) -> list[str]:
        cursor = aiter(ours(url).get_paginator("list_sessions").paginate(**IDS))
        got = [await anext(cursor)]
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(anext(cursor), 0.3)
        gone.set()
        got += [page async for page in cursor]
        return numbers(got)

    with ScriptedServer([page(1, "a"), never, page(2, "b"), page(3, None)]) as server:
        assert asyncio.run(listed(server.url)) == ["session-1", "session-2", "session-3"]
        assert [dict(request.query).get("nextToken") for request in server.requests] == [None, "a", "a", "b"]
    assert gone.is_set()


def test_two_tasks_on_one_cursor(farm: LocalFarm) -> None:
    async def both() -> Any:
        cursor = aiter(ours(farm.endpoint_url).get_paginator("list_sessions").paginate(**job(farm)))
        return await asyncio.gather(anext(cursor), anext(cursor), return_exceptions=True)

    first, second = asyncio.run(both())
    assert len(first["sessions"]) == 23
    assert isinstance(second, RuntimeError)
    assert "already running" in str(second)


def test_many_tasks_share_a_client(farm: LocalFarm) -> None:
    async def listed() -> list[int]:
        client = ours(farm.endpoint_url)

        async def one() -> int:
            listing = client.get_paginator("list_sessions").paginate(**job(farm), PaginationConfig={"PageSize": 5})
            return sum([len(page["sessions"]) async for page in listing])

        return await asyncio.gather(*(one() for _ in range(200)))

    assert asyncio.run(listed()) == [23] * 200


def test_sync_and_async_take_turns_on_one_cursor(farm: LocalFarm) -> None:
    cursor: Any = iter(
        ours(farm.endpoint_url).get_paginator("list_sessions").paginate(**job(farm), PaginationConfig={"PageSize": 5})
    )

    async def one() -> Any:
        return await anext(cursor)

    sizes = [len(page["sessions"]) for page in (next(cursor), asyncio.run(one()), next(cursor), asyncio.run(one()))]
    assert sizes + [len(page["sessions"]) for page in cursor] == [5, 5, 5, 5, 3]


def test_the_event_loop_is_free_meanwhile() -> None:
    def slow(_: Request) -> Response:
        time.sleep(0.3)
        return page(1, None)

    async def ticks(url: str) -> int:
        count = 0

        async def tick() -> None:
            nonlocal count
            while True:
                await asyncio.sleep(0.01)
                count += 1

        ticking = asyncio.ensure_future(tick())
        await pages_of(ours(url).get_paginator("list_sessions").paginate(**IDS))
        ticking.cancel()
        return count

    with ScriptedServer([slow]) as server:
        assert asyncio.run(ticks(server.url)) >= 5


def run_uvloop(main: Callable[[], Awaitable[Any]]) -> Any:
    import uvloop

    async def entered() -> Any:
        return await main()

    return uvloop.run(entered())


def run_anyio(main: Callable[[], Awaitable[Any]]) -> Any:
    import anyio

    return anyio.run(main)


@pytest.mark.parametrize("run", [run_uvloop, run_anyio])
def test_other_loops(farm: LocalFarm, run: Callable[..., Any]) -> None:
    listing = ours(farm.endpoint_url).get_paginator("list_sessions").paginate(**job(farm))

    async def listed() -> list[dict[str, Any]]:
        return await pages_of(listing)

    assert run(listed) == [bare(page) for page in listing]


def test_trio_is_told(farm: LocalFarm) -> None:
    import trio

    listing = ours(farm.endpoint_url).get_paginator("list_sessions").paginate(**job(farm))

    async def listed() -> None:
        await pages_of(listing)

    with pytest.raises(RuntimeError, match=r"trio\.to_thread"):
        trio.run(listed)
    # It lost nothing.
    assert len(list(listing)) == 1


def test_aiobotocores_way_of_writing_it(farm: LocalFarm) -> None:
    arguments: dict[str, Any] = {"endpoint_url": farm.endpoint_url, "config": {"inject_host_prefix": False}, **KEYS}

    async def listed() -> list[Any]:
        session = aio.get_session()
        async with session.create_client("deadline", region_name="us-west-2", **arguments) as client:
            paginator = client.get_paginator("list_sessions")
            first = [bare(page) async for page in paginator.paginate(**job(farm), PaginationConfig={"PageSize": 9})]
            whole = await paginator.paginate(**job(farm)).build_full_result()
            single = await client.list_sessions(**job(farm))
            found = [one async for one in paginator.paginate(**job(farm)).search("sessions[].sessionId")]
            with pytest.raises(client.exceptions.ResourceNotFoundException):
                await client.list_sessions(**{**job(farm), "jobId": "job-" + "0" * 32})
            with pytest.raises(ParamValidationError):
                await client.list_sessions()
            return [first, whole, bare(single), found, client.meta.region_name]

    oracle = theirs(farm.endpoint_url)
    paginator = oracle.get_paginator("list_sessions")
    assert asyncio.run(listed()) == [
        [bare(page) for page in paginator.paginate(**job(farm), PaginationConfig={"PageSize": 9})],
        paginator.paginate(**job(farm)).build_full_result(),
        bare(oracle.list_sessions(**job(farm))),
        list(paginator.paginate(**job(farm)).search("sessions[].sessionId")),
        "us-west-2",
    ]


PROGRAM = """
import asyncio, os, signal, sys, threading, time, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of os.fork() beside threads, from Python 3.12 on
import deadline_pages
from deadline_pages.testing import LocalFarm
farm = LocalFarm(sessions_per_job=30, latency=LATENCY).start()
client = deadline_pages.client("deadline", region_name="us-west-2", endpoint_url=farm.endpoint_url,
    aws_access_key_id="a", aws_secret_access_key="b", config={"inject_host_prefix": False})
async def count():
    pages = client.get_paginator("list_sessions").paginate(farmId=farm.farm_id(), queueId=farm.queue_id(),
        jobId=farm.job_id(), PaginationConfig={"PageSize": 10})
    return sum([len(page["sessions"]) async for page in pages])
"""


def run(code: str, latency: float = 0.0) -> str:
    program = PROGRAM.replace("LATENCY", repr(latency)) + textwrap.dedent(code)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def test_a_fork_between_two_loops() -> None:
    printed = run(
        """
        asyncio.run(count())
        time.sleep(0.5)
        child = os.fork()
        total = asyncio.run(count())
        if child == 0:
            os._exit(0 if total == 30 else 1)
        print(total, os.waitpid(child, 0)[1])
        """
    )
    assert printed == "30 0"


def test_ctrl_c_ends_the_loop() -> None:
    printed = run(
        """
        threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        try:
            asyncio.run(count())
        except KeyboardInterrupt:
            farm.latency = 0.0
            print("interrupted", asyncio.run(count()))
        """,
        latency=5.0,
    )
    assert printed == "interrupted 30"


def test_exit_while_a_page_is_awaited() -> None:
    printed = run(
        """
        def work():
            asyncio.run(count())
        threading.Thread(target=work, daemon=True).start()
        time.sleep(0.3)
        print("bye", flush=True)
        """,
        latency=20.0,
    )
    assert printed == "bye"
