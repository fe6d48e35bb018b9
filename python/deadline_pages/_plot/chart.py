"""What all plots have in common: their axes, their titles and their text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from deadline_pages._plot.colours import LINES, TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MARKS = 5_000
"""The most marks of a plot."""
WIDTH = 800
_LABEL = 12  # the height of a line of text
_LONGEST_LABEL = 180
# A picture is measured in one font and shown in another, in which labels can be an eighth longer.
_PADDING = 24
_CLOCK = {"hours": "%H:%M", "minutes": "%H:%M", "date": "%a %d"}


def altair() -> Any:
    """Return the library, by name: what is plotted comes from there, whatever its version."""
    return import_module("altair")


def text(name: object) -> str:
    """Return a name of any content for a plot.

    Altair writes values into the scripts of its pages and of notebooks as they are, where `</script>` ends one.
    """
    return str(name).replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")


def span(start: int, end: int) -> dict[str, int]:
    """Return from when to when a mark of `over_time` is, given in microseconds since 1970."""
    return {"start": start // 1_000, "end": end // 1_000}


def tooltip(name: str, title: str, number: str | None = None) -> Any:
    """Return a line of a tooltip: a member of a mark, what it is called, and the format if it is a number."""
    alt = altair()
    return (
        alt.Tooltip(f"{name}:N", title=title)
        if number is None
        else alt.Tooltip(f"{name}:Q", title=title, format=number)
    )


def over_time(values: list[dict[str, Any]], about: Sequence[Any], *, height: Any, side: str = "bottom") -> Any:
    """Return a chart of marks over time.

    Args:
        values: the marks, each with its `span`; one with `open` has not ended.
        about: what their tooltips say, before the times.
        height: of the chart.
        side: where the axis of time is.
    """
    alt = altair()
    end = f"datum.open ? 'now' : {_time_text('end')}"
    axis = alt.Axis(format=_CLOCK, orient=side, title="time (UTC)")
    return (
        alt.Chart(data(values), width=WIDTH, height=height)
        .transform_calculate(since=_time_text("start"), until=end)
        .encode(
            x=alt.X("start:T", scale=alt.Scale(type="utc"), axis=axis),
            x2="end:T",
            tooltip=[*about, tooltip("since", "from (UTC)"), tooltip("until", "until (UTC)")],
        )
    )


def by_worker(values: list[dict[str, Any]], labels: Sequence[str], about: Sequence[Any]) -> Any:
    """Return a chart of marks over time in rows of workers, of which all are there, also those with nothing in them.

    Args:
        values: the marks, each with its `span` and its `worker`, which is one of the labels.
        labels: what the rows are called.
        about: what tooltips say, before the times.
    """
    alt = altair()
    # As many labels as there is room for: to measure the others takes seconds.
    axis = alt.Axis(values=labels[:: -(-_LABEL // step(len(labels)))], title=None)
    chart = over_time(values, about, height=alt.Step(step(len(labels))), side="top")
    return chart.encode(y=alt.Y("worker:N", scale=alt.Scale(domain=labels), axis=axis))


def step(rows: int) -> int:
    """Return the height of each of so many rows."""
    return 16 if rows <= 60 else max(5, 960 // rows)


def finish(chart: Any, title: str, notes: Sequence[str | None], description: str) -> Any:
    """Give a chart its title, what there is to say of it, its alternative text and its colours."""
    subtitle = [note for note in notes if note]
    chart = chart.properties(
        title={"text": title, "subtitle": subtitle}, description=" ".join([title + ".", description, *subtitle])
    )
    chart = chart.configure(background="transparent", font="sans-serif", padding=_PADDING)
    chart = chart.configure_view(stroke=None).configure_title(
        anchor="start", color=TEXT, subtitleColor=TEXT, fontSize=15, offset=12
    )
    chart = chart.configure_axis(
        labelColor=TEXT,
        titleColor=TEXT,
        gridColor=LINES,
        domainColor=LINES,
        tickColor=LINES,
        labelLimit=_LONGEST_LABEL,
    )
    return chart.configure_legend(
        labelColor=TEXT, titleColor=TEXT, orient="top", labelLimit=_LONGEST_LABEL, columnPadding=20
    )


def data(values: list[dict[str, Any]]) -> Any:
    """Return rows as data."""
    return altair().InlineData(values=values)


def _time_text(name: str) -> str:
    """Return the expression of a time as a tooltip shows it."""
    return f"utcFormat(datum.{name}, '%Y-%m-%d %H:%M:%S')"
