"""Statistics over rounds, and how numbers are formatted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """Median, lowest and highest value of several rounds."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        found = list(values)
        return cls(median(found), min(found), max(found))

    def __str__(self) -> str:
        """Format the median, with the range in brackets unless all three print the same."""
        middle, low, high = number(self.median), number(self.low), number(self.high)
        return middle if low == high else f"{middle} ({low} to {high})"


def number(value: float) -> str:
    """Format with three significant digits."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
