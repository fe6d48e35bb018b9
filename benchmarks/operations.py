"""Every operation: 10 pages of 100 items with all members set. The floor is a raw socket and orjson: no signatures, no
dates, no paging rules. Where boto3 / floor is not far above 25, no client that signs its requests can be 25 times
faster than boto3: the items are small, and boto3 needs only a millisecond or two for a page."""

from __future__ import annotations

import argparse
import contextlib
import json
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape

from benchmarks.figures import Spread
from benchmarks.harness import Result, interleave, ratio, script, summarize
from benchmarks.report import Report, save, show, spread, verdict

PAGES = 10
ITEMS = 100
LEAST = 25

RESPONSES: dict[bytes, list[bytes]] = {}


def value(shape: Shape, number: int) -> Any:
    """Return a value as the service sends it, with every member set."""
    if getattr(shape, "is_document_type", False):
        return {"name": f"parameter{number}", "type": "INT", "default": number}
    match shape.type_name:
        case "structure" if getattr(shape, "is_tagged_union", False):
            name, member = list(shape.members.items())[number % len(shape.members)]
            return {name: value(member, number)}
        case "structure":
            return {name: value(member, number) for name, member in shape.members.items()}
        case "list":
            return [value(shape.member, number + turn) for turn in range(2)]
        case "map":
            return {f"key{turn}": value(shape.value, number + turn) for turn in range(2)}
        case "timestamp":
            return f"2026-01-05T10:{number % 60:02}:15.156Z"
        case "integer" | "long":
            return number
        case "float" | "double":
            return number + 0.5
        case "boolean":
            return number % 2 == 0
    if enum := getattr(shape, "enum", []):
        return enum[number % len(enum)]
    return f"{shape.name.lower()}-{number:032x}"


def fill(uri: str) -> str:
    """Return the path of a request in which each parameter is `x`."""
    return "/".join("x" if part.startswith("{") else part for part in uri.split("/"))


def operations() -> dict[str, dict[str, Any]]:
    """Return each operation's method, arguments, path and result key, and fill `RESPONSES`."""
    loader = Loader()
    service = ServiceModel(loader.load_service_model("deadline", "service-2"))
    found = {}
    for name, config in loader.load_service_model("deadline", "paginators-1")["pagination"].items():
        model = service.operation_model(name)
        found[name] = {
            "method": "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)[1:],
            "arguments": dict.fromkeys(model.input_shape.required_members, "x"),
            "path": fill(model.http["requestUri"]),
            "result_key": config["result_key"],
        }
        RESPONSES[found[name]["path"].encode()] = [*responses(model, config["result_key"], config["output_token"])]
    return found


def responses(model: OperationModel, key: str, token: str) -> Iterator[bytes]:
    """Yield the HTTP responses of an operation's pages, chained by tokens."""
    for page in range(PAGES):
        items = [value(model.output_shape.members[key].member, page * ITEMS + item) for item in range(ITEMS)]
        document = {key: items} if page == PAGES - 1 else {key: items, token: str(page + 1)}
        body = json.dumps(document, separators=(",", ":")).encode()
        head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-amzn-RequestId: r\r\n"
        yield f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Canned(socketserver.BaseRequestHandler):
    """Responds with the page of the path's operation that the token in the query names.

    It does as little as possible, because its time is part of every peer's figure.
    """

    def handle(self) -> None:
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        received = b""
        while more := self.request.recv(65536):
            received += more
            if received.endswith(b"\r\n\r\n"):
                path, _, query = received.split(b" ", 2)[1].partition(b"?")
                token = query.partition(b"nextToken=")[2].partition(b"&")[0]
                self.request.sendall(RESPONSES[path][int(token or 0)])
                received = b""


@contextlib.contextmanager
def canned(tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve the pages of the operations that `operations` returned, and yield the endpoint."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Canned) as server:
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


@dataclass(frozen=True)
class Listed:
    """A row: ms per page of each peer, and the ratios."""

    operation: str
    ours: Spread
    boto3: Spread
    floor: Spread
    faster: Spread  # boto3 / ours
    possible: Spread  # boto3 / floor
    target: str
    met: bool


def listed(name: str, results: dict[str, list[Result]]) -> Listed:
    def ms(result: Result) -> float:
        if result[name]["items"] != PAGES * ITEMS:
            raise SystemExit(f"{name}: {result[name]}")
        return 1000 * float(result[name]["seconds"]) / PAGES

    ours, boto3, floor = (summarize(results[peer], ms) for peer in ("ours", "boto3", "floor"))
    faster = ratio(results["boto3"], results["ours"], ms)
    possible = ratio(results["boto3"], results["floor"], ms)
    return Listed(name, ours, boto3, floor, faster, possible, f">= {LEAST} x", faster.median >= LEAST)


def main() -> None:
    """Measure, print and save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.operations", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds; each runs every peer once (default: 3)")
    report = Report("operations", "Every operation", __doc__ or "", parser.parse_args().rounds)
    known = operations()
    with canned() as endpoint:
        names = ("ours", "boto3", "floor")
        peers = {name: script("operations", name, endpoint, stdin=json.dumps(known)) for name in names}
        results = interleave(report.rounds, peers)

    report.rows = [listed(name, results) for name in known]
    columns = ("", " ours, ms/page", " boto3", " floor", " boto3 / ours", " boto3 / floor", "target", "")
    lines = [
        (
            row.operation,
            *map(spread, (row.ours, row.boto3, row.floor, row.faster, row.possible)),
            row.target,
            verdict(row.met),
        )
        for row in report.rows
    ]
    show(report.title, columns, lines)
    save(report)


if __name__ == "__main__":
    main()
