"""An event loop goes on while credentials are fetched: entering aio's client, and keys of a boto3 session."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sys
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

import boto3
import deadline_pages
import pytest
from botocore.config import Config
from botocore.credentials import RefreshableCredentials
from botocore.exceptions import CredentialRetrievalError, NoCredentialsError
from deadline_pages.aio import AioClient, AioSession, get_session

from tests.support.arguments import IDS, ONE_ATTEMPT
from tests.support.credential_sources import SIGN_ON, cached
from tests.support.fake_aws import ROLES, keys
from tests.support.paths import ROOT
from tests.support.scripted_server import EMPTY_PAGE, Request, Response, ScriptedServer

OPTIONS: Final = {"inject_host_prefix": False, "retries": ONE_ATTEMPT}
# It tells that it runs, and answers when it is told to.
PROGRAM: Final = """
import os, sys, time
sys.path[:0] = [{root!r}]
from tests.support.fake_aws import keys
open("ran", "a").write("x")
for _ in range(1000):
    if os.path.exists("go"):
        sys.stdout.write(keys("PROCESS", token="SessionToken").decode())
        break
    time.sleep(0.02)
else:
    sys.exit("nobody said go")
"""


pytestmark = pytest.mark.usefixtures("bare_environment", "folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.chdir(tmp_path)
    program = tmp_path / "program.py"
    program.write_text(PROGRAM.format(root=str(ROOT)), encoding="utf-8")
    (tmp_path / "config").write_text(
        f"[profile process]\ncredential_process = {sys.executable} {program}\n"
        "[profile role]\nrole_arn = arn:aws:iam::1:role/one\nsource_profile = process\n"
        "[profile fails]\ncredential_process = false\n"
        "[profile keys]\naws_access_key_id = AKID\naws_secret_access_key = hush\n"
        "[profile nothing]\nregion = eu-west-1\n",
        encoding="utf-8",
    )


async def enter(session: AioSession, url: str, list_them: bool = True) -> None:
    async with session.create_client("deadline", "eu-west-1", endpoint_url=url, config=OPTIONS) as client:
        if list_them:
            await client.list_sessions(**IDS)


async def there(name: str) -> None:
    while not os.path.exists(name):
        await asyncio.sleep(0.01)


async def while_it_runs(work: Awaitable[None], running: Awaitable[None], release: Callable[[], object]) -> None:
    """Await something that ends only when this loop, meanwhile, says so."""
    task = asyncio.ensure_future(work)
    await running
    assert not task.done()
    release()
    await task


@pytest.mark.scenario("deadline_pages.aio", "the event loop goes on while a credential_process runs")
def test_a_process_does_not_block_the_loop() -> None:
    with ScriptedServer(itertools.repeat(EMPTY_PAGE)) as server:
        work = enter(get_session_of("process"), server.url)
        asyncio.run(while_it_runs(work, there("ran"), Path("go").touch))
        (request,) = server.requests
        assert "Credential=PROCESS/" in (request.header("authorization") or "")


@pytest.mark.scenario("deadline_pages.aio", "the event loop goes on while an EC2 instance is asked")
def test_an_instance_does_not_block_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go = threading.Event(), threading.Event()

    def answer(request: Request) -> Response:
        asked.set()
        go.wait(20)
        if request.path == "/latest/api/token":
            return 200, [("x-aws-ec2-metadata-token-ttl-seconds", "21600")], b"token"
        if request.path == ROLES:
            return 200, [], b"the-role"
        return (200, [], keys("INSTANCE")) if request.path.startswith(ROLES) else EMPTY_PAGE

    async def was_asked() -> None:
        while not asked.is_set():
            await asyncio.sleep(0.01)

    with ScriptedServer(itertools.repeat(answer)) as server:
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "false")
        monkeypatch.setenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.url)
        monkeypatch.setenv("AWS_METADATA_SERVICE_TIMEOUT", "20")
        asyncio.run(while_it_runs(enter(get_session_of("nothing"), server.url), was_asked(), go.set))
        assert "Credential=INSTANCE/" in (server.requests[-1].header("authorization") or "")


@pytest.mark.scenario("deadline_pages.aio", "the event loop goes on while IAM Identity Center is asked")
def test_a_sign_on_does_not_block_the_loop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked, go = threading.Event(), threading.Event()

    def answer(request: Request) -> Response:
        if request.path != "/federation/credentials":
            return EMPTY_PAGE
        asked.set()
        go.wait(20)
        role = {"accessKeyId": "SIGNEDON", "secretAccessKey": "hush", "sessionToken": "t", "expiration": 4084700406000}
        return 200, [], json.dumps({"roleCredentials": role}).encode()

    async def was_asked() -> None:
        while not asked.is_set():
            await asyncio.sleep(0.01)

    (name, text), *_ = cached("studio").items()
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "config").write_text(SIGN_ON, encoding="utf-8")
    with ScriptedServer(itertools.repeat(answer)) as server:
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("AWS_ENDPOINT_URL_SSO", server.url)
        asyncio.run(while_it_runs(enter(get_session(), server.url), was_asked(), go.set))
        assert "Credential=SIGNEDON/" in (server.requests[-1].header("authorization") or "")


@pytest.mark.scenario("deadline_pages.aio", "entering can be cancelled, and the loop ends without the process")
def test_entering_can_be_cancelled() -> None:
    session = get_session_of("process")

    async def main() -> None:
        task = asyncio.ensure_future(enter(session, "http://127.0.0.1:1", list_them=False))
        await there("ran")
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())  # the process still waits
    Path("go").touch()
    asyncio.run(enter(session, "http://127.0.0.1:1", list_them=False))


def test_tasks_that_enter_together_share_one_process() -> None:
    session = get_session_of("process")

    async def main() -> None:
        tasks = [enter(session, "http://127.0.0.1:1", list_them=False) for _ in range(8)]
        await while_it_runs(asyncio.ensure_future(together(tasks)), there("ran"), Path("go").touch)

    async def together(tasks: list[Any]) -> None:
        await asyncio.gather(*tasks)

    asyncio.run(main())
    assert Path("ran").read_text(encoding="utf-8") == "x"


def test_errors_appear_on_entering() -> None:
    with pytest.raises(CredentialRetrievalError):
        asyncio.run(enter(get_session_of("fails"), "http://127.0.0.1:1"))
    with pytest.raises(NoCredentialsError):
        asyncio.run(enter(get_session_of("nothing"), "http://127.0.0.1:1"))


@pytest.mark.parametrize("profile", ["keys", "nothing", "process", "role"])
def test_no_thread_where_nothing_is_slow(profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    session = get_session_of(profile)
    if profile in ("process", "role"):  # fetched once, and no longer slow
        Path("go").touch()
        asyncio.run(enter(session, "http://127.0.0.1:1", list_them=False))

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    asyncio.run(enter(session, "http://127.0.0.1:1", list_them=False))


def get_session_of(profile: str) -> AioSession:
    if profile == "keys":
        os.environ["AWS_PROFILE"] = profile
        try:
            return get_session()
        finally:
            del os.environ["AWS_PROFILE"]
    return AioSession(profile=profile)


# -- keys of a boto3 session ---------------------------------------------------------------------------------------


@pytest.mark.scenario("install()", "awaited pages: a boto3 session's keys are refreshed beside the event loop")
@pytest.mark.parametrize("fails", [False, True], ids=["refreshed", "fails"])
def test_a_refresh_does_not_block_the_loop(fails: bool) -> None:
    asked, go = threading.Event(), threading.Event()

    def refresh() -> dict[str, str]:
        asked.set()
        if not go.wait(20) or fails:
            raise CredentialRetrievalError(provider="test", error_msg="no")
        end = datetime.now(timezone.utc) + timedelta(hours=1)
        return {"access_key": "FRESH", "secret_key": "hush", "token": "t", "expiry_time": end.isoformat()}

    async def was_asked() -> None:
        while not asked.is_set():
            await asyncio.sleep(0.01)

    async def pages(client: Any) -> None:
        async for _ in client.get_paginator("list_sessions").paginate(**IDS):
            pass

    with ScriptedServer(itertools.repeat(EMPTY_PAGE)) as server:
        made = boto3.client(
            "deadline",
            region_name="eu-west-1",
            endpoint_url=server.url,
            config=Config(**OPTIONS),
            aws_access_key_id="AKID",
            aws_secret_access_key="hush",
        )
        end = datetime.now(timezone.utc) + timedelta(minutes=1)
        made._request_signer._credentials = RefreshableCredentials("OLD", "hush", "t", end, refresh, "test")
        work = pages(deadline_pages.accelerate(made))
        if fails:
            with pytest.raises(CredentialRetrievalError, match="from test: no"):
                asyncio.run(while_it_runs(work, was_asked(), go.set))
            assert server.requests == []
        else:
            asyncio.run(while_it_runs(work, was_asked(), go.set))
            (request,) = server.requests
            assert "Credential=FRESH/" in (request.header("authorization") or "")


def test_the_client_is_closed_without_waiting() -> None:
    with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE]) as server:

        async def main() -> None:
            made = deadline_pages.client(
                "deadline",
                "eu-west-1",
                endpoint_url=server.url,
                config=OPTIONS,
                aws_access_key_id="AKID",
                aws_secret_access_key="hush",
            )
            client = AioClient(made)
            await client.list_sessions(**IDS)
            closed = client.close()
            with pytest.raises(StopIteration):  # it ends in its first step
                closed.send(None)
            await client.list_sessions(**IDS)

        asyncio.run(main())
