"""Clients of boto3 and of this package, made alike, and the outcomes of their listings."""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator
from typing import Any, Final

import boto3
import deadline_pages
from botocore.config import Config

from tests.support.arguments import IDS, KEYS, ONE_ATTEMPT
from tests.support.scripted_server import Request, Response, ScriptedServer

LIBRARIES: Final = (boto3, deadline_pages)


def make_client(source: Any, url: str | None, options: dict[str, Any] | None = None, **arguments: Any) -> Any:
    """Make a client of one attempt, without host prefix.

    Args:
        source: one of the two libraries, or a session of one.
        url: the endpoint.
        options: more of botocore's `Config`, which this package takes as a dict as well.
        **arguments: more of `client()`.

    Returns:
        The client.
    """
    config: Any = {"inject_host_prefix": False, "retries": ONE_ATTEMPT, **(options or {})}
    given = {"config": config if source is deadline_pages else Config(**config), **KEYS, **arguments}
    return source.client("deadline", **{"region_name": "eu-west-1", "endpoint_url": url, **given})


def both_clients(url: str, **options: Any) -> tuple[Any, Any]:
    """Make a boto3 client and one of this package, alike."""
    return make_client(boto3, url, options), make_client(deadline_pages, url, options)


def all_clients(url: str, **options: Any) -> dict[str, Any]:
    """Make a boto3 client, one of this package and an accelerated one."""
    theirs, ours = both_clients(url, **options)
    accelerated = deadline_pages.accelerate(make_client(boto3, url, options))
    return {"boto3": theirs, "ours": ours, "accelerated": accelerated}


def listing_outcome(library: Any, url: str, options: dict[str, Any] | None = None, **arguments: Any) -> tuple[str, str]:
    """List with a client of a new session; return the error's class and text, without OpenSSL's and our additions."""
    try:
        client = make_client(library.Session(), url, options, **arguments)
        list(client.get_paginator("list_sessions").paginate(**IDS))
    except Exception as error:
        text = str(error)
        assert "hush" not in text
        return type(error).__name__, re.sub(r" \(_ssl\.c:\d+\)|: '[^']*'$", "", text)
    return "fine", ""


def both_outcomes(url: str, options: dict[str, Any] | None = None, **arguments: Any) -> list[tuple[str, str]]:
    """Return the `listing_outcome` of boto3 and of this package."""
    return [listing_outcome(library, url, options, **arguments) for library in LIBRARIES]


def page_of_three(request: Request) -> Response:
    """Answer with one of three pages, of two sessions each."""
    number = int(dict(request.query).get("nextToken", "-1")) + 1
    more = f', "nextToken": "{number}"' if number < 2 else ""
    return 200, [], f'{{"sessions": [{{"sessionId": "{number}a"}}, {{"sessionId": "{number}b"}}]{more}}}'.encode()


@contextlib.contextmanager
def three_clients() -> Iterator[dict[str, Any]]:
    """Serve three pages, and make `all_clients` of the server."""
    with ScriptedServer(itertools.repeat(page_of_three)) as server:
        yield all_clients(server.url)
