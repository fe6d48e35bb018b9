"""The parser of the command line, whose errors exit as those of ``aws`` do."""

from __future__ import annotations

import argparse
import sys

from deadline_pages._command.terminal import columns

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any, NoReturn

USAGE = 252


class UsageError(Exception):
    """The arguments are wrong; raised by subcommands when they run."""


class _Formatter(argparse.HelpFormatter):
    """As wide as the terminal, and lines do not break at the hyphens of options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=(columns(sys.stdout) or 80) - 2)

    def _split_lines(self, text: str, width: int) -> list[str]:
        from textwrap import wrap

        return wrap(" ".join(text.split()), width, break_on_hyphens=False)


class Parser(argparse.ArgumentParser):
    """A parser that takes options by their whole names only, as those to come may begin alike."""

    def __init__(self, **options: Any) -> None:
        """Take the options of an `ArgumentParser`."""
        super().__init__(allow_abbrev=False, formatter_class=_Formatter, **options)

    def error(self, message: str) -> NoReturn:
        """Print the message, and exit. The usage is longer than what is wrong with it."""
        self.exit(USAGE, f"{self.prog}: error: {message}\nSee {self.prog} --help\n")
