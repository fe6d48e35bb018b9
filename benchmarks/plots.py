"""The plots of docs/performance.md: SVG with a transparent background, in colours for light and dark pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from benchmarks.figures import number

GREY = "#737b85"
COLOURS = {
    "ours": "#e4572e",
    "boto3": "#4a90d9",
    "aiobotocore": "#9a78d8",
    "capo": "#2fa37c",
    "SDK, typed": "#c58b1b",
    "floor": GREY,
    "AWS CLI": "#c2609c",
    "pyarrow": "#2fa37c",
    "polars": "#9a78d8",
    "duckdb": "#c58b1b",
    "orjson": GREY,
    "dicts": "#c2609c",
    "dicts_pandas": "#8d6e63",
    "botocore": "#4a90d9",
}
mpl.rcParams.update(
    {
        "axes.edgecolor": GREY,
        "axes.labelcolor": GREY,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.titlecolor": GREY,
        "axes.titlesize": 10,
        "axes.labelsize": 9,
        "font.family": "sans-serif",
        "legend.fontsize": 8,
        "legend.frameon": False,
        "legend.labelcolor": GREY,
        "savefig.transparent": True,
        # Reproducible files, with text as text.
        "svg.fonttype": "none",
        "svg.hashsalt": "deadline-pages",
        "text.color": GREY,
        "xtick.color": GREY,
        "xtick.labelsize": 8,
        "ytick.color": GREY,
        "ytick.labelsize": 8,
    }
)

Points = list[dict[str, Any]]


def figure(width: float, height: float, columns: int = 1) -> tuple[Figure, list[Axes]]:
    made = Figure((width, height), layout="constrained")
    return made, [*made.subplots(1, columns, sharey=columns > 1, squeeze=False)[0]]


def plain_numbers(axes: Axes, x: bool = False, y: bool = False) -> None:
    """Label a logarithmic axis with plain numbers instead of powers of ten."""
    formatter = FuncFormatter(lambda value, _: f"{value:,.10g}")
    for axis, wanted in ((axes.xaxis, x), (axes.yaxis, y)):
        if wanted:
            axis.set_major_formatter(formatter)
            axis.set_minor_formatter("")


def line(axes: Axes, points: Points, x: str, y: str, peer: str, label: str, dashed: bool = False) -> None:
    """Draw a line through the medians, with error bars from the lowest to the highest."""
    if not points:
        return
    middle = [point[y]["median"] for point in points]
    below = [point[y]["median"] - point[y]["low"] for point in points]
    above = [point[y]["high"] - point[y]["median"] for point in points]
    style = {"linestyle": "--" if dashed else "-", "color": COLOURS[peer], "label": label}
    axes.errorbar([point[x] for point in points], middle, [below, above], marker=".", capsize=2, **style)


def pages(points: Points) -> Figure:
    drawn, (wall, cpu) = figure(8, 3.4, 2)
    labels = {"capo": "capo-deadline", "SDK, typed": "the SDK in Rust, typed", "floor": "floor (socket, orjson)"}
    for axes, read, title in ((wall, "wall_ms", "wall time"), (cpu, "cpu_ms", "CPU time")):
        for peer in ("boto3", "aiobotocore", "capo", "SDK, typed", "ours", "floor"):
            some = [point for point in points if point["peer"] == peer and point["page_size"] == 100]
            line(axes, some, "pages", read, peer, labels.get(peer, peer))
        axes.set(xscale="log", yscale="log", xlabel="pages of 100 sessions", title=title)
        plain_numbers(axes, x=True, y=True)
    wall.set_ylabel("ms per page")
    wall.legend(ncols=2, loc="upper left", bbox_to_anchor=(0, 0.86))
    return drawn


def jobs(points: Points) -> Figure:
    latencies = sorted({point["latency_ms"] for point in points})
    drawn, panels = figure(9, 3.2, len(latencies))
    for axes, latency in zip(panels, latencies, strict=True):
        here = [point for point in points if point["latency_ms"] == latency]
        for peer, mode in (("boto3", "threads"), ("aiobotocore", "tasks"), ("ours", "threads"), ("ours", "tasks")):
            some = [point for point in here if point["peer"] == f"{peer}, {mode}"]
            line(axes, some, "workers", "seconds", peer, f"{peer}, {mode}", (peer, mode) == ("ours", "tasks"))
        floors = sorted({(point["workers"], point["floor_seconds"]) for point in here})
        if latency:
            axes.plot(*zip(*floors, strict=True), color=GREY, linestyle=":", label="latency alone")
        axes.set(xscale="log", yscale="log", title=f"{latency:g} ms of latency", xlabel="concurrent jobs")
        axes.set_xticks([workers for workers, _ in floors])
        plain_numbers(axes, x=True, y=True)
    panels[0].set_ylabel("seconds")
    panels[-1].legend()
    return drawn


def bars(points: Iterable[tuple[str, str, dict[str, float]]], unit: str) -> Figure:
    found = list(points)
    drawn, (axes,) = figure(7, 0.5 + 0.32 * len(found))
    for place, (_, peer, value) in enumerate(reversed(found)):
        middle = value["median"]
        reach = [[middle - value["low"]], [value["high"] - middle]]
        axes.barh(place, middle, 0.62, xerr=reach, color=COLOURS[peer], error_kw={"ecolor": GREY, "capsize": 2})
        axes.annotate(number(middle), (value["high"], place), (5, 0), textcoords="offset points", va="center", size=8)
    axes.set_yticks(range(len(found)), [label for label, _, _ in reversed(found)])
    axes.set_xlabel(unit)
    axes.margins(x=0.1)
    return drawn


def consumer(points: Points) -> Figure:
    drawn = bars(
        (
            (f"{point['peer']} ({point['kind']})", str(point["peer"]).partition(",")[0], point["wall_ms"])
            for point in points
        ),
        "ms per page",
    )
    drawn.axes[0].axvline(20, color=GREY, linestyle=":")
    return drawn


def cold(points: Points) -> Figure:
    kept = [point for point in points if point["peer"] != "floor"]
    labels = {"capo": "capo-deadline", "AWS CLI": "AWS CLI, whole process"}
    named = [(str(labels.get(point["peer"], point["peer"])), point["peer"], point["first_page_ms"]) for point in kept]
    return bars(named, "ms to the first page")


def memory(points: Points) -> Figure:
    drawn, (axes,) = figure(7, 3)
    for point in points:
        resident = point["resident_mb"]
        sessions = [10_000 * (number + 1) for number in range(len(resident))]
        style = "-" if point["page_size"] == 100 else "--"
        label = f"{point['peer']}, {point['page_size']:,} per page"
        axes.plot(sessions, resident, color=COLOURS[point["peer"]], linestyle=style, label=label)
    axes.set(ylim=(0, None), xlabel="sessions", ylabel="resident MB")
    plain_numbers(axes, x=True)
    axes.legend()
    return drawn


def scaling(points: Points) -> Figure:
    drawn = Figure((8, 3), layout="constrained")
    by_pages, by_jobs = drawn.subplots(1, 2)
    some = [point for point in points if "pages" in point]
    line(by_pages, some, "pages", "wall_ms", "ours", "wall time")
    line(by_pages, some, "pages", "cpu_ms", "ours", "CPU time", True)
    by_pages.set(xscale="log", ylim=(0, None), xlabel="pages of 100", ylabel="ms per page", title="one job")
    some = [point for point in points if "jobs" in point]
    line(by_jobs, some, "jobs", "cpu_ms", "ours", "CPU time", True)
    by_jobs.set(xscale="log", ylim=(0, None), xlabel="jobs of 3 pages", ylabel="ms per page", title="many jobs")
    for axes in (by_pages, by_jobs):
        plain_numbers(axes, x=True)
        axes.legend()
    return drawn


def operations(rows: Points) -> Figure:
    drawn, (axes,) = figure(7, 6.4)
    ordered = sorted(rows, key=lambda row: float(row["faster"]["median"]))
    for place, row in enumerate(ordered):
        ours, floor = row["faster"]["median"], row["possible"]["median"]
        axes.plot([ours, floor], [place, place], color=GREY, linewidth=0.8, zorder=0)
        axes.plot(floor, place, "o", color=GREY, label="" if place else "floor (socket, orjson)")
        axes.plot(ours, place, "o", color=COLOURS["ours"], label="" if place else "ours")
    axes.axvline(25, color=GREY, linestyle=":")
    axes.set_yticks(range(len(ordered)), [row["operation"] for row in ordered])
    axes.set(xscale="log", xlabel="x faster than boto3", ylim=(-1, len(ordered)))
    plain_numbers(axes, x=True)
    axes.legend(loc="lower right")
    return drawn


def tables(points: Points) -> Figure:
    drawn, (axes,) = figure(7, 3.4)
    decoded = [point for point in points if "operation" in point]
    names = list(dict.fromkeys(point["operation"] for point in decoded))[::-1]
    readers = list(dict.fromkeys(point["peer"] for point in decoded))
    for reader in readers:
        of_reader = [point for point in decoded if point["peer"] == reader]
        places = [names.index(point["operation"]) for point in of_reader]
        axes.plot(
            [point["cpu_ms"]["median"] for point in of_reader], places, "o", color=COLOURS.get(reader), label=reader
        )
    axes.set_yticks(range(len(names)), names)
    axes.set(xscale="log", xlabel="ms of CPU for 100,000 rows", ylim=(-1, len(names)))
    plain_numbers(axes, x=True)
    axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return drawn


PLOTS: dict[str, Callable[[Points], Figure]] = {
    "pages": pages,
    "tables": tables,
    "jobs": jobs,
    "consumer": consumer,
    "cold": cold,
    "memory": memory,
    "scaling": scaling,
    "operations": operations,
}


def draw(results: dict[str, dict[str, Any]], folder: Path) -> None:
    """Draw the plots of the scenarios that have results."""
    folder.mkdir(exist_ok=True)
    for name, plot in PLOTS.items():
        if name in results:
            # The rows of `operations` are its points as well.
            points = results[name]["points"] or results[name]["rows"]
            plot(points).savefig(folder / f"{name}.svg", metadata={"Date": None, "Creator": None})
