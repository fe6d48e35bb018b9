"""Keys as they come: what cannot be part of a header is an ordinary error, what can is signed as botocore signs it."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

import boto3
import deadline_pages
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import HTTPClientError
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS, ONE_ATTEMPT
from tests.support.aws_files import ROLE, RUNS, answered, key, process, section
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws, at, keys, sts_answer
from tests.support.scripted_server import EMPTY_PAGE, Request, Response, ScriptedServer

ENV: Final = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "hush"}
CONTAINER: Final = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container"}
INSTANCE: Final = {"AWS_EC2_METADATA_DISABLED": None, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}"}
ASSUMED: Final = section("default", ROLE + "one", "source_profile = base")
BASE: Final = section("base", key("BASE"))
REFUSED: Final = "An HTTP Client raised an unhandled exception: Invalid header value (not shown): the "
NOT_SHOWN: Final = "the same class; boto3's text has the header in it, with the key"


def role_keys(name: str = "ROLE", token: str = "token") -> dict[str, Any]:
    """Give an answer of STS whose keys are these."""
    body = sts_answer("AssumeRole", name).replace(b"<SessionToken>token<", f"<SessionToken>{token}<".encode())
    return {"AssumeRole": (200, [], body)}


# -- keys that cannot be sent --------------------------------------------------------------------------------------

UNSENDABLE: Final = [
    scenario("Keys that cannot be sent", name, run, what, different=NOT_SHOWN)
    for name, run, what in [
        (
            "client(): a line end",
            Run(client={"aws_access_key_id": "AKID\n", "aws_secret_access_key": "hush"}),
            "access key",
        ),
        (
            "Session(): a carriage return in the session token",
            Run(session={"aws_access_key_id": "A", "aws_secret_access_key": "hush", "aws_session_token": "t\r"}),
            "session token",
        ),
        ("environment: a line end", Run(environment={**ENV, "AWS_ACCESS_KEY_ID": "AKID\n"}), "access key"),
        ("environment: a carriage return", Run(environment={**ENV, "AWS_ACCESS_KEY_ID": "AKID\r"}), "access key"),
        (
            "environment: bytes that are no UTF-8",
            Run(environment={**ENV, "AWS_ACCESS_KEY_ID": "AKID\udc85"}),
            "access key",
        ),
        (
            "environment: a session token with a line end",
            Run(environment={**ENV, "AWS_SESSION_TOKEN": "t\n"}),
            "session token",
        ),
        (
            "credentials file: a value that goes on in the next line",
            Run(credentials=section("default", "aws_access_key_id = AKID", "  MORE", "aws_secret_access_key = hush")),
            "access key",
        ),
        (
            "config file: a value that goes on in the next line",
            Run(config=section("default", "aws_access_key_id = AKID", "  MORE", "aws_secret_access_key = hush")),
            "access key",
        ),
        (
            "credential_process: a line end",
            Run(config=RUNS, files=process(answered(AccessKeyId="AKID\n")), calls=2),
            "access key",
        ),
        (
            "credential_process: a session token with a line end",
            Run(config=RUNS, files=process(answered(SessionToken="t\n", Expiration=at(3600)))),
            "session token",
        ),
        (
            "assumed role: a line end",
            Run(config=ASSUMED, credentials=BASE, answers=role_keys("AKID&#10;")),
            "access key",
        ),
        (
            "assumed role: its source has a line end",
            Run(config=ASSUMED, credentials=section("base", "aws_access_key_id = A", " B", "aws_secret_access_key=x")),
            "access key",
        ),
        (
            "container: a line end",
            Run(environment=CONTAINER, answers={"container": (200, [], keys("AKID\n"))}),
            "access key",
        ),
        (
            "EC2 instance: a line end",
            Run(environment=INSTANCE, answers={"instance keys": (200, [], keys("AKID\n"))}),
            "access key",
        ),
    ]
]


@pytest.mark.parametrize(("run", "what"), UNSENDABLE)
def test_a_key_that_cannot_be_sent(room: CleanRoom, services: FakeAws, run: Run, what: str) -> None:
    theirs, ours = room.both(run, services)
    (their_class, _), (our_class, text) = theirs.pop("error"), ours.pop("error")
    assert our_class == their_class == "HTTPClientError"
    assert text.startswith(f"{REFUSED}{what} contains U+")
    assert ours == theirs


SENT: Final = "boto3 sends it; no key has one, and servers answer 400 to it"


@pytest.mark.scenario("Keys that cannot be sent", "control characters", different=SENT)
@pytest.mark.parametrize("character", ["\x00", "\x01", "\x0b", "\x1b", "\x7f", "\n x"])
def test_control_characters(room: CleanRoom, services: FakeAws, character: str) -> None:
    file = section("default", f"aws_access_key_id = AK{character}ID", "aws_secret_access_key = hush")
    theirs, ours = room.both(Run(credentials=file), services)
    assert ours["error"][0] == "HTTPClientError"
    assert ours["requests"] == []
    if character != "\n x":  # of a file it is not a line that goes on
        assert theirs["step"] == "done"


# -- session tokens that are empty ---------------------------------------------------------------------------------

PAIR: Final = {"aws_access_key_id": "AKID", "aws_secret_access_key": "hush"}
NO_TOKEN: Final = key("AKID") + "aws_session_token =\n"
ANSWER: Final = {"AccessKeyId": "AKID", "SecretAccessKey": "hush", "Token": "", "Expiration": at(3600)}
EMPTY: Final = [
    scenario("Empty session tokens", name, run)
    for name, run in {
        "client()": Run(client={**PAIR, "aws_session_token": ""}),
        "Session()": Run(session={**PAIR, "aws_session_token": ""}),
        "environment": Run(environment={**ENV, "AWS_SESSION_TOKEN": ""}),
        "environment, keys that end": Run(
            environment={**ENV, "AWS_SESSION_TOKEN": "", "AWS_CREDENTIAL_EXPIRATION": at(3600)}
        ),
        "credentials file": Run(credentials=section("default", NO_TOKEN)),
        "config file": Run(config=section("default", NO_TOKEN)),
        "an empty aws_security_token before a full aws_session_token": Run(
            credentials=section("default", key("AKID"), "aws_security_token =", "aws_session_token = full")
        ),
        "boto 2's file": Run(files={".boto": section("Credentials", NO_TOKEN)}),
        "credential_process": Run(config=RUNS, files=process(answered(SessionToken=""))),
        "credential_process, keys that end": Run(
            config=RUNS, files=process(answered(SessionToken="", Expiration=at(3600)))
        ),
        "container": Run(environment=CONTAINER, answers={"container": (200, [], json.dumps(ANSWER).encode())}),
        "EC2 instance": Run(environment=INSTANCE, answers={"instance keys": (200, [], json.dumps(ANSWER).encode())}),
        "assumed role": Run(config=ASSUMED, credentials=BASE, answers=role_keys(token="")),
        "source of a role": Run(config=ASSUMED, credentials=section("base", NO_TOKEN)),
    }.items()
]


@pytest.mark.parametrize("run", EMPTY)
def test_an_empty_session_token_is_none(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


# -- any key -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ScriptedServer]:
    with ScriptedServer(itertools.repeat(EMPTY_PAGE)) as running:
        yield running


OPTIONS: Final = {"inject_host_prefix": False, "retries": ONE_ATTEMPT}


def ours(url: str, access: str, secret: str = "hush", token: str | None = None, **more: Any) -> Any:
    return deadline_pages.client(
        "deadline",
        region_name="eu-west-1",
        endpoint_url=url,
        aws_access_key_id=access,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=OPTIONS,
        **more,
    )


@pytest.fixture(scope="module")
def theirs(endpoint: ScriptedServer) -> Any:
    """Give a boto3 client; its keys are exchanged for each try."""
    return boto3.client(
        "deadline", region_name="eu-west-1", endpoint_url=endpoint.url, config=Config(**OPTIONS), **PAIR
    )


def signature_of(request: Request, access: str, secret: str, token: str | None) -> str:
    """Sign a request as it came in with botocore."""
    authorization = request.header("authorization") or ""
    names = authorization.partition("SignedHeaders=")[2].partition(",")[0].split(";")
    signed = AWSRequest(request.method, f"http://{request.header('host')}{request.target}")
    for name in names:
        signed.headers[name] = request.header(name) or ""
    if token:
        signed.headers.replace_header("x-amz-security-token", token)
    signed.context["timestamp"] = request.header("x-amz-date")
    signer = SigV4Auth(Credentials(access, secret, token), "deadline", "eu-west-1")
    text = signer.string_to_sign(signed, signer.canonical_request(signed))
    return str(signer.signature(text, signed))


# With the characters that matter more often than chance would have them.
TEXTS: Final = st.text(
    st.one_of(st.sampled_from('\n\r\t\0\x0b\x7f\x85\xa0\u200b\u2028\ufffd Aa=/+,"\\'), st.characters()), max_size=12
)


@settings(max_examples=100, deadline=None)
@given(access=TEXTS, secret=TEXTS, token=st.none() | TEXTS)
@example(access=" AKID ", secret=" hush\n", token=" a  b\tc ")
@example(access="AKID", secret="hush", token="\xa0t\u2003\x85t\u2028")
@example(access="AKID\ud800", secret="hush", token=None)
@example(access="AKID", secret="hush\udc85", token=None)
@example(access="AKID", secret="hush", token="t\udc85")
def test_signed_as_by_botocore(
    endpoint: ScriptedServer, theirs: Any, access: str, secret: str, token: str | None
) -> None:
    theirs._request_signer._credentials = Credentials(access, secret, token)
    endpoint.requests.clear()
    refused = None
    try:
        theirs.list_sessions(**IDS)
    except (HTTPClientError, UnicodeEncodeError, AttributeError) as error:  # the latter two: no Unicode
        refused = error
    client = ours(endpoint.url, access, secret, token)
    their_requests = list(endpoint.requests)
    endpoint.requests.clear()
    text = ""
    try:
        client.list_sessions(**IDS)
    except HTTPClientError as error:
        text = str(error)
    if text:
        assert text.startswith(REFUSED)
        assert endpoint.requests == []
        header = access + (token or "")
        assert refused is not None or "\ufffd" in header + secret or any(ord(c) < 32 or c == "\x7f" for c in header)
        return
    assert refused is None
    (request,), (their_request,) = endpoint.requests, their_requests
    scope, _, found = (request.header("authorization") or "").partition(", Signature=")
    assert scope.partition("/")[0] == (their_request.header("authorization") or "").partition("/")[0]
    assert found == signature_of(request, access, secret, token)
    assert (request.header("x-amz-security-token") is None) == (their_request.header("x-amz-security-token") is None)


# -- from every side -----------------------------------------------------------------------------------------------


def paginated(client: Any) -> None:
    list(client.get_paginator("list_sessions").paginate(**IDS))


def awaited(client: Any) -> None:
    asyncio.run(client.list_sessions_async(**IDS))


def awaited_pages(client: Any) -> None:
    async def pages() -> None:
        async for _ in client.get_paginator("list_sessions").paginate(**IDS):
            pass

    asyncio.run(pages())


SIDES: Final[list[Callable[[Any], None]]] = [
    lambda client: client.list_sessions(**IDS),
    paginated,
    awaited,
    awaited_pages,
]


@pytest.mark.parametrize("ahead", [0, 1, 4])
@pytest.mark.parametrize("list_them", SIDES, ids=["call", "pages", "awaited", "awaited pages"])
def test_from_every_side(endpoint: ScriptedServer, list_them: Callable[[Any], None], ahead: int) -> None:
    client = ours(endpoint.url, "hush\n", read_ahead=ahead)
    for _ in range(2):  # the client is as it was
        with pytest.raises(HTTPClientError, match="the access key contains U"):
            list_them(client)
    list_them(ours(endpoint.url, "AKID"))


@pytest.mark.parametrize("ahead", [0, 1, 4])
def test_keys_of_a_boto3_client_that_turn_bad_within_a_listing(ahead: int) -> None:
    pages: list[Response] = [(200, [], json.dumps({"sessions": [], "nextToken": str(n)}).encode()) for n in range(5)]
    with ScriptedServer([*pages, EMPTY_PAGE]) as server:
        made = boto3.client("deadline", region_name="eu-west-1", endpoint_url=server.url, config=Config(**OPTIONS))
        held = made._request_signer._credentials = Credentials("AKID", "hush")
        client = deadline_pages.accelerate(made)
        iterator = iter(client.get_paginator("list_sessions").paginate(**IDS, read_ahead=ahead))
        tokens = [next(iterator)["nextToken"]]
        held.access_key = "hush\r"
        with pytest.raises(HTTPClientError, match="the access key contains U"):
            # Those that were asked for with the good keys still come.
            tokens.extend(page["nextToken"] for page in iterator)
        held.access_key = "AKID"
        tokens += [page.get("nextToken") for page in iterator]
        assert tokens == ["0", "1", "2", "3", "4", None]
