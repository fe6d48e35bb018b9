"""What a notebook shows of an object: HTML in the reader's colours, without scripts and links, under 4 kB."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from reprlib import Repr

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

# The variables are those of JupyterLab's and VS Code's themes; elsewhere the page's own colours are inherited. The
# class is doubled to come before what notebooks say of tables.
_STYLE = """<style>
.deadline-pages{color:var(--jp-ui-font-color1,var(--vscode-foreground,inherit));font-size:13px;overflow-x:auto}
.deadline-pages p{margin:.3em 0}
.deadline-pages :is(th,small){color:var(--jp-ui-font-color2,var(--vscode-descriptionForeground,inherit))}
.deadline-pages table{border-collapse:collapse;margin:.3em 0}
.deadline-pages.deadline-pages table :is(tr,th,td){background:none;border:0;text-align:left;vertical-align:top}
.deadline-pages.deadline-pages table :is(th,td){padding:.15em 1.2em .15em 0;font-size:inherit;font-weight:400}
.deadline-pages.deadline-pages .numbers :is(td,thead th+th){text-align:right;font-variant-numeric:tabular-nums}
.deadline-pages.deadline-pages .grid tbody :is(th,td){white-space:nowrap;
border-top:1px solid var(--jp-border-color2,var(--vscode-panel-border,#8886))}
.deadline-pages [role]{display:inline-block;width:20em;height:.5em;background:#8886}
.deadline-pages i{display:block;height:100%;
background:var(--jp-brand-color1,var(--vscode-progressBar-background,#1976d2))}
</style>"""
_MOST_FACTS = 8
_MOST_NAMES = 12
_repr = Repr()
_repr.maxother = 60


def card(kind: str, name: str, *parts: str) -> str:
    """Return the HTML of an object.

    Args:
        kind: its class.
        name: what it is of.
        parts: HTML made by the other functions.
    """
    return f'<div class="deadline-pages">{_STYLE}<p><b>{text(kind, 60)}</b> {text(name)}</p>{"".join(parts)}</div>'


def text(value: object, most: int = 100) -> str:
    """Return a value as HTML of so many bytes at most, and an ellipsis if that is not all of it."""
    kept: list[str] = []
    for letter in _shown(value):
        escaped = escape(letter)
        most -= len(escaped.encode("utf-8", "replace"))
        if most < 0:
            return "".join(kept) + "…"
        # No JSON can hold half of a surrogate pair.
        kept.append("�" if "\ud800" <= letter <= "\udfff" else escaped)
    return "".join(kept)


def _shown(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return f"{value:,}" if not isinstance(value, bool) else str(value)
    if isinstance(value, Collection) and not isinstance(value, (bytes, dict)):
        first = ", ".join(map(_shown, [*value][:2]))
        return first if len(value) <= 2 else f"{first} and {len(value) - 2:,} more"
    return _repr.repr(value)


def note(sentence: object) -> str:
    """Return a line of small print."""
    return f"<p><small>{text(sentence, 200)}</small></p>"


def facts(given: Mapping[str, Any]) -> str:
    """Return a table of names and values, without those that are None."""
    there = {name: value for name, value in given.items() if value is not None}
    shown = [(name, there[name]) for name in [*there][:_MOST_FACTS]]
    rows = "".join(f'<tr><th scope="row">{text(name, 40)}</th><td>{text(value)}</td></tr>' for name, value in shown)
    left = len(there) - len(shown)
    return f"<table>{rows}</table>{note(f'and {left:,} more') if left else ''}"


def numbers(header: Sequence[str], rows: Iterable[tuple[str, Sequence[int]]]) -> str:
    """Return a table of numbers, each row with its name."""
    body = "".join(
        f'<tr><th scope="row">{text(name, 40)}</th>{"".join(f"<td>{text(number)}</td>" for number in row)}</tr>'
        for name, row in rows
    )
    return f'<table class="grid numbers">{_head(header)}<tbody>{body}</tbody></table>'


def grid(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of cells of any content, each cut to a few letters."""
    body = "".join(f"<tr>{''.join(f'<td>{text(cell, 20)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table class="grid">{_head(header)}<tbody>{body}</tbody></table>'


def _head(header: Sequence[str]) -> str:
    cells = "".join(f'<th scope="col">{text(name, 24)}</th>' for name in header)
    return f"<thead><tr>{cells}</tr></thead>"


def names(label: str, given: Sequence[str]) -> str:
    """Return names in a line, and how many more there are."""
    more = f" and {len(given) - _MOST_NAMES:,} more" if len(given) > _MOST_NAMES else ""
    shown = ", ".join(text(name, 30) for name in given[:_MOST_NAMES])
    return f"<p><small>{text(label)}: {shown}{more}</small></p>"


def bar(done: int, found: int, label: str) -> str:
    """Return a bar. It is none of `<progress>`: browsers give that a white ground in dark themes."""
    percent = 100 * done // found if found else 0
    aria = f'role="progressbar" aria-label="listings" aria-valuenow="{percent}"'
    return f'<p><span {aria}><i style="width:{percent}%"></i></span> <small>{text(label)}</small></p>'
