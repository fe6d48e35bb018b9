"""A local farm in a process of its own, peers in processes of theirs, turns, and what these amount to."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any, TypeAlias

import deadline_pages
from deadline_pages.testing import LocalFarm

from benchmarks.figures import Spread

ROOT = Path(__file__).resolve().parent
PEERS = ROOT / "peers"
RESULTS = ROOT / "results"
SDK = ROOT / "sdk_typed"
# What `make` installs the peers into; aiobotocore needs a botocore of its own.
BENCH, BENCH_AIO = ROOT.parent / ".venv-bench" / "bin", ROOT.parent / ".venv-bench-aio" / "bin"
PYTHONS = {
    "ours": Path(sys.executable),
    "boto3": BENCH / "python",
    "capo": BENCH / "python",
    "floor": BENCH / "python",
    "command_line": BENCH / "python",
    "aiobotocore": BENCH_AIO / "python",
}
VERSIONS = {
    "boto3": ("boto3", "botocore", "awscli", "capo-deadline", "orjson"),
    "aiobotocore": ("aiobotocore",),
}

Result: TypeAlias = "dict[str, Any]"
Peer: TypeAlias = "Callable[[], Result]"
Measure: TypeAlias = "Callable[[Result], float]"


@dataclass(frozen=True)
class Farm:
    """A farm that is served, and what is in its first queue."""

    endpoint: str
    farm: str
    queue: str
    jobs: list[str]

    @property
    def place(self) -> list[str]:
        """Where to list the sessions of the first job."""
        return [self.endpoint, self.farm, self.queue, self.jobs[0]]


def across(results: list[Result], measure: Measure) -> Spread:
    return Spread.of(map(measure, results))


def ratio(above: list[Result], below: list[Result], measure: Measure) -> Spread:
    """Take the ratio round by round: what slows a whole round down cancels out."""
    return Spread.of(measure(one) / measure(other) for one, other in zip(above, below, strict=True))


def environment() -> dict[str, str]:
    """Return this process's environment without what would configure a client or Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(("AWS_", "PYTHON")) and not name.upper().endswith(("_CA_BUNDLE", "_PROXY"))
    }
    nothing = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    return kept | nothing | {"AWS_EC2_METADATA_DISABLED": "true"}


def run(*command: str | Path, stdin: str = "") -> Result:
    """Run a command that prints one JSON document."""
    try:
        done = subprocess.run(
            [*map(str, command)], env=environment(), input=stdin, stdout=subprocess.PIPE, text=True, check=True
        )
    except FileNotFoundError as missing:
        raise SystemExit(f"{missing.filename} is not there: `make bench` installs and builds the peers") from None
    result: Result = json.loads(done.stdout)
    return result


def script(name: str, peer: str, *arguments: object, stdin: str = "") -> Peer:
    """Return what runs a script of `peers/` for a peer, by the interpreter that has it."""
    return lambda: run(PYTHONS[peer], PEERS / f"{name}.py", peer, *map(str, arguments), stdin=stdin)


def command_line(farm: Farm, page_size: int, max_items: int = 0) -> Peer:
    arguments = [BENCH / "aws", *farm.place, page_size, max_items]
    return lambda: run(PYTHONS["command_line"], PEERS / "command_line.py", *map(str, arguments))


def sdk_typed(flavor: str, farm: Farm, page_size: int, repeats: int) -> Peer:
    return lambda: run(SDK / "target/release/sdk-typed", flavor, *farm.place, str(page_size), str(repeats))


def _use(cores: set[int]) -> None:
    """Run what is started from now on, and what it starts, on these cores."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, cores)


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if sys.platform == "linux" else set()


@contextlib.contextmanager
def serve(*, apart: bool = False, **dials: Any) -> Iterator[Farm]:
    """Serve a farm; the dials are `LocalFarm`'s.

    Apart it has a core of its own: it stands for a machine that does not wait for the client's.
    """
    dials = {"queues": 1, "max_page_size": 1000, **dials}
    like = LocalFarm(**dials)
    options = [word for name, value in dials.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    command = [sys.executable, "-m", "deadline_pages", "farm", "--port", "0", *options]
    cores = _cores()
    theirs = {max(cores)} if apart and len(cores) > 1 else cores
    _use(theirs)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            _use(cores - theirs or cores)
            assert process.stdout is not None
            endpoint = process.stdout.readline().strip()
            if not endpoint:
                raise SystemExit("the farm did not start")
            jobs = [like.job_id(number) for number in range(dials.get("jobs", 1))]
            yield Farm(endpoint, like.farm_id(), like.queue_id(), jobs)
        finally:
            _use(cores)
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


def check(results: dict[str, list[Result]], **expected: int) -> None:
    """Stop unless every peer saw everything."""
    for name, outcomes in results.items():
        for outcome in outcomes:
            found = {what: outcome[what] for what in expected}
            if found != expected:
                raise SystemExit(f"{name} listed {found} instead of {expected}")


def wall(result: Result) -> float:
    """Seconds of one repeat."""
    return float(median(result["seconds"]))


def ms_per_page(result: Result) -> float:
    return 1000 * wall(result) / int(result["pages"])


def mean_ms_per_page(result: Result) -> float:
    return 1000 * fmean(result["seconds"]) / int(result["pages"])


def cpu_ms_per_page(result: Result) -> float:
    # The mean: a clock of coarse ticks is right on the whole.
    return 1000 * fmean(result["cpu"]) / int(result["pages"])


def peak_mb(result: Result) -> float:
    return float(result["peak_mb"])


def packages() -> dict[str, str]:
    """Return the versions of all peers that are installed."""
    code = (
        "import importlib.metadata, json, platform, sys;"
        "print(json.dumps({'python': platform.python_version()}"
        " | {name: importlib.metadata.version(name) for name in sys.argv[1:]}))"
    )
    found = {"deadline-pages": deadline_pages.__version__}
    for peer, names in VERSIONS.items():
        if PYTHONS[peer].exists():
            theirs = run(PYTHONS[peer], "-c", code, *names)
            if theirs.pop("python") != platform.python_version():
                raise SystemExit(f"{peer} has another Python: remove {PYTHONS[peer].parent.parent}")
            found |= theirs
    locked = re.search(r'name = "aws-sdk-deadline"\nversion = "(.+)"', (SDK / "Cargo.lock").read_text())
    assert locked is not None
    return found | {"aws-sdk-deadline": locked[1]}
