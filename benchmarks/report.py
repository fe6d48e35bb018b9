"""The rows of a scenario: printed as a table, saved to `results/`."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Spread, number
from benchmarks.harness import RESULTS, Metric, Result, packages, ratio, summarize

CONSTANT = 1.1  # target for costs that should be constant: highest / lowest
MACHINE = {
    "cores": os.cpu_count(),
    "system": platform.system(),
    "architecture": platform.machine(),
    "python": platform.python_version(),
}


@dataclass(frozen=True)
class Row:
    """A line of a table: our figure, the peer's, the outcome (mostly their ratio), and its target."""

    what: str
    unit: str
    ours: Spread | None
    peer: str = ""
    theirs: Spread | None = None
    outcome: Spread | None = None
    label: str = ""  # the unit of the outcome, or a text in its place
    target: str = ""
    met: bool | None = None


@dataclass
class Report:
    """A scenario's rows, and the points of its plot."""

    name: str
    title: str
    about: str
    rounds: int
    rows: list[Any] = field(default_factory=list)
    points: list[dict[str, Any]] = field(default_factory=list)

    def point(self, peer: str, **figures: Any) -> None:
        self.points.append({"peer": peer} | figures)

    def compare(
        self,
        what: str,
        unit: str,
        metric: Metric,
        ours: list[Result],
        peer: str,
        theirs: list[Result],
        *,
        better: str = "faster",
        least: float | None = None,
    ) -> None:
        """Add the peer's figure divided by ours; `least` is the target."""
        times = ratio(theirs, ours, metric)
        label = f"x {better}" if times.median >= 1 else "x"
        target, met = ("", None) if least is None else (f">= {least:.3g} x", times.median >= least)
        figures = (summarize(ours, metric), peer, summarize(theirs, metric), times)
        self.rows.append(Row(what, unit, *figures, label, target, met))

    def compare_latency(self, what: str, unit: str, ours: Spread, latency: float, *, most: float | None = None) -> None:
        """Add our figure divided by its lower bound, what the latency alone takes; `most` is the target."""
        times = Spread(ours.median / latency, ours.low / latency, ours.high / latency)
        bound = Spread(latency, latency, latency)
        self.rows.append(Row(what, unit, ours, "latency alone", bound, times, "x the latency", *_at_most(times, most)))

    def beyond(
        self, what: str, unit: str, metric: Metric, ours: list[Result], part: str, parts: list[Result], most: float
    ) -> None:
        """Add our figure divided by that of a part of the work; `most` is the target."""
        times = ratio(ours, parts, metric)
        figures = (summarize(ours, metric), part, summarize(parts, metric), times)
        self.rows.append(Row(what, unit, *figures, f"x the {part}", *_at_most(times, most)))

    def least(self, what: str, unit: str, ours: Spread, least: float) -> None:
        """Add our figure alone; `least` is the target."""
        self.rows.append(Row(what, unit, ours, target=f">= {number(least)} {unit}", met=ours.median >= least))

    def most(self, what: str, unit: str, ours: Spread, most: float) -> None:
        """Add our figure alone; `most` is the target."""
        self.rows.append(Row(what, unit, ours, target=f"<= {number(most)} {unit}", met=ours.median <= most))

    def constant(self, what: str, highest_by_lowest: Spread) -> None:
        """Add the highest cost divided by the lowest, where the cost should be constant."""
        target = _at_most(highest_by_lowest, CONSTANT)
        self.rows.append(Row(what, "", None, "", None, highest_by_lowest, "x", *target))


def _at_most(ratio: Spread, most: float | None) -> tuple[str, bool | None]:
    return ("", None) if most is None else (f"<= {most:.3g} x", ratio.median <= most)


def spread(figure: Spread | None) -> str:
    return "" if figure is None else str(figure).replace("(", "[dim](").replace(")", ")[/]")


def verdict(met: bool | None) -> str:
    return "" if met is None else "[green]met[/]" if met else "[bold red]MISSED[/]"


def show(title: str, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Print a table; columns whose names start with a space are aligned right."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, header_style="dim", pad_edge=False)
    for column in columns:
        numeric = column.startswith(" ")
        table.add_column(column.strip(), justify="right" if numeric else "left", no_wrap=numeric)
    for line in lines:
        table.add_row(*line)
    # Without a terminal, wide enough to wrap nothing.
    console = Console()
    (console if console.is_terminal else Console(width=200)).print(table, "")


def show_rows(title: str, rows: Iterable[Row]) -> None:
    lines = [
        (
            row.what,
            row.unit,
            spread(row.ours),
            row.peer,
            spread(row.theirs),
            f"{spread(row.outcome)} {row.label}".strip(),
            row.target,
            verdict(row.met),
        )
        for row in rows
    ]
    show(title, ("", "unit", " ours", "peer", " peer's", " result", "target", ""), lines)


def save(report: Report) -> None:
    document = {"machine": MACHINE, "packages": packages()} | asdict(report)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{report.name}.json").write_text(json.dumps(_rounded(document), indent=1) + "\n")


def _rounded(value: Any) -> Any:
    """Round to four significant digits, to keep noise out of diffs."""
    match value:
        case float():
            return float(f"{value:.4g}")
        case dict():
            return {name: _rounded(member) for name, member in value.items()}
        case list() | tuple():
            return [_rounded(member) for member in value]
    return value
