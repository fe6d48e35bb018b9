"""A service of farms, queues, jobs and sessions, as small as a test wants it, over real HTTP."""

from __future__ import annotations

import itertools
import json
import threading
from collections.abc import Callable
from typing import Any, TypeAlias

from tests.support.scripted_server import Request, Response, ScriptedServer

# Of each farm its queues, of each queue its jobs, of each job the number of its sessions.
Shape: TypeAlias = "list[list[list[int]]]"
Row: TypeAlias = "tuple[str, str, str, str]"
Faults: TypeAlias = "dict[int | str, Response | Callable[[], Response]]"

LISTS = {1: ("farms", "farmId"), 3: ("queues", "queueId"), 5: ("jobs", "jobId"), 7: ("sessions", "sessionId")}
NOT_FOUND: Response = (404, [("x-amzn-errortype", "ResourceNotFoundException")], b'{"message": "gone"}')
DENIED: Response = (403, [("x-amzn-errortype", "AccessDeniedException")], b'{"message": "no"}')
BROKEN: Response = (500, [("x-amzn-errortype", "InternalServerErrorException")], b'{"message": "oh"}')
MALFORMED: Response = (200, [], b'{"jobs": [{], "sessions": [{')
HUNG_UP: Response = b""
THROTTLED: Response = (
    429,
    [("x-amzn-errortype", "ThrottlingException"), ("Retry-After", "0")],
    b'{"message": "slow down", "quotaCode": "L-12345678", "serviceCode": "deadline"}',
)


class SmallService:
    """A server of the four list operations. Its ids tell where they belong: ``queue-0-1``, ``job-0-1-2``."""

    def __init__(self, shape: Shape, page_size: int = 2) -> None:
        self.shape = shape
        self.page_size = page_size
        # By the number of the request, from 0, or by what its path ends with: what it is answered with instead.
        self.faults: Faults = {}
        # Called with each request, while it is in flight.
        self.meanwhile: Callable[[Request], object] = lambda _: None
        self.most_in_flight = 0
        self._in_flight = 0
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self.server = ScriptedServer(itertools.repeat(self._answer))
        self.url = self.server.url

    def __enter__(self) -> SmallService:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.close()

    @property
    def requests(self) -> list[Request]:
        return self.server.requests

    @property
    def rows(self) -> list[Row]:
        """All sessions with their parents, as nested loops come to them."""
        return [
            (f"farm-{f}", f"queue-{f}-{q}", f"job-{f}-{q}-{j}", f"session-{f}-{q}-{j}-{s}")
            for f, queues in enumerate(self.shape)
            for q, jobs in enumerate(queues)
            for j, sessions in enumerate(jobs)
            for s in range(sessions)
        ]

    def _answer(self, request: Request) -> Response:
        with self._lock:
            number = next(self._numbers)
            self._in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self._in_flight)
        try:
            self.meanwhile(request)
            return self._found(number, request)
        finally:
            with self._lock:
                self._in_flight -= 1

    def _found(self, number: int, request: Request) -> Response:
        for key, fault in self.faults.items():
            if number == key or (isinstance(key, str) and request.path.endswith(key)):
                return fault() if callable(fault) else fault
        return self.page(request)

    def page(self, request: Request) -> Response:
        """Answer with a page of what the path names."""
        parts = request.path.strip("/").split("/")[1:]
        key, name = LISTS[len(parts)]
        indexes = [int(index) for index in parts[-2].split("-")[1:]] if len(parts) > 1 else []
        found: Any = self.shape
        for index in indexes:
            found = found[index]
        count = found if isinstance(found, int) else len(found)
        query = dict(request.query)
        start = int(query.get("nextToken", "0"))
        end = start + min(self.page_size, int(query.get("maxResults", "100")))
        rows = [{name: "-".join(map(str, [name[:-2], *indexes, n]))} for n in range(start, min(end, count))]
        more = {"nextToken": str(end)} if end < count else {}
        return 200, [], json.dumps({key: rows, **more}).encode()


def rows_of(page: dict[str, Any]) -> list[Row]:
    """Return a page's sessions with their parents."""
    farm, queue, job = page["Parents"].values()
    return [(farm, queue, job, item["sessionId"]) for item in page["sessions"]]
