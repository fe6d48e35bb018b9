"""Credentials from IAM Identity Center: the requests to its services, and their errors."""

from __future__ import annotations

import json
from typing import Final

import pytest

from tests.support.aws_files import PYTHONS
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.credential_sources import OLD_KIND, REGISTERED, SIGN_ON, START, STUDIO, cached
from tests.support.fake_aws import FakeAws, at, sso_error

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


@pytest.mark.parametrize("run", IDENTITY_CENTER)
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


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
    ]
]


@pytest.mark.parametrize(("run", "error", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, error: str, text: str) -> None:
    room.differs(run, services, error, text)


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
