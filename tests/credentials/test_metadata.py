"""Credentials from the metadata of a container and of an EC2 instance."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import boto3
import deadline_pages
import pytest
from botocore.config import Config
from botocore.exceptions import SSLError

from tests.support.arguments import IDS
from tests.support.aws_files import PYTHONS
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws, First, keys, keys_for_seconds
from tests.support.scripted_server import Response, ScriptedServer
from tests.support.tls import Authority


def changed(change: dict[str, Any], name: str = "METADATA", seconds: float = 3600) -> Response:
    """Give keys with other members; what is `...` is taken out."""
    whole = {**json.loads(keys(name, seconds)), **change}
    return 200, [], json.dumps({key: value for key, value in whole.items() if value is not ...}).encode()


def of_length(length: int) -> Response:
    """Give keys in an answer that says it is longer, and breaks off."""
    return 200, [("Content-Length", str(length)), ("Connection", "close")], keys("METADATA")


# What both services answer, and both libraries read.
READ: Final[dict[str, dict[str, Any]]] = {
    "an end with an offset": {"Expiration": "2099-01-01T00:00:00+00:00"},
    "an end with another offset": {"Expiration": "2099-01-01T00:00:00-0800"},
    "an end with a fraction": {"Expiration": "2099-01-01T00:00:00.1234567Z"},
    "an end with a zone by name": {"Expiration": "2099-01-01 00:00:00 UTC"},
    "an end as mails have it": {"Expiration": "Thu, 01 Jan 2099 00:00:00 GMT"},
    "null for the session token": {"Token": None},
    "an empty session token": {"Token": ""},
    "members that nobody knows": {"Code": "Success", "AccountId": "123456789012", "More": [1]},
}

# -- containers ----------------------------------------------------------------------------------------------------

FULL: Final = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container"}
TOKEN_FILE: Final = {**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token"}
DEAD_PROXY: Final = {"http_proxy": "http://127.0.0.1:1", "https_proxy": "http://127.0.0.1:1"}
CONTAINER: Final = [
    scenario("Containers", name, run)
    for name, run in {
        "full URI": Run(environment=FULL, calls=2),
        "full URI, localhost": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost:1/x", **FULL},
        ),
        "full URI with a query and a fragment": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container?a=b#c"}
        ),
        "full URI with a line end": Run(environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container\n"}),
        "an empty authorization token": Run(environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN": ""}),
        "authorization token": Run(environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic abc"}),
        "authorization token in a file": Run(environment=TOKEN_FILE, files={"token": "Basic abc"}),
        "authorization token in a file before the variable": Run(
            environment={**TOKEN_FILE, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "x"}, files={"token": "Basic abc"}
        ),
        "authorization token with a line end": Run(environment=TOKEN_FILE, files={"token": "Basic abc\n"}),
        "authorization token's file is not there": Run(environment=TOKEN_FILE),
        "an address that is not allowed": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://192.0.2.1/container"}
        ),
        "a name that is not allowed": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://somewhere/container"}
        ),
        "an address without a host": Run(environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "container"}),
        "a proxy of the environment is not asked": Run(environment={**FULL, **DEAD_PROXY, "no_proxy": "nothing"}),
        "behind the profile's keys": Run(
            environment=FULL, credentials="[default]\naws_access_key_id = FILE\naws_secret_access_key = hush\n"
        ),
        "as the source of a role": Run(
            environment=FULL, config="[default]\nrole_arn = arn:aws:iam::1:role/one\ncredential_source = EcsContainer\n"
        ),
        "nobody answers": Run(environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/container"}),
        "an answer that is an error": Run(
            environment=FULL, answers={"container": (404, [], b'{"code": "X", "message": "nothing here"}')}
        ),
        "too many requests first, then no JSON": Run(
            environment=FULL, answers={"container": First(((429, [], b"later"), (200, [], b"<html>")))}
        ),
        "keys that end within seconds, asked again for each request": Run(
            environment=FULL, answers={"container": keys_for_seconds}, calls=2
        ),
        "keys that have ended already": Run(environment=FULL, answers={"container": (200, [], keys("CONTAINER", -10))}),
        "an answer that breaks off behind the keys": Run(environment=FULL, answers={"container": of_length(5000)}),
        "an answer with a length that nothing has": Run(environment=FULL, answers={"container": of_length(2**62)}),
        **{name: Run(environment=FULL, answers={"container": changed(change)}) for name, change in READ.items()},
    }.items()
]

# -- instances -----------------------------------------------------------------------------------------------------

ON: Final = {"AWS_EC2_METADATA_DISABLED": None, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}"}
THRICE: Final = {**ON, "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"}
VERSION_2: Final = {**ON, "AWS_EC2_METADATA_V1_DISABLED": "true"}
NOWHERE: Final = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1"}
THROTTLED: Final[Response] = (429, [], b"")
EMPTY: Final[Response] = (200, [], b"")
INSTANCE: Final = [
    scenario("EC2 instances", name, run)
    for name, run in {
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": Run(environment=ON, calls=2),
        "AWS_EC2_METADATA_SERVICE_ENDPOINT with a slash": Run(
            environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}/"}
        ),
        "AWS_EC2_METADATA_SERVICE_ENDPOINT with a path": Run(
            environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}/below"}
        ),
        "the profile's endpoint": Run(
            environment={"AWS_EC2_METADATA_DISABLED": "false"},
            config="[default]\nec2_metadata_service_endpoint = {url}\n",
        ),
        "AWS' endpoint, through the environment's proxy": Run(
            environment={
                "AWS_EC2_METADATA_DISABLED": None,
                "http_proxy": "{url}",
                "no_proxy": "127.0.0.1",
            }
        ),
        "a proxy that cannot be reached": Run(environment={**ON, **DEAD_PROXY, "no_proxy": "nothing"}),
        "a proxy, but not for the metadata": Run(environment={**ON, **DEAD_PROXY, "no_proxy": "127.0.0.1"}),
        "AWS_EC2_METADATA_DISABLED": Run(environment={**ON, "AWS_EC2_METADATA_DISABLED": "TRUE"}),
        "behind a container": Run(environment={**ON, **FULL}),
        "as the source of a role": Run(
            environment=ON,
            config="[default]\nrole_arn = arn:aws:iam::1:role/one\ncredential_source = Ec2InstanceMetadata\n",
        ),
        "nobody answers": Run(environment={**ON, **NOWHERE}),
        "nobody answers, and IMDSv1 is disabled": Run(environment={**VERSION_2, **NOWHERE}),
        "nobody answers who is the source of a role": Run(
            environment={**ON, **NOWHERE},
            config="[default]\nrole_arn = arn:aws:iam::1:role/one\ncredential_source = Ec2InstanceMetadata\n",
        ),
        "IMDSv1 only": Run(environment=ON, answers={"instance token": (404, [], b"")}),
        "IMDSv1 only, which is disabled": Run(environment=VERSION_2, answers={"instance token": (403, [], b"")}),
        "no answer to who asks for a token": Run(environment=ON, answers={"instance token": None}),
        "an empty token": Run(environment=ON, answers={"instance token": EMPTY}),
        "a token that is refused": Run(environment=ON, answers={"instance token": (400, [], b"")}),
        "too many requests for a token": Run(environment=ON, answers={"instance token": First((THROTTLED,))}),
        "too many requests for a token, asked again": Run(
            environment=THRICE, answers={"instance token": First((THROTTLED, b""))}
        ),
        "too many requests for the role": Run(environment=ON, answers={"instance roles": First((THROTTLED,))}),
        "too many requests for the role, asked again": Run(
            environment=THRICE, answers={"instance roles": First((THROTTLED, EMPTY))}
        ),
        "closed connections, asked again": Run(
            environment=THRICE, answers={"instance roles": First((b"",)), "instance keys": First((b"", b""))}
        ),
        "keys that are no JSON first, asked again": Run(
            environment=THRICE, answers={"instance keys": First(((200, [], b"{"), (500, [], b"")))}
        ),
        "keys that are no JSON": Run(environment=ON, answers={"instance keys": (200, [], b"<html>")}),
        "a list in the keys' place": Run(environment=ON, answers={"instance keys": (200, [], b"[]")}),
        "no role": Run(environment=ON, answers={"instance roles": (404, [], b"")}),
        "a role with a line end": Run(environment=ON, answers={"instance roles": (200, [], b"the-role\n")}),
        "two roles": Run(environment=ON, answers={"instance roles": (200, [], b"the-role\nother")}),
        "HTML in the role's place": Run(environment=ON, answers={"instance roles": (200, [], b"<html>a b</html>")}),
        "a role without keys": Run(
            environment=ON,
            answers={"instance keys": (200, [], b'{"Code": "AssumeRoleUnauthorizedAccess", "Message": "no"}')},
        ),
        "keys without a session token": Run(environment=ON, answers={"instance keys": changed({"Token": ...})}),
        "keys that have ended are used on": Run(
            environment=ON, answers={"instance keys": (200, [], keys("INSTANCE", -60))}, calls=2
        ),
        "an endpoint that is no URL": Run(environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "nowhere"}),
        "an unknown endpoint mode": Run(environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv5"}),
        "attempts that are no number": Run(environment={**ON, "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "many"}),
        "no attempts": Run(environment={**ON, "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "0"}),
        "no time": Run(environment={**ON, "AWS_METADATA_SERVICE_TIMEOUT": "0"}),
        **{name: Run(environment=ON, answers={"instance keys": changed(change)}) for name, change in READ.items()},
    }.items()
]


@pytest.mark.parametrize("run", [*CONTAINER, *INSTANCE])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


# -- deliberate differences ----------------------------------------------------------------------------------------

SAYS: Final = "from container-role: "
DIFFERENT: Final = [
    scenario(title, name, run, error, text, different=reason)
    for title, name, run, error, text, reason in [
        (
            "Containers",
            "an answer without all of the keys",
            Run(environment=FULL, answers={"container": changed({"SecretAccessKey": ...})}),
            "CredentialRetrievalError",
            f"{SAYS}Missing required key in response: 'SecretAccessKey'",
            PYTHONS,
        ),
        (
            "Containers",
            "an answer that says no",
            Run(environment=FULL, answers={"container": (200, [], b'{"Code": "No", "Message": "not you"}')}),
            "CredentialRetrievalError",
            f"{SAYS}Error retrieving metadata: Received an error from container metadata: [No]: not you",
            PYTHONS,
        ),
        (
            "Containers",
            "an answer that is neither right nor an error",
            Run(environment=FULL, answers={"container": (201, [], b'{"AccessKeyId": "A"}')}),
            "CredentialRetrievalError",
            f"{SAYS}Error retrieving metadata: Received non 200 response 201 from container metadata: (not shown)",
            "the same error without the answer, which may hold keys",
        ),
        (
            "Containers",
            "an end without a zone",
            Run(environment=FULL, answers={"container": changed({"Expiration": "2099-01-01T00:00:00"})}),
            "CredentialRetrievalError",
            f"{SAYS}The Expiration in the response is not a date and time with a zone",
            PYTHONS,
        ),
        (
            "Containers",
            "an end that is a number",
            Run(environment=FULL, answers={"container": changed({"Expiration": 4070908800})}),
            "CredentialRetrievalError",
            f"{SAYS}The Expiration in the response is not a date and time with a zone",
            PYTHONS,
        ),
        (
            "Containers",
            "an authorization token that HTTP cannot send",
            Run(environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "hush\u20ac"}),
            "HTTPClientError",
            "An HTTP Client raised an unhandled exception: Invalid header value",
            "the same error without the token",
        ),
        (
            "EC2 instances",
            "a token that HTTP cannot send",
            Run(environment=ON, answers={"instance token": (200, [], b"odd\nmore")}),
            "HTTPClientError",
            "An HTTP Client raised an unhandled exception: Invalid header value",
            "the same error without the token",
        ),
        (
            "EC2 instances",
            "a key that is no text",
            Run(environment=ON, answers={"instance keys": changed({"AccessKeyId": 5})}),
            "CredentialRetrievalError",
            "from iam-role: The AccessKeyId in the response is not a string",
            PYTHONS,
        ),
    ]
]


@pytest.mark.parametrize(("run", "error", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, error: str, text: str) -> None:
    room.differs(run, services, error, text)


@pytest.mark.scenario("Containers", "authorization token in a file that is rewritten")
def test_the_token_is_read_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, services: FakeAws) -> None:
    token = tmp_path / "token"
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", services.url + "/container")
    monkeypatch.setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", str(token))
    config = Config(inject_host_prefix=False)
    asked = []
    for library in (boto3, deadline_pages):
        with services.answering({"container": keys_for_seconds}):
            token.write_text("one")
            client = library.Session().client("deadline", "eu-west-1", endpoint_url=services.url, config=config)
            for text in ("two", "three"):
                token.write_text(text)
                client.list_sessions(**IDS)
            asked.append([request for request in services.seen() if request[0] == "container"])
    assert asked[0] == asked[1] == [("container", text) for text in ("one", "two", "three")]


@pytest.mark.scenario("Containers", "HTTPS, by an authority that nobody knows")
def test_certificates_are_verified(monkeypatch: pytest.MonkeyPatch, authority: Authority, services: FakeAws) -> None:
    told = []
    with ScriptedServer([(200, [], keys("CONTAINER"))] * 3, tls=authority.serves("127.0.0.1")) as server:
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url + "/container")
        for library in (boto3, deadline_pages):
            with pytest.raises(SSLError) as raised:
                library.Session().client("deadline", "eu-west-1", endpoint_url=services.url)
            told.append(str(raised.value))
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.pem))  # as if it were among the system's
        deadline_pages.Session().client("deadline", "eu-west-1", endpoint_url=services.url)
    assert told[0] == told[1]


# -- the one address that is not this machine's --------------------------------------------------------------------

NAMESPACE: Final = ["unshare", "--user", "--map-root-user", "--net", "sh", "-c"]
HAS_NAMESPACES: Final = (
    shutil.which("unshare") is not None
    and shutil.which("ip") is not None
    and subprocess.run([*NAMESPACE, "ip link set lo up"], capture_output=True, check=False).returncode == 0
)
AT_HOME: Final = """
import http.server, importlib, sys, threading
from tests.support.fake_aws import keys
from tests.support.arguments import IDS
asked = []
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        is_list = self.path.startswith("/2023-10-12/")
        asked.append(self.headers["authorization"].split("/")[0] if is_list else self.path)
        body = b'{"sessions": []}' if is_list else keys("CONTAINER")
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
server = http.server.ThreadingHTTPServer(("169.254.170.2", 80), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
importlib.import_module(sys.argv[1]).client("deadline").list_sessions(**IDS)
print(asked)
"""


@pytest.mark.scenario("Containers", "relative URI")
@pytest.mark.skipif(not HAS_NAMESPACES, reason="169.254.170.2 must be ours, which takes a network namespace")
def test_relative_uri() -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ENDPOINT_URL": "http://169.254.170.2",
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials?id=1",
    }
    command = 'ip link set lo up && ip address add 169.254.170.2/32 dev lo && exec "$@"'
    outputs = []
    for library in ("boto3", "deadline_pages"):
        program = [*NAMESPACE, command, "sh", sys.executable, "-c", AT_HOME, library]
        done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=50, check=False)
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert "/v2/credentials?id=1" in outputs[0]
