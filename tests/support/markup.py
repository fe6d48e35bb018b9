"""The HTML of a notebook's output, read by Python's parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

TAGS = {"div", "style", "p", "b", "small", "table", "thead", "tbody", "tr", "th", "td", "span", "i"}
ATTRIBUTES = {"class", "scope", "role", "aria-label", "aria-valuenow"}


class Markup(HTMLParser):
    """Elements and text of a piece of HTML; it is checked to be well formed, and harmless."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.style = ""
        self.rows: list[list[str]] = []
        """The cells of all tables."""
        self.percent: int | None = None
        """How far the bar is."""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open
        assert len(html.encode()) < 4096
        assert not re.search(r"url\(|@import|expression", self.style)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        given = dict(attrs)
        if tag == "i":
            assert given == {"style": f"width:{self.percent}%"}
        else:
            assert given.keys() <= ATTRIBUTES
        if given.get("role") == "progressbar":
            self.percent = int(given["aria-valuenow"] or "")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.style += data
            return
        self.text += data
        if {"td", "th"} & {*self._open}:
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    @property
    def facts(self) -> dict[str, str]:
        """The rows of two cells."""
        return {row[0]: row[1] for row in self.rows if len(row) == 2}


def markup(shown: object) -> Markup:
    """Read what a notebook shows of an object."""
    return Markup(shown._repr_html_())  # type: ignore[attr-defined]
