"""A certificate authority, and the certificates of servers on loopback."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from pathlib import Path
from typing import Final

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

# Host names of the servers.
SERVER_NAMES: Final = ("127.0.0.1", "::1", "localhost", "sts.test", "deadline.test", "management.deadline.test")


class Authority:
    """A certificate authority, and the server certificates that it signs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ca = trustme.CA()
        self.pem = folder / "authority.pem"
        self._ca.cert_pem.write_to_path(str(self.pem))

    def serves(self, *names: str, expired: bool = False) -> ssl.SSLContext:
        """Return a server's TLS context, with a certificate for these names."""
        now = datetime.datetime.now(datetime.timezone.utc)
        days = datetime.timedelta(days=1)
        certificate = self._ca.issue_cert(*names, not_before=now - 30 * days, not_after=now - days if expired else None)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context

    def client_certificate(self, folder: Path) -> Path:
        """Write a client's certificate and key."""
        path = folder / "client.pem"
        self._ca.issue_cert("client").private_key_and_cert_chain_pem.write_to_path(str(path))
        return path

    def self_signed(self, *names: str, is_authority: bool = False) -> tuple[ssl.SSLContext, Path]:
        """Return a server's TLS context with a self-signed certificate, and the certificate's path."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "self-signed")])
        now = datetime.datetime.now(datetime.timezone.utc)
        alternatives = [
            x509.IPAddress(ipaddress.ip_address(name)) if name[0].isdigit() else x509.DNSName(name) for name in names
        ]
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        pem, private = self._folder / "self-signed.pem", self._folder / "self-signed.key"
        pem.write_bytes(certificate.public_bytes(Encoding.PEM))
        private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, private)
        return context, pem
