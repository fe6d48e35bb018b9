"""Which certificate chains are trusted: OpenSSL's rules beside rustls'."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.support.clients import both_outcomes
from tests.support.compatibility import scenario
from tests.support.scripted_server import EMPTY_PAGE, ScriptedServer

pytestmark = pytest.mark.usefixtures("bare_environment")

NOW = datetime.datetime.now(datetime.timezone.utc)
DAY = datetime.timedelta(days=1)
HERE = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
UNKNOWN = x509.UnrecognizedExtension(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), b"\5\0")


SIGNS_NOT = x509.KeyUsage(True, False, False, False, False, False, False, False, False)
POLICY = x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier("1.2.3.4"), None)])
INHIBIT = x509.InhibitAnyPolicy(0)
BOTH_SIDES = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])


def purpose(name: str) -> x509.ExtendedKeyUsage:
    return x509.ExtendedKeyUsage([getattr(ExtendedKeyUsageOID, name)])


@dataclass
class Certificate:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


def certify(
    name: str,
    issuer: Certificate | None = None,
    *extensions: x509.ExtensionType,
    authority: bool = True,
    end: datetime.datetime = NOW + DAY,
) -> Certificate:
    """Make a certificate; without an issuer it signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder(issuer.certificate.subject if issuer else subject, subject, key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 10 * DAY)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(authority, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return Certificate(builder.sign(signer, hashes.SHA256()), key)


def tried(bundle: Certificate, chain: list[Certificate], folder: Path) -> list[tuple[str, str]]:
    """List from a server that shows itself with a chain, trusting the bundle only."""
    (folder / "bundle.pem").write_bytes(bundle.pem)
    (folder / "chain.pem").write_bytes(b"".join(one.pem for one in chain))
    (folder / "key.pem").write_bytes(chain[0].key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "chain.pem", folder / "key.pem")
    with ScriptedServer([EMPTY_PAGE, EMPTY_PAGE], tls=context) as server:
        return both_outcomes(server.url, verify=folder / "bundle.pem")


# How a server shows itself: the bundle, and its chain, the server's certificate first.
Shown: TypeAlias = tuple[Certificate, list[Certificate]]
Show: TypeAlias = Callable[[], Shown]


def by_authority(authority: Certificate) -> Shown:
    return authority, [certify("server", authority, HERE, authority=False)]


def by_intermediate(*extensions: x509.ExtensionType, alone: bool = False, **options: Any) -> Shown:
    """Show a chain of three; `alone` is a bundle of the one in the middle."""
    root = certify("authority")
    middle = certify("intermediate", root, *extensions, **options)
    return middle if alone else root, [certify("server", middle, HERE, authority=False), middle]


def by_server(*extensions: x509.ExtensionType) -> Shown:
    root = certify("authority")
    return root, [certify("server", root, *extensions, authority=False)]


def without_the_intermediate() -> Shown:
    root, chain = by_intermediate()
    return root, chain[:1]


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        scenario("Certificates", name, show, expected)
        for name, show, expected in (
            ("an authority", lambda: by_authority(certify("authority")), "fine"),
            ("an authority between", by_intermediate, "fine"),
            ("an authority between that is not shown", without_the_intermediate, "local issuer"),
            ("an authority between that has expired", lambda: by_intermediate(end=NOW - DAY), "expired"),
            ("no alternative name", by_server, "subjectAltName"),
            ("a client's certificate", lambda: by_server(HERE, purpose("CLIENT_AUTH")), "purpose"),
            ("a certificate for all purposes", lambda: by_server(HERE, purpose("ANY_EXTENDED_KEY_USAGE")), "purpose"),
            ("a server's and a client's certificate", lambda: by_server(HERE, BOTH_SIDES), "fine"),
        )
    ],
)
def test_chains(show: Show, expected: str, tmp_path: Path) -> None:
    theirs, ours = tried(*show(), tmp_path)
    assert ours == theirs
    assert expected == ours[0] or expected in ours[1]


@pytest.mark.parametrize(
    ("show", "said"),
    [
        scenario("Certificates", name, show, said, different="rustls does not look at that: it is believed")
        for name, show, said in (
            ("an authority that has expired", lambda: by_authority(certify("old", end=NOW - DAY)), "expired"),
            ("an authority that may not sign", lambda: by_authority(certify("no", None, SIGNS_NOT)), "invalid CA"),
            ("an authority between that may not sign", lambda: by_intermediate(SIGNS_NOT), "invalid CA"),
            ("a bundle of the authority between alone", lambda: by_intermediate(alone=True), "issuer certificate"),
            (
                "an authority's unknown critical extension",
                lambda: by_authority(certify("x", None, UNKNOWN)),
                "unhandled",
            ),
        )
    ],
)
def test_believed_here_only(show: Show, said: str, tmp_path: Path) -> None:
    theirs, ours = tried(*show(), tmp_path)
    assert theirs[0] == "SSLError"
    assert said in theirs[1]
    assert ours == ("fine", "")


@pytest.mark.parametrize(
    ("show", "named"),
    [
        scenario("Certificates", name, show, named, different="rustls refuses it, and the error names the extension")
        for name, show, named in (
            ("a critical certificate policy", lambda: by_intermediate(POLICY), "2.5.29.32"),
            ("a critical policy constraint", lambda: by_intermediate(x509.PolicyConstraints(0, None)), "2.5.29.36"),
            ("a critical inhibition of any policy", lambda: by_intermediate(INHIBIT), "2.5.29.54"),
            ("two critical ones of the server", lambda: by_server(HERE, POLICY, INHIBIT), "2.5.29.32, 2.5.29.54"),
        )
    ],
)
def test_critical_extensions(show: Show, named: str, tmp_path: Path) -> None:
    theirs, ours = tried(*show(), tmp_path)
    assert theirs == ("fine", "")
    assert ours[0] == "SSLError"
    assert ours[1].endswith(f"certificate verify failed: unhandled critical extension {named}")


@pytest.mark.parametrize("show", [lambda: by_server(HERE, UNKNOWN), lambda: by_intermediate(UNKNOWN)])
@pytest.mark.scenario("Certificates", "a critical extension that nobody knows")
def test_an_unknown_critical_extension(show: Show, tmp_path: Path) -> None:
    theirs, ours = tried(*show(), tmp_path)
    assert ours == (theirs[0], f"{theirs[1]} {UNKNOWN.oid.dotted_string}")
    assert "unhandled critical extension" in ours[1]
