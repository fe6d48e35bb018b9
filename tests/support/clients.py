"""boto3's client and ours, made alike."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from typing import Any

import boto3
import deadline_pages
from botocore.config import Config

from tests.support.scripted_server import Answer, Request, ScriptedServer

KEYS: dict[str, Any] = {
    "aws_access_key_id": "AKIDEXAMPLE",
    "aws_secret_access_key": "hush-hush-hush",
    "region_name": "eu-west-1",
}
ONCE = {"total_max_attempts": 1, "mode": "standard"}


def both_clients(url: str, **options: Any) -> tuple[Any, Any]:
    """Make boto3's and ours; the options are botocore's Config's, and one attempt is all that there is."""
    config = {"inject_host_prefix": False, "retries": ONCE, **options}
    return (
        boto3.client("deadline", endpoint_url=url, config=Config(**config), **KEYS),
        deadline_pages.client("deadline", endpoint_url=url, config=config, **KEYS),
    )


def page_of_three(request: Request) -> Answer:
    """Answer with one of three pages, of two sessions each."""
    number = int(dict(request.query).get("nextToken", "-1")) + 1
    more = f', "nextToken": "{number}"' if number < 2 else ""
    return 200, [], f'{{"sessions": [{{"sessionId": "{number}a"}}, {{"sessionId": "{number}b"}}]{more}}}'.encode()


@contextlib.contextmanager
def three_clients() -> Iterator[dict[str, Any]]:
    """Give boto3's client, ours and an accelerated one of a server with three pages."""
    with ScriptedServer(itertools.repeat(page_of_three)) as server:
        theirs, ours = both_clients(server.url)
        yield {"boto3": theirs, "ours": ours, "accelerated": deadline_pages.accelerate(both_clients(server.url)[0])}
