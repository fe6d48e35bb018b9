"""Instructions that one more page of 100 takes, counted by callgrind: a listing of 120 pages minus one of 20, so that
startup cancels out. Only this package's module and the interpreter are counted, because those of the C library differ
between machines. `make bench-gate` compares the counts with benchmarks/baseline.json."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

from benchmarks.figures import Spread
from benchmarks.harness import PEERS, Farm, environment, serve
from benchmarks.report import Report, Row

FEW, MANY, MOST = 20, 120, 1120
PAGE_SIZE = 100
MISSING = "skipped: valgrind is not installed (Debian: apt-get install valgrind)"


@dataclass(frozen=True)
class Instructions:
    """The instructions that one page takes."""

    module: int
    interpreter: int


def interpreter() -> str:
    """Return the version of Python and the architecture, which both counts depend on."""
    return str(sysconfig.get_config_var("SOABI"))


def builds() -> dict[str, str]:
    """Return the builds that the counts depend on as well."""
    optimized = "--enable-optimizations" in str(sysconfig.get_config_var("CONFIG_ARGS"))
    flags = "optimized" if optimized else "not optimized"
    compiler = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return {
        "module_build": compiler,
        "interpreter_build": f"{platform.python_version()}, {platform.python_compiler()}, {flags}",
    }


def by_object(lines: Iterable[str]) -> Counter[str]:
    """Return the instructions of each object file of a callgrind profile, without those of its callees."""
    found: Counter[str] = Counter()
    current, inclusive = "", False
    for line in lines:
        if line.startswith("ob="):
            current = line[3:].strip()
        elif line.startswith("calls="):
            inclusive = True  # the next line is what the callee cost
        elif line[:1].isdigit():
            if not inclusive:
                found[current] += int(line.split()[-1])
            inclusive = False
    return found


def _profile(farm: Farm, pages: int, folder: Path) -> Counter[str]:
    output = folder / f"{pages}.callgrind"
    # Full names and positions, so that a line can be read without those before it.
    options = ["--tool=callgrind", "--compress-strings=no", "--compress-pos=no", f"--callgrind-out-file={output}"]
    command = [sys.executable, "-B", PEERS / "take.py", *farm.first_job, pages]
    # A fixed seed: how dicts collide is part of the count.
    variables = environment() | {"PYTHONHASHSEED": "0"}
    done = subprocess.run(
        ["valgrind", "-q", *options, *map(str, command)], env=variables, capture_output=True, text=True
    )
    if done.returncode or done.stdout.strip() != str(pages * PAGE_SIZE):
        raise SystemExit(f"the listing under valgrind failed: {done.stdout}{done.stderr}")
    with output.open() as lines:
        return by_object(lines)


def count(few: int = FEW, many: int = MANY) -> Instructions | None:
    """Count the instructions of one page, from two listings' difference; None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    with serve(sessions_per_job=many * PAGE_SIZE) as farm, tempfile.TemporaryDirectory() as folder:
        workers = os.cpu_count() or 1
        with ThreadPoolExecutor(min(workers, 2)) as pool:
            before, after = pool.map(lambda pages: _profile(farm, pages, Path(folder)), (few, many))
    more = {name: (after[name] - before[name]) // (many - few) for name in after}

    def of_interpreter(name: str) -> bool:
        path = PurePath(name)
        return path.name.startswith(("libpython", "python")) or "lib-dynload" in path.parts

    module = sum(cost for name, cost in more.items() if PurePath(name).name.startswith("_native."))
    rest = sum(cost for name, cost in more.items() if of_interpreter(name) and "deadline_pages" not in name)
    if not module or not rest:
        raise SystemExit(f"callgrind saw neither the module nor the interpreter: {sorted(more)}")
    return Instructions(module, rest)


def measure(full: bool, _rounds: int) -> Report:
    """Measure once: counts repeat within a percent."""
    report = Report("instructions", "Instructions a page", __doc__ or "", 1)
    found = count()
    if found is None:
        report.rows.append(Row("a page of 100", "million", None, label=MISSING))
        return report
    report.point("ours", module=found.module, interpreter=found.interpreter, **builds())
    for what, figure in (("in the module", found.module), ("in the interpreter", found.interpreter)):
        report.rows.append(Row(f"a page of 100, {what}", "million", Spread.of([figure / 1e6])))
    if full and (later := count(MANY, MOST)) is not None:
        costs = [one.module + one.interpreter for one in (found, later)]
        report.rows.append(
            Row(
                f"a page of 100, module and interpreter, pages {MANY} to {MOST:,}",
                "million",
                Spread.of([costs[1] / 1e6]),
            )
        )
        what = f"highest / lowest, pages {FEW} to {MANY} and {MANY} to {MOST:,}"
        report.constant(what, Spread.of([max(costs) / min(costs)]))
    return report
