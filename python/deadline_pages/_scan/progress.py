"""How far a scan is: numbers, and a bar of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from deadline_pages._notebook.output import Output, kernel_shell

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Level(NamedTuple):
    """What a scan did with one operation."""

    found: int
    """Listings that there are."""
    done: int
    """Listings that were read to the end."""
    requests: int
    throttled: int
    """Requests that the service refused, and that were sent again."""
    errors: int
    gone: int
    """Listings of parents that were deleted meanwhile."""
    rows: int


class Progress(NamedTuple):
    """How far a scan is."""

    levels: dict[str, Level]
    """By method name, parents first."""
    seconds: float
    """Since the scan began."""

    @property
    def rows(self) -> int:
        """Rows (int) of the operation that was asked for."""
        return next(reversed(self.levels.values())).rows if self.levels else 0

    @property
    def requests(self) -> int:
        """Requests (int) of all operations."""
        return sum(level.requests for level in self.levels.values())

    @property
    def found(self) -> int:
        """Listings (int) that there are, of all operations."""
        return sum(level.found for level in self.levels.values())

    @property
    def done(self) -> int:
        """Listings (int) that were read to the end, of all operations."""
        return sum(level.done for level in self.levels.values())

    @property
    def seconds_left(self) -> float | None:
        """About how long it goes on (float, seconds), by the listings that were found and read; None if unknown."""
        return self.seconds / self.done * (self.found - self.done) if self.done else None

    def __repr__(self) -> str:
        """Show the sums."""
        return f"<deadline_pages.Progress: {self._sentence()}>"

    def _repr_html_(self) -> str:
        """Show a bar and the numbers in a notebook."""
        from deadline_pages._notebook.html import card

        return card("Progress", "", *self._html())

    def _html(self) -> list[str]:
        """Return the HTML of the bar and of the numbers."""
        from deadline_pages._notebook import html

        levels = self.levels.values()
        names = [name for name in _COLUMNS if name in _ALWAYS or any(getattr(level, name) for level in levels)]
        rows = ((operation, [getattr(level, name) for name in names]) for operation, level in self.levels.items())
        return [html.bar(self.done, self.found, self._sentence()), html.numbers(["", *names], rows)]

    def _sentence(self) -> str:
        left = "" if not self.seconds_left else f", about {max(self.seconds_left, 1):,.0f} s left"
        parts = [f"{self.done:,} of {self.found:,} listings", f"{self.rows:,} rows", f"{self.requests:,} requests"]
        return f"{', '.join(parts)}, {self.seconds:,.1f} s{left}"


Progress.__module__ = "deadline_pages"  # its public address
# Of what a notebook shows, columns of zeros are left out.
_ALWAYS = ("found", "done", "requests", "rows")
_COLUMNS = ("found", "done", "requests", "throttled", "errors", "gone", "rows")


def make(levels: list[tuple[str, list[int]]], seconds: float) -> Progress:
    """Make a `Progress` of the native numbers."""
    return Progress({name: Level(*numbers) for name, numbers in levels}, seconds)


def bar() -> Callable[[Progress], Any]:
    """Return a callable that shows a bar, in a notebook or a terminal."""
    shell = kernel_shell()
    return _terminal_bar() if shell is None else _notebook_bar(Output(shell))


def _notebook_bar(output: Output) -> Callable[[Progress], Any]:
    def show(progress: Progress) -> None:
        output.show(progress)
        if progress.done == progress.found:
            output.end()

    return show


def _terminal_bar() -> Callable[[Progress], Any]:
    """Return a callable that writes over a line of standard error, or if that is no terminal, a line at the end."""

    def show(progress: Progress) -> None:
        stream, is_over = sys.stderr, progress.done == progress.found
        if stream is None:  # a program without a console
            return
        if stream.isatty():
            from shutil import get_terminal_size

            width = get_terminal_size().columns - 1
            filled = 20 * progress.done // max(progress.found, 1)
            line = f"[{'#' * filled}{'-' * (20 - filled)}] {progress._sentence()}"
            stream.write(f"\r{line[:width].ljust(width)}" + "\n" * is_over)
        elif is_over:
            stream.write(f"{progress._sentence()}\n")
        stream.flush()

    return show


def shown(progress: Any) -> Callable[[Progress], Any] | None:
    """Return what the argument ``progress`` stands for.

    Raises:
        TypeError: it is no callable.
    """
    if progress is None or progress is False:
        return None
    if progress is True:
        return bar()
    if not callable(progress):
        raise TypeError(f"progress must be True, False or a callable, not {progress!r}")
    made: Callable[[Progress], Any] = progress
    return made
