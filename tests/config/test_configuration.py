"""Profiles, shared files, region, endpoint and the rest of a client's configuration: as boto3 takes them."""

from __future__ import annotations

from typing import Final

import pytest

from tests.support.aws_files import key
from tests.support.clean_room import CleanRoom, Run
from tests.support.compatibility import scenario
from tests.support.fake_aws import FakeAws
from tests.support.scripted_server import Response

ENV: Final = {"AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "hush"}
NO_REGION: Final = {**ENV, "AWS_DEFAULT_REGION": None}


def profile(title: str, name: str) -> str:
    return f"[{title}]\n" + key(name)


TWO: Final = profile("profile a", "A") + "region = us-east-1\n" + profile("profile b", "B") + "region = us-west-2\n"

PROFILES: Final = [
    scenario("Profiles and files", name, run)
    for name, run in {
        "AWS_PROFILE": Run(environment={"AWS_PROFILE": "a", "AWS_DEFAULT_REGION": None}, config=TWO),
        "AWS_DEFAULT_PROFILE": Run(environment={"AWS_DEFAULT_PROFILE": "a", "AWS_DEFAULT_REGION": None}, config=TWO),
        "AWS_DEFAULT_PROFILE before AWS_PROFILE": Run(
            environment={"AWS_DEFAULT_PROFILE": "a", "AWS_PROFILE": "b"}, config=TWO
        ),
        "profile_name before both": Run(
            environment={"AWS_DEFAULT_PROFILE": "nobody", "AWS_PROFILE": "a"},
            session={"profile_name": "b"},
            config=TWO,
        ),
        "an unknown profile in the environment": Run(environment={**ENV, "AWS_PROFILE": "c"}, config=TWO),
        "an unknown profile in the environment, Session()": Run(
            environment={**ENV, "AWS_PROFILE": "c"}, session={}, config=TWO
        ),
        "an unknown profile given in code": Run(environment=ENV, session={"profile_name": "c"}, config=TWO),
        "an unknown profile beside keys given in code": Run(
            environment={"AWS_PROFILE": "c"},
            client={"aws_access_key_id": "A", "aws_secret_access_key": "hush"},
        ),
        "an empty AWS_PROFILE": Run(environment={**ENV, "AWS_PROFILE": ""}, config=TWO),
        "an empty AWS_DEFAULT_PROFILE": Run(
            environment={**ENV, "AWS_DEFAULT_PROFILE": "", "AWS_PROFILE": "a"}, config=TWO
        ),
        "default asked for by name, which is nowhere": Run(environment={**ENV, "AWS_PROFILE": "default"}),
        "default asked for by name": Run(environment={"AWS_PROFILE": "default"}, config=profile("default", "D")),
        "a section of the config file that does not begin with profile": Run(
            environment={"AWS_PROFILE": "a"}, config=profile("a", "A")
        ),
        "a section of the credentials file that begins with profile": Run(
            environment={"AWS_PROFILE": "a"}, credentials=profile("profile a", "A")
        ),
        "a name with blanks": Run(environment={"AWS_PROFILE": "my own"}, config=profile('profile "my own"', "A")),
        "default twice, last as [default]": Run(config=profile("profile default", "A") + profile("default", "B")),
        "default twice, last as [profile default]": Run(
            config=profile("default", "A") + profile("profile default", "B")
        ),
        "a section [DEFAULT] counts for all": Run(config=profile("DEFAULT", "A") + "[default]\n"),
        "keys in capitals, and colons": Run(config=profile("default", "A").upper().replace("=", ":").lower().title()),
        "signs of comments within values": Run(config=profile("default", "A # B ; C")),
        "comments, blank lines and indented values": Run(
            config="# one\n\n[default]\n; two\naws_access_key_id = A\n\ns3 =\n  x = y\n\naws_secret_access_key = hush\n"
        ),
        "AWS_CONFIG_FILE": Run(
            environment={"AWS_CONFIG_FILE": "{home}/other"}, files={"other": profile("default", "OTHER")}, config=TWO
        ),
        "AWS_CONFIG_FILE with ~": Run(
            environment={"AWS_CONFIG_FILE": "~/other"}, files={"other": profile("default", "OTHER")}
        ),
        "AWS_CONFIG_FILE with a variable": Run(
            environment={"AWS_CONFIG_FILE": "$HOME/other"}, files={"other": profile("default", "OTHER")}
        ),
        "AWS_CONFIG_FILE that is not there": Run(
            environment={"AWS_CONFIG_FILE": "{home}/nothing"}, config=profile("default", "A")
        ),
        "an empty AWS_CONFIG_FILE": Run(environment={"AWS_CONFIG_FILE": ""}, config=profile("default", "A")),
        "AWS_CONFIG_FILE that is a directory": Run(
            environment={"AWS_CONFIG_FILE": "{home}"}, config=profile("default", "A")
        ),
        "a section twice": Run(environment=ENV, config="[default]\nx = y\n[default]\nz = y\n"),
        "a key twice": Run(environment=ENV, config="[default]\nx = y\nx = z\n"),
        "a line before any section": Run(environment=ENV, config="x = y\n"),
        "a line that is nothing": Run(environment=ENV, config="[default]\nnothing\n"),
        "an indented line that is nothing": Run(environment=ENV, config="[default]\ns3 =\n  nothing\n"),
        "a credentials file that is no INI file": Run(environment=ENV, credentials="{}"),
        "a broken file, Session()": Run(environment=ENV, session={}, config="[default\n"),
        "a broken file beside keys given in code": Run(
            client={"aws_access_key_id": "A", "aws_secret_access_key": "hush"}, config="[default\n"
        ),
    }.items()
]

REGION: Final = [
    scenario("Region", name, run)
    for name, run in {
        "given to client()": Run(client={"region_name": "us-east-2"}, environment=ENV),
        "given to Session()": Run(session={"region_name": "us-east-2"}, environment=ENV),
        "client() before Session()": Run(
            client={"region_name": "us-east-2"}, session={"region_name": "us-west-2"}, environment=ENV
        ),
        "Config": Run(options={"region_name": "us-east-2"}, environment=ENV),
        "client() before Config": Run(
            client={"region_name": "us-west-2"}, options={"region_name": "us-east-2"}, environment=ENV
        ),
        "Config before Session()": Run(
            options={"region_name": "us-east-2"}, session={"region_name": "us-west-2"}, environment=ENV
        ),
        "AWS_DEFAULT_REGION": Run(environment=ENV),
        "AWS_REGION is not read": Run(environment={**NO_REGION, "AWS_REGION": "us-east-2"}),
        "AWS_DEFAULT_REGION beside AWS_REGION": Run(environment={**ENV, "AWS_REGION": "us-east-2"}),
        "AWS_DEFAULT_REGION before the profile's": Run(environment=ENV, config="[default]\nregion = us-east-2\n"),
        "config file": Run(environment=NO_REGION, config="[default]\nregion = us-east-2\n"),
        "credentials file": Run(environment=NO_REGION, credentials="[default]\nregion = us-east-2\n"),
        "credentials file before config file": Run(
            environment=NO_REGION,
            config="[default]\nregion = us-east-2\n",
            credentials="[default]\nregion = us-west-2\n",
        ),
        "the region of a source_profile does not count": Run(
            environment={"AWS_DEFAULT_REGION": None},
            config="[default]\nrole_arn = arn:aws:iam::1:role/one\nsource_profile = b\nregion = eu-west-3\n" + TWO,
        ),
        "nowhere": Run(environment=NO_REGION),
        "one that cannot be part of a host name": Run(environment={**ENV, "AWS_DEFAULT_REGION": "not a region"}),
        "an unknown one": Run(environment={**ENV, "AWS_DEFAULT_REGION": "xx-nowhere-9"}),
    }.items()
]

NO_URL: Final = {**ENV, "AWS_ENDPOINT_URL": None}
LOCAL: Final = "[default]\nservices = local\nendpoint_url = http://127.0.0.1:1\n"
ENDPOINT: Final = [
    scenario("Endpoint", name, run)
    for name, run in {
        "given to client()": Run(client={"endpoint_url": "{url}/given"}, environment=ENV),
        "AWS_ENDPOINT_URL": Run(environment={**ENV, "AWS_ENDPOINT_URL": "{url}"}),
        "AWS_ENDPOINT_URL_DEADLINE before AWS_ENDPOINT_URL": Run(
            environment={**ENV, "AWS_ENDPOINT_URL": "http://127.0.0.1:1", "AWS_ENDPOINT_URL_DEADLINE": "{url}"}
        ),
        "an empty AWS_ENDPOINT_URL_DEADLINE": Run(environment={**ENV, "AWS_ENDPOINT_URL_DEADLINE": ""}),
        "AWS_ENDPOINT_URL before the services section": Run(
            environment=ENV, config=LOCAL + "[services local]\ndeadline =\n  endpoint_url = http://127.0.0.1:1\n"
        ),
        "the services section before the profile": Run(
            environment=NO_URL, config=LOCAL + "[services local]\ndeadline =\n  endpoint_url = {url}\n"
        ),
        "the profile, where the services section has another service": Run(
            environment=NO_URL,
            config=LOCAL.replace("http://127.0.0.1:1", "{url}") + "[services local]\ns3 =\n  endpoint_url = http://x\n",
        ),
        "the profile": Run(environment=NO_URL, config="[default]\nendpoint_url = {url}\n"),
        "a services section that is not there": Run(environment=NO_URL, config=LOCAL),
        "a services section that is not there, but not needed": Run(environment=ENV, config=LOCAL),
        "one that is no URL": Run(environment={**ENV, "AWS_ENDPOINT_URL": "nowhere"}),
        "one without a host": Run(environment={**ENV, "AWS_ENDPOINT_URL": "http://"}),
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, one given": Run(
            client={"endpoint_url": "{url}"}, environment={**ENV, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}
        ),
        "Config(ignore_configured_endpoint_urls=False) before the environment": Run(
            options={"ignore_configured_endpoint_urls": False},
            environment={**ENV, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"},
        ),
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is another word": Run(
            environment={**ENV, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "yes"}
        ),
    }.items()
]

# Not called: these are AWS' own.
AWS: Final = [
    scenario("FIPS and dual-stack", name, run)
    for name, run in {
        "neither": Run(environment=NO_URL, calls=0),
        "Config(use_fips_endpoint=True)": Run(environment=NO_URL, options={"use_fips_endpoint": True}, calls=0),
        "Config(use_dualstack_endpoint=True)": Run(
            environment=NO_URL, options={"use_dualstack_endpoint": True}, calls=0
        ),
        "both": Run(environment=NO_URL, options={"use_fips_endpoint": True, "use_dualstack_endpoint": True}, calls=0),
        "AWS_USE_FIPS_ENDPOINT": Run(environment={**NO_URL, "AWS_USE_FIPS_ENDPOINT": "true"}, calls=0),
        "AWS_USE_FIPS_ENDPOINT is another word": Run(environment={**NO_URL, "AWS_USE_FIPS_ENDPOINT": "1"}, calls=0),
        "AWS_USE_DUALSTACK_ENDPOINT": Run(environment={**NO_URL, "AWS_USE_DUALSTACK_ENDPOINT": "True"}, calls=0),
        "profile": Run(
            environment=NO_URL, config="[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\n", calls=0
        ),
        "the environment before the profile": Run(
            environment={**NO_URL, "AWS_USE_FIPS_ENDPOINT": "false"},
            config="[default]\nuse_fips_endpoint = true\n",
            calls=0,
        ),
        "Config before the environment": Run(
            environment={**NO_URL, "AWS_USE_FIPS_ENDPOINT": "true"}, options={"use_fips_endpoint": False}, calls=0
        ),
        "an endpoint_url given": Run(environment=ENV, options={"use_fips_endpoint": True}),
        **{
            f"{region}, {' and '.join(kinds) or 'neither'}": Run(
                environment={**NO_URL, "AWS_DEFAULT_REGION": region},
                options={f"use_{kind}_endpoint": True for kind in kinds},
                calls=0,
            )
            for region in ("us-gov-west-1", "cn-north-1", "us-iso-east-1", "xx-nowhere-9")
            for kinds in ((), ("fips",), ("dualstack",), ("fips", "dualstack"))
        },
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": Run(
            environment={**ENV, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "TRUE"}, calls=0
        ),
        "ignore_configured_endpoint_urls in the profile": Run(
            environment=ENV, config="[default]\nignore_configured_endpoint_urls = true\n", calls=0
        ),
        "Config(ignore_configured_endpoint_urls=True)": Run(
            environment=ENV, options={"ignore_configured_endpoint_urls": True}, calls=0
        ),
    }.items()
]

BUSY: Final[dict[str, Response]] = {"list": (503, [], b"{}")}
# Without a code it is asked again in legacy mode only.
MANY: Final[dict[str, Response]] = {"list": (429, [], b"{}")}
FAST: Final = {**ENV, "AWS_MAX_ATTEMPTS": "2"}
RETRIES: Final = [
    scenario("Retries", name, run)
    for name, run in {
        "AWS_MAX_ATTEMPTS": Run(environment=FAST, answers=BUSY),
        "max_attempts in the profile": Run(environment=ENV, config="[default]\nmax_attempts = 1\n", answers=BUSY),
        "the environment before the profile": Run(
            environment=FAST, config="[default]\nmax_attempts = 1\n", answers=BUSY
        ),
        "Config(retries=max_attempts) counts the retries": Run(
            environment=FAST, options={"retries": {"max_attempts": 0}}, answers=BUSY
        ),
        "Config(retries=total_max_attempts)": Run(
            environment=FAST, options={"retries": {"total_max_attempts": 1}}, answers=BUSY
        ),
        "attempts of the environment beside a mode of Config": Run(
            environment=FAST, options={"retries": {"mode": "adaptive"}}, answers=BUSY
        ),
        "mode of the environment beside attempts of Config": Run(
            environment={**ENV, "AWS_RETRY_MODE": "adaptive"}, options={"retries": {"max_attempts": 1}}, answers=BUSY
        ),
        "standard mode by default": Run(environment=FAST, answers=MANY),
        "AWS_RETRY_MODE": Run(environment={**FAST, "AWS_RETRY_MODE": "legacy"}, answers=MANY),
        "retry_mode in the profile": Run(environment=FAST, config="[default]\nretry_mode = legacy\n", answers=MANY),
        "an unknown AWS_RETRY_MODE": Run(environment={**ENV, "AWS_RETRY_MODE": "eager"}),
        "an unknown retry_mode in the profile": Run(environment=ENV, config="[default]\nretry_mode = eager\n"),
        "AWS_MAX_ATTEMPTS is no number": Run(environment={**ENV, "AWS_MAX_ATTEMPTS": "many"}),
        "AWS_MAX_ATTEMPTS is 0": Run(environment={**ENV, "AWS_MAX_ATTEMPTS": "0"}),
        "max_attempts of the profile is no number": Run(environment=ENV, config="[default]\nmax_attempts = x\n"),
    }.items()
]

PREFIXED: Final = {
    **ENV,
    "AWS_DISABLE_HOST_PREFIX_INJECTION": None,
    "AWS_ENDPOINT_URL": "http://nowhere.invalid:1",
    "AWS_MAX_ATTEMPTS": "1",
}
OTHER: Final = [
    scenario("Host prefix and user agent", name, run)
    for name, run in {
        "a host prefix by default": Run(environment=PREFIXED),
        "AWS_DISABLE_HOST_PREFIX_INJECTION": Run(environment={**PREFIXED, "AWS_DISABLE_HOST_PREFIX_INJECTION": "TRUE"}),
        "AWS_DISABLE_HOST_PREFIX_INJECTION is another word": Run(
            environment={**PREFIXED, "AWS_DISABLE_HOST_PREFIX_INJECTION": "1"}
        ),
        "disable_host_prefix_injection in the profile": Run(
            environment=PREFIXED, config="[default]\ndisable_host_prefix_injection = true\n"
        ),
        "the environment before the profile": Run(
            environment={**PREFIXED, "AWS_DISABLE_HOST_PREFIX_INJECTION": "false"},
            config="[default]\ndisable_host_prefix_injection = true\n",
        ),
        "Config(inject_host_prefix=True) before the environment": Run(
            environment={**PREFIXED, "AWS_DISABLE_HOST_PREFIX_INJECTION": "true"}, options={"inject_host_prefix": True}
        ),
        "Config(inject_host_prefix=False)": Run(environment=PREFIXED, options={"inject_host_prefix": False}),
        "Config(user_agent_appid)": Run(environment=ENV, options={"user_agent_appid": "my-app"}),
        "AWS_SDK_UA_APP_ID": Run(environment={**ENV, "AWS_SDK_UA_APP_ID": "my-app"}),
        "sdk_ua_app_id in the profile": Run(environment=ENV, config="[default]\nsdk_ua_app_id = my-app\n"),
        "Config before the environment before the profile": Run(
            environment={**ENV, "AWS_SDK_UA_APP_ID": "b"},
            options={"user_agent_appid": "a"},
            config="[default]\nsdk_ua_app_id = c\n",
        ),
        "an application's name with signs that cannot be sent": Run(
            environment={**ENV, "AWS_SDK_UA_APP_ID": "my app/(1) é#2"}
        ),
        "an empty application's name": Run(environment={**ENV, "AWS_SDK_UA_APP_ID": ""}),
    }.items()
]


@pytest.mark.parametrize("run", [*PROFILES, *REGION, *ENDPOINT, *AWS, *RETRIES, *OTHER])
def test_equal_to_boto3(room: CleanRoom, services: FakeAws, run: Run) -> None:
    theirs, ours = room.both(run, services)
    assert ours == theirs


EMPTY: Final = "nothing accepts a signature for an empty region, and AWS' own endpoints have one in their names"
DIFFERENT: Final = [
    scenario(title, name, run, outcome, different=reason)
    for title, name, run, outcome, reason in [
        (
            "Region",
            "an empty AWS_DEFAULT_REGION",
            Run(environment={**ENV, "AWS_DEFAULT_REGION": ""}),
            ["NoRegionError", "You must specify a region."],
            EMPTY,
        ),
        (
            "Region",
            "an empty region in the profile",
            Run(environment=NO_REGION, config="[default]\nregion =\n"),
            ["NoRegionError", "You must specify a region."],
            EMPTY,
        ),
        (
            "Endpoint",
            "a services section without indented lines",
            Run(environment=NO_URL, config=LOCAL + "[services local]\ndeadline = x\n"),
            ["InvalidConfigError", 'The services configuration "local" has no indented settings below deadline.'],
            "boto3 raises an AttributeError from inside",
        ),
        (
            "FIPS and dual-stack",
            "eu-isoe-west-1, dualstack",
            Run(
                environment={**NO_URL, "AWS_DEFAULT_REGION": "eu-isoe-west-1"},
                options={"use_dualstack_endpoint": True},
                calls=0,
            ),
            None,
            "boto3's older list of endpoints knows none and raises, though its rules have one; here it is used",
        ),
    ]
]


@pytest.mark.parametrize(("run", "error"), DIFFERENT)
def test_different_from_boto3(room: CleanRoom, services: FakeAws, run: Run, error: list[str] | None) -> None:
    theirs, ours = room.both(run, services)
    assert ours != theirs
    assert ours.get("error") == error
