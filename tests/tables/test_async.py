"""Tables in an event loop."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import deadline_pages
import duckdb
import polars
import pytest
from deadline_pages._extras import pip_install
from deadline_pages.exceptions import ClientError
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS
from tests.support.clients import make_client
from tests.support.scripted_server import ScriptedServer, Step

METHODS = ("to_arrow", "to_pandas", "to_polars", "to_duckdb")
FIRST: Step = (200, [], b'{"sessions": [{"sessionId": "session-1"}], "nextToken": "more"}')
REFUSED: Step = (403, [("x-amzn-errortype", "AccessDeniedException")], b'{"message": "no"}')


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(jobs=1, sessions_per_job=250) as farm:
        yield farm


@pytest.fixture
def pages(farm: LocalFarm) -> Any:
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    return make_client(deadline_pages, farm.endpoint_url).get_paginator("list_sessions").paginate(**job)


@pytest.mark.parametrize("method", METHODS)
def test_the_same_as_without_a_loop(pages: Any, method: str) -> None:
    options = {"columns": ["sessionId", "startedAt"], "max_rows": 120}

    async def main() -> Any:
        return await getattr(pages, f"{method}_async")(**options)

    awaited, waited = asyncio.run(main()), getattr(pages, method)(**options)
    assert len(awaited) == 120
    assert pages.resume_token is not None
    if method == "to_duckdb":
        awaited, waited = awaited.fetchall(), waited.fetchall()
        assert awaited == waited
    else:
        assert awaited.equals(waited)


def test_a_connection_of_the_loops_thread(pages: Any) -> None:
    async def main() -> list[Any]:
        with duckdb.connect() as connection:
            relation = await pages.to_duckdb_async(connection)
            return list(relation.count("*").fetchall())

    assert asyncio.run(main()) == [(250,)]


def test_many_at_once(pages: Any) -> None:
    async def main() -> list[Any]:
        return await asyncio.gather(*(pages.to_polars_async() for _ in range(20)))

    expected = pages.to_polars()
    assert all(frame.equals(expected) for frame in asyncio.run(main()))


def test_an_error_has_the_rows_before_it(server: ScriptedServer) -> None:
    server.play(FIRST, REFUSED)
    pages = make_client(deadline_pages, server.url).get_paginator("list_sessions").paginate(**IDS)

    async def main() -> None:
        await pages.to_polars_async()

    with pytest.raises(ClientError) as caught:
        asyncio.run(main())
    table = caught.value.table  # type: ignore[attr-defined]
    assert polars.DataFrame(table)["sessionId"].to_list() == ["session-1"]
    assert table.resume_token == pages.resume_token is not None


def test_a_task_that_is_cancelled_leaves_the_rows_before_it(server: ScriptedServer) -> None:
    server.play(FIRST, None)
    paginator = make_client(deadline_pages, server.url).get_paginator("list_sessions")
    pages = paginator.paginate(**IDS)

    async def main() -> None:
        task = asyncio.create_task(pages.to_polars_async())
        while len(server.requests) < 2:
            await asyncio.sleep(0.01)
        task.cancel()
        await task

    server.requests.clear()
    with pytest.raises(asyncio.CancelledError) as caught:
        asyncio.run(main())
    table = caught.value.table  # type: ignore[attr-defined]
    assert (len(table), table.resume_token) == (1, pages.resume_token)
    server.play((200, [], b'{"sessions": [{"sessionId": "session-2"}]}'))
    rest = paginator.paginate(**IDS, PaginationConfig={"StartingToken": table.resume_token})
    assert rest.to_polars()["sessionId"].to_list() == ["session-2"]
    assert dict(server.requests[0].query)["nextToken"] == "more"


@pytest.mark.parametrize("method", METHODS)
def test_what_is_missing_is_said_before_a_request(
    farm: LocalFarm, pages: Any, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    library = {"to_arrow": "pyarrow"}.get(method, method.removeprefix("to_"))
    monkeypatch.setitem(sys.modules, library, None)

    async def main() -> None:
        await getattr(pages, f"{method}_async")()

    requests = farm.requests
    said = rf"^{method}\(\) needs {library}.*: {re.escape(pip_install(library))}$"
    with pytest.raises(ImportError, match=said):
        asyncio.run(main())
    assert farm.requests == requests


class AsyncOnly(deadline_pages.PageIterator):
    """Pages that `async for` changes, and `for` does not."""

    async def __aiter__(self) -> AsyncIterator[Any]:  # type: ignore[override]
        async for page in super().__aiter__():
            yield {**page, "sessions": page["sessions"][:1]}


def test_a_subclass_that_overrides_async_iteration_only(pages: Any) -> None:
    first: Any = AsyncOnly(pages)
    assert len(first.table()) == len(polars.DataFrame(first.to_reader())) == 250
    assert len(asyncio.run(first.table_async())) == 3


class Reversed(deadline_pages.PageIterator):
    """Pages in which the items are turned round."""

    def __iter__(self) -> Any:
        for page in super().__iter__():
            yield {**page, "sessions": page["sessions"][::-1]}

    async def __aiter__(self) -> AsyncIterator[Any]:  # type: ignore[override]
        async for page in super().__aiter__():
            yield {**page, "sessions": page["sessions"][::-1]}


def test_a_subclass_that_overrides_iteration(pages: Any) -> None:
    turned: Any = Reversed(pages)

    async def main() -> Any:
        return await turned.to_polars_async(max_rows=150)

    ids = pages.to_polars()["sessionId"].to_list()
    assert asyncio.run(main())["sessionId"].to_list() == [*ids[:100][::-1], *ids[150:200][::-1]]
    assert turned.to_polars(max_rows=150)["sessionId"].to_list() == [*ids[:100][::-1], *ids[150:200][::-1]]
