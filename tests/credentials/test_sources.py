"""Credentials from everywhere that boto3 takes them: the same keys sign, or the same error says why not."""

from __future__ import annotations

from typing import Final

import pytest

from tests.support.aws_files import PYTHONS, RUNS, SECRET_LINE, answered, key, process, section
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws, at

ENV: Final = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "hush"}


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
            config=section("default", SECRET_LINE), credentials=section("default", "aws_access_key_id = FILE")
        ),
        "credentials file without the secret key": Run(credentials=section("default", "aws_access_key_id = FILE")),
        "config file without the secret key": Run(config=section("default", "aws_access_key_id = CONFIG")),
        "credentials file without the access key": Run(credentials=section("default", SECRET_LINE)),
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


@pytest.mark.parametrize("run", [*STATIC, *PROCESS])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


# -- deliberate differences ----------------------------------------------------------------------------------------

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
            "an empty command",
            Run(config=section("default", "credential_process =")),
            "CredentialRetrievalError",
            "from custom-process: The command is empty",
            PYTHONS,
        ),
    ]
]


@pytest.mark.parametrize(("run", "error", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, error: str, text: str) -> None:
    room.differs(run, services, error, text)


KEPT: Final = "boto3 asks again for each request once 15 minutes are left, the SDK's cache shortly before the end"


@pytest.mark.scenario("credential_process", "keys that last for minutes", different=KEPT)
def test_keys_that_last_for_minutes(room: CleanRoom, services: FakeAws) -> None:
    files = process(answered(AccessKeyId="NUMBER", Expiration=at(600)))
    theirs, ours = room.both(Run(config=RUNS, files=files, calls=3), services)
    assert [request[1] for request in theirs["requests"]] == ["2", "3", "4"]
    assert [request[1] for request in ours["requests"]] == ["1", "1", "1"]
    assert len(ours["processes"]) == 1
