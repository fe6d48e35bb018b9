"""`ResponseMetadata` of headers as the wire has them: bytes of any encoding, repeated, empty, with blanks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.compatibility import scenario
from tests.support.scripted_server import ScriptedServer

DOCUMENTS = {200: b'{"sessions": []}', 300: b"{}", 409: b'{"message": "m"}', 503: b""}


@pytest.fixture(scope="module")
def clients(server: ScriptedServer) -> tuple[Any, Any]:
    return both_clients(server.url)


def answer(status: int, lines: list[bytes]) -> bytes:
    body = DOCUMENTS[status]
    # The connection ends with it, and no client is to find that out with its next request.
    ends = [b"Content-Length: %d" % len(body), b"Connection: close"]
    return b"\r\n".join([b"HTTP/1.1 %d Said" % status, *lines, *ends, b"", body])


def metadata(server: ScriptedServer, client: Any, status: int, lines: list[bytes]) -> Any:
    """What a client says of this answer; the name of an error that has no answer."""
    server.play(answer(status, lines))
    try:
        page = client.list_sessions(**IDS)
    except Exception as error:
        response = getattr(error, "response", None)
        return type(error).__name__ if response is None else (type(error).__name__, list(response.items()))
    return list(page["ResponseMetadata"].items())


EQUAL: dict[str, list[bytes]] = {
    "Latin-1": [b"X-Name: caf\xe9"],
    "UTF-8": ["X-Name: \u00e9\u20ac\U0001f600".encode()],
    "neither": [b"X-Name: \xff\xfe\x80"],
    "beside others": [b"A: 1", b"X-Name: \xff", b"B: 2"],
    "repeated": [b"X-Name: \xe9", b"Other: 1", b"x-name: b", b"X-NAME: \xff"],
    "the request's id": [b"x-amzn-RequestId: \xe9-1"],
    "an id of S3": [b"x-amz-request-id: \xe9", b"x-amz-id-2: \xff"],
    "the error's code": [b"x-amzn-ErrorType: Conflict\xe9Exception"],
    "an empty value": [b"X-Name:", b"X-Other: "],
    "empty and repeated": [b"X-Name:", b"X-Name: a", b"X-Name:"],
    "blanks before a value": [b"X-Name: \t  a  b"],
    "next line and no-break space": [b"X-Name: \x85a\xa0"],
    "lines that end with LF": [b"X-Name: a\nX-Other: \xe9"],
    "every letter that a name may have": [b"X_a.!#$%&'*+^`|~9: a"],
    "a code that is repeated": [b"x-amzn-ErrorType: Throttling", b"x-amzn-ErrorType: ConflictException"],
    "an empty code": [b"x-amzn-ErrorType:"],
}


@pytest.mark.parametrize("lines", [scenario("Faults", f"header bytes: {name}", EQUAL[name]) for name in EQUAL])
def test_the_same_headers(server: ScriptedServer, clients: tuple[Any, Any], lines: list[bytes]) -> None:
    for status in DOCUMENTS:
        theirs, ours = (metadata(server, client, status, lines) for client in clients)
        assert ours == theirs
        assert isinstance(theirs, (list, tuple))


TEXT = st.binary(max_size=12).map(lambda text: bytes(byte for byte in text if byte > 31 and byte != 127).strip())
NAMES = st.sampled_from([b"X-Name", b"x-name", b"Other", b"x-amzn-RequestId", b"x-amzn-ErrorType", b"Retry-After"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(list(DOCUMENTS)), st.lists(st.tuples(NAMES, st.sampled_from([b":", b": ", b":\t"]), TEXT)))
def test_any_bytes(
    server: ScriptedServer, clients: tuple[Any, Any], status: int, headers: list[tuple[bytes, bytes, bytes]]
) -> None:
    lines = [name + colon + value for name, colon, value in headers]
    theirs, ours = (metadata(server, client, status, lines) for client in clients)
    assert ours == theirs


@pytest.mark.scenario("Faults", "header bytes: blanks after a value", different="the HTTP library takes them away")
def test_blanks_after_a_value(server: ScriptedServer, clients: tuple[Any, Any]) -> None:
    theirs, ours = (dict(metadata(server, client, 200, [b"X-Name: a \t "])) for client in clients)
    assert theirs["HTTPHeaders"]["x-name"] == "a \t "
    assert ours["HTTPHeaders"]["x-name"] == "a"


REFUSED = {
    "a value that goes on in the next line": b"X-Name: a\r\n b",
    "NUL": b"X-Name: a\0b",
    "a control character": b"X-Name: a\x1bb",
    "CR alone": b"X-Name: a\rb",
    "a blank before the colon": b"X-Name : a",
    "a name beyond ASCII": b"X-\xe9: a",
}


@pytest.mark.parametrize(
    "line",
    [
        scenario("Faults", f"header bytes: {name}", REFUSED[name], different="the HTTP library's strictness")
        for name in REFUSED
    ],
)
def test_lines_that_are_no_headers(server: ScriptedServer, clients: tuple[Any, Any], line: bytes) -> None:
    for status in (200, 409):
        theirs, ours = (metadata(server, client, status, [line]) for client in clients)
        assert isinstance(theirs, (list, tuple))
        assert ours == "ConnectionClosedError"
