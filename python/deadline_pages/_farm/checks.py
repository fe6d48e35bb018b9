"""Checks of a farm's arguments."""

from __future__ import annotations


def integer(name: str, value: object, least: int, most: int) -> int:
    """Return the value if it is an int within bounds, else raise `ValueError`."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return value


def number(name: str, value: object, most: float) -> float:
    """Return the value if it is a number from 0 to `most`, else raise `ValueError`."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"{name} must be a number from 0 to {most:g}, not {value!r}")
    return float(value)


def rate(name: str, value: object, most: float) -> float:
    """Return the value if it is a number above 0, up to `most`, else raise `ValueError`."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= most:
        raise ValueError(f"{name} must be a number above 0, up to {most:g}, not {value!r}")
    return float(value)
