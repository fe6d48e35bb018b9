"""Lengths of time that people count in."""

from __future__ import annotations

SECOND = 1_000_000
"""In microseconds, as all times here."""
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
_ROUND = {
    "s": (SECOND, (1, 2, 5, 10, 15, 30)),
    "min": (MINUTE, (1, 2, 5, 10, 15, 30)),
    "h": (HOUR, (1, 2, 3, 4, 6, 8, 12)),
}
_WIDTHS = {unit * count: f"{count} {name}" for name, (unit, counts) in _ROUND.items() for count in counts}


def at_least(length: float) -> int:
    """Return the shortest round length that is not shorter."""
    for width in _WIDTHS:
        if width >= length:
            return width
    width = DAY
    while width < length:
        width *= 2
    return width


def words(width: int) -> str:
    """Return a round length as text."""
    return _WIDTHS.get(width) or ("1 day" if width == DAY else f"{width // DAY:,} days")
