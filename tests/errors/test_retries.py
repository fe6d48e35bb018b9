"""Retries: which errors, how often, and `ResponseMetadata`, in each mode, compared with boto3 on one endpoint."""

from __future__ import annotations

import email.utils
import itertools
import json
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeAlias

import deadline_pages
import pytest
from deadline_pages.testing import LocalFarm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.clients import both_clients
from tests.support.compatibility import scenario
from tests.support.scripted_server import RESET, Request, Response, ScriptedServer

MODES = ("legacy", "standard", "adaptive")
JSON = ("Content-Type", "application/json")
GOOD: Response = (200, [JSON], b'{"sessions": []}')
DOWN: Response = (503, [JSON], b"")
THROTTLED: Response = (429, [JSON, ("x-amzn-errortype", "ThrottlingException")], b'{"message": "Rate exceeded"}')


def clients(url: str, mode: str, attempts: int, **options: Any) -> tuple[Any, Any]:
    """boto3's client and ours."""
    retries = {"total_max_attempts": attempts, "mode": mode}
    return both_clients(url, max_pool_connections=64, retries=retries, **options)


class Farms(ScriptedServer):
    """One endpoint for many scripts at once: the n-th request for a farm gets the n-th answer of the farm's script."""

    def __init__(self) -> None:
        self.scripts: dict[str, tuple[Response, ...]] = {}
        self.asked: dict[str, list[float]] = defaultdict(list)
        self._count = itertools.count()
        super().__init__(itertools.repeat(self._answer))

    def __repr__(self) -> str:
        return f"<Farms at {self.url}>"

    def add(self, *script: Response) -> str:
        """Add a farm with this script, whose last answer is repeated; give its id."""
        farm = f"farm-{next(self._count)}"
        self.scripts[farm] = script
        return farm

    def _answer(self, request: Request) -> Response:
        farm = request.path.split("/")[3]
        self.asked[farm].append(time.monotonic())
        script = self.scripts[farm]
        return script[min(len(self.asked[farm]), len(script)) - 1]

    def outcome(self, client: Any, farm: str) -> dict[str, Any]:
        """All that a call shows of its retries."""
        error: Any = None
        try:
            metadata = client.list_sessions(farmId=farm, queueId="q", jobId="j")["ResponseMetadata"]
        except Exception as caught:
            error = caught
            metadata = (getattr(error, "response", None) or {}).get("ResponseMetadata", {})
        return {
            "error": error and (type(error).__name__, str(error).replace(farm, "FARM")),
            "requests": len(self.asked[farm]),
            **{name: metadata.get(name) for name in ("RetryAttempts", "MaxAttemptsReached", "RetryQuotaReached")},
        }


@pytest.fixture(scope="module")
def farms() -> Iterator[Farms]:
    server = Farms()
    with server:
        yield server


@pytest.fixture(scope="module")
def pool() -> Iterator[ThreadPoolExecutor]:
    # Back-off is slept for real: trials side by side make it short.
    with ThreadPoolExecutor(64) as executor:
        yield executor


def failing(
    status: int, code: str | None = None, body: bytes = b'{"message": "m"}', *headers: tuple[str, str]
) -> Response:
    return status, [JSON, *([("x-amzn-errortype", code)] if code else []), *headers], body


STATUSES = [301, 304, 400, 403, 404, 408, 409, 418, 425, 429, 500, 501, 502, 503, 504, 505, 507, 509, 520, 529, 599]
CODES = [
    *("Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException"),
    *("TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException"),
    *("RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown"),
    *("PriorRequestNotComplete", "EC2ThrottledException", "RequestTimeout", "RequestTimeoutException"),
    *("InternalServerErrorException", "AccessDeniedException", "ResourceNotFoundException", "ValidationException"),
    *("IDPCommunicationError", "ServiceUnavailable", "NeverHeardOf"),
]
# What comes over the line, again and again.
TRIALS: dict[str, list[Response]] = {
    **{f"status {status} without a document": [(status, [JSON], b"")] for status in STATUSES},
    **{f"{code} with 400, 403, 429, 500": [failing(n, code) for n in (400, 403, 429, 500)] for code in CODES},
    "a code in the document": [
        failing(400, None, body) for body in (b'{"__type": "a#SlowDown:b"}', b'{"code": "SlowDown"}')
    ],
    "a code beside what only Python reads": [
        failing(400, None, b'{"__type": "ThrottlingException", "message": %b}' % odd)
        for odd in (rb'"\ud800"', b"NaN", b"1e400", b"[" * 200 + b"]" * 200)
    ],
    "a code in a broken document": [failing(400, None, b'{"__type": "ThrottlingException", "message": "half')],
    "a code that is repeated": [failing(400, "SlowDown", b"{}", ("x-amzn-errortype", "SlowDown"))],
    "a null code, which hides `Code`": [failing(400, None, b'{"code": null, "Code": "SlowDown", "__type": "X"}')],
    "a proxy's page, which hides the code": [failing(status, "SlowDown", b" <html>no</html>") for status in (501, 503)],
    "closed before the headers": [b""],
    "reset before the headers": [[RESET]],
    "reset in the body": [[b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{", 0.05, RESET]],
    "no HTTP": [b"SSH-2.0-OpenSSH_9.6\r\n"],
    "no answer": [None],
}


# It has standard's rules: a few of each kind show that.
IN_ADAPTIVE = {"status 429 without a document", "status 500 without a document", "status 509 without a document"} | {
    *("ThrottlingException with 400, 403, 429, 500", "AccessDeniedException with 400, 403, 429, 500"),
    *("reset before the headers", "no answer"),
}

# By name: the mode, and what each answer looks like to boto3 and to us.
Trials: TypeAlias = "dict[str, list[tuple[str, Future[list[dict[str, Any]]]]]]"


@pytest.fixture(scope="module")
def trials(farms: Farms, pool: ThreadPoolExecutor) -> Trials:
    """Every trial in every mode, under way."""
    running: Trials = defaultdict(list)
    shared: dict[tuple[str, str], tuple[Any, Any]] = {}
    for name, answers in TRIALS.items():
        for answer, mode in itertools.product(answers, MODES if name in IN_ADAPTIVE else MODES[:2]):
            timeouts = {"read_timeout": 1} if answer is None else {}
            # A client's quota lasts for a name, its rate for an answer. Clients are made in one thread.
            key = ("legacy", str(timeouts)) if mode == "legacy" else (mode, name)
            if key not in shared or mode == "adaptive":
                shared[key] = clients(farms.url, mode, 2, **timeouts)
            pair = [(client, farms.add(answer)) for client in shared[key]]
            running[name].append((mode, pool.submit(lambda pair: [farms.outcome(*one) for one in pair], pair)))
    return running


@pytest.mark.parametrize("name", [scenario("Retries", name, name) for name in TRIALS])
def test_what_is_sent_again(trials: Trials, name: str) -> None:
    for mode, future in trials[name]:
        theirs, ours = future.result()
        assert theirs["error"] is not None
        assert ours == theirs, mode


def coded(codes: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        "{}{}{}".format, st.sampled_from(["", "com.amazonaws#", "a#b#"]), codes, st.sampled_from(["", ":x#y"])
    )


NAMES = coded(st.sampled_from(["", *CODES]))
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={name: st.none() | NAMES for name in ("code", "Code", "__type")},  # in this order they count
).map(lambda document: json.dumps(document).encode())
# What Python's json takes and other readers do not: after it the code counts all the same.
ODDITIES = [b"NaN", b"-Infinity", b"1e400", rb'"\ud800"', b'[{"code": "X"}]', b"[" * 200 + b"]" * 200, b'"\xc3\xa9"']
BROKEN = [b'"\x01"', b"01", b"[1,]", b"'a'", rb'"\u12"', b"nan", b"{", b"1."]


def with_message(document: bytes, message: bytes) -> bytes:
    return b'{"message": ' + message + (b", " if document != b"{}" else b"") + document[1:]


BODIES = st.one_of(
    DOCUMENTS,
    st.builds(with_message, DOCUMENTS, st.sampled_from(ODDITIES + BROKEN)),
    st.sampled_from(
        [b"", b" ", b"<html></html>", b"\n<html>", b"\x0b", b"<HTML>", b"text", b'{"code": "SlowD', b"\n{}\n"]
    ),
)


@pytest.fixture(scope="module")
def spent(farms: Farms) -> dict[str, tuple[Any, Any]]:
    """Clients that say of an error whether they would retry it: their attempts or their quota are used up."""
    both = {"legacy": clients(farms.url, "legacy", 1), "standard": clients(farms.url, "standard", 3)}
    for client in both["standard"]:
        for _ in range(18):
            farms.outcome(client, farms.add(DOWN))
        farms.outcome(client, farms.add(THROTTLED))
    return both


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(status=st.sampled_from(sorted({*STATUSES} - {304})), header=st.none() | NAMES, body=BODIES)
def test_what_would_be_sent_again(
    farms: Farms, spent: dict[str, tuple[Any, Any]], status: int, header: str | None, body: bytes
) -> None:
    # Not with 304, which has no body.
    for mode, pair in spent.items():
        theirs, ours = (farms.outcome(client, farms.add(failing(status, header, body))) for client in pair)
        assert theirs["requests"] == 1
        assert ours == theirs, mode


@pytest.mark.parametrize(
    ("mode", "script"),
    [
        scenario("Retries", "an error that passes: legacy", "legacy", [DOWN, DOWN, GOOD]),
        scenario("Retries", "an error that passes: standard", "standard", [DOWN, DOWN, GOOD]),
        scenario("Retries", "an error that passes: adaptive", "adaptive", [DOWN, DOWN, GOOD]),
        scenario("Retries", "a lasting error after a passing one", "standard", [DOWN, failing(403, "NeverHeardOf")]),
        scenario("Retries", "throttled, then down, then well", "standard", [THROTTLED, DOWN, GOOD]),
        scenario("Retries", "reset, then well", "legacy", [[RESET], GOOD]),
        scenario("Retries", "well at the last attempt", "standard", [DOWN] * 3 + [GOOD]),
    ],
)
def test_errors_that_pass(farms: Farms, pool: ThreadPoolExecutor, mode: str, script: list[Response]) -> None:
    pair = [(client, farms.add(*script)) for client in clients(farms.url, mode, 4)]
    theirs, ours = pool.map(lambda one: farms.outcome(*one), pair)
    assert ours == theirs


ATTEMPTS: dict[str, dict[str, Any]] = {
    "attempts: the default": {},
    "attempts: legacy's default": {"mode": "legacy"},
    "attempts: max_attempts counts retries": {"max_attempts": 1},
    "attempts: max_attempts=0": {"max_attempts": 0, "mode": "legacy"},
    "attempts: total_max_attempts=1": {"total_max_attempts": 1},
    "attempts: total_max_attempts before max_attempts": {"total_max_attempts": 2, "max_attempts": 4},
}


@pytest.fixture(scope="module", autouse=True)
def attempts(farms: Farms, pool: ThreadPoolExecutor) -> dict[str, list[Future[dict[str, Any]]]]:
    """What boto3 makes of it and what we do; under way from the start, for legacy waits up to 15 s."""
    running = {}
    for name, retries in ATTEMPTS.items():
        both = both_clients(farms.url, retries=retries)
        running[name] = [pool.submit(farms.outcome, client, farms.add(DOWN)) for client in both]
    return running


@pytest.mark.parametrize("name", [scenario("Retries", name, name) for name in ATTEMPTS])
def test_attempts(attempts: dict[str, list[Future[dict[str, Any]]]], name: str) -> None:
    theirs, ours = (future.result() for future in attempts[name])
    assert ours == theirs


@pytest.mark.scenario("Retries", "the quota: 200 failing calls of one client, and its recovery")
def test_the_quota_in_a_storm(farms: Farms) -> None:
    seen: list[Any] = []
    for client in clients(farms.url, "standard", 3):
        calls = [farms.outcome(client, farms.add(DOWN)) for _ in range(200)]
        calls += [farms.outcome(client, farms.add(GOOD)) for _ in range(30)]
        calls.append(farms.outcome(client, farms.add(DOWN)))
        seen.append(calls)
        other = clients(farms.url, "standard", 3)
        assert farms.outcome(other[len(seen) - 1], farms.add(DOWN))["requests"] == 3
    assert seen[1] == seen[0]
    assert sum(call["requests"] for call in seen[1][:200]) == 235
    assert seen[1][199]["RetryQuotaReached"] is True


@pytest.mark.scenario("Retries", "the quota: 100 throttled calls in 64 threads")
def test_the_quota_of_throttling(farms: Farms, pool: ThreadPoolExecutor) -> None:
    requests = []
    for client in clients(farms.url, "standard", 3):
        calls = [farms.add(THROTTLED) for _ in range(100)]
        requests.append(sum(call["requests"] for call in pool.map(lambda f, c=client: farms.outcome(c, f), calls)))
    assert requests == [200, 200]


@pytest.mark.scenario("Retries", "the quota: retries that overlap give back what they took")
@pytest.mark.parametrize(("mode", "calls"), [("legacy", 40), ("standard", 300)])
def test_retries_that_overlap(farms: Farms, mode: str, calls: int) -> None:
    for client in clients(farms.url, mode, 3):
        scripts = [farms.add([0.01, RESET], GOOD) for _ in range(calls)]
        with ThreadPoolExecutor(32) as threads:  # what the quota has room for
            outcomes = list(threads.map(lambda farm, client=client: farms.outcome(client, farm), scripts))
        assert {(call["error"], call["requests"], call["RetryAttempts"]) for call in outcomes} == {(None, 2, 1)}


# What the service asks for, and the seconds that pass at least: legacy, standard, adaptive.
ASKED: dict[str, tuple[Response, tuple[float, float, float]]] = {
    "x-amz-retry-after": (failing(503, None, b"", ("x-amz-retry-after", "1200")), (1.2, 1.2, 1.2)),
    "Retry-After, throttled": (failing(429, "ThrottlingException", b"{}", ("Retry-After", "1")), (1, 1, 1)),
    "Retry-After, failed": (failing(500, "InternalServerErrorException", b"{}", ("Retry-After", " 1 ")), (1, 1, 1)),
    "Retry-After, no document": (failing(503, None, b"<html></html>", ("retry-after", "2")), (2, 2, 2)),
    "retryAfterSeconds": (failing(500, None, b'{"retryAfterSeconds": 1}'), (1, 1, 1)),
    "an hour": (failing(429, None, b"", ("Retry-After", "3600")), (20, 20, 5)),
    "until the end of time": (failing(503, None, b"", ("Retry-After", str(2**64 - 1))), (20, 20, 5)),
    "nothing": (failing(503, None, b"", ("Retry-After", "0")), (0, 0, 0)),
    "no number": (failing(503, None, b"", ("Retry-After", "Mon, 23 Nov 2026 12:00:00 GMT")), (0, 0, 0)),
    "less than nothing": (failing(503, None, b'{"retryAfterSeconds": -1}', ("Retry-After", "-1")), (0, 0, 0)),
    "more than a number holds": (failing(503, None, b"", ("Retry-After", "9" * 30)), (0, 0, 0)),
}


@pytest.fixture(scope="module", autouse=True)
def waits(farms: Farms, pool: ThreadPoolExecutor) -> dict[tuple[str, str], Future[float]]:
    """How long each of these waits in each mode; under way from the start of the module, for some take 20 s."""

    def wait(client: Any, farm: str) -> float:
        assert farms.outcome(client, farm)["error"] is None
        first, second = farms.asked[farm]
        return second - first

    return {
        (name, mode): pool.submit(wait, clients(farms.url, mode, 2)[1], farms.add(answer, GOOD))
        for (name, (answer, _)), mode in itertools.product(ASKED.items(), MODES)
    }


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ASKED)
def test_the_service_asks_to_wait(waits: dict[tuple[str, str], Future[float]], name: str, mode: str) -> None:
    assert waits[name, mode].result(timeout=50) >= ASKED[name][1][MODES.index(mode)]


@pytest.mark.scenario("Retries", "a TLS handshake that fails")
@pytest.mark.parametrize("mode", MODES[:2])
def test_a_failing_handshake(mode: str) -> None:
    seen = []
    for which in (0, 1):
        with socket.create_server(("127.0.0.1", 0)) as listener:

            def answer_in_the_clear(listener: socket.socket = listener) -> int:
                for count in itertools.count():
                    connection, _ = listener.accept()
                    with connection:
                        if connection.recv(65536) == b"enough":
                            return count
                        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                return -1

            with ThreadPoolExecutor(1) as thread:
                count = thread.submit(answer_in_the_clear)
                url = f"https://127.0.0.1:{listener.getsockname()[1]}"
                with pytest.raises(deadline_pages.exceptions.SSLError):
                    clients(url, mode, 2)[which].list_sessions(farmId="f", queueId="q", jobId="j")
                with socket.create_connection(listener.getsockname()) as last:
                    last.sendall(b"enough")
                seen.append(count.result())
    assert seen == [2, 2]


@pytest.mark.scenario(
    "Retries", "this machine's clock is wrong", different="it asks again, signed with the service's time: it lists"
)
@pytest.mark.parametrize("mode", MODES[:2])
def test_a_wrong_clock(mode: str) -> None:
    date = ("Date", email.utils.formatdate(time.time() + 5 * 3600, usegmt=True))
    skewed = failing(403, "RequestTimeTooSkewed", b"{}", date)
    with ScriptedServer() as server:
        boto, ours = clients(server.url, mode, 2)
        server.play(skewed)
        with pytest.raises(deadline_pages.exceptions.ClientError, match="RequestTimeTooSkewed"):
            boto.list_sessions(farmId="f", queueId="q", jobId="j")
        server.play(skewed, GOOD)
        assert ours.list_sessions(farmId="f", queueId="q", jobId="j")["ResponseMetadata"]["RetryAttempts"] == 1
        hours = [int((request.header("x-amz-date") or "")[9:11]) for request in server.requests]
    assert (hours[1] - hours[0]) % 24 in (4, 5)


class Limited:
    """An endpoint that takes 60 requests a second and 20 at once, and throttles the others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left, self._at = 20.0, time.monotonic()
        self.throttled = 0

    def __call__(self, _: Request) -> Response:
        with self._lock:
            now = time.monotonic()
            self._left, self._at = min(20.0, self._left + (now - self._at) * 60), now
            if self._left >= 1:
                self._left -= 1
                return GOOD
            self.throttled += 1
            return THROTTLED


@pytest.mark.scenario("Retries", "adaptive under load: more calls than the service takes, none lost")
def test_adaptive_loses_no_request(pool: ThreadPoolExecutor) -> None:
    def attempts(client: Any) -> int:
        metadata = client.list_sessions(farmId="f", queueId="q", jobId="j")["ResponseMetadata"]
        return int(metadata["RetryAttempts"]) + 1

    for which in (0, 1):
        endpoint = Limited()
        with ScriptedServer(itertools.repeat(endpoint)) as server:
            client = clients(server.url, "adaptive", 10)[which]
            assert sum(pool.map(attempts, [client] * 100)) == len(server.requests) == 100 + endpoint.throttled
            assert endpoint.throttled


def test_3202_jobs_at_a_throttling_endpoint(pool: ThreadPoolExecutor) -> None:
    """What AWS's own tool breaks off at: the sessions of every job, in threads, while a tenth of all is throttled."""
    with LocalFarm(jobs=3202, sessions_per_job=3, throttle_rate=0.1, retry_after=1) as farm:
        ours = clients(farm.endpoint_url, "standard", 10)[1]
        ids = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
        jobs = [job for page in ours.get_paginator("list_jobs").paginate(**ids) for job in page["jobs"]]

        def sessions(job: dict[str, Any]) -> list[str]:
            pages = ours.get_paginator("list_sessions").paginate(
                **ids, jobId=job["jobId"], PaginationConfig={"PageSize": 2}
            )
            return [session["sessionId"] for page in pages for session in page["sessions"]]

        listed = list(itertools.chain.from_iterable(pool.map(sessions, jobs)))
        there = {farm.session_id(number, job=job) for job in range(3202) for number in range(3)}
        assert len(listed) == len(there) == 3202 * 3
        assert set(listed) == there
        assert farm.requests > 2 * 3202 * 1.05
