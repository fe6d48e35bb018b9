"""The Gantt chart of sessions or actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._plot import colours, widths
from deadline_pages._plot.chart import MARKS, altair, by_worker, finish, span, step, text, tooltip
from deadline_pages._plot.merging import Mark, merge
from deadline_pages._plot.rows import Rows
from deadline_pages._report.actions import TASK, actions, phase
from deadline_pages._report.intervals import between, cut, merged
from deadline_pages._report.joins import attach, coded
from deadline_pages._report.names import named
from deadline_pages._report.sessions import sessions

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

WAITING, SET_UP, RUNNING, INTERRUPTED, FAILED = "waiting", "set-up", "running", "interrupted", "failed"
# In the order in which they are drawn: colour, and height as a part of the row's, which tells them apart as well.
_STATES = {
    WAITING: (colours.WAITING, 0.25),
    SET_UP: (colours.SET_UP, 0.5),
    RUNNING: (colours.RUNNING, 0.75),
    INTERRUPTED: (colours.INTERRUPTED, 0.9),
    FAILED: (colours.FAILED, 0.9),
}
_INTERRUPTED = ("INTERRUPTED", "RECLAIMED", "CANCELED")
_NAMES = ("jobName", "stepName", "parameters")


def timeline(tables: Tables, by: str) -> Any:
    """Implement ``plot.timeline``."""
    tables.choose(by, "session", "action")
    pieces, rows = _pieces(tables, by)
    kinds = zip(map(rows.numbers.__getitem__, pieces["workerId"].to_list()), pieces["state"].to_list(), strict=True)
    times = zip(pieces["start"].to_list(), pieces["end"].to_list(), strict=True)
    marks, gap = merge(
        [
            Mark(kind, start, end, end - start, 1, place)
            for place, (kind, (start, end)) in enumerate(zip(kinds, times, strict=True))
        ],
        MARKS,
    )
    drawn = sorted(marks, key=lambda mark: [*_STATES].index(mark.kind[1]))
    single = named(tables, pieces[[mark.place for mark in drawn if mark.count == 1]], *_NAMES)
    about = zip(*(single[name].to_list() for name in (*_NAMES, "isOpen")), strict=True)
    values = []
    for mark in drawn:
        row, state = mark.kind
        *names, is_open = next(about) if mark.count == 1 else (f"{mark.count:,} merged", False)
        value = {
            "worker": rows.labels[row],
            "fleet": rows.fleets[row],
            "state": state,
            **span(mark.start, mark.end),
            "count": mark.count,
            "minutes": mark.length / widths.MINUTE,
            "what": text(" ".join(filter(None, names))),
            "open": is_open,
        }
        values.append(value)
    return _chart(values, rows, [_note(len(pieces), marks, gap, by), rows.note], by)


def _pieces(tables: Tables, by: str) -> tuple[nw.DataFrame[Any], Rows]:
    """Return what is drawn: worker, `state`, `start`, `end`, `isOpen`, and what names it."""
    spans = sessions(tables)
    workers = named(tables, spans.select("fleetId", "workerId").unique("workerId"), "fleetName", "hostName")
    rows = Rows(workers)
    columns = ["workerId", "jobId", "stepId", "parameters", "state", "start", "end", "isOpen"]
    nothing = {name: nw.lit(None, nw.String) for name in ("stepId", "parameters")}
    if by == "session":
        statuses = tables.read("session_actions", sessionId="sessionId", status="status")
        for state, those in ((FAILED, ("FAILED",)), (INTERRUPTED, _INTERRUPTED)):
            found = statuses.filter(nw.col("status").is_in(those)).select("sessionId").unique()
            spans = attach(spans, found.with_columns(nw.lit(True).alias(state)), "sessionId")
        spans = spans.with_columns(state=_state(nw.lit(RUNNING), nw.col(FAILED), nw.col(INTERRUPTED)), **nothing)
        return spans.select(columns), rows
    wanted = ("sessionId", "status", "kind", "stepId", "taskId", "parameters")
    found = cut(actions(tables, *wanted), tables.since, tables.until)
    spans = coded(spans, "sessionId")
    places = spans.select("sessionId", "key", "workerId", "jobId", _first=nw.col("start"), _last=nw.col("end"))
    found = attach(found, places, "sessionId").filter(~nw.col("key").is_null())
    is_run = nw.when(phase() == TASK).then(nw.lit(RUNNING)).otherwise(nw.lit(SET_UP))
    kind = _state(is_run, nw.col("status") == "FAILED", nw.col("status").is_in(_INTERRUPTED))
    inside = found.with_columns(start=nw.max_horizontal("start", "_first"), end=nw.min_horizontal("end", "_last"))
    idle = attach(
        between(merged(inside.select("key", "start", "end")), spans.select("key", "start", "end")),
        spans.select("key", "workerId", "jobId", "isOpen", _last=nw.col("end")),
        "key",
    )
    idle = idle.with_columns(
        isOpen=nw.col("isOpen") & (nw.col("end") == nw.col("_last")),
        state=nw.lit(WAITING),
        **nothing,
    )
    return nw.concat([found.with_columns(state=kind).select(columns), idle.select(columns)]), rows


def _state(usual: nw.Expr, is_failed: nw.Expr, is_interrupted: nw.Expr) -> nw.Expr:
    interrupted = nw.when(is_interrupted.fill_null(False)).then(nw.lit(INTERRUPTED)).otherwise(usual)
    return nw.when(is_failed.fill_null(False)).then(nw.lit(FAILED)).otherwise(interrupted)


def _note(count: int, marks: list[Mark], gap: int, by: str) -> str:
    """Say what was merged."""
    if not gap:
        return f"{count:,} {'piece' if by == 'action' else by}{'' if count == 1 else 's'}."
    merged = sum(mark.count for mark in marks if mark.count > 1)
    what = "sessions" if by == "session" else "actions and waits"
    return f"{merged:,} of {count:,} {what} merged: those less than {widths.words(gap)} apart, of one worker and state."


def _chart(values: list[dict[str, Any]], rows: Rows, notes: list[str | None], by: str) -> Any:
    alt = altair()
    states = [*_STATES] if by == "action" else [RUNNING, INTERRUPTED, FAILED]
    scale = alt.Scale(domain=states, range=[_STATES[state][0] for state in states])
    about = [
        tooltip("state", "state"),
        tooltip("what", by),
        tooltip("worker", "worker"),
        tooltip("fleet", "fleet"),
        tooltip("minutes", "minutes", ",.1f"),
    ]
    base = by_worker(values, rows.labels, about).encode(
        color=alt.Color("state:N", scale=scale, title=None, legend=alt.Legend(symbolStrokeWidth=0))
    )
    layers = []
    there = {value["state"] for value in values} or {RUNNING}
    for state in filter(there.__contains__, states):
        colour, part = _STATES[state]
        # The edge is what is seen of moments.
        bars = base.mark_bar(size=part * step(len(rows.labels)), clip=True, stroke=colour, strokeWidth=0.5)
        layers.append(bars.transform_filter(alt.FieldEqualPredicate(equal=state, field="state")))
    chart = alt.layer(*layers)
    zoom = "wheel![event.ctrlKey || event.metaKey]"
    # Of the mouse alone: a finger scrolls the page, also where the chart fills a phone.
    drag = "[mousedown, window:mouseup] > window:mousemove!"
    scales = alt.selection_interval(bind="scales", encodings=["x"], on=drag, translate=drag, zoom=zoom)
    chart = chart.add_params(scales)
    title = "Sessions by worker" if by == "session" else "Session actions by worker"
    return finish(chart, title, notes, f"A bar from start to end of each {by}, {len(rows.labels):,} rows of workers.")
