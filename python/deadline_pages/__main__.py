"""The command line, ``python -m deadline_pages``: for each subcommand a function that declares and one that runs it."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from . import __build__

# The farm's options: name, type, default, help.
_FARM_OPTIONS: tuple[tuple[str, type, object, str], ...] = (
    ("port", int, 8000, "port on 127.0.0.1, 0 for any that is free"),
    ("seed", int, 0, "seed of the generated data; another seed gives other ids"),
    ("farms", int, 1, "farms in the account"),
    ("queues", int, 2, "queues in each farm"),
    ("fleets", int, 2, "fleets in each farm"),
    ("workers", int, 8, "workers in each fleet"),
    ("jobs", int, 10, "jobs in each queue"),
    ("steps", int, 2, "steps in each job"),
    ("tasks", int, 10, "tasks in each step"),
    ("sessions-per-job", int, 25, "sessions of each job"),
    ("actions-per-session", int, 4, "session actions of each session"),
    ("running-jobs", int, None, "jobs of each queue that run, those created last; every other one if left out"),
    ("latency", float, 0.0, "seconds to wait before each answer"),
    ("throttle-rate", float, 0.0, "share of the requests answered with 429, 0 to 1"),
    ("requests-per-second", float, None, "rate at which each operation is served, further requests get 429"),
    ("burst", int, None, "requests of an operation served at once after a pause; a second's worth if left out"),
    ("retry-after", int, 1, "seconds that throttled answers ask for"),
    ("max-page-size", int, None, "largest maxResults; the service's own limit if left out"),
)


def _declare_farm(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "farm",
        help="serve a local farm until Ctrl-C",
        description="Serve a Deadline Cloud endpoint with procedural data on 127.0.0.1 until Ctrl-C.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    for name, kind, default, text in _FARM_OPTIONS:
        parser.add_argument(f"--{name}", type=kind, default=default, help=text)
    parser.set_defaults(run=_run_farm)


def _run_farm(arguments: argparse.Namespace) -> int:
    from .testing import LocalFarm

    options = {name.replace("-", "_"): getattr(arguments, name.replace("-", "_")) for name, *_ in _FARM_OPTIONS}
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        farm = LocalFarm(**options).start()
    except (ValueError, OSError) as error:
        print(f"deadline_pages farm: {error}", file=sys.stderr)
        return 2
    with farm:
        lines = [farm.endpoint_url]
        if arguments.farms:
            lines.append(f"farmId   {farm.farm_id()}")
        if arguments.farms and arguments.queues:
            lines.append(f"queueId  {farm.queue_id()}")
        if arguments.farms and arguments.queues and arguments.jobs:
            lines.append(f"jobId    {farm.job_id()}")
        print("\n".join(lines), flush=True)
        # Windows wakes up for Ctrl-C only between waits.
        while not stop.wait(0.5):
            pass
    return 0


def _declare_demo(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "list a local farm with this package and with boto3, side by side"
    parser = commands.add_parser("demo", help=text, description=text)
    parser.set_defaults(run=_run_demo)


def _run_demo(_arguments: argparse.Namespace) -> int:
    from .demo import run

    return run()


def _declare_version(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "print what a bug report needs: versions, compiler, platform"
    parser = commands.add_parser("version", help=text, description=text.capitalize() + ".")
    parser.set_defaults(run=_run_version)


def _run_version(_arguments: argparse.Namespace) -> int:
    import platform

    python = f"{platform.python_implementation()} {platform.python_version()}"
    for name, value in {**__build__, "python": python, "platform": platform.platform()}.items():
        print(f"{name:<9} {value}")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand.

    Args:
        argv: The arguments, without the program's name; None takes them from the command line.

    Returns:
        The process's exit status.
    """
    parser = argparse.ArgumentParser(prog="python -m deadline_pages")
    commands = parser.add_subparsers(required=True, metavar="command")
    for declare in (_declare_farm, _declare_demo, _declare_version):
        declare(commands)
    arguments = parser.parse_args(argv)
    status: int = arguments.run(arguments)
    return status


if __name__ == "__main__":
    sys.exit(main())
