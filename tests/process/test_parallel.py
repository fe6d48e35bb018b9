"""Objects that threads share: with a GIL they switch all the time, in a free-threaded Python they run at once."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import sysconfig
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final
from unittest import mock

import boto3
import deadline_pages
import pytest
from botocore.config import Config
from deadline_pages._native import decode_page
from deadline_pages.testing import LocalFarm

THREADS: Final = 4
ROWS: Final = 60
KEYS: Final[dict[str, Any]] = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "hush-hush-hush"}
REGION: Final = "us-west-2"
IS_FREE_THREADED: Final = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


@pytest.fixture(autouse=True)
def quick_switches() -> Iterator[None]:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(sessions_per_job=ROWS) as farm:
        yield farm


@pytest.fixture
def client(farm: LocalFarm) -> Any:
    return ours(farm, **KEYS)


def ours(farm: LocalFarm, make: Any = deadline_pages.client, **keys: Any) -> Any:
    config = {"inject_host_prefix": False}
    return make("deadline", region_name=REGION, endpoint_url=farm.endpoint_url, config=config, **keys)


def theirs(farm: LocalFarm) -> Any:
    config = Config(inject_host_prefix=False)
    return boto3.Session(**KEYS).client("deadline", REGION, endpoint_url=farm.endpoint_url, config=config)


def job(farm: LocalFarm) -> dict[str, str]:
    return {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}


def paginate(client: Any, farm: LocalFarm, size: int = 10, **options: Any) -> Any:
    config = {"PageSize": size, **options}
    return client.get_paginator("list_sessions").paginate(**job(farm), PaginationConfig=config)


def together(*work: Callable[[], Any]) -> list[Any]:
    """Begin them at the same moment, each in a thread of its own."""
    barrier = threading.Barrier(len(work))

    def begin(one: Callable[[], Any]) -> Any:
        barrier.wait()
        return one()

    with ThreadPoolExecutor(len(work)) as pool:
        return [done.result() for done in [pool.submit(begin, one) for one in work]]


def until(done: threading.Event, work: Callable[[], Any]) -> Callable[[], list[Any]]:
    """Repeat work until others are done, at least once."""

    def repeat() -> list[Any]:
        results = [work()]
        while not done.is_set():
            results.append(work())
        return results

    return repeat


def then(done: threading.Event, work: Callable[[], Any]) -> Callable[[], Any]:
    """Tell those who repeat something that this is done, or failed."""

    def tell() -> Any:
        try:
            return work()
        finally:
            done.set()

    return tell


@pytest.mark.skipif(not IS_FREE_THREADED, reason="this Python has a GIL, always")
def test_nothing_here_turns_the_gil_on() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON_GIL"}
    program = """
import pkgutil, sys
import deadline_pages
for module in pkgutil.iter_modules(deadline_pages.__path__):
    if module.name not in ("__main__", "demo"):
        __import__(f"deadline_pages.{module.name}")
print(sys._is_gil_enabled())
"""
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, env=environment)
    assert (done.stdout.strip(), done.stderr) == ("False", "")


def test_a_client(farm: LocalFarm, client: Any) -> None:
    expected = paginate(client, farm).build_full_result()["sessions"]

    def lists() -> list[Any]:
        return [paginate(client, farm, size=7).build_full_result()["sessions"] for _ in range(5)]

    def calls() -> list[Any]:
        return [client.list_sessions(**job(farm))["sessions"] for _ in range(20)]

    results = together(*[lists] * THREADS, *[calls] * THREADS)
    assert all(result == expected for several in results for result in several)


def test_a_client_that_is_closed_meanwhile(farm: LocalFarm, client: Any) -> None:
    done = threading.Event()
    listing = then(done, lambda: [len(list(paginate(client, farm, size=5))) for _ in range(5)])
    results = together(*[listing] * THREADS, until(done, client.close))
    assert results[:THREADS] == [[ROWS // 5] * 5] * THREADS


def persist(step: Callable[[], Any]) -> Any:
    """Try again while another thread is at it, as it says in a generator's words."""
    while True:
        try:
            return step()
        except ValueError as error:
            if str(error) != "generator already executing":
                raise
            time.sleep(0.001)


def pages(listing: Any) -> tuple[Any, Callable[[Any], list[str]]]:
    return iter(listing), lambda page: [row["sessionId"] for row in page["sessions"]]


def found(listing: Any) -> tuple[Any, Callable[[Any], list[str]]]:
    return iter(listing.search("sessions[].sessionId")), lambda row: [row]


def items(listing: Any) -> tuple[Any, Callable[[Any], list[str]]]:
    (rows,) = listing.result_key_iters()
    return iter(rows), lambda row: [row["sessionId"]]


@pytest.mark.parametrize("view", [pages, found, items])
@pytest.mark.parametrize("read_ahead", [0, 3])
def test_an_iterator_gives_everything_once(farm: LocalFarm, client: Any, view: Any, read_ahead: int) -> None:
    """As a generator it says so where another thread is at it."""
    for _ in range(5):
        listing = client.get_paginator("list_sessions").paginate(
            **job(farm), PaginationConfig={"PageSize": 3}, read_ahead=read_ahead
        )
        iterator, ids = view(listing)

        def take(iterator: Any = iterator, ids: Any = ids) -> list[str]:
            steps = iter(lambda: persist(lambda: next(iterator, None)), None)
            return [row for step in steps for row in ids(step)]

        rows = [row for several in together(*[take] * THREADS) for row in several]
        assert len(rows) == len(set(rows)) == ROWS


def test_an_iterator_is_closed_once_it_is_free(farm: LocalFarm, client: Any) -> None:
    for _ in range(10):
        iterator = iter(paginate(client, farm, size=3))

        def close(iterator: Any = iterator) -> None:
            persist(iterator.close)

        def take(iterator: Any = iterator) -> int:
            return sum(len(page["sessions"]) for page in iter(lambda: persist(lambda: next(iterator, None)), None))

        *counts, _ = together(take, take, close)
        assert sum(counts) <= ROWS
        assert next(iterator, None) is None


def test_a_listing_that_is_cut_short(farm: LocalFarm, client: Any) -> None:
    listing = paginate(client, farm, size=10, MaxItems=25)
    list(listing)
    token = listing.resume_token

    def passes() -> list[Any]:
        return [(len(list(listing)), listing.resume_token, listing.non_aggregate_part) for _ in range(10)]

    results = [result for several in together(*[passes] * THREADS) for result in several]
    assert {(count, str(rest)) for count, _, rest in results} == {(3, "{}")}
    # None is what a pass begins with.
    assert {resume for _, resume, _ in results} <= {token, None}
    rest = paginate(client, farm, StartingToken=token).build_full_result()["sessions"]
    assert len(rest) == ROWS - 25


def test_pages_are_decoded() -> None:
    rows = [f'{{"sessionId":"s-{n % 7}","startedAt":"2026-01-0{n % 7 + 1}T10:00:00Z"}}' for n in range(100)]
    # Plain, and what Python's json has to read.
    bodies = [f'{{"sessions":[{",".join(rows)}]{more}}}'.encode() for more in ("", ',"nextToken":"\\ud800"')]
    expected = [decode_page("list_sessions", body) for body in bodies]

    def decode() -> bool:
        return all([decode_page("list_sessions", body) for body in bodies] == expected for _ in range(50))

    assert all(together(*[decode] * THREADS))


def test_event_loops_share_a_client(farm: LocalFarm, client: Any) -> None:
    async def count() -> int:
        return sum([len(page["sessions"]) async for page in paginate(client, farm, size=5)])

    async def several() -> list[int]:
        return await asyncio.gather(*(count() for _ in range(5)))

    assert together(*[lambda: asyncio.run(several())] * THREADS) == [[ROWS] * 5] * THREADS


def test_event_loops_and_a_thread_share_an_iterator(farm: LocalFarm, client: Any) -> None:
    for _ in range(5):
        cursor = iter(paginate(client, farm, size=3))

        async def awaits(cursor: Any = cursor) -> list[str]:
            rows: list[str] = []
            while True:
                try:
                    page = await anext(cursor, None)
                except RuntimeError as error:
                    if str(error) != "anext(): asynchronous generator is already running":
                        raise
                    await asyncio.sleep(0.001)
                else:
                    if page is None:
                        return rows
                    rows += [row["sessionId"] for row in page["sessions"]]

        def waits(cursor: Any = cursor) -> list[str]:
            taken = iter(lambda: persist(lambda: next(cursor, None)), None)
            return [row["sessionId"] for page in taken for row in page["sessions"]]

        taken = together(*[lambda awaits=awaits: asyncio.run(awaits())] * 3, waits)
        rows = [row for several in taken for row in several]
        assert len(rows) == len(set(rows)) == ROWS


def test_records_are_of_who_asks(farm: LocalFarm, client: Any) -> None:
    """Each request is logged once, in the thread that asked for it."""
    counts: Counter[int | None] = Counter()

    class Counts(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            counts[record.thread] += 1

    handler, logger = Counts(), logging.getLogger("deadline_pages.http")

    def lists() -> tuple[int, int]:
        listing = client.get_paginator("list_sessions")
        pages = [
            page
            for _ in range(4)
            for page in listing.paginate(**job(farm), PaginationConfig={"PageSize": 5}, read_ahead=0)
        ]
        return threading.get_ident(), len(pages)

    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        asked = dict(together(*[lists] * THREADS))
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    assert counts == {thread: 2 * pages for thread, pages in asked.items()}


@pytest.mark.usefixtures("bare_environment")
def test_credentials_are_fetched_once(farm: LocalFarm, tmp_path: Path) -> None:
    program, runs = tmp_path / "program", tmp_path / "runs"
    answer = (
        '{"Version": 1, "AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "hush", "Expiration": "2099-01-01T00:00:00Z"}'
    )
    program.write_text(f"#!/bin/sh\necho run >>{runs}\necho '{answer}'\n")
    program.chmod(0o700)
    (tmp_path / "config").write_text(f"[default]\ncredential_process = {program}\n")
    session = deadline_pages.Session()

    def lists() -> list[int]:
        client = ours(farm, session.client)
        return [len(client.list_sessions(**job(farm))["sessions"]) for _ in range(30)]

    assert together(*[lists] * 2 * THREADS) == [[ROWS] * 30] * 2 * THREADS
    assert runs.read_text() == "run\n"


@pytest.mark.usefixtures("uninstalled")
def test_installed_and_not_while_clients_are_made_and_list(farm: LocalFarm) -> None:
    done = threading.Event()
    shared = theirs(farm)

    def toggles() -> None:
        for _ in range(20):
            deadline_pages.install()
            deadline_pages.accelerate(shared)
            deadline_pages.uninstall()

    def lists() -> int:
        return len(shared.list_sessions(**job(farm))["sessions"])

    def makes() -> int:
        client = theirs(farm)
        status = deadline_pages.status(client)
        assert status.accelerated or status.reason
        return len(paginate(client, farm, size=50).build_full_result()["sessions"])

    results = together(then(done, toggles), *[until(done, lists)] * 3, *[until(done, makes)] * 3)
    assert {count for several in results[1:] for count in several} == {ROWS}
    deadline_pages.uninstall()
    assert not deadline_pages.installed()
    assert "_deadline_pages" not in vars(shared)
    assert not deadline_pages.status(theirs(farm)).accelerated


@pytest.mark.usefixtures("uninstalled")
def test_uninstalled_while_clients_are_taken_over(farm: LocalFarm) -> None:
    done = threading.Event()
    clients = [theirs(farm) for _ in range(10)]

    def take_over() -> None:
        for client in clients:
            deadline_pages.accelerate(client)

    def uninstall() -> None:
        for _ in range(200):
            deadline_pages.uninstall()

    together(then(done, uninstall), until(done, take_over), until(done, take_over))
    deadline_pages.uninstall()
    assert not any(deadline_pages.status(client).accelerated for client in clients)


@pytest.mark.usefixtures("uninstalled")
def test_a_client_that_is_patched_while_others_look(farm: LocalFarm) -> None:
    done = threading.Event()
    client = deadline_pages.accelerate(theirs(farm))
    patched = mock.patch.object(client, "_make_api_call", mock.Mock())

    def accelerated() -> bool:
        return deadline_pages.status(client).accelerated

    def patches() -> list[bool]:
        seen = []
        for _ in range(10):
            with patched:
                seen.append(not accelerated())
            seen.append(accelerated())
        return seen

    seen, *_ = together(then(done, patches), *[until(done, accelerated)] * 2)
    assert all(seen)


@pytest.mark.usefixtures("uninstalled")
def test_a_client_that_is_patched_while_it_lists(farm: LocalFarm) -> None:
    """Who patches a client sees it in the very next call, and when it is over nobody does."""
    done = threading.Event()
    client = deadline_pages.accelerate(theirs(farm))
    rows = client.list_sessions(**job(farm))["sessions"]
    mocked = {"sessions": ["mocked"]}

    def patches() -> bool:
        seen = []
        for _ in range(50):
            with mock.patch.object(client, "_make_api_call", return_value=mocked):
                seen.append(client.list_sessions(**job(farm)) is mocked)
            seen.append(client.list_sessions(**job(farm))["sessions"] == rows)
        return all(seen)

    def lists() -> bool:
        return client.list_sessions(**job(farm))["sessions"] in (rows, ["mocked"])

    seen, *several = together(then(done, patches), *[until(done, lists)] * 3)
    assert seen
    assert all(map(all, several))
    assert deadline_pages.status(client).accelerated
