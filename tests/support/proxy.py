"""An HTTP proxy on loopback."""

from __future__ import annotations

import base64
import select
import socket
import socketserver
import ssl
import threading
from dataclasses import dataclass, field
from typing import Any

from tests.support.scripted_server import Listener, Request, read_request


@dataclass
class Proxy:
    """A real HTTP proxy: tunnels for CONNECT, and requests with a whole URL. It records its requests.

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


def tunnelled(request: Request) -> tuple[Any, ...]:
    """Return a request to a proxy, without user agent and signature."""
    return request.method, request.target, request.header("proxy-authorization")
