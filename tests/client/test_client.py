"""Making a client, and what becomes of connections: boto3 is the oracle where it has an answer."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import boto3
import deadline_pages
import pytest
from botocore.config import Config
from deadline_pages import _native

from tests.support.arguments import IDS, KEYS
from tests.support.scripted_server import ScriptedServer


def caught(make: Any) -> tuple[str, str]:
    with pytest.raises(Exception, match=r".") as caught:
        make()
    text = str(caught.value)
    assert "hush" not in text
    return caught.typename, text


@pytest.mark.parametrize(
    "arguments",
    [
        {"endpoint_url": "localhost:1"},
        {"endpoint_url": "http://"},
        {"endpoint_url": "http://-bad-/"},
        {"region_name": "not a region"},
        {"region_name": "-x"},
        {"aws_access_key_id": "a"},
        {"aws_secret_access_key": "b"},
        {"config": {"retries": {"mode": "eager"}}},
        {"config": {"retries": {"tries": 3}}},
        {"config": {"retries": {"max_attempts": -1}}},
        {"config": {"retries": {"total_max_attempts": 0}}},
    ],
    ids=repr,
)
def test_bad_arguments_are_boto3s_errors(arguments: dict[str, Any]) -> None:
    keys = {} if "aws_access_key_id" in arguments or "aws_secret_access_key" in arguments else KEYS
    given = {"region_name": "eu-west-1", **keys, **arguments}

    def theirs() -> Any:
        config = Config(**given["config"]) if "config" in given else None
        return boto3.client("deadline", **{**given, "config": config})

    assert caught(lambda: deadline_pages.client("deadline", **given)) == caught(theirs)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"verfy": True}, "verfy"),
        ({"config": {"client_cert": "x"}}, "client_cert"),
        pytest.param({"config": Config(client_cert="x")}, "client_cert", id="a Config with client_cert"),
        ({"config": {"conect_timeout": 1}}, "conect_timeout"),
        ({"config": 5}, "int"),
        ({"config": {"retries": 5}}, "retries"),
        ({"config": {"retries": {"max_attempts": "many"}}}, "max_attempts"),
        ({"config": {"connect_timeout": "soon"}}, "connect_timeout"),
        ({"config": {"read_timeout": -1}}, "read_timeout"),
        ({"config": {"inject_host_prefix": "no"}}, "inject_host_prefix"),
    ],
    ids=repr,
)
def test_what_is_not_honoured_is_named(arguments: dict[str, Any], named: str) -> None:
    with pytest.raises((TypeError, ValueError), match=named):
        deadline_pages.client("deadline", region_name="eu-west-1", **KEYS, **arguments)


@pytest.mark.parametrize("name", ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"])
def test_keys_of_a_wrong_type(name: str) -> None:
    with pytest.raises(TypeError, match=r"^'int' object is not an instance of 'str'"):
        deadline_pages.client("deadline", "eu-west-1", **{**KEYS, name: 3})


@pytest.mark.parametrize("name", ["get_farm", "create_job", "list_nothing", ""])
def test_operations_without_a_paginator(name: str) -> None:
    arguments = {"region_name": "eu-west-1", **KEYS}
    theirs: Any = boto3.client("deadline", **arguments)
    ours: Any = deadline_pages.client("deadline", **arguments)
    assert caught(lambda: ours.get_paginator(name)) == caught(lambda: theirs.get_paginator(name))


def pair(url: str, **options: Any) -> list[Any]:
    config = {"inject_host_prefix": False, "retries": {"total_max_attempts": 1, "mode": "standard"}, **options}
    arguments = {"region_name": "eu-west-1", "endpoint_url": url, **KEYS}
    return [
        boto3.client("deadline", config=Config(**config), **arguments),
        deadline_pages.client("deadline", config=config, **arguments),
        deadline_pages.client("deadline", config=Config(**config), **arguments),
    ]


def drained(client: Any) -> Any:
    return list(client.get_paginator("list_sessions").paginate(**IDS))


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://nowhere.invalid", "https://127.0.0.1:1", "ftp://x"])
def test_no_connection(url: str) -> None:
    outcomes = [caught(lambda client=client: drained(client)) for client in pair(url)]
    assert [name for name, _ in outcomes] == [outcomes[0][0]] * 3
    if outcomes[0][0] == "EndpointConnectionError":
        assert outcomes[1:] == [outcomes[0]] * 2


def test_a_host_prefix_by_default() -> None:
    for inject, host in ((True, "management.nowhere.invalid"), (False, "http://nowhere.invalid")):
        outcomes = [caught(lambda c=c: drained(c)) for c in pair("http://nowhere.invalid", inject_host_prefix=inject)]
        assert host in outcomes[0][1]
        assert outcomes[1:] == [outcomes[0]] * 2


def test_a_connection_that_was_closed_meanwhile() -> None:
    """The server ends the connection after each answer without saying so; no attempt is wasted on it."""
    import time

    bodies = [b'{"sessions": [], "nextToken": "a"}', b'{"sessions": []}']
    script = [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies]
    with ScriptedServer(script) as server:
        attempts = []
        for one in pair(server.url)[1].get_paginator("list_sessions").paginate(**IDS):
            attempts.append(one["ResponseMetadata"]["RetryAttempts"])
            time.sleep(0.1)
    assert attempts == [0, 0]


@pytest.mark.parametrize(
    ("statement", "left_out"),
    [
        ("import deadline_pages", ["botocore", "asyncio", "jmespath", "difflib", "typing", "functools"]),
        ("from deadline_pages.exceptions import ClientError", ["boto3", "botocore.session"]),
        ("from deadline_pages.aio import get_session", ["botocore", "asyncio"]),
    ],
)
def test_the_import_is_light(statement: str, left_out: list[str]) -> None:
    # Without `site`, which imports some of them itself.
    paths = f"sys.path += {sys.path!r}"
    code = f"import sys; {paths}; {statement}; print([name for name in {left_out} if name in sys.modules])"
    plain = {
        name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"
    }  # which imports some as well
    assert subprocess.check_output([sys.executable, "-S", "-c", code], env=plain, text=True).strip() == "[]"


def test_no_secret_in_a_repr() -> None:
    client = deadline_pages.client("deadline", region_name="eu-west-1", **KEYS)
    assert "hush" not in repr(client) + repr(client.get_paginator("list_sessions")) + str(vars(type(client)))


def test_settings_that_are_missing_or_unknown() -> None:
    settings: dict[str, Any] = {"region_name": "eu-west-1", "verify": True, "configured_verify": True}
    assert _native.Client(**settings).region_name == "eu-west-1"
    with pytest.raises(TypeError, match="unexpected keyword argument 'regoin_name'"):
        _native.Client(**{**settings, "regoin_name": "eu-west-1"})
    for name in settings:
        with pytest.raises(KeyError, match=name):
            _native.Client(**{key: value for key, value in settings.items() if key != name})
