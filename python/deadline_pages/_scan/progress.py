"""How far a scan is: numbers, and a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    def seconds_left(self) -> float | None:
        """About how long it goes on (float, seconds), by the listings that were found and read; None if unknown."""
        found = sum(level.found for level in self.levels.values())
        done = sum(level.done for level in self.levels.values())
        return self.seconds / done * (found - done) if done else None


Progress.__module__ = "deadline_pages"  # its public address


def make(levels: list[tuple[str, list[int]]], seconds: float) -> Progress:
    """Make a `Progress` of the native numbers."""
    return Progress({name: Level(*numbers) for name, numbers in levels}, seconds)


def bar() -> Callable[[Progress], Any]:
    """Return a callable that shows a bar, in a notebook or a terminal.

    Raises:
        ImportError: tqdm is not installed.
    """
    try:
        from tqdm.auto import tqdm
    except ImportError:
        from deadline_pages._extras import pip_install

        raise ImportError(f"progress=True needs tqdm: {pip_install('progress')}") from None
    shown: Any = tqdm(unit=" listings", dynamic_ncols=True)

    def show(progress: Progress) -> None:
        shown.total = sum(level.found for level in progress.levels.values())
        shown.n = sum(level.done for level in progress.levels.values())
        shown.set_postfix(rows=progress.rows, requests=progress.requests, refresh=False)
        shown.refresh()
        if shown.n == shown.total:
            shown.close()

    return show


def shown(progress: Any) -> Callable[[Progress], Any] | None:
    """Return what the argument ``progress`` stands for.

    Raises:
        TypeError: it is no callable.
        ImportError: tqdm is not installed.
    """
    if progress is None or progress is False:
        return None
    if progress is True:
        return bar()
    if not callable(progress):
        raise TypeError(f"progress must be True, False or a callable, not {progress!r}")
    made: Callable[[Progress], Any] = progress
    return made
