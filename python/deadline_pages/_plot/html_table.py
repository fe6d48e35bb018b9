"""A report as a table of HTML: its first rows, and how many there are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from deadline_pages._plot.cells import caption, cell, heading, is_number
from deadline_pages._plot.page import wide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    import narwhals.stable.v2 as nw

_ROWS = 20


def table(title: str, frame: nw.DataFrame[Any], names: Sequence[str]) -> str:
    """Return these columns of the first rows of a report, or that there are none; all text in it is escaped."""
    about = escape(caption(title, len(frame), _ROWS))
    if not len(frame):
        return f"<p>{about}</p>\n"
    heads = "".join(f'<th scope="col"{_side(name)}>{heading(name)}</th>' for name in names)
    body = "".join(f"<tr>{_cells(row, names)}</tr>\n" for row in frame.head(_ROWS).iter_rows(named=True))
    return wide(
        title,
        f"<table><caption>{about}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>",
    )


def _cells(row: Mapping[str, Any], names: Sequence[str]) -> str:
    first, *others = names
    rest = "".join(f"<td{_side(name)}>{escape(cell(row, name))}</td>" for name in others)
    return f'<th scope="row">{escape(cell(row, first))}</th>{rest}'


def _side(name: str) -> str:
    return ' class="number"' if is_number(name) else ""
