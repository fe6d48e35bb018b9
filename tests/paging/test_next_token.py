"""A listing goes on while its last page has a token, however that is written: as boto3 goes on, or with its error."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.scripted_server import Response, ScriptedServer

LAST: Response = (200, [], b'{"sessions": [{"sessionId": "last"}]}')


@pytest.fixture(scope="module")
def clients(server: ScriptedServer) -> tuple[Any, Any]:
    return both_clients(server.url)


def escaped(text: str) -> str:
    return "".join(f"\\u{unit:04x}" for unit in memoryview(text.encode("utf-16-le")).cast("H"))


LETTERS = 'aT0 "\\/%&+=#?{}[]:,\u00e9\u2028\U0001f600\x00\n\x7f'
# A token, as JSON.
TOKENS = st.one_of(
    st.text(LETTERS + "\ud800\udc00", max_size=8).map(json.dumps),
    st.text(LETTERS, max_size=8).map(lambda text: json.dumps(text, ensure_ascii=False)),
    st.text(LETTERS, max_size=4).map(lambda text: f'"{escaped(text)}"'),
    st.sampled_from([r'"a\ud800b"', r'"\udc00"', r'"\udc00\ud800"', r'"\ud83d\ude00"', r'"\ud800\ud83d\ude00"']),
    st.sampled_from(["5", "0", "-0.0", "1e400", "NaN", "true", "false", "null", "{}", '{"a": 1}', "[]", '["x"]', '""']),
    st.sampled_from([json.dumps("x" * 9000), json.dumps("é" * 4000), json.dumps("%" * 9000), r'"\"nextToken\":\"x\""']),
)
NAMES = st.sampled_from(["nextToken", "nextToken", r"next\u0054oken", r"\u006eextToken", "NextToken", "nexttoken"])
OTHERS = st.sampled_from(
    [
        ("x", "[" * 300 + "]" * 300),
        ("x", '{"nextToken": "inner"}'),
        ("x", '[{"nextToken": "inner"}]'),
        ("x", r'"\",\"nextToken\":\"inner"'),
        ("x", r'"\\"'),
        (r"\ud800", "1"),
        ("x", r'"\ud800"'),
        ("x", "-1.5e3"),
    ]
)
SPACES = st.sampled_from(["", "", " ", "\n\t", "\r\n  "])


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """A page with one item, and tokens as its first member, its last one, or both, or between others."""
    members = [("sessions", '[{"sessionId": "first"}]')]
    members += draw(st.lists(st.tuples(NAMES, TOKENS), min_size=1, max_size=2))
    members += draw(st.lists(OTHERS, max_size=2))
    space = draw(SPACES)
    texts = [f'"{name}"{space}:{space}{value}' for name, value in draw(st.permutations(members))]
    comma = f"{space},{space}"
    return f"{space}{{{space}{comma.join(texts)}{space}}}{space}".encode()


def listed(client: Any, **arguments: Any) -> dict[str, Any]:
    seen: dict[str, Any] = {"items": [], "error": None}
    pages = client.get_paginator("list_sessions").paginate(**arguments)
    try:
        for page in pages:
            seen["items"] += [item["sessionId"] for item in page["sessions"]]
        seen["resume_token"] = pages.resume_token
    except Exception as error:
        seen["error"] = type(error).__name__, str(error)
    return seen


def awaited(client: Any, **arguments: Any) -> dict[str, Any]:
    seen: dict[str, Any] = {"items": [], "error": None}
    pages = client.get_paginator("list_sessions").paginate(**arguments)

    async def take() -> None:
        async for page in pages:
            seen["items"] += [item["sessionId"] for item in page["sessions"]]

    try:
        asyncio.run(take())
        seen["resume_token"] = pages.resume_token
    except Exception as error:
        seen["error"] = type(error).__name__, str(error)
    return seen


def outcome(
    server: ScriptedServer, body: bytes, lists: Callable[..., dict[str, Any]], client: Any, **options: Any
) -> dict[str, Any]:
    server.play((200, [], body), *[LAST] * 3)
    seen = lists(client, **IDS, **options)
    return {**seen, "requests": [request.query for request in server.requests]}


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=bodies(), max_items=st.sampled_from([None, None, 1, 2, 5]), read_ahead=st.sampled_from([0, 1, 4]))
def test_it_goes_on_as_boto3(
    server: ScriptedServer, clients: tuple[Any, Any], body: bytes, max_items: int | None, read_ahead: int
) -> None:
    theirs, ours = clients
    config = {"PaginationConfig": {"MaxItems": max_items}}
    expected = outcome(server, body, listed, theirs, **config)
    assert outcome(server, body, listed, ours, **config, read_ahead=read_ahead) == expected
    assert outcome(server, body, awaited, ours, **config, read_ahead=read_ahead) == expected


@pytest.mark.parametrize("lists", [listed, awaited])
def test_half_a_surrogate_pair_ends_nothing(
    server: ScriptedServer, clients: tuple[Any, Any], lists: Callable[..., dict[str, Any]]
) -> None:
    body = rb'{"sessions": [{"sessionId": "first"}], "nextToken": "a\ud800b"}'
    ours = outcome(server, body, lists, clients[1])
    assert ours == outcome(server, body, listed, clients[0])
    assert ours["items"] == ["first"]
    assert ours["error"][0] == "UnicodeEncodeError"


@pytest.mark.parametrize("body", [b"\xef\xbb\xbf%s", b"%s}", b"%s{}", b"[%s]", b"\x00%s"], ids=repr)
def test_what_python_cannot_read_is_no_last_page(server: ScriptedServer, clients: tuple[Any, Any], body: bytes) -> None:
    whole = body.replace(b"%s", b'{"sessions": [{"sessionId": "first"}], "nextToken": "a"}')
    for text in (whole, whole.decode().encode("utf-16")):
        ours = outcome(server, text, listed, clients[1])
        assert ours["error"][0] == "ResponseParserError"


@pytest.mark.parametrize("token", ["x" * 48_001, "é" * 16_000])
@pytest.mark.parametrize("lists", [listed, awaited])
def test_a_token_that_no_url_has_space_for(
    server: ScriptedServer, clients: tuple[Any, Any], lists: Callable[..., dict[str, Any]], token: str
) -> None:
    body = json.dumps({"sessions": [{"sessionId": "first"}], "nextToken": token}).encode()
    theirs, ours = outcome(server, body, listed, clients[0]), outcome(server, body, lists, clients[1])
    assert theirs["items"] == ["first", "last"]
    assert ours["items"] == ["first"]
    assert ours["error"][0] == "ParamValidationError"
    assert "nextToken" in ours["error"][1]


@pytest.mark.parametrize("token", ["x" * 48_000, "é" * 8_000])
def test_a_token_that_a_url_has_space_for(server: ScriptedServer, clients: tuple[Any, Any], token: str) -> None:
    body = json.dumps({"sessions": [{"sessionId": "first"}], "nextToken": token}).encode()
    longest = {"farmId": "f" * 15_000, "queueId": "q", "jobId": "j"}
    for client in clients:
        server.play((200, [], body), LAST)
        ids = longest if client is clients[1] else IDS
        assert listed(client, **{**ids, "farmId": ids["farmId"][:14_900]})["items"] == ["first", "last"]


def test_an_id_that_no_url_has_space_for(clients: tuple[Any, Any]) -> None:
    error = listed(clients[1], **{**IDS, "jobId": "j" * 70_000})["error"]
    assert error[0] == "ParamValidationError"
    assert "jobId" in error[1]
