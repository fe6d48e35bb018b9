"""Log records: messages, loggers and levels, and no secrets."""

from __future__ import annotations

import asyncio
import inspect
import logging
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import deadline_pages
import pytest
from deadline_pages.exceptions import ClientError, EndpointConnectionError

from tests.support.arguments import IDS, KEYS
from tests.support.scripted_server import Response, ScriptedServer

TEMPORARY_KEYS: dict[str, Any] = {**KEYS, "aws_session_token": "hush-token"}
HTTP = "deadline_pages.http"
THROTTLED: Response = (429, [("x-amzn-errortype", "ThrottlingException")], b'{"message": "slowly"}')


def page(token: str | None) -> Response:
    more = "" if token is None else f', "nextToken": "{token}"'
    return 200, [("x-amzn-requestid", "request-7")], f'{{"sessions": []{more}}}'.encode()


def client(url: str, **options: Any) -> Any:
    config = {"inject_host_prefix": False, **options}
    return deadline_pages.client("deadline", "us-west-2", endpoint_url=url, config=config, **TEMPORARY_KEYS)


def listing(url: str, **options: Any) -> Any:
    return client(url, **options).get_paginator("list_sessions").paginate(**IDS)


def said(caplog: pytest.LogCaptureFixture, name: str = HTTP) -> list[str]:
    """Give the messages of one logger, with an X for each time."""
    lines = [record.getMessage() for record in caplog.records if record.name == name]
    return [re.sub(r"\d+\.\d ms", "X ms", line) for line in lines]


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG, "deadline_pages")
    return caplog


async def all_of(pages: Any) -> list[Any]:
    return [page async for page in pages]


def awaited(pages: Any) -> list[Any]:
    return asyncio.run(all_of(pages))


@pytest.mark.parametrize("read", [list, awaited])
@pytest.mark.parametrize("read_ahead", [0, 3])
def test_requests_and_answers(heard: pytest.LogCaptureFixture, read: Callable[[Any], Any], read_ahead: int) -> None:
    with ScriptedServer([page("token-a"), page("token-b"), page(None)]) as server:
        paginator = client(server.url).get_paginator("list_sessions")
        read(paginator.paginate(**IDS, read_ahead=read_ahead, PaginationConfig={"PageSize": 5}))
        path = f"{server.url}/2023-10-12/farms/farm-1/queues/queue-1/jobs/job-1/sessions"
    answered = "200 in X ms, request id request-7 (attempt 1)"
    later = f"GET {path}?nextToken=...&maxResults=5 (attempt 1)"
    assert said(heard) == [f"GET {path}?maxResults=5 (attempt 1)", answered, later, answered, later, answered]
    assert {record.levelno for record in heard.records} == {logging.DEBUG}


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_retries_and_what_was_waited(heard: pytest.LogCaptureFixture, mode: str) -> None:
    with ScriptedServer([THROTTLED, b"", page(None)]) as server:
        list(listing(server.url, retries={"mode": mode, "total_max_attempts": 3}))
    lines = [line.partition("/2023-10-12")[0] + line[line.index(" (") :] for line in said(heard)]
    asked = f"GET {server.url}"
    again = "a retry after a back-off of X ms"
    assert lines == [
        f"{asked} (attempt 1)",
        "429 in X ms, request id None (attempt 1) (attempt 1)",
        f"{asked} (attempt 2, {again})",
        "no response in X ms: ConnectionClosedError (attempt 2) (attempt 2)",
        f"{asked} (attempt 3, {again})",
        "200 in X ms, request id request-7 (attempt 3) (attempt 3)",
    ]


def test_failures(heard: pytest.LogCaptureFixture) -> None:
    with ScriptedServer([THROTTLED]) as server, pytest.raises(ClientError):
        client(server.url, retries={"total_max_attempts": 1}).list_sessions(**IDS)
    with pytest.raises(EndpointConnectionError, match=r'URL: "http://127.0.0.1:1/2023'):
        client("http://someone:hush@127.0.0.1:1", retries={"total_max_attempts": 1}).list_sessions(**IDS)
    assert said(heard)[1] == "429 in X ms, request id None (attempt 1)"
    assert said(heard)[2].startswith("GET http://127.0.0.1:1/2023-10-12/")
    assert said(heard)[3] == "no response in X ms: EndpointConnectionError (attempt 1)"


def test_it_is_said_while_it_is_waited(heard: pytest.LogCaptureFixture) -> None:
    before = []

    def look(_: Any) -> Response:
        # The request is logged while its answer is waited for.
        for _ in range(400):
            if said(heard):
                break
            time.sleep(0.01)
        before.extend(said(heard))
        return page(None)

    with ScriptedServer([look]) as server:
        list(listing(server.url))
    assert [line.partition(" ")[0] for line in before] == ["GET"]


@pytest.mark.usefixtures("bare_environment")
def test_where_credentials_come_from(
    heard: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")

    def make(**arguments: Any) -> list[str]:
        heard.clear()
        deadline_pages.client("deadline", "us-west-2", **arguments)
        return said(heard, "deadline_pages")

    made = "made a client for us-west-2"
    assert make(**TEMPORARY_KEYS) == ["credentials are given", made]
    assert make() == ["profile default: no credentials", made]
    (tmp_path / "credentials").write_text("[default]\naws_access_key_id = A\naws_secret_access_key = hush\n")
    assert make() == ["profile default: credentials from shared-credentials-file", made]
    role = "[default]\nrole_arn = arn:aws:iam::1:role/r\ncredential_source = Environment\n"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "A")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush")
    assert make() == ["profile default: credentials from env", made]
    monkeypatch.setenv("AWS_PROFILE", "worker")
    (tmp_path / "config").write_text(role.replace("default", "profile worker"))
    heard.clear()
    deadline_pages.Session(profile_name="worker").client("deadline", "us-west-2")
    found = "profile worker: credentials from assume-role with those from env"
    assert said(heard, "deadline_pages") == [found, made]


def test_no_secret_is_logged(heard: pytest.LogCaptureFixture) -> None:
    with ScriptedServer([THROTTLED, page("hush-token"), page(None)]) as server:
        list(listing(server.url))
        assert server.requests[0].header("x-amz-security-token") == "hush-token"
    text = "\n".join(map(str, (vars(record) for record in heard.records)))
    assert "GET" in text
    for secret in ("hush", "AKIDEXAMPLE", "Signature", "Authorization"):
        assert secret not in text


class RefusalError(Exception):
    """A logging filter's."""


@pytest.mark.usefixtures("heard")
def test_a_filter_that_raises_loses_no_page() -> None:
    refusals = iter([True, False, False, True])

    def refuse(_: logging.LogRecord) -> bool:
        if next(refusals, False):
            raise RefusalError
        return True

    logger = logging.getLogger(HTTP)
    logger.addFilter(refuse)
    got = []
    try:
        with ScriptedServer([page("a"), page("b"), page(None)]) as server:
            cursor = iter(client(server.url).get_paginator("list_sessions").paginate(**IDS, read_ahead=0))
            while True:
                try:
                    got.append(next(cursor).get("nextToken"))
                except RefusalError:
                    got.append("refused")
                except StopIteration:
                    break
    finally:
        logger.removeFilter(refuse)
    assert [token for token in got if token != "refused"] == ["a", "b", None]
    assert got.count("refused") == 2


def test_nothing_is_noted_while_nobody_listens(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.INFO, "deadline_pages")
    logger = logging.getLogger(HTTP)
    calls: list[str] = []
    monkeypatch.setattr(logger, "debug", lambda *_: calls.append("debug"))
    monkeypatch.setattr(logger, "isEnabledFor", lambda _: calls.append("asked"))
    with ScriptedServer([page("a"), page("b"), page(None), page(None)]) as server:
        made = client(server.url)
        list(made.get_paginator("list_sessions").paginate(**IDS))
        made.list_sessions(**IDS)
    # Once for each page, and nothing to hand over.
    assert calls == ["asked"] * 4


SILENT = """
import sys
import deadline_pages
from deadline_pages.testing import LocalFarm
LOGGING
farm = LocalFarm().start()
client = deadline_pages.client("deadline", region_name="us-west-2", endpoint_url=farm.endpoint_url,
    aws_access_key_id="a", aws_secret_access_key="b", config={"inject_host_prefix": False})
job = dict(farmId=farm.farm_id(), queueId=farm.queue_id(), jobId=farm.job_id())
list(client.get_paginator("list_sessions").paginate(**job))
"""


def silent(logging_lines: str, check: str) -> str:
    program = SILENT.replace("LOGGING", logging_lines) + check
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_silent_by_default() -> None:
    assert silent("", "assert 'logging' not in sys.modules") == ""
    handlers = "assert [type(h).__name__ for h in logging.getLogger('deadline_pages').handlers] == ['NullHandler']"
    assert silent("import logging", handlers) == ""


def test_the_stream_logger() -> None:
    ours = inspect.signature(deadline_pages.set_stream_logger)
    theirs = inspect.signature(boto3.set_stream_logger)
    assert list(ours.parameters) == list(theirs.parameters)
    assert ours.parameters["name"].default == "deadline_pages"
    assert [parameter.default for parameter in [*ours.parameters.values()][1:]] == [
        parameter.default for parameter in [*theirs.parameters.values()][1:]
    ]
    everything = silent("deadline_pages.set_stream_logger()", "").splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\d [\d:,]+ deadline_pages(\.http)? \[DEBUG\] ", line) for line in everything)
    assert len(everything) == 4
    lines = silent("deadline_pages.set_stream_logger('deadline_pages.http', 10, '%(levelname)s')", "")
    assert lines.splitlines() == ["DEBUG", "DEBUG"]
    assert silent("deadline_pages.set_stream_logger('deadline_pages', 20)", "") == ""


def test_the_stream_logger_writes_as_boto3s(capsys: pytest.CaptureFixture[str]) -> None:
    for module in (boto3, deadline_pages):
        for arguments in ({}, {"level": logging.WARNING}, {"format_string": "%(message)s"}):
            logger = logging.getLogger(f"tried.{module.__name__}.{len(arguments)}.{'level' in arguments}")
            module.set_stream_logger(logger.name, **arguments)
            logger.debug("one")
            logger.error("two")
    lines = [re.sub(r"^[\d-]+ [\d:,]+ tried\.\w+\.", "", line) for line in capsys.readouterr().err.splitlines()]
    assert lines[: len(lines) // 2] == lines[len(lines) // 2 :]
    assert len(lines) == 10
