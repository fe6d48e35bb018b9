"""Iterators of pages and items are used as the generators that they are in botocore: closed, sent to, thrown into."""

from __future__ import annotations

import asyncio
import collections.abc
import contextlib
import inspect
import sys
import threading
import warnings
from collections.abc import AsyncGenerator, Callable, Generator, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import both_clients, page_of_three, three_clients
from tests.support.scripted_server import Request, Response, ScriptedServer

ROWS = ["0a", "0b", "1a", "1b", "2a", "2b"]
VIEWS: dict[str, Callable[[Any], Any]] = {
    "pages": iter,
    "search": lambda pages: pages.search("sessions[].sessionId"),
    "items": lambda pages: iter(pages.result_key_iters()[0]),
}


class ThrownError(Exception):
    """What a program throws."""


@pytest.fixture(scope="module")
def clients() -> Iterator[dict[str, Any]]:
    with three_clients() as clients:
        yield clients


def view(client: Any, name: str) -> Any:
    return VIEWS[name](client.get_paginator("list_sessions").paginate(**IDS))


def rows(value: Any) -> Any:
    """Give what was got without what differs on purpose: `NextToken`."""
    if isinstance(value, list):
        return [rows(one) for one in value]
    if isinstance(value, dict):
        return value["sessionId"] if "sessionId" in value else rows(value["sessions"])
    return value


THROWN: dict[str, tuple[Any, ...]] = {
    "an exception": (ThrownError("thrown"),),
    "a class": (ThrownError,),
    "GeneratorExit": (GeneratorExit,),
    "KeyboardInterrupt": (KeyboardInterrupt(),),
    "StopIteration": (StopIteration(3),),
    "StopAsyncIteration": (StopAsyncIteration(3),),
    "no exception": (5,),
    "nothing": (),
    "two": (ThrownError("thrown"), "value"),
}


def throwing(method: str, thrown: tuple[Any, ...]) -> Callable[[Any], Any]:
    return lambda iterator: getattr(iterator, method)(*thrown)


STEPS: dict[str, Callable[[Any], Any]] = {
    "next": next,
    "close": lambda iterator: iterator.close(),
    "send(None)": lambda iterator: iterator.send(None),
    "send(1)": lambda iterator: iterator.send(1),
    "list": list,
    **{name: throwing("throw", thrown) for name, thrown in THROWN.items()},
}


def outcome(step: str, iterator: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of what is thrown in three parts
        try:
            return rows(STEPS[step](iterator))
        except BaseException as error:
            return type(error).__name__, str(error), type(error.__cause__).__name__


@pytest.mark.scenario(
    "Iterators", "close(), send() and throw() of iter(pages), search() and result_key_iters(), in any order"
)
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*VIEWS]), steps=st.lists(st.sampled_from([*STEPS]), max_size=6))
@example(name="pages", steps=[*["next"] * 3, "StopIteration"])  # after the last page, before the end
def test_any_steps(clients: dict[str, Any], name: str, steps: list[str]) -> None:
    if name != "pages":
        # See the next two tests.
        different = {"send(1)", *(step for step in THROWN if "StopIteration" in step)}
        steps = [step for place, step in enumerate(steps) if step not in different or not place]
    outcomes = {}
    for library, client in clients.items():
        iterator = view(client, name)
        outcomes[library] = [outcome(step, iterator) for step in [*steps, "next"]]
    assert outcomes["ours"] == outcomes["accelerated"] == outcomes["boto3"]


@pytest.mark.scenario(
    "Iterators",
    "a value sent to started items",
    different="boto3's list iterator has no send(): AttributeError, the end",
)
@pytest.mark.parametrize("name", ["search", "items"])
def test_what_is_sent_to_items_changes_nothing(clients: dict[str, Any], name: str) -> None:
    theirs, ours = (view(clients[library], name) for library in ("boto3", "ours"))
    assert rows([next(theirs), next(ours)]) == ["0a", "0a"]
    with pytest.raises(AttributeError, match="send"):
        theirs.send(1)
    assert rows([ours.send(1), *ours]) == ROWS[1:]


@pytest.mark.scenario(
    "Iterators",
    "StopIteration thrown into started items",
    different="from Python 3.12 on it ends boto3's list of a page, and the items left of it are lost",
)
@pytest.mark.parametrize("name", ["search", "items"])
def test_a_thrown_stop_iteration_skips_no_items(clients: dict[str, Any], name: str) -> None:
    theirs, ours = (view(clients[library], name) for library in ("boto3", "ours"))
    assert rows([next(theirs), next(ours)]) == ["0a", "0a"]
    with pytest.raises(RuntimeError, match="raised StopIteration"):
        ours.throw(StopIteration())
    if sys.version_info < (3, 12):
        with pytest.raises(RuntimeError, match="raised StopIteration"):
            theirs.throw(StopIteration())
    else:
        assert rows(theirs.throw(StopIteration())) == "1a"


@pytest.mark.scenario("Iterators", "contextlib.closing(), and yield from under it")
@pytest.mark.parametrize("name", VIEWS)
def test_closing(clients: dict[str, Any], name: str) -> None:
    for client in clients.values():

        def delegating(client: Any = client) -> Generator[Any, None, None]:
            try:
                yield from view(client, name)
            except ThrownError:
                yield "caught"

        with contextlib.closing(view(client, name)) as iterator:
            first = next(iterator)
        assert list(iterator) == []
        with contextlib.closing(delegating()) as outer:
            assert rows(next(outer)) == rows(first)
            assert outer.throw(ThrownError()) == "caught"
        assert isinstance(iterator, collections.abc.Generator)


@pytest.mark.scenario("Iterators", "items after another iterator of the same result key was closed")
def test_items_of_a_key_go_on(clients: dict[str, Any]) -> None:
    for client in clients.values():
        (items,) = client.get_paginator("list_sessions").paginate(**IDS).result_key_iters()
        first = iter(items)
        assert rows(next(first)) == "0a"
        first.close()
        assert rows(list(items)) == ROWS[2:]


@pytest.mark.scenario("Iterators", "close(), throw() and send() while another thread waits for a page")
@pytest.mark.parametrize("name", VIEWS)
def test_one_that_is_at_work(name: str) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(request: Request) -> Response:
        asked.set()
        go_on.wait(10)
        return page_of_three(request)

    with ScriptedServer() as server:
        for client in both_clients(server.url):
            server.play(slow, page_of_three, page_of_three)
            iterator = view(client, name)
            got: list[Any] = []
            waiting = threading.Thread(target=lambda iterator=iterator, got=got: got.append(next(iterator)))
            waiting.start()
            assert asked.wait(10)
            for step in ("close", "an exception", "send(None)", "send(1)", "next"):
                assert outcome(step, iterator)[:2] == (
                    "ValueError",
                    "generator already executing",
                )
            go_on.set()
            waiting.join()
            assert len(rows(got + list(iterator))) == (3 if name == "pages" else 6)
            asked.clear()
            go_on.clear()


@pytest.mark.parametrize("end", ["close", "an exception"])
def test_the_end_gives_up_what_was_asked_for(end: str) -> None:
    """Pages read ahead are asked for one after another: none is after the end."""
    asked, go_on = threading.Event(), threading.Event()

    def slow(request: Request) -> Response:
        asked.set()
        go_on.wait(10)
        return page_of_three(request)

    def page(number: int) -> Response:
        return 200, [], f'{{"sessions": [], "nextToken": "t{number}"}}'.encode()

    with ScriptedServer([page(0), page(1), slow, *map(page, range(3, 9))]) as server:
        client = both_clients(server.url)[1]
        iterator = iter(client.get_paginator("list_sessions").paginate(**IDS, read_ahead=6))
        next(iterator)
        next(iterator)
        assert asked.wait(10)
        outcome(end, iterator)
        go_on.set()
        assert list(iterator) == []
        client.list_sessions(**IDS)
        client.list_sessions(**IDS)
        assert len(server.requests) == 5


# -- awaited -------------------------------------------------------------------------------------------------------


async def plain(name: str) -> AsyncGenerator[Any, None]:
    """Python's own asynchronous generator of the same values: what aiobotocore's are."""
    for value in [ROWS[:2], ROWS[2:4], ROWS[4:]] if name == "pages" else ROWS:
        await asyncio.sleep(0)
        yield value


async def everything(iterator: Any) -> list[Any]:
    return [value async for value in iterator]


async def twice(awaitable: Any) -> Any:
    with contextlib.suppress(ThrownError):
        await awaitable
    return await awaitable


AWAITED: dict[str, Callable[[Any], Any]] = {
    "anext": anext,
    "aclose": lambda iterator: iterator.aclose(),
    "asend(None)": lambda iterator: iterator.asend(None),
    "asend(1)": lambda iterator: iterator.asend(1),
    "all": everything,
    "anext twice": lambda iterator: twice(anext(iterator)),
    "aclose twice": lambda iterator: twice(iterator.aclose()),
    "athrow twice": lambda iterator: twice(iterator.athrow(ThrownError())),
    **{name: throwing("athrow", thrown) for name, thrown in THROWN.items() if name != "KeyboardInterrupt" and thrown},
}


async def awaited_outcome(step: Callable[[Any], Any], iterator: Any) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return rows(await step(iterator))
        except BaseException as error:
            return type(error).__name__, str(error), type(error.__cause__).__name__


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*VIEWS]), steps=st.lists(st.sampled_from([*AWAITED]), max_size=6))
@example(name="pages", steps=[*["anext"] * 3, "an exception"])  # after the last page, before the end
def test_any_awaited_steps(clients: dict[str, Any], name: str, steps: list[str]) -> None:
    async def outcomes(iterator: Any) -> list[Any]:
        return [await awaited_outcome(AWAITED[step], iterator) for step in [*steps, "anext"]]

    async def main() -> None:
        assert await outcomes(view(clients["ours"], name)) == await outcomes(plain(name))

    asyncio.run(main())


@pytest.mark.parametrize("step", ["aclose", "an exception", "asend(None)"])
@pytest.mark.parametrize("name", VIEWS)
def test_one_that_is_awaited(clients: dict[str, Any], name: str, step: str) -> None:
    async def outcomes(iterator: Any) -> list[Any]:
        waiting = asyncio.ensure_future(anext(iterator, None))
        await asyncio.sleep(0)
        busy = await awaited_outcome(AWAITED[step], iterator)
        return [busy, rows(await waiting), rows(await everything(iterator))]

    async def main() -> None:
        ours = view(clients["ours"], name)
        assert await outcomes(ours) == await outcomes(plain(name))
        assert isinstance(ours, collections.abc.AsyncGenerator)

    asyncio.run(main())


@pytest.mark.parametrize("name", VIEWS)
def test_aclosing(clients: dict[str, Any], name: str) -> None:
    async def main() -> None:
        async with contextlib.aclosing(view(clients["ours"], name)) as iterator:
            first = await anext(iterator)
        assert rows(first) == (ROWS[:2] if name == "pages" else ROWS[0])
        assert await everything(iterator) == []
        assert list(iterator) == []
        never = view(clients["ours"], name)
        assert inspect.isawaitable(never.aclose())  # and not awaited: nothing is closed
        assert rows(await anext(never)) == rows(first)

    asyncio.run(main())
