"""The heat map of workers and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadline_pages._plot import widths
from deadline_pages._plot.bins import Bins
from deadline_pages._plot.chart import MARKS, altair, by_worker, finish, span, tooltip
from deadline_pages._plot.rows import Rows
from deadline_pages._report.names import named
from deadline_pages._report.utilization import busy_and_available

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables


def utilization(tables: Tables) -> Any:
    """Implement ``plot.utilization``."""
    busy, spans = busy_and_available(tables)
    rows = Rows(named(tables, spans, "fleetName", "hostName"))
    of_key = dict(zip(spans["key"].to_list(), map(rows.numbers.__getitem__, spans["workerId"].to_list()), strict=True))
    taken, there = (_by_row(frame, of_key, len(rows.labels)) for frame in (busy, spans))
    since = min((start for part in there for start, _ in part), default=tables.until)
    until = max((end for part in there for _, end in part), default=tables.until)
    width = widths.HOUR
    while len(rows.labels) * len(Bins(since, until, width)) > MARKS:
        width = widths.at_least(width + 1)
    bins, values = Bins(since, until, width), []
    for row, (label, fleet) in enumerate(zip(rows.labels, rows.fleets, strict=True)):
        hours = zip(bins.covered(taken[row]), bins.covered(there[row]), strict=True)
        for number, (used, available) in enumerate(hours):
            if available:
                value = {
                    "worker": label,
                    "fleet": fleet,
                    **span(*bins.span(number)),
                    "busy": used / widths.HOUR,
                    "available": available / widths.HOUR,
                    "utilization": used / available,
                }
                values.append(value)
    return _chart(values, rows, [f"Each field is {widths.words(width)}.", rows.note])


def _by_row(frame: Any, of_key: dict[int, int], rows: int) -> list[list[tuple[int, int]]]:
    """Return the intervals of each row."""
    found: list[list[tuple[int, int]]] = [[] for _ in range(rows)]
    for key, start, end in zip(*(frame[name].to_list() for name in ("key", "start", "end")), strict=True):
        found[of_key[key]].append((start, end))
    return found


def _chart(values: list[dict[str, Any]], rows: Rows, notes: list[str | None]) -> Any:
    alt = altair()
    about = [
        tooltip("worker", "worker"),
        tooltip("fleet", "fleet"),
        tooltip("utilization", "utilization", ".0%"),
        tooltip("busy", "busy hours", ",.2f"),
        tooltip("available", "available hours", ",.2f"),
    ]
    legend = alt.Legend(format="%", title="utilization", values=[0, 0.25, 0.5, 0.75, 1])
    scale = alt.Scale(scheme="viridis", domain=[0, 1])
    chart = by_worker(values, rows.labels, about).mark_rect()
    chart = chart.encode(color=alt.Color("utilization:Q", scale=scale, legend=legend))
    description = f"What part of its time each worker was busy, {len(rows.labels):,} rows of workers."
    return finish(chart, "Utilization by worker", notes, description)
