"""What the service's errors become: boto3 against the same scripted answers is the oracle."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest
from deadline_pages import exceptions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.scripted_server import Request, Response, ScriptedServer

FIXED = [("Content-Type", "application/json"), ("Date", "Mon, 23 Nov 2026 12:00:00 GMT"), ("Server", "script")]
PAGE: Response = (200, [*FIXED, ("x-amzn-requestid", "good")], b'{"sessions": []}')

BODIES = {
    "none": b"",
    "blank": b" \n",
    "html": b"<html><body>Service Unavailable</body></html>",
    "html after blanks": b"\n  <html></html>",
    "doctype": b"<!DOCTYPE html><html></html>",
    "text": b"upstream gone",
    "text beyond ascii": "schlie\u00dft".encode(),
    "cut json": b'{"message": "half',
    "empty object": b"{}",
    "message": b'{"message": "no"}',
    "Message": b'{"Message": "No"}',
    "both messages": b'{"Message": "No", "message": "no"}',
    "null message": b'{"message": null, "Message": "No"}',
    "number as message": b'{"message": 5}',
    "surrogate in message": b'{"message": "\\ud800"}',
    "code": b'{"code": "ConflictException", "message": "no"}',
    "Code": b'{"Code": "ConflictException", "message": "no"}',
    "null code": b'{"code": null, "Code": "ConflictException", "__type": "ValidationException"}',
    "number as code": b'{"code": 7, "message": "no"}',
    "type": b'{"__type": "com.amazonaws.deadline#AccessDeniedException", "message": "no", "context": {"a": "b"}}',
    "type with url": b'{"__type": "a#b#ValidationException:http://x/#y", "message": "no"}',
    "null type": b'{"__type": null, "message": "no"}',
    "empty type": b'{"__type": "", "message": "no"}',
    "unknown type": b'{"__type": "SomethingNew", "message": "no", "reason": "r"}',
    "conflict": b'{"__type": "ConflictException", "message": "no", "reason": "STATUS_CONFLICT", "resourceId": "q-1", '
    b'"resourceType": "queue", "context": {"k": "v"}, "unknown": 1}',
    "validation": b'{"__type": "ValidationException", "message": "no", "reason": "OTHER", '
    b'"fieldList": [{"name": "farmId", "message": "bad"}, {"name": "x"}, null], "context": null}',
    "quota": b'{"__type": "ServiceQuotaExceededException", "quotaCode": "L-1", "serviceCode": "deadline"}',
    "retry after in the body": b'{"__type": "InternalServerErrorException", "message": "m", "retryAfterSeconds": 3}',
}
HEADERS: dict[str, list[tuple[str, str]]] = {
    "no id": [],
    "id": [("x-amzn-RequestId", "id-1")],
    "s3's id": [("x-amz-request-id", "id-2"), ("x-amz-id-2", "host")],
    "type": [("x-amzn-ErrorType", "ResourceNotFoundException"), ("x-amzn-RequestId", "id-3")],
    "type with url": [("x-amzn-ErrorType", "ThrottlingException:http://internal.amazon.com/coral/"), ("a", "1")],
    "type with prefix": [("x-amzn-ErrorType", "com.amazonaws#InternalServerErrorException"), ("Retry-After", "0")],
    "repeated": [("X-Thing", "1"), ("Other", "\u00e9"), ("x-thing", "2"), ("X-THING", "3")],
}
STATUSES = [301, 400, 403, 404, 418, 429, 500, 503, 599]


class Pair:
    """boto3 and ours against one endpoint."""

    def __init__(self, url: str, attempts: int, mode: str = "legacy") -> None:
        retries = {"total_max_attempts": attempts, "mode": mode}
        self.boto, self.ours = both_clients(url, retries=retries)

    def errors(self, server: ScriptedServer, *script: Response) -> tuple[Any, Any]:
        """The exceptions of both, boto3's first."""
        caught: list[Any] = []
        requests = []
        for client in (self.boto, self.ours):
            server.play(*script)
            try:
                list(client.get_paginator("list_sessions").paginate(**IDS))
            except Exception as error:
                caught.append(error)
            else:
                caught.append(None)
            requests.append(len(server.requests))
        assert requests[0] == requests[1]
        return caught[0], caught[1]


@pytest.fixture(scope="module")
def once(server: ScriptedServer) -> Pair:
    return Pair(server.url, 1)


@pytest.fixture(scope="module")
def twice(server: ScriptedServer) -> Pair:
    return Pair(server.url, 2)


def ordered(value: Any) -> Any:
    """Dicts with their keys' order."""
    if isinstance(value, dict):
        return [(key, ordered(item)) for key, item in value.items()]
    return [ordered(item) for item in value] if isinstance(value, list) else value


def assert_same(theirs: Any, ours: Any) -> None:
    assert type(ours).__name__ == type(theirs).__name__
    assert str(ours) == str(theirs)
    assert ours.operation_name == theirs.operation_name == "ListSessions"
    assert ordered(ours.response) == ordered(theirs.response)
    assert isinstance(ours, exceptions.ClientError)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("status", STATUSES)
def test_the_same_error(server: ScriptedServer, once: Pair, status: int, body: str) -> None:
    for headers in HEADERS.values():
        theirs, ours = once.errors(server, (status, [*FIXED, *headers], BODIES[body]))
        assert_same(theirs, ours)


NAMES = ["code", "Code", "__type", "message", "Message", "reason", "context", "resourceId", "other"]
CODES = ["", "ConflictException", "a#ValidationException:b", "a:b#c", "ThrottlingException", "New\u00e9", "\ud800"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(CODES),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=2),
    max_leaves=4,
)
DOCUMENTS = st.builds(
    lambda members, ascii_only, blank: json.dumps(members, ensure_ascii=ascii_only, indent=blank).encode(
        "utf-8", "surrogatepass"
    ),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(CODES) | JSON, max_size=5),
    st.booleans(),
    st.sampled_from([None, None, 1]),
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Error documents, most of them with something changed."""
    body = bytearray(draw(DOCUMENTS))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(body)))
        body[at : at + draw(st.integers(0, 2))] = bytes(
            [draw(st.sampled_from(list(b'{}[]",:\\\x00\n\x0b 01eN\xc3\xa9\xff')))]
        )
    return bytes(body)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STATUSES), st.none() | st.sampled_from(CODES[:-1]), documents())
def test_any_document(server: ScriptedServer, once: Pair, status: int, code: str | None, body: bytes) -> None:
    headers = [] if code is None else [("x-amzn-ErrorType", code)]
    theirs, ours = once.errors(server, (status, [*FIXED, *headers], body))
    if isinstance(theirs, exceptions.ClientError):
        assert_same(theirs, ours)
    else:
        assert isinstance(ours, exceptions.ClientError)


@pytest.mark.parametrize("body", ["none", "message", "cut json", "type"])
def test_300_is_an_error_without_a_code(server: ScriptedServer, once: Pair, body: str) -> None:
    theirs, ours = once.errors(server, (300, FIXED, BODIES[body]))
    assert type(ours).__name__ == type(theirs).__name__ == "ClientError"
    assert str(ours) == str(theirs)
    assert ours.response["ResponseMetadata"] == theirs.response["ResponseMetadata"]


# Each retry waits up to a second.
RETRIED = {
    "throttled": (429, [*FIXED, *HEADERS["type with url"]], BODIES["message"]),
    "unavailable": (503, [*FIXED, *HEADERS["id"]], BODIES["none"]),
    "modelled": (500, [*FIXED, *HEADERS["type with prefix"]], BODIES["message"]),
}


@pytest.mark.parametrize("answer", RETRIED.values(), ids=RETRIED)
def test_retries_that_run_out(server: ScriptedServer, twice: Pair, answer: Response) -> None:
    theirs, ours = twice.errors(server, answer, answer)
    assert_same(theirs, ours)
    assert str(ours).count("(reached max retries: 1)") == 1
    assert ours.response["ResponseMetadata"]["MaxAttemptsReached"] is True


def test_a_lasting_error_after_a_passing_one(server: ScriptedServer, twice: Pair) -> None:
    denied: Response = (403, [*FIXED, *HEADERS["id"]], BODIES["type"])
    theirs, ours = twice.errors(server, RETRIED["unavailable"], denied)
    assert_same(theirs, ours)
    assert ours.response["ResponseMetadata"]["RetryAttempts"] == 1
    assert "MaxAttemptsReached" not in ours.response["ResponseMetadata"]


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
def test_the_metadata_of_a_page(server: ScriptedServer, once: Pair, headers: list[tuple[str, str]]) -> None:
    pages: list[Any] = []
    for client in (once.boto, once.ours):
        server.play((200, [*FIXED, *headers], b'{"sessions": []}'))
        pages += client.get_paginator("list_sessions").paginate(**IDS)
    assert ordered(pages[1]["ResponseMetadata"]) == ordered(pages[0]["ResponseMetadata"])


def test_the_metadata_of_a_page_that_was_asked_for_twice(server: ScriptedServer, twice: Pair) -> None:
    pages: list[Any] = []
    for client in (twice.boto, twice.ours):
        server.play(RETRIED["unavailable"], PAGE)
        pages += client.get_paginator("list_sessions").paginate(**IDS)
    assert ordered(pages[1]["ResponseMetadata"]) == ordered(pages[0]["ResponseMetadata"])
    assert pages[1]["ResponseMetadata"]["RetryAttempts"] == 1


# boto3 fails over these itself: AttributeError, TypeError, ValueError, UnicodeDecodeError.
ODD: dict[str, tuple[list[tuple[str, str]], bytes, str, object]] = {
    "a list": ([], b"[1]", "409", "[1]"),
    "null": ([], b"null", "409", "null"),
    "a number": ([], b"12", "409", "12"),
    "not UTF-8": ([], b"\xff", "409", "\ufffd"),
    "too deep": ([], b"[" * 100_000, "409", "[" * 100_000),
    "number as type": ([], b'{"__type": 5, "message": "m"}', "5", "m"),
    "date as Retry-After": (
        [("Retry-After", "Mon, 23 Nov 2026 12:00:00 GMT"), ("x-amzn-ErrorType", "ThrottlingException")],
        b'{"message": "m"}',
        "ThrottlingException",
        "m",
    ),
}


@pytest.mark.parametrize("case", ODD.values(), ids=ODD)
def test_answers_that_boto3_stumbles_over_are_client_errors(
    server: ScriptedServer, once: Pair, case: tuple[list[tuple[str, str]], bytes, str, object]
) -> None:
    headers, body, code, message = case
    theirs, ours = once.errors(server, (409, [*FIXED, *headers], body))
    assert not isinstance(theirs, exceptions.ClientError)
    assert isinstance(ours, exceptions.ClientError)
    assert str(ours.response["Error"]["Code"]) == code
    assert ours.response["Error"]["Message"] == message


def test_modelled_classes(server: ScriptedServer, once: Pair) -> None:
    _, ours = once.errors(server, (404, HEADERS["type"], b'{"message": "no", "resourceId": "farm-1"}'))
    assert type(ours) is exceptions.ResourceNotFoundException
    with pytest.raises(once.ours.exceptions.ResourceNotFoundException):
        raise ours
    copy = pickle.loads(pickle.dumps(ours))
    assert type(copy) is type(ours)
    assert copy.response == ours.response


def test_text_that_no_url_can_carry(server: ScriptedServer, once: Pair) -> None:
    server.play()
    for client in (once.boto, once.ours):
        for name in IDS:
            with pytest.raises(UnicodeEncodeError):
                list(client.get_paginator("list_sessions").paginate(**IDS | {name: "\ud800"}))
    assert server.requests == []


def test_the_script_says_what_it_was_asked(server: ScriptedServer, once: Pair) -> None:
    def answer(request: Request) -> Response:
        assert request.method == "GET"
        return (200, FIXED, b'{"sessions": []}')

    seen = []
    for client in (once.boto, once.ours):
        server.play(answer)
        list(client.get_paginator("list_sessions").paginate(**IDS, PaginationConfig={"PageSize": 5}))
        seen.append([(request.path, request.query) for request in server.requests])
    assert seen[0] == seen[1]
    assert seen[0] == [("/2023-10-12/farms/farm-1/queues/queue-1/jobs/job-1/sessions", [("maxResults", "5")])]
