"""Run a local farm and the peers, each in its own process, and summarize their results."""

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
# The virtual environments that `make` installs the peers into; aiobotocore pins another botocore.
BENCH, BENCH_AIO = ROOT.parent / ".venv-bench" / "bin", ROOT.parent / ".venv-bench-aio" / "bin"
PYTHONS = {
    "ours": Path(sys.executable),
    "boto3": BENCH / "python",
    "capo": BENCH / "python",
    "floor": BENCH / "python",
    "command_line": BENCH / "python",
    "aiobotocore": BENCH_AIO / "python",
    "spark": ROOT.parent / ".venv-spark" / "bin" / "python",
}
VERSIONS = {
    "boto3": ("boto3", "botocore", "awscli", "capo-deadline", "duckdb", "orjson", "pandas", "polars", "pyarrow"),
    "aiobotocore": ("aiobotocore",),
    "spark": ("pyspark",),
}
# This package beside the libraries of data frames, with one thread: numpy's BLAS threads spin, which counts as CPU.
FRAMES = {
    "PYTHONPATH": str(ROOT.parent / "python"),
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "POLARS_MAX_THREADS": "1",
}

Result: TypeAlias = "dict[str, Any]"
Peer: TypeAlias = "Callable[[], Result]"
Metric: TypeAlias = "Callable[[Result], float]"


@dataclass(frozen=True)
class Farm:
    """A running farm and its first queue."""

    endpoint: str
    farm: str
    queue: str
    jobs: list[str]

    @property
    def first_job(self) -> list[str]:
        """Endpoint and ids of the first job: the arguments of the peers' scripts."""
        return [self.endpoint, self.farm, self.queue, self.jobs[0]]


def summarize(results: list[Result], metric: Metric) -> Spread:
    return Spread.of(map(metric, results))


def ratio(numerator: list[Result], denominator: list[Result], metric: Metric) -> Spread:
    """Divide round by round: what slows a whole round down cancels out."""
    return Spread.of(metric(above) / metric(below) for above, below in zip(numerator, denominator, strict=True))


def environment() -> dict[str, str]:
    """Return this process's environment without variables that configure AWS clients or Python."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(("AWS_", "PYTHON")) and not name.upper().endswith(("_CA_BUNDLE", "_PROXY"))
    }
    nothing = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    return kept | nothing | {"AWS_EC2_METADATA_DISABLED": "true"}


def run(*command: str | Path, stdin: str = "", **variables: str) -> Result:
    """Run a command that prints one JSON document, with these environment variables as well."""
    try:
        done = subprocess.run(
            [*map(str, command)],
            env=environment() | variables,
            input=stdin,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    except FileNotFoundError as missing:
        raise SystemExit(f"{missing.filename} is missing: `make peers` installs and builds the peers") from None
    result: Result = json.loads(done.stdout)
    return result


def script(name: str, peer: str, *arguments: object, stdin: str = "") -> Peer:
    """Return a function that runs a script of `peers/` with the peer's interpreter."""
    return lambda: run(PYTHONS[peer], PEERS / f"{name}.py", peer, *map(str, arguments), stdin=stdin)


def frames(name: str, *arguments: object, stdin: str = "") -> Peer:
    """Return a function that runs a script of `peers/` with the libraries of data frames, and this package."""
    return lambda: run(BENCH / "python", PEERS / f"{name}.py", *map(str, arguments), stdin=stdin, **FRAMES)


def command_line(farm: Farm, page_size: int, max_items: int = 0) -> Peer:
    arguments = [BENCH / "aws", *farm.first_job, page_size, max_items]
    return lambda: run(PYTHONS["command_line"], PEERS / "command_line.py", *map(str, arguments))


def sdk_typed(flavor: str, farm: Farm, page_size: int, repeats: int) -> Peer:
    return lambda: run(SDK / "target/release/sdk-typed", flavor, *farm.first_job, str(page_size), str(repeats))


def _pin(cores: set[int]) -> None:
    """Pin this process, and those that it starts from now on, to these cores."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, cores)


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if sys.platform == "linux" else set()


@contextlib.contextmanager
def serve(*, own_core: bool = False, **settings: Any) -> Iterator[Farm]:
    """Serve a farm, with `LocalFarm`'s settings.

    With `own_core` it shares no core with the peers, as a server on another machine.
    """
    settings = {"queues": 1, "max_page_size": 1000, **settings}
    twin = LocalFarm(**settings)
    options = [word for name, value in settings.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    command = [sys.executable, "-m", "deadline_pages", "farm", "--port", "0", *options]
    cores = _cores()
    farm_cores = {max(cores)} if own_core and len(cores) > 1 else cores
    _pin(farm_cores)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            _pin(cores - farm_cores or cores)
            assert process.stdout is not None
            endpoint = process.stdout.readline().strip()
            if not endpoint:
                raise SystemExit("the farm did not start")
            jobs = [twin.job_id(number) for number in range(settings.get("jobs", 1))]
            yield Farm(endpoint, twin.farm_id(), twin.queue_id(), jobs)
        finally:
            _pin(cores)
            process.terminate()


def interleave(rounds: int, peers: dict[str, Peer]) -> dict[str, list[Result]]:
    """Run every peer once a round; each round starts with the next peer."""
    results: dict[str, list[Result]] = {name: [] for name in peers}
    names = list(peers)
    for number in range(rounds):
        first = number % len(names)
        for name in names[first:] + names[:first]:
            results[name].append(peers[name]())
    return results


def check(results: dict[str, list[Result]], **expected: Any) -> None:
    """Exit unless every peer listed everything."""
    for name, peer_results in results.items():
        for result in peer_results:
            found = {key: result[key] for key in expected}
            if found != expected:
                raise SystemExit(f"{name} listed {found} instead of {expected}")


def wall(result: Result) -> float:
    """Median seconds of one repeat."""
    return float(median(result["seconds"]))


def ms_per_page(result: Result) -> float:
    return 1000 * wall(result) / int(result["pages"])


def mean_ms_per_page(result: Result) -> float:
    return 1000 * fmean(result["seconds"]) / int(result["pages"])


def cpu_ms_per_page(result: Result) -> float:
    # The mean, because the CPU clock has coarse ticks.
    return 1000 * fmean(result["cpu"]) / int(result["pages"])


def peak_mb(result: Result) -> float:
    return float(result["peak_mb"])


def packages() -> dict[str, str]:
    """Return the versions of this package and of the installed peers."""
    code = (
        "import importlib.metadata, json, platform, sys;"
        "print(json.dumps({'python': platform.python_version()}"
        " | {name: importlib.metadata.version(name) for name in sys.argv[1:]}))"
    )
    found = {"deadline-pages": deadline_pages.__version__}
    for peer, names in VERSIONS.items():
        if PYTHONS[peer].exists():
            versions = run(PYTHONS[peer], "-c", code, *names)
            if versions.pop("python") != platform.python_version():
                raise SystemExit(f"{peer} has another version of Python: remove {PYTHONS[peer].parent.parent}")
            found |= versions
    locked = re.search(r'name = "aws-sdk-deadline"\nversion = "(.+)"', (SDK / "Cargo.lock").read_text())
    assert locked is not None
    return found | {"aws-sdk-deadline": locked[1]}
