"""Rows of figures: on a terminal, and in a file of `results/`."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.figures import Spread
from benchmarks.harness import RESULTS, Measure, Result, across, packages, ratio

CONSTANT = 1.1  # the most of what should be constant, by the least
MACHINE = {
    "cores": os.cpu_count(),
    "system": platform.system(),
    "architecture": platform.machine(),
    "python": platform.python_version(),
}


@dataclass(frozen=True)
class Row:
    """One line: our figure, another's, what they amount to, and what that should be."""

    what: str
    unit: str
    ours: Spread | None
    peer: str = ""
    theirs: Spread | None = None
    outcome: Spread | None = None
    reads: str = ""  # how the outcome reads, or what is said instead of one
    target: str = ""
    met: bool | None = None


@dataclass
class Report:
    """A scenario's rows, and the points that its plot is made of."""

    name: str
    title: str
    about: str
    rounds: int
    rows: list[Any] = field(default_factory=list)
    points: list[dict[str, Any]] = field(default_factory=list)

    def point(self, peer: str, **figures: Any) -> None:
        self.points.append({"peer": peer} | figures)

    def faster(
        self,
        what: str,
        unit: str,
        measure: Measure,
        ours: list[Result],
        peer: str,
        theirs: list[Result],
        *,
        least: float | None = None,
    ) -> None:
        """Add how many times as much the peer takes."""
        times = ratio(theirs, ours, measure)
        self._add(what, unit, across(ours, measure), peer, across(theirs, measure), times, "x", least=least)

    def share(
        self,
        what: str,
        unit: str,
        measure: Measure,
        ours: list[Result],
        peer: str,
        theirs: list[Result],
        *,
        most: float | None = None,
    ) -> None:
        """Add what part of the peer's figure ours is."""
        part = ratio(ours, theirs, measure)
        self._add(what, unit, across(ours, measure), peer, across(theirs, measure), part, "of it", most=most)

    def against(
        self, what: str, unit: str, ours: Spread, bound: str, value: float, *, most: float | None = None
    ) -> None:
        """Add what part ours is of a figure that is known without measuring."""
        part = Spread(ours.median / value, ours.low / value, ours.high / value)
        self._add(what, unit, ours, bound, Spread(value, value, value), part, "of it", most=most)

    def even(self, what: str, uneven: Spread) -> None:
        """Add how much more the most costs than the least, where the cost should be constant."""
        self.rows.append(Row(what, "", None, "", None, uneven, "", *_goal(uneven, most=CONSTANT)))

    def _add(
        self,
        what: str,
        unit: str,
        ours: Spread,
        peer: str,
        theirs: Spread,
        outcome: Spread,
        reads: str,
        **goal: float | None,
    ) -> None:
        self.rows.append(Row(what, unit, ours, peer, theirs, outcome, reads, *_goal(outcome, **goal)))


def _goal(figure: Spread, least: float | None = None, most: float | None = None) -> tuple[str, bool | None]:
    if least is not None:
        return f">= {least:g} x", figure.median >= least
    if most is not None:
        return f"<= {most:.3g}", figure.median <= most
    return "", None


def spread(figure: Spread | None) -> str:
    return "" if figure is None else str(figure).replace("(", "[dim](").replace(")", ")[/]")


def verdict(met: bool | None) -> str:
    return "" if met is None else "[green]met[/]" if met else "[bold red]MISSED[/]"


def show(title: str, columns: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Print a table; a column whose name begins with a space is a column of figures."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, header_style="dim", pad_edge=False)
    for column in columns:
        figures = column.startswith(" ")
        table.add_column(column.strip(), justify="right" if figures else "left", no_wrap=figures)
    for line in lines:
        table.add_row(*line)
    # As wide as it wants to be where nobody sees a terminal's edge.
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
            f"{spread(row.outcome)} {row.reads}".strip(),
            row.target,
            verdict(row.met),
        )
        for row in rows
    ]
    show(title, ("", "unit", " ours", "peer", " theirs", " outcome", "target", ""), lines)


def save(report: Report) -> None:
    document = {"machine": MACHINE, "packages": packages()} | asdict(report)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{report.name}.json").write_text(json.dumps(_rounded(document), indent=1) + "\n")


def _rounded(value: Any) -> Any:
    """Keep four figures: a difference between two runs is then a difference."""
    match value:
        case float():
            return float(f"{value:.4g}")
        case dict():
            return {name: _rounded(member) for name, member in value.items()}
        case list() | tuple():
            return [_rounded(member) for member in value]
    return value
