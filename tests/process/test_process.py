"""Signals, forks, threads and exit, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.arguments import IDS
from tests.support.paths import ROOT
from tests.support.scripted_server import EMPTY_PAGE, ScriptedServer
from tests.support.tls import Authority

SETUP = """
import os, signal, sys, threading, time, warnings
warnings.simplefilter("ignore", DeprecationWarning)  # of os.fork() beside threads, from Python 3.12 on
import deadline_pages
from deadline_pages.testing import LocalFarm
farm = LocalFarm(sessions_per_job=30, latency=LATENCY).start()
client = deadline_pages.client("deadline", region_name="us-west-2", endpoint_url=farm.endpoint_url,
    aws_access_key_id="a", aws_secret_access_key="b", config={"inject_host_prefix": False})
def pages(read_ahead=1, size=10):
    return client.get_paginator("list_sessions").paginate(farmId=farm.farm_id(), queueId=farm.queue_id(),
        jobId=farm.job_id(), PaginationConfig={"PageSize": size}, read_ahead=read_ahead)
def count(iterable):
    return sum(len(page["sessions"]) for page in iterable)
"""


def run(code: str, latency: float = 0.0, seconds: int = 30) -> str:
    program = SETUP.replace("LATENCY", repr(latency)) + textwrap.dedent(code)
    return execute("-c", program, seconds=seconds)


def execute(*arguments: str, seconds: int = 30) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, timeout=seconds, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def test_ctrl_c_ends_a_wait_and_nothing_else() -> None:
    printed = run(
        """
        cursor = iter(pages())
        threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        start = time.monotonic()
        try:
            next(cursor)
        except KeyboardInterrupt:
            print("interrupted" if time.monotonic() - start < 0.8 else "late")
        print(count(cursor), farm.requests)
        """,
        latency=1.0,
    )
    assert printed.split() == ["interrupted", "30", "3"]


def test_ctrl_c_ends_every_kind_of_wait() -> None:
    # How soon, `python -m benchmarks.interrupts` measures.
    printed = execute(
        "-c",
        "from benchmarks.interrupts import latency, waits\n"
        "for name, call in waits(): print(name if latency(call, 0.3) < 3000 else 'late')",
    )
    assert printed.splitlines() == [
        "connect",
        "read",
        "retry back-off",
        "credential process",
        "a farm that is slow",
        "beside another thread",
        "afterwards the same client lists 25 sessions",
    ]


def test_a_signal_handler_may_list() -> None:
    printed = run(
        """
        seen = []
        signal.signal(signal.SIGALRM, lambda *_: seen.append(count(pages())))
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        print(count(pages()), seen)
        """,
        latency=0.2,
    )
    assert printed == "30 [30]"


def test_a_fork_leaves_both_sides_working() -> None:
    printed = run(
        """
        cursor = iter(pages())
        next(cursor)
        child = os.fork()
        total = count(cursor) + count(pages())
        if child == 0:
            os._exit(0 if total == 50 else 1)
        _, status = os.waitpid(child, 0)
        print(total, status)
        """
    )
    assert printed == "50 0"


@pytest.mark.parametrize("read_ahead", [0, 1, 5])
def test_a_fork_with_pages_asked_for_ahead(read_ahead: int) -> None:
    printed = run(
        f"""
        cursor = iter(pages({read_ahead}, 2))
        got = len(next(cursor)["sessions"]) + len(next(cursor)["sessions"])
        children = []
        for _ in range(3):
            child = os.fork()
            if child == 0:
                os._exit(0 if (got + count(cursor), count(pages())) == (30, 30) else 1)
            children.append(child)
            got += len(next(cursor)["sessions"])
        got += count(cursor)
        print(got, count(pages()), [os.waitpid(child, 0)[1] for child in children])
        """,
        latency=0.02,
    )
    assert printed == "30 30 [0, 0, 0]"


def test_a_fork_while_other_threads_list() -> None:
    printed = run(
        """
        counts = []
        def work():
            for _ in range(5):
                counts.append(count(pages(3)))
        threads = [threading.Thread(target=work) for _ in range(6)]
        [thread.start() for thread in threads]
        statuses = []
        for _ in range(10):
            child = os.fork()
            if child == 0:
                os._exit(0 if count(pages()) == 30 else 1)
            statuses.append(os.waitpid(child, 0)[1])
        [thread.join() for thread in threads]
        print(set(counts), len(counts), set(statuses))
        """,
        latency=0.005,
    )
    assert printed == "{30} 30 {0}"


@pytest.mark.usefixtures("bare_environment")
def test_a_fork_while_the_certificates_are_read(tmp_path: Path, authority: Authority) -> None:
    """The child does not wait for a thread that it does not have."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = f"""
import os, signal, sys, threading
import deadline_pages
def call():
    return len(deadline_pages.client("deadline", "us-west-2", endpoint_url=sys.argv[1], aws_access_key_id="a",
        aws_secret_access_key="b", config={{"inject_host_prefix": False}}).list_sessions(**{IDS})["sessions"])
os.environ["SSL_CERT_FILE"] = {str(pipe)!r}
counts = []
thread = threading.Thread(target=lambda: counts.append(call()))
thread.start()
with open({str(pipe)!r}, "wb") as certificates:  # waits until the thread reads
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        os.environ["SSL_CERT_FILE"] = {str(authority.pem)!r}
        os._exit(call())
    status = os.waitpid(child, 0)[1]
    certificates.write(open({str(authority.pem)!r}, "rb").read())
thread.join()
print(status, counts)
"""
    with ScriptedServer([EMPTY_PAGE] * 2, tls=authority.serves("127.0.0.1")) as server:
        assert execute("-c", program, server.url) == "0 [0]"


WORKERS = """
def work(number):
    return count(cursor) if number == 0 and method == "fork" else count(pages())
if __name__ == "__main__":
    import multiprocessing
    method = sys.argv[1]
    cursor = iter(pages())
    next(cursor)
    next(cursor)
    with multiprocessing.get_context(method).Pool(2) as pool:
        print(pool.map(work, range(4), 1), count(cursor), count(pages()))
else:
    method = "spawn"
"""


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_multiprocessing(tmp_path: Path, method: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(SETUP.replace("LATENCY", "0.0") + WORKERS)
    first = 10 if method == "fork" else 30
    assert execute(str(program), method) == f"{[first, 30, 30, 30]} 10 30"


def test_threads_share_a_client() -> None:
    printed = run(
        """
        counts = []
        threads = [threading.Thread(target=lambda: counts.append(count(pages()))) for _ in range(64)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        print(set(counts), len(counts))
        """,
        latency=0.01,
    )
    assert printed == "{30} 64"


@pytest.mark.parametrize("read_ahead", [0, 3])
def test_threads_that_share_an_iterator_get_each_page_once(read_ahead: int) -> None:
    printed = run(
        f"""
        cursor = iter(pages({read_ahead}))
        got, refused = [], []
        def work():
            while True:
                try:
                    got.append(len(next(cursor)["sessions"]))
                except StopIteration:
                    return
                except ValueError as error:
                    refused.append(str(error))
                    time.sleep(0.005)
        threads = [threading.Thread(target=work) for _ in range(4)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        print(sum(got), set(refused))
        """,
        latency=0.05,
    )
    assert printed == "30 {'generator already executing'}"


@pytest.mark.parametrize(
    "busy",
    [
        "[start(lambda: forever(0)) for _ in range(4)]",
        "[start(lambda: forever(5)) for _ in range(4)]",
        "cursor = iter(pages(5)); next(cursor); next(cursor)",
        "[start(lambda: asyncio.run(awaits())) for _ in range(2)]",
        "[start(lambda: forever(1)) for _ in range(2)]; start(lambda: asyncio.run(awaits()))",
        "[start(lambda: forever(1)) for _ in range(2)]; atexit.register(lambda: count(pages()))",
        "logging.basicConfig(level=10, filename=os.devnull); [start(lambda: forever(1)) for _ in range(4)]",
    ],
)
@pytest.mark.parametrize("latency", [0.0, 0.003, 20.0])
def test_exit_with_requests_under_way(busy: str, latency: float) -> None:
    printed = run(
        f"""
        import asyncio, atexit, logging
        def forever(read_ahead):
            while True:
                count(pages(read_ahead))
        async def awaits():
            while True:
                await asyncio.gather(*[pages().build_full_result_async() for _ in range(4)])
        def start(target):
            threading.Thread(target=target, daemon=True).start()
        farm.latency = {latency if "cursor" not in busy and "atexit" not in busy else 0.003}
        {busy}
        time.sleep(0.1)
        print("bye", flush=True)
        """
    )
    assert printed == "bye"


SUBINTERPRETER = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
if first:
    import deadline_pages
other = interpreters.create()
interpreters.run_string(other, '''
try:
    import deadline_pages
except ImportError as error:
    print(error, flush=True)
''')
interpreters.destroy(other)
import deadline_pages
print(deadline_pages.client("deadline", "us-west-2").meta.region_name)
"""


EARLY = """
import atexit
early = []
atexit.register(lambda: early[0]())
"""
LATE = """
import asyncio
async def awaited():
    return sum([len(page["sessions"]) async for page in pages()])
def in_a_thread():
    thread = threading.Thread(target=lambda: print(count(pages())))
    thread.start()
    thread.join()
def before():
    print(count(pages()))
    try:
        asyncio.run(awaited())
    except RuntimeError as error:
        print(error)
early.append(before)
atexit.register(lambda: print(asyncio.run(awaited())))
atexit.register(in_a_thread)
"""


def test_listing_while_the_interpreter_ends() -> None:
    # Last in, first out: what is registered after the import runs as if nothing ended; what was before may not await.
    outcome = execute("-c", EARLY + SETUP.replace("LATENCY", "0.0") + LATE)
    refused = "deadline_pages cannot be awaited while the interpreter shuts down: list without `await`"
    assert outcome.splitlines() == ["30", "30", "30", refused]


BLOCKED = """
import json, os, signal, sys, threading
import deadline_pages
secure, plain, pipe, ids = *sys.argv[1:4], json.loads(sys.argv[4])
def make(url, **options):
    return deadline_pages.client("deadline", "us-west-2", endpoint_url=url, aws_access_key_id="a",
        aws_secret_access_key="b", config={"inject_host_prefix": False}, **options)
def other():
    make(plain).list_sessions(**ids)
    os.kill(os.getpid(), signal.SIGINT)
blocked = make(secure, verify=pipe)
threading.Timer(0.3, other).start()
try:
    blocked.list_sessions(**ids)
except KeyboardInterrupt:
    print("interrupted")
"""


def test_a_bundle_that_cannot_be_read_at_once(tmp_path: Path, authority: Authority) -> None:
    pipe = tmp_path / "bundle.pem"
    os.mkfifo(pipe)
    with ScriptedServer([EMPTY_PAGE]) as plain, ScriptedServer(tls=authority.serves("127.0.0.1")) as secure:
        assert execute("-c", BLOCKED, secure.url, plain.url, str(pipe), json.dumps(IDS)) == "interrupted"
        assert len(plain.requests) == 1


@pytest.mark.parametrize("first", [True, False])
def test_a_subinterpreter_is_told(first: bool) -> None:
    told, region = execute("-c", f"first = {first}\n{SUBINTERPRETER}").splitlines()
    assert "subinterpreter" in told
    assert region == "us-west-2"


def test_nothing_is_left_over() -> None:
    # At full length: `python -m benchmarks.leaks`.
    for line in execute("-m", "benchmarks.leaks", "300", "10000", seconds=55).splitlines():
        before, after = zip(*re.findall(r"([0-9.]+) -> ([0-9.]+)", line), strict=True)
        descriptors, threads, megabytes = (float(b) - float(a) for a, b in zip(before, after, strict=True))
        assert (descriptors <= 3, threads <= 1, megabytes <= 20) == (True, True, True), line


def test_a_client_that_is_dropped_closes_its_connection() -> None:
    printed = run(
        """
        import gc
        def opened():
            return len(os.listdir("/proc/self/fd"))
        before = opened()
        count(pages())
        listing = iter(pages(5))
        next(listing), next(listing)
        during = opened()
        del client, listing
        gc.collect()
        # The farm's half is in this process as well, and closed by a thread of its own.
        for _ in range(500):
            if opened() <= before + 4:
                break
            time.sleep(0.01)
        print(during > before, opened() <= before + 4, threading.active_count())
        """
    )
    assert printed == "True True 1"
