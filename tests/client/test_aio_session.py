"""`deadline_pages.aio`'s sessions and clients where programs written for aiobotocore touch them."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import boto3
import botocore.session
import pytest
from botocore.config import Config
from deadline_pages.aio import AioSession, get_session
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS
from tests.support.scripted_server import ScriptedServer

PLAIN: Final = {"inject_host_prefix": False}


@pytest.fixture(autouse=True)
def files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    request.getfixturevalue("bare_environment")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    (tmp_path / "config").write_text("[default]\nregion = eu-north-1\n[profile studio]\nregion = ap-south-1\n")
    (tmp_path / "credentials").write_text(
        "[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = hush\n"
        "[studio]\naws_access_key_id = STUDIO\naws_secret_access_key = hush\naws_session_token = t\n"
    )


class AioConfig(Config):  # type: ignore[misc]
    """As aiobotocore's, whose own botocore does not go with the tests'."""

    def __init__(self, **options: Any) -> None:
        own = {name: options.pop(name) for name in ("connector_args", "http_session_cls") if name in options}
        super().__init__(**options)
        self._user_provided_options.update(own)


def scope(server: ScriptedServer, session: AioSession, **arguments: Any) -> str:
    """List with a session; the key and region of the request."""

    async def listed() -> None:
        async with session.create_client("deadline", endpoint_url=server.url, **arguments) as client:
            await client.list_sessions(**IDS)

    server.play((200, [], b'{"sessions": []}'))
    asyncio.run(listed())
    parts = (server.requests[-1].header("authorization") or "").partition("Credential=")[2].split("/")
    return f"{parts[0]} {parts[2]}"


def test_what_is_set_counts_for_the_clients_to_come(server: ScriptedServer) -> None:
    ours, theirs = get_session(), botocore.session.get_session()
    ours.set_default_client_config(PLAIN)
    assert scope(server, ours) == "DEFAULT eu-north-1"
    assert ours.profile is theirs.profile is None
    for session in (ours, theirs):
        session.set_config_variable("profile", "studio")
    assert scope(server, ours) == "STUDIO ap-south-1"
    assert ours.profile == theirs.profile == "studio"
    for session in (ours, theirs):
        session.set_config_variable("region", "us-east-2")
        session.set_credentials("GIVEN", "hush")
    assert scope(server, ours) == "GIVEN us-east-2"
    assert scope(server, ours, region_name="us-west-1") == "GIVEN us-west-1"
    for name in ("profile", "region", "ca_bundle", "retry_mode"):
        assert ours.get_config_variable(name) == theirs.get_config_variable(name), name
    for name in ("available_profiles", "full_config"):
        assert getattr(ours, name) == getattr(theirs, name), name


@pytest.mark.parametrize("profile", [None, "studio"])
def test_credentials_are_botocores(profile: str | None) -> None:
    async def found() -> list[Any]:
        credentials = await AioSession(profile=profile).get_credentials()
        assert credentials is not None
        frozen = await credentials.get_frozen_credentials()
        return [frozen, credentials.access_key, credentials.secret_key, credentials.token, credentials.method]

    theirs = boto3.Session(profile_name=profile).get_credentials()
    frozen = theirs.get_frozen_credentials()
    assert asyncio.run(found()) == [frozen, theirs.access_key, theirs.secret_key, theirs.token, theirs.method]


def test_no_credentials(tmp_path: Path) -> None:
    (tmp_path / "credentials").unlink()
    assert asyncio.run(get_session().get_credentials()) is None


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: AioSession({"x": 1}), "session_vars"),  # type: ignore[arg-type]
        (lambda: AioSession(event_hooks=object()), "event_hooks"),  # type: ignore[arg-type]
        (lambda: get_session({"x": 1}), "session_vars"),  # type: ignore[arg-type]
        (lambda: get_session().set_config_variable("ca_bundle", "/x"), "ca_bundle"),
    ],
)
def test_what_a_session_cannot_have_is_named(call: Callable[[], Any], named: str) -> None:
    with pytest.raises(TypeError, match=named):
        call()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({}, None),
        ({"connector_args": None}, None),
        ({"connector_args": {"keepalive_timeout": 5, "use_dns_cache": False, "ttl_dns_cache": None}}, None),
        ({"connector_args": {"force_close": False, "write_timeout": None}}, None),
        ({"connector_args": {"force_close": True}}, "'force_close'"),
        pytest.param(
            {"connector_args": {"ssl_context": ssl.create_default_context()}}, "'ssl_context': use verify=", id="TLS"
        ),
        ({"connector_args": {"keepalive": 5}}, "'keepalive': supported are keepalive_timeout"),
        ({"connector_args": 5}, "must be a dict"),
        ({"http_session_cls": dict}, "'http_session_cls'"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("way", ["AioConfig", "dict", "default"])
def test_connector_args(server: ScriptedServer, options: dict[str, Any], named: str | None, way: str) -> None:
    config: Any = AioConfig(**options, **PLAIN) if way == "AioConfig" else {**options, **PLAIN}
    session = get_session()
    arguments = {"config": config}
    if way == "default":
        session.set_default_client_config(arguments.pop("config"))
    if named is None:
        assert scope(server, session, **arguments) == "DEFAULT eu-north-1"
    else:
        with pytest.raises(TypeError, match=named):
            scope(server, session, **arguments)


def test_a_clients_config_counts_before_the_sessions(server: ScriptedServer) -> None:
    session = get_session()
    session.set_default_client_config({**PLAIN, "region_name": "us-east-2", "connector_args": {"force_close": True}})
    config = AioConfig(region_name="us-west-1", connector_args={})
    assert scope(server, session, config=config) == "DEFAULT us-west-1"


def test_what_does_not_list_runs_in_a_thread() -> None:
    async def called(farm: LocalFarm) -> list[Any]:
        options: dict[str, Any] = {"endpoint_url": farm.endpoint_url, "config": PLAIN}
        async with get_session().create_client("deadline", **options) as client:
            calls: list[Awaitable[Any]] = [client.get_farm(farmId=farm.farm_id()), client.list_farms()]
            calls.append(client.get_farm(farmId="farm-" + "0" * 32))
            found: Any = await asyncio.gather(*calls, return_exceptions=True)
            return [found[0]["farmId"], found[1]["farms"][0]["farmId"], type(found[2]).__name__]

    with LocalFarm() as farm:
        assert asyncio.run(called(farm)) == [farm.farm_id(), farm.farm_id(), "ResourceNotFoundException"]


def test_pages_as_aiobotocores() -> None:
    async def listed(farm: LocalFarm) -> list[Any]:
        options: dict[str, Any] = {"endpoint_url": farm.endpoint_url, "config": PLAIN}
        job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        async with get_session().create_client("deadline", **options) as client:
            paginator = client.get_paginator("list_sessions")
            pages: Any = paginator.paginate(**job, PaginationConfig={"MaxItems": 2})
            (sessions,) = pages.result_key_iters()
            found = [session["sessionId"] async for session in sessions]
            with pytest.raises(TypeError, match="not iterable"):
                list(pages)
            assert paginator.result_keys == pages.result_keys
            assert "resume_token" in dir(pages)
            return [len(found), pages.resume_token is not None, pages.non_aggregate_part]

    with LocalFarm(sessions_per_job=5) as farm:
        assert asyncio.run(listed(farm)) == [2, True, {}]
