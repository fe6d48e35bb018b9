"""Log records of a request have the context variables, thread and task of the code that asked for it, as boto3's."""

from __future__ import annotations

import asyncio
import contextvars
import logging
import re
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from datetime import datetime, timedelta, timezone
from typing import Any

import deadline_pages
import pytest
from botocore.credentials import RefreshableCredentials
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS, ONE_ATTEMPT
from tests.support.clients import both_clients
from tests.support.fake_aws import keys_for_seconds
from tests.support.paths import ROOT
from tests.support.scripted_server import Response, ScriptedServer

WHO: ContextVar[str] = ContextVar("who", default="nobody")


class Heard(logging.Handler):
    """The records of requests: who asked, in which thread and task, and what is said."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, str | None, str | None, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        task = asyncio.current_task() if asyncio._get_running_loop() is not None else None
        name = None if task is None else task.get_name()
        self.lines.append((WHO.get(), record.threadName, name, record.getMessage()))

    def sizes(self) -> Counter[tuple[str, str | None, int]]:
        """Count the requests by who asked, in which thread, and for pages of which size."""
        found = ((who, thread, re.search(r"maxResults=(\d+)", text)) for who, thread, _, text in self.lines)
        return Counter((who, thread, int(size[1])) for who, thread, size in found if size)

    def asked(self) -> list[str]:
        """Tell whose each request is."""
        return [who for who, _, _, text in self.lines if "GET " in text]


@pytest.fixture
def heard() -> Iterator[Heard]:
    heard = Heard()
    loggers = [logging.getLogger(name) for name in ("deadline_pages.http", "urllib3.connectionpool")]
    for logger in loggers:
        logger.addHandler(heard)
        logger.setLevel(logging.DEBUG)
    yield heard
    for logger in loggers:
        logger.removeHandler(heard)
        logger.setLevel(logging.NOTSET)


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(seed=3, jobs=1, sessions_per_job=150) as running:
        yield running


@pytest.fixture(scope="module")
def job(farm: LocalFarm) -> dict[str, str]:
    return {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}


def page(token: str | None = None) -> Response:
    more = "" if token is None else f', "nextToken": "{token}"'
    return 200, [], f'{{"sessions": []{more}}}'.encode()


def pages(client: Any, job: dict[str, str], size: int, **options: Any) -> Any:
    return client.get_paginator("list_sessions").paginate(**job, PaginationConfig={"PageSize": size}, **options)


@pytest.mark.scenario("Logging", "context variables and thread of each record, 8 threads")
def test_threads(farm: LocalFarm, job: dict[str, str], heard: Heard) -> None:
    def work(client: Any, number: int) -> None:
        WHO.set(f"w{number}")
        threading.current_thread().name = f"thread-{number}"
        client.list_sessions(**job, maxResults=60 + number)
        list(pages(client, job, 60 + number))
        list(pages(client, job, 60 + number).search("sessions[].sessionId"))

    counts = []
    for client in both_clients(farm.endpoint_url):
        heard.lines.clear()
        with ThreadPoolExecutor(8) as pool:
            for done in [pool.submit(contextvars.copy_context().run, work, client, number) for number in range(8)]:
                done.result()
        counts.append(heard.sizes())
    theirs, ours = counts
    assert theirs == ours == {(f"w{number}", f"thread-{number}", 60 + number): 7 for number in range(8)}


@pytest.mark.scenario("Logging", "a listing that is handed from one context to another")
@pytest.mark.parametrize("read_ahead", [0, 3])
def test_the_context_of_each_page(server: ScriptedServer, heard: Heard, read_ahead: int) -> None:
    options: tuple[dict[str, int], ...] = ({}, {"read_ahead": read_ahead})
    asked = []
    for client, option in zip(both_clients(server.url), options, strict=True):
        heard.lines.clear()
        server.play(page("a"), page("b"), page("c"), page())
        iterator = iter(pages(client, IDS, 5, **option))
        for number in range(4):
            context = contextvars.copy_context()
            context.run(WHO.set, f"page {number}")
            context.run(next, iterator)
        asked.append(heard.asked())
    theirs, ours = asked
    assert theirs == ours == [f"page {number}" for number in range(4)]


def test_attempts_and_errors(server: ScriptedServer, heard: Heard) -> None:
    throttled: Response = (429, [("x-amzn-errortype", "ThrottlingException")], b"{}")

    def work(number: int, client: Any) -> None:
        WHO.set(f"w{number}")
        with pytest.raises(client.exceptions.ClientError):
            client.list_sessions(**IDS)

    server.play(*[throttled] * 6)
    _, client = both_clients(server.url, retries={"total_max_attempts": 2})
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3), [client] * 3))
    assert Counter(who for who, *_ in heard.lines) == {f"w{number}": 4 for number in range(3)}


async def call(client: Any, job: dict[str, str], size: int) -> None:
    await client.list_sessions_async(**job, maxResults=size)


async def iterate(client: Any, job: dict[str, str], size: int) -> None:
    async for _ in pages(client, job, size):
        await asyncio.sleep(0)


async def search(client: Any, job: dict[str, str], size: int) -> None:
    async for _ in pages(client, job, size).search("sessions[].sessionId"):
        pass


async def drain(client: Any, job: dict[str, str], size: int) -> None:
    await pages(client, job, size).build_full_result_async()


@pytest.mark.parametrize("eager", [False, True])
def test_tasks(farm: LocalFarm, job: dict[str, str], heard: Heard, eager: bool) -> None:
    if eager and sys.version_info < (3, 12):
        pytest.skip("eager tasks came with Python 3.12")
    _, client = both_clients(farm.endpoint_url)
    works = [call, iterate, search, drain] * 3

    async def one(number: int, work: Callable[..., Awaitable[None]]) -> None:
        WHO.set(f"w{number}")
        await work(client, job, 60 + number)

    async def main() -> None:
        if eager and sys.version_info >= (3, 12):
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        await asyncio.gather(*[asyncio.create_task(one(*work), name=f"w{work[0]}") for work in enumerate(works)])

    asyncio.run(main())
    here = threading.current_thread().name
    assert heard.sizes() == {
        (f"w{number}", here, 60 + number): 1 if work is call else -(-150 // (60 + number))
        for number, work in enumerate(works)
    }
    # In the task's own step, so that its name is in the record (Python 3.12).
    assert all(task == who for who, _, task, _ in heard.lines)


@pytest.mark.parametrize("read", [call, iterate])
def test_a_wait_that_is_cancelled(heard: Heard, read: Callable[..., Awaitable[None]]) -> None:
    arrived = threading.Event()

    def never(_: Any) -> Response:
        arrived.set()
        return None

    async def one(client: Any) -> None:
        WHO.set("the cancelled one")
        await read(client, IDS, 5)

    async def main(client: Any) -> None:
        task = asyncio.create_task(one(client))
        while not arrived.is_set():
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert heard.asked() == ["the cancelled one"]

    with ScriptedServer([never]) as server:
        asyncio.run(main(both_clients(server.url)[1]))


def test_a_listing_goes_on_in_another_context(server: ScriptedServer, heard: Heard) -> None:
    arrived = threading.Event()

    def slow(_: Any) -> Response:
        arrived.set()
        time.sleep(0.2)
        return page()

    async def take(who: str) -> None:
        WHO.set(who)
        await anext(iterator)

    async def main() -> None:
        first = asyncio.create_task(take("first"))
        while not arrived.is_set():
            await asyncio.sleep(0.01)
        first.cancel()
        await asyncio.wait([first])
        assert heard.asked() == ["first"]
        await asyncio.create_task(take("second"))

    server.play(slow, page())
    iterator = aiter(pages(both_clients(server.url)[1], IDS, 5))
    asyncio.run(main())
    assert heard.asked() == ["first", "second"]


class LeftError(Exception):
    """Raised in the middle of a listing."""


def test_a_page_that_nobody_takes(server: ScriptedServer, heard: Heard) -> None:
    sent = threading.Event()

    def third(_: Any) -> Response:
        sent.set()
        return page("c")

    def leave() -> None:
        WHO.set("who left")
        iterator = iter(pages(client, IDS, 5))
        next(iterator)
        next(iterator)
        assert sent.wait(10)
        assert len(heard.asked()) == 2
        del iterator
        assert len(heard.asked()) == 3

    def leave_by_an_error() -> None:
        WHO.set("who failed")
        for number, _ in enumerate(pages(client, IDS, 5)):
            if number == 1:
                assert sent.wait(10)
                raise LeftError

    _, client = both_clients(server.url)
    server.play(page("a"), page("b"), third)
    contextvars.copy_context().run(leave)
    assert heard.asked() == ["who left"] * 3
    heard.lines.clear()
    sent.clear()
    server.play(page("a"), page("b"), third)
    with pytest.raises(LeftError):
        contextvars.copy_context().run(leave_by_an_error)
    # It is logged while the error is on its way, and does not stop it.
    assert heard.asked() == ["who failed"] * 3


@pytest.mark.parametrize("awaited", [False, True])
def test_a_filter_that_raises_loses_no_other_record(server: ScriptedServer, heard: Heard, awaited: bool) -> None:
    class RefusalError(Exception):
        pass

    def refuse(record: logging.LogRecord) -> bool:
        if "attempt 1" in record.getMessage() and not refused:
            refused.append(record.getMessage())
            raise RefusalError
        return True

    async def step() -> Any:
        return await anext(iterator)

    refused: list[str] = []
    logger = logging.getLogger("deadline_pages.http")
    logger.addFilter(refuse)
    try:
        server.play(page("a"), page())
        iterator = iter(pages(both_clients(server.url)[1], IDS, 5))

        def take() -> Any:
            return asyncio.run(step()) if awaited else next(iterator)

        with pytest.raises(RefusalError):
            take()
        assert take()["nextToken"] == "a"
    finally:
        logger.removeFilter(refuse)
    assert [text.partition(" ")[0] for _, _, _, text in heard.lines] == ["200"]
    assert "nextToken" not in take()
    assert [text.partition(" ")[0] for _, _, _, text in heard.lines] == ["200", "GET", "200"]


def test_a_level_that_changes_during_a_listing(server: ScriptedServer, heard: Heard) -> None:
    logger = logging.getLogger("deadline_pages.http")
    server.play(page("a"), page("b"), page("c"), page())
    asked = []
    iterator = iter(pages(both_clients(server.url)[1], IDS, 5, read_ahead=0))
    for level in (logging.INFO, logging.DEBUG, logging.INFO, logging.DEBUG):
        logger.setLevel(level)
        next(iterator)
        asked.append(len(heard.asked()))
    assert asked == [0, 1, 1, 2]


@pytest.mark.scenario("Logging", "context variables where a boto3 session's keys are refreshed, awaited")
def test_the_context_of_a_refresh(server: ScriptedServer) -> None:
    def refresh() -> dict[str, str]:
        refreshed_for.append(WHO.get())
        end = datetime.now(timezone.utc) + timedelta(hours=1)
        return {"access_key": "FRESH", "secret_key": "hush", "token": "t", "expiry_time": end.isoformat()}

    async def work() -> None:
        WHO.set("the task")
        if accelerated:
            async for _ in pages(client, IDS, 5):
                pass
        else:
            client.list_sessions(**IDS)

    refreshed_for: list[str] = []
    client, _ = both_clients(server.url)
    for accelerated in (False, True):
        if accelerated:
            deadline_pages.accelerate(client)
        end = datetime.now(timezone.utc) + timedelta(minutes=1)
        client._request_signer._credentials = RefreshableCredentials("OLD", "hush", "t", end, refresh, "test")
        server.play(page())
        asyncio.run(work())
    assert refreshed_for == ["the task"] * 2


@pytest.mark.usefixtures("bare_environment")
def test_the_context_of_a_fetch(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    # So soon that they are fetched for each request.
    answer = keys_for_seconds()
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    server.play(answer)
    config = {"retries": ONE_ATTEMPT, "inject_host_prefix": False}
    client: Any = deadline_pages.client("deadline", "eu-west-1", endpoint_url=server.url, config=config)
    heard, logger = Heard(), logging.getLogger("deadline_pages")
    logger.addHandler(heard)
    try:
        for who in ("one", "another"):
            server.play((500, [], b""), answer, page())
            context = contextvars.copy_context()
            context.run(WHO.set, who)
            context.run(client.list_sessions, **IDS)
    finally:
        logger.removeHandler(heard)
    assert [who for who, _, _, text in heard.lines if "the container's metadata failed" in text] == ["one", "another"]


FORKED = """
import contextvars, logging, os, sys, threading
import deadline_pages
from deadline_pages.testing import LocalFarm

who = contextvars.ContextVar("who", default="the parent")
farm = LocalFarm(sessions_per_job=30).start()
job = dict(farmId=farm.farm_id(), queueId=farm.queue_id(), jobId=farm.job_id())
client = deadline_pages.client("deadline", region_name="us-west-2", endpoint_url=farm.endpoint_url,
    aws_access_key_id="a", aws_secret_access_key="b", config={"inject_host_prefix": False})


class Told(logging.Handler):
    def emit(self, record):
        if "GET" in record.getMessage():
            os.write(1, f"{who.get()}\\n".encode())


logger = logging.getLogger("deadline_pages.http")
logger.setLevel(10)
logger.addHandler(Told())
iterator = iter(client.get_paginator("list_sessions").paginate(**job, PaginationConfig={"PageSize": 10}))
next(iterator), next(iterator)  # the third page is asked for ahead of its time
if os.fork() == 0:
    who.set("the child")
    assert len(next(iterator)["sessions"]) == 10
    del iterator
    os._exit(0)
assert os.wait()[1] == 0
assert len(next(iterator)["sessions"]) == 10
"""


def test_forks() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FORKED)], capture_output=True, text=True, timeout=30, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert Counter(done.stdout.splitlines()) == {"the parent": 3, "the child": 1}
