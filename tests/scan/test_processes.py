"""Scans and processes: forks, Ctrl-C, threads, event loops, the interpreter's end."""

from __future__ import annotations

import asyncio
import gc
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import deadline_pages
import pytest
from deadline_pages.testing import LocalFarm

from tests.support.clients import make_client
from tests.support.paths import ROOT
from tests.support.small_service import SmallService, rows_of

PROGRAM = """
import json, os, signal, sys, threading, time
import deadline_pages
client = deadline_pages.client("deadline", "eu-west-1", endpoint_url=sys.argv[1],
    config={"inject_host_prefix": False}, aws_access_key_id="AKID", aws_secret_access_key="hush")
scan = client.scan("list_sessions")
pages = iter(scan)
next(pages)
"""


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(queues=2, jobs=100, sessions_per_job=1, latency=0.01) as farm:
        yield farm


def run(farm: LocalFarm, code: str, returncode: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM + code, farm.endpoint_url], capture_output=True, text=True, timeout=30, cwd=ROOT
    )
    assert done.returncode == returncode, done.stderr
    if returncode == 0:
        assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize(
    "code",
    [
        "",  # the interpreter ends with requests in flight
        "del pages, scan, client",
        "pages.close()",
        "client.close()",
        "threading.Thread(target=list, args=(pages,), daemon=True).start(); time.sleep(0.005)",
        "rest = threading.Thread(target=list, args=(pages,)); rest.start()",
        "import gc; cycle = [pages]; cycle.append(cycle); del pages, cycle; gc.collect()",
        "import atexit; atexit.register(list, pages)",
    ],
)
def test_the_interpreter_ends(farm: LocalFarm, code: str) -> None:
    for _ in range(2):
        run(farm, code)


def test_ctrl_c(farm: LocalFarm) -> None:
    """It ends a wait, and loses nothing."""
    code = """
def interrupt():
    time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGINT)
counts = []
for _ in range(3):
    pages, got = iter(scan), []
    try:
        threading.Thread(target=interrupt).start()
        got.extend(pages)  # no Python code that could be interrupted between two pages
        time.sleep(10)
    except KeyboardInterrupt:
        got.extend(pages)
    counts.append(len(got))
print(json.dumps(counts))
"""
    assert json.loads(run(farm, code)) == [200] * 3
    run(farm, "os.kill(os.getpid(), signal.SIGINT)\nlist(pages)", returncode=-signal.SIGINT)


def test_fork(farm: LocalFarm) -> None:
    """Child and parent go on by themselves."""
    client = make_client(deadline_pages, farm.endpoint_url)
    scan = client.scan("list_sessions")
    pages = iter(scan)
    got = [row for page in itertools.islice(pages, 5) for row in rows_of(page)]
    token = scan.resume_token
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            rest = [row for page in pages for row in rows_of(page)]
            fresh = sum(1 for _ in client.scan("list_sessions"))
            os.write(write, json.dumps([len({*got, *rest}), len(got) + len(rest), fresh]).encode())
            status = 0
        finally:
            os._exit(status)
    os.close(write)
    rest = [row for page in pages for row in rows_of(page)]
    with os.fdopen(read, "rb") as pipe:
        assert json.loads(pipe.read()) == [200, 200, 200]
    assert os.waitpid(child, 0)[1] == 0
    assert len({*got, *rest}) == len(got) + len(rest) == 200
    assert token is not None


def test_two_threads() -> None:
    release = threading.Event()
    with SmallService([[[1] * 5]]) as service:
        service.meanwhile = lambda _: release.wait(10)
        pages = iter(make_client(deadline_pages, service.url).scan("list_sessions"))
        got: list[Any] = []
        reader = threading.Thread(target=lambda: got.extend(pages))
        reader.start()
        while not service.requests:
            threading.Event().wait(0.001)
        with pytest.raises(ValueError, match="generator already executing"):
            next(pages)
        release.set()
        reader.join()
        assert len(got) == 5


def test_many_threads_share_a_client(farm: LocalFarm) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(len(list(client.scan("list_sessions", concurrency=16)))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [200] * 4


def test_one_cursor_by_turns() -> None:
    """`async for` in several event loops, closed ones among them, and `for`."""
    with SmallService([[[2, 3], [4, 1]]]) as service:
        pages = aiter(make_client(deadline_pages, service.url).scan("list_sessions"))
        got: list[Any] = []

        async def take() -> None:
            got.extend(rows_of(await anext(pages)))

        async def give_up() -> None:
            task = asyncio.ensure_future(take())
            await asyncio.sleep(0)
            task.cancel()

        asyncio.run(take())
        got.extend(rows_of(next(pages)))
        asyncio.run(give_up())
        asyncio.run(take())
        got.extend(row for page in pages for row in rows_of(page))
        assert sorted(got) == service.rows


def test_two_tasks() -> None:
    release = threading.Event()
    with SmallService([[[1] * 5]]) as service:
        service.meanwhile = lambda _: release.wait(10)

        async def main() -> None:
            pages = aiter(make_client(deadline_pages, service.url).scan("list_sessions"))
            first = asyncio.ensure_future(anext(pages))
            await asyncio.sleep(0)
            with pytest.raises(RuntimeError, match="already running"):
                await anext(pages)
            release.set()
            await first
            assert len([page async for page in pages]) == 4

        asyncio.run(main())


def test_many_scans_in_one_event_loop(farm: LocalFarm) -> None:
    async def count() -> int:
        scan = make_client(deadline_pages, farm.endpoint_url).scan("list_sessions", concurrency=8)
        return len([page async for page in scan])

    async def main() -> None:
        assert await asyncio.gather(*(count() for _ in range(4))) == [200] * 4

    asyncio.run(main())


def test_left_over(farm: LocalFarm) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)
    for _ in range(5):
        pages = iter(client.scan("list_sessions"))
        next(pages)
        del pages
    gc.collect()
    assert len(list(client.scan("list_sessions"))) == 200
