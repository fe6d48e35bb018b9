"""Spellings of endpoint URLs: the host that is requested, the URL that is signed, and invalid ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import boto3
import deadline_pages
import pytest
from botocore.auth import SigV4Auth, _host_from_url
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.utils import is_valid_endpoint_url, is_valid_ipv6_endpoint_url
from deadline_pages._config.endpoint import masked, normalized
from hypothesis import given
from hypothesis import strategies as st

from tests.support.arguments import IDS, KEYS
from tests.support.clean_room import CleanRoom, Run
from tests.support.clients import both_outcomes, make_client
from tests.support.compatibility import scenario
from tests.support.credential_sources import OTHER_WAYS, ROLE_OF_K
from tests.support.fake_aws import FakeAws
from tests.support.scripted_server import EMPTY_PAGE, Request, ScriptedServer

pytestmark = pytest.mark.usefixtures("bare_environment")

SCOPE = re.compile(
    r"AWS4-HMAC-SHA256 Credential=[^/]+/\d{8}/([^/]*)/([^/]+)/aws4_request, SignedHeaders=([^,]+), Signature=(.+)"
)


@pytest.fixture(scope="module")
def six() -> Iterator[ScriptedServer]:
    """Give a server at an IPv6 address."""
    with ScriptedServer(host="::1") as server:
        yield server


def is_signed(request: Request) -> bool:
    """Tell whether a request is signed as it came, by botocore's own signer."""
    found = SCOPE.fullmatch(request.header("authorization") or "")
    assert found is not None
    region, service, names, signature = found.groups()
    headers = {name: request.header(name) for name in names.split(";")}
    came = AWSRequest(request.method, f"http://{request.header('host')}{request.target}", headers, request.body)
    came.context["timestamp"] = request.header("x-amz-date")
    signer = SigV4Auth(Credentials(*KEYS.values()), service, region)
    return bool(signer.signature(signer.string_to_sign(came, signer.canonical_request(came)), came) == signature)


def ask(library: Any, url: str, server: ScriptedServer) -> tuple[str, str | None, bool]:
    """List at a URL: what was asked for, of which host, and whether it was signed rightly."""
    server.play(EMPTY_PAGE)
    make_client(library.Session(), url).list_sessions(**IDS, maxResults=5)
    (request,) = server.requests
    return request.target, request.header("host"), is_signed(request)


FORMS = {
    "no path": "{url}",
    "a slash": "{url}/",
    "two slashes": "{url}//",
    "a path": "{url}/api",
    "a path with a slash at its end": "{url}/api//v1/",
    "dots in the path": "{url}/a/../b/./c",
    "signs in the path": "{url}/~a+b;c:d@e*f(g)!h'i,j=k&l$m",
    "an encoded path": "{url}/a%20b%2Fc",
    "a query": "{url}?x=1",
    "a query behind a slash": "{url}/?x=1",
    "a query behind a path": "{url}/api?b=2&a=1",
    "a query with an encoded value": "{url}?x=a%20b%2Fc",
    "a query without a value": "{url}?flag",
    "the name of a parameter in the query": "{url}?maxResults=1",
    "an empty query": "{url}?",
    "an empty fragment": "{url}#",
    "user and password": "http://user:hush@127.0.0.1:{port}",
    "a user": "http://user@127.0.0.1:{port}/api?x=1",
    "a password with @ in it": "http://user:hush@hush@127.0.0.1:{port}",
    "an encoded password": "http://us%40er:hush%2F@127.0.0.1:{port}",
    "nothing before @": "http://@127.0.0.1:{port}",
    "@ in the path": "http://user:hush@127.0.0.1:{port}/a@b",
    "the scheme in capitals": "HTTP://127.0.0.1:{port}",
    "the host in capitals": "http://LOCALHOST:{port}",
    "no scheme": "//127.0.0.1:{port}",
    "a padded port": "http://127.0.0.1:000{port}",
    "blanks in front": "  http://127.0.0.1:{port}",
    "a short address": "http://127.1:{port}",
    "an address in one number": "http://2130706433:{port}",
}


@pytest.mark.parametrize("form", [scenario("Endpoint URLs", name, form) for name, form in FORMS.items()])
def test_forms(form: str, plain: ScriptedServer) -> None:
    url = form.format(url=plain.url, port=plain.port)
    theirs, ours = (ask(library, url, plain) for library in (boto3, deadline_pages))
    assert ours == theirs
    assert ours[2]


@pytest.mark.parametrize(
    "form",
    [
        scenario("Endpoint URLs", "an IPv6 address", "http://[::1]:{port}"),
        scenario("Endpoint URLs", "an IPv6 address with zeros", "http://user:hush@[0:0:0:0:0:0:0:0001]:0{port}/x?y=z"),
    ],
)
def test_ipv6(form: str, six: ScriptedServer) -> None:
    theirs, ours = (ask(library, form.format(port=six.port), six) for library in (boto3, deadline_pages))
    assert ours == theirs
    assert ours[2]


@pytest.mark.parametrize(
    ("form", "target"),
    [
        scenario("Endpoint URLs", name, form, target, different="boto3's signature is wrong")
        for name, form, target in (
            ("a blank in the path", "/a b", "/a%20b"),
            ("letters that are not ASCII", "/ä", "/%C3%A4"),
            ("encoded in lower case", "/%2e%2f", "/%2E%2F"),
            ("a percent sign that encodes nothing", "/a%b", "/a%25b"),
            ("signs that a path cannot have", '/[]|"<>^`{}\\', "/%5B%5D%7C%22%3C%3E%5E%60%7B%7D%5C"),
        )
    ],
)
def test_paths_that_have_to_be_encoded(form: str, target: str, plain: ScriptedServer) -> None:
    theirs, ours = (ask(library, plain.url + form, plain) for library in (boto3, deadline_pages))
    assert ours == (*theirs[:2], True)
    assert not theirs[2]
    assert ours[0].startswith(f"{target}/2023-10-12/")


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        scenario("Endpoint URLs", name, query, sent, different="sent as it is signed: names and values are encoded")
        for name, query, sent in (
            ("signs in the query", "k=l:m/n;o=p?q", "k=l%3Am%2Fn%3Bo%3Dp%3Fq"),
            ("a plus sign in the query", "x=a+b", "x=a%20b"),
            ("letters that are not ASCII in the query", "x=ä", "x=%C3%A4"),
            ("empty pairs in the query", "&a=1&&b=&", "a=1&b="),
        )
    ],
)
def test_queries_that_have_to_be_encoded(query: str, sent: str, plain: ScriptedServer) -> None:
    theirs, ours = (ask(library, f"{plain.url}?{query}", plain) for library in (boto3, deadline_pages))
    assert ours == (f"{urlsplit(theirs[0]).path}?{sent}&maxResults=5", theirs[1], True)


@pytest.mark.parametrize("form", ["/api#fragment", "/api?x=1#fragment"])
@pytest.mark.scenario(
    "Endpoint URLs", "a fragment", different="boto3 puts the parameters of a call behind it: they are lost"
)
def test_fragments(form: str, plain: ScriptedServer) -> None:
    theirs, ours = (ask(library, plain.url + form, plain) for library in (boto3, deadline_pages))
    assert theirs[2]
    assert "maxResults" not in theirs[0]
    assert ours == (f"{theirs[0]}{'&' if '?' in theirs[0] else '?'}maxResults=5", *theirs[1:])


def test_the_query_of_later_pages(plain: ScriptedServer) -> None:
    plain.play((200, [], b'{"sessions": [], "nextToken": "more"}'), EMPTY_PAGE)
    pages = make_client(deadline_pages.Session(), f"{plain.url}/?x=1").get_paginator("list_sessions").paginate(**IDS)
    assert len(list(pages)) == 2
    assert [dict(request.query) for request in plain.requests] == [{"x": "1"}, {"x": "1", "nextToken": "more"}]
    assert all(map(is_signed, plain.requests))


@pytest.mark.parametrize("port", ["", ":", ":80", ":0080"])
@pytest.mark.scenario("Endpoint URLs", "the scheme's own port, and none")
def test_standard_ports(port: str) -> None:
    """Nobody listens there: what would be asked stands in the error."""
    said = []
    for library in (boto3, deadline_pages):
        client = make_client(library.Session(), f"http://127.0.0.2{port}", {"connect_timeout": 2})
        with pytest.raises(Exception, match="Could not connect") as caught:
            client.list_sessions(**IDS)
        said.append((caught.typename, re.sub(r":0*(80)?/2023", "/2023", str(caught.value))))
    assert said[0] == said[1]


# What is no URL


@pytest.mark.parametrize(
    "url",
    [
        scenario("Endpoint URLs", f"refused: {url!r}", url)
        for url in (
            "",
            " ",
            "http://",
            "http:///path",
            "http:/127.0.0.1:1",
            "http:127.0.0.1:1",
            "127.0.0.1:1",
            "localhost:1",
            "//",
            "http://.",
            "http://a..b",
            "http://-a",
            "http://a_b.localhost",
            "http://ä.localhost",
            "http://127.0.0.1 ",
            "http://127.0.0.1:1\n",
            "http://127.0.0.1:1/a\tb",
            "http://127.0.0\r.1:1",
            "http://::1:80",
            "ht tp://x",
            "file:///x",
            f"http://{'a' * 64}",
            f"http://{'a.' * 128}",
        )
    ],
)
def test_refused(url: str) -> None:
    said = []
    for library in (boto3, deadline_pages):
        with pytest.raises(ValueError, match="Invalid endpoint: ") as caught:
            make_client(library.Session(), url)
        said.append(str(caught.value))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "url",
    [
        scenario("Endpoint URLs", f"refused: {url!r}", url, different="with the client, not with its first request")
        for url in (
            "http://127.0.0.1:99999",
            "http://127.0.0.1:-1",
            "http://127.0.0.1:port",
            "http://127.0.0.1:1 ",
            "http://127.0.0.1:1\\x",
            "http://[v1.x]",
            "http://[::1]x:1",
            "http://\uff11.0.0.1:1",  # a digit, but not one of ASCII
        )
    ],
)
def test_refused_sooner(url: str) -> None:
    with pytest.raises(Exception, match=r".") as caught:
        make_client(boto3.Session(), url).list_sessions(**IDS)
    assert caught.typename in ("ValueError", "HTTPClientError")
    with pytest.raises(ValueError, match="Invalid endpoint: ") as ours:
        make_client(deadline_pages.Session(), url)
    assert str(ours.value) == f"Invalid endpoint: {masked(url)}"


@pytest.mark.parametrize("url", [5, b"http://127.0.0.1:1", ["http://127.0.0.1:1"]], ids=repr)
def test_no_text(url: Any) -> None:
    for library in (boto3, deadline_pages):
        with pytest.raises(TypeError):
            make_client(library.Session(), url)


@pytest.mark.parametrize(
    "url",
    [
        "http://user:hush@127.0.0.1:99999",
        "http://user:hush@ss@a_b",
        "user:hush@127.0.0.1:1",
        "http://user:hush//hush@a_b",
        "user:hush//hush@a b",
        "//user:hush/hush?hush#hush@a",
        "http://user:hush@hush@[::1",
    ],
)
def test_passwords_are_not_shown(url: str) -> None:
    """Neither of them, nor in what the error came from."""
    with pytest.raises(ValueError, match=r"^Invalid endpoint: .*\*\*\*:\*\*\*@"):
        make_client(deadline_pages.Session(), url)


def test_user_and_password_are_nowhere() -> None:
    client = make_client(deadline_pages.Session(), "http://user:hush@127.0.0.1:1/path")
    assert client.meta.endpoint_url == "http://127.0.0.1:1/path"
    with pytest.raises(deadline_pages.exceptions.EndpointConnectionError, match=r'"http://127\.0\.0\.1:1/path/2023'):
        client.list_sessions(**IDS)


@pytest.mark.parametrize(
    ("form", "variables", "expected"),
    [
        scenario(
            "Endpoint URLs",
            "NO_PROXY beside a user in the URL",
            "http://user:hush@127.0.0.1:{port}",
            {"http_proxy": "http://127.0.0.1:1", "NO_PROXY": "127.0.0.1"},
            ("ProxyConnectionError", "fine"),
            different="a user does not hide the host",
        ),
        scenario(
            "Endpoint URLs",
            "http_proxy beside a URL without a scheme",
            "//127.0.0.1:{port}",
            {"http_proxy": "http://127.0.0.1:1"},
            ("fine", "ProxyConnectionError"),
            different="it is asked by HTTP, and so through the proxy of HTTP",
        ),
    ],
)
def test_proxies(
    form: str,
    variables: dict[str, str],
    expected: tuple[str, str],
    plain: ScriptedServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    plain.play(EMPTY_PAGE)
    theirs, ours = both_outcomes(form.format(port=plain.port))
    assert (theirs[0], ours[0]) == expected


# Any URL

TEXTS = st.text(st.sampled_from("aZ09-._~%:@/?#[]& +=ä\\"), max_size=6)


@given(
    scheme=st.sampled_from(["http://", "HTTPS://"]),
    user=st.just("") | TEXTS.map(lambda text: f"{text}@"),
    host=st.sampled_from(["localhost", "A.b-c.D", "127.0.0.1", "[::1]", "[FE80::1%25Eth0]", "a."]),
    port=st.sampled_from(["", ":", ":80", ":0443", ":443", ":65535", ":65536"]),
    rest=TEXTS.map(lambda text: text and f"/{text}"),
)
def test_any_url(scheme: str, user: str, host: str, port: str, rest: str) -> None:
    """What botocore would sign is asked; a URL in its one form stays as it is."""
    url = f"{scheme}{user}{host}{port}{rest}"
    try:
        host = _host_from_url(url)
    except ValueError:  # botocore says so when it signs
        host = ""
    if not host or not (is_valid_endpoint_url(url) or is_valid_ipv6_endpoint_url(url)):
        with pytest.raises(ValueError, match="Invalid endpoint: "):
            normalized(url)
        return
    one = normalized(url)
    assert normalized(one) == one
    assert one.isascii()
    assert "@" not in urlsplit(one).netloc
    assert _host_from_url(one) == host.replace("%25", "%")


# The services that hand out credentials


@pytest.mark.parametrize(
    "form",
    [
        scenario("Endpoint URLs", f"of STS and IAM Identity Center: {name}", form)
        for name, form in {
            "a slash": "{url}/",
            "user and password": "http://user:hush@{address}",
            "a padded port": "http://127.0.0.1:0{port}/",
            "the scheme in capitals": "HTTP://{address}",
            "a query": "{url}/?tenant=studio&x=%2f",
            "a query and no slash": "{url}?tenant=studio",
            "no scheme": "//{address}",
        }.items()
    ],
)
@pytest.mark.parametrize("way", ["role", *OTHER_WAYS])
def test_of_credentials(way: str, form: str, room: CleanRoom, services: FakeAws) -> None:
    run = ROLE_OF_K if way == "role" else OTHER_WAYS[way]
    address = services.url.partition("//")[2]
    url = form.format(url=services.url, address=address, port=services.server.port)
    variables = {f"AWS_ENDPOINT_URL_{name}": url for name in ("STS", "SSO", "SSO_OIDC")}
    run = Run(environment={**run.environment, **variables}, config=run.config, files=run.files)
    theirs = room.run("boto3", run, services)
    hosts = [(request.target, request.header("host")) for request in services.server.requests]
    ours = room.run("deadline_pages", run, services)
    assert ours == theirs
    assert ours["step"] == "done"
    assert [(request.target, request.header("host")) for request in services.server.requests] == hosts


@pytest.mark.scenario("Endpoint URLs", "of STS: no URL", different="with the client, not with its first request")
def test_of_credentials_refused(room: CleanRoom, services: FakeAws) -> None:
    run = Run(config=ROLE_OF_K.config, environment={"AWS_ENDPOINT_URL_STS": "http://user:hush@a_b"})
    ours = room.run("deadline_pages", run, services)
    assert (ours["step"], *ours["error"]) == ("client", "ValueError", "Invalid endpoint: http://***:***@a_b")
    run = Run(config=run.config, environment={"AWS_ENDPOINT_URL_STS": "http://a_b"})
    theirs = room.run("boto3", run, services)
    assert (theirs["step"], *theirs["error"]) == ("call", "ValueError", "Invalid endpoint: http://a_b")
