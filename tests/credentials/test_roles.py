"""Roles that are assumed, by other credentials and by web identities: the same requests to STS, the same keys after."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest

from tests.support.aws_files import PYTHONS, ROLE, answered, key, process, section
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws, sts_answer, sts_error

ENV: Final = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "hush"}
NO_URL: Final = {"AWS_ENDPOINT_URL": None, "AWS_ENDPOINT_URL_DEADLINE": "{url}"}
BASE: Final = section("base", key("BASE"))
WEB: Final = "web_identity_token_file = {home}/token"
ASSUME: Final = [
    scenario("Assumed roles", name, run)
    for name, run in {
        "source_profile": Run(
            config=section("default", ROLE + "one", "source_profile = base"), credentials=BASE, calls=2
        ),
        "source_profile, with all that can be said": Run(
            config=section(
                "profile p",
                ROLE + "one",
                "source_profile = base",
                "role_session_name = artist",
                "external_id = ext",
                "duration_seconds = 1800",
            ),
            credentials=BASE,
            session={"profile_name": "p"},
        ),
        "a duration that is no number": Run(
            config=section("default", ROLE + "one", "source_profile = base", "duration_seconds = long"),
            credentials=BASE,
        ),
        "a profile that is its own source": Run(
            config=section("default", ROLE + "one", "source_profile = default"),
            credentials=section("default", key("D")),
        ),
        "a chain of roles": Run(
            config=section("default", ROLE + "one", "source_profile = two")
            + section("profile two", ROLE + "two", "source_profile = three")
            + section("profile three", ROLE + "three", "source_profile = base"),
            credentials=BASE,
        ),
        "before keys of the same profile": Run(
            config=section("default", ROLE + "one", "source_profile = base", key("CONFIG")),
            credentials=BASE + section("default", key("D")),
        ),
        "the environment's keys before it": Run(
            config=section("default", ROLE + "one", "source_profile = base"), credentials=BASE, environment=ENV
        ),
        "in the credentials file": Run(credentials=BASE + section("default", ROLE + "one", "source_profile = base")),
        "source with a credential_process": Run(
            config=section("default", ROLE + "one", "source_profile = base")
            + section("profile base", "credential_process = {home}/bin/process"),
            files=process(answered()),
            calls=2,
        ),
        "source with a credential_process that fails": Run(
            config=section("default", ROLE + "one", "source_profile = base")
            + section("profile base", "credential_process = {home}/bin/process"),
            files=process("", 1, "no"),
        ),
        "source with a web identity": Run(
            config=section("default", ROLE + "one", "source_profile = base")
            + section("profile base", ROLE + "two", WEB),
            files={"token": "json-web-token"},
        ),
        "credential_source Environment": Run(
            config=section("default", ROLE + "one", "credential_source = Environment"),
            session={"profile_name": "default"},
            environment=ENV,
        ),
        "credential_source Environment, which has none": Run(
            config=section("default", ROLE + "one", "credential_source = Environment")
        ),
        "credential_source EcsContainer": Run(
            config=section("default", ROLE + "one", "credential_source = EcsContainer"),
            environment={"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container"},
            calls=2,
        ),
        "credential_source EcsContainer, where there is none": Run(
            config=section("default", ROLE + "one", "credential_source = EcsContainer")
        ),
        "credential_source Ec2InstanceMetadata": Run(
            config=section("default", ROLE + "one", "credential_source = Ec2InstanceMetadata"),
            environment={"AWS_EC2_METADATA_DISABLED": None, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}"},
        ),
        "credential_source Ec2InstanceMetadata, where there is none": Run(
            config=section("default", ROLE + "one", "credential_source = Ec2InstanceMetadata"),
        ),
        "credential_source Ec2InstanceMetadata, which does not answer": Run(
            config=section("default", ROLE + "one", "credential_source = Ec2InstanceMetadata"),
            environment={"AWS_EC2_METADATA_DISABLED": None, "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://127.0.0.1:1"},
        ),
        "an unknown credential_source": Run(config=section("default", ROLE + "one", "credential_source = Moon")),
        "both kinds of source": Run(
            config=section("default", ROLE + "one", "credential_source = Environment", "source_profile = base"),
            credentials=BASE,
        ),
        "no source": Run(config=section("default", ROLE + "one")),
        "a source_profile that is not there": Run(config=section("default", ROLE + "one", "source_profile = base")),
        "a source_profile without credentials": Run(
            config=section("default", ROLE + "one", "source_profile = base") + section("profile base", "region = x")
        ),
        "a source_profile with one key": Run(
            config=section("default", ROLE + "one", "source_profile = base")
            + section("profile base", "aws_access_key_id = BASE")
        ),
        "profiles in a circle": Run(
            config=section("default", ROLE + "one", "source_profile = two")
            + section("profile two", ROLE + "two", "source_profile = default")
        ),
        "a profile that is its own source without keys": Run(
            config=section("default", ROLE + "one", "source_profile = default")
        ),
        "the service denies it": Run(
            config=section("default", ROLE + "one", "source_profile = base"),
            credentials=BASE,
            answers={"AssumeRole": sts_error("AccessDenied", "not authorized to perform: sts:AssumeRole")},
        ),
        "keys that have ended already": Run(
            config=section("default", ROLE + "one", "source_profile = base"),
            credentials=BASE,
            answers={"AssumeRole": (200, [], sts_answer("AssumeRole", "OLD", -60))},
        ),
        "the service cannot be reached": Run(
            config=section("default", ROLE + "one", "source_profile = base"),
            credentials=BASE,
            environment={"AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"},
        ),
        "STS by AWS_ENDPOINT_URL_STS": Run(
            config=section("default", ROLE + "one", "source_profile = base"),
            credentials=BASE,
            environment={**NO_URL, "AWS_ENDPOINT_URL_STS": "{url}"},
        ),
        "STS by the services section": Run(
            config=section("default", ROLE + "one", "source_profile = base", "services = local")
            + section("services local", "sts =", "  endpoint_url = {url}"),
            credentials=BASE,
            environment=NO_URL,
        ),
    }.items()
]

WEB_IDENTITY: Final = [
    scenario("Web identity", name, run)
    for name, run in {
        "environment": Run(
            environment={
                "AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token",
                "AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/web",
                "AWS_ROLE_SESSION_NAME": "pod",
            },
            files={"token": "json-web-token\n"},
            calls=2,
        ),
        "profile": Run(config=section("default", ROLE + "web", WEB), files={"token": "json-web-token"}),
        "environment and profile mixed": Run(
            config=section("default", ROLE + "web", "role_session_name = n"),
            environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token"},
            files={"token": "json-web-token"},
        ),
        "environment beside a profile given in code": Run(
            session={"profile_name": "p"},
            config=section("profile p", "region = us-east-2"),
            environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/web"},
        ),
        "before the keys of the credentials file": Run(
            config=section("default", ROLE + "web", WEB),
            credentials=section("default", key("FILE")),
            files={"token": "json-web-token"},
        ),
        "no role": Run(environment={"AWS_WEB_IDENTITY_TOKEN_FILE": "{home}/token"}),
        "no token file": Run(config=section("default", ROLE + "web", WEB)),
        "the service refuses the token": Run(
            config=section("default", ROLE + "web", WEB),
            files={"token": "json-web-token"},
            answers={"AssumeRoleWithWebIdentity": sts_error("AccessDenied", "not you")},
        ),
        "the service cannot be reached": Run(
            config=section("default", ROLE + "web", WEB),
            files={"token": "json-web-token"},
            environment={"AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1/x", "AWS_MAX_ATTEMPTS": "1"},
        ),
        "STS by the services section": Run(
            config=section("default", ROLE + "web", WEB, "services = local")
            + section("services local", "sts =", "  endpoint_url = {url}"),
            files={"token": "json-web-token"},
            environment=NO_URL,
        ),
    }.items()
]


# Where AWS' own STS is: by the tunnel that a proxy is asked for, and refuses.
TUNNEL: Final = {**NO_URL, "HTTPS_PROXY": "{url}", "NO_PROXY": "127.0.0.1", "AWS_MAX_ATTEMPTS": "1"}
STS: Final = [
    scenario("Endpoints of STS", f"{name}, {kind}", run)
    for name, environment in {
        "by default": {},
        "AWS_STS_REGIONAL_ENDPOINTS=legacy": {"AWS_STS_REGIONAL_ENDPOINTS": "legacy"},
        "legacy, in a younger region": {"AWS_STS_REGIONAL_ENDPOINTS": "legacy", "AWS_DEFAULT_REGION": "ap-south-2"},
        "AWS_STS_REGIONAL_ENDPOINTS is another word": {"AWS_STS_REGIONAL_ENDPOINTS": "moon"},
        "AWS_USE_FIPS_ENDPOINT": {"AWS_USE_FIPS_ENDPOINT": "true", "AWS_DEFAULT_REGION": "us-east-2"},
        "AWS_USE_DUALSTACK_ENDPOINT": {"AWS_USE_DUALSTACK_ENDPOINT": "true"},
        "China": {"AWS_DEFAULT_REGION": "cn-north-1"},
        "GovCloud": {"AWS_DEFAULT_REGION": "us-gov-west-1"},
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": {
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
            "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1",
        },
    }.items()
    for kind, run in {
        "assumed role": Run(
            environment={**TUNNEL, **environment},
            config=section("default", ROLE + "one", "source_profile = base"),
            credentials=BASE,
            client={"endpoint_url": "{url}"},
        ),
        "web identity": Run(
            environment={**TUNNEL, **environment},
            config=section("default", ROLE + "web", WEB),
            files={"token": "json-web-token"},
            client={"endpoint_url": "{url}"},
        ),
    }.items()
]


@pytest.mark.parametrize("run", [*ASSUME, *WEB_IDENTITY, *STS])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


ONE: Final = section("default", ROLE + "one", "source_profile = base")
OF_STS: Final = "the class is one that only botocore's STS client has; here it is its base, ClientError"
DIFFERENT: Final = [
    scenario(title, name, run, error, text, different=reason)
    for title, name, run, error, text, reason in [
        (
            "Assumed roles",
            "a role that wants an MFA code",
            Run(config=section("default", ROLE + "one", "source_profile = base", "mfa_serial = me"), credentials=BASE),
            "InvalidConfigError",
            'The profile "default" has an mfa_serial, and deadline_pages cannot ask for a code. Use boto3 with',
            "boto3 asks for the code on the terminal; the SDK's provider takes none",
        ),
        (
            "Assumed roles",
            "a duration below 15 minutes",
            Run(config=ONE + "duration_seconds = -5\n", credentials=BASE),
            "ParamValidationError",
            "Invalid value for parameter DurationSeconds, value: -5, valid min value: 900",
            "the same error, from client() and not from the first request",
        ),
        (
            "Assumed roles",
            "a profile whose role is no text",
            Run(config="[default]\nsource_profile = base\nrole_arn =\n  a = b\n", credentials=BASE),
            "InvalidConfigError",
            "has indented settings where text is expected",
            PYTHONS,
        ),
        (
            "Assumed roles",
            "source keys that have expired, says the service",
            Run(config=ONE, credentials=BASE, answers={"AssumeRole": sts_error("ExpiredTokenException", "old", 400)}),
            "ClientError",
            "An error occurred (ExpiredTokenException) when calling the AssumeRole operation: old",
            OF_STS,
        ),
        (
            "Assumed roles",
            "the service answers with garbage",
            Run(config=ONE, credentials=BASE, answers={"AssumeRole": (200, [], b"<html>")}),
            "CredentialRetrievalError",
            "Error when retrieving credentials from assume-role: ",
            "boto3's error has the answer in its text, which may hold keys",
        ),
        (
            "Sign-on by aws login",
            "a profile with a login_session",
            Run(config=section("default", "login_session = me")),
            "InvalidConfigError",
            'The profile "default" uses "aws login", which deadline_pages cannot do. Use boto3 with',
            "the SDK's provider for it would add a quarter to the dependencies; boto3 needs botocore[crt] for it",
        ),
    ]
]


@pytest.mark.parametrize(("run", "error", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, error: str, text: str) -> None:
    room.differs(run, services, error, text)


def ends(text: str) -> dict[str, Any]:
    """Give the answers of STS with another text in their `Expiration`."""
    return {
        action: (200, [], re.sub(rb"<Expiration>.*</E", b"<Expiration>%s</E" % text.encode(), sts_answer(action, "A")))
        for action in ("AssumeRole", "AssumeRoleWithWebIdentity")
    }


ASKED: Final = [
    ("Assumed roles", ONE, {}),
    ("Web identity", section("default", ROLE + "web", WEB), {"token": "json-web-token"}),
]
FORMS: Final = [
    scenario(title, f"Expiration: {text}", Run(config=config, credentials=BASE, files=files, answers=ends(text)))
    for title, config, files in ASKED
    for text in [
        "2099-06-10T15:00:06.123Z",
        "2099-06-10T15:00:06.1234567891Z",
        "2099-06-10T15:00:06+00:00",
        "2099-06-10T15:00:06-08:00",
    ]
]


@pytest.mark.parametrize("run", FORMS)
def test_forms_of_expiration(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


RFC_3339: Final = "boto3 reads any date that dateutil does, the SDK RFC 3339, which is what STS writes"
OTHER_FORMS: Final = [
    scenario(
        title,
        f"Expiration: {text!r}",
        Run(config=config, credentials=BASE, files=files, answers=ends(text)),
        different=RFC_3339,
    )
    for title, config, files in ASKED
    for text in ["2099-06-10T15:00:06UTC", "2099-06-10T15:00:06", "soon"]
]


@pytest.mark.parametrize("run", OTHER_FORMS)
def test_other_forms_of_expiration(room: CleanRoom, services: FakeAws, run: Run) -> None:
    room.differs(run, services, "CredentialRetrievalError", "The service's response cannot be parsed")
