"""Credentials that a service hands out: IAM Identity Center, a container's metadata, an instance's."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from typing import Any, Final

import pytest

from tests.aws_files import PYTHONS
from tests.clean_room import CleanRoom, Run
from tests.compatibility import scenario
from tests.fake_aws import FakeAws, at, keys, sso_error

START: Final = "https://studio.awsapps.com/start"
SIGN_ON: Final = f"""[default]
sso_session = studio
sso_account_id = 123456789012
sso_role_name = artist
[sso-session studio]
sso_start_url = {START}
sso_region = eu-west-2
"""
OLD_KIND: Final = f"""[default]
sso_start_url = {START}
sso_region = eu-west-2
sso_account_id = 123456789012
sso_role_name = artist
"""


def cached(name: str, **change: Any) -> dict[str, str]:
    """Give the file that `aws sso login` leaves; None takes a member out."""
    token = {"startUrl": START, "region": "eu-west-2", "accessToken": "bearer", "expiresAt": at(3600), **change}
    text = json.dumps({key: value for key, value in token.items() if value is not None})
    return {f".aws/sso/cache/{hashlib.sha1(name.encode()).hexdigest()}.json": text}


REGISTERED: Final = {
    "clientId": "client",
    "clientSecret": "hush",
    "refreshToken": "refresh",
    "registrationExpiresAt": at(3600),
}
UNREGISTERED: Final = {**REGISTERED, "registrationExpiresAt": at(-60)}

IDENTITY_CENTER: Final = [
    scenario("IAM Identity Center", name, run)
    for name, run in {
        "sso-session": Run(config=SIGN_ON, files=cached("studio"), calls=2),
        "sso-session, no token": Run(config=SIGN_ON),
        "sso-session, expired token": Run(config=SIGN_ON, files=cached("studio", expiresAt=at(-60))),
        "sso-session, expired token that is refreshed": Run(
            config=SIGN_ON, files=cached("studio", expiresAt=at(-60), **REGISTERED)
        ),
        "sso-session, token that is refreshed before it ends": Run(
            config=SIGN_ON, files=cached("studio", expiresAt=at(120), **REGISTERED)
        ),
        "sso-session, expired token that is not refreshed": Run(
            config=SIGN_ON,
            files=cached("studio", expiresAt=at(-60), **REGISTERED),
            answers={"CreateToken": sso_error("InvalidGrantException", 400)},
        ),
        "sso-session, nobody refreshes a token that is valid still": Run(
            config=SIGN_ON,
            files=cached("studio", expiresAt=at(300), **REGISTERED),
            environment={"AWS_ENDPOINT_URL": None, "HTTPS_PROXY": "{url}", "AWS_MAX_ATTEMPTS": "1"},
            client={"endpoint_url": "{url}"},
        ),
        "sso-session, expired token whose registration has ended": Run(
            config=SIGN_ON, files=cached("studio", expiresAt=at(-60), **UNREGISTERED)
        ),
        "sso-session, token without its end": Run(config=SIGN_ON, files=cached("studio", expiresAt=None)),
        "sso-session, file without a token": Run(config=SIGN_ON, files=cached("studio", accessToken=None)),
        "sso-session, token that the service refuses": Run(
            config=SIGN_ON,
            files=cached("studio"),
            answers={"GetRoleCredentials": sso_error("UnauthorizedException", 401)},
        ),
        "sso-session, role that the service refuses": Run(
            config=SIGN_ON,
            files=cached("studio"),
            answers={"GetRoleCredentials": sso_error("ForbiddenException", 403)},
        ),
        "sso-session, service that cannot be reached": Run(
            config=SIGN_ON,
            files=cached("studio"),
            environment={"AWS_ENDPOINT_URL_SSO": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"},
        ),
        "sso-session that is not there": Run(config=SIGN_ON.replace("[sso-session studio]", "[sso-session other]")),
        "sso-session that contradicts the profile": Run(
            config=SIGN_ON.replace("sso_session = studio", "sso_session = studio\nsso_region = us-east-1")
        ),
        "sso-session without a region": Run(config=SIGN_ON.replace("sso_region = eu-west-2", "")),
        "sso-session without a region, which the profile has": Run(
            config=SIGN_ON.replace("sso_region = eu-west-2", "").replace(
                "[default]", "[default]\nsso_region = eu-west-2"
            )
        ),
        "sso-session that is not there, beside keys of the environment": Run(
            config="[default]\nsso_session = nothing\n",
            environment={"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "hush"},
        ),
        "sso-session without a region, beside keys given in code": Run(
            config=SIGN_ON.replace("sso_region = eu-west-2", ""),
            client={"aws_access_key_id": "GIVEN", "aws_secret_access_key": "hush"},
        ),
        "profile without an account": Run(config=SIGN_ON.replace("sso_account_id = 123456789012", "")),
        "old kind of profile": Run(config=OLD_KIND, files=cached(START), calls=2),
        "old kind of profile, no token": Run(config=OLD_KIND),
        "old kind of profile, expired token": Run(config=OLD_KIND, files=cached(START, expiresAt=at(-60))),
        "old kind of profile, file without a token": Run(config=OLD_KIND, files=cached(START, accessToken=None)),
        "old kind of profile, token that the service refuses": Run(
            config=OLD_KIND,
            files=cached(START),
            answers={"GetRoleCredentials": sso_error("UnauthorizedException", 401)},
        ),
        "old kind of profile without a start URL": Run(config=OLD_KIND.replace(f"sso_start_url = {START}", "")),
        "before the keys of the credentials file": Run(
            config=SIGN_ON,
            files=cached("studio"),
            credentials="[default]\naws_access_key_id = FILE\naws_secret_access_key = hush\n",
        ),
        "as the source of a role": Run(
            config=SIGN_ON + "[profile p]\nrole_arn = arn:aws:iam::1:role/one\nsource_profile = default\n",
            files=cached("studio"),
            session={"profile_name": "p"},
        ),
        "AWS' own endpoints": Run(
            config=SIGN_ON,
            files=cached("studio"),
            environment={"AWS_ENDPOINT_URL": None, "HTTPS_PROXY": "{url}", "AWS_MAX_ATTEMPTS": "1"},
            client={"endpoint_url": "{url}"},
        ),
        "AWS' own endpoints, dual-stack": Run(
            config=OLD_KIND,
            files=cached(START),
            environment={
                "AWS_ENDPOINT_URL": None,
                "HTTPS_PROXY": "{url}",
                "AWS_MAX_ATTEMPTS": "1",
                "AWS_USE_DUALSTACK_ENDPOINT": "true",
            },
            client={"endpoint_url": "{url}"},
        ),
        "endpoints by the services section": Run(
            config=SIGN_ON.replace("[default]", "[default]\nservices = local")
            + "[services local]\nsso =\n  endpoint_url = {url}\nsso_oidc =\n  endpoint_url = {url}\n",
            files=cached("studio", expiresAt=at(-60), **REGISTERED),
            environment={"AWS_ENDPOINT_URL": None, "AWS_ENDPOINT_URL_DEADLINE": "{url}"},
        ),
    }.items()
]

FULL: Final = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container"}
CONTAINER: Final = [
    scenario("Containers", name, run)
    for name, run in {
        "full URI": Run(environment=FULL, calls=2),
        "full URI, localhost": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://localhost:1/x", **FULL},
        ),
        "authorization token": Run(environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic abc"}),
        "authorization token in a file": Run(
            environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token"}, files={"token": "Basic abc"}
        ),
        "authorization token in a file before the variable": Run(
            environment={
                **FULL,
                "AWS_CONTAINER_AUTHORIZATION_TOKEN": "x",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token",
            },
            files={"token": "Basic abc"},
        ),
        "authorization token with a line end": Run(
            environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token"},
            files={"token": "Basic abc\n"},
        ),
        "authorization token's file is not there": Run(
            environment={**FULL, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token"}
        ),
        "an address that is not allowed": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://192.0.2.1/container"}
        ),
        "a name that is not allowed": Run(
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://somewhere/container"}
        ),
        "nobody answers": Run(environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/container"}),
        "behind the profile's keys": Run(
            environment=FULL, credentials="[default]\naws_access_key_id = FILE\naws_secret_access_key = hush\n"
        ),
        "no JSON": Run(environment=FULL, answers={"container": (200, [], b"<html>")}),
    }.items()
]

ON: Final = {"AWS_EC2_METADATA_DISABLED": None, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}"}
INSTANCE: Final = [
    scenario("EC2 instances", name, run)
    for name, run in {
        "AWS_EC2_METADATA_SERVICE_ENDPOINT": Run(environment=ON, calls=2),
        "AWS_EC2_METADATA_SERVICE_ENDPOINT with a slash": Run(
            environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}/"}
        ),
        "the profile's endpoint": Run(
            environment={"AWS_EC2_METADATA_DISABLED": "false"},
            config="[default]\nec2_metadata_service_endpoint = {url}\n",
        ),
        "AWS_EC2_METADATA_DISABLED": Run(environment={**ON, "AWS_EC2_METADATA_DISABLED": "TRUE"}),
        "behind a container": Run(environment={**ON, **FULL}),
        "nobody answers": Run(environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1"}),
        "nobody answers, and IMDSv1 is disabled": Run(
            environment={
                **ON,
                "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1",
                "AWS_EC2_METADATA_V1_DISABLED": "true",
            }
        ),
        "no role": Run(environment=ON, answers={"instance roles": (404, [], b"")}),
        "a role without keys": Run(
            environment=ON,
            answers={"instance keys": (200, [], b'{"Code": "AssumeRoleUnauthorizedAccess", "Message": "no"}')},
        ),
        "keys that end soon are extended": Run(
            environment=ON, answers={"instance keys": (200, [], keys("INSTANCE", -60))}, calls=2
        ),
        "an endpoint that is no URL": Run(environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "nowhere"}),
        "an unknown endpoint mode": Run(environment={**ON, "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "ipv5"}),
        "attempts that are no number": Run(environment={**ON, "AWS_METADATA_SERVICE_NUM_ATTEMPTS": "many"}),
    }.items()
]


@pytest.mark.parametrize("run", [*IDENTITY_CENTER, *CONTAINER, *INSTANCE])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


(STUDIO,) = cached("studio")
DIFFERENT: Final = [
    scenario(title, name, run, error, text, different=reason)
    for title, name, run, error, text, reason in [
        (
            "IAM Identity Center",
            "a token's file that is no JSON",
            Run(config=SIGN_ON, files={STUDIO: "hush"}),
            "SSOTokenLoadError",
            f"Error loading SSO Token: Token for {START} is invalid",
            PYTHONS,
        ),
        (
            "IAM Identity Center",
            "a token whose end is no date",
            Run(config=SIGN_ON, files=cached("studio", expiresAt="soon")),
            "SSOTokenLoadError",
            f"Error loading SSO Token: Token for {START} is invalid",
            PYTHONS,
        ),
        (
            "IAM Identity Center",
            "too many requests",
            Run(
                config=SIGN_ON,
                files=cached("studio"),
                environment={"AWS_MAX_ATTEMPTS": "2"},
                answers={"GetRoleCredentials": sso_error("TooManyRequestsException", 429)},
            ),
            "ClientError",
            "An error occurred (TooManyRequestsException) when calling the GetRoleCredentials operation "
            "(reached max retries: 1): no",
            "the class is one that only botocore's SSO client has; here it is its base, ClientError",
        ),
        (
            "IAM Identity Center",
            "the service answers with garbage",
            Run(config=SIGN_ON, files=cached("studio"), answers={"GetRoleCredentials": (200, [], b"<html>")}),
            "CredentialRetrievalError",
            "Error when retrieving credentials from sso: ",
            PYTHONS,
        ),
        (
            "Containers",
            "an answer that is an error",
            Run(environment=FULL, answers={"container": (404, [], b"nothing here")}),
            "CredentialRetrievalError",
            "from container-role: Error retrieving metadata: Received non 200 response 404 from container metadata",
            "the same error without the answer's body, which the SDK does not give; boto3 asks three times",
        ),
        (
            "Containers",
            "an answer without all of the keys",
            Run(environment=FULL, answers={"container": (200, [], b'{"AccessKeyId": "A"}')}),
            "CredentialRetrievalError",
            "from container-role: Error retrieving metadata: The response of the container metadata has no "
            "SecretAccessKey",
            PYTHONS,
        ),
        (
            "Containers",
            "an answer that says no",
            Run(environment=FULL, answers={"container": (200, [], b'{"Code": "No", "Message": "not you"}')}),
            "CredentialRetrievalError",
            "from container-role: Error retrieving metadata: Received an error from container metadata: [No]: not you",
            PYTHONS,
        ),
    ]
]


@pytest.mark.parametrize(("run", "error", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, error: str, text: str) -> None:
    room.differs(run, services, error, text)


VERSION_1: Final = "boto3 falls back to IMDSv1, which the SDK does not speak for its weakness"


@pytest.mark.scenario("EC2 instances", "one with IMDSv1 only", different=VERSION_1)
def test_an_instance_with_the_old_metadata_only(room: CleanRoom, services: FakeAws) -> None:
    theirs, ours = room.both(Run(environment=ON, answers={"instance token": (404, [], b"")}), services)
    assert theirs["step"] == "done"
    assert ours["error"] == ["NoCredentialsError", "Unable to locate credentials"]


def test_the_refreshed_token_is_kept_for_others(room: CleanRoom, services: FakeAws) -> None:
    run = Run(config=SIGN_ON, files=cached("studio", expiresAt=at(-60), **REGISTERED))
    tokens = []
    for library in ("boto3", "deadline_pages"):
        room.run(library, run, services)
        tokens.append(json.loads((room.home / STUDIO).read_text(encoding="utf-8")))
    theirs, ours = tokens
    assert ours.keys() == theirs.keys()
    for name in set(theirs) - {"expiresAt", "registrationExpiresAt"}:
        assert ours[name] == theirs[name]


# -- the one address that is not this machine's --------------------------------------------------------------------

NAMESPACE: Final = ["unshare", "--user", "--map-root-user", "--net", "sh", "-c"]
HAS_NAMESPACES: Final = (
    shutil.which("unshare") is not None
    and shutil.which("ip") is not None
    and subprocess.run([*NAMESPACE, "ip link set lo up"], capture_output=True, check=False).returncode == 0
)
AT_HOME: Final = """
import http.server, importlib, sys, threading
from tests.fake_aws import keys
from tests.clean_room import IDS
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
