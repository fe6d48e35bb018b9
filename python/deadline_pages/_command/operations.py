"""The operations as the command line names them, and their parameters as options: both as in ``aws deadline``."""

from __future__ import annotations

import argparse
import re

from deadline_pages._client.declarations import LIST_METHODS, Declarations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

# `session-actions` of `list_session_actions`.
OPERATIONS = {method.partition("_")[2].replace("_", "-"): method for method in LIST_METHODS}
_PAGING = ("nextToken", "maxResults")


class Parameter:
    """A parameter of an operation."""

    def __init__(self, name: str, declared: Any, about: str) -> None:
        """Take its name, the method that declares it, and what its docstring says."""
        self.name = name
        """As in boto3 (str): `farmId`."""
        self.option = "--" + re.sub("[A-Z]", lambda letter: f"-{letter[0].lower()}", name)
        """As in aws (str): `--farm-id`."""
        self.is_list = declared.__annotations__[name] is not str
        self.is_required = name not in (declared.__kwdefaults__ or {})
        self.about = about
        """What values it takes (str)."""


def parameters(method: str) -> Iterator[Parameter]:
    """Give the parameters of a method, without those of paging, which the paginator sets."""
    declared = vars(Declarations)[method]
    # Python's flag -OO leaves docstrings out.
    section = (declared.__doc__ or "").partition("Args:")[2].partition("Returns:")[0]
    abouts = dict(re.findall(r"^\s*(\w+): \(.*?\)((?:.|\n(?!\s*\w+: \())*)", section, re.MULTILINE))
    for name in declared.__annotations__:
        if name not in (*_PAGING, "return"):
            yield Parameter(name, declared, " ".join(abouts.get(name, "").replace("``", "").split()))


def declare_operation(parser: argparse.ArgumentParser, words: Sequence[str], *, lists: bool = False) -> None:
    """Declare an operation and its parameters. It stands before all options, which are its own.

    Args:
        parser: of the subcommand; an unknown operation is its error.
        words: its arguments.
        lists: whether an option may have several ids, and none is required.
    """
    name = words[0] if words else None
    if name is None or name in ("-h", "--help"):
        text = "what to list, before all options: " + ", ".join(sorted(OPERATIONS))
        parser.add_argument("operation", choices=OPERATIONS, metavar="operation", help=text)
        return
    if name not in OPERATIONS:
        parser.error(f"unknown operation {name!r}{_hint(name)}")
    parser.prog = f"{parser.prog} {name}"
    parser.add_argument("operation", help=argparse.SUPPRESS)
    parser.set_defaults(method=OPERATIONS[name])
    group = parser.add_argument_group("parameters of the operation")
    for parameter in parameters(OPERATIONS[name]):
        several: dict[str, Any] = {"nargs": "+"} if lists or parameter.is_list else {}
        about = parameter.about.replace("%", "%%") + (" (required)" if parameter.is_required and not lists else "")
        group.add_argument(
            parameter.option, dest=parameter.name, metavar=parameter.name, help=about.strip() or None, **several
        )


def _hint(name: str) -> str:
    if name.startswith("-"):
        return ": it comes before all options"
    from deadline_pages._names import closest_name

    meant = closest_name(name.removeprefix("list-"), OPERATIONS)
    return f", maybe you meant {meant}" if meant else ""


def given_parameters(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the parameters that were given, by boto3's names."""
    named = ((parameter.name, getattr(arguments, parameter.name)) for parameter in parameters(arguments.method))
    return {name: value for name, value in named if value is not None}
