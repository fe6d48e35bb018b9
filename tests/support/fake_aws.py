"""AWS services besides Deadline Cloud: STS, IAM Identity Center, the metadata of containers and instances.

All on one loopback server, told apart by path and form. It remembers what it was asked, in the few facts that matter.
"""

from __future__ import annotations

import itertools
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl

from tests.support.scripted_server import EMPTY_PAGE, Request, Response, ScriptedServer

ROLES: Final = "/latest/meta-data/iam/security-credentials/"


def at(seconds: float) -> str:
    """Return the time in so many seconds, as AWS writes it."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))


def keys(name: str, seconds: float = 3600, token: str = "Token") -> bytes:
    """Return keys as processes, containers and instances do."""
    ends = {"Expiration": at(seconds)}
    return json.dumps({"Version": 1, "AccessKeyId": name, "SecretAccessKey": "hush", token: "token", **ends}).encode()


def keys_for_seconds() -> Response:
    """Return keys that expire so soon that neither library keeps them for another request."""
    return 200, [], keys("SHORT", 4.9)


def sts_answer(action: str, name: str, seconds: float = 3600) -> bytes:
    return f"""<{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result>
        <AssumedRoleUser><AssumedRoleId>A:b</AssumedRoleId><Arn>arn:aws:sts::123456789012:assumed-role/a/b</Arn>
        </AssumedRoleUser><Credentials><AccessKeyId>{name}</AccessKeyId><SecretAccessKey>hush</SecretAccessKey>
        <SessionToken>token</SessionToken><Expiration>{at(seconds)}</Expiration></Credentials></{action}Result>
        <ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></{action}Response>""".encode()


def sts_error(code: str, message: str, status: int = 403) -> Response:
    body = f"""<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
        <Code>{code}</Code><Message>{message}</Message></Error><RequestId>id</RequestId></ErrorResponse>"""
    return status, [("Content-Type", "text/xml")], body.encode()


def sso_error(code: str, status: int) -> Response:
    return status, [("x-amzn-ErrorType", code)], b'{"message": "no"}'


def signature(request: Request) -> tuple[str, str, str | None]:
    """Return access key, region and session token of a signed request."""
    scope = (request.header("authorization") or "").partition("Credential=")[2].partition(",")[0].split("/")
    return scope[0], scope[2] if len(scope) > 2 else "", request.header("x-amz-security-token")


# A response, or a function that makes one at the request: keys that expire soon.
Given: TypeAlias = "Response | First | Callable[[], Response]"


@dataclass(frozen=True)
class First:
    """Responses to the first requests of a name; those that follow get the usual one."""

    answers: tuple[Response, ...]


class FakeAws:
    """The services. `answers` replaces responses, by the name of the request (`_name`)."""

    def __init__(self) -> None:
        self.answers: Mapping[str, Given] = {}
        self._asked: Counter[str] = Counter()
        self.server = ScriptedServer(itertools.repeat(self._answer))
        self.url = self.server.url

    @contextmanager
    def answering(self, answers: Mapping[str, Given]) -> Iterator[None]:
        self.answers = answers
        self._asked.clear()
        self.server.requests.clear()
        yield

    def seen(self) -> list[Any]:
        """Return the requests in order, without what differs from run to run."""
        return [_facts(request) for request in self.server.requests]

    def _answer(self, request: Request) -> Response:
        name = _name(request)
        other = self.answers[name] if name in self.answers else First(())
        if not isinstance(other, First):
            return other() if callable(other) else other
        self._asked[name] += 1
        if self._asked[name] <= len(other.answers):
            return other.answers[self._asked[name] - 1]
        form = dict(parse_qsl(request.body.decode()))
        match name:
            case "list":
                return EMPTY_PAGE
            case "AssumeRole" | "AssumeRoleWithWebIdentity":
                # A role's keys are named after it.
                return 200, [], sts_answer(name, form["RoleArn"].rpartition("/")[2].upper())
            case "GetRoleCredentials":
                ends = int((time.time() + 3600) * 1000)
                role = {"accessKeyId": "SIGNEDON", "secretAccessKey": "hush", "sessionToken": "t", "expiration": ends}
                return 200, [], json.dumps({"roleCredentials": role}).encode()
            case "CreateToken":
                answer = {"accessToken": "fresh", "expiresIn": 3600, "refreshToken": "again", "tokenType": "Bearer"}
                return 200, [], json.dumps(answer).encode()
            case "container":
                return 200, [], keys("CONTAINER")
            case "instance token":
                return 200, [("x-aws-ec2-metadata-token-ttl-seconds", "21600")], b"metadata-token"
            case "instance roles":
                return 200, [], b"the-role"
            case "instance keys":
                return 200, [], keys("INSTANCE")
        return 502 if request.method == "CONNECT" else 404, [], b"nothing here"

    def close(self) -> None:
        self.server.close()


def _name(request: Request) -> str:
    if request.method == "CONNECT":  # a proxy is asked for a tunnel to there
        return request.target
    if request.method == "POST" and request.body.startswith(b"Action="):
        return dict(parse_qsl(request.body.decode()))["Action"]
    return {
        "/federation/credentials": "GetRoleCredentials",
        "/token": "CreateToken",
        "/container": "container",
        "/latest/api/token": "instance token",
        ROLES: "instance roles",
        f"{ROLES}the-role": "instance keys",
    }.get(request.path, "list" if request.path.startswith("/2023-10-12/") else request.path)


def _facts(request: Request) -> tuple[Any, ...]:
    name = _name(request)
    match name:
        case "list":
            agent = (request.header("user-agent") or "").split()
            return name, *signature(request), [word for word in agent if word.startswith("app/")]
        case "AssumeRole" | "AssumeRoleWithWebIdentity":
            form = dict(parse_qsl(request.body.decode()))
            if form["RoleSessionName"].startswith("botocore-session-"):
                form["RoleSessionName"] = "botocore-session-..."
            return name, *signature(request), form
        case "GetRoleCredentials":
            return name, dict(request.query), request.header("x-amz-sso_bearer_token")
        case "CreateToken":
            return name, json.loads(request.body)
        case "container":
            return name, request.header("authorization")
    return name, request.method, request.header("x-aws-ec2-metadata-token")
