"""The report of a farm in one file of HTML, without scripts: its plots are pictures in it."""

from __future__ import annotations

from datetime import timedelta
from html import escape
from io import StringIO
from typing import TYPE_CHECKING

from deadline_pages._plot.frame_times import frame_times as plot_frame_times
from deadline_pages._plot.html_table import table
from deadline_pages._plot.page import page, write
from deadline_pages._plot.running import running as plot_running
from deadline_pages._plot.timeline import timeline as plot_timeline
from deadline_pages._plot.utilization import utilization as plot_utilization
from deadline_pages._report.failures import failures
from deadline_pages._report.frame_times import frame_times
from deadline_pages._report.hours import hours
from deadline_pages._report.tables import EPOCH
from deadline_pages._report.utilization import utilization
from deadline_pages._scan.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike
    from typing import Any

    from deadline_pages._report.tables import Tables

    _Content = Callable[[Tables], Iterator[str]]

_STYLE = """\
main{max-width:62rem;margin:auto}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}
p,figcaption{color:var(--soft);max-width:44rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
a{color:inherit}
figure{margin:1rem 0;overflow-x:auto}
figure svg{display:block;min-width:40rem;max-width:100%;height:auto}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;font-weight:400;padding:.3rem .9rem .3rem 0;border-bottom:1px solid var(--line);
max-width:22rem;overflow-wrap:break-word;vertical-align:top}
thead th{color:var(--soft);white-space:nowrap}
.number{text-align:right}
@media print{body{padding:0}}
"""
# No script runs and nothing is loaded, whatever is in the names.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(tables: Tables, path: str | PathLike[str], source: Any) -> None:
    """Implement ``report.to_html``."""
    sections = "".join(
        f'<section aria-labelledby="{key}"><h2 id="{key}">{title}</h2>\n{"".join(_parts(content, tables))}</section>\n'
        for key, title, content in _SECTIONS
    )
    links = "".join(f'<li><a href="#{key}">{title}</a></li>' for key, title, _ in _SECTIONS)
    head = f'<h1>Farm report</h1>\n{_about(tables, source)}<nav aria-label="Contents"><ul>{links}</ul></nav>'
    write(page("Farm report", f"<main>\n{head}\n{sections}</main>", _STYLE, _POLICY), path)


def _about(tables: Tables, source: Any) -> str:
    since = f"from {_time(tables.since)} " if tables.since else ""
    lines = [f"Farm {source.farm_id}."] if isinstance(source, Snapshot) else []
    lines.append(f"Times are UTC: {since}until {_time(tables.until)}. What runs is counted up to then.")
    if isinstance(source, Snapshot) and source.errors:
        lines.append(f"The snapshot is not complete: {len(source.errors):,} of its listings failed.")
    return "".join(f"<p>{escape(line)}</p>\n" for line in lines)


def _time(microseconds: int) -> str:
    return f"{EPOCH + timedelta(microseconds=microseconds):%Y-%m-%d %H:%M}"


def _parts(content: _Content, tables: Tables) -> Iterator[str]:
    """Return a section, or what it lacks: a snapshot need not have all tables."""
    if content in _OF_ACTIONS and "session_actions" not in tables:
        yield "<p>Not known: there is no table session_actions.</p>"
    else:
        yield from content(tables)


def _utilization(tables: Tables) -> Iterator[str]:
    yield "<p>How much of the time in which workers were there they had a session.</p>"
    yield table(utilization(tables, "fleet"), "Fleets")
    yield _figure(plot_utilization(tables))


def _timeline(tables: Tables) -> Iterator[str]:
    yield _figure(plot_running(tables))
    yield _figure(plot_timeline(tables, "session"))


def _frames(tables: Tables) -> Iterator[str]:
    yield _figure(plot_frame_times(tables))
    yield table(frame_times(tables, "frame"), "Slowest frames")


def _failures(tables: Tables) -> Iterator[str]:
    yield "<p>A bad host fails at much of what it gets; a bad frame fails on many workers, and never recovers.</p>"
    yield table(failures(tables, "worker"), "Hosts with failures")
    yield table(failures(tables, "frame"), "Frames that failed")


def _hours(tables: Tables) -> Iterator[str]:
    yield "<p>The hours of sessions. Instances cost while they idle as well; prices are in no table.</p>"
    for by, title in (("user", "Users"), ("job", "Jobs"), ("fleet", "Fleets"), ("instance_type", "Instance types")):
        yield table(hours(tables, by), title)


_SECTIONS: tuple[tuple[str, str, _Content], ...] = (
    ("utilization", "Utilization", _utilization),
    ("timeline", "Timeline", _timeline),
    ("frames", "Slowest frames", _frames),
    ("failures", "Failures", _failures),
    ("hours", "Cost hours", _hours),
)
_OF_ACTIONS = (_frames, _failures)


def _figure(chart: Any) -> str:
    """Return a picture of a chart, with its alternative text."""
    svg = StringIO()
    # Each mark would have its own text for screen readers, which the figure has as a whole.
    chart.config.aria = False
    chart.save(svg, format="svg")
    alternative = escape(chart.to_dict()["description"])
    return f'<figure role="img" aria-label="{alternative}">{svg.getvalue()}</figure>\n'
