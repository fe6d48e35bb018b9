"""The order of names, as people count: node2 before node10."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    import narwhals.stable.v2 as nw

WORKERS = ("fleetName", "hostName", "workerId")
"""The columns by which workers are in order."""


def in_order(frame: nw.DataFrame[Any], *columns: str) -> nw.DataFrame[Any]:
    """Sort a frame of few rows, such as one of workers, by columns of names and ids."""
    if not len(frame):
        return frame
    keys = [*zip(*([*map(_key, frame[name].to_list())] for name in columns), strict=True)]
    return frame[sorted(range(len(frame)), key=keys.__getitem__)]


def _key(name: str | None) -> list[tuple[int, str]]:
    """Return what a name is sorted by: its text and its numbers in turn, of which longer ones are larger."""
    parts = re.split("([0-9]+)", name or "")
    digits = (part.lstrip("0") if number % 2 else part for number, part in enumerate(parts))
    return [(len(part) if number % 2 else 0, part) for number, part in enumerate(digits)]
