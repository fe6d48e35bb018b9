"""Credentials from everywhere that boto3 takes them: the same keys sign, or the same error says why not."""

from __future__ import annotations

import json
import sys
from typing import Any, Final

import pytest

from tests.clean_room import CleanRoom, Run
from tests.compatibility import scenario
from tests.fake_aws import FakeAws, at, sts_answer, sts_error

SECRET: Final = "aws_secret_access_key = hush\n"
ENV: Final = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "hush"}
ROLE: Final = "role_arn = arn:aws:iam::123456789012:role/"
NO_URL: Final = {"AWS_ENDPOINT_URL": None, "AWS_ENDPOINT_URL_DEADLINE": "{url}"}


def section(title: str, *lines: str) -> str:
    return "\n".join([f"[{title}]", *lines, ""])


def key(name: str) -> str:
    return f"aws_access_key_id = {name}\n{SECRET}"


# -- explicit, environment, files ----------------------------------------------------------------------------------

GIVEN: Final = {"aws_access_key_id": "GIVEN", "aws_secret_access_key": "hush", "aws_session_token": "t"}
STATIC: Final = [
    scenario("Keys", name, run)
    for name, run in {
        "given to client()": Run(client=GIVEN, environment=ENV),
        "given to Session()": Run(session=GIVEN, environment=ENV),
        "given to both: the client's": Run(session=GIVEN, client={**GIVEN, "aws_access_key_id": "B"}),
        "empty ones given to Session() do not count": Run(
            session={"aws_access_key_id": "", "aws_secret_access_key": ""}, environment=ENV
        ),
        "a session token alone given to client() does not count": Run(
            client={"aws_session_token": "t"}, environment=ENV
        ),
        "a session token given to client() beside a session's keys does not count": Run(
            session={"aws_access_key_id": "A", "aws_secret_access_key": "hush"}, client={"aws_session_token": "t"}
        ),
        "only the access key given to client()": Run(client={"aws_access_key_id": "A"}, environment=ENV),
        "only the secret key given to client()": Run(client={"aws_secret_access_key": "hush"}, environment=ENV),
        "environment": Run(environment=ENV),
        "environment, with a session token": Run(environment={**ENV, "AWS_SESSION_TOKEN": "t"}),
        "AWS_SECURITY_TOKEN before AWS_SESSION_TOKEN": Run(
            environment={**ENV, "AWS_SESSION_TOKEN": "t", "AWS_SECURITY_TOKEN": "u"}
        ),
        "environment before AWS_PROFILE": Run(
            environment={**ENV, "AWS_PROFILE": "p"}, credentials=section("p", key("FILE"))
        ),
        "a profile given in code before the environment": Run(
            environment=ENV, session={"profile_name": "p"}, credentials=section("p", key("FILE"))
        ),
        "a profile given in code, without keys, beside the environment's": Run(
            environment=ENV, session={"profile_name": "p"}, config=section("profile p", "region = us-east-2")
        ),
        "environment without the secret key": Run(environment={"AWS_ACCESS_KEY_ID": "ENV"}),
        "environment with an empty secret key": Run(environment={**ENV, "AWS_SECRET_ACCESS_KEY": ""}),
        "environment without the access key": Run(environment={"AWS_SECRET_ACCESS_KEY": "hush"}),
        "environment with an empty access key": Run(
            environment={**ENV, "AWS_ACCESS_KEY_ID": ""}, credentials=section("default", key("FILE"))
        ),
        "environment's keys that end": Run(environment={**ENV, "AWS_CREDENTIAL_EXPIRATION": at(3600)}),
        "environment's keys that have ended": Run(environment={**ENV, "AWS_CREDENTIAL_EXPIRATION": at(-3600)}),
        "credentials file": Run(credentials=section("default", key("FILE"), "aws_session_token = t")),
        "credentials file, aws_security_token first": Run(
            credentials=section("default", key("FILE"), "aws_session_token = t", "aws_security_token = u")
        ),
        "config file": Run(config=section("default", key("CONFIG"))),
        "credentials file before config file": Run(
            config=section("default", key("CONFIG")), credentials=section("default", key("FILE"))
        ),
        "one key in each file": Run(
            config=section("default", SECRET), credentials=section("default", "aws_access_key_id = FILE")
        ),
        "credentials file without the secret key": Run(credentials=section("default", "aws_access_key_id = FILE")),
        "config file without the secret key": Run(config=section("default", "aws_access_key_id = CONFIG")),
        "credentials file without the access key": Run(credentials=section("default", SECRET)),
        "empty keys in a file": Run(credentials=section("default", "aws_access_key_id =\naws_secret_access_key =")),
        "AWS_SHARED_CREDENTIALS_FILE": Run(
            environment={"AWS_SHARED_CREDENTIALS_FILE": "{home}/other"},
            credentials=section("default", key("FILE")),
            files={"other": section("default", key("OTHER"))},
        ),
        "boto 2's file": Run(files={".boto": section("Credentials", key("OLD"))}),
        "BOTO_CONFIG": Run(environment={"BOTO_CONFIG": "{home}/b"}, files={"b": section("Credentials", key("OLD"))}),
        "AWS_CREDENTIAL_FILE": Run(
            environment={"AWS_CREDENTIAL_FILE": "~/c"}, files={"c": "AWSAccessKeyId=OLD\nAWSSecretKey=hush\n"}
        ),
        "AWS_CREDENTIAL_FILE that is not there": Run(environment={"AWS_CREDENTIAL_FILE": "{home}/nothing"}),
        "boto 2's file behind the credentials file": Run(
            files={".boto": section("Credentials", key("OLD"))}, credentials=section("default", key("FILE"))
        ),
        "nowhere": Run(),
    }.items()
]

# -- credential_process --------------------------------------------------------------------------------------------


def process(answer: str, status: int = 0, error: str = "") -> dict[str, str]:
    """Give a program that answers, and leaves a line behind each time that it runs."""
    program = f"""#!{sys.executable}
import datetime, sys
with open("{{home}}/ran", "a") as ran:
    ran.write(" ".join(sys.argv[1:]) + "\\n")
number = len(open("{{home}}/ran").readlines())
sys.stderr.write({error!r})
soon = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=4.9)).isoformat()
print({answer!r}.replace("NUMBER", str(number)).replace("SOON", soon))
sys.exit({status})
"""
    return {"bin/process": program}


def answered(**change: Any) -> str:
    whole = {"Version": 1, "AccessKeyId": "PROCESS", "SecretAccessKey": "hush", "SessionToken": "t", **change}
    return json.dumps({name: value for name, value in whole.items() if value is not None})


RUNS: Final = section("default", "credential_process = {home}/bin/process")
# As the Deadline Cloud monitor writes it.
MONITOR: Final = section(
    "profile studio",
    'credential_process = "{home}/bin/process" get-credentials --profile studio',
    "region = us-west-2",
    "user_id = 01234567-89ab-cdef-0123-456789abcdef",
    "identity_store_id = d-0123456789",
    "studio_id = studio",
    "monitor_id = monitor-0123456789abcdef0123456789abcdef",
)
PROCESS: Final = [
    scenario("credential_process", name, run)
    for name, run in {
        "as the Deadline Cloud monitor writes it": Run(
            config=MONITOR,
            session={"profile_name": "studio"},
            environment={"AWS_DEFAULT_REGION": None},
            files=process(answered(Expiration=at(3600))),
        ),
        "keys that do not end, asked once": Run(config=RUNS, files=process(answered(AccessKeyId="NUMBER")), calls=3),
        "keys that end, asked once": Run(
            config=RUNS, files=process(answered(AccessKeyId="NUMBER", Expiration=at(3600))), calls=3
        ),
        "keys that end within seconds, asked again for each request": Run(
            config=RUNS, files=process(answered(AccessKeyId="NUMBER", Expiration="SOON")), calls=3
        ),
        "no session token": Run(config=RUNS, files=process(answered(SessionToken=None))),
        "keys that have ended already": Run(config=RUNS, files=process(answered(Expiration=at(-60)))),
        "arguments with quotes, blanks and signs that a shell would take": Run(
            config=section("default", "credential_process = {home}/bin/process 'a  b' \"$HOME\" ~ ; | x\\ y *"),
            files=process(answered()),
        ),
        "a program from PATH": Run(
            config=section("default", "credential_process = process x"),
            environment={"PATH": "{home}/bin:/usr/bin:/bin"},
            files=process(answered()),
        ),
        "a program that is not there": Run(config=section("default", "credential_process = {home}/nothing x")),
        "a program that may not be run": Run(config=section("default", "credential_process = /etc/passwd x")),
        "a program that fails": Run(config=RUNS, files=process("", 3, "sign in first\n")),
        "a program that fails without a word": Run(config=RUNS, files=process("", 1)),
        "another version": Run(config=RUNS, files=process(answered(Version=2))),
        "no version": Run(config=RUNS, files=process(answered(Version=None))),
        "no access key": Run(config=RUNS, files=process(answered(AccessKeyId=None))),
        "no secret key": Run(config=RUNS, files=process(answered(SecretAccessKey=None))),
        "behind the keys of the credentials file": Run(
            config=RUNS, credentials=section("default", key("FILE")), files=process(answered())
        ),
        "before the keys of the config file": Run(config=RUNS + key("CONFIG"), files=process(answered())),
        "in the credentials file": Run(credentials=RUNS, files=process(answered())),
    }.items()
]

# -- roles ---------------------------------------------------------------------------------------------------------

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


@pytest.mark.parametrize("run", [*STATIC, *PROCESS, *ASSUME, *WEB_IDENTITY])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


# -- deliberate differences ----------------------------------------------------------------------------------------

ONE: Final = section("default", ROLE + "one", "source_profile = base")
PYTHONS: Final = "boto3 raises an error of Python's from inside; here it is botocore's, and says what is wrong"
OF_STS: Final = "the class is one that only botocore's STS client has; here it is its base, ClientError"
DIFFERENT: Final = [
    scenario(title, name, run, error, text, different=reason)
    for title, name, run, error, text, reason in [
        (
            "Keys",
            "AWS_CREDENTIAL_EXPIRATION that is no date",
            Run(environment={**ENV, "AWS_CREDENTIAL_EXPIRATION": "soon"}),
            "ValueError",
            "AWS_CREDENTIAL_EXPIRATION is not a date and time: soon",
            "dateutil's error; here its base class, with the variable's name",
        ),
        (
            "credential_process",
            "an answer that is no JSON",
            Run(config=RUNS, files=process("hush")),
            "CredentialRetrievalError",
            "from custom-process: The response is not a JSON object",
            PYTHONS,
        ),
        (
            "credential_process",
            "an answer that is no object",
            Run(config=RUNS, files=process('["hush"]')),
            "CredentialRetrievalError",
            "from custom-process: The response is not a JSON object",
            PYTHONS,
        ),
        (
            "credential_process",
            "an Expiration that is no date of RFC 3339",
            Run(config=RUNS, files=process(answered(Expiration="20990101T000000Z"))),
            "CredentialRetrievalError",
            "from custom-process: The Expiration in the response cannot be read",
            "boto3 reads any date that dateutil does, the SDK's provider RFC 3339, which is what AWS documents",
        ),
        (
            "credential_process",
            "an empty command",
            Run(config=section("default", "credential_process =")),
            "CredentialRetrievalError",
            "from custom-process: The response is not a JSON object",
            PYTHONS,
        ),
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
    theirs, ours = room.both(run, services)
    assert ours != theirs
    assert ours["error"][0] == error
    assert text in ours["error"][1]


KEPT: Final = "boto3 asks again for each request once 15 minutes are left, the SDK's cache shortly before the end"


@pytest.mark.scenario("credential_process", "keys that last for minutes", different=KEPT)
def test_keys_that_last_for_minutes(room: CleanRoom, services: FakeAws) -> None:
    files = process(answered(AccessKeyId="NUMBER", Expiration=at(600)))
    theirs, ours = room.both(Run(config=RUNS, files=files, calls=3), services)
    assert [request[1] for request in theirs["requests"]] == ["2", "3", "4"]
    assert [request[1] for request in ours["requests"]] == ["1", "1", "1"]
    assert len(ours["processes"]) == 1
