"""Signals, forks, threads and exit, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import textwrap

SETUP = """
import os, signal, sys, threading, time
import deadline_pages
from deadline_pages.testing import LocalFarm
farm = LocalFarm(sessions_per_job=30, latency=LATENCY).start()
client = deadline_pages.client("deadline", region_name="us-west-2", endpoint_url=farm.endpoint_url,
    aws_access_key_id="a", aws_secret_access_key="b", config={"inject_host_prefix": False})
def pages():
    return client.get_paginator("list_sessions").paginate(farmId=farm.farm_id(), queueId=farm.queue_id(),
        jobId=farm.job_id(), PaginationConfig={"PageSize": 10})
def count(iterable):
    return sum(len(page["sessions"]) for page in iterable)
"""


def run(code: str, latency: float = 0.0, seconds: int = 30) -> str:
    program = SETUP.replace("LATENCY", repr(latency)) + textwrap.dedent(code)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=seconds)
    assert done.returncode == 0, done.stderr
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


def test_threads_share_a_client() -> None:
    printed = run(
        """
        counts = []
        threads = [threading.Thread(target=lambda: counts.append(count(pages()))) for _ in range(32)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        print(set(counts), len(counts))
        """,
        latency=0.01,
    )
    assert printed == "{30} 32"


def test_threads_that_share_an_iterator_get_each_page_once() -> None:
    printed = run(
        """
        cursor, got, refused = iter(pages()), [], []
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


def test_exit_with_a_request_under_way() -> None:
    printed = run(
        """
        threading.Thread(target=lambda: count(pages()), daemon=True).start()
        time.sleep(0.2)
        print("bye", flush=True)
        """,
        latency=20.0,
        seconds=15,
    )
    assert printed == "bye"
