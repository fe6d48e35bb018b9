"""Checks of a farm's arguments."""

from __future__ import annotations

from typing import TypedDict


class Answers(TypedDict):
    """How a farm of any kind answers."""

    latency: float
    throttle_rate: float
    requests_per_second: float | None
    burst: int | None
    retry_after: int | None
    max_page_size: int | None


def answers(
    latency: float,
    throttle_rate: float,
    requests_per_second: float | None,
    burst: int | None,
    retry_after: int | None,
    max_page_size: int | None,
) -> Answers:
    """Return the arguments of any farm if they are within bounds, else raise `ValueError`."""
    return {
        "latency": number("latency", latency, 3600),
        "throttle_rate": number("throttle_rate", throttle_rate, 1),
        "requests_per_second": (
            None if requests_per_second is None else rate("requests_per_second", requests_per_second, 100_000)
        ),
        "burst": None if burst is None else integer("burst", burst, 1, 1_000_000),
        "retry_after": None if retry_after is None else integer("retry_after", retry_after, 0, 3600),
        "max_page_size": None if max_page_size is None else integer("max_page_size", max_page_size, 1, 1_000_000),
    }


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
