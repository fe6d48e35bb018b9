"""Scans in the cells of a real kernel: what they show, and how they go on when they were interrupted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.kernel import Kernel
from tests.support.markup import Markup

FARM = """
import sys
from deadline_pages.testing import LocalFarm
farm = LocalFarm(jobs=40, sessions_per_job=5, actions_per_session=1, latency=0.03).start()
client = farm.client()
"""
SESSIONS = 2 * 40 * 5


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    kernel = Kernel(Path(tmp_path_factory.mktemp("kernel")))
    assert kernel.run(FARM) == []
    yield kernel
    kernel.close()


def test_the_value_of_a_cell_is_shown(kernel: Kernel) -> None:
    kernel.run("farms = client.scan('list_farms')")
    for code in ("client", "client.get_paginator('list_jobs')", "client.scan('list_jobs')", "farms.table()"):
        (output,) = kernel.run(code)
        assert output["type"] == "execute_result"
        assert Markup(output["data"]["text/html"]).text
        assert output["data"]["text/plain"].startswith("<deadline_pages.")


def test_progress_is_updated_in_place(kernel: Kernel) -> None:
    kernel.run("scan = client.scan('list_sessions', concurrency=8, progress=True)")
    for _ in range(2):  # each cell has its own
        first, *others = kernel.run("table = scan.table()")
        assert first["type"] == "display_data"
        assert {other["type"] for other in others} == {"update_display_data"}
        assert {other["transient"]["display_id"] for other in others} == {first["transient"]["display_id"]}
        done = [int(re.findall(r"(\d+) of \d+ listings", shown["data"]["text/plain"])[0]) for shown in (first, *others)]
        assert done == sorted(done)
        assert (done[0], done[-1]) == (0, 84)
        assert f"84 of 84 listings, {SESSIONS} rows" in others[-1]["data"]["text/plain"]
        assert Markup(others[-1]["data"]["text/html"]).percent == 100
    assert kernel.value("len(table)") == str(SESSIONS)


def is_interrupt(output: dict[str, Any]) -> bool:
    return (output["type"], output.get("ename")) == ("error", "KeyboardInterrupt")


def test_a_table_that_was_interrupted_goes_on(kernel: Kernel) -> None:
    kernel.run("scan = client.scan('list_sessions', concurrency=4, progress=True)")
    assert is_interrupt(kernel.run("scan.table()", kernel.interrupt)[-1])
    kernel.run("first, config = sys.last_value.table, {'StartingToken': scan.resume_token}")
    kernel.run("rest = client.scan('list_sessions', PaginationConfig=config).table()")
    assert kernel.value("0 <= len(first) < 400, len(first) + len(rest)") == f"(True, {SESSIONS})"
    ids = "{id for table in (first, rest) for id in table.to_polars()['sessionId']}"
    assert kernel.value(f"len({ids})") == str(SESSIONS)


def test_a_loop_that_was_interrupted_goes_on(kernel: Kernel) -> None:
    kernel.run("pages = iter(client.scan('list_sessions', concurrency=4)); seen = []")
    # Between a page and its last use there is no call: Ctrl-C comes in none of these lines.
    loop = "for page in pages:\n    if not seen: print('one')\n    seen += page['sessions']"
    assert is_interrupt(kernel.run(loop, kernel.interrupt)[-1])
    assert kernel.run("for page in pages: seen += page['sessions']") == []
    assert kernel.value("len(seen), len({session['sessionId'] for session in seen})") == f"({SESSIONS}, {SESSIONS})"


def test_a_snapshot_that_was_interrupted_goes_on(kernel: Kernel) -> None:
    code = "night = client.snapshot(farm.farm_id(), include=['jobs', 'sessions'], concurrency=4, progress=True)"
    before = kernel.value("farm.requests")
    assert is_interrupt(kernel.run(code, kernel.interrupt)[-1])
    first, *_ = kernel.run("night = sys.last_value.snapshot.refresh()")
    assert first["type"] == "display_data"  # below its own cell
    assert kernel.value("len(night.jobs), len(night.sessions)") == f"(80, {SESSIONS})"
    # What was there is not asked again.
    assert int(kernel.value(f"farm.requests - {before}")) <= 2 + 1 + 2 + 80 + 4


def test_a_forked_child_lists_and_ends(kernel: Kernel) -> None:
    code = """
import os
child = os.fork()
if child == 0:
    os._exit(client.scan("list_jobs", progress=True).table().num_rows)
os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""
    assert kernel.run(code)[-1]["data"]["text/plain"] == "80"
