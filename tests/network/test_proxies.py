"""HTTP proxies: a real one on loopback, compared with boto3."""

from __future__ import annotations

import base64
import socket
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import unquote, urlsplit

import boto3
import deadline_pages
import pytest
from botocore.exceptions import HTTPClientError
from botocore.httpsession import ProxyConfiguration
from botocore.utils import get_environ_proxies
from deadline_pages._config import network
from hypothesis import given
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import both_outcomes, listing_outcome, make_client
from tests.support.compatibility import scenario
from tests.support.fake_aws import signature, sts_answer
from tests.support.proxy import Proxy
from tests.support.scripted_server import EMPTY_PAGE, Request, ScriptedServer
from tests.support.tls import Authority

pytestmark = [
    pytest.mark.usefixtures("bare_environment"),
    pytest.mark.filterwarnings("ignore:Unverified HTTPS request"),
]

FINE = ("fine", "")


def asked(request: Request) -> tuple[Any, ...]:
    """Give what a proxy was asked: for a tunnel, or for a whole URL."""
    return request.method, request.target, request.header("proxy-authorization")


def at(server: ScriptedServer, host: str = "deadline.test") -> str:
    return f"{urlsplit(server.url).scheme}://{host}:{server.port}"


@pytest.fixture(params=["http", "https"])
def server(request: pytest.FixtureRequest, secure: ScriptedServer, plain: ScriptedServer) -> ScriptedServer:
    return secure if request.param == "https" else plain


@pytest.mark.parametrize(
    ("form", "authorization"),
    [
        scenario("Network", "proxies: a URL", "http://{}", None),
        scenario("Network", "proxies: without a scheme", "{}", None),
        scenario("Network", "proxies: with slashes only", "//{}", None),
        scenario("Network", "proxies: with a path", "http://{}/path?query", None),
        scenario("Network", "proxies: user and password", "http://user:password@{}", "Basic dXNlcjpwYXNzd29yZA=="),
        scenario("Network", "proxies: an encoded password", "http://us%40er:p%3Aw@{}", "Basic dXNAZXI6cDp3"),
        scenario("Network", "proxies: a user without a password", "http://user@{}", None),
        scenario("Network", "proxies: an empty password", "http://user:@{}", None),
    ],
)
def test_through_a_proxy(form: str, authorization: str | None, server: ScriptedServer, authority: Authority) -> None:
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    scheme = urlsplit(server.url).scheme
    with Proxy(server.port) as proxy:
        options = {"proxies": {scheme: form.format(proxy.address)}}
        assert both_outcomes(at(server), options, verify=authority.pem) == [FINE, FINE]
        theirs, ours = map(asked, proxy.requests)
    assert ours == theirs
    assert ours[2] == authorization
    if scheme == "https":
        assert ours[:2] == ("CONNECT", f"deadline.test:{server.port}")
    # The endpoint does not learn of it.
    assert [request.header("proxy-authorization") for request in server.requests] == [None, None]


@pytest.mark.parametrize("port", ["", ":80", ":443"])
def test_standard_ports(port: str, server: ScriptedServer, authority: Authority) -> None:
    scheme = urlsplit(server.url).scheme
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(server.port) as proxy:
        options = {"proxies": {scheme: proxy.url}}
        assert both_outcomes(f"{scheme}://deadline.test{port}", options, verify=authority.pem) == [FINE, FINE]
        theirs, ours = map(asked, proxy.requests)
    if scheme == "https":
        assert ours == theirs
    else:
        # An absolute form with the scheme's own port is the same with and without it.
        assert [one[1].replace(":80/", "/") for one in (ours, theirs)] == [theirs[1].replace(":80/", "/")] * 2


@pytest.mark.parametrize("inject", [True, False], ids=["with", "without"])
@pytest.mark.scenario("Network", "the host prefix, through a proxy")
def test_the_host_prefix(inject: bool, server: ScriptedServer, authority: Authority) -> None:
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(server.port) as proxy:
        options = {"proxies": {urlsplit(server.url).scheme: proxy.url}, "inject_host_prefix": inject}
        assert both_outcomes(at(server), options, verify=authority.pem) == [FINE, FINE]
        theirs, ours = map(asked, proxy.requests)
    assert ours == theirs
    assert ("management.deadline.test" in ours[1]) == inject
    assert {request.header("host") for request in server.requests} == {
        f"{'management.' if inject else ''}deadline.test:{server.port}"
    }


@pytest.mark.scenario("Network", "a proxy that asks for a password")
def test_a_proxy_with_a_password(server: ScriptedServer, authority: Authority) -> None:
    scheme = urlsplit(server.url).scheme
    with Proxy(server.port, credentials="user:hush") as proxy:
        for userinfo, expected in (("user:hush@", "fine"), ("user:hush-not@", None), ("", None)):
            server.play(EMPTY_PAGE, EMPTY_PAGE)
            url = proxy.url.replace("//", f"//{userinfo}")
            theirs, ours = both_outcomes(at(server), {"proxies": {scheme: url}}, verify=authority.pem)
            assert ours == theirs
            assert ours[0] == (expected or {"http": "ClientError", "https": "ProxyConnectionError"}[scheme])


@pytest.mark.scenario("Network", "an HTTPS proxy")
def test_an_https_proxy(server: ScriptedServer, authority: Authority) -> None:
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(server.port, tls=authority.serves("127.0.0.1")) as proxy:
        options = {"proxies": {urlsplit(server.url).scheme: proxy.url}}
        assert both_outcomes(at(server), options, verify=authority.pem) == [FINE, FINE]
        theirs, ours = map(asked, proxy.requests)
    assert ours == theirs


@pytest.mark.scenario("Network", "an HTTPS proxy of an authority that is not known, to HTTPS")
def test_an_https_proxy_that_is_not_known(secure: ScriptedServer, authority: Authority) -> None:
    with Proxy(secure.port, tls=authority.serves("127.0.0.1")) as proxy:
        theirs, ours = both_outcomes(at(secure), {"proxies": {"https": proxy.url}})
    assert ours == theirs
    assert ours[0] == "ProxyConnectionError"


@pytest.mark.scenario(
    "Network",
    "an HTTPS proxy of an authority that is not known, to HTTP",
    different="boto3 does not verify it: ProxyConnectionError",
)
def test_an_https_proxy_that_is_not_known_to_http(plain: ScriptedServer, authority: Authority) -> None:
    plain.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(plain.port, tls=authority.serves("127.0.0.1")) as proxy:
        theirs, ours = both_outcomes(at(plain), {"proxies": {"http": proxy.url}})
    assert (theirs[0], ours[0]) == ("fine", "ProxyConnectionError")


@pytest.mark.parametrize(
    "proxies",
    [
        scenario("Network", "proxies: none", {}),
        scenario("Network", "proxies: of the other scheme only", {"http": "{}", "https": "{}", "without": "own"}),
        scenario("Network", "proxies: for all schemes", {"all": "{}"}),
        scenario("Network", "proxies: an empty URL", {"http": "", "https": ""}),
        scenario("Network", "proxies: None for a URL", {"http": None, "https": None}),
    ],
)
def test_without_a_proxy(
    proxies: dict[str, Any], server: ScriptedServer, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """These do not apply; and `Config(proxies=...)` counts instead of the environment."""
    scheme = urlsplit(server.url).scheme
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(server.port) as proxy:
        monkeypatch.setenv(f"{scheme}_proxy", proxy.url)
        proxies = {name: url and url.format(proxy.url) for name, url in proxies.items()}
        if proxies.pop("without", None):
            del proxies[scheme]
        theirs, ours = both_outcomes(at(server, "127.0.0.1"), {"proxies": proxies}, verify=authority.pem)
        assert ours == theirs == FINE
        assert not proxy.requests


@pytest.mark.parametrize(
    ("environment", "used"),
    [
        scenario("Network", "HTTP_PROXY, HTTPS_PROXY", {"{SCHEME}_PROXY": "{}"}, True),
        scenario("Network", "http_proxy, https_proxy", {"{scheme}_proxy": "{}"}, True),
        scenario("Network", "lower case before upper case", {"{scheme}_proxy": "{}", "{SCHEME}_PROXY": "x"}, True),
        scenario("Network", "an empty lower case", {"{scheme}_proxy": "", "{SCHEME}_PROXY": "{}"}, False),
        scenario("Network", "ALL_PROXY", {"ALL_PROXY": "{}", "all_proxy": "{}"}, False),
        scenario("Network", "a proxy without a scheme in the environment", {"{scheme}_proxy": "{address}"}, True),
        scenario("Network", "NO_PROXY", {"{scheme}_proxy": "{}", "NO_PROXY": "deadline.test"}, False),
        scenario("Network", "no_proxy", {"{scheme}_proxy": "{}", "no_proxy": "deadline.test"}, False),
        scenario("Network", "NO_PROXY: a list", {"{scheme}_proxy": "{}", "NO_PROXY": "a.b, deadline.test ,c"}, False),
        scenario("Network", "NO_PROXY: a domain", {"{scheme}_proxy": "{}", "NO_PROXY": ".test"}, False),
        scenario("Network", "NO_PROXY: part of a name", {"{scheme}_proxy": "{}", "NO_PROXY": "line.test"}, True),
        scenario("Network", "NO_PROXY: everything", {"{scheme}_proxy": "{}", "NO_PROXY": "*"}, False),
        scenario("Network", "NO_PROXY: a port", {"{scheme}_proxy": "{}", "NO_PROXY": "deadline.test:{port}"}, False),
        scenario("Network", "NO_PROXY: another port", {"{scheme}_proxy": "{}", "NO_PROXY": "deadline.test:1"}, True),
        scenario(
            "Network",
            "NO_PROXY: the host with its prefix",
            {"{scheme}_proxy": "{}", "NO_PROXY": "management.deadline.test", "inject": "yes"},
            True,
        ),
    ],
)
def test_the_environment(
    environment: dict[str, str],
    used: bool,
    server: ScriptedServer,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scheme = urlsplit(server.url).scheme
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(server.port) as proxy:
        inject = environment.get("inject") == "yes"
        for name, value in environment.items():
            name = name.format(scheme=scheme, SCHEME=scheme.upper())
            monkeypatch.setenv(name, value.format(proxy.url, address=proxy.address, port=server.port))
        theirs, ours = both_outcomes(at(server), {"inject_host_prefix": inject}, verify=authority.pem)
        assert ours == theirs
        # The name exists for the proxy only.
        assert ours[0] == ("fine" if used else "EndpointConnectionError")
        assert len(proxy.requests) == 2 * used
        if used:
            theirs_asked, ours_asked = map(asked, proxy.requests)
            assert ours_asked == theirs_asked


HOSTS = st.sampled_from(["deadline.test", "a.deadline.test", "localhost", "127.0.0.1", "10.1.2.3", "[::1]", "TEST"])
PATTERNS = st.sampled_from(
    [
        "deadline.test",
        ".deadline.test",
        "test",
        "TEST",
        "*",
        "127.0.0.1",
        "10.0.0.0/8",
        "::1",
        "[::1]",
        "*.test",
        "",
        "e",
    ]
)


@given(
    scheme=st.sampled_from(["http", "https"]),
    host=HOSTS,
    port=st.sampled_from(["", ":80", ":8080"]),
    excluded=st.lists(st.tuples(PATTERNS, st.sampled_from(["", ":80", ":8080"])).map("".join), max_size=3),
    separator=st.sampled_from([",", ", ", " "]),
    cgi=st.booleans(),
)
def test_whether_a_proxy_is_for_an_endpoint(
    scheme: str, host: str, port: str, excluded: list[str], separator: str, cgi: bool
) -> None:
    url = f"{scheme}://{host}{port}"
    environment = {
        "HTTP_PROXY": "http://proxy:1",
        "HTTPS_PROXY": "http://proxy:2",
        "NO_PROXY": separator.join(excluded),
        **({"REQUEST_METHOD": "GET"} if cgi else {}),
    }
    with mock.patch.dict("os.environ", environment):
        found = network.proxy_for(url, None)
        assert (found and found[0]) == get_environ_proxies(url).get(scheme)


@pytest.mark.scenario("Network", "an IPv6 address through a proxy, by HTTP")
def test_ipv6_by_http(plain: ScriptedServer) -> None:
    plain.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(plain.port) as proxy:
        assert both_outcomes(at(plain, "[::1]"), {"proxies": {"http": proxy.url}}) == [FINE, FINE]
        theirs, ours = map(asked, proxy.requests)
    assert ours == theirs


@pytest.mark.scenario(
    "Network",
    "an IPv6 address through a proxy, by HTTPS",
    different="refused: the SDK's HTTP client cannot",
)
def test_ipv6_by_https(secure: ScriptedServer, authority: Authority) -> None:
    secure.play(EMPTY_PAGE)
    with Proxy(secure.port) as proxy:
        theirs, ours = both_outcomes(at(secure, "[::1]"), {"proxies": {"https": proxy.url}}, verify=authority.pem)
    assert theirs == FINE
    assert ours[0] == "TypeError"
    assert "IPv6" in ours[1]


# botocore encodes no others.
WORDS = st.text(st.sampled_from("aZ0-._~!$&'()*+,;=%40:"), max_size=6).filter(lambda text: unquote(text).isascii())


@given(
    scheme=st.sampled_from(["", "//", "http://", "https://"]),
    user=WORDS.filter(lambda text: ":" not in text),
    password=st.none() | WORDS,
    host=st.sampled_from(["proxy", "Proxy.test", "127.0.0.1", "[::1]"]),
    rest=st.sampled_from(["", ":3128", ":0", ":65535", "/", ":1/path?query#fragment"]),
)
def test_the_url_of_a_proxy(scheme: str, user: str, password: str | None, host: str, rest: str) -> None:
    """Where it leads and what is sent with it, for any user and password."""
    userinfo = "" if not user and password is None else f"{user}@" if password is None else f"{user}:{password}@"
    url = f"{scheme}{userinfo}{host}{rest}"
    theirs = ProxyConfiguration({"https": url})
    their_url = theirs.proxy_url_for("https://deadline.test")
    authorization = theirs.proxy_headers_for(their_url).get("Proxy-Authorization")
    found = network.proxy_for("https://deadline.test", {"https": url})
    assert found is not None
    ours, shown = (urlsplit(one) for one in found)
    expected = urlsplit(their_url)
    assert (ours.scheme, ours.hostname, ours.port) == (expected.scheme, expected.hostname, expected.port)
    assert (shown.scheme, shown.hostname, shown.path) == (expected.scheme, expected.hostname, expected.path)
    pair = f"{unquote(ours.username or '')}:{unquote(ours.password or '')}"
    assert authorization == (None if ours.username is None else f"Basic {base64.b64encode(pair.encode()).decode()}")
    assert set((shown.username or "") + (shown.password or "")) <= {"*"}


@pytest.mark.parametrize("proxied", [True, False], ids=["HTTPS_PROXY", "NO_PROXY"])
@pytest.mark.scenario("Network", "credentials from STS, through a proxy and with a CA bundle")
def test_credentials(
    proxied: bool,
    plain: ScriptedServer,
    secure: ScriptedServer,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """They go their own way: by the environment, whatever `proxies` and `verify` are."""
    (tmp_path / "token").write_text("web-token")
    (tmp_path / "config").write_text(
        f"[default]\nrole_arn = arn:aws:iam::123456789012:role/a\nweb_identity_token_file = {tmp_path}/token\n"
    )
    with Proxy(secure.port, credentials="user:hush") as proxy:
        monkeypatch.setenv("AWS_CA_BUNDLE", str(authority.pem))
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", at(secure, "sts.test" if proxied else "localhost"))
        monkeypatch.setenv("HTTPS_PROXY", proxy.url.replace("//", "//user:hush@"))
        monkeypatch.setenv("NO_PROXY", "localhost")
        secure.play(*[(200, [], sts_answer("AssumeRoleWithWebIdentity", "FROMSTS"))] * 2)
        plain.play(EMPTY_PAGE, EMPTY_PAGE)
        keys = {"aws_access_key_id": None, "aws_secret_access_key": None}
        assert both_outcomes(plain.url, {"proxies": {"https": "http://127.0.0.1:1"}}, verify=True, **keys) == [
            FINE,
            FINE,
        ]
        assert list(map(asked, proxy.requests)) == [("CONNECT", f"sts.test:{secure.port}", "Basic dXNlcjpodXNo")] * (
            2 * proxied
        )
    assert [signature(request)[0] for request in plain.requests] == ["FROMSTS"] * 2


# Proxies that fail


@pytest.mark.parametrize(
    "url",
    [
        scenario("Network", "a proxy that is not there", "http://127.0.0.1:1"),
        scenario("Network", "a proxy that is not there, with a password", "http://user:hush-hush@127.0.0.1:1"),
        scenario("Network", "a proxy that is not there, with a user", "http://user@127.0.0.1:1/path"),
        scenario("Network", "a proxy whose name is not known", "http://nowhere.invalid:3128"),
        scenario("Network", "a proxy of another scheme", "socks5://127.0.0.1:1"),
        scenario("Network", "a proxy with its scheme in capitals", "HTTP://127.0.0.1:1"),
    ],
)
def test_a_proxy_that_cannot_be_reached(url: str, server: ScriptedServer) -> None:
    theirs, ours = both_outcomes(at(server), {"proxies": {urlsplit(server.url).scheme: url}})
    assert ours == theirs
    assert ours[0] == "ProxyConnectionError"


@pytest.mark.parametrize(
    "answer",
    [
        scenario("Network", "a proxy that refuses the tunnel", b"HTTP/1.1 502 Bad Gateway\r\n\r\n"),
        scenario("Network", "a proxy that forbids the tunnel", b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"),
        scenario("Network", "a proxy of HTTP/1.0", b"HTTP/1.0 200 OK\r\nVia: somebody\r\n\r\n"),
    ],
)
def test_tunnels(answer: bytes, secure: ScriptedServer, authority: Authority) -> None:
    secure.play(EMPTY_PAGE, EMPTY_PAGE)
    with Proxy(secure.port, established=answer) as proxy:
        theirs, ours = both_outcomes(at(secure), {"proxies": {"https": proxy.url}}, verify=authority.pem)
    assert ours == theirs
    assert ours[0] == ("fine" if b" 200 " in answer else "ProxyConnectionError")


@pytest.mark.parametrize(
    "answer",
    [
        scenario(
            "Network",
            "a proxy that hangs up when asked for a tunnel",
            b"",
            different="ConnectionClosedError names the endpoint; ProxyConnectionError, the proxy",
        ),
        scenario(
            "Network",
            "a proxy that answers garbage when asked for a tunnel",
            b"garbage\r\n\r\n",
            different="ConnectionClosedError names the endpoint; ProxyConnectionError, the proxy",
        ),
    ],
)
def test_tunnels_that_break(answer: bytes, secure: ScriptedServer, authority: Authority) -> None:
    with Proxy(secure.port, established=answer) as proxy:
        theirs, ours = both_outcomes(at(secure), {"proxies": {"https": proxy.url}}, verify=authority.pem)
        assert theirs[0] == "ConnectionClosedError"
        assert ours == ("ProxyConnectionError", f'Failed to connect to proxy URL: "{proxy.url}"')


@pytest.mark.scenario("Network", "a proxy that does not answer, to HTTP")
def test_a_silent_proxy(plain: ScriptedServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = f"http://127.0.0.1:{listener.getsockname()[1]}"
        theirs, ours = both_outcomes(at(plain), {"proxies": {"http": proxy}, "read_timeout": 0.2})
    assert ours == theirs
    assert ours[0] == "ReadTimeoutError"


@pytest.mark.scenario(
    "Network",
    "a proxy that does not answer, to HTTPS",
    different="ReadTimeoutError names the endpoint; ProxyConnectionError, the proxy",
)
def test_a_silent_proxy_to_https(secure: ScriptedServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = f"http://127.0.0.1:{listener.getsockname()[1]}"
        theirs, ours = both_outcomes(at(secure), {"proxies": {"https": proxy}, "connect_timeout": 0.2})
    assert theirs[0] == "ReadTimeoutError"
    assert ours == ("ProxyConnectionError", f'Failed to connect to proxy URL: "{proxy}"')


@pytest.mark.scenario("Network", "an authority that is not known, behind a proxy")
def test_a_bad_certificate_behind_a_proxy(secure: ScriptedServer) -> None:
    with Proxy(secure.port) as proxy:
        theirs, ours = both_outcomes(at(secure), {"proxies": {"https": proxy.url}})
    assert ours == theirs
    assert ours[0] == "SSLError"


@pytest.mark.parametrize(
    "url",
    [
        scenario("Network", "a proxy without a host", "http://"),
        scenario("Network", "a proxy of blanks", " "),
        scenario("Network", "a proxy with an open bracket", "http://[::bad"),
        scenario("Network", "a proxy with blanks within", "http://a b"),
        scenario("Network", "a proxy with a blank behind its port", "http://127.0.0.1:1 "),
        scenario("Network", "a proxy with a word for a port", "http://user:hush@a:port"),
        scenario("Network", "a proxy that is half a surrogate pair", "http://\udcff"),
        scenario("Network", "a proxy that is a number", 5),
        scenario("Network", "a proxy that is bytes", b"http://a"),
    ],
)
def test_a_url_that_cannot_be_one(url: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first request fails, and what it says shows nothing of a password."""
    options: dict[str, Any] = {"proxies": {"http": url}}
    for configured in (options, {}) if isinstance(url, str) else (options,):
        if not configured:
            monkeypatch.setenv("http_proxy", url)
        where = "Config option 'proxies'" if configured else "the environment"
        client = make_client(deadline_pages.Session(), "http://127.0.0.1:1", configured)
        with pytest.raises(deadline_pages.exceptions.HTTPClientError, match=f"{where} has no usable URL of a proxy"):
            client.list_sessions(**IDS)
        with pytest.raises(HTTPClientError) as theirs:
            make_client(boto3.Session(), "http://127.0.0.1:1", configured).list_sessions(**IDS)
        assert type(theirs.value) is HTTPClientError
        # It would not be used.
        assert listing_outcome(deadline_pages, "https://127.0.0.1:1", configured)[0] == "EndpointConnectionError"


@pytest.mark.parametrize("proxies", ["http://127.0.0.1:1", 5, ["http://a"]], ids=repr)
def test_proxies_of_another_type(proxies: Any) -> None:
    name, text = listing_outcome(deadline_pages, "https://127.0.0.1:1", {"proxies": proxies})
    assert name == "ValueError"
    assert "Config option 'proxies' must be a dict" in text


@pytest.mark.parametrize("name", ["proxy_ca_bundle", "proxy_client_cert", "proxy_use_forwarding_for_https"])
def test_proxies_config_is_refused_by_name(name: str) -> None:
    for value, expected in (("x", "TypeError"), (None, "EndpointConnectionError")):
        found, text = listing_outcome(deadline_pages, "http://127.0.0.1:1", {"proxies_config": {name: value}})
        assert found == expected
        assert (name in text) == (expected == "TypeError")
