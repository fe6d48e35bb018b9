"""Time in pieces of equal length, and how much of each intervals cover."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Bins:
    """Pieces of the time from one moment to another, at round times of UTC."""

    def __init__(self, since: int, until: int, width: int) -> None:
        """Take a time in microseconds, and the width of a piece."""
        self._first, self._width = since // width * width, width
        self._since, self._until = since, until
        self._count = max(0, -(-(until - self._first) // width))

    def __len__(self) -> int:
        """Return how many there are."""
        return self._count

    def span(self, number: int) -> tuple[int, int]:
        """Return from when to when a piece is."""
        start = self._first + number * self._width
        return max(start, self._since), min(start + self._width, self._until)

    def covered(self, intervals: Iterable[tuple[int, int]]) -> list[int]:
        """Return how much of each piece intervals cover, added up where they overlap.

        In one pass, however long they are: each adds what is left of the piece in which it begins, and all of those
        behind it, and takes away the same from its end on.
        """
        parts, wholes = [0] * (self._count + 1), [0] * (self._count + 2)
        for start, end in intervals:
            for time, sign in ((start, 1), (end, -1)):
                number, passed = divmod(time - self._first, self._width)
                parts[number] += sign * (self._width - passed)
                wholes[number + 1] += sign * self._width
        return [part + whole for part, whole in zip(parts, accumulate(wholes), strict=False)][: self._count]
