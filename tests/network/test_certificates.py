"""CA bundles and certificates: a real TLS server on loopback, and boto3 does the same beside us."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import deadline_pages
import pytest

from tests.support.arguments import IDS, KEYS
from tests.support.clients import both_outcomes, make_client
from tests.support.compatibility import scenario
from tests.support.scripted_server import EMPTY_PAGE, ScriptedServer
from tests.support.tls import Authority

pytestmark = [
    pytest.mark.usefixtures("bare_environment"),
    pytest.mark.filterwarnings("ignore:Unverified HTTPS request"),
]

# Certificates


@pytest.mark.parametrize(
    ("verify", "expected"),
    [
        scenario("Network", "verify: a CA bundle", "{authority}", "fine"),
        scenario("Network", "verify: a CA bundle as bytes", b"{authority}", "fine"),
        scenario("Network", "verify: a CA bundle as a Path", Path("{authority}"), "fine"),
        scenario("Network", "verify: an authority that is not known", None, "SSLError"),
        scenario("Network", "verify=True: an authority that is not known", True, "SSLError"),
        scenario("Network", "verify: another authority", "{other}", "SSLError"),
        scenario("Network", "verify: no such file", "/no/such.pem", "SSLError"),
        scenario("Network", "verify: a device without an end", "/dev/zero", "SSLError"),
        scenario("Network", "verify: a folder", "{folder}", "SSLError"),
        scenario("Network", "verify: a bundle with text around the certificates", "{words}", "fine"),
        scenario("Network", "verify: a bundle of text", "{text}", "SSLError"),
        scenario("Network", "verify: an empty bundle", "{empty}", "SSLError"),
        scenario("Network", "verify: PEM that is not base64", "{letters}", "SSLError"),
        scenario("Network", "verify: PEM that is no certificate", "{zeros}", "SSLError"),
        scenario("Network", "verify: PEM without an end", "{endless}", "SSLError"),
        scenario("Network", "verify: a bundle with a bad certificate behind a good one", "{second}", "SSLError"),
        scenario("Network", "verify: a bundle with a bad certificate before a good one", "{first}", "SSLError"),
        scenario("Network", "verify: empty", "", "InvalidConfigError"),
        scenario("Network", "verify: blank", "  ", "InvalidConfigError"),
    ],
)
def test_bundles(verify: Any, expected: str, authority: Authority, secure: ScriptedServer, tmp_path: Path) -> None:
    good = authority.pem.read_text()
    bad = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n"
    other = tmp_path / "other"
    other.mkdir()
    files = {
        "words": f"somebody's authority\n{good}# and nothing else\n",
        "text": "no certificate",
        "empty": "",
        "letters": bad.format("!!!"),
        "zeros": bad.format("AAAA"),
        "endless": good.replace("-----END CERTIFICATE-----", ""),
        "second": good + bad.format("AAAA"),
        "first": bad.format("!!!") + good,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    paths = {"authority": authority.pem, "other": Authority(other).pem, "folder": tmp_path}

    def fill(value: str) -> str:
        return value.format(**paths, **{name: tmp_path / name for name in files})

    if isinstance(verify, bytes):
        verify = fill(verify.decode()).encode()
    elif isinstance(verify, (str, Path)):
        verify = type(verify)(fill(str(verify)))
    secure.play(EMPTY_PAGE, EMPTY_PAGE)
    theirs, ours = both_outcomes(secure.url, verify=verify)
    assert ours == theirs
    assert ours[0] == expected


def purpose(number: int) -> bytes:
    """Give the DER of an extended key usage: 1 is that of TLS servers, 4 of mail."""
    return bytes([6, 8, 0x2B, 6, 1, 5, 5, 7, 3, number])


def trusted(pem: bytes, *settings: bytes) -> bytes:
    """Write a certificate as `openssl x509 -trustout` does, with OpenSSL's settings behind it."""
    behind = b"".join(settings)
    der = ssl.PEM_cert_to_DER_cert(pem.decode()) + bytes([0x30, len(behind)]) + behind
    return relabelled(ssl.DER_cert_to_PEM_cert(der).encode(), b"TRUSTED CERTIFICATE")


def relabelled(pem: bytes, label: bytes) -> bytes:
    return pem.replace(b"CERTIFICATE", label)


def one_line(pem: bytes) -> bytes:
    first, *body, last = pem.splitlines()
    return b"\n".join([first, b"".join(body), last])


def tagged(tag: int, content: bytes) -> bytes:
    return bytes([tag, len(content)]) + content


SERVER, MAIL = purpose(1), purpose(4)
BOM = b"\xef\xbb\xbf"
KEY = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIBX2T8VYpX7b5k2r3sKX4tOe1oNfB0wM0Pq1sYzqfZ2A
-----END PRIVATE KEY-----
"""
LENIENT = "OpenSSL refuses the bundle"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        scenario("Network", "CA bundle: TRUSTED CERTIFICATE", lambda pem, _: trusted(pem), True),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE, for servers, with a name",
            lambda pem, _: trusted(pem, tagged(0x30, MAIL + SERVER), tagged(0x0C, b"our authority")),
            True,
        ),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE, for everything",
            lambda pem, _: trusted(pem, tagged(0x30, bytes([6, 4, 0x55, 0x1D, 0x25, 0]))),
            True,
        ),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE, for mail",
            lambda pem, _: trusted(pem, tagged(0x30, MAIL)),
            False,
        ),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE, rejected for servers",
            lambda pem, _: trusted(pem, tagged(0x30, MAIL + SERVER), tagged(0xA0, SERVER)),
            False,
        ),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE, rejected for mail",
            lambda pem, _: trusted(pem, tagged(0xA0, MAIL)),
            True,
        ),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE behind another",
            lambda pem, other: other + trusted(pem, tagged(0x30, SERVER)),
            True,
        ),
        scenario(
            "Network",
            "CA bundle: TRUSTED CERTIFICATE with broken settings",
            lambda pem, other: (
                other + relabelled(pem, b"TRUSTED CERTIFICATE").replace(b"\n-----END", b"AAAA\n-----END")
            ),
            False,
        ),
        scenario(
            "Network",
            "CA bundle: one with settings, as CERTIFICATE",
            lambda pem, _: relabelled(trusted(pem, tagged(0xA0, SERVER)), b"CERTIFICATE").replace(b"TRUSTED ", b""),
            True,
        ),
        scenario("Network", "CA bundle: X509 CERTIFICATE", lambda pem, _: relabelled(pem, b"X509 CERTIFICATE"), True),
        scenario(
            "Network",
            "CA bundle: X509 CERTIFICATE behind another",
            lambda pem, other: other + relabelled(pem, b"X509 CERTIFICATE"),
            True,
        ),
        scenario(
            "Network", "CA bundle: labels that do not match", lambda pem, _: pem.replace(b"END", b"END X509"), False
        ),
        scenario("Network", "CA bundle: label in lower case", lambda pem, _: relabelled(pem, b"certificate"), False),
        scenario("Network", "CA bundle: a byte order mark", lambda pem, _: BOM + pem, True),
        scenario("Network", "CA bundle: a byte order mark and a comment", lambda pem, _: BOM + b"# ours\n" + pem, True),
        scenario("Network", "CA bundle: two byte order marks", lambda pem, _: BOM + BOM + pem, False),
        scenario("Network", "CA bundle: UTF-16", lambda pem, _: pem.decode().encode("utf-16"), False),
        scenario("Network", "CA bundle: CRLF", lambda pem, _: pem.replace(b"\n", b"\r\n"), True),
        scenario("Network", "CA bundle: blanks behind lines", lambda pem, _: pem.replace(b"\n", b"  \n"), True),
        scenario("Network", "CA bundle: tabs behind lines", lambda pem, _: pem.replace(b"\n", b"\t\n"), True),
        scenario("Network", "CA bundle: indented", lambda pem, _: b"  " + pem.replace(b"\n", b"\n  "), False),
        scenario(
            "Network",
            "CA bundle: indented but for the labels",
            lambda pem, _: pem.replace(b"\n", b"\n ").replace(b" -----", b"-----"),
            True,
        ),
        scenario("Network", "CA bundle: no newline at its end", lambda pem, _: pem.rstrip(), True),
        scenario("Network", "CA bundle: no newline between two", lambda pem, other: other.rstrip() + pem, False),
        scenario(
            "Network", "CA bundle: comments", lambda pem, other: other + b"# M\xfcller\n\n" + pem + b"# end", True
        ),
        scenario(
            "Network", "CA bundle: an end without a beginning", lambda pem, _: pem.splitlines(True)[-1] + pem, True
        ),
        scenario("Network", "CA bundle: a key before", lambda pem, _: KEY + pem, True),
        scenario("Network", "CA bundle: a key behind", lambda pem, _: pem + KEY, True),
        scenario("Network", "CA bundle: the same one thrice", lambda pem, _: pem * 3, True),
        scenario("Network", "CA bundle: zeros behind", lambda pem, _: pem + b"\0\0", True),
        scenario("Network", "CA bundle: one cut off behind", lambda pem, other: pem + other[:300], False),
        scenario("Network", "CA bundle: one cut off before", lambda pem, other: other[:300] + b"\n" + pem, False),
        scenario(
            "Network", "CA bundle: base64 cut off", lambda pem, _: pem.replace(b"\n-----END", b"A\n-----END"), False
        ),
        scenario("Network", "CA bundle: in one line", lambda pem, _: one_line(pem), True),
        scenario("Network", "CA bundle: DER", lambda pem, _: ssl.PEM_cert_to_DER_cert(pem.decode()), False),
        scenario(
            "Network", "CA bundle: lines end with CR", lambda pem, _: pem.replace(b"\n", b"\r"), True, different=LENIENT
        ),
        scenario(
            "Network",
            "CA bundle: blank lines within a certificate",
            lambda pem, _: pem.replace(b"\n", b"\n\n"),
            True,
            different=LENIENT,
        ),
        scenario(
            "Network",
            "CA bundle: a broken revocation list behind",
            lambda pem, _: pem + relabelled(pem[:80] + b"\n" + pem.splitlines()[-1], b"X509 CRL"),
            True,
            different=LENIENT,
        ),
    ],
)
def test_forms_of_bundles(
    form: Callable[[bytes, bytes], bytes],
    expected: bool,
    request: pytest.FixtureRequest,
    authority: Authority,
    secure: ScriptedServer,
    tmp_path: Path,
) -> None:
    """What OpenSSL reads is read, and vouches for the same."""
    bundle = tmp_path / "bundle.pem"
    bundle.write_bytes(form(authority.pem.read_bytes(), Authority(tmp_path).pem.read_bytes()))
    secure.play(EMPTY_PAGE, EMPTY_PAGE)
    theirs, ours = (name for name, _ in both_outcomes(secure.url, verify=bundle))
    marks = [mark.kwargs.get("different") for mark in request.node.iter_markers("scenario")]
    assert ours == ("fine" if expected else "SSLError")
    assert theirs == ("SSLError" if any(marks) else ours)


@pytest.mark.parametrize(
    ("environment", "profile", "verify", "expected"),
    [
        scenario("Network", "AWS_CA_BUNDLE", {"AWS_CA_BUNDLE": "{good}"}, "", None, "fine"),
        scenario("Network", "REQUESTS_CA_BUNDLE", {"REQUESTS_CA_BUNDLE": "{good}"}, "", None, "fine"),
        scenario("Network", "ca_bundle of the profile", {}, "ca_bundle = {good}", None, "fine"),
        scenario(
            "Network",
            "AWS_CA_BUNDLE before the others",
            {"AWS_CA_BUNDLE": "{good}", "REQUESTS_CA_BUNDLE": "/no"},
            "ca_bundle = /no",
            None,
            "fine",
        ),
        scenario(
            "Network",
            "ca_bundle of the profile before REQUESTS_CA_BUNDLE",
            {"REQUESTS_CA_BUNDLE": "/no"},
            "ca_bundle = {good}",
            None,
            "fine",
        ),
        scenario("Network", "verify before AWS_CA_BUNDLE", {"AWS_CA_BUNDLE": "/no"}, "", "{good}", "fine"),
        scenario("Network", "verify=True before AWS_CA_BUNDLE", {"AWS_CA_BUNDLE": "{good}"}, "", True, "SSLError"),
        scenario("Network", "AWS_CA_BUNDLE: no such file", {"AWS_CA_BUNDLE": "~/no"}, "", None, "SSLError"),
        scenario("Network", "AWS_CA_BUNDLE: empty", {"AWS_CA_BUNDLE": ""}, "", None, "InvalidConfigError"),
        scenario("Network", "ca_bundle: empty", {}, "ca_bundle =", None, "InvalidConfigError"),
        scenario("Network", "REQUESTS_CA_BUNDLE: blank", {"REQUESTS_CA_BUNDLE": " "}, "", None, "InvalidConfigError"),
    ],
)
def test_configured_bundles(
    environment: dict[str, str],
    profile: str,
    verify: Any,
    expected: str,
    authority: Authority,
    secure: ScriptedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(good=authority.pem))
    (tmp_path / "config").write_text("[default]\n" + profile.format(good=authority.pem) + "\n")
    if isinstance(verify, str):
        verify = verify.format(good=authority.pem)
    secure.play(EMPTY_PAGE, EMPTY_PAGE)
    theirs, ours = both_outcomes(secure.url, verify=verify)
    assert ours == theirs
    assert ours[0] == expected


@pytest.mark.parametrize(
    ("names", "expired", "self_signed"),
    [
        scenario("Network", "a certificate of another host", ["example.org"], False, False),
        scenario("Network", "a certificate of two other hosts", ["example.org", "*.example.net"], False, False),
        scenario("Network", "a certificate of another address", ["127.0.0.2"], False, False),
        scenario("Network", "an expired certificate", ["127.0.0.1"], True, False),
        scenario("Network", "a self-signed certificate that is not known", ["127.0.0.1"], False, True),
    ],
)
def test_bad_certificates(names: list[str], expired: bool, self_signed: bool, authority: Authority) -> None:
    tls = authority.self_signed(*names)[0] if self_signed else authority.serves(*names, expired=expired)
    with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE], tls=tls) as server:
        theirs, ours = both_outcomes(server.url, verify=str(authority.pem))
        assert not server.requests
    if self_signed:  # OpenSSL sees what rustls does not tell
        theirs = theirs[0], theirs[1].replace("self-signed certificate", "unable to get local issuer certificate")
    assert ours == theirs
    assert ours[0] == "SSLError"


@pytest.mark.scenario("Network", "a self-signed certificate as its own CA bundle")
def test_a_self_signed_certificate_that_is_known(authority: Authority) -> None:
    tls, pem = authority.self_signed("127.0.0.1")
    with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE], tls=tls) as server:
        assert [name for name, _ in both_outcomes(server.url, verify=str(pem))] == ["fine", "fine"]


@pytest.mark.scenario(
    "Network",
    "a self-signed certificate of an authority, as its own CA bundle",
    different="rustls takes no authority's certificate for a server's: SSLError",
)
def test_an_authority_as_a_server(authority: Authority) -> None:
    tls, pem = authority.self_signed("127.0.0.1", is_authority=True)
    with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE], tls=tls) as server:
        theirs, ours = both_outcomes(server.url, verify=str(pem))
    assert theirs[0] == "fine"
    assert ours[0] == "SSLError"
    assert "a certificate authority's certificate is used as a server's" in ours[1]


@pytest.mark.scenario("Network", "plain HTTP looks at no CA bundle")
def test_plain_http_needs_no_certificates(plain: ScriptedServer) -> None:
    plain.play(EMPTY_PAGE, EMPTY_PAGE, EMPTY_PAGE, EMPTY_PAGE)
    assert both_outcomes(plain.url, verify="/no/such.pem") == [("fine", "")] * 2
    assert both_outcomes(plain.url, verify=False) == [("fine", "")] * 2


@pytest.mark.scenario("Network", "verify=False", different="refused: every certificate is verified")
def test_unverified_https_is_refused(authority: Authority, secure: ScriptedServer) -> None:
    secure.play(EMPTY_PAGE)
    theirs, ours = both_outcomes(secure.url, verify=False)
    assert theirs[0] == "fine"
    assert ours[0] == "TypeError"
    assert "verify='/path/ca.pem'" in ours[1]
    assert str(authority.pem) not in ours[1]


@pytest.mark.parametrize("verify", [0, 1, [], 1.5, object()], ids=lambda value: type(value).__name__)
def test_verify_of_another_type(verify: Any) -> None:
    with pytest.raises(TypeError, match="verify must be True, False or the path of a CA bundle"):
        make_client(deadline_pages.Session(), "https://127.0.0.1:1", verify=verify)


@pytest.mark.scenario("Network", "a system without certificates: those of certifi")
def test_a_system_without_certificates(authority: Authority, secure: ScriptedServer, tmp_path: Path) -> None:
    """Where there are none, certifi's count, then botocore's."""
    program = """
        import sys
        sys.path.insert(0, {folder!r})
        import {library} as library
        client = library.client("deadline", "eu-west-1", endpoint_url={url!r}, **{keys!r})
        try:
            client.list_sessions(farmId="f", queueId="q", jobId="j")
            print("fine")
        except Exception as error:
            print(type(error).__name__)
    """
    environment = {
        "PATH": os.environ["PATH"],
        "SSL_CERT_FILE": str(tmp_path / "none.pem"),
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
    }
    secure.play(*[EMPTY_PAGE] * 4)
    outcomes = []
    for where in ("", f"def where(): return {str(authority.pem)!r}"):
        if where:
            (tmp_path / "certifi.py").write_text(where)
        for library in ("boto3", "deadline_pages"):
            code = textwrap.dedent(program).format(folder=str(tmp_path), library=library, url=secure.url, keys=KEYS)
            done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
            assert not done.stderr
            outcomes.append(done.stdout.strip())
    assert outcomes == ["SSLError", "SSLError", "fine", "fine"]


def test_the_systems_certificates(authority: Authority, secure: ScriptedServer) -> None:
    """Unlike boto3, which knows those of certifi or its own only."""
    code = f"""
        import deadline_pages
        client = deadline_pages.client("deadline", "eu-west-1", endpoint_url={secure.url!r}, **{KEYS!r})
        print(client.list_sessions(farmId="f", queueId="q", jobId="j")["sessions"])
    """
    environment = {
        "PATH": os.environ["PATH"],
        "SSL_CERT_FILE": str(authority.pem),
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
    }
    secure.play(EMPTY_PAGE)
    assert subprocess.check_output([sys.executable, "-c", textwrap.dedent(code)], env=environment, text=True) == "[]\n"


def test_a_bundle_is_read_when_it_is_there(authority: Authority, secure: ScriptedServer, tmp_path: Path) -> None:
    """One that was missing at the first request is looked for again at the next."""
    bundle = tmp_path / "late.pem"
    client = make_client(deadline_pages.Session(), secure.url, verify=bundle)
    secure.play(EMPTY_PAGE)
    with pytest.raises(deadline_pages.exceptions.SSLError, match=r"late\.pem"):
        client.list_sessions(**IDS)
    bundle.write_text(authority.pem.read_text())
    assert client.list_sessions(**IDS)["sessions"] == []


def test_what_does_not_list_trusts_the_same(authority: Authority, secure: ScriptedServer) -> None:
    """Those calls are a boto3 client's, made with the same arguments."""
    client = make_client(deadline_pages.Session(), secure.url, verify=authority.pem)
    secure.play((200, [], b'{"displayName": "a farm"}'))
    assert client.get_farm(farmId="farm-1")["displayName"] == "a farm"


# TLS that breaks


@contextlib.contextmanager
def listening(serve: Any) -> Iterator[int]:
    """Accept connections and let `serve` have each."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    with connection, contextlib.suppress(OSError):
                        serve(connection)

        thread = threading.Thread(target=accept)
        thread.start()
        yield listener.getsockname()[1]
        # A close alone does not wake accept().
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@pytest.mark.scenario("Network", "a server that hangs up in the handshake")
def test_a_cut_handshake(authority: Authority) -> None:
    with listening(lambda connection: connection.recv(100)) as port:
        theirs, ours = both_outcomes(f"https://127.0.0.1:{port}", verify=str(authority.pem))
    # With unread bytes the system resets instead: which of both is chance.
    assert ours[0] in ("SSLError", "ConnectionClosedError")
    assert theirs[0] in ("SSLError", "ConnectionClosedError")


@pytest.mark.scenario("Network", "a server that hangs up at once in the handshake")
def test_an_ended_handshake(authority: Authority) -> None:
    def serve(connection: socket.socket) -> None:
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass

    with listening(serve) as port:
        theirs, ours = both_outcomes(f"https://127.0.0.1:{port}", verify=str(authority.pem))
    assert ours == theirs
    assert ours[0] == "SSLError"


@pytest.mark.scenario("Network", "HTTPS asked of a server that speaks HTTP")
def test_https_to_plain_http(authority: Authority) -> None:
    def serve(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        connection.recv(65536)

    with listening(serve) as port:
        theirs, ours = both_outcomes(f"https://127.0.0.1:{port}", verify=str(authority.pem))
    assert ours[0] == theirs[0] == "SSLError"


@pytest.mark.scenario("Network", "HTTP asked of a server that speaks HTTPS")
def test_plain_http_to_https(secure: ScriptedServer) -> None:
    theirs, ours = both_outcomes(secure.url.replace("https:", "http:"))
    assert ours == theirs
    assert ours[0] == "ConnectionClosedError"
