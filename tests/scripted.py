"""A real HTTP/1.1 server on loopback that answers by script and remembers what it was asked."""

from __future__ import annotations

import contextlib
import http
import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias
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
# list: bytes are written as they are, numbers are seconds to wait, RESET breaks the connection off; then it ends.
# None: no answer until the server stops.
RESET: Literal["reset"] = "reset"
Answer: TypeAlias = "tuple[int, Headers, bytes] | bytes | list[bytes | float | Literal['reset']] | None"
# A function may look at the request, sleep, or set events before it gives the answer.
Step: TypeAlias = "Answer | Callable[[Request], Answer]"

USED_UP: Answer = (418, [("x-amzn-errortype", "ScriptUsedUp")], b'{"message": "the script has no further answer"}')


@dataclass
class ScriptedServer:
    """Answers the n-th request with the n-th step; a request too many gets a 418 that no client retries.

    Use it as a context manager; `play` starts another script.
    """

    script: Iterable[Step] = ()
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._sockets: set[socket.socket] = set()
        self._steps = iter(self.script)
        scripted = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                # A client that hangs up is part of some scripts.
                with contextlib.suppress(ConnectionError, ValueError):
                    while scripted._serve(self):
                        pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads = False
            request_queue_size = 128

            def process_request(self, request: Any, client_address: Any) -> None:
                with scripted._lock:
                    scripted._sockets.add(request)
                super().process_request(request, client_address)

            def shutdown_request(self, request: Any) -> None:
                with scripted._lock:
                    scripted._sockets.discard(request)
                if request.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER):
                    self.close_request(request)  # a reset, without the end that goes before it
                else:
                    super().shutdown_request(request)

        self._server = Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def play(self, *script: Step) -> None:
        """Forget the requests and go on with this script."""
        with self._lock:
            self.requests.clear()
            self._steps = iter(script)

    def close(self) -> None:
        self._stopped.set()
        self._server.shutdown()
        with self._lock:
            for connection in self._sockets:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> ScriptedServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _serve(self, handler: socketserver.StreamRequestHandler) -> bool:
        """Answer one request; whether the connection lives on."""
        request = _read(handler)
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
        if isinstance(answer, list):
            self._play_out(handler, answer)
            return False
        status, headers, body = answer
        lines = list(headers)
        names = {name.lower() for name, _ in lines}
        if not names & {"content-length", "transfer-encoding"}:
            lines.append(("Content-Length", str(len(body))))
        head = f"HTTP/1.1 {status} {_phrase(status)}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines)
        handler.wfile.write(head.encode("utf-8") + b"\r\n" + body)
        return ("connection", "close") not in {(name.lower(), value.lower()) for name, value in lines}

    def _play_out(self, handler: socketserver.StreamRequestHandler, pieces: list[Any]) -> None:
        for piece in pieces:
            if isinstance(piece, bytes):
                handler.wfile.write(piece)
            elif piece == RESET:
                handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            elif self._stopped.wait(piece):
                return


def _phrase(status: int) -> str:
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _read(handler: socketserver.StreamRequestHandler) -> Request | None:
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
