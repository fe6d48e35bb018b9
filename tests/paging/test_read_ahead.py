"""Read-ahead: how many pages are prefetched, and that their errors are raised only when the page is wanted."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from typing import Any

import boto3
import deadline_pages
import pytest
from deadline_pages.exceptions import ClientError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response, ScriptedServer, Step

FAILURE: Response = (400, [("x-amzn-errortype", "ValidationException")], b'{"message": "no"}')


def ours(url: str, **options: Any) -> Any:
    return make_client(deadline_pages, url, **options)


def page(number: int, last: bool = False, items: int = 1) -> Response:
    sessions = ",".join(f'{{"sessionId": "session-{number}-{item}"}}' for item in range(items))
    more = "" if last else f', "nextToken": "{number}"'
    return 200, [], f'{{"sessions": [{sessions}]{more}}}'.encode()


def tokens(server: ScriptedServer) -> list[str | None]:
    return [dict(request.query).get("nextToken") for request in server.requests]


def settle(server: ScriptedServer, count: int) -> int:
    """Wait for `count` requests, and a little for one too many, without a call of the package."""
    end = time.monotonic() + 5
    while len(server.requests) < count and time.monotonic() < end:
        time.sleep(0.005)
    time.sleep(0.05)
    return len(server.requests)


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_the_depth(depth: int) -> None:
    with ScriptedServer([page(number) for number in range(8)] + [page(8, last=True)]) as server:
        cursor = iter(ours(server.url).get_paginator("list_sessions").paginate(**IDS, read_ahead=depth))
        next(cursor)
        assert settle(server, 1) == 1  # the first page alone costs one request
        for wanted in (2, 3, 4):
            next(cursor)
            assert settle(server, wanted + depth) == wanted + depth
        assert len(list(cursor)) == 5
        assert tokens(server) == [None, *map(str, range(8))]


def test_the_clients_depth() -> None:
    with ScriptedServer([page(number) for number in range(4)]) as server:
        cursor = iter(ours(server.url, read_ahead=0).get_paginator("list_sessions").paginate(**IDS))
        next(cursor)
        next(cursor)
        assert settle(server, 2) == 2


@pytest.mark.parametrize("depth", [-1, 2.5, "many", True, None])
def test_bad_depths(depth: Any) -> None:
    with pytest.raises(ValueError, match="read_ahead must be a number of pages"):
        ours("http://127.0.0.1:1", read_ahead=depth)


@pytest.mark.parametrize("depth", [-1, 2.5, "many", True, None, 2**16, 2**40])
def test_bad_depths_of_a_listing(depth: Any) -> None:
    with pytest.raises(ValueError, match="read_ahead must be a number of pages"):
        ours("http://127.0.0.1:1").get_paginator("list_sessions").paginate(**IDS, read_ahead=depth)


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 4), min_size=1, max_size=8),
    max_items=st.none() | st.integers(1, 20),
    page_size=st.none() | st.integers(1, 4),
    depth=st.integers(0, 3),
)
def test_no_request_past_max_items(sizes: list[int], max_items: int | None, page_size: int | None, depth: int) -> None:
    sizes = [min(size, page_size or size) for size in sizes]
    script: list[Step] = [page(n, last=n == len(sizes) - 1, items=size) for n, size in enumerate(sizes)]
    listing = {**IDS, "PaginationConfig": {"MaxItems": max_items, "PageSize": page_size}}
    with ScriptedServer(script) as server:
        expected = make_client(boto3, server.url).get_paginator("list_sessions").paginate(**listing).build_full_result()
        asked = tokens(server)
        server.play(*script)
        pages = ours(server.url).get_paginator("list_sessions").paginate(**listing, read_ahead=depth)
        assert pages.build_full_result() == expected
        assert tokens(server) == asked
    if max_items is not None and page_size is not None:
        assert len(asked) >= min(len(sizes), math.ceil(max_items / page_size))


@pytest.mark.parametrize("awaited", [False, True])
def test_an_error_read_ahead_shows_when_its_page_is_wanted(awaited: bool) -> None:
    with ScriptedServer([page(0), page(1), FAILURE, page(2, last=True)]) as server:
        pages = ours(server.url).get_paginator("list_sessions").paginate(**IDS)
        cursor: Any = iter(pages)

        async def wanted() -> Any:
            return await anext(cursor)

        def take() -> Any:
            return asyncio.run(wanted()) if awaited else next(cursor)

        take()
        take()
        assert settle(server, 3) == 3
        assert pages.resume_token is None
        with pytest.raises(ClientError, match="no"):
            take()
        assert pages.resume_token is not None
        assert take()["sessions"] == [{"sessionId": "session-2-0"}]
        assert tokens(server) == [None, "0", "1", "1"]


def test_a_loop_left_early() -> None:
    with ScriptedServer([page(number) for number in range(9)]) as server:
        client = ours(server.url)
        for number, _ in enumerate(client.get_paginator("list_sessions").paginate(**IDS)):
            if number == 1:
                break
        assert settle(server, 3) == 3
        # What was asked for in vain disturbs nobody.
        server.play(page(0, last=True))
        assert len(list(client.get_paginator("list_sessions").paginate(**IDS))) == 1


def test_the_service_works_while_python_does() -> None:
    """The answer is on its way, and there, before it is wanted."""
    answered = threading.Event()

    def third(_: Request) -> Response:
        answered.set()
        return page(2, last=True)

    with ScriptedServer([page(0), page(1), third]) as server:
        cursor = iter(ours(server.url).get_paginator("list_sessions").paginate(**IDS))
        next(cursor)
        next(cursor)
        assert answered.wait(5)
        assert len(list(cursor)) == 1
