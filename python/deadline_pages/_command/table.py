"""Rows as a table for people: the columns that say most, as many as fit."""

from __future__ import annotations

import json
from datetime import datetime, timezone

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
        if self._widths is None:
            return self._first_lines(rows)
        return "".join(self._line(self._cells(row)) for row in rows)

    def _first_lines(self, rows: Sequence[Any]) -> str:
        room = None
        if self._columns is None and self._method is not None:
            self._columns, room = _choice(self._method, rows), self._room
        elif self._columns is None and rows and all(isinstance(row, dict) for row in rows):
            self._columns = [*dict.fromkeys(name for row in rows for name in row)]
        names = self._columns
        heading = [] if names is None else [[*map(printable, names)]]
        cells = [*heading, *map(self._cells, rows)]
        widths = [max(map(width, column)) for column in zip(*cells, strict=names is not None)]
        if names is not None and room is not None:
            widths = _fitting(names, widths, room)
        self._columns, self._widths, self._room = names and names[: len(widths)], widths, room
        return "".join(map(self._line, cells))

    def _cells(self, row: Any) -> list[str]:
        if self._columns is None:
            return [*map(_text, row)] if isinstance(row, list) else [_text(row)]
        return [_text(_member(row, name)) for name in self._columns]

    def _line(self, cells: list[str]) -> str:
        widths = self._widths or []
        if self._room is None:
            padded = [cell + " " * (room - width(cell)) for cell, room in zip(cells, widths, strict=False)]
            padded += cells[len(widths) :]
        else:
            padded = [fitted(cell, room) for cell, room in zip(cells, widths, strict=False)]
        return _GAP.join(padded).rstrip() + "\n"


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


def _fitting(names: list[str], widths: list[int], room: int) -> list[int]:
    """Return the widths of the columns that fit: of all, the first ones."""
    fit: list[int] = []
    for name, wanted in zip(names, widths, strict=True):
        taken = sum(fit) + len(_GAP) * len(fit)
        wide = min(wanted, _LONGEST_NAME) if name in _NAMES else wanted
        if fit and taken + wide > room:
            break
        fit.append(min(wide, room))
    return fit


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
