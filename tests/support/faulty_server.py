"""A service of sessions that has faults, in a process of its own, so that tests may fork.

`python -m tests.support.faulty_server` serves until its standard input ends.
What is to be listed stands in the ids of the path: the farm's is `TOTAL-SIZE` (how many sessions, and in a page unless
the request says so), the queue's is `FAULT-FAULT-...`, one for each of the first requests for the job.
"""

from __future__ import annotations

import contextlib
import json
import socketserver
import sys
import threading
import time
from urllib.parse import urlsplit

from tests.support.scripted_server import Listener, Request, read_request

FAULTS = ["none", "none", "slow", "slower", "500", "throttled", "closed", "cut", "malformed", "odd"]


class Service:
    """Answers by the path and the token."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}
        self._lock = threading.Lock()

    def serve(self, handler: socketserver.StreamRequestHandler) -> None:
        while (request := read_request(handler)) is not None:
            answer, lives = self._answer(request)
            handler.wfile.write(answer)
            if not lives:
                return

    def _answer(self, request: Request) -> tuple[bytes, bool]:
        _, _, _, farm, _, queue, _, job, _ = urlsplit(request.target).path.split("/")
        fault = self._fault(queue.split("-"), job)
        if fault in ("slow", "slower"):
            time.sleep(0.001 if fault == "slow" else 0.006)
        if fault == "closed":
            return b"", False
        if fault == "500":
            return http(500, b'{"message": "no"}'), True
        if fault == "throttled":
            return http(429, b'{"message": "no"}', "x-amzn-errortype: ThrottlingException\r\n"), True
        total, size = map(int, farm.split("-"))
        body = page(request, total, size, odd=fault == "odd")
        if fault == "malformed":
            return http(200, body[:-1]), True
        if fault == "cut":
            return http(200, body)[:-3], False
        return http(200, body), True

    def _fault(self, faults: list[str], job: str) -> str:
        with self._lock:
            number = self._asked.get(job, 0)
            self._asked[job] = number + 1
        return faults[number] if number < len(faults) else "none"


def page(request: Request, total: int, size: int, odd: bool) -> bytes:
    query = dict(request.query)
    start = int(query.get("nextToken", "at 0").removeprefix("at "))
    stop = min(start + int(query.get("maxResults", size)), total)
    answer: dict[str, object] = {"sessions": [{"sessionId": f"s{number}"} for number in range(start, stop)]}
    if stop < total:
        answer["nextToken"] = f"at {stop}"
    text = json.dumps(answer)
    # Python's json reads a page that has a member twice.
    return (text.replace("{", '{"sessions": [], ', 1) if odd else text).encode()


def http(status: int, body: bytes, headers: str = "") -> bytes:
    return f"HTTP/1.1 {status} Some\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


def main() -> None:
    """Serve until the standard input ends."""
    listener = Listener(Service().serve, "127.0.0.1", None)
    listener.daemon_threads = True
    print(listener.url, flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        sys.stdin.read()
    listener.close()


if __name__ == "__main__":
    main()
