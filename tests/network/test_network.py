"""Connections, their times, and the options of a `Config`: real servers on loopback, boto3 does the same beside us."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import botocore
import deadline_pages
import pytest
from botocore.config import Config
from deadline_pages._client.create import API_VERSION

from tests.support.arguments import IDS, KEYS
from tests.support.clients import LIBRARIES, both_outcomes, listing_outcome, make_client
from tests.support.proxy import Proxy
from tests.support.scripted_server import EMPTY_BODY, EMPTY_PAGE, Request, ScriptedServer
from tests.support.tls import Authority

pytestmark = [
    pytest.mark.usefixtures("bare_environment"),
    pytest.mark.filterwarnings("ignore:Unverified HTTPS request"),
]

FINE = ("fine", "")


# Times


@contextlib.contextmanager
def full() -> Iterator[int]:
    """Give a port whose queue of connections is full: a connection to it is never made, nor refused."""
    with socket.socket() as listener, contextlib.ExitStack() as waiting:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(2):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.scenario("Network", "connect_timeout")
def test_a_connection_that_is_not_made(scheme: str) -> None:
    with full() as port:
        theirs, ours = both_outcomes(f"{scheme}://127.0.0.1:{port}", {"connect_timeout": 0.3, "read_timeout": 0.1})
    assert ours == theirs
    assert ours[0] == "ConnectTimeoutError"


@pytest.mark.parametrize("options", [{"read_timeout": 0.2}, {"read_timeout": 0.2, "connect_timeout": 0.1}], ids=repr)
@pytest.mark.scenario("Network", "read_timeout")
def test_an_answer_that_does_not_come(
    options: dict[str, Any], plain: ScriptedServer, secure: ScriptedServer, authority: Authority
) -> None:
    for server in (plain, secure):
        server.play(None, None)
        theirs, ours = both_outcomes(server.url, options, verify=authority.pem)
        assert ours == theirs
        assert ours[0] == "ReadTimeoutError"


@pytest.mark.scenario("Network", "the read timeout begins with the request")
def test_the_read_timeout_is_not_for_connecting(authority: Authority) -> None:
    """A handshake may take longer than it."""
    with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE], tls=authority.serves("127.0.0.1"), before_handshake=0.5) as server:
        assert both_outcomes(server.url, {"read_timeout": 0.3}, verify=authority.pem) == [FINE, FINE]


@pytest.mark.scenario(
    "Network",
    "a handshake that stalls",
    different="ReadTimeoutError after the connect timeout: ConnectTimeoutError",
)
def test_a_handshake_that_stalls() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        theirs, ours = both_outcomes(f"https://127.0.0.1:{listener.getsockname()[1]}", {"connect_timeout": 0.2})
    assert theirs[0] == "ReadTimeoutError"
    assert ours[0] == "ConnectTimeoutError"
    assert ours[1].split(" on ")[1] == theirs[1].split(" on ")[1]


# Connections


@pytest.mark.parametrize("options", [{}, {"max_pool_connections": 1}], ids=repr)
@pytest.mark.parametrize("library", LIBRARIES, ids=["boto3", "ours"])
@pytest.mark.scenario("Network", "64 threads on one client, whatever max_pool_connections is: nobody waits")
def test_threads_do_not_wait_for_each_other(library: Any, options: dict[str, Any], authority: Authority) -> None:
    """No request is answered before all have come."""
    together = threading.Barrier(64)

    def answer(_: Request) -> Any:
        together.wait(30)
        return EMPTY_PAGE

    for tls in (None, authority.serves("127.0.0.1")):
        with ScriptedServer([answer] * 64, tls=tls) as server:
            client = make_client(library.Session(), server.url, options, verify=str(authority.pem))
            failures: list[BaseException] = []

            def work(client: Any = client, failures: list[BaseException] = failures) -> None:
                try:
                    client.list_sessions(**IDS)
                except BaseException as error:
                    failures.append(error)

            threads = [threading.Thread(target=work) for _ in range(64)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert not failures
            assert len(server.requests) == 64


@pytest.mark.scenario("Network", "a connection is kept and used again")
def test_connections_are_kept(plain: ScriptedServer, secure: ScriptedServer, authority: Authority) -> None:
    for server in (plain, secure):
        opened = []
        for library in LIBRARIES:
            client = make_client(library.Session(), server.url, verify=str(authority.pem))
            server.play(*[EMPTY_PAGE] * 5)
            before = server.connections
            for _ in range(5):
                client.list_sessions(**IDS)
            opened.append(server.connections - before)
        assert opened == [1, 1]


@pytest.mark.scenario("Network", "a kept tunnel through a proxy is used again")
def test_tunnels_are_kept(secure: ScriptedServer, authority: Authority) -> None:
    for library in LIBRARIES:
        with Proxy(secure.port) as proxy:
            client = make_client(
                library.Session(), secure.url, {"proxies": {"https": proxy.url}}, verify=str(authority.pem)
            )
            secure.play(EMPTY_PAGE, EMPTY_PAGE)
            for _ in range(2):
                client.list_sessions(**IDS)
            assert len(proxy.requests) == 1


@pytest.mark.scenario("Network", "a kept connection that the server closed meanwhile")
def test_connections_that_were_closed(authority: Authority) -> None:
    """No attempt is wasted on it: there is one only."""
    body = b"HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n" + b'{"sessions": []}'
    for tls in (None, authority.serves("127.0.0.1")):
        for library in LIBRARIES:
            with ScriptedServer([body] * 3, tls=tls) as server:
                client = make_client(library.Session(), server.url, verify=str(authority.pem))
                for _ in range(3):
                    assert client.list_sessions(**IDS)["ResponseMetadata"]["RetryAttempts"] == 0
                    time.sleep(0.1)
                assert server.connections == 3


@pytest.mark.scenario("Network", "`Connection: close` is heeded")
def test_connections_that_are_to_be_closed(plain: ScriptedServer) -> None:
    for library in LIBRARIES:
        client = make_client(library.Session(), plain.url)
        before = plain.connections
        plain.play(*[(200, [("Connection", "close")], b'{"sessions": []}')] * 2)
        for _ in range(2):
            client.list_sessions(**IDS)
        assert plain.connections - before == 2


@pytest.mark.scenario("Network", "an IPv6 address as the endpoint")
def test_ipv6(authority: Authority) -> None:
    for tls in (None, authority.serves("::1")):
        with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE], tls=tls, host="::1") as server:
            assert both_outcomes(server.url, verify=authority.pem) == [FINE, FINE]
            theirs, ours = [request.header("host") for request in server.requests]
            assert ours == theirs == f"[::1]:{server.port}"


def keepalive_timers(port: int) -> list[str]:
    """Give the timers of the connections to a port that this process holds open, as Linux numbers them."""
    timers = []
    for line in Path("/proc/self/net/tcp").read_text().splitlines()[1:]:
        _, _, remote, state, _, timer, *_ = line.split()
        if remote.endswith(f":{port:04X}") and state == "01":
            timers.append(timer.partition(":")[0])
    return timers


@pytest.mark.skipif(not Path("/proc/self/net/tcp").exists(), reason="reads what Linux tells of connections")
@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.scenario("Network", "tcp_keepalive")
def test_tcp_keepalive(enabled: bool, authority: Authority) -> None:
    for tls in (None, authority.serves("127.0.0.1")):
        for library in LIBRARIES:
            with ScriptedServer([EMPTY_PAGE], tls=tls) as server:
                client = make_client(
                    library.Session(), server.url, {"tcp_keepalive": enabled}, verify=str(authority.pem)
                )
                client.list_sessions(**IDS)
                # 2 is the keep-alive timer.
                assert keepalive_timers(server.port) == ["02" if enabled else "00"]


# What a request says of itself


@pytest.mark.parametrize(
    "options", [{}, {"user_agent_extra": "studio/1 (night)"}, {"user_agent_appid": "app-1"}], ids=repr
)
@pytest.mark.parametrize("agent", [None, "mine/1"])
@pytest.mark.scenario("Network", "user_agent, user_agent_extra, user_agent_appid")
def test_the_user_agent(agent: str | None, options: dict[str, Any], plain: ScriptedServer) -> None:
    plain.play(EMPTY_PAGE, EMPTY_PAGE)
    assert both_outcomes(plain.url, {**options, "user_agent": agent}) == [FINE, FINE]
    agents = [request.header("user-agent") or "" for request in plain.requests]
    for found in agents:
        assert found.startswith(agent or "")
        assert found.endswith(options.get("user_agent_extra", ""))
        # Who names the agent names the application, too.
        assert ("app/app-1" in found) == ("user_agent_appid" in options and agent is None)
    assert ("aws-sdk-rust" in agents[1]) == (agent is None)


@pytest.mark.parametrize("arguments", [{}, {"use_ssl": False}, {"use_ssl": True}, {"use_ssl": None}], ids=repr)
@pytest.mark.scenario("Network", "use_ssl")
def test_use_ssl(arguments: dict[str, Any]) -> None:
    theirs, ours = [make_client(library.Session(), None, **arguments).meta.endpoint_url for library in LIBRARIES]
    assert ours == theirs


@pytest.mark.parametrize(
    "arguments", [{"use_ssl": False}, {"aws_account_id": "123"}, {"api_version": "2023-10-12"}], ids=repr
)
def test_other_arguments(arguments: dict[str, Any], plain: ScriptedServer) -> None:
    plain.play(EMPTY_PAGE, EMPTY_PAGE)
    assert both_outcomes(plain.url, **arguments) == [FINE, FINE]
    assert boto3.Session().get_available_services()  # boto3 knows them, and the arguments have its order
    assert deadline_pages.client("deadline", "eu-west-1", None, False).meta.endpoint_url.startswith("http:")


@pytest.mark.scenario("Network", "an API version that does not exist")
def test_the_api_version() -> None:
    theirs, ours = both_outcomes("http://127.0.0.1:1", api_version="2020-01-01")
    assert ours == theirs
    assert make_client(boto3.Session(), None).meta.service_model.api_version == API_VERSION


# Options


DEFAULTS = {name: value for name, value in Config.OPTION_DEFAULTS.items() if name != "retries"}


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_default_is_accepted(name: str, plain: ScriptedServer) -> None:
    """None of botocore's options is unknown here."""
    plain.play(EMPTY_PAGE, EMPTY_PAGE)
    assert both_outcomes(plain.url, {name: DEFAULTS[name]}) == [FINE, FINE]


@pytest.mark.parametrize(
    "options",
    [
        {"account_id_endpoint_mode": "required"},
        {"auth_scheme_preference": "sigv4a"},
        {"client_context_params": {"any": 1}},
        {"defaults_mode": "legacy"},
        {"disable_request_compression": True},
        {"endpoint_discovery_enabled": True},
        {"max_pool_connections": 0},
        {"parameter_validation": True},
        {"request_checksum_calculation": "when_required"},
        {"request_min_compression_size_bytes": 1},
        {"response_checksum_validation": "when_required"},
        {"s3": {"addressing_style": "path"}},
        {"s3_disable_express_session_auth": True},
        {"signature_version": "s3v4"},
        {"signature_version": "v4"},
        {"sigv4a_signing_region_set": "*"},
        {"tcp_keepalive": True},
    ],
    ids=repr,
)
@pytest.mark.scenario("Network", "options of a Config that change nothing about listing")
def test_options_without_effect(options: dict[str, Any], plain: ScriptedServer) -> None:
    plain.play(EMPTY_PAGE, EMPTY_PAGE)
    assert both_outcomes(plain.url, options) == [FINE, FINE]
    theirs, ours = plain.requests
    assert (ours.method, ours.target, ours.body) == (theirs.method, theirs.target, theirs.body)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("client_cert", "/cert.pem"),
        ("client_cert", ("/cert.pem", "/key.pem")),
        ("defaults_mode", "in-region"),
        ("parameter_validation", False),
        ("signature_version", botocore.UNSIGNED),
        ("signature_version", "v4a"),
    ],
)
def test_options_that_are_refused(name: str, value: Any) -> None:
    found, text = listing_outcome(deadline_pages, "http://127.0.0.1:1", {name: value})
    assert found == "TypeError"
    assert text.startswith(f"Config option {name!r} is not supported by deadline_pages with ")


# install()


@pytest.fixture
def accelerated() -> Iterator[Any]:
    """Give boto3 with and without us: a function that makes a client, by whether it is ours."""

    def made(ours: bool, url: str, options: dict[str, Any] | None = None, **arguments: Any) -> Any:
        (deadline_pages.install if ours else deadline_pages.uninstall)()
        return make_client(boto3.Session(), url, options, **arguments)

    yield made
    deadline_pages.uninstall()


@pytest.mark.parametrize("way", ["argument", "AWS_CA_BUNDLE", "profile"])
def test_an_accelerated_client_trusts_the_same(
    way: str,
    accelerated: Any,
    secure: ScriptedServer,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    pem = str(authority.pem)
    if way == "AWS_CA_BUNDLE":
        monkeypatch.setenv("AWS_CA_BUNDLE", pem)
    if way == "profile":
        (tmp_path / "config").write_text(f"[default]\nca_bundle = {pem}\n")
    secure.play(EMPTY_PAGE, EMPTY_PAGE)
    for ours in (False, True):
        client = accelerated(ours, secure.url, verify=pem if way == "argument" else None)
        assert client.list_sessions(**IDS)["sessions"] == []
    assert [request.is_ours for request in secure.requests] == [False, True]


def test_an_accelerated_client_distrusts_the_same(accelerated: Any, secure: ScriptedServer) -> None:
    for ours in (False, True):
        client = accelerated(ours, secure.url)
        with pytest.raises(botocore.exceptions.SSLError, match="unable to get local issuer certificate"):
            client.list_sessions(**IDS)


@pytest.mark.parametrize("way", ["argument", "environment"])
def test_an_accelerated_client_goes_through_the_proxy(
    way: str,
    accelerated: Any,
    plain: ScriptedServer,
    secure: ScriptedServer,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for scheme, server in (("http", plain), ("https", secure)):
        server.play(EMPTY_PAGE, EMPTY_PAGE)
        with Proxy(server.port, credentials="user:hush") as proxy:
            url = proxy.url.replace("//", "//user:hush@")
            options = {"proxies": {scheme: url}} if way == "argument" else {}
            if way == "environment":
                monkeypatch.setenv(f"{scheme.upper()}_PROXY", url)
            for ours in (False, True):
                client = accelerated(
                    ours, f"{scheme}://deadline.test:{server.port}", options, verify=str(authority.pem)
                )
                # botocore asks when a client is made.
                monkeypatch.delenv(f"{scheme.upper()}_PROXY", raising=False) if ours else None
                assert client.list_sessions(**IDS)["sessions"] == []
            theirs, ours_asked = [(one.method, one.target, one.header("proxy-authorization")) for one in proxy.requests]
        assert ours_asked == theirs
        assert [request.is_ours for request in server.requests] == [False, True]


@pytest.mark.parametrize(
    ("options", "verify", "named"),
    [({}, False, "verify=False"), ({"client_cert": "{cert}"}, "{pem}", "client_cert")],
    ids=["verify", "client_cert"],
)
def test_what_cannot_be_accelerated_lists_through_botocore(
    options: dict[str, Any],
    verify: Any,
    named: str,
    accelerated: Any,
    secure: ScriptedServer,
    authority: Authority,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    cert = authority.client_certificate(tmp_path)
    fill = {"cert": cert, "pem": str(authority.pem)}
    options = {name: value.format(**fill) for name, value in options.items()}
    verify = verify and verify.format(**fill)
    secure.play(EMPTY_PAGE)
    client = accelerated(True, secure.url, options, verify=verify)
    assert client.list_sessions(**IDS)["sessions"] == []
    assert not secure.requests[0].is_ours
    [record] = [record for record in caplog.records if record.levelname == "WARNING"]
    assert named in record.getMessage()


def test_nothing_shows_a_proxys_password() -> None:
    client = deadline_pages.client(
        "deadline", "eu-west-1", config={"proxies": {"https": "http://user:hush@127.0.0.1:1"}}, **KEYS
    )
    with pytest.raises(deadline_pages.exceptions.ProxyConnectionError) as caught:
        client.list_sessions(**IDS)
    assert "hush" not in f"{client!r} {client.meta!r} {caught.value!r} {caught.value.kwargs}"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            head + b"\r\n\r\n" + EMPTY_BODY, marks=pytest.mark.scenario("Network", f"HTTPS that just ends: {name}")
        )
        for name, head in {"HTTP/1.0": b"HTTP/1.0 200 OK", "HTTP/1.1": b"HTTP/1.1 200 OK\r\nConnection: close"}.items()
    ],
)
def test_the_end_of_a_body_without_tls_goodbye(answer: bytes, authority: Authority) -> None:
    """The server closes the socket and sends no close_notify."""
    with ScriptedServer([answer] * 2, tls=authority.serves("127.0.0.1")) as server:
        assert both_outcomes(server.url, verify=str(authority.pem)) == [FINE, FINE]


def test_half_a_body_without_tls_goodbye(authority: Authority) -> None:
    """It is still told from a whole one."""
    halves = [
        b"HTTP/1.1 200 OK\r\n\r\n" + EMPTY_BODY[:9],
        b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n" + EMPTY_BODY,
    ]
    with ScriptedServer(halves, tls=authority.serves("127.0.0.1")) as server:
        seen = [listing_outcome(deadline_pages, server.url, verify=str(authority.pem))[0] for _ in halves]
    assert seen == ["ResponseParserError", "ConnectionClosedError"]
