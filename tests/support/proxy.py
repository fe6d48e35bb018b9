"""Certificates and an HTTP proxy for the tests of the network, all on loopback; and both libraries on them."""

from __future__ import annotations

import base64
import datetime
import ipaddress
import re
import select
import socket
import socketserver
import ssl
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import deadline_pages
import trustme
from botocore.config import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.support.scripted_server import Answer, Listener, Request, read_request

KEYS: dict[str, Any] = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "hush-hush-hush"}
IDS: dict[str, Any] = {"farmId": "farm-1", "queueId": "queue-1", "jobId": "job-1"}
BODY = b'{"sessions": []}'
PAGE: Answer = (200, [], BODY)
NAMES = ("127.0.0.1", "::1", "localhost", "sts.test", "deadline.test", "management.deadline.test")


class Authority:
    """A certificate authority, and the server certificates that it signs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ca = trustme.CA()
        self.pem = folder / "authority.pem"
        self._ca.cert_pem.write_to_path(str(self.pem))

    def serves(self, *names: str, expired: bool = False) -> ssl.SSLContext:
        """Give what a server shows itself with under these names."""
        now = datetime.datetime.now(datetime.timezone.utc)
        days = datetime.timedelta(days=1)
        certificate = self._ca.issue_cert(*names, not_before=now - 30 * days, not_after=now - days if expired else None)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context

    def client_certificate(self, folder: Path) -> Path:
        """Write what a client shows itself with."""
        path = folder / "client.pem"
        self._ca.issue_cert("client").private_key_and_cert_chain_pem.write_to_path(str(path))
        return path

    def self_signed(self, *names: str, is_authority: bool = False) -> tuple[ssl.SSLContext, Path]:
        """Give what a server shows itself with that nobody else vouches for, and its certificate."""
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


@dataclass
class Proxy:
    """A real HTTP proxy: tunnels for CONNECT, and requests with a whole URL. It notes what it is asked.

    Whatever the host, it goes to `port` on loopback: so names that do not exist can be asked for.
    """

    port: int
    # user:password
    credentials: str | None = None
    tls: ssl.SSLContext | None = None
    # The answer to CONNECT.
    established: bytes = b"HTTP/1.1 200 Connection established\r\n\r\n"
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._stopped = threading.Event()
        self._server = Listener(self._serve, "127.0.0.1", self.tls)

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def address(self) -> str:
        return self.url.partition("://")[2]

    def close(self) -> None:
        self._stopped.set()
        self._server.close()

    def __enter__(self) -> Proxy:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self, handler: socketserver.StreamRequestHandler) -> None:
        while (request := read_request(handler)) is not None:
            self.requests.append(request)
            if self.credentials is not None:
                expected = "Basic " + base64.b64encode(self.credentials.encode()).decode()
                if request.header("proxy-authorization") != expected:
                    handler.wfile.write(
                        b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                        b"Proxy-Authenticate: Basic\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    )
                    return
            if request.method == "CONNECT":
                self._tunnel(handler)
                return
            self._forward(request, handler)

    def _tunnel(self, handler: socketserver.StreamRequestHandler) -> None:
        handler.wfile.write(self.established)
        if b" 200 " not in self.established:
            return
        client = handler.connection
        with socket.create_connection(("127.0.0.1", self.port)) as server:
            pairs = {client: server, server: client}
            while not self._stopped.is_set():
                pending = isinstance(client, ssl.SSLSocket) and client.pending()
                ready = [client] if pending else select.select(list(pairs), [], [], 0.02)[0]
                for end in ready:
                    data = end.recv(65536)
                    if not data:
                        return
                    pairs[end].sendall(data)

    def _forward(self, request: Request, handler: socketserver.StreamRequestHandler) -> None:
        path = "/" + request.target.partition("://")[2].partition("/")[2]
        head = "".join(f"{name}: {value}\r\n" for name, value in request.headers if not name.startswith("proxy-"))
        with socket.create_connection(("127.0.0.1", self.port)) as server:
            server.sendall(f"{request.method} {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + request.body)
            with server.makefile("rb") as answer:
                lines = []
                while (line := answer.readline()) not in (b"\r\n", b""):
                    lines.append(line)
                length = next(
                    (int(one.split(b":")[1]) for one in lines if one.lower().startswith(b"content-length")), 0
                )
                handler.wfile.write(b"".join(lines) + b"\r\n" + answer.read(length))


def make(library: Any, url: str | None, options: dict[str, Any] | None = None, **arguments: Any) -> Any:
    config = Config(
        **{"inject_host_prefix": False, "retries": {"total_max_attempts": 1, "mode": "standard"}, **(options or {})}
    )
    return library.Session().client(
        "deadline", region_name="eu-west-1", endpoint_url=url, config=config, **{**KEYS, **arguments}
    )


def outcome(library: Any, url: str, options: dict[str, Any] | None = None, **arguments: Any) -> tuple[str, str]:
    """List with a new client: the class and the text of the error, without what OpenSSL and we add to it."""
    try:
        client = make(library, url, options, **arguments)
        list(client.get_paginator("list_sessions").paginate(**IDS))
    except Exception as error:
        text = str(error)
        assert "hush" not in text
        return type(error).__name__, re.sub(r" \(_ssl\.c:\d+\)|: '[^']*'$", "", text)
    return "fine", ""


def both(url: str, options: dict[str, Any] | None = None, **arguments: Any) -> list[tuple[str, str]]:
    return [outcome(library, url, options, **arguments) for library in (boto3, deadline_pages)]


def tunnelled(request: Request) -> tuple[Any, ...]:
    """Give what is asked of a proxy, but for the user agent and the signature."""
    return request.method, request.target, request.header("proxy-authorization")
