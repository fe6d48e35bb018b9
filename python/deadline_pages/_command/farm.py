"""The subcommand ``farm``: serves a farm until Ctrl-C."""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
import signal
import threading
from collections.abc import Callable, Sequence

from deadline_pages._command.parser import UsageError
from deadline_pages._command.times import time
from deadline_pages.testing import LocalFarm, Scenario, SimulatedFarm

_LOCAL, _SIMULATED, _BOTH = (LocalFarm,), (SimulatedFarm,), (LocalFarm, SimulatedFarm)

# The farm's options: the farms that have it, name, type, help. The defaults are those of the classes.
_FARM_OPTIONS: tuple[tuple[tuple[type[LocalFarm | SimulatedFarm], ...], str, Callable[[str], object], str], ...] = (
    (_BOTH, "seed", int, "seed of the generated data; another seed gives other ids (0)"),
    (_LOCAL, "farms", int, "farms in the account (1)"),
    (_BOTH, "queues", int, "queues in each farm (2)"),
    (_BOTH, "fleets", int, "fleets in each farm (2; simulated 3)"),
    (_BOTH, "workers", int, "workers in each fleet; simulated, at most so many at a time (8)"),
    (_LOCAL, "jobs", int, "jobs in each queue (10)"),
    (_LOCAL, "steps", int, "steps in each job (2)"),
    (_LOCAL, "tasks", int, "tasks in each step (10)"),
    (_LOCAL, "sessions-per-job", int, "sessions of each job (25)"),
    (_LOCAL, "actions-per-session", int, "session actions of each session (4)"),
    (_LOCAL, "running-jobs", int, "jobs of each queue that run, those created last (every other one)"),
    (_SIMULATED, "scenario", Scenario.load, "TOML or JSON file of a scenario, instead of a made-up studio"),
    (_SIMULATED, "now", time, "the farm's time when it is first served (2026-01-06T10:00Z)"),
    (_SIMULATED, "days", float, "days that have been simulated by then (1; of a scenario 0)"),
    (_SIMULATED, "jobs-per-day", int, "jobs submitted on a working day (as many as keep the workers busy)"),
    (_SIMULATED, "speed", float, "how many times faster than here time passes (0: it stands still)"),
    (_BOTH, "latency", float, "seconds to wait before each answer (0)"),
    (_BOTH, "throttle-rate", float, "share of the requests answered with 429, 0 to 1 (0)"),
    (
        _BOTH,
        "requests-per-second",
        float,
        "rate at which each operation is served, more get 429 (no limit)",
    ),
    (_BOTH, "burst", int, "requests of an operation served at once after a pause (a second's worth)"),
    (_BOTH, "retry-after", int, "seconds that throttled answers ask for (1)"),
    (_BOTH, "max-page-size", int, "largest maxResults (the service's own limit)"),
)


def declare(parser: argparse.ArgumentParser, _words: Sequence[str]) -> None:
    """Declare the subcommand."""
    parser.description = (
        "Serve a Deadline Cloud endpoint with procedural data (of 2026-01-05, 10:00 UTC and later), or a simulated "
        "farm, until Ctrl-C, and print what leads a shell's programs to it. Defaults are in parentheses."
    )
    parser.add_argument("--simulated", action="store_true", help="simulate a studio, in which time passes")
    parser.add_argument(
        "--host", default="127.0.0.1", help="address of this machine to listen on; 0.0.0.0 is all of them (127.0.0.1)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port, 0 for any that is free (8000)")
    for _, name, kind, text in _FARM_OPTIONS:
        parser.add_argument(f"--{name}", type=kind, default=argparse.SUPPRESS, help=text)
    parser.set_defaults(run=_run)


def _farm(arguments: argparse.Namespace) -> LocalFarm | SimulatedFarm:
    kind = SimulatedFarm if arguments.simulated else LocalFarm
    given = {}
    for kinds, name, *_ in _FARM_OPTIONS:
        key = name.replace("-", "_")
        if hasattr(arguments, key):
            if kind not in kinds:
                raise ValueError(f"--{name} {'does not go with' if arguments.simulated else 'needs'} --simulated")
            given[key] = getattr(arguments, key)
    return kind(port=arguments.port, **given).start(arguments.host)


def _exports(environ: dict[str, str]) -> list[str]:
    """Return what is pasted into a shell to set these variables."""
    if os.name == "nt":
        return [f'$Env:{name} = "{value}"' for name, value in environ.items()]
    return [f"export {name}={shlex.quote(value)}" for name, value in environ.items()]


def _run(arguments: argparse.Namespace) -> int:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        farm = _farm(arguments)
    except ValueError as error:
        raise UsageError(error) from None
    with farm:
        lines = [farm.endpoint_url]
        for name, find in (("farmId  ", farm.farm_id), ("queueId ", farm.queue_id), ("jobId   ", farm.job_id)):
            # There may be none of this kind.
            with contextlib.suppress(IndexError):
                lines.append(f"{name} {find()}")
        print("\n".join([*lines, "", *_exports(farm.environ())]), flush=True)
        # Windows wakes up for Ctrl-C only between waits.
        while not stop.wait(0.5):
            pass
    return 0
