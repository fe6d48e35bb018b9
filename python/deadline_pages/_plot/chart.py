"""What all plots have in common: their colours, their titles and their text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MARKS = 5_000
"""The most marks of a plot."""
WIDTH = 800
# Okabe and Ito's, which the colour-blind tell apart, without those that are too light for a white ground.
BLUE, GREEN, VERMILLION, PURPLE, GREY = "#0079c1", "#009e73", "#d55e00", "#c66c9f", "#8a8a8a"
OTHERS = ("#b8860b", "#4f7f8f", "#8c5a2b")
# Grey that is read on white and on black: a plot has no ground of its own, and does not know whose page it is on.
_TEXT, _LINES = "#7d7d7d", "#8884"
_LABEL = 12  # the height of a line of text
_CLOCK = {"hours": "%H:%M", "minutes": "%H:%M", "date": "%a %d"}


def altair() -> Any:
    """Return the library, by name: what is plotted comes from there, whatever its version."""
    return import_module("altair")


def text(name: object) -> str:
    """Return a name of any content for a plot.

    Altair writes values into the scripts of its pages and of notebooks as they are, where `</script>` ends one.
    """
    return str(name).replace("<", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")


def time_axis(encoding: str, side: str = "bottom") -> Any:
    """Return the position of times, milliseconds since 1970."""
    alt = altair()
    axis = alt.Axis(format=_CLOCK, orient=side, title="time (UTC)")
    return alt.X(f"{encoding}:T", scale=alt.Scale(type="utc"), axis=axis)


def worker_axis(labels: Sequence[str]) -> Any:
    """Return the position of rows of workers, of which all are there, also those with nothing in them."""
    alt = altair()
    # As many labels as there is room for: to measure the others takes seconds.
    axis = alt.Axis(values=labels[:: -(-_LABEL // step(len(labels)))], title=None)
    return alt.Y("worker:N", scale=alt.Scale(domain=labels), axis=axis)


def time_text(name: str) -> str:
    """Return the expression of a time as a tooltip shows it."""
    return f"utcFormat(datum.{name}, '%Y-%m-%d %H:%M:%S')"


def milliseconds(time: int) -> int:
    """Return a time for a plot."""
    return time // 1_000


def step(rows: int) -> int:
    """Return the height of each of so many rows."""
    return 16 if rows <= 60 else max(5, 960 // rows)


def finish(chart: Any, title: str, notes: Sequence[str | None], description: str) -> Any:
    """Give a chart its title, what there is to say of it, its alternative text and its colours."""
    subtitle = [note for note in notes if note]
    chart = chart.properties(
        title={"text": title, "subtitle": subtitle}, description=" ".join([title + ".", description, *subtitle])
    )
    chart = chart.configure(background="transparent", font="sans-serif")
    chart = chart.configure_view(stroke=None).configure_title(
        anchor="start", color=_TEXT, subtitleColor=_TEXT, fontSize=15, offset=12
    )
    chart = chart.configure_axis(
        labelColor=_TEXT, titleColor=_TEXT, gridColor=_LINES, domainColor=_LINES, tickColor=_LINES, labelLimit=220
    )
    return chart.configure_legend(labelColor=_TEXT, titleColor=_TEXT, orient="top", labelLimit=220, columnPadding=20)


def data(values: list[dict[str, Any]]) -> Any:
    """Return rows as data."""
    return altair().InlineData(values=values)
