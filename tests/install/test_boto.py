"""`install()`: boto3's own clients list through us, and whoever listens to a client still hears it."""

from __future__ import annotations

import contextlib
import datetime
import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from unittest import mock

import boto3
import botocore.session
import deadline_pages
import pytest
from botocore import UNSIGNED
from botocore.client import BaseClient
from botocore.config import Config
from botocore.credentials import RefreshableCredentials
from botocore.exceptions import BotoCoreError, ClientError
from botocore.loaders import Loader
from botocore.stub import Stubber

from tests.support.accelerated import PAGE
from tests.support.arguments import IDS, KEYS
from tests.support.scripted_server import Request, Response, ScriptedServer

MORE: Final[Response] = (200, [], b'{"sessions": [{"sessionId": "a"}], "nextToken": "t"}')
BUSY: Final[Response] = (503, [], b'{"message": "busy"}')


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture(autouse=True)
def installed() -> Iterator[None]:
    deadline_pages.install()
    yield
    deadline_pages.uninstall()


def make(server: ScriptedServer, session: Any = None, **config: Any) -> Any:
    source = session or boto3.Session(**KEYS)
    return source.client(
        "deadline", "eu-west-1", endpoint_url=server.url, config=Config(inject_host_prefix=False, **config)
    )


def lists_through_us(server: ScriptedServer, client: Any) -> bool:
    server.play(PAGE, MORE, PAGE)
    assert client.list_sessions(**IDS)["sessions"] == [{"sessionId": "a"}]
    assert len(list(client.get_paginator("list_sessions").paginate(**IDS))) == 2
    [ours] = {request.is_ours for request in server.requests}
    return ours


def test_new_clients_list_through_us(server: ScriptedServer) -> None:
    client = make(server)
    assert lists_through_us(server, client)
    assert type(client).__name__ == "DeadlineCloud"
    assert isinstance(client, BaseClient)
    server.play((200, [], b"{}"))
    client.get_farm(farmId="farm-1")
    assert not server.requests[0].is_ours


def test_a_clients_answers_do_not_change(server: ScriptedServer) -> None:
    with_us = make(server)
    deadline_pages.uninstall()
    without = make(server)
    answers = []
    for client in (without, with_us):
        server.play(MORE, PAGE, MORE, (404, [("x-amzn-errortype", "ResourceNotFoundException")], b'{"message": "m"}'))
        deadline_pages.accelerate(with_us)
        pages = list(client.get_paginator("list_sessions").paginate(**IDS))
        for page in pages:
            page.pop("NextToken", None)
        cut = (
            client.get_paginator("list_sessions").paginate(**IDS, PaginationConfig={"MaxItems": 1}).build_full_result()
        )
        with pytest.raises(client.exceptions.ResourceNotFoundException) as caught:
            client.list_sessions(**IDS)
        answers.append((pages, cut, str(caught.value), caught.value.response))
    assert answers[1] == answers[0]


def test_uninstall_puts_all_back(server: ScriptedServer) -> None:
    session = boto3.Session(**KEYS)
    client = make(server, session)
    kind = type(client)
    assert lists_through_us(server, client)
    deadline_pages.uninstall()
    assert type(client) is kind.__mro__[1]
    assert not lists_through_us(server, client)
    assert not lists_through_us(server, make(server, session))
    assert not lists_through_us(server, make(server))
    deadline_pages.install()
    deadline_pages.install()
    assert lists_through_us(server, make(server))


def test_the_default_session(server: ScriptedServer) -> None:
    deadline_pages.uninstall()
    boto3.setup_default_session(**KEYS)
    try:
        assert not lists_through_us(server, make(server, boto3))
        deadline_pages.install()
        assert lists_through_us(server, make(server, boto3))
        deadline_pages.uninstall()
        assert not lists_through_us(server, make(server, boto3))
    finally:
        boto3.DEFAULT_SESSION = None


@pytest.mark.parametrize("kind", ["boto3", "botocore"])
def test_one_session_only(server: ScriptedServer, kind: str) -> None:
    deadline_pages.uninstall()
    core, other = botocore.session.get_session(), boto3.Session(**KEYS)
    session = boto3.Session(**KEYS, botocore_session=core)
    deadline_pages.install(session if kind == "boto3" else core)
    assert lists_through_us(server, make(server, session))
    assert not lists_through_us(server, make(server, other))


def test_one_client_only(server: ScriptedServer) -> None:
    deadline_pages.uninstall()
    client, other = make(server), make(server)
    assert deadline_pages.accelerate(client) is client
    assert deadline_pages.accelerate(client) is client
    assert lists_through_us(server, client)
    assert not lists_through_us(server, other)


@pytest.mark.parametrize(
    "thing", [None, "deadline", boto3.client("sts", "eu-west-1", **KEYS)], ids=["None", "a name", "another service"]
)
def test_only_a_deadline_client_can_be_accelerated(thing: Any) -> None:
    with pytest.raises(TypeError, match="not a boto3 client of the service 'deadline'"):
        deadline_pages.accelerate(thing)


# -- what is taken over --------------------------------------------------------------------------------------------


def scope(request: Request) -> tuple[str, str, str | None]:
    parts = (request.header("authorization") or "").partition("Credential=")[2].partition(",")[0].split("/")
    return parts[0], parts[2], request.header("x-amz-security-token")


def test_keys_and_region(server: ScriptedServer) -> None:
    client = make(server, boto3.Session(**KEYS, aws_session_token="token"))
    assert lists_through_us(server, client)
    assert {scope(request) for request in server.requests} == {("AKIDEXAMPLE", "eu-west-1", "token")}


def test_keys_are_refreshed_through_botocore(server: ScriptedServer) -> None:
    count = 0

    def refresh() -> dict[str, str]:
        nonlocal count
        count += 1
        soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=1)
        return {"access_key": f"KEY{count}", "secret_key": "s", "token": "t", "expiry_time": soon.isoformat()}

    core = botocore.session.get_session()
    core._credentials = RefreshableCredentials.create_from_metadata(refresh(), refresh, "test")
    client = make(server, boto3.Session(botocore_session=core))
    pages = client.get_paginator("list_sessions").paginate
    server.play(MORE, (200, [], b'{"nextToken": "u"}'), PAGE)
    assert len(list(pages(**IDS, read_ahead=0))) == 3
    assert [scope(request)[0] for request in server.requests] == ["KEY2", "KEY3", "KEY4"]
    # A page read ahead is asked for with the keys of the moment, which are those of the page before it.
    server.play(MORE, (200, [], b'{"nextToken": "u"}'), PAGE)
    assert len(list(pages(**IDS))) == 3
    assert [scope(request)[0] for request in server.requests] == ["KEY5", "KEY6", "KEY6"]


def test_no_keys(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    core = botocore.session.get_session()
    core._credentials = None
    client = make(server, boto3.Session(botocore_session=core))
    texts = []
    for _ in range(2):
        with pytest.raises(Exception, match=r"Unable to locate credentials") as caught:
            client.list_sessions(**IDS)
        texts.append((caught.typename, str(caught.value)))
        deadline_pages.uninstall()
    assert texts[1] == texts[0]
    assert server.requests == []


@pytest.mark.parametrize("mode", ["standard", "adaptive", "legacy"])
@pytest.mark.parametrize("attempts", [None, 1, 2])
def test_attempts(server: ScriptedServer, mode: str, attempts: int | None) -> None:
    retries: dict[str, Any] = {"mode": mode} if attempts is None else {"mode": mode, "total_max_attempts": attempts}
    most = attempts or {"legacy": 5}.get(mode, 3)
    client = make(server, retries=retries)
    server.play(*[BUSY] * 6)
    with pytest.raises(client.exceptions.ClientError):
        client.list_sessions(**IDS)
    assert all(request.is_ours for request in server.requests)
    assert len(server.requests) == most


def test_timeouts(server: ScriptedServer) -> None:
    client = make(server, read_timeout=0.2, retries={"total_max_attempts": 1})
    server.play(None)
    with pytest.raises(Exception, match="Read timeout on endpoint URL"):
        client.list_sessions(**IDS)
    assert server.requests[0].is_ours


def test_the_user_agent_extra(server: ScriptedServer) -> None:
    client = make(server, user_agent_extra="app/studio#1.2")
    assert lists_through_us(server, client)
    for request in server.requests:
        assert (request.header("user-agent") or "").endswith(" app/studio#1.2")


def test_the_applications_id(server: ScriptedServer) -> None:
    client = make(server, user_agent_appid="my app")
    assert lists_through_us(server, client)
    assert " app/my-app " in (server.requests[0].header("user-agent") or "") + " "


@pytest.mark.parametrize("region", ["eu-west-1", "us-gov-west-1", "us-iso-east-1"])
@pytest.mark.parametrize("kinds", [["fips"], ["dualstack"], ["fips", "dualstack"]], ids="+".join)
def test_fips_and_dual_stack(region: str, kinds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    config = Config(**{f"use_{kind}_endpoint": True for kind in kinds})
    client = deadline_pages.accelerate(boto3.Session(**KEYS).client("deadline", region, config=config, verify=True))
    operation = client.meta.service_model.operation_model("ListSessions")
    theirs = client._ruleset_resolver.construct_endpoint(operation, {}, {}).url
    assert vars(client)["_deadline_pages"].native_for(client, "list_sessions").endpoint_url == theirs


@pytest.mark.parametrize(
    ("config", "named"),
    [
        ({"client_cert": "/cert.pem"}, "client_cert"),
        ({"parameter_validation": False}, "parameter_validation"),
        ({"signature_version": UNSIGNED}, "signature_version"),
        ({"user_agent_extra": "é"}, "user_agent_extra"),
    ],
)
def test_what_cannot_be_honoured_is_left_to_botocore(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture, config: dict[str, Any], named: str
) -> None:
    client = make(server, **config)
    with caplog.at_level("WARNING"):
        for _ in range(2):
            server.play(PAGE)
            # Where botocore cannot do it either, the error is botocore's.
            with contextlib.suppress(ClientError, BotoCoreError, UnicodeError):
                client.list_sessions(**IDS)
            assert not any(request.is_ours for request in server.requests)
    [record] = [record for record in caplog.records if record.name == "deadline_pages"]
    assert record.levelno == logging.WARNING
    assert named in record.getMessage()
    assert "hush" not in record.getMessage()


def test_a_newer_model_is_left_to_botocore(
    server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    loader = Loader()
    model = loader.load_service_model("deadline", "service-2")
    model["shapes"]["SessionSummary"]["members"]["mood"] = {"shape": "String"}
    model["shapes"]["ListJobsRequest"]["members"]["mood"] = {
        "shape": "String",
        "location": "querystring",
        "locationName": "mood",
    }
    folder = tmp_path / "deadline" / model["metadata"]["apiVersion"]
    folder.mkdir(parents=True)
    (folder / "service-2.json").write_text(json.dumps(model))
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    client = make(server)
    server.play((200, [], b'{"sessions": [{"mood": "good"}]}'), (200, [], b"{}"), (200, [], b"{}"))
    assert client.list_sessions(**IDS)["sessions"] == [{"mood": "good"}]
    client.list_jobs(farmId="f", queueId="q", mood="good")
    client.list_farms()
    assert [request.is_ours for request in server.requests] == [False, False, True]
    assert "list_sessions lists through botocore: botocore's model has unknown members: mood" in caplog.text
    assert "list_jobs lists through botocore: botocore's model has unknown members: mood" in caplog.text


# -- who listens ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event",
    [
        "provide-client-params.deadline.ListSessions",
        "before-parameter-build.deadline.ListSessions",
        "before-call.deadline",
        "request-created.deadline.ListSessions",
        "before-sign.*.ListSessions",
        "before-send.deadline.ListSessions",
        "response-received.deadline.ListSessions",
        "before-parse.deadline.ListSessions",
        "needs-retry.deadline.ListSessions",
        "after-call.deadline.ListSessions",
        "after-call",
    ],
)
def test_a_handler_hears_the_calls(server: ScriptedServer, event: str) -> None:
    client = make(server)
    heard: list[str] = []

    def handler(**kwargs: Any) -> None:
        heard.append(kwargs["event_name"])

    assert lists_through_us(server, client)
    client.meta.events.register(event, handler)
    assert not lists_through_us(server, client)
    assert len(heard) == 3
    server.play((200, [], b"{}"))
    client.meta.events.unregister(event, handler)
    assert lists_through_us(server, client)


def test_a_handler_of_another_operation_does_not_matter(server: ScriptedServer) -> None:
    client = make(server)
    client.meta.events.register("before-call.deadline.ListJobs", lambda **_: None)
    assert lists_through_us(server, client)


def test_stubber(server: ScriptedServer) -> None:
    client = make(server)
    with Stubber(client) as stubber:
        stubber.add_response("list_sessions", {"sessions": []}, IDS)
        stubber.add_client_error("list_sessions", "ThrottlingException", "slow down")
        assert client.list_sessions(**IDS)["sessions"] == []
        with pytest.raises(client.exceptions.ThrottlingException):
            list(client.get_paginator("list_sessions").paginate(**IDS))
    assert server.requests == []
    assert lists_through_us(server, client)


def test_a_patched_client(server: ScriptedServer) -> None:
    client = make(server)
    calls = []

    def answer(_self: Any, operation: str, parameters: Any) -> Any:
        calls.append((operation, parameters))
        return {"sessions": ["patched"]}

    with mock.patch("botocore.client.BaseClient._make_api_call", new=answer):
        assert client.list_sessions(**IDS) == {"sessions": ["patched"]}
        assert list(client.get_paginator("list_sessions").paginate(**IDS)) == [{"sessions": ["patched"]}]
    assert calls == [("ListSessions", IDS)] * 2
    assert lists_through_us(server, client)


def test_a_patched_method(server: ScriptedServer) -> None:
    client = make(server)
    with mock.patch.object(client, "list_sessions", return_value={"sessions": ["patched"]}):
        assert client.list_sessions(**IDS) == {"sessions": ["patched"]}
    assert lists_through_us(server, client)


def test_threads_share_a_client(server: ScriptedServer) -> None:
    client = make(server)
    server.play(*[PAGE] * 16)
    counts: list[int] = []
    threads = [
        threading.Thread(target=lambda: counts.append(len(client.list_sessions(**IDS)["sessions"]))) for _ in range(16)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [1] * 16
    assert all(request.is_ours for request in server.requests)
