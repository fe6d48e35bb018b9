"""The command line ``deadline-pages``: its subcommands, of which only the one that is called is imported.

A subcommand is a module here: its ``declare`` adds the options to a parser, and sets ``run``, which does the work.
"""

from __future__ import annotations

import sys
from importlib import import_module

from deadline_pages import __build__, __version__
from deadline_pages._command.parser import Parser, UsageError

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Sequence

# What `--help` says of each.
COMMANDS = {
    "list": "list an operation, as `aws deadline list-...` does",
    "scan": "list an operation below all parents, such as the sessions of a whole farm",
    "snapshot": "keep the tables of a farm in a folder, as Parquet",
    "report": "say what happened in a snapshot, as text, JSON, CSV or a page",
    "timeline": "write a page with the timeline of a snapshot",
    "trace": "write a trace of a snapshot for Perfetto",
    "farm": "serve a local farm until Ctrl-C",
    "demo": "list a local farm with this package and with boto3, side by side",
    "completion": "print what completes this command in a shell",
    "version": "print what a bug report needs: versions, compiler, platform",
}
if not __build__["farm"]:
    del COMMANDS["farm"], COMMANDS["demo"]
_INTERRUPTED = 130  # 128 + SIGINT
_CLOSED_PIPE = 141  # 128 + SIGPIPE


def make_parsers(words: Sequence[str]) -> tuple[Parser, Parser]:
    """Return the parser of the command line, and that of the subcommand that these words call.

    Args:
        words: the arguments; the first may be a subcommand. Only that one has its options.
    """
    parser = Parser(prog="deadline-pages", description="List AWS Deadline Cloud, fast.")
    parser.add_argument("--version", action="version", version=f"deadline-pages {__version__}")
    chosen = parser
    subparsers = parser.add_subparsers(required=True, metavar="command", prog=parser.prog, parser_class=Parser)
    for name, text in COMMANDS.items():
        added = subparsers.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        if words[:1] == [name]:
            import_module(f"deadline_pages._command.{name}").declare(added, words[1:])
            chosen = added
    return parser, chosen


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand.

    Args:
        argv: The arguments, without the program's name; None takes them from the command line.

    Returns:
        The process's exit status.
    """
    try:
        try:
            return _run(list(sys.argv[1:] if argv is None else argv))
        finally:
            sys.stdout.flush()  # also what --help printed
    except KeyboardInterrupt as interrupt:
        for note in getattr(interrupt, "__notes__", ()):
            print(note, file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return _CLOSED_PIPE
    except Exception as error:
        from deadline_pages._command.errors import report

        return report(error)


def _run(words: Sequence[str]) -> int:
    parser, chosen = make_parsers(words)
    arguments = parser.parse_args(words)
    try:
        status: int = arguments.run(arguments)
    except UsageError as error:
        chosen.error(str(error))
    return status


def _discard_output() -> None:
    """Let the interpreter flush what nobody reads any more, when it ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
