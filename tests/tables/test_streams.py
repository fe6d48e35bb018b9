"""Streams of tables: their tokens, and threads that read and close them."""

from __future__ import annotations

import itertools
import threading
from typing import Any

import deadline_pages
import pyarrow as pa
import pytest

from tests.support.arguments import IDS
from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response, ScriptedServer
from tests.tables.test_listing import by_token, ids_of, listing, page


def test_a_reader_has_the_token_of_its_own_rows() -> None:
    with ScriptedServer(itertools.repeat(by_token([page(["a"], "1"), page(["b"], "2"), page(["c"], None)]))) as server:
        pages = listing(server.url)
        tokens = [pages.table(max_rows=count).resume_token for count in (1, 2)]
        reader = pages.to_reader(max_rows=1)
        assert reader.resume_token is None
        assert ids_of(reader) == ["a"]
        pages.table()
        assert [reader.resume_token] == tokens[:1]


def test_a_stream_that_two_threads_read() -> None:
    numbers, waits, go_on = itertools.count(), threading.Event(), threading.Event()

    def answer(_request: Request) -> Response:
        number = next(numbers)
        if number == 1:
            waits.set()
            go_on.wait(20)
        return 200, [], page([f"s{number}"], str(number + 1) if number < 5 else None)

    with ScriptedServer(itertools.repeat(answer)) as server:
        stream = pa.RecordBatchReader.from_stream(listing(server.url, read_ahead=0).to_reader())
        assert stream.read_next_batch()["sessionId"].to_pylist() == ["s0"]
        rest: list[Any] = []
        thread = threading.Thread(target=lambda: rest.extend(stream))
        thread.start()
        waits.wait(20)
        try:
            with pytest.raises(pa.ArrowInvalid, match="another thread is reading this stream"):
                stream.read_next_batch()
        finally:
            go_on.set()
            thread.join()
        assert ids_of(pa.Table.from_batches(rest)) == ["s1", "s2", "s3", "s4", "s5"]


def test_a_reader_that_is_closed_in_another_thread() -> None:
    with ScriptedServer([(200, [], page(["a"], "1")), None]) as server:
        reader = make_client(deadline_pages, server.url).get_paginator("list_sessions").paginate(**IDS).to_reader()
        stream = pa.RecordBatchReader.from_stream(reader)
        stream.read_next_batch()
        timer = threading.Timer(0.1, reader.close)
        timer.start()
        for _ in range(2):
            with pytest.raises(pa.ArrowInvalid, match="the TableReader is closed"):
                stream.read_next_batch()
        timer.join()
        assert reader.error is None
