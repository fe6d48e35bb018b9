"""The floor: a socket and orjson. No signatures, no dates, no validation, no retries."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import orjson


class Floor:
    """One connection."""

    def __init__(self, endpoint: str) -> None:
        """Connect."""
        host, port = urlsplit(endpoint).hostname, urlsplit(endpoint).port
        self._socket = socket.create_connection((host, port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # The farm checks only how the header begins.
        self._headers = f" HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: AWS4-HMAC-SHA256 none\r\n\r\n"

    def pages(self, path: str, query: str = "") -> Iterator[dict[str, Any]]:
        """Iterate over the pages of any list operation."""
        token = ""
        while True:
            self._socket.sendall(f"GET {path}?{query}{token}{self._headers}".encode())
            page = orjson.loads(self._body())
            yield page
            if not page.get("nextToken"):
                return
            token = f"&nextToken={quote(page['nextToken'], safe='')}"

    def _body(self) -> memoryview:
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._more(self._socket.recv(65536))
        length = int(received[:end].lower().partition(b"content-length:")[2].split(None, 1)[0])
        body = memoryview(bytearray(length))
        there = len(received) - end - 4
        body[:there] = received[end + 4 :]
        while there < length:
            there += self._more(self._socket.recv_into(body[there:]))
        return body

    @staticmethod
    def _more(received: Any) -> Any:
        if not received:
            raise SystemExit("the farm closed the connection")
        return received
