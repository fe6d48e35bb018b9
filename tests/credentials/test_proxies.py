"""The proxies of STS and IAM Identity Center: found as the service's is, but when credentials are asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import boto3
import deadline_pages
import pytest

from tests.support.arguments import IDS
from tests.support.clean_room import CleanRoom, Run
from tests.support.clients import make_client
from tests.support.compatibility import scenario
from tests.support.credential_sources import OTHER_WAYS, ROLE_OF_K
from tests.support.fake_aws import FakeAws
from tests.support.proxy import Proxy
from tests.support.scripted_server import Request

# These names exist for a proxy only.
ENDPOINTS: Final = {
    "AWS_ENDPOINT_URL_STS": "http://sts.test",
    "AWS_ENDPOINT_URL_SSO": "http://sso.test:8080",
    "AWS_ENDPOINT_URL_SSO_OIDC": "http://OIDC.test/",
    "AWS_MAX_ATTEMPTS": "1",
}
# The address of the server, which is a proxy as well, without its scheme.
VARIABLES: Final = {
    "http_proxy": {"http_proxy": "{url}"},
    "HTTP_PROXY": {"HTTP_PROXY": "{url}"},
    "Http_Proxy": {"Http_Proxy": "{url}"},
    "lower case before upper case": {"http_proxy": "{url}", "HTTP_PROXY": "http://127.0.0.1:1"},
    "HTTPS_PROXY only": {"HTTPS_PROXY": "{url}"},
    "ALL_PROXY": {"ALL_PROXY": "{url}", "all_proxy": "{url}"},
    "an empty http_proxy": {"http_proxy": ""},
    "an empty HTTP_PROXY": {"HTTP_PROXY": ""},
    "an empty http_proxy beside HTTP_PROXY": {"http_proxy": "", "HTTP_PROXY": "{url}"},
    "an empty Http_Proxy": {"Http_Proxy": ""},
    "a blank http_proxy": {"http_proxy": " "},
    "no scheme": {"http_proxy": "{address}"},
    "slashes only": {"http_proxy": "//{address}"},
    "a scheme in capitals": {"http_proxy": "HTTP://{address}"},
    "a scheme and no more": {"http_proxy": "http://"},
    "another scheme": {"http_proxy": "socks5://{address}"},
    "a blank in front": {"http_proxy": " {url}"},
    "a blank behind": {"http_proxy": "{url} "},
    "a path": {"http_proxy": "{url}/path?query#fragment"},
    "a password": {"http_proxy": "http://user:hush@{address}"},
    "a password with signs": {"http_proxy": "http://us%40er:hush@:p%25:%2F@{address}"},
    "a password and no scheme": {"http_proxy": "user:hush@{address}"},
    "a user without a password": {"http_proxy": "http://user@{address}"},
    "a proxy that is not there": {"http_proxy": "http://user:hush@127.0.0.1:1"},
    "a tab in the host": {"http_proxy": "http://127.0\t.0.1:1"},
    "a word for a port": {"http_proxy": "http://127.0.0.1:port"},
    "NO_PROXY: hosts": {"http_proxy": "{url}", "NO_PROXY": "sts.test,sso.test,oidc.test"},
    "no_proxy: hosts": {"http_proxy": "{url}", "no_proxy": " sts.test , sso.test ,OIDC.test"},
    "No_Proxy: hosts": {"http_proxy": "{url}", "No_Proxy": "sts.test,sso.test,oidc.test"},
    "NO_PROXY: blanks between": {"http_proxy": "{url}", "NO_PROXY": "sts.test sso.test oidc.test"},
    "NO_PROXY: host and port": {"http_proxy": "{url}", "NO_PROXY": "sts.test:80,sso.test:8080"},
    "NO_PROXY: a domain": {"http_proxy": "{url}", "NO_PROXY": ".test"},
    "NO_PROXY: a domain without a dot": {"http_proxy": "{url}", "NO_PROXY": "test"},
    "NO_PROXY: part of a name": {"http_proxy": "{url}", "NO_PROXY": "o.test,s.test,c.test"},
    "NO_PROXY: everything": {"http_proxy": "{url}", "NO_PROXY": "*"},
    "NO_PROXY: everything of a domain": {"http_proxy": "{url}", "NO_PROXY": "*.test"},
    "NO_PROXY: empty": {"http_proxy": "{url}", "NO_PROXY": "", "no_proxy": ""},
    "an empty no_proxy beside NO_PROXY": {"http_proxy": "{url}", "NO_PROXY": "*", "no_proxy": ""},
    "in a CGI program": {"HTTP_PROXY": "{url}", "REQUEST_METHOD": "GET"},
    "in a CGI program, lower case": {"http_proxy": "{url}", "REQUEST_METHOD": "GET"},
}


def asked(services: FakeAws) -> list[tuple[str, str | None]]:
    """Give what a proxy was asked for, and by whom."""
    requests: list[Request] = services.server.requests
    return [(one.target, one.header("proxy-authorization")) for one in requests if one.target.startswith("http:")]


def compare(run: Run, variables: dict[str, str], room: CleanRoom, services: FakeAws) -> dict[str, Any]:
    """Let both do the same; only credentials are asked for through a proxy."""
    address = services.url.partition("//")[2]
    environment = {name: value.replace("{address}", address) for name, value in variables.items()}
    run = replace(run, environment={**ENDPOINTS, **run.environment, **environment}, options={"proxies": {}})
    theirs = room.run("boto3", run, services)
    theirs_asked = asked(services)
    ours = room.run("deadline_pages", run, services)
    if theirs.get("error", [""])[0] == "HTTPClientError":  # in urllib3's words
        assert "has no usable URL of a proxy for http" in ours["error"].pop(1)
        theirs["error"].pop(1)
    assert ours == theirs
    assert asked(services) == theirs_asked
    return ours


@pytest.mark.parametrize(
    "variables", [scenario("Proxies of credentials", name, variables) for name, variables in VARIABLES.items()]
)
def test_variables(variables: dict[str, str], room: CleanRoom, services: FakeAws) -> None:
    compare(ROLE_OF_K, variables, room, services)


@pytest.mark.parametrize(
    "variables",
    [
        {"http_proxy": "http://user:hush@{address}"},
        {
            "http_proxy": "{url}",
            "AWS_ENDPOINT_URL_STS": "{url}",
            "AWS_ENDPOINT_URL_SSO": "{url}",
            "NO_PROXY": "127.0.0.1",
        },
        {"HTTP_PROXY": "{url}", "http_proxy": "", **dict.fromkeys(ENDPOINTS, "{url}"), "AWS_MAX_ATTEMPTS": "1"},
    ],
    ids=["proxy", "NO_PROXY", "empty"],
)
@pytest.mark.parametrize("way", [scenario("Proxies of credentials", name, run) for name, run in OTHER_WAYS.items()])
def test_other_ways(way: Run, variables: dict[str, str], room: CleanRoom, services: FakeAws) -> None:
    assert compare(way, variables, room, services)["step"] == "done"


@pytest.mark.parametrize(
    "proxy",
    [
        scenario("Proxies of credentials", f"an instance: {name}", url)
        for name, url in {
            "a blank": " ",
            "no host": "http://",
            "no host but a port": "http://user:hush@:80",
            "a word for a port": "http://user:hush@127.0.0.1:port",
            "a blank in the host": "http://user:hush@a b",
            "a tab in the host": "http://user:hush@a\tb",
            "an address without an end": "http://user:hush@[::1",
            "bytes that are no text": "http://\udcff",
        }.items()
    ],
)
def test_instances(proxy: str, room: CleanRoom, services: FakeAws) -> None:
    variables = {"AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}", "http_proxy": proxy}
    theirs, ours = room.both(Run(environment={"AWS_EC2_METADATA_DISABLED": None, **variables}), services)
    if theirs["error"][0] == "HTTPClientError":
        assert "has no usable URL of a proxy for http: no host is found in it" in ours["error"].pop(1)
        theirs["error"].pop(1)
    assert ours == theirs


@pytest.mark.scenario("Proxies of credentials", "NO_PROXY: a block of addresses")
def test_a_block_of_addresses(room: CleanRoom, services: FakeAws) -> None:
    """Python's rule knows names only."""
    variables = {"AWS_ENDPOINT_URL_STS": "http://10.1.2.3", "http_proxy": "{url}", "NO_PROXY": "10.0.0.0/8"}
    assert compare(ROLE_OF_K, variables, room, services)["step"] == "done"
    assert asked(services) == [("http://10.1.2.3/", None)]


@pytest.mark.usefixtures("bare_environment")
@pytest.mark.scenario("Proxies of credentials", "variables that change after the client was made")
def test_variables_that_change(services: FakeAws, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The service's proxy is decided with the client, those of credentials when they are asked for."""
    (tmp_path / "config").write_text(ROLE_OF_K.config or "")
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://sts.test")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    none: dict[str, Any] = {"aws_access_key_id": None, "aws_secret_access_key": None}
    clients = [make_client(library.Session(), services.url, **none) for library in (boto3, deadline_pages)]
    with Proxy(services.server.port) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("NO_PROXY")
        for client in clients:
            assert client.list_sessions(**IDS)["sessions"] == []
        assert [request.target for request in proxy.requests] == ["http://sts.test/"] * 2


@pytest.mark.scenario("Proxies of credentials", "Config(proxies=...) is not for them")
def test_proxies_of_the_service(room: CleanRoom, services: FakeAws) -> None:
    for variables in ({"AWS_ENDPOINT_URL_STS": "http://sts.test"}, {}):
        environment = {"AWS_MAX_ATTEMPTS": "1", **variables}
        run = Run(config=ROLE_OF_K.config, options={"proxies": {"http": "{url}"}}, environment=environment)
        theirs = room.run("boto3", run, services)
        theirs_asked = asked(services)
        ours = room.run("deadline_pages", run, services)
        assert ours == theirs
        assert asked(services) == theirs_asked
        assert ours["step"] == ("call" if variables else "done")
