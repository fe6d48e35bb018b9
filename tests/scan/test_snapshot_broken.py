"""A snapshot or a refresh that breaks leaves the tables as they were, and goes on where it stood."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import deadline_pages
import pytest
from deadline_pages import Snapshot
from deadline_pages._scan import snapshot as module
from deadline_pages.exceptions import BotoCoreError, ClientError, PaginationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scan.test_snapshot import rows
from tests.scan.test_snapshot_refresh import check, take
from tests.support.changing_farm import DENIED, FARM, ChangingFarm
from tests.support.clients import make_client
from tests.support.interrupted import is_interrupted
from tests.support.scripted_server import Request, Response

JOBS = [f"job-{number}" for number in range(6)]


def ignored(_: object) -> None:
    """Return None, for a lambda."""


def at_request(service: ChangingFarm, number: int, call: Callable[[], Response | None]) -> None:
    """Have a request of now on, counted from 0, answered in another way, or something done before it is answered."""
    numbers, answer = itertools.count(), service._answer

    def answered(request: Request) -> Response:
        return (call() if next(numbers) == number else None) or answer(request)

    service.server.play(*itertools.repeat(answered, 1000))


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 40), st.lists(st.integers(0, 8), max_size=2), st.sampled_from([1, 4, 64]))
def test_the_first_snapshot(first: int, more: list[int], concurrency: int) -> None:
    with ChangingFarm(*JOBS) as service:
        client = make_client(deadline_pages, service.url)
        at_request(service, first, lambda: DENIED)
        snapshot: Any = None
        try:
            snapshot = client.snapshot(FARM, concurrency=concurrency)
        except ClientError as error:
            snapshot = error.snapshot  # type: ignore[attr-defined]
            assert snapshot.tables == {}
            assert "no tables yet" in repr(snapshot)
        for number in more:
            at_request(service, number, lambda: DENIED)
            with contextlib.suppress(ClientError):
                snapshot.refresh()
        at_request(service, -1, lambda: None)
        snapshot.refresh()
        check(snapshot, service)


def test_a_refresh_goes_on_where_it_stood() -> None:
    with ChangingFarm(*JOBS) as service:
        snapshot = take(service, concurrency=1)
        before, errors = dict(snapshot.tables), snapshot.errors
        taken_at = snapshot.taken_at
        service.change("job-1", priority=1)
        service.change("job-5", priority=1)
        service.asked()
        service.faults["job-1/sessions"] = DENIED
        with pytest.raises(ClientError):
            snapshot.refresh()
        first = service.asked()
        assert (snapshot.tables, snapshot.errors, snapshot.taken_at) == (before, errors, taken_at)
        service.faults.clear()
        snapshot.refresh()
        second = service.asked()
        assert {*first} & {*second} <= {path for path in first if path.endswith(("job-1/sessions", "/jobs"))}
        assert snapshot.taken_at > taken_at
        check(snapshot, service)


def test_another_client_begins_anew() -> None:
    with ChangingFarm("job-1") as service:
        service.faults["/steps"] = DENIED
        with pytest.raises(ClientError) as caught:
            take(service)
        snapshot = caught.value.snapshot  # type: ignore[attr-defined]
        service.faults.clear()
        service.asked()
        snapshot.refresh(make_client(deadline_pages, service.url))
        assert "farms/farm-1/queues" in service.asked()
        check(snapshot, service)


def test_a_listing_that_does_not_go_on_is_asked_from_its_begin() -> None:
    with ChangingFarm("job-1") as service:
        page = {"sessions": [{"sessionId": "session-again"}], "nextToken": "2"}
        service.faults["/sessions"] = (200, [], json.dumps(page).encode())
        with pytest.raises(PaginationError) as caught:
            take(service)
        snapshot = caught.value.snapshot  # type: ignore[attr-defined]
        with pytest.raises(PaginationError):
            snapshot.refresh()
        assert snapshot.tables == {}
        service.faults.clear()
        snapshot.refresh()
        check(snapshot, service)


@pytest.mark.parametrize("number", [0, 3, 9, 20])
def test_ctrl_c(number: int) -> None:
    with ChangingFarm(*JOBS) as service:
        at_request(service, number, lambda: os.kill(os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt) as caught:
            take(service, concurrency=2)
        snapshot = caught.value.snapshot  # type: ignore[attr-defined]
        at_request(service, 0, lambda: os.kill(os.getpid(), signal.SIGINT))
        with pytest.raises(KeyboardInterrupt):
            snapshot.refresh()
        snapshot.refresh()
        check(snapshot, service)


def test_interrupted_at_any_line() -> None:
    with ChangingFarm("job-1") as service:
        taken = take(service, include=["jobs", "sessions"])
        for number in range(100):  # every third line
            service.change("job-1", priority=number)
            tables = taken.tables
            if not is_interrupted(module.__file__, 3 * number, taken.refresh):
                break
            assert taken.tables is tables or taken.sessions.num_rows == 3 + 1 + number
            taken.refresh()
            assert taken.sessions.num_rows == 3 + 1 + number
        assert 10 < number < 100


@pytest.mark.parametrize("number", [0, 3, 9, 20])
def test_cancelled(number: int) -> None:
    async def main(service: ChangingFarm) -> Any:
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(make_client(deadline_pages, service.url).snapshot_async(FARM, concurrency=2))
        at_request(service, number, lambda: ignored(loop.call_soon_threadsafe(task.cancel)))
        with pytest.raises(asyncio.CancelledError) as caught:
            await task
        snapshot = caught.value.snapshot  # type: ignore[attr-defined]
        at_request(service, 1, lambda: ignored(threading.Event().wait(0.2)))
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(snapshot.refresh_async(), 0.05)
        return await snapshot.refresh_async()

    with ChangingFarm(*JOBS) as service:
        check(asyncio.run(main(service)), service)


def test_after_a_timeout_the_cause_has_the_snapshot() -> None:
    async def main(service: ChangingFarm) -> Any:
        at_request(service, 1, lambda: ignored(threading.Event().wait(0.2)))
        client = make_client(deadline_pages, service.url)
        with pytest.raises(asyncio.TimeoutError) as caught:
            await asyncio.wait_for(client.snapshot_async(FARM), 0.05)
        return await caught.value.__cause__.snapshot.refresh_async()  # type: ignore[union-attr]

    with ChangingFarm("job-1") as service:
        check(asyncio.run(main(service)), service)


def test_one_refresh_at_a_time() -> None:
    with ChangingFarm("job-1") as service:
        snapshot = take(service)
        refused: list[str] = []

        def again() -> None:
            for call in (snapshot.refresh, lambda: asyncio.run(snapshot.refresh_async())):
                with pytest.raises(RuntimeError, match="is being refreshed already") as caught:
                    call()
                refused.append(str(caught.value))

        at_request(service, 1, again)
        snapshot.refresh()
        assert len(refused) == 2
        check(snapshot, service)


def test_threads() -> None:
    with ChangingFarm(*JOBS) as service:
        snapshot = take(service)
        wanted = {name: rows(table) for name, table in snapshot.tables.items()}
        errors: list[BaseException] = []

        def work() -> None:
            for _ in range(5):
                try:
                    snapshot.refresh()
                except RuntimeError as error:
                    errors.append(error)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {str(error) for error in errors} <= {"this snapshot is being refreshed already"}
        assert {name: rows(table) for name, table in snapshot.tables.items()} == wanted


def test_a_callback_that_raises() -> None:
    with ChangingFarm(*JOBS) as service:
        calls = itertools.count()

        def progress(_: Any) -> None:
            if next(calls) == 0:
                raise LookupError("mine")

        with pytest.raises(LookupError, match="mine") as caught:
            take(service, progress=progress)
        snapshot = caught.value.snapshot  # type: ignore[attr-defined]
        snapshot.refresh()
        check(snapshot, service)


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_farm_that_cannot_be_asked_is_not_an_empty_one(tmp_path: Path, is_kept: bool) -> None:
    with ChangingFarm(*JOBS) as service:
        snapshot = take(service, path=tmp_path if is_kept else None, on_error="collect")
        sizes = {name: len(table) for name, table in snapshot.tables.items()}
        assert sizes["sessions"] > 0
        nowhere = make_client(deadline_pages, "http://127.0.0.1:9")
        with pytest.raises(BotoCoreError):
            snapshot.refresh(nowhere)
        assert {name: len(table) for name, table in snapshot.tables.items()} == sizes
        with pytest.raises(BotoCoreError):  # there is nothing to collect errors beside
            nowhere.snapshot(FARM, path=tmp_path if is_kept else None, on_error="collect")
        # That there are farms is no reason to empty a folder.
        with pytest.raises(ClientError):
            make_client(deadline_pages, service.url).snapshot(
                "farm-nowhere", path=tmp_path if is_kept else None, on_error="collect"
            )
        if is_kept:
            assert {name: len(table) for name, table in Snapshot.load(tmp_path).tables.items()} == sizes
        assert len(snapshot.refresh(make_client(deadline_pages, service.url)).sessions) == sizes["sessions"]
