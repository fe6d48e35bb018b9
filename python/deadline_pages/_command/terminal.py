"""What a terminal shows: how wide it is, how wide text is, and text that cannot command it."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Protocol

    class _Stream(Protocol):
        def fileno(self) -> int: ...


def columns(stream: _Stream) -> int | None:
    """Return how many characters fit into a line; None if nobody says, or the stream is no terminal.

    ``shutil.get_terminal_size`` does the same, and its import takes longer than all of `--help`.
    """
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"]) or None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def printable(text: str) -> str:
    """Return text without what a terminal would obey: names may hold any characters, also escape sequences."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


def width(text: str) -> int:
    """Return how many columns printable text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def fitted(text: str, room: int) -> str:
    """Return text that takes exactly so many columns: padded, or cut, which an ellipsis shows."""
    taken = width(text)
    if taken <= room:
        return text + " " * (room - taken)
    kept, left = "", room - 1
    for c in text:
        left -= width(c)
        if left < 0:
            break
        kept += c
    return fitted(kept + "…", room)
