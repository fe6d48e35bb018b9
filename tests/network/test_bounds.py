"""Limits of awaited requests, idle connections and DNS lookups."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import deadline_pages
import pytest
from botocore.config import Config
from deadline_pages import aio
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS, KEYS
from tests.support.clients import LIBRARIES, both_outcomes, listing_outcome, make_client
from tests.support.scripted_server import EMPTY_PAGE, Request, Response, ScriptedServer
from tests.support.tls import Authority

pytestmark = pytest.mark.usefixtures("bare_environment")
linux = pytest.mark.skipif(sys.platform != "linux", reason="counts in /proc")


class Busy:
    """A server that notes how many requests it has at a time, and holds the first ones until so many are there."""

    def __init__(self, expected: int, pages: int = 1) -> None:
        self._changed = threading.Condition()
        self._expected = expected
        self._pages = pages
        self._now = 0
        self.most = 0
        self.server = ScriptedServer(itertools.repeat(self._answer))

    def _answer(self, request: Request) -> Response:
        with self._changed:
            self._now += 1
            self.most = max(self.most, self._now)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self.most >= self._expected, timeout=10)
        time.sleep(0.01)  # for one too many
        with self._changed:
            self._now -= 1
        number = int(dict(request.query).get("nextToken", "0")) + 1
        token = f', "nextToken": "{number}"' if number < self._pages else ""
        return 200, [], f'{{"sessions": []{token}}}'.encode()

    def __enter__(self) -> Busy:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.close()


def ours(url: str, most: int | None = None, attempts: int = 1, **arguments: Any) -> Any:
    options = {} if most is None else {"max_pool_connections": most}
    return make_client(deadline_pages, url, {"retries": {"total_max_attempts": attempts}, **options}, **arguments)


async def together(calls: Sequence[Awaitable[Any]]) -> list[Any]:
    return await asyncio.gather(*calls)


def started(client: Any, number: int) -> asyncio.Task[Any]:
    """Start a call that asks for the sessions of that job."""

    async def call() -> Any:
        return await client.list_sessions_async(**{**IDS, "jobId": f"job-{number}"})

    return asyncio.create_task(call())


def job_of(request: Request) -> int:
    return int(request.path.split("/jobs/job-")[1].split("/")[0])


# Awaited requests


@pytest.mark.parametrize("most", [1, 3])
@pytest.mark.parametrize("kind", [dict, Config])
def test_awaited_requests_wait_for_their_turn(most: int, kind: Callable[..., Any]) -> None:
    with Busy(most) as busy:
        config = kind(inject_host_prefix=False, max_pool_connections=most)
        client = deadline_pages.client("deadline", "us-west-2", endpoint_url=busy.server.url, config=config, **KEYS)

        async def main() -> list[Any]:
            return await together([client.list_sessions_async(**IDS) for _ in range(30)])

        assert [page["sessions"] for page in asyncio.run(main())] == [[]] * 30
        assert busy.most == most
        assert busy.server.connections == most


@pytest.mark.parametrize(("options", "most"), [({}, 10), ({"max_pool_connections": 4}, 4)], ids=repr)
def test_aiobotocores_bound(options: dict[str, Any], most: int) -> None:
    """Ten, as aiobotocore, unless the config says another."""

    async def main(url: str) -> None:
        config = Config(inject_host_prefix=False, **options)
        session = aio.get_session()
        async with session.create_client("deadline", "us-west-2", endpoint_url=url, config=config, **KEYS) as client:
            await together([client.list_sessions(**IDS) for _ in range(100)])

    with Busy(most) as busy:
        asyncio.run(main(busy.server.url))
        assert busy.most == most


@pytest.mark.parametrize("read_ahead", [1, 4])
def test_pages_read_ahead_count(read_ahead: int) -> None:
    with Busy(2, pages=8) as busy:
        client = ours(busy.server.url, 2, read_ahead=read_ahead)

        async def count() -> int:
            return len([page async for page in client.get_paginator("list_sessions").paginate(**IDS)])

        async def main() -> list[int]:
            return await together([count() for _ in range(12)])

        assert asyncio.run(main()) == [8] * 12
        assert busy.most == 2


def test_first_come_first_served() -> None:
    with Busy(1) as busy:
        client = ours(busy.server.url, 1)

        async def main() -> None:
            await together([started(client, number) for number in range(50)])

        asyncio.run(main())
        assert [job_of(request) for request in busy.server.requests] == list(range(50))


def test_cancelling_leaves_the_queue() -> None:
    """Who gave up before its turn asks for nothing, and holds up nobody."""
    release = threading.Event()

    def answer(request: Request) -> Response:
        if job_of(request) == 0:
            release.wait(30)
        return EMPTY_PAGE

    with ScriptedServer(itertools.repeat(answer)) as server:
        client = ours(server.url, 1)

        async def main() -> None:
            calls = [started(client, number) for number in range(20)]
            while not server.requests:
                await asyncio.sleep(0.005)
            for call in calls[1::2]:
                call.cancel()
            await asyncio.sleep(0.05)
            release.set()
            done = await asyncio.gather(*calls, return_exceptions=True)
            assert [isinstance(one, asyncio.CancelledError) for one in done] == [False, True] * 10

        try:
            asyncio.run(main())
        finally:
            release.set()
        assert [job_of(request) for request in server.requests] == list(range(0, 20, 2))


def test_cancelling_a_request_under_way_lets_the_next_one_go() -> None:
    def answer(request: Request) -> Response:
        return None if job_of(request) < 5 else EMPTY_PAGE

    with ScriptedServer(itertools.repeat(answer)) as server:
        client = ours(server.url, 5)

        async def main() -> list[Any]:
            stuck = [started(client, number) for number in range(5)]
            waiting = [started(client, number) for number in range(5, 25)]
            while len(server.requests) < 5:
                await asyncio.sleep(0.005)
            for call in stuck:
                call.cancel()
            return await together(waiting)

        assert [page["sessions"] for page in asyncio.run(main())] == [[]] * 20


def test_a_wait_for_the_next_attempt_lets_others_go_first() -> None:
    def answers() -> Iterator[Any]:
        yield 503, [("Retry-After", "1")], b"{}"
        yield from itertools.repeat(EMPTY_PAGE)

    with ScriptedServer(answers()) as server:
        client = ours(server.url, 1, attempts=2)

        async def main() -> None:
            await together([started(client, number) for number in range(3)])

        asyncio.run(main())
        assert [job_of(request) for request in server.requests] == [0, 1, 2, 0]


FAN_OUT = """
import asyncio, collections, json, os, resource, sys, threading, time
resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
import deadline_pages
from deadline_pages import aio

url, way, job = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
keys = dict(aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="any")
arguments = dict(region_name="us-west-2", endpoint_url=url, **keys)
config = {"inject_host_prefix": False}
peak, elsewhere, over = 0, collections.Counter(), threading.Event()

def watch():
    global peak
    while not over.wait(0.003):
        try:
            peak = max(peak, len(os.listdir("/proc/self/fd")))
            open("/dev/null").close()
            elsewhere["fine"] += 1
        except OSError as error:
            elsewhere[str(error)] += 1

async def one(call):
    try:
        return len((await call(**job))["sessions"])
    except Exception as error:
        return f"{type(error).__name__}: {error}"

async def main():
    if way == "aio":
        async with aio.get_session().create_client("deadline", config=config, **arguments) as client:
            return await asyncio.gather(*[one(client.list_sessions) for _ in range(1000)])
    clients = [deadline_pages.client("deadline", config=config, **arguments) for _ in range(int(way))]
    calls = [clients[number % len(clients)].list_sessions_async for number in range(1000)]
    first = await asyncio.gather(*[one(call) for call in calls])
    return first + await asyncio.gather(*[one(call) for call in calls])

watcher = threading.Thread(target=watch)
watcher.start()
answers = collections.Counter(asyncio.run(main()))
over.set()
watcher.join()
print(json.dumps({"answers": answers, "peak": peak, "elsewhere": elsewhere}))
"""


def run(code: str, *arguments: str, **environment: str) -> Any:
    """Run a program that prints JSON in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env={"PATH": "/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true", **environment},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@linux
@pytest.mark.parametrize(("way", "answers", "descriptors"), [("aio", 1000, 40), ("1", 2000, 160), ("5", 2000, 160)])
def test_a_thousand_tasks_with_few_files(way: str, answers: int, descriptors: int) -> None:
    """All are answered, and whoever else opens files can."""
    with LocalFarm(seed=1, latency=0.02) as farm:
        job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id(), "maxResults": 2}
        found = run(FAN_OUT, farm.endpoint_url, way, json.dumps(job))
    assert found["answers"] == {"2": answers}
    assert found["peak"] <= descriptors
    assert list(found["elsewhere"]) == ["fine"]


# Threads


@pytest.mark.scenario("Network", "max_pool_connections bounds how many connections are kept")
def test_connections_that_are_kept() -> None:
    """Eight threads have eight connections, whatever it is; three of them stay."""
    for library in LIBRARIES:
        barrier = threading.Barrier(8)

        def answer(_: Request, barrier: threading.Barrier = barrier) -> Response:
            barrier.wait(30)
            return EMPTY_PAGE

        with ScriptedServer([*[answer] * 8, EMPTY_PAGE, EMPTY_PAGE]) as server:
            client = make_client(library.Session(), server.url, {"max_pool_connections": 3})
            threads = [threading.Thread(target=client.list_sessions, kwargs=IDS) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            client.list_sessions(**IDS)
            assert len(server.requests) == 9
            assert server.connections == 8
            deadline = time.monotonic() + 10
            while len(server._server.sockets) > 3 and time.monotonic() < deadline:
                time.sleep(0.01)
            assert len(server._server.sockets) == 3
            client.list_sessions(**IDS)
            assert server.connections == 8


@pytest.mark.parametrize("value", [0, -1, 1, True, 2**40])
@pytest.mark.scenario("Network", "values of max_pool_connections")
def test_values_of_max_pool_connections(value: Any) -> None:
    # boto3 makes a queue of that length.
    libraries = LIBRARIES if value < 2**40 else LIBRARIES[1:]
    with ScriptedServer([EMPTY_PAGE] * 2) as server:
        assert {listing_outcome(library, server.url, {"max_pool_connections": value}) for library in libraries} == {
            ("fine", "")
        }


@pytest.mark.parametrize("value", ["x", "5", 2.5])
@pytest.mark.scenario(
    "Network",
    "max_pool_connections of a wrong type",
    different="HTTPClientError at the first request: ValueError from client()",
)
def test_max_pool_connections_of_a_wrong_type(value: Any) -> None:
    theirs, mine = both_outcomes("http://127.0.0.1:1", {"max_pool_connections": value})
    assert theirs[0] == "HTTPClientError"
    assert mine == ("ValueError", f"Config option 'max_pool_connections' must be a whole number, not {value!r}")


# Files


USED_UP = """
import contextlib, importlib, json, os, resource, sys
from botocore.config import Config
import deadline_pages
is_installed = sys.argv[2] == "installed"
library = importlib.import_module("boto3" if is_installed else sys.argv[2])
if is_installed:
    deadline_pages.install()
config = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})
client = library.client("deadline", "us-west-2", endpoint_url=sys.argv[1], aws_access_key_id="AKIDEXAMPLE",
                        aws_secret_access_key="any", config=config)
ids = {"farmId": "farm-1", "queueId": "queue-1", "jobId": "job-1"}
if not is_installed:
    with contextlib.suppress(Exception):
        client.list_sessions(**ids)  # loads what an error needs
client.close()
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
held = []
with contextlib.suppress(OSError):
    while True:
        held.append(os.open("/dev/null", os.O_RDONLY))
outcomes = []
for _ in range(2):
    try:
        client.list_sessions(**ids)
    except Exception as error:
        outcomes.append([type(error).__name__, str(error), "Too many open files" in str(error.kwargs["error"])])
for number in held:
    os.close(number)
outcomes.append(client.list_sessions(**ids)["sessions"])
outcomes.append(library.__name__ == "boto3" and deadline_pages.status(client).accelerated)
print(json.dumps(outcomes))
"""


@linux
@pytest.mark.scenario("Network", "no descriptor is left, and one is free again")
def test_no_descriptor_is_left() -> None:
    with ScriptedServer([(400, [], b"{}"), EMPTY_PAGE] * 2 + [EMPTY_PAGE]) as server:
        theirs, mine, installed = (run(USED_UP, server.url, name) for name in ("boto3", "deadline_pages", "installed"))
    assert mine == theirs
    assert installed == [*theirs[:3], True]
    assert mine[0][0] == "EndpointConnectionError"
    assert mine[0][2]


# Look-ups


LOOK_UPS = """
import asyncio, collections, json, os, sys, threading
import deadline_pages
hosts = int(sys.argv[1])
keys = dict(aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="any")
config = {"inject_host_prefix": False, "retries": {"total_max_attempts": 1}}
clients = [
    deadline_pages.client("deadline", "us-west-2", endpoint_url=f"http://no-{n}.invalid", config=config, **keys)
    for n in range(hosts)
]
most, all_threads, over = 0, 0, threading.Event()

def watch():
    global most, all_threads
    while not over.wait(0.001):
        names = []
        for task in os.listdir("/proc/self/task"):
            try:
                names.append(open(f"/proc/self/task/{task}/comm").read().strip())
            except OSError:
                pass
        most = max(most, sum(name.startswith("deadline_pages_") for name in names))
        all_threads = max(all_threads, len(names))

async def one(client):
    try:
        await client.list_farms_async()
    except Exception as error:
        return type(error).__name__

async def main():
    return await asyncio.gather(*[one(clients[number % hosts]) for number in range(1000)])

watcher = threading.Thread(target=watch)
watcher.start()
outcomes = collections.Counter(asyncio.run(main()))
over.set()
watcher.join()
print(json.dumps({"outcomes": outcomes, "look-ups": most, "threads": all_threads}))
"""


@linux
# Twice as many as there may be: one that ends is still seen when the next one starts.
@pytest.mark.parametrize(("hosts", "threads"), [(1, 2), (20, 16)])
def test_look_ups_are_shared(hosts: int, threads: int) -> None:
    """A host is looked up by one at a time; a thousand requests need no more than a few threads."""
    found = run(LOOK_UPS, str(hosts))
    assert found["outcomes"] == {"EndpointConnectionError": 1000}
    assert found["look-ups"] <= threads
    assert found["threads"] <= threads + 5


NO_THREAD = """
import json, sys
import deadline_pages
config = {"inject_host_prefix": False, "retries": {"total_max_attempts": 1}}
keys = dict(aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="any")
outcomes = []
for host in ("localhost", "127.0.0.1"):
    url = f"http://{host}:{sys.argv[1]}"
    client = deadline_pages.client("deadline", "us-west-2", endpoint_url=url, config=config, read_ahead=0, **keys)
    try:
        outcomes.append(client.list_farms()["farms"])
    except Exception as error:
        outcomes.append([type(error).__name__, str(error.kwargs["error"])])
print(json.dumps(outcomes))
"""


@linux
def test_no_thread_for_a_look_up() -> None:
    """A stack of half of all memory cannot be had: no thread of ours starts."""
    with ScriptedServer([(200, [], b'{"farms": []}')]) as server:
        named, numbered = run(NO_THREAD, str(server.port), RUST_MIN_STACK=str(2**46))
    assert named[0] == "EndpointConnectionError"
    assert named[1].startswith("cannot start a thread that looks up 'localhost': ")
    assert numbered == []


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
@pytest.mark.scenario("Network", "a name with several addresses, of which one answers")
def test_all_addresses_of_a_name_are_tried(host: str) -> None:
    with ScriptedServer([EMPTY_PAGE] * 2, host=host) as server:
        url = f"http://localhost:{server.port}"
        theirs, mine = both_outcomes(url)
    assert mine == theirs


# Connections that end


class Ending:
    """Answers pages of a listing; each connection ends after some requests, in one of several ways."""

    def __init__(self, way: str, most: int, pages: int, tls: Any) -> None:
        self._way, self._most, self._pages, self._tls = way, most, pages, tls
        self.connections = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main()))
        self._thread.start()
        self._ready.wait(10)

    async def _main(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, ssl=self._tls)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0.1)  # their tasks end

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            for number in itertools.count(1):
                head = await reader.readuntil(b"\r\n\r\n")
                token = head.split(b"nextToken=")[1].split(b" ")[0].split(b"&")[0] if b"nextToken=" in head else b"0"
                page = int(token)
                body: dict[str, Any] = {"sessions": [{"sessionId": f"session-{page}"}]}
                if page + 1 < self._pages:
                    body["nextToken"] = str(page + 1)
                data = json.dumps(body).encode()
                last = number == self._most
                close = b"Connection: close\r\n" if last and self._way == "header" else b""
                writer.write(b"HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s" % (close, len(data), data))
                await writer.drain()
                if last:
                    break
        if self._way == "late":  # the next request may be on its way
            await asyncio.sleep(0.002)
        self._writers.discard(writer)
        writer.close()

    def __enter__(self) -> Ending:
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()


@pytest.mark.parametrize("way", ["header", "at once", "late"])
@pytest.mark.parametrize("encrypted", [False, True], ids=["http", "https"])
def test_connections_that_end_cost_no_listing(way: str, encrypted: bool, authority: Authority) -> None:
    """With the usual retries."""
    tls = authority.serves("127.0.0.1") if encrypted else None
    with Ending(way, 20, 4, tls) as server:
        url = f"{'https' if encrypted else 'http'}://127.0.0.1:{server.port}"
        client = deadline_pages.client(
            "deadline",
            "us-west-2",
            endpoint_url=url,
            verify=str(authority.pem),
            config={"inject_host_prefix": False, "max_pool_connections": 64},
            **KEYS,
        )

        async def ids() -> list[str]:
            pages = client.get_paginator("list_sessions").paginate(**IDS)
            return [one["sessionId"] async for page in pages for one in page["sessions"]]

        async def main() -> list[list[str]]:
            return await together([ids() for _ in range(200)])

        assert asyncio.run(main()) == [[f"session-{number}" for number in range(4)]] * 200
        assert server.connections >= 200 * 4 // 20


def test_ctrl_c_in_a_thread_lets_those_who_await_have_their_turn() -> None:
    """It ends the wait of a thread for a page of a listing that was awaited before."""
    more: Response = (200, [], b'{"sessions": [], "nextToken": "1"}')
    half: Response = [b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", 60.0]
    with ScriptedServer([more, half, EMPTY_PAGE, EMPTY_PAGE]) as server:
        client = ours(server.url, most=1)
        listing = iter(client.get_paginator("list_sessions").paginate(**IDS, read_ahead=0))

        async def first() -> Any:
            return await anext(listing)

        async def other() -> Any:
            return await asyncio.wait_for(client.list_sessions_async(**IDS), 10)

        assert asyncio.run(first())["nextToken"] == "1"
        with interrupted(0.3), pytest.raises(KeyboardInterrupt):
            next(listing)
        assert asyncio.run(other())["sessions"] == []
        assert [page["sessions"] for page in listing] == [[]]
        assert [dict(request.query).get("nextToken") for request in server.requests] == [None, "1", None, "1"]


@contextlib.contextmanager
def interrupted(seconds: float) -> Iterator[None]:
    """Ctrl-C after so long."""
    timer = threading.Timer(seconds, signal.raise_signal, [signal.SIGINT])
    timer.start()
    yield
    timer.join()


@pytest.mark.parametrize("library", LIBRARIES, ids=["boto3", "ours"])
@pytest.mark.scenario("Network", "HTTP/1.1 is what is offered to a server that has HTTP/2 as well")
def test_http_1_1_is_offered(library: Any, authority: Authority) -> None:
    tls = authority.serves("127.0.0.1")
    tls.set_alpn_protocols(["h2", "http/1.1"])
    chosen: list[str | None] = []

    def answer(_: Request) -> Response:
        [connection] = server._server.sockets
        chosen.append(connection.selected_alpn_protocol())  # type: ignore[attr-defined]
        return EMPTY_PAGE

    with ScriptedServer([answer], tls=tls) as server:
        make_client(library.Session(), server.url, verify=str(authority.pem)).list_sessions(**IDS)
    assert chosen == ["http/1.1"]


def test_a_server_that_has_http_2_only(authority: Authority) -> None:
    """It refuses the handshake, or is refused as no HTTP/1.1; nothing is made up."""
    tls = authority.serves("127.0.0.1")
    tls.set_alpn_protocols(["h2"])
    with ScriptedServer([b"\0\0\0\4\0\0\0\0\0"] * 2, tls=tls) as server:
        theirs, mine = both_outcomes(server.url, verify=str(authority.pem))
    assert mine[0] == theirs[0] == "ConnectionClosedError"
