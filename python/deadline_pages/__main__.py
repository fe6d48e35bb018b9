"""The command line, ``python -m deadline_pages``: for each subcommand a function that declares and one that runs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from . import __build__


def _declare_farm(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    if __build__["farm"]:
        from ._farm.command import declare

        declare(commands)


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
