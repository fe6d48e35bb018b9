"""A report as lines of text."""

from __future__ import annotations

from deadline_pages._command.terminal import fitted, printable, width
from deadline_pages._plot.cells import caption, cell, heading, is_number, is_text

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

FEW = 10
_GAP = "  "
_SHORTEST = 12  # columns of the terminal, to which text is cut before whole columns are left out


def lines(title: str, frame: Any, names: Sequence[str], most: int, room: int | None) -> str:
    """Return a table, or that there is nothing in it.

    Args:
        title: what it is of.
        frame: the report.
        names: the columns to show, the most important first.
        most: how many rows to show.
        room: how many characters fit into a line, None for any number. Long text is cut, and the last columns are left
            out.
    """
    about = caption(title, len(frame), most)
    if not len(frame):
        return sentence(about, room)
    rows = [[printable(cell(row, name)) for name in names] for row in frame.head(most).iter_rows(named=True)]
    rows.insert(0, [*map(heading, names)])
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    if room is not None:
        _narrow(widths, [is_text(name) for name in names], room)
    if left := names[len(widths) :]:
        about += f" (no room for {', '.join(map(heading, left))})"
    shown = []
    for row in rows:
        cells = []
        for name, text, wide in zip(names, row, widths, strict=False):
            space = " " * (wide - width(text))
            cells.append(space + text if is_number(name) else fitted(text, wide))
        shown.append(_GAP.join(cells).rstrip())
    return sentence(about, room) + "\n".join(shown) + "\n"


def sentence(text: str, room: int | None) -> str:
    """Return a sentence in lines of so many characters at most."""
    from textwrap import wrap

    return "\n".join([text] if room is None else wrap(text, room)) + "\n"


def _narrow(widths: list[int], may_be_cut: Sequence[bool], room: int) -> None:
    """Take from the widest columns of text what is too much, and then the last columns."""
    while len(widths) > 1 and sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        left = [(wide, place) for place, wide in enumerate(widths) if may_be_cut[place] and wide > _SHORTEST]
        if left:
            widths[max(left)[1]] -= 1
        else:
            widths.pop()
    widths[0] = min(widths[0], room)
