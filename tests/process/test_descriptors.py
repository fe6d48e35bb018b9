"""Descriptors closed by other code, or used up: compared with boto3, in processes of their own."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm

from tests.support import programs

pytestmark = pytest.mark.timeout(60)

SETUP = """
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


def wait_for_our_threads():
    # A thread that is in the middle of an operation cannot know that its descriptor is another file's now.
    def is_ours(task):
        try:
            with open(f"/proc/self/task/{task}/comm") as name:
                return name.read().strip() == "deadline_pages"
        except OSError:
            return False  # it ended
    while any(map(is_ours, os.listdir("/proc/self/task"))):
        time.sleep(0.01)


def both(work):
    return [outcome(work, client) for client in clients]


clients = [make(boto3), make(deadline_pages)]
ours = clients[1]
"""


@pytest.fixture(scope="module")
def farm() -> Iterator[list[str]]:
    with LocalFarm(sessions_per_job=25) as farm:
        yield programs.arguments(farm)


def run(farm: list[str], code: str) -> Any:
    return programs.run(farm, SETUP + textwrap.dedent(code))


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=pytest.mark.scenario("Descriptors", f"closed by other code: {name}"))
        for name, kind in {"all": "", "sockets": "socket:", "pipes": "pipe:"}.items()
    ]
    + ["anon_inode:[eventpoll]", "anon_inode:[eventfd]"],
)
def test_closed_and_listed_again(farm: list[str], kind: str) -> None:
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


@pytest.mark.parametrize("kind", ["", "socket:", "anon_inode:[eventfd]"])
def test_closed_and_awaited_again(farm: list[str], kind: str) -> None:
    # The next one after that is fine whatever came of the first.
    seen = run(
        farm,
        f"""
        seen = [awaited(ours)]
        close({kind!r})
        first = outcome(awaited, ours)
        seen += [first in (25, "ConnectionClosedError", "HTTPClientError"), outcome(awaited, ours), outcome(call, ours)]
        print(json.dumps(seen))
        """,
    )
    assert seen == [25, True, 25, 25]


@pytest.mark.scenario("Descriptors", "closed by other code, one attempt", different="lists: a new connection is made")
def test_one_attempt(farm: list[str]) -> None:
    seen = run(
        farm,
        """
        clients = [make(boto3, **once), make(deadline_pages, **once)]
        both(call)
        os.closerange(3, 4096)
        print(json.dumps([both(call), both(call)]))
        """,
    )
    assert seen == [["ConnectionClosedError", 25], [25, 25]]


@pytest.mark.parametrize("read_ahead", [0, 1, 4])
@pytest.mark.parametrize("kind", ["", "socket:", "anon_inode:[eventpoll]", "anon_inode:[eventfd]"])
def test_an_iterator_goes_on(farm: list[str], kind: str, read_ahead: int) -> None:
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


def test_an_iterator_that_is_dropped(farm: list[str]) -> None:
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


@pytest.mark.parametrize("kind", ["", "socket:"])
def test_numbers_that_are_other_files_now(farm: list[str], tmp_path: Path, kind: str) -> None:
    # Nothing of ours writes to them or closes them.
    seen = run(
        farm,
        f"""
        cursor = iter(pages(ours, read_ahead=4))
        listed = count([next(cursor), next(cursor)])
        awaited(ours)
        closed = close({kind!r})
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
        print(json.dumps([listed, first, second, len(kept) > 0 and all(kept)]))
        """,
    )
    assert seen == [10, [25, 15, 25], [25, 25], True]


@pytest.mark.scenario("Descriptors", "closed by a forked child")
@pytest.mark.parametrize("times", [1, 2])
def test_a_fork_that_closes_everything(farm: list[str], times: int) -> None:
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
def test_python_daemon(farm: list[str], tmp_path: Path, detach: bool) -> None:
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


def test_threads_that_list_meanwhile(farm: list[str]) -> None:
    seen = run(
        farm,
        """
        # One that waits for a moment on what is the next runtime's number by now may take an answer from it.
        ours = make(deadline_pages, connect_timeout=1, read_timeout=1)
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
        seen = run(
            programs.arguments(slow),
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


def test_what_a_hundred_times_leave_behind(farm: list[str]) -> None:
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
