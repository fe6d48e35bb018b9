"""A plain boto3 client and an accelerated one: what they return, and which library sent their requests."""

from __future__ import annotations

from typing import Any, Final

import boto3
import deadline_pages
from botocore.config import Config

from tests.support.arguments import IDS, KEYS
from tests.support.scripted_server import Response, ScriptedServer

PAGE: Final[Response] = (200, [], b'{"sessions": [{"sessionId": "a"}]}')


def make(server: ScriptedServer, session: Any = None) -> Any:
    config = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})
    source = session or boto3.Session(**KEYS)
    return source.client("deadline", "eu-west-1", endpoint_url=server.url, config=config)


def call(client: Any) -> Any:
    return client.list_sessions(**IDS)["sessions"]


def paginate(client: Any) -> Any:
    return client.get_paginator("list_sessions").paginate(**IDS).build_full_result()["sessions"]


def outcomes(server: ScriptedServer, client: Any) -> list[Any]:
    """List by a call and by a paginator: the results or errors, and for each request whether this package sent it."""
    server.play(PAGE, PAGE)
    results: list[Any] = []
    for use in (call, paginate):
        try:
            results.append(use(client))
        except Exception as error:
            results.append((type(error).__name__, str(error)))
    ours = [request.is_ours for request in server.requests]
    return [*results, ours]


def is_accelerated(server: ScriptedServer, client: Any) -> bool:
    status = deadline_pages.status(client)
    ours = outcomes(server, client)[2]
    assert ours == [status.accelerated] * 2, status
    assert (status.reason is None) is status.accelerated
    return status.accelerated
