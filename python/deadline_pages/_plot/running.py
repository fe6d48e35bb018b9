"""Running sessions over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadline_pages._plot import widths
from deadline_pages._plot.bins import Bins
from deadline_pages._plot.chart import altair, finish, over_time, span, text, tooltip
from deadline_pages._plot.colours import INDIGO, LILAC, MAROON, OCHRE, PLUM, SAGE, VIOLET
from deadline_pages._plot.rows import unique
from deadline_pages._report.names import named
from deadline_pages._report.sessions import sessions

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_COLOURS = (INDIGO, OCHRE, MAROON, SAGE, VIOLET, LILAC)
_OTHERS = PLUM
_PIECES = 300


def running(tables: Tables) -> Any:
    """Implement ``plot.running``."""
    found = named(tables, sessions(tables), "fleetName")
    columns = (found[name].to_list() for name in ("fleetId", "fleetName", "start", "end"))
    names: dict[str, str] = {}
    intervals: dict[str, list[tuple[int, int]]] = {}
    for fleet, name, start, end in zip(*columns, strict=True):
        names[fleet] = name or fleet
        intervals.setdefault(fleet, []).append((start, end))
    largest = sorted(intervals, key=lambda fleet: sum(start - end for start, end in intervals[fleet]))
    shown, others = largest, []
    if len(largest) > len(_COLOURS):
        shown, others = largest[: len(_COLOURS)], largest[len(_COLOURS) :]
    titles = unique([names[fleet] for fleet in shown], shown)
    parts = {text(title): intervals[fleet] for title, fleet in zip(titles, shown, strict=True)}
    if others:
        parts[f"{len(others):,} other fleets"] = [interval for fleet in others for interval in intervals[fleet]]
    since = min((start for part in parts.values() for start, _ in part), default=tables.until)
    until = max((end for part in parts.values() for _, end in part), default=tables.until)
    width = widths.at_least(max(widths.MINUTE, (until - since) / _PIECES))
    values = _values(parts, Bins(since, until, width))
    merged = f"{len(others):,} of {len(largest):,} fleets merged: those with the fewest hours." if others else None
    return _chart(values, [*parts], [f"Mean of each {widths.words(width)}.", merged])


def _values(parts: dict[str, list[tuple[int, int]]], bins: Bins) -> list[dict[str, Any]]:
    """Return the marks, one on top of the other."""
    below, values = [0.0] * len(bins), []
    for fleet, intervals in parts.items():
        for number, covered in enumerate(bins.covered(intervals)):
            if not covered:
                continue
            start, end = bins.span(number)
            mean = covered / (end - start)
            values.append(
                {
                    "fleet": fleet,
                    **span(start, end),
                    "sessions": mean,
                    "bottom": below[number],
                    "top": below[number] + mean,
                }
            )
            below[number] += mean
    return values


def _chart(values: list[dict[str, Any]], fleets: list[str], notes: list[str | None]) -> Any:
    alt = altair()
    scale = alt.Scale(domain=fleets, range=[*_COLOURS[: len(fleets)], _OTHERS][: max(1, len(fleets))])
    about = [
        tooltip("fleet", "fleet"),
        tooltip("sessions", "running sessions", ",.1f"),
        tooltip("top", "with the fleets below", ",.1f"),
    ]
    chart = over_time(values, about, height=240).mark_rect()
    chart = chart.encode(
        y=alt.Y("bottom:Q", title="running sessions"),
        y2="top:Q",
        color=alt.Color("fleet:N", scale=scale, title=None),
    )
    return finish(chart, "Running sessions by fleet", notes, "Their number over time, the fleets one on the other.")
