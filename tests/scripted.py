"""A real HTTP/1.1 server on loopback that answers by script and remembers what it was asked."""

from __future__ import annotations

import contextlib
import http
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Request:
    """A request as it came in; header names in lower case."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name.lower()), None)


Headers: TypeAlias = Iterable[tuple[str, str]]
# status, headers and body: Content-Length is added unless the headers say how long the body is.
# bytes: written as they are, then the connection ends (b"" ends it without an answer).
# None: no answer until the server stops.
Answer: TypeAlias = "tuple[int, Headers, bytes] | bytes | None"
# A function may look at the request, sleep, or set events before it gives the answer.
Step: TypeAlias = "Answer | Callable[[Request], Answer]"

USED_UP: Answer = (418, [("x-amzn-errortype", "ScriptUsedUp")], b'{"message": "the script has no further answer"}')


class Listener(socketserver.ThreadingTCPServer):
    """A server on loopback, each of its connections with a thread of its own; HTTPS with `tls`."""

    daemon_threads = False
    request_queue_size = 128

    def __init__(self, serve: Callable[[socketserver.StreamRequestHandler], None], host: str, tls: Any) -> None:
        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                # A client that hangs up is part of some scripts.
                with contextlib.suppress(ConnectionError, ValueError, ssl.SSLError):
                    serve(self)

        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.sockets: set[socket.socket] = set()
        # How many have been opened.
        self.connections = 0
        self._tls: ssl.SSLContext | None = tls
        super().__init__((host, 0), Handler)
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def url(self) -> str:
        host, port = str(self.server_address[0]), self.server_address[1]
        host = f"[{host}]" if ":" in host else host
        return f"{'http' if self._tls is None else 'https'}://{host}:{port}"

    def get_request(self) -> tuple[socket.socket, Any]:
        request, address = super().get_request()
        if self._tls is not None:
            request = self._tls.wrap_socket(request, server_side=True, do_handshake_on_connect=False)
        return request, address

    def process_request(self, request: Any, client_address: Any) -> None:
        self.sockets.add(request)
        self.connections += 1
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.sockets.discard(request)
        super().shutdown_request(request)

    def close(self) -> None:
        self.shutdown()
        for connection in list(self.sockets):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
        self._thread.join()


@dataclass
class ScriptedServer:
    """Answers the n-th request with the n-th step; a request too many gets a 418 that no client retries.

    Use it as a context manager; `play` starts another script. With `tls` it speaks HTTPS.
    """

    script: Iterable[Step] = ()
    requests: list[Request] = field(default_factory=list)
    tls: ssl.SSLContext | None = None
    host: str = "127.0.0.1"
    # Seconds that each connection waits for it.
    before_handshake: float = 0

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._steps = iter(self.script)
        self._server = Listener(self._serve_all, self.host, self.tls)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def connections(self) -> int:
        """How many have been opened."""
        return self._server.connections

    def play(self, *script: Step) -> None:
        """Forget the requests and go on with this script."""
        with self._lock:
            self.requests.clear()
            self._steps = iter(script)

    def close(self) -> None:
        self._stopped.set()
        self._server.close()

    def __enter__(self) -> ScriptedServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve_all(self, handler: socketserver.StreamRequestHandler) -> None:
        self._stopped.wait(self.before_handshake)
        while self._serve(handler):
            pass

    def _serve(self, handler: socketserver.StreamRequestHandler) -> bool:
        """Answer one request; whether the connection lives on."""
        request = read_request(handler)
        if request is None:
            return False
        with self._lock:
            self.requests.append(request)
            step = next(self._steps, USED_UP)
        answer = step(request) if callable(step) else step
        if answer is None:
            self._stopped.wait()
            return False
        if isinstance(answer, bytes):
            handler.wfile.write(answer)
            return False
        status, headers, body = answer
        lines = list(headers)
        names = {name.lower() for name, _ in lines}
        if not names & {"content-length", "transfer-encoding"}:
            lines.append(("Content-Length", str(len(body))))
        head = f"HTTP/1.1 {status} {_phrase(status)}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines)
        handler.wfile.write(head.encode("utf-8") + b"\r\n" + body)
        return ("connection", "close") not in {(name.lower(), value.lower()) for name, value in lines}


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def read_request(handler: socketserver.StreamRequestHandler) -> Request | None:
    line = handler.rfile.readline().decode("latin-1").strip()
    if not line:
        return None
    method, target, _ = line.split(" ", 2)
    headers = []
    while text := handler.rfile.readline().decode("latin-1").strip():
        name, _, value = text.partition(":")
        headers.append((name.lower(), value.strip()))
    length = int(dict(headers).get("content-length", "0"))
    return Request(method, target, headers, handler.rfile.read(length))
