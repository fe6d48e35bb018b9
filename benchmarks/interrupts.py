"""How long Ctrl-C takes to interrupt each kind of wait: median and maximum.

python -m benchmarks.interrupts [trials]
"""

from __future__ import annotations

import os
import signal
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import deadline_pages
from deadline_pages.testing import LocalFarm

KEYS: dict[str, Any] = {"aws_access_key_id": "a", "aws_secret_access_key": "b"}
LIMIT = 100  # milliseconds


def client(url: str, **options: Any) -> Any:
    config = {"inject_host_prefix": False, **options}
    return deadline_pages.client("deadline", "us-west-2", endpoint_url=url, config=config, **KEYS)


@contextmanager
def unresponsive(accepts: bool) -> Iterator[str]:
    """Yield the URL of a server that never responds; or of one that does not even accept connections."""
    with socket.socket() as server, socket.socket() as filler:
        server.bind(("127.0.0.1", 0))
        server.listen(16 if accepts else 0)
        if not accepts:  # a full backlog makes the next connect() wait
            filler.connect(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@contextmanager
def overloaded() -> Iterator[str]:
    """Yield the URL of a server that always responds with `Retry-After: 20`."""
    response = b"HTTP/1.1 503 No\r\nRetry-After: 20\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(16)

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(response)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)


def latency(call: Callable[[], Any], after: float) -> float:
    """Return the milliseconds between a signal and its exception."""
    sent: list[float] = []

    def interrupt() -> None:
        sent.append(time.perf_counter())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(after, interrupt)
    timer.start()
    try:
        call()
    except KeyboardInterrupt:
        return (time.perf_counter() - sent[0]) * 1e3
    finally:
        timer.join()
    raise RuntimeError("the call was not interrupted")


def measure(name: str, trials: int, call: Callable[[], Any]) -> float:
    # Vary the moment of the signal within the wait.
    times = [latency(call, 0.2 + 0.05 * trial / trials) for trial in range(trials)]
    print(f"{name:<22} median {statistics.median(times):5.1f} ms   maximum {max(times):5.1f} ms", flush=True)
    return max(times)


def waits() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield each kind of wait as a call that never returns; the last ones share a client, which is used again."""
    farm = LocalFarm().start()
    ids = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}

    def listing(made: Any) -> Callable[[], Any]:
        return lambda: list(made.get_paginator("list_sessions").paginate(**ids))

    with unresponsive(accepts=False) as url:
        yield "connect", listing(client(url))
    with unresponsive(accepts=True) as url:
        yield "read", listing(client(url))
    with overloaded() as url:
        yield "retry back-off", listing(client(url))
    with tempfile.TemporaryDirectory() as home:
        config = Path(home, "config")
        config.write_text("[default]\ncredential_process = sleep 30\n", encoding="utf-8")
        os.environ |= {"AWS_CONFIG_FILE": str(config), "AWS_SHARED_CREDENTIALS_FILE": str(Path(home, "none"))}
        yield "credential process", lambda: deadline_pages.client("deadline", "us-west-2")
        config.unlink()
    usable = listing(client(farm.endpoint_url))
    farm.latency = 30.0
    yield "a farm that is slow", usable
    # Another thread drives the runtime, and the signal does not interrupt it.
    threading.Thread(target=usable, daemon=True).start()
    time.sleep(0.2)
    yield "beside another thread", usable
    farm.latency = 0.0
    [page] = usable()
    print(f"afterwards the same client lists {len(page['sessions'])} sessions")


def main(trials: int) -> int:
    worst = [measure(name, trials, call) for name, call in waits()]
    return int(max(worst) >= LIMIT)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
