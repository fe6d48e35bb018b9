"""The rows of a table are the items of the pages: every operation, whatever the service sends."""

from __future__ import annotations

import json
import math
import os
import signal
import threading
from datetime import datetime, timedelta, timezone
from typing import Any

import pyarrow as pa
import pytest
from botocore.model import Shape
from deadline_pages import decode_table
from deadline_pages._native import decode_page
from deadline_pages.exceptions import ResponseParserError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.model import NAMES, OPERATIONS, PAGINATORS, output
from tests.support.page_strategies import bodies

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
INT64 = range(-(2**63), 2**63)


class TooBigError(Exception):
    """An integer that no column takes."""


class NoPageError(Exception):
    """A body without items, that has something else."""


def result_key(operation: str) -> str:
    key: str = PAGINATORS[NAMES[operation]]["result_key"]
    return key


def item_shape(operation: str) -> Shape:
    return output(operation).members[result_key(operation)].member


def text(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value, default=str)
    return value.encode(errors="surrogatepass").decode(errors="replace")


def cell(shape: Shape, value: Any) -> Any:
    """Say what a column has for a value of a page."""
    if value is None:
        return None
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return Document(value)
    if kind == "structure":
        return {name: cell(member, value.get(name)) for name, member in shape.members.items()}
    if kind == "list":
        return [cell(shape.member, item) for item in value]
    if kind == "map":
        return {text(key): cell(shape.value, item) for key, item in value.items()}
    if kind == "string":
        return text(value)
    if kind == "timestamp":
        value = value if value.tzinfo else value.replace(tzinfo=timezone.utc)
        return (value - EPOCH) // timedelta(microseconds=1)
    if kind in {"integer", "long"} and value not in INT64:
        raise TooBigError
    return value


class Document:
    """A JSON value, equal to its text."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and repr(json.loads(other)) == repr(json.loads(json.dumps(self.value)))

    def __repr__(self) -> str:
        return f"Document({self.value!r})"


def equal(ours: Any, theirs: Any) -> bool:
    if isinstance(theirs, dict):
        return list(ours) == list(theirs) and all(equal(ours[key], theirs[key]) for key in theirs)
    if isinstance(theirs, list):
        return len(ours) == len(theirs) and all(map(equal, ours, theirs))
    if isinstance(theirs, float) and math.isnan(theirs):
        return isinstance(ours, float) and math.isnan(ours)
    return bool(theirs == ours)


def without_dates(kind: pa.DataType) -> pa.DataType:
    """Take dates as microseconds: Python has not the year 0, to which an offset may lead."""
    if pa.types.is_timestamp(kind):
        return pa.int64()
    if pa.types.is_struct(kind):
        return pa.struct([field.with_type(without_dates(field.type)) for field in kind])
    if pa.types.is_list(kind):
        return pa.list_(kind.value_field.with_type(without_dates(kind.value_type)))
    if pa.types.is_map(kind):
        return pa.map_(kind.key_type, kind.item_field.with_type(without_dates(kind.item_type)))
    if pa.types.is_dictionary(kind):
        return kind.value_type
    return kind


def rows_of(table: Any) -> list[dict[str, Any]]:
    arrow = pa.table(table)
    arrow.validate(full=True)
    schema = pa.schema([field.with_type(without_dates(field.type)) for field in arrow.schema])
    rows: list[dict[str, Any]] = arrow.cast(schema).to_pylist(maps_as_pydicts="strict")
    return rows


def expected(operation: str, pages: list[bytes]) -> list[dict[str, Any]]:
    shape, rows = item_shape(operation), []
    for body in pages:
        page = decode_page(operation, body)
        if result_key(operation) not in page and set(json.loads(body)) - set(output(operation).members):
            raise NoPageError
        for item in page.get(result_key(operation)) or []:
            if shape.type_name == "structure" and not getattr(shape, "is_document_type", False):
                names = shape.members
                rows.append({name: cell(names[name], (item or {}).get(name)) for name in names})
            else:
                rows.append({result_key(operation).removesuffix("s"): cell(shape, item)})
    return rows


def check(operation: str, pages: list[bytes], **options: Any) -> None:
    try:
        theirs = expected(operation, pages)
    except (ResponseParserError, TooBigError, NoPageError):
        with pytest.raises(ResponseParserError) as caught:
            decode_table(operation, pages, parents=False)
        # The pages before it are there, whole.
        before = len(pages)
        while before:
            before -= 1
            try:
                kept = expected(operation, pages[:before])
                break
            except (ResponseParserError, TooBigError, NoPageError):
                continue
        error: Any = caught.value
        ours = rows_of(error.table)
        assert len(ours) == len(kept)
        assert all(map(equal, ours, kept))
        return
    ours = rows_of(decode_table(operation, pages, parents=False, **options))
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert equal(one, other), (one, other)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_rows_of_pages_as_modelled(operation: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.lists(bodies(operation), min_size=1, max_size=3), st.booleans())
    def run(pages: list[bytes], dictionary: bool) -> None:
        check(operation, pages, dictionary=dictionary)

    run()


@pytest.mark.parametrize("flatten", [False, True])
@pytest.mark.parametrize(
    "members", ['"envEnter": {}, "taskRun": {}', '"taskRun": {}, "taskRun": {}, "envExit": {}', ""]
)
def test_a_union_has_one_member(members: str, flatten: bool) -> None:
    body = f'{{"sessionActions": [{{"definition": {{"envExit": {{}}}}}}, {{"definition": {{{members}}}}}]}}'.encode()
    with pytest.raises(ResponseParserError, match="one and only one member"):
        decode_table("list_session_actions", [body], flatten=flatten)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_rows_of_pages_with_mistyped_values(operation: str) -> None:
    @settings(max_examples=12, deadline=None)
    @given(st.lists(bodies(operation, odd=True), min_size=1, max_size=3))
    def run(pages: list[bytes]) -> None:
        check(operation, pages)

    run()


@pytest.mark.parametrize("body", [b"{}", bytearray(b"{}")])
def test_one_body_is_not_a_list_of_bodies(body: Any) -> None:
    with pytest.raises(TypeError, match="bodies must be a list"):
        decode_table("list_sessions", body)


def test_no_bodies() -> None:
    with pytest.raises(TypeError, match="must be a list of pages' bodies, not <class 'NoneType'>") as caught:
        decode_table("list_sessions", None)  # type: ignore[arg-type]
    assert not getattr(caught.value, "__notes__", [])


def test_ctrl_c_leaves_the_rows_before_it() -> None:
    body = b'{"sessions": [{"sessionId": "session-1"}]}'
    timer = threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt) as caught:
        decode_table("list_sessions", [body] * 2_000_000)
    timer.join()
    assert 0 < len(caught.value.table) < 2_000_000  # type: ignore[attr-defined]


def test_bodies_of_another_operation() -> None:
    page = b'{"sessions": [{"sessionId": "session-1"}]}'
    with pytest.raises(ResponseParserError, match="the body has no jobs: is it of list_jobs") as caught:
        decode_table("list_jobs", [b"{}", page])
    assert getattr(caught.value, "__notes__", ["in bodies[1]"]) == ["in bodies[1]"]
    assert len(decode_table("list_jobs", [b"{}", b'{"nextToken": "x"}'])) == 0
    assert len(decode_table("list_sessions", [page, page.decode(), bytearray(page)])) == 3
    with pytest.raises(ValueError, match="list_jobs has no parameter 'farm'"):
        decode_table("list_jobs", [], parameters={"farm": "farm-1"})
    ones: list[Any] = [page, page.decode(), bytearray(page)]
    for one in ones:
        with pytest.raises(TypeError, match="a list"):
            decode_table("list_sessions", one)
    with pytest.raises(TypeError, match="bytes or str"):
        decode_table("list_sessions", [{"sessions": []}])  # type: ignore[list-item]


def test_an_iterator_that_raises_leaves_the_bodies_before() -> None:
    def bodies() -> Any:
        yield from [b'{"sessions": [{"sessionId": "session-1"}]}'] * 3
        raise LookupError("no more")

    with pytest.raises(LookupError) as caught:
        decode_table("list_sessions", bodies())
    error: Any = caught.value
    assert len(error.table) == 3
