"""Tables of listings beside the dicts of their pages: limits, tokens, errors, interruptions."""

from __future__ import annotations

import copy
import itertools
import json
import os
import pickle
import signal
import threading
from collections.abc import Callable
from typing import Any

import deadline_pages
import duckdb
import polars
import pyarrow as pa
import pytest
from deadline_pages.exceptions import ClientError, PaginationError, ResponseParserError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response, ScriptedServer

ERROR: Response = (403, [("x-amzn-errortype", "AccessDeniedException")], b'{"message": "no"}')


def page(ids: list[str], token: str | None, odd: bool = False) -> bytes:
    """Make a page of sessions. An odd one is left to the lenient decoder."""
    rows = [{"sessionId": name, "fleetId": 5 if odd else "fleet", "startedAt": "2026-01-05T10:00:00Z"} for name in ids]
    return json.dumps({"sessions": rows, **({"nextToken": token} if token else {})}).encode()


def by_token(bodies: list[Response | bytes]) -> Callable[[Request], Response]:
    """Answer with the page that the request's token counts, from `None` on."""

    def answer(request: Request) -> Response:
        found = bodies[int(dict(request.query).get("nextToken", "0"))]
        return (200, [], found) if isinstance(found, bytes) else found

    return answer


def listing(url: str, **options: Any) -> Any:
    client = make_client(deadline_pages, url)
    return client.get_paginator("list_sessions").paginate(**IDS, **options)


def ids_of(table: Any) -> list[str]:
    ids: list[str] = pa.table(table)["sessionId"].to_pylist()
    return ids


def ids_in(pages: Any) -> list[str]:
    return [item["sessionId"] for page in pages for item in page["sessions"]]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_limits_and_tokens_as_for_pages(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))
    numbers = itertools.count()
    bodies: list[Any] = [
        page(
            [f"s{next(numbers)}" for _ in range(size)],
            str(index + 1) if index + 1 < len(sizes) else None,
            odd=data.draw(st.booleans()),
        )
        for index, size in enumerate(sizes)
    ]
    config: dict[str, Any] = {}
    if data.draw(st.booleans()):
        config["MaxItems"] = data.draw(st.integers(0, sum(sizes) + 1))
    if data.draw(st.booleans()):
        start = data.draw(st.integers(0, len(sizes) - 1))
        skip = data.draw(st.sampled_from(["", "___1", "___2"]))
        config["StartingToken"] = f"{start}{skip}"
    read_ahead = data.draw(st.sampled_from([0, 1, 4]))
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        dicts = listing(server.url, PaginationConfig=config, read_ahead=read_ahead)
        theirs = ids_in(dicts)
        pages = listing(server.url, PaginationConfig=config, read_ahead=read_ahead)
        table = pages.table()
        assert ids_of(table) == theirs
        assert table.resume_token == pages.resume_token == dicts.resume_token
        reader = pages.to_reader()
        assert ids_of(reader) == theirs
        assert reader.resume_token == dicts.resume_token
        most = data.draw(st.integers(0, sum(sizes) + 1))
        limited = pages.table(max_rows=most)
        assert ids_of(limited) == theirs[:most]
        if limited.resume_token and limited.resume_token != dicts.resume_token:
            rest = listing(
                server.url, PaginationConfig={**config, "MaxItems": None, "StartingToken": limited.resume_token}
            )
            everything = ids_in(listing(server.url, PaginationConfig={**config, "MaxItems": None}))
            assert ids_of(limited) + ids_of(rest.table()) == everything


@pytest.mark.parametrize("read_ahead", [0, 1, 4])
@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (ERROR, ClientError),
        ((200, [], b'{"sessions": [{"sessionId": "x"}, 5]}'), ResponseParserError),
        ((200, [], page(["x"], "1")), PaginationError),
    ],
)
def test_an_error_leaves_the_rows_before_it(failure: Response, kind: type[Exception], read_ahead: int) -> None:
    bodies: list[Any] = [page(["a", "b"], "1"), page(["c"], "2"), failure]
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        pages = listing(server.url, read_ahead=read_ahead)
        with pytest.raises(kind) as caught:
            pages.table()
        before = ["a", "b", "c"] if kind is not PaginationError else ["a", "b", "c", "x"]
        table: Any = caught.value.table  # type: ignore[attr-defined]
        assert ids_of(table) == before
        if kind is PaginationError:
            return
        assert table.resume_token == pages.resume_token
        assert table.resume_token is not None
        bodies[2] = page(["d"], None)
        rest = listing(server.url, PaginationConfig={"StartingToken": table.resume_token}).table()
        assert ids_of(table) + ids_of(rest) == ["a", "b", "c", "d"]


def test_an_error_at_the_first_page_leaves_the_token_that_it_was_asked_for_with() -> None:
    bodies: list[Any] = [page(["a"], "1"), ERROR]
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        with pytest.raises(ClientError) as first:
            listing(server.url).table()
        token = first.value.table.resume_token  # type: ignore[attr-defined]
        with pytest.raises(ClientError) as second:
            listing(server.url, PaginationConfig={"StartingToken": token}).table()
        assert second.value.table.resume_token == token is not None  # type: ignore[attr-defined]
        bodies[0] = ERROR
        with pytest.raises(ClientError) as third:
            listing(server.url).table()
        assert third.value.table.resume_token is None  # type: ignore[attr-defined]


def test_an_error_of_a_stream_comes_after_the_rows() -> None:
    bodies: list[Any] = [page(["a", "b"], "1"), ERROR]
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        pages = listing(server.url)
        reader = pages.to_reader()
        batches = pa.RecordBatchReader.from_stream(reader)
        assert server.requests == []
        assert reader.error is None
        assert batches.read_next_batch()["sessionId"].to_pylist() == ["a", "b"]
        for _ in range(2):
            with pytest.raises(pa.ArrowInvalid, match="AccessDenied"):
                batches.read_next_batch()
        assert isinstance(reader.error, ClientError)
        assert reader.resume_token == pages.resume_token
        assert reader.resume_token is not None
        with pytest.raises(RuntimeError, match="read once"):
            pa.RecordBatchReader.from_stream(reader)


def test_an_empty_listing_has_all_columns() -> None:
    with ScriptedServer(itertools.repeat((200, [], b'{"sessions": []}'))) as server:
        table = listing(server.url).table()
        assert len(table) == pa.table(table).num_rows == 0
        assert table.column_names[:4] == ["farmId", "queueId", "jobId", "sessionId"]
        assert {"targetLifecycleStatus", "endedAt"} <= set(table.column_names)
        assert [field.name for field in pa.schema(listing(server.url))] == table.column_names
        assert len(server.requests) == 1


def test_the_parents_are_the_parameters() -> None:
    with ScriptedServer(itertools.repeat((200, [], page(["a", "b"], None)))) as server:
        rows = pa.table(listing(server.url)).to_pylist()
        assert [{name: row[name] for name in IDS} for row in rows] == [IDS, IDS]
        plain = pa.table(listing(server.url).table(parents=False))
        assert not set(IDS) & set(plain.column_names)
        chosen = pa.table(listing(server.url).table(columns=["sessionId", "jobId"]))
        assert chosen.to_pylist() == [{"sessionId": name, "jobId": IDS["jobId"]} for name in ("a", "b")]


def test_max_rows_with_a_negative_max_items() -> None:
    with ScriptedServer(itertools.repeat((200, [], page(["a", "b", "c"], None)))) as server:
        pages = listing(server.url, PaginationConfig={"MaxItems": -1})
        assert ids_of(pages.table()) == ids_in(pages) == ["a", "b"]
        assert ids_of(pages.table(max_rows=1)) == ["a"]


def test_bad_options() -> None:
    with ScriptedServer(itertools.repeat((200, [], page(["a"], None)))) as server:
        pages = listing(server.url)
        for method in (pages.table, pages.to_reader):
            with pytest.raises(ValueError, match=r'no column "nope".*sessionId'):
                method(columns=["nope"])
            for columns in ("sessionId", 5, [5]):
                with pytest.raises(TypeError, match="list of names"):
                    method(columns=columns)
            for rows in (-1, True, "5", 1.5):
                with pytest.raises(ValueError, match="max_rows"):
                    method(max_rows=rows)
        assert server.requests == []


def test_what_cannot_work_says_what_to_do() -> None:
    with ScriptedServer(itertools.repeat((200, [], page(["a"], None)))) as server:
        pages = listing(server.url)
        with pytest.raises(TypeError, match="table"):
            len(pages)
        with pytest.raises(TypeError, match="table"):
            pages[0]
        assert pages
        assert [page["sessions"][0]["sessionId"] for page in list(pages)] == ["a"]
        assert [row["sessionId"] for row in pages.rows()] == ["a"]


def test_ctrl_c_leaves_the_rows_before_it() -> None:
    released = threading.Event()

    def stalls(request: Request) -> Response:
        if not dict(request.query).get("nextToken"):
            return 200, [], page(["a"], "1")
        os.kill(os.getpid(), signal.SIGINT)
        released.wait(20)
        return 200, [], page(["b"], None)

    with ScriptedServer(itertools.repeat(stalls)) as server:
        pages = listing(server.url)
        try:
            with pytest.raises(KeyboardInterrupt) as caught:
                pages.table()
        finally:
            released.set()
        assert ids_of(caught.value.table) == ["a"]  # type: ignore[attr-defined]
        assert caught.value.table.resume_token is not None  # type: ignore[attr-defined]


def test_batches_grow() -> None:
    bodies: list[Any] = [page([f"{n}-{i}" for i in range(100)], str(n + 1) if n < 40 else None) for n in range(41)]
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        batches = list(pa.RecordBatchReader.from_stream(listing(server.url).to_reader()))
        sizes = [batch.num_rows for batch in batches]
        assert sizes[0] == 100
        assert sum(sizes) == 4100
        assert sizes[:-1] == sorted(sizes[:-1])
        assert len(sizes) < 12
        assert ids_of(pa.Table.from_batches(batches)) == ids_of(listing(server.url).table())


def test_a_subclass_that_changes_iteration() -> None:
    class Even(deadline_pages.PageIterator):
        def __iter__(self) -> Any:
            for page in super().__iter__():
                yield {**page, "sessions": page["sessions"][::2]}

    with ScriptedServer(itertools.repeat(by_token([page(["a", "b", "c"], "1"), page(["d"], None)]))) as server:
        pages = Even(listing(server.url))
        assert ids_of(pages.table()) == ["a", "c", "d"]
        assert ids_of(pages.table(max_rows=2)) == ["a", "c"]
        with pytest.raises(TypeError, match="table"):
            pages.to_reader()


class Watched(deadline_pages.PageIterator):
    """A subclass that sees the pages of every iteration."""

    broken = False

    def __iter__(self) -> Any:
        for page in super().__iter__():
            yield page
            if self.broken:
                raise RuntimeError("the subclass's own")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_tokens_of_a_subclass(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))
    numbers = itertools.count()
    bodies: list[Any] = [
        page([f"s{next(numbers)}" for _ in range(size)], str(index + 1) if index + 1 < len(sizes) else None)
        for index, size in enumerate(sizes)
    ]
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        got: list[str] = []
        token = None
        for _ in range(20):
            config = {"StartingToken": token, "MaxItems": data.draw(st.sampled_from([None, 1, 2, 5]))}
            pages = Watched(listing(server.url, PaginationConfig=config))
            pages.broken = data.draw(st.booleans())
            try:
                table = pages.table(max_rows=data.draw(st.sampled_from([None, 1, 2, 3])))
            except RuntimeError as error:
                table = error.table  # type: ignore[attr-defined]
            got += ids_of(table)
            token = table.resume_token
            if token is None:
                break
        assert got == [f"s{number}" for number in range(sum(sizes))]


@pytest.mark.parametrize("dictionary", [False, True])
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda table: pickle.loads(pickle.dumps(table))])
def test_a_table_is_copied(copied: Callable[[Any], Any], dictionary: bool) -> None:
    bodies = [page([f"s{number}"], str(number + 1)) for number in range(5)]
    table = deadline_pages.decode_table("list_sessions", bodies * 5000, dictionary=dictionary)
    assert pa.table(copied(table)).equals(pa.table(table))
    with ScriptedServer(itertools.repeat(by_token([page(["a", "b"], None)]))) as server:
        part = listing(server.url).table(max_rows=1, dictionary=dictionary)
    assert part.resume_token
    assert copied(part).resume_token == part.resume_token
    assert ids_of(copied(part)) == ["a"]


def test_an_error_with_a_table_is_pickled() -> None:
    bodies: list[Response | bytes] = [page(["a"], "1"), b'{"sessions": [5]}']
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server, pytest.raises(ResponseParserError) as caught:
        listing(server.url).to_polars()
    error = pickle.loads(pickle.dumps(caught.value))
    assert (type(error), str(error)) == (ResponseParserError, str(caught.value))
    assert ids_of(error.table) == ["a"]


def test_dictionaries_of_a_stream_are_bounded() -> None:
    """Otherwise each batch would have a copy of all strings so far. The batches of a table share them."""
    ids = [[f"{number}-{index}" for index in range(1000)] for number in range(40)]
    bodies: list[Response | bytes] = []
    for number, part in enumerate(ids, 1):
        token = {"nextToken": str(number)} if number < len(ids) else {}
        bodies.append(json.dumps({"sessions": [{"fleetId": name, "workerId": "w"} for name in part], **token}).encode())
    with ScriptedServer(itertools.repeat(by_token(bodies))) as server:
        table = listing(server.url).table(dictionary=True)
        stream = pa.RecordBatchReader.from_stream(listing(server.url).to_reader(dictionary=True)).read_all()
        frame = polars.DataFrame(listing(server.url).to_reader(dictionary=True))
    assert {len(batch["fleetId"].dictionary) for batch in pa.table(table).to_batches()} == {40_000}
    assert {len(batch["workerId"].dictionary) for batch in stream.to_batches()} == {1}
    assert max(len(batch["fleetId"].dictionary) for batch in stream.to_batches()) < 25_000
    for found in (
        frame["fleetId"].cast(polars.String).to_list(),
        stream.to_pandas()["fleetId"].astype(str).to_list(),
        [row[0] for row in duckdb.from_arrow(stream).project("fleetId").fetchall()],
        stream["fleetId"].to_pylist(),
        pa.table(table)["fleetId"].to_pylist(),
    ):
        assert found == [name for part in ids for name in part]
