"""Every operation beside boto3, on pages of 100 full items: python -m benchmarks.operations."""

from __future__ import annotations

import argparse
import functools
import json
import socket
import socketserver
import sys
import threading
from statistics import median
from typing import Any

from botocore.loaders import Loader
from botocore.model import ServiceModel, Shape

from benchmarks.__main__ import PEERS, ROOT, Peer, Result, Row, in_turns, run, save, show

PAGES = 10
ITEMS = 100
LEAST = 25
RESULTS = ROOT / "results" / "operations.json"


def value(shape: Shape, number: int) -> Any:
    """A value such as the service sends, every member there."""
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


def pages() -> dict[str, tuple[str, list[bytes]]]:
    """For each operation its path and its pages, chained by tokens."""
    loader = Loader()
    service = ServiceModel(loader.load_service_model("deadline", "service-2"))
    found = {}
    for name, config in loader.load_service_model("deadline", "paginators-1")["pagination"].items():
        model = service.operation_model(name)
        key = config["result_key"]
        bodies = []
        for page in range(PAGES):
            items = [value(model.output_shape.members[key].member, page * ITEMS + item) for item in range(ITEMS)]
            document = {key: items} if page == PAGES - 1 else {key: items, config["output_token"]: str(page + 1)}
            bodies.append(json.dumps(document, separators=(",", ":")).encode())
        found[name] = (model.http["requestUri"], bodies)
    return found


class Canned(socketserver.BaseRequestHandler):
    """Answers with the page that the token in the query names, of the operation that the path belongs to.

    It does as little as can be: what it takes, both peers wait for.
    """

    def handle(self) -> None:
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        asked = b""
        while more := self.request.recv(65536):
            asked += more
            if asked.endswith(b"\r\n\r\n"):
                path, _, query = asked.split(b" ", 2)[1].partition(b"?")
                token = query.partition(b"nextToken=")[2].partition(b"&")[0]
                self.request.sendall(ANSWERS[path][int(token or 0)])
                asked = b""


ANSWERS: dict[bytes, list[bytes]] = {}


def fill(uri: str) -> str:
    """The path of a request whose parameters are all `x`."""
    return "/".join("x" if part.startswith("{") else part for part in uri.split("/"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.operations", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="turns that both get (default: 3)")
    rounds = parser.parse_args().rounds
    operations = pages()
    for uri, bodies in operations.values():
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nx-amzn-RequestId: r\r\nContent-Length: %d\r\n\r\n"
        ANSWERS[fill(uri).encode()] = [head % len(body) + body for body in bodies]
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Canned) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        endpoint = f"http://127.0.0.1:{server.server_address[1]}"
        peers: dict[str, Peer] = {
            name: functools.partial(run, sys.executable, PEERS / "operations.py", name, endpoint)
            for name in ("ours", "boto3")
        }
        results = in_turns(rounds, peers)
        server.shutdown()

    rows = []
    for name in operations:

        def ms(result: Result, name: str = name) -> float:
            assert result[name]["items"] == PAGES * ITEMS, f"{name}: {result[name]}"
            return 1000 * float(result[name]["seconds"]) / PAGES

        ours, theirs = (median(map(ms, results[peer])) for peer in ("ours", "boto3"))
        ratio = median(ms(their) / ms(our) for our, their in zip(results["ours"], results["boto3"], strict=True))
        rows.append(Row(name, "ms/page", ours, theirs, f"{ratio:.1f} x", f">= {LEAST} x", ratio >= LEAST))
    show(rows)
    save(RESULTS, rows, rounds)


if __name__ == "__main__":
    main()
