"""The decoder against botocore's own parser: equal answers, and an error where botocore has none or loses data."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from deadline_pages._native import decode_page
from deadline_pages.exceptions import ResponseParserError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.model import OPERATIONS
from tests.support.page_strategies import bodies
from tests.support.pages import botocores_page, check, message, same, session


@pytest.mark.parametrize("operation", OPERATIONS)
def test_pages_as_modelled(operation: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(bodies(operation))
    def run(body: bytes) -> None:
        check(operation, body)

    run()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_pages_with_mistyped_values(operation: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(bodies(operation, odd=True))
    def run(body: bytes) -> None:
        check(operation, body)

    run()


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_broken_bodies(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(OPERATIONS))
    body = bytearray(data.draw(bodies(operation)))
    if data.draw(st.booleans()):
        del body[data.draw(st.integers(0, len(body))) :]
    for _ in range(data.draw(st.integers(0, 3))):
        if body:
            body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    check(operation, bytes(body))


# -- the rules, one by one ----------------------------------------------------------------------------------------


def test_absent_null_and_unknown_members_are_left_out() -> None:
    assert session(sessionId="s", startedAt=None, unknown={"a": [1]}) == {"sessionId": "s"}
    assert decode_page("list_sessions", b'{"sessions":[null,{}],"nextToken":null}') == {"sessions": [None, {}]}
    assert decode_page("list_sessions", b" {} ") == {}


def test_last_duplicate_wins() -> None:
    assert decode_page("list_sessions", b'{"nextToken":"a","nextToken":"b"}') == {"nextToken": "b"}
    assert decode_page("list_sessions", b'{"nextToken":"a","nextToken":null}') == {}
    assert decode_page("list_sessions", b'{"sessions":5,"sessions":[]}') == {"sessions": []}


def test_strings_are_not_coerced() -> None:
    for odd in (5, 1.5, True, ["x"], {"a": None}):
        assert same(session(sessionId=odd), {"sessionId": odd})
    assert decode_page("list_sessions", b'{"nextToken":"\\ud800"}') == {"nextToken": "\ud800"}


@pytest.mark.parametrize(
    ("sent", "got"),
    [(5, 5), (1.9, 1), (-1.9, -1), ("12", 12), (" 1_0 ", 10), (True, 1), (2**80, 2**80), ("9" * 40, int("9" * 40))],
)
def test_integers(sent: Any, got: int) -> None:
    body = json.dumps({"jobs": [{"priority": sent}]}).encode()
    check("list_jobs", body)
    assert same(decode_page("list_jobs", body), {"jobs": [{"priority": got}]})


@pytest.mark.parametrize(
    ("sent", "got"),
    [
        ("0", 0.0),
        ("-0", 0.0),
        ("-0.0", -0.0),
        ('"1.5"', 1.5),
        ("true", 1.0),
        ("NaN", math.nan),
        ('"nan"', math.nan),
        ("1e400", math.inf),
        ("-Infinity", -math.inf),
        ("0.1", 0.1),
        ("12345678901234567890123", 12345678901234567890123.0),
    ],
)
def test_floats(sent: str, got: float) -> None:
    body = b'{"sessionActions":[{"progressPercent":%b}]}' % sent.encode()
    check("list_session_actions", body)
    assert same(decode_page("list_session_actions", body), {"sessionActions": [{"progressPercent": got}]})


def test_unions() -> None:
    def union(text: str) -> Any:
        body = b'{"memberships":[%b]}' % text.encode()
        return decode_page("list_memberships", body)["memberships"][0]

    assert union('{"farm":{"farmId":"f"},"queue":null,"__type":"x"}') == {"farm": {"farmId": "f"}}
    assert union('{"brandNew":{"x":1}}') == {"SDK_UNKNOWN_MEMBER": {"name": "brandNew"}}
    # botocore gives the name of the first member, whatever that is.
    assert union('{"__type":"x","farm":null,"brandNew":1}') == {"SDK_UNKNOWN_MEMBER": {"name": "brandNew"}}
    for text in ("{}", '{"farm":null}', '{"__type":"x"}', '{"farm":{},"queue":{}}', '{"farm":{},"brandNew":1}'):
        body = f'{{"memberships":[{text}]}}'
        with pytest.raises(ResponseParserError) as theirs:
            botocores_page("list_memberships", body.encode())
        assert message("list_memberships", body) == str(theirs.value)


def test_maps() -> None:
    body = b'{"tasks":[{"parameters":{"Frame":{"int":"5"},"none":null,"Frame":{"int":"6"}}}]}'
    check("list_tasks", body)
    assert decode_page("list_tasks", body) == {"tasks": [{"parameters": {"Frame": {"int": "6"}, "none": None}}]}
    counts = '{"jobs":[{"taskRunStatusCounts":{"READY":null}}]}'
    assert message("list_jobs", counts) == 'jobs[0].taskRunStatusCounts["READY"]: expected an integer, got null'


def test_documents_pass_untouched() -> None:
    items = [{"a": [2**90, 1.0, None, {"b": True}], "nested": "\ud800"}, 5, None, "x", math.inf]
    deep = "[" * 400 + "]" * 400
    body = json.dumps({"jobParameterDefinitions": items})[:-2] + f", {deep}]}}"
    got = decode_page("list_job_parameter_definitions", body.encode())
    assert same(got, json.loads(body))


def test_depth() -> None:
    body = b'{"unknown":' + b"[" * 400 + b"]" * 400 + b',"nextToken":"t"}'
    assert decode_page("list_sessions", body) == {"nextToken": "t"}
    endless = b'{"unknown":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    assert message("list_sessions", endless) == "the body is nested too deeply"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", "the body is empty"),
        ("[]", "the body: expected an object, got a list"),
        ("null", "the body: expected an object, got null"),
        ("{} x", "the body is not JSON: Extra data at byte 3"),
        ('{"é": 1, x', "the body is not JSON: Expecting property name enclosed in double quotes at byte 10"),
        ('{"sessions": [', "the body is not JSON: Expecting value at byte 14"),
        (b'{"a": "\xff"}', "the body is not UTF-8: byte 7"),
        (b"\xef\xbb\xbf{}", "the body is not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig) at byte 0"),
        ('{"sessions": {}}', "sessions: expected a list, got an object"),
        ('{"sessions": "ab"}', 'sessions: expected a list, got "ab"'),
        ('{"sessions": [{}, 5]}', "sessions[1]: expected an object, got 5"),
        ('{"sessions": [{"startedAt": {}}]}', "sessions[0].startedAt: expected a timestamp, got an object"),
    ],
)
def test_messages(body: str | bytes, text: str) -> None:
    assert message("list_sessions", body) == text


def test_refused_numbers() -> None:
    assert message("list_jobs", '{"jobs":[{"priority":"x"}]}') == 'jobs[0].priority: expected an integer, got "x"'
    assert message("list_jobs", '{"jobs":[{"priority":NaN}]}') == "jobs[0].priority: expected an integer, got nan"
    percent = '{"sessionActions":[{"progressPercent":[]}]}'
    assert message("list_session_actions", percent) == (
        "sessionActions[0].progressPercent: expected a number, got a list"
    )


def test_repeated_values_and_order() -> None:
    rows = [{"sessionId": text, "fleetId": text} for text in ["a", "a", 'q"', 'q"', "q", "é", "é", "a"]]
    body = json.dumps({"nextToken": "a", "sessions": rows}).encode()
    check("list_sessions", body)


def test_every_operation_decodes() -> None:
    assert len(OPERATIONS) == 31
    for operation in OPERATIONS:
        assert decode_page(operation, b"{}") == {}
    with pytest.raises(KeyError):
        decode_page("list_nothing", b"{}")
