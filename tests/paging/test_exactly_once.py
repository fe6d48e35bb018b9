"""Every row comes once and in order, whoever stops waiting, whenever, and whatever the service does meanwhile.

`EXACTLY_ONCE_CASES=10000 EXACTLY_ONCE_SEED=1 python -m pytest tests/paging/test_exactly_once.py` tries more of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import itertools
import logging
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import deadline_pages
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.support.clients import make_client
from tests.support.faulty_server import FAULTS
from tests.support.paths import ROOT

CASES = int(os.environ.get("EXACTLY_ONCE_CASES", "400"))
SEED = int(os.environ.get("EXACTLY_ONCE_SEED", "0"))
LOGGER = logging.getLogger("deadline_pages")
# Theirs; each is followed by another attempt of the listing's.
ERRORS = ("ClientError", "ThrottlingException", "ResponseParserError", "ConnectionClosedError")
# The signals need the timer that pytest-timeout would use.
pytestmark = pytest.mark.timeout(60 + CASES, method="thread")


@dataclass(frozen=True)
class Step:
    """Something to do to a listing, with how long it takes (ms) and how many turns of the event loop."""

    kind: str
    milliseconds: float
    turns: int
    keep: bool


@dataclass(frozen=True)
class Case:
    """A listing, and what is done to it before the rest of it is read."""

    total: int
    size: int
    page_size: int | None
    max_items: int | None
    read_ahead: int
    view: str
    faults: list[str]
    steps: list[Step]


@dataclass
class Reader:
    """One pass over a listing, by a view of it, with the rows that came."""

    iterator: Any
    view: str
    got: list[Any] = field(default_factory=list)
    ended: bool = False
    # What is kept of waits that are over.
    kept: list[Any] = field(default_factory=list)

    @property
    def rows(self) -> list[str]:
        items = self.got if self.view != "pages" else [item for page in self.got for item in page["sessions"]]
        return [item if isinstance(item, str) else item["sessionId"] for item in items]

    def read(self, count: int | None) -> None:
        """Without a Python frame in between, where a handler could raise while a page is in nobody's hand."""
        before = len(self.got)
        self.got.extend(itertools.islice(self.iterator, count))
        self.ended = count is None or len(self.got) < before + count

    async def take(self) -> None:
        try:
            self.got.append(await anext(self.iterator))
        except StopAsyncIteration:
            self.ended = True


class HandlerError(Exception):
    """What a handler raises that is no KeyboardInterrupt."""


@contextlib.contextmanager
def an_error_is_no_end() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if type(error).__name__ not in ERRORS:
            raise


def interrupt(reader: Reader, step: Step) -> None:
    raised = KeyboardInterrupt if step.keep else HandlerError

    def handle(*_: object) -> None:
        raise raised

    before = signal.signal(signal.SIGALRM, handle)
    gc.disable()  # nobody hears of what is raised in a destructor
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, step.milliseconds / 1e3 + 1e-6)
            reader.read(step.turns + 1)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except raised:
        pass
    finally:
        gc.enable()
        signal.signal(signal.SIGALRM, before)


class Raising(logging.Handler):
    """Fails at one of the records."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._left = number

    def emit(self, _: logging.LogRecord) -> None:
        self._left -= 1
        if self._left == 0:
            raise HandlerError


def log(reader: Reader, step: Step) -> None:
    """Read with a handler of logging that raises."""
    handler = Raising(step.turns)
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.DEBUG)
    try:
        reader.read(step.turns + 1)
    except HandlerError:
        pass
    finally:
        LOGGER.setLevel(logging.WARNING)
        LOGGER.removeHandler(handler)


def fork(reader: Reader, _: Step) -> None:
    """The child reads the rest, so does the parent."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(read)
            drain(reader)
            with os.fdopen(write, "wb") as out:
                pickle.dump(reader.rows, out)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as source:
        rows = pickle.load(source)
    os.waitpid(child, 0)
    drain(reader)
    assert reader.rows == rows


def drain(reader: Reader) -> None:
    while not reader.ended:
        with an_error_is_no_end():
            reader.read(None)


async def timeout(reader: Reader, step: Step) -> None:
    """As `asyncio.timeout` does, which Python 3.10 has not."""
    task = asyncio.current_task()
    assert task is not None
    timer = asyncio.get_running_loop().call_later(step.milliseconds / 1e3, task.cancel)
    try:
        await reader.take()
    except asyncio.CancelledError:
        if sys.version_info >= (3, 11):
            task.uncancel()
    finally:
        timer.cancel()


async def modern_timeout(reader: Reader, step: Step) -> None:
    if sys.version_info >= (3, 11):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(step.milliseconds / 1e3):
                await reader.take()
    else:
        await timeout(reader, step)


async def wait_for(reader: Reader, step: Step) -> None:
    with contextlib.suppress(asyncio.TimeoutError):
        try:
            reader.got.append(await asyncio.wait_for(anext(reader.iterator), step.milliseconds / 1e3))
        except StopAsyncIteration:
            reader.ended = True


async def cancel(reader: Reader, step: Step) -> None:
    """Cancel after some turns of the event loop."""
    task = asyncio.ensure_future(reader.take())
    for _ in range(step.turns):
        await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def cancel_as_it_comes(reader: Reader, _: Step) -> None:
    """Cancel between the wake-up and the step that it leads to."""
    task: Any = asyncio.ensure_future(reader.take())
    await asyncio.sleep(0)
    while not task.done() and not (task._fut_waiter is not None and task._fut_waiter.done()):
        await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def drop(reader: Reader, step: Step) -> None:
    """Never awaited, or begun and dropped."""
    wait = anext(reader.iterator)
    if step.keep:
        try:
            wait.__await__().send(None)
        except StopIteration as stop:
            reader.got.append(stop.value)
        except StopAsyncIteration:
            reader.ended = True
    del wait
    for _ in range(step.turns):
        await asyncio.sleep(0)


async def plain(reader: Reader, _: Step) -> None:
    await reader.take()


async def shared(reader: Reader, step: Step) -> None:
    """A second task on the same iterator is refused."""
    first, second = asyncio.ensure_future(reader.take()), asyncio.ensure_future(reader.take())
    for _ in range(step.turns):
        await asyncio.sleep(0)
    for error in await asyncio.gather(first, second, return_exceptions=True):
        if error is not None and "already running" not in str(error):
            assert isinstance(error, Exception)
            raise error


def closed_loop(reader: Reader, step: Step) -> None:
    """A loop is closed, or stopped for good, with a page under way."""
    loop = asyncio.new_event_loop()
    task: Any = loop.create_task(reader.take())
    task._log_destroy_pending = False
    loop.call_later(step.milliseconds / 1e3, loop.stop)
    loop.run_forever()
    if step.keep:
        reader.kept.append(task)
    if step.keep and step.turns % 2 and not task.done():
        reader.kept.append(loop)  # closed in the end
    else:
        loop.close()
    if task.done() and task.exception() is not None:
        raise task.exception()


SYNC: dict[str, Callable[[Reader, Step], None]] = {
    "next": lambda reader, step: reader.read(step.turns + 1),
    "interrupt": interrupt,
    "closed_loop": closed_loop,
    "fork": fork,
    "log": log,
}
ASYNC: dict[str, Callable[[Reader, Step], Awaitable[None]]] = {
    step.__name__: step for step in (timeout, modern_timeout, wait_for, cancel, cancel_as_it_comes, drop, plain, shared)
}


async def awaited(reader: Reader, steps: list[Step]) -> None:
    for step in steps:
        with an_error_is_no_end():
            await ASYNC[step.kind](reader, step)


def run(reader: Reader, steps: list[Step]) -> None:
    """Steps in an event loop share one, until the next one without."""
    for is_awaited, group in itertools.groupby(steps, lambda step: step.kind in ASYNC):
        if is_awaited:
            asyncio.run(awaited(reader, list(group)))
            continue
        for step in group:
            with an_error_is_no_end():
                SYNC[step.kind](reader, step)
    drain(reader)
    for left in reader.kept:
        if isinstance(left, asyncio.AbstractEventLoop):
            left.close()


STEPS = st.builds(
    Step,
    # A fork takes as long as many others.
    kind=st.sampled_from([*[*ASYNC] * 3, *["interrupt"] * 3, "next", "closed_loop", "log", "fork"]),
    milliseconds=st.sampled_from([0.0, 0.05, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0]),
    turns=st.integers(0, 6),
    keep=st.booleans(),
)
CASE = st.builds(
    Case,
    total=st.integers(0, 24),
    size=st.integers(1, 5),
    page_size=st.none() | st.integers(1, 4),
    max_items=st.none() | st.integers(1, 20),
    read_ahead=st.sampled_from([0, 1, 4]),
    view=st.sampled_from(["pages", "pages", "items", "search"]),
    faults=st.lists(st.sampled_from(FAULTS), max_size=8),
    steps=st.lists(STEPS, max_size=10),
)


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    command = [sys.executable, "-m", "tests.support.faulty_server"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield make_client(deadline_pages, server.stdout.readline().strip())
        assert server.stdin is not None
        server.stdin.close()


def iterate(pages: Any, view: str) -> Any:
    if view == "pages":
        return iter(pages)
    if view == "items":
        return iter(pages.result_key_iters()[0])
    return pages.search("sessions[].sessionId")


NUMBERS = itertools.count()


# Python 3.12 warns of every fork beside the thread that drives requests.
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
# A signal's handler may run in asyncio's own destructor, where nobody hears of what it raises.
@pytest.mark.filterwarnings(r"ignore:(?s).*BaseEventLoop.__del__:pytest.PytestUnraisableExceptionWarning")
@seed(SEED)
@settings(
    max_examples=CASES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(case=CASE)
def test_every_row_once_and_in_order(client: Any, case: Case) -> None:
    ids = {
        "farmId": f"{case.total}-{case.size}",
        "queueId": "-".join(["none", *case.faults]),
        "jobId": f"job{next(NUMBERS)}",
    }
    LOGGER.setLevel(logging.WARNING)  # but where a step logs: each page takes longer with it
    rows: list[str] = []
    token: str | None = None
    steps = case.steps
    while True:
        config = {"PageSize": case.page_size, "MaxItems": case.max_items, "StartingToken": token}
        listing = client.get_paginator("list_sessions").paginate(
            **ids, PaginationConfig=config, read_ahead=case.read_ahead
        )
        reader = Reader(iterate(listing, case.view), case.view)
        run(reader, steps)
        rows += reader.rows
        token = listing.resume_token
        if token is None:
            break
        assert len(reader.rows) == case.max_items
        steps = steps[1:]
    assert rows == [f"s{number}" for number in range(case.total)]
