"""The awaitable that `anext()` returns: asyncio's protocol, cancellation, and that no page is lost."""

from __future__ import annotations

import asyncio
import gc
import inspect
import subprocess
import sys
import textwrap
import time
import weakref
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.paths import ROOT
from tests.support.scripted_server import Request, Response, ScriptedServer


@pytest.fixture(scope="module")
def client(server: ScriptedServer) -> Any:
    return both_clients(server.url)[1]


def page(number: int, last: bool = False) -> Response:
    more = "" if last else f', "nextToken": "{number}"'
    return 200, [], f'{{"sessions": [{{"sessionId": "{number}"}}]{more}}}'.encode()


def after_token(request: Request) -> Response:
    """Answer with the page of the token, by chance asked for more than once."""
    token = dict(request.query).get("nextToken", "-1")
    return page(int(token) + 1)


def slow(request: Request) -> Response:
    time.sleep(0.05)
    return after_token(request)


def cursor_of(client: Any, **options: Any) -> Any:
    return iter(client.get_paginator("list_sessions").paginate(**IDS, **options))


def number(page: dict[str, Any]) -> int:
    return int(page["sessions"][0]["sessionId"])


async def take(iterator: Any) -> int:
    return number(await anext(iterator))


def test_it_is_an_awaitable(server: ScriptedServer, client: Any) -> None:
    cursor = cursor_of(client)
    server.play(page(0), page(1, last=True))

    async def main() -> None:
        wait = anext(cursor)
        assert isinstance(wait, Awaitable)
        assert inspect.isawaitable(wait)
        assert weakref.ref(wait)() is wait
        assert number(await wait) == 0
        with pytest.raises(RuntimeError, match="cannot reuse already awaited"):
            await wait
        assert number(await anext(cursor)) == 1
        for _ in range(2):
            with pytest.raises(StopAsyncIteration):
                await anext(cursor)
        assert await anext(cursor, "default") == "default"

    asyncio.run(main())


@pytest.mark.parametrize("read_ahead", [0, 4])
def test_every_way_to_wait(server: ScriptedServer, client: Any, read_ahead: int) -> None:
    cursor = cursor_of(client, read_ahead=read_ahead)
    server.play(*[slow] * 6, page(6, last=True))

    async def main() -> list[Any]:
        got = [
            await anext(cursor),
            await asyncio.ensure_future(anext(cursor)),
            *await asyncio.gather(anext(cursor)),
            await asyncio.shield(anext(cursor)),
            await asyncio.wait_for(anext(cursor), 5),
            await anext(cursor, None),
            next(cursor),
        ]
        return [number(page) for page in got]

    assert asyncio.run(main()) == list(range(7))


@pytest.mark.skipif(sys.version_info < (3, 12), reason="eager tasks are new in Python 3.12")
def test_eager_tasks(server: ScriptedServer, client: Any) -> None:
    cursor = cursor_of(client)
    server.play(*[slow] * 9)

    async def main() -> list[int]:
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)  # type: ignore[attr-defined]
        return [await asyncio.create_task(take(cursor)) for _ in range(3)]

    assert asyncio.run(main()) == [0, 1, 2]


def with_uvloop(main: Coroutine[Any, Any, Any]) -> Any:
    import uvloop

    return uvloop.run(main)


@pytest.mark.parametrize("run", [asyncio.run, with_uvloop])
@pytest.mark.parametrize("read_ahead", [0, 1])
def test_cancelled_between_the_wake_up_and_the_step(
    server: ScriptedServer, client: Any, run: Callable[..., Any], read_ahead: int
) -> None:
    """The page that had come is there for the next one, and not asked for again."""
    cursor = cursor_of(client, read_ahead=read_ahead)
    server.play(*[page(n) for n in range(8)], page(8, last=True))

    async def main() -> list[int]:
        got = [await take(cursor), await take(cursor)]
        while len(got) < 9:
            task: Any = asyncio.ensure_future(take(cursor))
            await asyncio.sleep(0)
            task._fut_waiter.add_done_callback(lambda _, task=task: task.cancel())
            first: Any = (await asyncio.gather(task, return_exceptions=True))[0]
            if isinstance(first, int):  # the wake-up's callback was the first
                got.append(first)
            else:
                got.append(await take(cursor) if len(got) % 2 else number(next(cursor)))
        return got

    assert run(main()) == list(range(9))
    assert [dict(request.query).get("nextToken") for request in server.requests] == [None, *map(str, range(8))]


def test_a_wait_that_nobody_begins_asks_for_nothing(server: ScriptedServer, client: Any) -> None:
    cursor = cursor_of(client)
    server.play(page(0))

    async def main() -> int:
        waits = [anext(cursor) for _ in range(3)]
        await asyncio.sleep(0.05)
        assert server.requests == []
        del waits
        gc.collect()
        return await take(cursor)

    assert asyncio.run(main()) == 0


@pytest.mark.parametrize("end", ["del", "close", "throw"])
def test_a_wait_that_ends_sets_the_cursor_free(server: ScriptedServer, client: Any, end: str) -> None:
    cursor = cursor_of(client)
    server.play(page(0), slow, page(1, last=True))

    async def main() -> None:
        assert await take(cursor) == 0
        wait: Any = anext(cursor)
        wait.send(None)
        with pytest.raises(RuntimeError, match="already running"):
            await take(cursor)
        with pytest.raises(ValueError, match="already executing"):
            next(cursor)
        if end == "close":
            wait.close()
        elif end == "throw":
            with pytest.raises(KeyError, match="thrown"):
                # In three parts, as long as Python takes them.
                wait.throw(*((KeyError, "thrown", None) if sys.version_info < (3, 12) else (KeyError("thrown"),)))
        del wait
        assert await take(cursor) == 1

    asyncio.run(main())


def test_what_is_abandoned_with_a_loop_is_collected(server: ScriptedServer, client: Any) -> None:
    """Once its request is over: the page is the cursor's."""
    cursor = cursor_of(client)
    server.play(slow, *[after_token] * 300)
    loop = asyncio.new_event_loop()

    async def abandoned(wait: Any) -> None:
        await wait

    wait = anext(cursor)
    task: Any = loop.create_task(abandoned(wait))
    task._log_destroy_pending = False
    loop.call_later(0.02, loop.stop)
    loop.run_forever()
    loop.close()
    watched = weakref.ref(wait)
    del wait, task, loop
    end = time.monotonic() + 10
    while watched() is not None and time.monotonic() < end:
        time.sleep(0.05)
        client.list_sessions(**IDS)  # drops what Rust had
        gc.collect()
    assert watched() is None
    assert number(next(cursor)) == 0


def test_a_wait_whose_loop_was_stopped_goes_on_with_it(server: ScriptedServer, client: Any) -> None:
    """Meanwhile the cursor is anybody's."""
    cursor = cursor_of(client)
    server.play(page(0), slow, *[after_token] * 9)
    loop = asyncio.new_event_loop()
    assert loop.run_until_complete(take(cursor)) == 0
    task = loop.create_task(take(cursor))
    loop.call_soon(loop.stop)
    loop.run_forever()
    assert asyncio.run(take(cursor)) == 1
    assert number(next(cursor)) == 2
    assert loop.run_until_complete(task) == 3
    loop.close()


@pytest.mark.parametrize("view", ["search", "items"])
def test_items_outlive_a_cancelled_wait(server: ScriptedServer, client: Any, view: str) -> None:
    server.play(page(0), lambda _: None, page(1), page(2, last=True))
    pages = client.get_paginator("list_sessions").paginate(**IDS)
    items = aiter(pages.search("sessions[]") if view == "search" else pages.result_key_iters()[0])

    async def main() -> list[str]:
        got = [await anext(items)]
        waiting = asyncio.ensure_future(anext(items))
        while len(server.requests) < 2:
            await asyncio.sleep(0.005)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        got += [item async for item in items]
        return [item["sessionId"] for item in got]

    assert asyncio.run(main()) == ["0", "1", "2"]


@pytest.mark.parametrize("awaited", [False, True])
def test_a_search_that_fails_keeps_the_page(
    server: ScriptedServer, client: Any, awaited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from jmespath.parser import ParsedResult

    server.play(page(0), page(1, last=True))
    found: Any = client.get_paginator("list_sessions").paginate(**IDS).search("sessions[].sessionId")
    search = ParsedResult.search
    fails = [False, True, True]

    def failing(self: Any, *arguments: Any) -> Any:
        if fails and fails.pop(0):
            raise KeyboardInterrupt
        return search(self, *arguments)

    monkeypatch.setattr(ParsedResult, "search", failing)
    loop = asyncio.new_event_loop()

    async def one() -> Any:
        return await anext(found)

    def take_one() -> Any:
        return loop.run_until_complete(one()) if awaited else next(found)

    assert take_one() == "0"
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            take_one()
    assert take_one() == "1"
    assert len(server.requests) == 2
    loop.close()


def test_the_resume_token_of_an_error_is_gone_when_the_listing_went_on(server: ScriptedServer, client: Any) -> None:
    server.play(page(0), (500, [], b"{}"), page(1, last=True))
    pages = client.get_paginator("list_sessions").paginate(**IDS)
    cursor = iter(pages)
    assert number(next(cursor)) == 0
    with pytest.raises(Exception, match="500"):
        next(cursor)
    assert pages.resume_token is not None
    assert number(next(cursor)) == 1
    assert pages.resume_token is None


CLOSED = """
import asyncio, sys, time
from tests.support.clients import both_clients
client = both_clients(sys.argv[1])[1]
ids = {"farmId": "farm-1", "queueId": "queue-1", "jobId": "job-1"}
async def page(cursor):
    return await anext(cursor)
def under_way(wait):
    loop = asyncio.new_event_loop()
    task = loop.create_task(wait)
    task._log_destroy_pending = False
    loop.call_later(0.01, loop.stop)
    loop.run_forever()
    loop.close()
    time.sleep(0.2)
    return task
cursor = iter(client.get_paginator("list_sessions").paginate(**ids))
first = under_way(page(cursor))
assert next(cursor)["sessions"] == [{"sessionId": "0"}]
second = under_way(page(cursor))
assert asyncio.run(page(cursor))["sessions"] == [{"sessionId": "1"}]
third = under_way(client.list_sessions_async(**ids))
print(len(client.list_sessions(**ids)["sessions"]))
"""


def test_nothing_is_printed_where_a_loop_is_closed(server: ScriptedServer) -> None:
    server.play(*[slow] * 12)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", textwrap.dedent(CLOSED), server.url],
        capture_output=True,
        text=True,
        timeout=50,
        cwd=ROOT,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("1\n", "", 0)
