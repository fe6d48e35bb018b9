"""The rows of a plot: a worker each, or neighbours together where there are too many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from deadline_pages._plot.chart import text
from deadline_pages._report.order import WORKERS, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import narwhals.stable.v2 as nw

ROWS = 250
"""The most rows of a plot."""


class Rows:
    """The labels of rows, and which worker is in which."""

    def __init__(self, workers: nw.DataFrame[Any]) -> None:
        """Take workers, each once, with `workerId`, `hostName` and `fleetName`."""
        fleets, hosts, ids = (in_order(workers, *WORKERS)[name].to_list() for name in WORKERS)
        names = unique([_short(host) or worker for host, worker in zip(hosts, ids, strict=True)], ids)
        self.each = max(1, -(-len(ids) // ROWS))
        """How many workers a row has, at most."""
        firsts = range(0, len(ids), self.each)
        self.labels = [text(_label(names[first : first + self.each])) for first in firsts]
        """What each row is called; all differ."""
        self.fleets = [
            text(", ".join(dict.fromkeys(fleet or "" for fleet in fleets[first : first + self.each])))
            for first in firsts
        ]
        """The names of the fleets of each row."""
        self.numbers = {worker: number // self.each for number, worker in enumerate(ids)}
        """The row of each worker."""

    @property
    def note(self) -> str | None:
        """What a subtitle says, where workers share rows."""
        return f"Each row is {self.each} workers." if self.each > 1 else None


def unique(names: Sequence[str], ids: Sequence[str]) -> list[str]:
    """Return names, with the ids of those that are there more than once."""
    counts = Counter(names)
    return [name if counts[name] == 1 else f"{name} ({key})" for name, key in zip(names, ids, strict=True)]


def _short(host: str | None) -> str | None:
    """Return the name of a host without its domain."""
    first, _, _ = (host or "").partition(".")
    return host if first.isdigit() else first


def _label(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"
