"""A page with an interactive chart: everything is in the file, and nothing can be loaded into it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from deadline_pages._tables.files import replacing

if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

STYLE = """\
:root{color-scheme:light dark;--text:#1b1b1b;--soft:#595959;--ground:#fff;--line:#ccc}
@media (prefers-color-scheme:dark){:root{--text:#ececec;--soft:#ababab;--ground:#161616;--line:#444}}
body{margin:0;padding:1rem;background:var(--ground);color:var(--text);font:16px/1.45 system-ui,sans-serif}
svg text{fill:var(--text)!important}
.wide{overflow-x:auto;background:
linear-gradient(to right,var(--ground) 1rem,transparent) 0 0/3rem 100% no-repeat local,
linear-gradient(to left,var(--ground) 1rem,transparent) 100% 0/3rem 100% no-repeat local,
linear-gradient(to right,#888a,transparent) 0 0/1rem 100% no-repeat,
linear-gradient(to left,#888a,transparent) 100% 0/1rem 100% no-repeat}
.narrow{display:none}
@media (max-width:42rem){.narrow{display:block}}
"""
"""The colours of pages, and what shows that there is more at a side: a shadow there, as long as there is more."""
HINT = '<p class="narrow">Wider than this window: scroll it sideways.</p>\n'
"""What is said of a chart where the window is narrower than the chart may be, 40rem."""
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""
_CHART_STYLE = """\
.vega-embed{width:100%;min-width:40rem}
.vega-embed summary{opacity:1!important}
p{color:var(--soft);margin:.5rem 0}
#vg-tooltip-element.vg-tooltip{background:var(--ground);color:var(--text);border-color:var(--line);font-size:14px;
max-width:90vw;overflow-wrap:anywhere}
#vg-tooltip-element.vg-tooltip td.key{color:var(--soft)}
"""
# Vega compiles its expressions, and offers its pictures for download.
_OF_SCRIPTS = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:"
_ZOOM = "<p>With a mouse: drag to move, Ctrl and the wheel to zoom, double-click to go back.</p>"


def page(title: str, body: str, style: str, policy: str) -> str:
    """Return a whole page.

    Args:
        title: its title, any text.
        body: HTML.
        style: more of it.
        policy: what the browser is to load and run.
    """
    return _PAGE.format(title=escape(title), body=body, style=STYLE + style, policy=policy)


def wide(label: str, body: str) -> str:
    """Return a part of a page that scrolls sideways where it has no room, by keyboard as well.

    Args:
        label: what it is, for screen readers.
        body: HTML.
    """
    return f'<div class="wide" role="region" tabindex="0" aria-label="{escape(label)}">{body}</div>\n'


def write(text: str, path: str | PathLike[str]) -> None:
    """Write a page, which appears when it is complete."""
    with replacing(path) as temporary, open(temporary, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)


def write_page(chart: Any, path: str | PathLike[str]) -> None:
    """Implement ``plot.to_html``."""
    actions = {"export": True, "source": False, "compiled": False, "editor": False}
    options = {"renderer": "svg", "actions": actions}
    fitting = chart.properties(width="container", autosize={"type": "fit-x", "contains": "padding"})
    inner = fitting.to_html(inline=True, fullhtml=False, embed_options=options)
    told = chart.to_dict()
    title = told["title"]["text"]
    body = f"<main>\n{HINT}{wide(title, inner)}{_ZOOM if 'params' in told else ''}</main>"
    write(page(title, body, _CHART_STYLE, _OF_SCRIPTS), path)
