"""Tracers, mocks and patched networks, each in a process of its own, beside boto3.

The arguments of `python -m tests.support.seam_programs` are an order, the server's URLs and a folder. Early, a tool
comes before boto3 and this package; late, it comes when both have clients. A line for each tool says what a plain and
an accelerated client gave.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.support.arguments import KEYS

# Returns a tool's count so far: of spans, recorded requests, or ticks of another greenlet.
Counter = Callable[[], Any]


class Programs:
    """The two clients, and the tools that are put between them and the network."""

    def __init__(self, order: str, url: str, secure_url: str, folder: Path) -> None:
        self.order, self.url, self.secure_url, self.folder = order, url, secure_url, folder
        self.session: Any = None

    def client(self, *, secure: bool = False) -> Any:
        import boto3
        from botocore.config import Config

        once = Config(inject_host_prefix=False, retries={"total_max_attempts": 1}, read_timeout=10)
        url = self.secure_url if secure else self.url
        return (self.session or boto3.Session(**KEYS)).client("deadline", "eu-west-1", endpoint_url=url, config=once)

    def run(self, tool: str) -> dict[str, Any]:
        """List with a plain client and with an accelerated one, each by a call and by a paginator."""
        secure = tool.endswith("_tls")
        clients = self.clients(secure) if self.order == "late" else []
        with getattr(self, tool)() as count:
            if self.order == "early":
                clients = self.clients(secure)
            outcome = {
                name: self.lists(client, f"{tool}-{self.order}-{name}", count)
                for name, client in zip(("plain", "accelerated"), clients, strict=True)
            }
            import deadline_pages

            outcome["status"] = list(deadline_pages.status(clients[1]))
        return outcome

    def clients(self, secure: bool) -> list[Any]:
        import deadline_pages

        plain = self.client(secure=secure)
        deadline_pages.install()
        return [plain, self.client(secure=secure)]

    def lists(self, client: Any, farm: str, count: Counter) -> list[Any]:
        given = {"farmId": farm, "queueId": "queue-1", "jobId": "job-1"}

        def paginate() -> list[Any]:
            pages = client.get_paginator("list_sessions").paginate(**given)
            return [page["sessions"] for page in pages]

        results: list[Any] = []
        for call in (lambda: client.list_sessions(**given)["sessions"], paginate):
            before = count()
            try:
                results.append(call())
            except Exception as error:
                results.append([type(error).__name__, str(error).replace(farm, "farm")])
            results.append(count() - before)
        return results

    # -- tracers ---------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def wrapt(self) -> Iterator[Counter]:
        import wrapt

        seen: list[str] = []

        def call(wrapped: Any, _self: Any, args: Any, kwargs: Any) -> Any:
            seen.append(args[0])
            return wrapped(*args, **kwargs)

        wrapt.wrap_function_wrapper("botocore.client", "BaseClient._make_api_call", call)
        yield lambda: len(seen)

    @contextlib.contextmanager
    def wrapt_below(self) -> Iterator[Counter]:
        import wrapt

        seen: list[int] = []

        def call(wrapped: Any, _self: Any, args: Any, kwargs: Any) -> Any:
            seen.append(1)
            return wrapped(*args, **kwargs)

        wrapt.wrap_function_wrapper("botocore.endpoint", "Endpoint.make_request", call)
        wrapt.wrap_function_wrapper("urllib3.connectionpool", "HTTPConnectionPool.urlopen", call)
        yield lambda: len(seen)

    @contextlib.contextmanager
    def xray(self) -> Iterator[Counter]:
        from aws_xray_sdk.core import patch, xray_recorder

        xray_recorder.configure(sampling=False, context_missing="IGNORE_ERROR", streaming_threshold=1000)
        patch(["botocore"])
        xray_recorder.begin_segment("test")
        yield lambda: len(xray_recorder.current_segment().subsegments)

    @contextlib.contextmanager
    def opentelemetry(self) -> Iterator[Counter]:
        from opentelemetry.instrumentation.botocore import BotocoreInstrumentor
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import SimpleSpanProcessor
        from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

        exporter, provider = InMemorySpanExporter(), TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(exporter))
        BotocoreInstrumentor().instrument(tracer_provider=provider)
        yield lambda: len(exporter.get_finished_spans())

    @contextlib.contextmanager
    def ddtrace(self) -> Iterator[Counter]:
        from ddtrace import patch
        from ddtrace.trace import TraceFilter, tracer

        seen: list[Any] = []

        class Collect(TraceFilter):  # type: ignore[misc]
            def process_trace(self, trace: Any) -> None:
                seen.extend(span for span in trace if span.resource.startswith("deadline."))

        tracer.configure(trace_processors=[Collect()])
        patch(botocore=True)
        yield lambda: len(seen)

    @contextlib.contextmanager
    def sentry(self) -> Iterator[Counter]:
        import sentry_sdk
        from sentry_sdk.integrations.boto3 import Boto3Integration

        sentry_sdk.init(traces_sample_rate=1.0, integrations=[Boto3Integration()], default_integrations=False)
        with sentry_sdk.start_transaction(name="test") as transaction:
            yield lambda: len(transaction._span_recorder.spans)

    # -- what stands in for the network ----------------------------------------------------------------------------

    @contextlib.contextmanager
    def vcr_records(self) -> Iterator[Counter]:
        import vcr

        with vcr.use_cassette(str(self.folder / f"{self.order}-record.yaml"), record_mode="all") as cassette:
            yield lambda: len(cassette)

    @contextlib.contextmanager
    def vcr_plays(self) -> Iterator[Counter]:
        import vcr

        tape = self.folder / f"{self.order}.yaml"
        tape.write_text(
            "version: 1\ninteractions:\n- request: {method: GET, uri: 'http://x/', body: null, headers: {}}\n"
            "  response: {status: {code: 200, message: OK}, headers: {}, body: {string: '{\"sessions\": []}'}}\n"
        )
        with vcr.use_cassette(str(tape), record_mode="none", match_on=["method"], allow_playback_repeats=True) as tape:
            yield lambda: tape.play_count

    @contextlib.contextmanager
    def placebo(self) -> Iterator[Counter]:
        import boto3
        import placebo

        self.session = boto3.Session(**KEYS)
        folder = self.folder / "placebo"
        folder.mkdir()
        placebo.attach(self.session, data_path=str(folder)).record()
        yield lambda: len([*folder.iterdir()])

    @contextlib.contextmanager
    def httpretty(self) -> Iterator[Counter]:
        import httpretty

        with httpretty.enabled(allow_net_connect=False):
            body = '{"sessions": [{"sessionId": "made up"}]}'
            httpretty.register_uri(httpretty.GET, re.compile(".*"), body=body)
            yield lambda: len(httpretty.latest_requests())

    @contextlib.contextmanager
    def pytest_socket(self) -> Iterator[Counter]:
        import pytest_socket

        pytest_socket.disable_socket()
        yield lambda: 0
        pytest_socket.enable_socket()

    @contextlib.contextmanager
    def pytest_socket_hosts(self) -> Iterator[Counter]:
        import pytest_socket

        pytest_socket.socket_allow_hosts(["10.1.2.3"])
        yield lambda: 0
        pytest_socket._remove_restrictions()

    @contextlib.contextmanager
    def pysocks(self) -> Iterator[Counter]:
        import socket

        import socks

        socks.set_default_proxy(socks.SOCKS5, "127.0.0.1", 1)
        socket.socket = socks.socksocket  # type: ignore[misc]
        yield lambda: 0

    @contextlib.contextmanager
    def truststore_tls(self) -> Iterator[Counter]:
        import truststore

        truststore.inject_into_ssl()
        yield lambda: 0

    @contextlib.contextmanager
    def moto(self) -> Iterator[Counter]:
        import moto

        with moto.mock_aws():
            yield lambda: 0

    @contextlib.contextmanager
    def localstack(self) -> Iterator[Counter]:
        from localstack_client.patch import enable_local_endpoints

        os.environ["AWS_ENDPOINT_URL"] = self.url
        enable_local_endpoints()
        yield lambda: 0

    @contextlib.contextmanager
    def responses(self) -> Iterator[Counter]:
        import responses

        with responses.RequestsMock():
            yield lambda: 0

    # -- greenlets -------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def gevent(self) -> Iterator[Counter]:
        from gevent import monkey, sleep, spawn

        monkey.patch_all()
        yield _ticks(spawn, sleep)

    @contextlib.contextmanager
    def eventlet(self) -> Iterator[Counter]:
        import eventlet

        eventlet.monkey_patch()
        yield _ticks(eventlet.spawn, eventlet.sleep)


class Ticked(int):
    """A count that is compared only by whether it increased."""

    def __sub__(self, other: int) -> Any:
        return int(self) > int(other)


def _ticks(spawn: Any, sleep: Any) -> Counter:
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        while True:
            sleep(0.005)
            ticks += 1

    spawn(tick)
    return lambda: Ticked(ticks)


# Of no use once there are clients: they hold what they were made with.
EARLY = ("gevent", "eventlet", "localstack", "placebo", "truststore_tls")
TOOLS = [name for name, value in vars(Programs).items() if hasattr(value, "__wrapped__")]


def main(order: str, url: str, secure_url: str, folder: str) -> None:
    programs = Programs(order, url, secure_url, Path(folder))
    if order == "late":
        import boto3  # noqa: F401
        import deadline_pages  # noqa: F401
    for tool in TOOLS:
        if order == "late" and tool in EARLY:
            continue
        if not (child := os.fork()):
            try:
                line = json.dumps({"tool": tool, **programs.run(tool)})
            except BaseException:
                line = json.dumps({"tool": tool, "broke": traceback.format_exc()})
            os.write(1, line.encode() + b"\n")
            os._exit(0)
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
