"""Measure us and the peers in one run, in turns, and print one table.

python -m benchmarks                # a minute or two, after the Rust peer is built
python -m benchmarks --rounds 15    # steadier
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, TypeAlias

ROOT = Path(__file__).resolve().parent
PEERS = ROOT / "peers"
SDK = ROOT / "sdk_typed"
LATEST = ROOT / "results" / "latest.json"

LISTED = 10_000  # sessions of a whole listing
STREAMED = 1_000_000  # sessions of the listing that memory is watched in

Result: TypeAlias = "dict[str, Any]"
Peer: TypeAlias = "Callable[[], Result]"


@dataclass
class Row:
    """One line of the table: two figures, what they amount to, and what that should be."""

    what: str
    unit: str
    ours: float | None
    peer: float | None
    outcome: str
    target: str = ""
    met: bool | None = None


@dataclass
class Farm:
    """A local farm in a process of its own, and where to list in it."""

    endpoint: str
    farm: str
    queue: str
    job: str

    @property
    def place(self) -> list[str]:
        return [self.endpoint, self.farm, self.queue, self.job]


def environment() -> dict[str, str]:
    """Return this process's environment without what would configure a client or Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(("AWS_", "PYTHON")) and not name.upper().endswith(("_CA_BUNDLE", "_PROXY"))
    }
    nothing = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    return kept | nothing | {"AWS_EC2_METADATA_DISABLED": "true"}


def run(*command: str | Path) -> Result:
    done = subprocess.run([*map(str, command)], env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    result: Result = json.loads(done.stdout)
    return result


def script(name: str, peer: str, farm: Farm, page_size: int, *more: int) -> Peer:
    arguments = [peer, *farm.place, str(page_size), *map(str, more)]
    return lambda: run(sys.executable, PEERS / f"{name}.py", *arguments)


def typed(flavor: str, farm: Farm, page_size: int, repeats: int) -> Peer:
    binary = SDK / "target" / "release" / ("sdk-typed.exe" if os.name == "nt" else "sdk-typed")
    return lambda: run(binary, flavor, *farm.place, str(page_size), str(repeats))


@contextlib.contextmanager
def serve(sessions: int) -> Iterator[Farm]:
    dials = ["--port", "0", "--max-page-size", "1000", "--sessions-per-job", str(sessions)]
    command = [sys.executable, "-m", "deadline_pages", "farm", *dials]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            endpoint, *ids = (process.stdout.readline().strip() for _ in range(4))
            yield Farm(endpoint, *(line.split()[1] for line in ids))
        finally:
            process.terminate()


def in_turns(rounds: int, peers: dict[str, Peer]) -> dict[str, list[Result]]:
    """Run every peer once a round, each round beginning with another one."""
    results: dict[str, list[Result]] = {name: [] for name in peers}
    names = list(peers)
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            results[name].append(peers[name]())
    return results


def ms_per_page(result: Result, kind: str = "seconds") -> float:
    return 1000 * float(median(result[kind])) / int(result["pages"])


def middle(results: list[Result], measure: Callable[[Result], float]) -> float:
    return median(map(measure, results))


def ratio(above: list[Result], below: list[Result], measure: Callable[[Result], float]) -> float:
    """Return the median of the rounds' ratios: what slows a whole round down cancels out."""
    return median(measure(one) / measure(other) for one, other in zip(above, below, strict=True))


def pages(farm: Farm, rounds: int, page_size: int) -> Iterator[Row]:
    repeats = 12 if page_size == 100 else 30
    peers = {
        "ours": script("drain", "ours", farm, page_size, repeats),
        "boto3": script("drain", "boto3", farm, page_size, 1),
        "multi_thread": typed("multi_thread", farm, page_size, repeats),
        "current_thread": typed("current_thread", farm, page_size, repeats),
    }
    results = in_turns(rounds, peers)
    for name, outcomes in results.items():
        for outcome in outcomes:
            if (outcome["pages"], outcome["items"]) != (LISTED // page_size, LISTED):
                raise SystemExit(f"{name} listed {outcome['items']} sessions on {outcome['pages']} pages")

    def row(title: str, peer: str, outcome: str, target: str = "", met: bool | None = None) -> Row:
        mine, other = middle(results["ours"], ms_per_page), middle(results[peer], ms_per_page)
        return Row(f"{page_size} a page, {title}", "ms/page", mine, other, outcome, target, met)

    speedup = ratio(results["boto3"], results["ours"], ms_per_page)
    goal = 40 if page_size == 100 else None
    yield row("boto3", "boto3", f"{speedup:.1f} x", f">= {goal} x" if goal else "", speedup >= goal if goal else None)

    def cpu(result: Result) -> float:
        return ms_per_page(result, "cpu")

    yield Row(
        f"{page_size} a page, boto3, CPU time",
        "ms/page",
        middle(results["ours"], cpu),
        middle(results["boto3"], cpu),
        f"{ratio(results['boto3'], results['ours'], cpu):.1f} x",
    )
    share = ratio(results["ours"], results["multi_thread"], ms_per_page)
    most = 1.0 if page_size == 100 else 0.85
    yield row("AWS SDK, typed, in Rust", "multi_thread", f"{share:.2f} of it", f"<= {most:.2f}", share <= most)
    share = ratio(results["ours"], results["current_thread"], ms_per_page)
    yield row("the same, current_thread", "current_thread", f"{share:.2f} of it")


def cold(farm: Farm, rounds: int) -> Iterator[Row]:
    peers = {name: script("cold", name, farm, 100) for name in ("ours", "boto3")}
    in_turns(1, peers)  # fills the caches of the disk
    results = in_turns(max(rounds, 9), peers)

    def imported(result: Result) -> float:
        return 1000 * float(result["import"])

    def first_page(result: Result) -> float:
        return 1000 * float(result["first_page"])

    share = ratio(results["ours"], results["boto3"], first_page)
    figures = [middle(results[name], measure) for measure in (first_page, imported) for name in ("ours", "boto3")]
    yield Row(
        "cold start to the first page", "ms", figures[0], figures[1], f"{share:.3f} of it", "<= 0.100", share <= 0.1
    )
    heavy = sorted({name for result in results["ours"] for name in result["heavy"]})
    pulled = f"imports {', '.join(heavy)}" if heavy else "no botocore, no asyncio"
    yield Row("import alone", "ms", figures[2], figures[3], pulled, "< 10 ms, neither", figures[2] < 10 and not heavy)


def memory(farm: Farm) -> Iterator[Row]:
    for page_size in (100, 1000):
        result = script("stream", "ours", farm, page_size)()
        growth = result["highest_mb"] - result["warm_mb"]
        yield Row(
            f"resident, {result['items']:,} sessions, {page_size} a page",
            "MB",
            result["highest_mb"],
            None,
            f"grew {growth:.1f} MB after 10,000",
            "< 10 MB",
            growth < 10 and result["items"] == STREAMED,
        )


def table(rows: list[Row]) -> str:
    def figure(value: float | None) -> str:
        return "" if value is None else f"{value:.3f}" if value < 10 else f"{value:.1f}"

    lines = [("", "unit", "ours", "peer", "outcome", "target", "")]
    for row in rows:
        met = "" if row.met is None else "met" if row.met else "MISSED"
        lines.append((row.what, row.unit, figure(row.ours), figure(row.peer), row.outcome, row.target, met))
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    right = (False, False, True, True, False, False, False)
    return "\n".join(
        "  ".join(
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(line, widths, right, strict=True)
        ).rstrip()
        for line in lines
    )


MACHINE = {
    "cores": os.cpu_count(),
    "system": platform.system(),
    "architecture": platform.machine(),
    "python": platform.python_version(),
}
PACKAGES = {name: version(name) for name in ("deadline-pages", "boto3")}


def show(rows: list[Row]) -> None:
    described = ", ".join(f"{value} {name}" if name == "cores" else str(value) for name, value in MACHINE.items())
    print(f"{described}; " + ", ".join(f"{name} {number}" for name, number in PACKAGES.items()))
    print(table(rows))


def save(path: Path, rows: list[Row], rounds: int) -> None:
    document = {"machine": MACHINE, "packages": PACKAGES, "rounds": rounds, "rows": [*map(asdict, rows)]}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document, indent=2) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure us and the peers in one run.")
    parser.add_argument("--rounds", type=int, default=5, help="turns that every peer gets (default: 5)")
    arguments = parser.parse_args()
    # A first build takes minutes.
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=SDK, check=True)
    rows: list[Row] = []
    with serve(LISTED) as farm:
        for page_size in (100, 1000):
            rows += pages(farm, arguments.rounds, page_size)
        rows += cold(farm, arguments.rounds)
    with serve(STREAMED) as farm:
        rows += memory(farm)
    show(rows)
    save(LATEST, rows, arguments.rounds)


if __name__ == "__main__":
    main()
