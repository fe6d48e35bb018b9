"""Intervals as a limited number of marks: neighbours of a kind are merged, and nothing is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deadline_pages._plot import widths

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Mark:
    """One or several intervals of a kind, drawn as one."""

    kind: tuple[int, str]
    """The row, and the state."""
    start: int
    end: int
    length: int
    """The sum of their lengths."""
    count: int
    """How many they are."""
    place: int
    """Where the first of them is in what was given."""


def merge(marks: Iterable[Mark], most: int) -> tuple[list[Mark], int]:
    """Merge neighbours of a kind, no more than it takes.

    Args:
        marks: one for each interval.
        most: so many marks at most; more than kinds there are.

    Returns:
        The marks by kind and time, and how far apart merged ones are at most; 0 if none had to be merged.
    """
    found = sorted(marks, key=lambda mark: (mark.kind, mark.start))
    gap = 0
    while len(found) > most:
        gap = widths.at_least(gap + 1)
        found = _merged(found, gap)
    return found, gap


def _merged(marks: list[Mark], gap: int) -> list[Mark]:
    merged = [marks[0]]
    for mark in marks[1:]:
        last = merged[-1]
        if mark.kind == last.kind and mark.start - last.end < gap:
            last.end = max(last.end, mark.end)
            last.length += mark.length
            last.count += mark.count
        else:
            merged.append(mark)
    return merged
