"""Figures of several rounds, and how they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Spread:
    """The median of some rounds' figures, the least and the most."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures: Iterable[float]) -> Spread:
        found = list(figures)
        return cls(median(found), min(found), max(found))

    def __str__(self) -> str:
        """Say the median, and the others in brackets where they differ from it."""
        middle, low, high = number(self.median), number(self.low), number(self.high)
        return middle if low == high else f"{middle} ({low} to {high})"


def number(value: float) -> str:
    """Say a figure with three digits."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
