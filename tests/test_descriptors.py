"""Descriptors closed behind our back, or used up: boto3 and ours in processes of their own."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm

pytestmark = pytest.mark.timeout(60)

ROOT = Path(__file__).parent.parent
PROGRAM = """
import asyncio, json, os, resource, socket, sys, threading, time
import boto3, deadline_pages
from botocore.config import Config

url, job = sys.argv[1], json.loads(sys.argv[2])


def make(library, **options):
    config = {"inject_host_prefix": False, "connect_timeout": 5, "read_timeout": 5, **options}
    return library.client("deadline", "us-west-2", endpoint_url=url, config=Config(**config),
        aws_access_key_id="AKID", aws_secret_access_key="hush")


def pages(client, **options):
    return client.get_paginator("list_sessions").paginate(**job, PaginationConfig={"PageSize": 5}, **options)


def count(pages):
    return sum(len(page["sessions"]) for page in pages)


def call(client):
    return len(client.list_sessions(**job)["sessions"])


def awaited(client):
    async def go():
        return len((await asyncio.wait_for(client.list_sessions_async(**job), 10))["sessions"])

    return asyncio.run(go())


def outcome(work, *arguments):
    try:
        return work(*arguments)
    except Exception as error:
        return type(error).__name__


def descriptors():
    found = {}
    for number in map(int, os.listdir("/proc/self/fd")):
        try:
            found[number] = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            pass
    return found


def close(what):
    # All of those above 2 whose kind begins so.
    closed = [number for number, kind in descriptors().items() if number > 2 and kind.startswith(what)]
    [os.close(number) for number in closed]
    return closed


def both(work, **options):
    return [outcome(work, client) for client in clients]


clients = [make(boto3), make(deadline_pages)]
ours = clients[1]
"""


@pytest.fixture(scope="module")
def farm() -> Iterator[tuple[LocalFarm, list[str]]]:
    with LocalFarm(sessions_per_job=25) as farm:
        job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        yield farm, [farm.endpoint_url, json.dumps(job)]


def run(farm: tuple[LocalFarm, list[str]], code: str) -> Any:
    """Run it in a process of its own; what it prints last is JSON."""
    program = PROGRAM + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program, *farm[1]], capture_output=True, text=True, timeout=50, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "hush" not in done.stdout
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.scenario("Descriptors", f"closed by other code: {name}"))
        for name, kind in {"all": "", "sockets": "socket:", "pipes": "pipe:"}.items()
    ]
    + ["anon_inode:[eventpoll]", "anon_inode:[eventfd]"],
)
def test_closed_and_listed_again(farm: Any, kind: str) -> None:
    seen = run(
        farm,
        f"""
        seen = [both(call)]
        close({kind!r})
        seen += [both(call), both(call), [outcome(call, make(library)) for library in (boto3, deadline_pages)],
            both(lambda client: count(pages(client))), [25, outcome(awaited, ours)]]
        print(json.dumps(seen))
        """,
    )
    assert seen == [[25, 25]] * 6


@pytest.mark.parametrize("kind", ["", "socket:", "anon_inode:[eventpoll]", "anon_inode:[eventfd]"])
def test_closed_and_awaited_again(farm: Any, kind: str) -> None:
    # The next one after that is fine whatever came of the first.
    seen = run(
        farm,
        f"""
        seen = [awaited(ours)]
        close({kind!r})
        first = outcome(awaited, ours)
        seen += [first in (25, "ConnectionClosedError"), outcome(awaited, ours), outcome(call, ours)]
        print(json.dumps(seen))
        """,
    )
    assert seen == [25, True, 25, 25]


@pytest.mark.scenario("Descriptors", "closed by other code, one attempt", different="lists: a new connection is made")
def test_one_attempt(farm: Any) -> None:
    seen = run(
        farm,
        """
        once = {"retries": {"total_max_attempts": 1}}
        clients = [make(boto3, **once), make(deadline_pages, **once)]
        both(call)
        os.closerange(3, 4096)
        print(json.dumps([both(call), both(call)]))
        """,
    )
    assert seen == [["ConnectionClosedError", 25], [25, 25]]


@pytest.mark.parametrize("read_ahead", [0, 1, 4])
@pytest.mark.parametrize("kind", ["", "socket:", "anon_inode:[eventpoll]", "anon_inode:[eventfd]"])
def test_an_iterator_goes_on(farm: Any, kind: str, read_ahead: int) -> None:
    seen = run(
        farm,
        f"""
        cursor = iter(pages(ours, read_ahead={read_ahead}))
        listed = count([next(cursor), next(cursor)])
        time.sleep(0.05)
        close({kind!r})
        print(json.dumps([listed, count(cursor), call(ours)]))
        """,
    )
    assert seen == [10, 15, 25]


def test_an_iterator_that_is_dropped(farm: Any) -> None:
    seen = run(
        farm,
        """
        import gc
        cursors = [iter(pages(ours, read_ahead=depth)) for depth in (0, 4)]
        [next(cursor) for cursor in cursors for _ in range(2)]
        other = make(deadline_pages)
        call(other)
        os.closerange(3, 4096)
        del cursors, other
        gc.collect()
        print(json.dumps(call(ours)))
        """,
    )
    assert seen == 25


def test_numbers_that_are_other_files_now(farm: Any, tmp_path: Path) -> None:
    # Nothing of ours writes to them or closes them.
    seen = run(
        farm,
        f"""
        cursor = iter(pages(ours, read_ahead=4))
        listed = count([next(cursor), next(cursor)])
        awaited(ours)
        closed = close("")
        files = {{}}
        while set(closed) - set(files):
            number = os.open({str(tmp_path)!r} + f"/{{len(files)}}", os.O_RDWR | os.O_CREAT)
            os.write(number, b"precious")
            files[number] = os.fstat(number).st_ino
        first = [outcome(awaited, ours), outcome(count, cursor), outcome(call, ours)]
        del cursor
        second = [outcome(call, make(deadline_pages)), outcome(awaited, ours)]
        time.sleep(0.3)
        kept = [os.fstat(number).st_ino == inode and os.pread(number, 99, 0) == b"precious"
            for number, inode in files.items()]
        print(json.dumps([listed, first, second, len(kept) > 2 and all(kept)]))
        """,
    )
    assert seen == [10, [25, 15, 25], [25, 25], True]


@pytest.mark.scenario("Descriptors", "closed by a forked child")
@pytest.mark.parametrize("times", [1, 2])
def test_a_fork_that_closes_everything(farm: Any, times: int) -> None:
    seen = run(
        farm,
        f"""
        both(call)
        cursor = iter(pages(ours))
        next(cursor), next(cursor)
        with open(1, "w", closefd=False) as out:
            for _ in range({times}):
                if os.fork():
                    os.wait()
                    both(call), count(cursor)
                    os._exit(0)
            os.closerange(3, 4096)
            json.dump([both(call), count(cursor), awaited(ours), call(make(deadline_pages))], out)
        os._exit(0)
        """,
    )
    assert seen == [[25, 25], 15, 25, 25]


@pytest.mark.scenario("Descriptors", "closed by python-daemon")
@pytest.mark.parametrize("detach", [True, False])
def test_python_daemon(farm: Any, tmp_path: Path, detach: bool) -> None:
    log = tmp_path / "log"
    run(
        farm,
        f"""
        import daemon
        both(call)
        cursor = iter(pages(ours))
        next(cursor), next(cursor)
        read, write = os.pipe()
        child = os.fork()
        if child:
            os.close(write)
            os.read(read, 1)  # until the daemon has ended
            print(1)
        else:
            with daemon.DaemonContext(detach_process={detach}, files_preserve=[write]):
                seen = [both(call), outcome(count, cursor), outcome(awaited, ours)]
                with open({str(log)!r}, "w") as out:
                    json.dump(seen, out)
            os._exit(0)
        """,
    )
    assert json.loads(log.read_text()) == [[25, 25], 15, 25]


def test_threads_that_list_meanwhile(farm: Any) -> None:
    seen = run(
        farm,
        """
        seen, ended = [], threading.Event()
        def work():
            while not ended.is_set():
                seen.append(outcome(call, ours))
        threads = [threading.Thread(target=work) for _ in range(6)]
        [thread.start() for thread in threads]
        for _ in range(5):
            time.sleep(0.1)
            os.closerange(3, 4096)
        time.sleep(0.2)
        ended.set()
        [thread.join() for thread in threads]
        allowed = {25, "ConnectionClosedError", "EndpointConnectionError", "HTTPClientError", "ReadTimeoutError"}
        print(json.dumps([sorted(map(str, set(seen) - allowed)), seen.count(25) > 10, call(ours)]))
        """,
    )
    assert seen == [[], True, 25]


@pytest.mark.parametrize("kind", ["anon_inode:[eventpoll]", "anon_inode:"])
def test_closed_while_somebody_awaits(kind: str) -> None:
    # asyncio has descriptors of its own, which are not touched.
    with LocalFarm(sessions_per_job=25, latency=3) as slow:
        job = {"farmId": slow.farm_id(), "queueId": slow.queue_id(), "jobId": slow.job_id()}
        seen = run(
            (slow, [slow.endpoint_url, json.dumps(job)]),
            f"""
            async def go():
                before = set(descriptors())
                task = asyncio.ensure_future(ours.list_sessions_async(**job))
                await asyncio.sleep(0.5)
                for number, kind in descriptors().items():
                    if kind.startswith({kind!r}) and number not in before:
                        os.close(number)
                try:
                    return len((await asyncio.wait_for(task, 20))["sessions"])
                except asyncio.TimeoutError:
                    return "hangs"
                except Exception as error:
                    return type(error).__name__
            ours = make(deadline_pages)
            print(json.dumps([asyncio.run(go()) in (25, "ConnectionClosedError", "HTTPClientError"), call(ours)]))
            """,
        )
    assert seen == [True, 25]


def test_what_a_hundred_times_leave_behind(farm: Any) -> None:
    seen = run(
        farm,
        """
        def held():
            resident = int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()
            return len(os.listdir("/proc/self/fd")), len(os.listdir("/proc/self/task")), resident
        def once():
            os.closerange(3, 4096)
            return call(ours), count(pages(ours))
        for _ in range(10):
            once()
        before = held()
        seen = {once() for _ in range(100)}
        time.sleep(0.5)
        after = held()
        print(json.dumps([list(seen), [b - a for a, b in zip(before, after)]]))
        """,
    )
    lists, (descriptors, threads, size) = seen
    assert lists == [[25, 25]]
    assert (descriptors <= 2, threads <= 0, size < 100 * 300_000) == (True, True, True), seen
