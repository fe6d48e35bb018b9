"""The report of a farm in one file of HTML, without scripts: its plots are pictures in it."""

from __future__ import annotations

from html import escape
from io import StringIO
from typing import TYPE_CHECKING

from deadline_pages._plot.html_table import table
from deadline_pages._plot.page import HINT, page, wide, write
from deadline_pages._plot.sections import SECTIONS, Section, about

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import Any

    from deadline_pages._report.tables import Tables

_STYLE = """\
main{max-width:62rem;margin:auto}
h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}
p,figcaption{color:var(--soft);max-width:44rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}
a{color:inherit}
figure,.wide{margin:1rem 0}
figure svg{display:block;min-width:40rem;max-width:100%;height:auto}
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
    parts = "".join(
        f'<section aria-labelledby="{section.key}"><h2 id="{section.key}">{section.title}</h2>\n'
        f"{''.join(_parts(section, tables))}</section>\n"
        for section in SECTIONS
    )
    links = "".join(f'<li><a href="#{section.key}">{section.title}</a></li>' for section in SECTIONS)
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in about(tables, source))
    head = f'<h1>Farm report</h1>\n{lines}<nav aria-label="Contents"><ul>{links}</ul></nav>'
    write(page("Farm report", f"<main>\n{head}\n{parts}</main>", _STYLE, _POLICY), path)


def _parts(section: Section, tables: Tables) -> Iterator[str]:
    if missing := section.lacks(tables):
        yield f"<p>Not known: there is no table {missing}.</p>\n"
        return
    yield f"<p>{escape(section.text)}</p>\n"
    for plot in section.plots:
        yield _figure(plot(tables))
    for report in section.complete(tables):
        yield table(report.title, report.make(tables), report.columns)


def _figure(chart: Any) -> str:
    """Return a picture of a chart, with its alternative text, or that there is nothing in it."""
    told = chart.to_dict()
    title = told["title"]["text"]
    if not told["datasets"][told["data"]["name"]]:
        return f"<p>{escape(title)}: nothing to draw.</p>\n"
    svg = StringIO()
    # Each mark would have its own text for screen readers, which the figure has as a whole.
    chart.config.aria = False
    chart.save(svg, format="svg")
    picture = f'<div role="img" aria-label="{escape(told["description"])}">{svg.getvalue()}</div>'
    return f"<figure><figcaption>{HINT}</figcaption>{wide(title, picture)}</figure>\n"
