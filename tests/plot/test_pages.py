"""Pages: all that they need is in them, names are text, and people who do not see the plots are told what is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from deadline_pages import plot, report

from tests.plot.conftest import BEGAN, HOSTILE

HOUR = timedelta(hours=1)
# Attributes whose value is loaded.
LOADED = ("src", "href", "xlink:href", "action", "data", "poster", "srcset")


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def loaded(self) -> list[str]:
        found = [str(attributes[name]) for _, attributes in self.tags for name in LOADED if name in attributes]
        return [url for url in found if not url.startswith("#")]


@pytest.fixture(scope="module")
def page(report_page: Path) -> Page:
    return Page(report_page)


def test_a_report_loads_and_runs_nothing(page: Page) -> None:
    assert page.loaded() == []
    assert page.all("script") == page.all("link") == page.all("iframe") == []
    (policy,) = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_a_report_is_for_everyone(page: Page) -> None:
    assert page.all("html") == [{"lang": "en"}]
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all("meta")
    assert [tag for tag, _ in page.tags if tag in ("h1", "h2", "h3")] == ["h1", *["h2"] * 8]
    assert len(page.all("figure")) == 4
    pictures = [part for part in page.all("div") if part.get("role") == "img"]
    assert len(pictures) == 4
    assert all(len(str(picture["aria-label"])) > 60 for picture in pictures)
    regions = [part for part in page.all("div") if part.get("role") == "region"]
    assert all((region["tabindex"], region["class"]) == ("0", "wide") and region["aria-label"] for region in regions)
    assert len(regions) == len(pictures) + len(page.all("table"))
    assert len(page.all("caption")) == len(page.all("table")) == 12
    assert all(cell["scope"] in ("col", "row") for cell in page.all("th"))
    targets = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    assert {str(link["href"])[1:] for link in page.all("a")} <= targets


def test_a_report_says_what_reports_say(night: Any, page: Page) -> None:
    assert night.farm_id in page.text
    worst = report.failures(night, backend="polars").row(0, named=True)
    slowest = report.frame_times(night, by="frame", backend="polars").sort("timesMedian", descending=True)
    hours = report.hours(night, backend="polars").row(0, named=True)
    for told in (worst["hostName"], slowest["parameters"][0], f"{slowest['seconds'][0]:,.2f}", f"{hours['share']:.1%}"):
        assert told in page.text
    assert f"Frames slow for their step: the first 20 of {len(slowest):,}" in page.text
    assert "Instance types: 2" in page.text


def test_a_report_of_some_tables(night: Any, tmp_path: Path) -> None:
    report.to_html({"sessions": night.sessions}, tmp_path / "some.html", now=night.taken_at)
    page = Page(tmp_path / "some.html")
    assert page.text.count("Not known: there is no table session_actions.") == 3
    assert "not complete" not in page.text
    empty = {name: table.to_polars()[:0] for name, table in night.tables.items()}
    report.to_html(empty, tmp_path / "none.html")
    page = Page(tmp_path / "none.html")
    assert page.all("table") == page.all("figure") == []
    for nothing in ("Jobs: none.", "Hosts with failures: none.", "Sessions by worker: nothing to draw."):
        assert nothing in page.text
    with pytest.raises(ValueError, match=r"report.to_html\(\) needs the table sessions"):
        report.to_html({"jobs": night.jobs}, tmp_path / "no.html")
    with pytest.raises(FileNotFoundError):
        report.to_html(night, tmp_path / "nowhere" / "night.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["none.html", "some.html"]


def test_names_of_any_content(many: Callable[..., Any], tmp_path: Path) -> None:
    tables = many(40, 4, name=HOSTILE)
    report.to_html(tables, tmp_path / "night.html", now=BEGAN + HOUR)
    page = Page(tmp_path / "night.html")
    assert HOSTILE in page.text
    assert page.all("img") == page.all("script") == []
    plot.to_html(plot.timeline(tables, now=BEGAN + HOUR), tmp_path / "timeline.html")
    page = Page(tmp_path / "timeline.html")
    assert page.all("img") == []
    assert "{{7*7}}" in page.text


def test_a_big_report_is_small(many: Callable[..., Any], tmp_path: Path) -> None:
    tables = many(5_000, 250, fleets=10, name="a rather long name of a host or a job, as studios have them ")
    report.to_html(tables, tmp_path / "night.html", now=BEGAN + timedelta(hours=20))
    page = (tmp_path / "night.html").read_text("utf-8")
    # All marks that there can be: of sessions, and of the hours of workers.
    assert page.count("<path") > 9_500
    assert 500_000 < len(page) < 2_000_000


def test_the_page_of_a_chart(night: Any, timeline_page: Path, tmp_path: Path) -> None:
    page = Page(timeline_page)
    assert page.loaded() == []
    (policy,) = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert str(policy).startswith("default-src 'none'; ")
    assert "http" not in str(policy)
    assert "Session actions by worker" in page.text
    assert '"editor": false' in timeline_page.read_text("utf-8")
    assert "to zoom" in page.text
    plot.to_html(plot.running(night), tmp_path / "running.html")
    assert "to zoom" not in Page(tmp_path / "running.html").text
