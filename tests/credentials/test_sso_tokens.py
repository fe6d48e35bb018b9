"""The token that `aws sso login` left: its times in any spelling, refreshed and written back as botocore does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Final

import pytest
from dateutil import parser as dateutil
from deadline_pages._config.validation import parse_timestamp
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.aws_files import PYTHONS
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.credential_sources import OLD_KIND, REGISTERED, SIGN_ON, START, STUDIO, cached
from tests.support.fake_aws import FakeAws, at

# -- times ---------------------------------------------------------------------------------------------------------

ZONES: Final = ["Z", "z", "UTC", " UTC", "GMT", "+00:00", "-08:00", "+0530", "-0000", " -0800", "+02", ""]


def in_utc(text: str) -> float:
    """Read with dateutil, in seconds since 1970."""
    read = dateutil.parse(text)
    if read.tzinfo is None:
        raise ValueError("no zone")
    return float(read.timestamp())


def reading(read: Any, text: str) -> float | None:
    try:
        return float(read(text))
    except (ValueError, OverflowError):
        return None


@settings(deadline=None, max_examples=500)
@given(
    when=st.datetimes(datetime(1971, 1, 1), datetime(9998, 12, 31)),
    separator=st.sampled_from("Tt "),
    fraction=st.one_of(st.just(""), st.text("0123456789", min_size=1, max_size=12).map(lambda digits: f".{digits}")),
    zone=st.sampled_from(ZONES),
)
def test_times_are_read_as_by_dateutil(when: datetime, separator: str, fraction: str, zone: str) -> None:
    text = f"{when:%Y-%m-%d}{separator}{when:%H:%M:%S}{fraction}{zone}"
    assert reading(parse_timestamp, text) == reading(in_utc, text)


@settings(deadline=None)
@given(text=st.one_of(st.text("0123456789TZ:-+. ", max_size=30), st.text(max_size=20)))
def test_no_text_is_read_otherwise_than_by_dateutil(text: str) -> None:
    assert reading(parse_timestamp, text) == reading(in_utc, text)


def test_a_zone_that_nobody_knows_where_warnings_are_errors() -> None:
    with pytest.raises(ValueError, match="not a date and time with a zone"):
        parse_timestamp("2099-06-10T15:00:06 EST")


WITHOUT: Final = """
import sys
sys.modules["dateutil"] = None
from deadline_pages._config.validation import parse_timestamp
for text in sys.argv[1:]:
    try:
        print(parse_timestamp(text))
    except ValueError as error:
        print(error)
"""


def test_times_without_dateutil() -> None:
    forms = ["Z", ".5Z", ".1234567891Z", "UTC", "+00:00", "-0800", "+05:30"]
    texts = [f"2099-06-10T15:00:06{form}" for form in forms] + ["2099-06-10 15:00:06Z"]
    refused = ["2099-06-10T15:00:06", "", "soon", "2099-06-10T25:00:06Z", "2099-06-10T15:00:06+24:00"]
    done = subprocess.run([sys.executable, "-c", WITHOUT, *texts, *refused], capture_output=True, text=True, check=True)
    *read, last = done.stdout.split("\n")
    assert [float(text) for text in read[: len(texts)]] == [in_utc(text) for text in texts]
    assert read[len(texts) :] == ["not a date and time with a zone"] * len(refused)
    assert last == ""


# -- tokens --------------------------------------------------------------------------------------------------------


def spelled(seconds: float) -> list[str]:
    """Give a time in the spellings that are found in token files."""
    when = datetime.fromtimestamp(time.time() + seconds, timezone.utc)
    plain = f"{when:%Y-%m-%dT%H:%M:%S}"
    there = datetime.fromtimestamp(time.time() + seconds - 8 * 3600, timezone.utc)
    return [
        f"{plain}UTC",
        f"{plain}+00:00",
        f"{plain}.123456789Z",
        f"{plain}.5+0000",
        f"{when:%Y-%m-%d %H:%M:%S}Z",
        f"{there:%Y-%m-%dT%H:%M:%S}-08:00",
        f"{when:%a, %d %b %Y %H:%M:%S} GMT",
    ]


SHAPES: Final = ["UTC", "+00:00", "fraction", "+0000", "a blank", "-08:00", "as in mails"]
KINDS: Final = {"sso-session": (SIGN_ON, "studio"), "old kind of profile": (OLD_KIND, START)}
TIMES: Final = [
    scenario("Times of tokens", f"{kind}, {title}, {shape}", Run(config=config, files=cached(name, expiresAt=text)))
    for kind, (config, name) in KINDS.items()
    for title, seconds in {"valid": 7200, "expired": -7200}.items()
    for shape, text in zip(SHAPES, spelled(seconds), strict=True)
] + [
    scenario(
        "Times of tokens",
        f"registration, {title}, {shape}",
        Run(config=SIGN_ON, files=cached("studio", **{**REGISTERED, "registrationExpiresAt": text, "expiresAt": end})),
    )
    for title, seconds, end in [
        ("expired", -7200, at(-60)),
        ("valid", 7200, at(-60)),
        ("valid, token too", 7200, at(99)),
    ]
    for shape, text in zip(SHAPES, spelled(seconds), strict=True)
]
ODD: Final = [
    scenario(
        "Times of tokens",
        f"registration that is not looked at: {text!r}",
        Run(config=SIGN_ON, files=cached("studio", **{**REGISTERED, "registrationExpiresAt": text})),
    )
    for text in ("", "soon", 5, "2099-06-10T15:00:06")
]
REFRESH: Final = [
    scenario("Refreshed tokens", name, run)
    for name, run in {
        "no new refresh token": Run(
            config=SIGN_ON,
            files=cached("studio", expiresAt=at(-60), **REGISTERED),
            answers={"CreateToken": (200, [], b'{"accessToken": "fresh", "expiresIn": 3600}')},
        ),
        "one that has ended when it comes": Run(
            config=SIGN_ON,
            files=cached("studio", expiresAt=at(-60), **REGISTERED),
            answers={"CreateToken": (200, [], b'{"accessToken": "fresh", "expiresIn": 0}')},
        ),
        "the service cannot be reached": Run(
            config=SIGN_ON,
            files=cached("studio", expiresAt=at(-60), **REGISTERED),
            environment={"AWS_ENDPOINT_URL_SSO_OIDC": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"},
        ),
        "refused while the old one is valid": Run(
            config=SIGN_ON,
            files=cached("studio", expiresAt=at(300), **REGISTERED),
            answers={"CreateToken": (400, [("x-amzn-ErrorType", "InvalidGrantException")], b"{}")},
        ),
        "no session token in the role's keys": Run(
            config=SIGN_ON,
            files=cached("studio"),
            answers={
                "GetRoleCredentials": (
                    200,
                    [],
                    json.dumps(
                        {
                            "roleCredentials": {
                                "accessKeyId": "SIGNEDON",
                                "secretAccessKey": "hush",
                                "sessionToken": "",
                                "expiration": 4084700406000,
                            }
                        }
                    ).encode(),
                )
            },
        ),
    }.items()
]


@pytest.mark.parametrize("run", [*TIMES, *ODD, *REFRESH])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


DIFFERENT: Final = [
    scenario("Times of tokens", name, run, text, different=PYTHONS)
    for name, run, text in [
        (
            "no zone",
            Run(config=SIGN_ON, files=cached("studio", expiresAt="2099-06-10T15:00:06")),
            "expiresAt is not a date and time with a zone",
        ),
        (
            "old kind of profile, no zone",
            Run(config=OLD_KIND, files=cached(START, expiresAt="2099-06-10T15:00:06")),
            "expiresAt is not a date and time with a zone",
        ),
        (
            "registration that is looked at, and empty",
            Run(
                config=SIGN_ON, files=cached("studio", **{**REGISTERED, "registrationExpiresAt": ""}, expiresAt=at(60))
            ),
            "registrationExpiresAt is not a date and time with a zone",
        ),
        *(
            (
                f"a {name} that is no text",
                Run(config=SIGN_ON, files=cached("studio", **{**REGISTERED, name: 5}, expiresAt=at(60))),
                f"{name} is not a string",
            )
            for name in ("clientId", "clientSecret", "refreshToken")
        ),
    ]
]


@pytest.mark.parametrize(("run", "text"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, text: str) -> None:
    room.differs(run, services, "SSOTokenLoadError", f"Error loading SSO Token: Token for {START} is invalid: {text}")


LINE: Final = "the same class; boto3's text has the token in it"


@pytest.mark.scenario("Keys that cannot be sent", "IAM Identity Center: a token with a line end", different=LINE)
def test_a_token_with_a_line_end(room: CleanRoom, services: FakeAws) -> None:
    run = Run(config=SIGN_ON, files=cached("studio", accessToken="be\narer"))
    theirs, ours = room.both(run, services)
    assert theirs["error"][0] == ours["error"][0] == "HTTPClientError"
    assert ours["error"][1].endswith(
        "Invalid header value (not shown): the access token contains U+000A, which no key has"
    )
    assert ours["requests"] == theirs["requests"] == []


@pytest.mark.scenario("Refreshed tokens", "written back whole, for nobody else to read")
def test_the_refreshed_token_is_written_back(room: CleanRoom, services: FakeAws) -> None:
    run = Run(config=SIGN_ON, files=cached("studio", expiresAt=at(-60), **REGISTERED, more="x"))
    left = []
    for library in ("boto3", "deadline_pages"):
        room.run(library, run, services)
        file = room.home / STUDIO
        token = json.loads(file.read_text(encoding="utf-8"))
        assert 3500 < dateutil.parse(token.pop("expiresAt")).timestamp() - time.time() <= 3600
        left.append((token, file.stat().st_mode, sorted(os.listdir(file.parent))))
    assert left[0] == left[1]
    assert left[0][2] == [Path(STUDIO).name]


# -- without HOME --------------------------------------------------------------------------------------------------

HOMELESS: Final = """
import importlib, os, pwd, sys
library, home, *session = sys.argv[1:]
own = pwd.getpwuid
# The password database says where the user is at home.
pwd.getpwuid = lambda uid: pwd.struct_passwd([*own(uid)[:5], home, *own(uid)[6:]])
importlib.import_module(library).client("deadline").list_sessions(**{IDS})
"""


@pytest.mark.scenario("IAM Identity Center", "without HOME")
@pytest.mark.parametrize("config", [SIGN_ON, OLD_KIND], ids=["sso-session", "old kind of profile"])
def test_without_home(tmp_path: Path, services: FakeAws, config: str) -> None:
    for name, text in {".aws/config": config, **cached("studio"), **cached(START)}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ENDPOINT_URL": services.url,
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
    }
    seen = []
    for library in ("boto3", "deadline_pages"):
        program = [sys.executable, "-W", "ignore", "-c", HOMELESS.replace("{IDS}", repr(IDS)), library, str(tmp_path)]
        with services.answering({}):
            done = subprocess.run(program, env=environment, capture_output=True, text=True, timeout=50, check=False)
            assert done.returncode == 0, done.stderr
            seen.append(services.seen())
    assert seen[0] == seen[1]
    assert seen[0][-1][1] == "SIGNEDON"
