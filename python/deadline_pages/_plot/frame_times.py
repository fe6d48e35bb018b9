"""How long the frames of steps take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadline_pages._plot.chart import WIDTH, altair, data, finish, step, text, tooltip
from deadline_pages._plot.colours import INDIGO, OCHRE, TEXT
from deadline_pages._plot.rows import unique
from deadline_pages._report.frame_times import frame_times as report

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_STEPS = 50
_TIMES = {"minSeconds": "shortest", "medianSeconds": "median", "p90Seconds": "p90", "maxSeconds": "longest"}


def frame_times(tables: Tables) -> Any:
    """Implement ``plot.frame_times``."""
    steps = report(tables, "step")
    names = ("stepId", "jobName", "stepName", "frames", "hours", *_TIMES)
    found = [*zip(*(steps[name].to_list() for name in names), strict=True)]
    shown = found[:_STEPS]
    labels = unique([f"{job or '?'} / {name or key}" for key, job, name, *_ in shown], [row[0] for row in shown])
    values = [
        {"step": text(label), "frames": frames, "hours": hours, **dict(zip(_TIMES, times, strict=True))}
        for label, (_, _, _, frames, hours, *times) in zip(labels, shown, strict=True)
    ]
    others = None
    if left := found[_STEPS:]:
        frames, hours = sum(row[3] for row in left), sum(row[4] for row in left)
        others = f"Not shown: {len(left):,} of {len(found):,} steps, {frames:,} frames of {hours:,.1f} hours together."
    note = "Line: from the shortest to the longest. Bar: from the median (tick) to the p90. Most hours first."
    return _chart(values, [text(label) for label in labels], [note, others])


def _chart(values: list[dict[str, Any]], labels: list[str], notes: list[str | None]) -> Any:
    alt = altair()
    base = alt.Chart(data(values), width=WIDTH, height=alt.Step(step(len(labels)))).encode(
        y=alt.Y("step:N", scale=alt.Scale(domain=labels), title=None),
        tooltip=[
            tooltip("step", "step"),
            *(tooltip(name, f"{title} (s)", ",.1f") for name, title in _TIMES.items()),
            tooltip("frames", "frames", ","),
            tooltip("hours", "hours", ",.2f"),
        ],
    )
    axis = alt.Axis(title="seconds")
    chart = alt.layer(
        base.mark_rule(color=TEXT, strokeWidth=2).encode(x=alt.X("minSeconds:Q", axis=axis), x2="maxSeconds:Q"),
        base.mark_bar(color=INDIGO, size=8).encode(x=alt.X("medianSeconds:Q", axis=axis), x2="p90Seconds:Q"),
        base.mark_tick(color=OCHRE, thickness=3, size=12, opacity=1).encode(x=alt.X("medianSeconds:Q", axis=axis)),
    )
    return finish(chart, "Frame times by step", notes, f"How long frames took, of {len(labels):,} steps.")
