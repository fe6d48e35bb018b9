"""Every item comes once, wherever a scan is broken off, and whatever the service does meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from dataclasses import dataclass, field
from typing import Any

import deadline_pages
import pytest
from deadline_pages.exceptions import ClientError, ConnectionClosedError, ResponseParserError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.clients import make_client
from tests.support.small_service import BROKEN, HUNG_UP, MALFORMED, THROTTLED, Row, SmallService, rows_of

ERRORS = (ClientError, ConnectionClosedError, ResponseParserError)
SHAPES = st.lists(st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=3), min_size=1, max_size=2)
FAULTS: st.SearchStrategy[Any] = st.dictionaries(
    st.integers(0, 25), st.sampled_from([BROKEN, HUNG_UP, MALFORMED, THROTTLED]), max_size=4
)
CONCURRENCY = st.sampled_from([1, 3, 64])


@dataclass
class Reader:
    """A scan that is read in parts, by as many iterations as it takes."""

    client: Any
    options: dict[str, Any]
    config: dict[str, Any] = field(default_factory=dict)
    got: list[Row] = field(default_factory=list)
    token: str | None = None
    ended: bool = False

    def start(self) -> None:
        self.scan = self.client.scan(
            "list_sessions", **self.options, PaginationConfig={**self.config, "StartingToken": self.token}
        )
        self.pages = iter(self.scan)

    def read(self, count: int | None) -> None:
        """Read so many pages, over all errors."""
        for _ in itertools.count() if count is None else range(count):
            try:
                self.got.extend(rows_of(next(self.pages)))
            except ERRORS:
                continue
            except StopIteration:
                break

    def break_off(self) -> None:
        self.token = self.scan.resume_token
        self.ended = self.token is None


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_broken_off_and_resumed(data: st.DataObject) -> None:
    with SmallService(data.draw(SHAPES), data.draw(st.integers(1, 3))) as service:
        service.faults.update(data.draw(FAULTS))
        is_ordered = data.draw(st.booleans())
        options = {"ordered": is_ordered, "concurrency": data.draw(CONCURRENCY)}
        config = data.draw(st.fixed_dictionaries({}, optional={"MaxItems": st.integers(1, 4), "PageSize": st.just(2)}))
        reader = Reader(make_client(deadline_pages, service.url), options, config)
        for part in itertools.count():
            reader.start()
            reader.read(data.draw(st.integers(1, 4)) if part < 4 else None)
            reader.break_off()
            if part >= 4:
                reader.config = {}
            if reader.ended:
                break
        assert (reader.got if is_ordered else sorted(reader.got)) == service.rows


@settings(max_examples=25, deadline=None)
@given(SHAPES, FAULTS, CONCURRENCY, st.booleans())
def test_one_iterator_goes_on_after_errors(
    shape: Any, faults: dict[Any, Any], concurrency: int, is_ordered: bool
) -> None:
    with SmallService(shape) as service:
        service.faults.update(faults)
        client = make_client(deadline_pages, service.url)
        reader = Reader(client, {"concurrency": concurrency, "ordered": is_ordered})
        reader.start()
        reader.read(None)
        assert (reader.got if is_ordered else sorted(reader.got)) == service.rows
        assert reader.scan.resume_token is None
        levels = reader.scan.progress.levels
        assert levels["list_sessions"].rows == len(service.rows)
        assert all(level.found == level.done for level in levels.values())


@settings(max_examples=25, deadline=None)
@given(SHAPES, FAULTS, CONCURRENCY, st.lists(st.sampled_from(["cancel", "timeout", "sync", "await", "error"])))
def test_cancelled(shape: Any, faults: dict[Any, Any], concurrency: int, steps: list[str]) -> None:
    with SmallService(shape) as service:
        service.faults.update(faults)
        scan = make_client(deadline_pages, service.url).scan("list_sessions", concurrency=concurrency)
        pages = aiter(scan)
        got: list[Row] = []

        async def take() -> bool:
            try:
                got.extend(rows_of(await anext(pages)))
            except ERRORS:
                return True
            except StopAsyncIteration:
                return False
            return True

        async def run(step: str, turns: int) -> None:
            if step == "sync":
                with contextlib.suppress(StopIteration, *ERRORS):
                    got.extend(rows_of(next(pages)))
            elif step == "await":
                await take()
            elif step == "timeout":
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(take(), turns * 0.0005)
            else:
                task = asyncio.ensure_future(take())
                for _ in range(turns):
                    await asyncio.sleep(0)
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

        for turns, step in enumerate(steps):
            asyncio.run(run(step, turns))  # each in an event loop of its own

        async def rest() -> None:
            while await take():
                pass

        asyncio.run(rest())
        assert sorted(got) == service.rows


def test_a_token_holds_what_was_not_handed_over() -> None:
    with SmallService([[[3, 2], [4]]]) as service:
        client = make_client(deadline_pages, service.url)
        for count in range(1, 8):
            scan = client.scan("list_sessions")
            before = [row for page in itertools.islice(scan, count) for row in rows_of(page)]
            token = scan.resume_token
            after = client.scan("list_sessions", PaginationConfig={"StartingToken": token}) if token else ()
            assert sorted([*before, *(row for page in after for row in rows_of(page))]) == service.rows


@pytest.mark.parametrize("most", [0, 1, 3, 5, 9, 10])
@pytest.mark.parametrize("is_ordered", [False, True])
def test_max_items_is_of_the_whole_scan(most: int, is_ordered: bool) -> None:
    with SmallService([[[3, 2], [4]]]) as service:
        client = make_client(deadline_pages, service.url)
        scan = client.scan("list_sessions", ordered=is_ordered, PaginationConfig={"MaxItems": most})
        full = scan.build_full_result()
        assert len(full["sessions"]) == min(most, 9) == scan.progress.rows
        assert full.get("NextToken") == scan.resume_token
        assert (scan.resume_token is None) == (most >= 9)
        rest = client.scan("list_sessions", PaginationConfig={"StartingToken": scan.resume_token}) if most < 9 else []
        ids = [item["sessionId"] for part in (full, *rest) for item in part["sessions"]]
        assert sorted(ids) == [row[-1] for row in service.rows]


@pytest.mark.parametrize("token", ["", "x", "bm9uZQ==", "e30=", 5, "eyJsaXN0aW5ncyI6IFtbImxpc3RfZmFybXMiXV19"])
def test_tokens_of_nothing(token: Any) -> None:
    with SmallService([[[1]]]) as service:
        client = make_client(deadline_pages, service.url)
        with pytest.raises(ValueError, match="Bad starting token"):
            list(client.scan("list_sessions", PaginationConfig={"StartingToken": token}))
        assert service.requests == []


def rows_in(pages: Any) -> list[Row]:
    return sorted(row for page in pages for row in rows_of(page))


@pytest.mark.parametrize("is_ordered", [False, True])
def test_a_scan_that_rests_holds_up_no_other(is_ordered: bool) -> None:
    """The scans of a client share what they may send, but not with what is in flight for one that was left."""
    with SmallService([[[1] * 40]], page_size=50) as service:
        client, rows = make_client(deadline_pages, service.url), sorted(service.rows)
        resting = client.scan("list_sessions", ordered=is_ordered)
        pages = iter(resting)
        first = rows_of(next(pages))
        for page in client.scan("list_sessions", ordered=is_ordered):
            assert rows_of(page)
            assert rows_in(client.scan("list_sessions", ordered=is_ordered)) == rows
        rest = client.scan("list_sessions", PaginationConfig={"StartingToken": resting.resume_token})
        assert sorted(first + rows_in(rest)) == rows

        async def leave() -> None:
            async for _ in resting:
                break

        asyncio.run(leave())
        assert rows_in(client.scan("list_sessions")) == rows
        assert sorted(first + rows_in(pages)) == rows
