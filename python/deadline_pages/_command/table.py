"""Rows as a table for people: the columns that say most, as many as fit."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from itertools import accumulate

from deadline_pages._command.operations import parameters
from deadline_pages._command.terminal import fitted, printable, width
from deadline_pages._native import decode_table

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_GAP = "  "
_NAMES = ("name", "displayName")
_LONGEST_NAME = 32  # columns of the terminal, where these are limited
# Of several, the first says most.
_STATES = ("taskRunStatus", "runStatus", "status", "state", "lifecycleStatus")
_TIMES = ("startedAt", "endedAt", "createdAt")


class Table:
    """A table whose columns are as wide as the first page needs."""

    def __init__(self, method: str | None, columns: list[str] | None, room: int | None) -> None:
        """Take what the table is of.

        Args:
            method: the operation's method; None if the rows are not its items.
            columns: names of the columns, None for a choice.
            room: how many characters fit into a line, None for any number.
        """
        self._method, self._columns, self._room = method, columns, room
        self._widths: list[int] | None = None

    def lines(self, rows: Sequence[Any]) -> str:
        """Return rows as lines of text, after the heading if they are the first."""
        heading = self._heading(rows) if rows and self._widths is None else ""
        return heading + "".join(self._line(self._cells(row)) for row in rows)

    def end(self) -> str:
        """Return what is left to print: the heading, if there were no rows."""
        return self._heading(()) if self._widths is None else ""

    def _heading(self, rows: Sequence[Any]) -> str:
        """Decide about the columns, and return their names."""
        if self._columns is None and self._method is not None:
            self._columns = _choice(self._method, rows)
        else:  # whoever asks for columns gets them whole
            self._room = None
            if self._columns is None and rows and all(isinstance(row, dict) for row in rows):
                self._columns = [*dict.fromkeys(name for row in rows for name in row)]
        names = [*map(printable, self._columns or ())]
        lines = [*([names] if names else []), *map(self._cells, rows)]
        self._widths = [max(map(width, cells)) for cells in zip(*lines, strict=bool(names))]
        if self._columns is not None and self._room is not None:
            count = _fitting(self._widths, self._room)
            self._columns, self._widths, names = self._columns[:count], self._widths[:count], names[:count]
        return self._line(names) if names else ""

    def _cells(self, row: Any) -> list[str]:
        if self._columns is None:
            return [*map(_text, row)] if isinstance(row, list) else [_text(row)]
        return [self._cell(name, _text(_member(row, name))) for name in self._columns]

    def _cell(self, name: str, text: str) -> str:
        is_long = self._room is not None and name in _NAMES and width(text) > _LONGEST_NAME
        return fitted(text, _LONGEST_NAME) if is_long else text

    def _line(self, cells: list[str]) -> str:
        """Return a line; cells that are wider than those of the first page move the others."""
        widths = [*(self._widths or ()), *[0] * len(cells)]
        padded = [cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=False)]
        line = _GAP.join(padded).rstrip()
        return (fitted(line, self._room) if self._room is not None and width(line) > self._room else line) + "\n"


def _choice(method: str, rows: Sequence[Any]) -> list[str]:
    """Return names of columns, the most useful first: name and id, state, times, other ids."""
    known = decode_table(method, [], parents=False).column_names
    of_parents = [parameter.name for parameter in parameters(method) if parameter.is_required]
    ids = [name for name in known if name.endswith("Id")]
    ids = [name for name in ids if name not in of_parents] or ids
    states = [name for name in _STATES if name in known]
    chosen = [name for name in _NAMES if name in known] + ids[:1] + states[:1]
    chosen += [name for name in _TIMES if name in known] + ids[1:]
    if len(chosen) < 3:
        chosen += [name for name in known if name not in (*chosen, *of_parents)]
    # And those of parents, which a scan puts in front of each item.
    first = rows[0] if rows and isinstance(rows[0], dict) else {}
    return chosen + [name for name in first if name not in known]


def _fitting(widths: list[int], room: int) -> int:
    """Return how many of the first columns fit, at least one."""
    ends = list(accumulate(wide + len(_GAP) for wide in widths))
    return max(1, sum(end - len(_GAP) <= room for end in ends))


def _member(row: Any, name: str) -> Any:
    """Return a member of an item, or of a structure in it (`definition.taskRun.taskId`)."""
    for part in [name] if isinstance(row, dict) and name in row else name.split("."):
        row = row.get(part) if isinstance(row, dict) else None
    return row


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.astimezone(timezone.utc):%Y-%m-%d %H:%M:%SZ}"
    return printable(value if isinstance(value, str) else json.dumps(value, default=_text, ensure_ascii=False))
