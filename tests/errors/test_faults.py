"""A listing whose third page goes wrong: boto3 and ours on one endpoint.

Whatever happens, the pages before it are there, and the resume token of the last good page goes on in both libraries.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import socket
from collections.abc import Iterator
from typing import Any

import deadline_pages
import pytest

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.compatibility import scenario
from tests.support.scripted_server import RESET, Response, ScriptedServer

# Nothing here may hang: the slowest waits take a second or two.
pytestmark = pytest.mark.timeout(20)

SOON: dict[str, Any] = {"connect_timeout": 0.5, "read_timeout": 0.5}


def page(items: list[str], token: object = None) -> bytes:
    tokens = {} if token is None else {"nextToken": token}
    return json.dumps({"sessions": [{"sessionId": item} for item in items], **tokens}).encode()


LAST = page(["s3"])


def raw(status: str = "200 OK", *headers: str, length: object = len(LAST), body: bytes = LAST) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: application/json", *headers]
    lines += [] if length is None else [f"Content-Length: {length}"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def slowly(data: bytes, seconds: float) -> list[Any]:
    """The bytes one by one, over so many seconds."""
    return [piece for byte in data for piece in (seconds / len(data), bytes([byte]))]


HEAD = raw(body=b"")
CHUNKED = ("200 OK", "Transfer-Encoding: chunked")
CHUNK = b"%x\r\n%s\r\n" % (len(LAST), LAST)
MANY = [f"X-{number}: 1" for number in range(120)]

EQUAL: dict[str, Response] = {
    "reset before the headers": [RESET],
    "reset in the headers": [HEAD[:30], 0.05, RESET],
    "reset after the headers": [HEAD, 0.05, RESET],
    "reset in the body": [HEAD + LAST[:10], 0.05, RESET],
    "reset after the body": [HEAD + LAST, RESET],
    "reset in a body of unknown length": [raw(length=None), 0.05, RESET],
    "closed before the headers": b"",
    "closed after a few letters": b"HTT",
    "closed after 100 Continue": b"HTTP/1.1 100 Continue\r\n\r\n",
    "chunks": raw(*CHUNKED, length=None, body=CHUNK + b"0\r\n\r\n"),
    "chunks with a trailer": raw(*CHUNKED, length=None, body=CHUNK + b"0\r\nX-Sum: 1\r\n\r\n"),
    "chunks without an end": raw(*CHUNKED, length=None, body=CHUNK),
    "a chunk that breaks off": raw(*CHUNKED, length=None, body=CHUNK[:-9]),
    "a chunk of no length": raw(*CHUNKED, length=None, body=b"zz\r\n" + LAST),
    "a body until the end of the connection": raw(length=None),
    "a slow drip that lives": [HEAD, *slowly(LAST, 1.0)],
    "a slow drip that dies": [HEAD, *slowly(LAST[:9], 0.3), 60.0],
    "silence in the headers": [HEAD[:30], 60.0],
    "silence after the headers": [HEAD, 60.0],
    "silence": None,
    "garbage": bytes(range(128, 256)) * 4,
    "garbage in lines": b"garbage\r\nmore: of it\r\n\r\n",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "TLS": b"\x15\x03\x01\x00\x02\x02\x50",
    "HTTP/0.9": LAST,
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\n" + LAST,
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/3.0 in text": HEAD.replace(b"HTTP/1.1", b"HTTP/3.0") + LAST,
    "a status of letters": raw("abc OK"),
    "a status of 99": raw("99 Low"),
    "a status of 999": raw("999 High"),
    "no reason": raw("200"),
    "lines that end with LF": HEAD.replace(b"\r\n", b"\n") + LAST,
    "100 Continue": b"HTTP/1.1 100 Continue\r\n\r\n" + HEAD + LAST,
    "a second answer nobody asked for": (HEAD + LAST) * 2,
    "201": raw("201 Created"),
    "206": raw("206 Partial Content"),
    "302 to a captive portal": raw("302 Found", "Location: http://portal.invalid/login", body=b"<html>", length=6),
    "304": raw("304 Not Modified", length=0, body=b""),
    "307": raw("307 Temporary Redirect", "Location: /elsewhere", length=0, body=b""),
    "308": raw("308 Permanent Redirect", "Location: /elsewhere", length=0, body=b""),
    "403 of a proxy, in HTML": raw("403 Forbidden", body=b"<html><body>Blocked</body></html>", length=33),
    "407": raw("407 Proxy Authentication Required", length=0, body=b""),
    "511 of a captive portal": raw("511 Network Authentication Required", body=b"<html>Log in</html>", length=19),
    "500": raw("500 Oh no", length=0, body=b""),
    "an error whose document stops coming": [raw("400 Bad Request", length=40, body=b'{"message": "ha'), 60.0],
    "an error in broken chunks": raw("400 Bad Request", "Transfer-Encoding: chunked", length=None, body=b"zz\r\n"),
    "502 of a proxy": raw("502 Bad Gateway", body=b"<html>nginx</html>", length=18),
    "504": raw("504 Gateway Timeout", length=0, body=b""),
    "a header beyond ASCII": raw("200 OK", "X-Name: \u00e9"),
    "a header of 60 KB": raw("200 OK", "X-Long: " + "x" * 60_000),
    "a header of 1 MB": raw("200 OK", "X-Long: " + "x" * 1_000_000),
    "90 headers": raw("200 OK", *MANY[:90]),
    "120 headers": raw("200 OK", *MANY),
    "blanks round the document": raw(body=b" \r\n" + LAST + b"\r\n", length=len(LAST) + 5),
    "an empty token": raw(body=page(["s3"], ""), length=None),
    "a token of null": raw(body=LAST[:-1] + b', "nextToken": null}', length=None),
    "a token that comes twice": raw(body=page(["s3"], "b"), length=None),
}

END = "a silent end"
PAGE = "a page"
STRICT = "boto3 guesses what was meant"
LOSS = "nothing is lost silently"
# Name: the answer, what it is to boto3, what it is to us, and why.
DIFFERENT: dict[str, tuple[Response, str, str, str]] = {
    "closed in the headers": (HEAD[:30], END, "ConnectionClosedError", LOSS),
    "closed in the body": (HEAD + LAST[:10], END, "ConnectionClosedError", LOSS),
    "a length that is too long": (raw(length=len(LAST) + 5), PAGE, "ConnectionClosedError", "it may be cut off"),
    "a length that is too short": (raw(length=len(LAST) - 5), END, "ResponseParserError", LOSS),
    "a length of 0": (raw(length=0), END, "ResponseParserError", LOSS),
    "a length below 0": (raw(length=-1), PAGE, "ConnectionClosedError", STRICT),
    "a length of letters": (raw(length="all"), PAGE, "ConnectionClosedError", STRICT),
    "two lengths": (raw("200 OK", "Content-Length: 7"), "HTTPClientError", "ConnectionClosedError", "a class below it"),
    "chunks and a length": (
        raw(*CHUNKED, length=3, body=CHUNK + b"0\r\n\r\n"),
        PAGE,
        "HTTPClientError",
        "one of the two is a lie",
    ),
    "a body cut off without a length": (raw(length=None, body=LAST[:10]), END, "ResponseParserError", LOSS),
    "slow headers": (
        [*slowly(HEAD, 1.0), LAST],
        PAGE,
        "ReadTimeoutError",
        "headers take read_timeout in all; a body, from one piece to the next",
    ),
    "an error without its document": (
        raw("400 Bad Request", length=40, body=b""),
        "ClientError",
        "ConnectionClosedError",
        "half an answer is worth another attempt",
    ),
    "an error whose document breaks off": (
        raw("503 Down", length=40, body=b'{"message": "ha'),
        "ClientError",
        "ConnectionClosedError",
        "half an answer is worth another attempt",
    ),
    "an empty body": (raw(length=0, body=b""), END, "ResponseParserError", LOSS),
    "204": (raw("204 No Content", length=None, body=b""), END, "ResponseParserError", LOSS),
    "HTML of a captive portal": (raw(body=b"<html>Log in</html>", length=19), END, "ResponseParserError", LOSS),
    "a document that breaks off": (raw(body=LAST[:-5], length=len(LAST) - 5), END, "ResponseParserError", LOSS),
    "a document and more": (raw(body=LAST + b"x", length=len(LAST) + 1), END, "ResponseParserError", LOSS),
    "a byte order mark": (raw(body=b"\xef\xbb\xbf" + LAST, length=len(LAST) + 3), END, "ResponseParserError", LOSS),
    "UTF-16": (
        raw(body=LAST.decode().encode("utf-16"), length=None),
        "UnicodeDecodeError",
        "ResponseParserError",
        "says what was wrong",
    ),
    "a list": (raw(body=b"[]", length=2), "AttributeError", "ResponseParserError", "says what was wrong"),
    "gzip that nobody asked for": (
        raw("200 OK", "Content-Encoding: gzip", body=gzip.compress(LAST), length=None),
        "UnicodeDecodeError",
        "ResponseParserError",
        "says what was wrong",
    ),
    "102 before the answer": (raw("102 Processing", length=None, body=b"") * 9 + HEAD + LAST, END, PAGE, LOSS),
    "103 before the answer": (b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + HEAD + LAST, END, PAGE, LOSS),
    "101": (raw("101 Switching Protocols", "Upgrade: x", "Connection: upgrade", length=None), END, "ClientError", LOSS),
    "a header without a colon": (raw("200 OK", "nonsense"), PAGE, "ConnectionClosedError", STRICT),
    "a header's name with a blank": (raw("200 OK", "X-A : 1"), PAGE, "ConnectionClosedError", STRICT),
    "a header on two lines": (raw("200 OK", "X-A: 1\r\n 2"), PAGE, "ConnectionClosedError", "abolished by RFC 9112"),
    "a header with a zero": (raw("200 OK", "X-A: a\0b"), PAGE, "ConnectionClosedError", STRICT),
    "a header of 66 KB": (raw("200 OK", "X-Long: " + "x" * 66_000), "ConnectionClosedError", PAGE, "it can be read"),
    "900 KB of headers": (
        raw("200 OK", *[f"X-{number}: {'x' * 10_000}" for number in range(90)]),
        PAGE,
        "ConnectionClosedError",
        "headers may take 400 KB",
    ),
}


@pytest.fixture(scope="module")
def clients(server: ScriptedServer) -> tuple[Any, Any]:
    return both_clients(server.url, **SOON)


def sessions(pages: Any) -> list[str]:
    return [session["sessionId"] for page in pages for session in page.get("sessions", [])]


def outcome(client: Any, server: ScriptedServer, fault: Response) -> tuple[Any, Exception | None, Any, Any]:
    """List two good pages and one with the fault: the sessions, the error, the pages, and the iterator over them."""
    server.play((200, [], page(["s1"], "a")), (200, [], page(["s2"], "b")), fault)
    pages = client.get_paginator("list_sessions").paginate(**IDS)
    listed: list[str] = []
    iterator = iter(pages)
    try:
        for one in iterator:
            listed += sessions([one])
    except Exception as error:
        return listed, error, pages, iterator
    return listed, None, pages, iterator


def assert_goes_on(server: ScriptedServer, clients: tuple[Any, Any], pages: Any, iterator: Any) -> None:
    """The token goes on in fresh paginators of both; so does the iterator itself."""
    token = pages.resume_token
    for client in clients:
        server.play((200, [], LAST))
        rest = client.get_paginator("list_sessions").paginate(**IDS, PaginationConfig={"StartingToken": token})
        assert sessions(rest) == ["s3"]
        assert [dict(request.query)["nextToken"] for request in server.requests] == ["b"]
    server.play((200, [], LAST))
    assert sessions(iterator) == ["s3"]
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", [scenario("Faults", name, name) for name in EQUAL])
def test_as_boto3(server: ScriptedServer, clients: tuple[Any, Any], name: str) -> None:
    theirs, ours = (outcome(client, server, EQUAL[name]) for client in clients)
    assert ours[0] == theirs[0]
    assert (type(ours[1]), str(ours[1])) == (type(theirs[1]), str(theirs[1]))
    if name == "a token that comes twice":
        assert ours[0] == ["s1", "s2", "s3"]
    elif ours[1] is not None:
        assert ours[0] == ["s1", "s2"]
        assert_goes_on(server, clients, *ours[2:])


@pytest.mark.parametrize(
    "name",
    [
        scenario("Faults", name, name, different=f"{ours}, not {theirs}: {reason}")
        for name, (_, theirs, ours, reason) in DIFFERENT.items()
    ],
)
def test_better_than_boto3(server: ScriptedServer, clients: tuple[Any, Any], name: str) -> None:
    answer, *expected, _ = DIFFERENT[name]
    for client, what in zip(clients, expected, strict=True):
        listed, error, pages, iterator = outcome(client, server, answer)
        assert (type(error).__name__ if error else PAGE if "s3" in listed else END) == what
        assert listed == ["s1", "s2", "s3"][: 3 if what == PAGE else 2]
        if client is clients[1] and error:
            assert_goes_on(server, clients, pages, iterator)
            assert "hush" not in str(error)


@contextlib.contextmanager
def listener(backlog: int = 16) -> Iterator[tuple[str, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0), backlog=backlog) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", listening


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        scenario("Faults", "no name", "http://nowhere.invalid", "EndpointConnectionError"),
        scenario("Faults", "nobody listens", "http://127.0.0.1:1", "EndpointConnectionError"),
    ],
)
def test_no_endpoint(url: str, expected: str) -> None:
    texts = []
    for client in both_clients(url, **SOON):
        with pytest.raises(deadline_pages.exceptions.EndpointConnectionError) as caught:
            client.list_sessions(**IDS)
        assert caught.typename == expected
        texts.append(str(caught.value))
    assert texts[1] == texts[0]


@pytest.mark.scenario("Faults", "no connection: a full backlog")
def test_a_connection_that_does_not_come_about() -> None:
    with listener(backlog=0) as (url, listening), contextlib.ExitStack() as stack:
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        texts = []
        for client in both_clients(url, **SOON):
            with pytest.raises(deadline_pages.exceptions.ConnectTimeoutError) as caught:
                client.list_sessions(**IDS)
            texts.append(str(caught.value))
        assert texts[1] == texts[0]


@pytest.mark.scenario("Faults", "accepted by the system, never by the service")
def test_a_service_that_never_accepts() -> None:
    with listener() as (url, _):
        texts = []
        for client in both_clients(url, **SOON):
            with pytest.raises(deadline_pages.exceptions.ReadTimeoutError) as caught:
                client.list_sessions(**IDS)
            texts.append(str(caught.value))
        assert texts[1] == texts[0]


@pytest.mark.scenario("Faults", "a page of 50 MB")
def test_a_huge_page(server: ScriptedServer, clients: tuple[Any, Any]) -> None:
    body = page([f"session-{number:0>1200}" for number in range(43_000)])
    assert len(body) > 50 << 20
    theirs, ours = (
        outcome(client, server, [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body), body])
        for client in clients
    )
    assert theirs[1] is ours[1] is None
    assert len(ours[0]) == 43_002
    assert ours[0] == theirs[0]


@pytest.mark.scenario("Faults", "a storm of 5xx that passes")
@pytest.mark.scenario("Faults", "a storm of 5xx that lasts")
@pytest.mark.parametrize("failing", [4, 5])
def test_a_storm(server: ScriptedServer, failing: int) -> None:
    storm: list[Response] = [(status, [], b"") for status in (503, 500, 502, 504, 503)[:failing]]
    seen: list[Any] = []
    both = both_clients(server.url, **SOON, retries={"total_max_attempts": 5, "mode": "standard"})
    for client in both:
        server.play((200, [], page(["s1"], "a")), (200, [], page(["s2"], "b")), *storm, (200, [], LAST))
        pages = client.get_paginator("list_sessions").paginate(**IDS)
        iterator = iter(pages)
        listed = sessions([next(iterator), next(iterator)])
        try:
            last = next(iterator)
            seen.append((listed, sessions([last]), last["ResponseMetadata"]["RetryAttempts"]))
        except deadline_pages.exceptions.ClientError as error:
            seen.append((listed, str(error), error.response["ResponseMetadata"]["RetryAttempts"]))
        assert len(server.requests) == 2 + min(failing + 1, 5)
    assert seen[1] == seen[0]
    if failing == 5:
        assert_goes_on(server, both, pages, iterator)
