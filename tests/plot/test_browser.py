"""Pages in a browser without a network: drawn, pointed at, zoomed, and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from deadline_pages import plot, report

from tests.plot.conftest import BEGAN
from tests.support.browser import CHROMIUM, CONTROL, DRIVER, RIGHT, TAB, Browser

pytestmark = pytest.mark.skipif(CHROMIUM is None or DRIVER is None, reason="needs Chromium and chromedriver")

BARS = "[...document.querySelectorAll('[aria-roledescription=bar]')]"
BOXES = f"{BARS}.map(bar => bar.getBoundingClientRect())"
WIDEST = f"(box => [box.x, box.y, box.width, box.height])({BOXES}.sort((a, b) => b.width - a.width)[0])"
TOOLTIP = "document.querySelector('#vg-tooltip-element.visible')?.innerText"
HINT = "getComputedStyle(document.querySelector('.narrow')).display"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("browser"))
    yield browser
    browser.close()


def test_every_bar_is_drawn(browser: Browser, timeline_page: Path, night: Any) -> None:
    browser.open(timeline_page)
    drawn = browser.until(f"{BARS}.length")
    assert drawn == len(*plot.timeline(night, by="action").to_dict()["datasets"].values())
    assert "render003" in browser.value("document.querySelector('svg').textContent")


def test_pointing_and_zooming(browser: Browser, timeline_page: Path) -> None:
    browser.open(timeline_page)
    browser.until(f"{BARS}.length")
    x, y, width, height = browser.value(WIDEST)
    middle = (x + width / 2, y + height / 2)
    browser.point(*middle)
    told = browser.until(TOOLTIP)
    for name in ("state", "running", "action", "Frame=", "worker", "fleet", "minutes", "from (UTC)", "until (UTC)"):
        assert name in told
    browser.turn_wheel(*middle, -300)
    assert browser.value(WIDEST)[2] == width  # the wheel alone is the page's
    browser.turn_wheel(*middle, -300, CONTROL)
    browser.until(f"{WIDEST}[2] > {1.1 * width}")
    before = browser.value(WIDEST)[0]
    browser.drag(*middle, -60)
    browser.until(f"{WIDEST}[0] < {before - 30}")
    browser.double_click(*middle)
    browser.until(f"Math.abs({WIDEST}[2] - {width}) < 1")


@pytest.mark.parametrize("name", ["timeline", "report"])
def test_a_phone_is_told_that_there_is_more(browser: Browser, request: pytest.FixtureRequest, name: str) -> None:
    path = request.getfixturevalue(f"{name}_page")
    region = "document.querySelector('.wide')"
    wider = f"{region}.scrollWidth > {region}.clientWidth"
    page_is_wider = "document.documentElement.scrollWidth > innerWidth"
    browser.open(path)
    browser.until("document.querySelector('svg')")
    assert [browser.value(each) for each in (HINT, wider, page_is_wider)] == ["none", False, False]
    browser.open(path, width=390)
    browser.until(wider)
    assert [browser.value(each) for each in (HINT, page_is_wider)] == ["block", False]
    middle = f"(box => [box.x + box.width / 2, box.y + box.height / 2])({region}.getBoundingClientRect())"
    x, y = browser.value(middle)
    drawn = browser.value("document.querySelector('svg').outerHTML")
    browser.swipe(x, y, -100)
    browser.until(f"{region}.scrollLeft > 0")
    assert browser.value("document.querySelector('svg').outerHTML") == drawn  # a timeline does not move in its frame
    # By keyboard, and a screen reader names what is scrolled.
    browser.open(path, width=390)
    browser.until(wider)
    for _ in range(20):
        browser.press(TAB)
        if browser.value(f"document.activeElement === {region}"):
            break
    assert browser.value(f"{region}.getAttribute('aria-label')")
    browser.press(RIGHT)
    browser.until(f"{region}.scrollLeft > 0")


def test_a_notebook_without_a_network(browser: Browser, night: Any, tmp_path: Path) -> None:
    """The two ways of docs/plots.md, and why there have to be any."""
    import altair

    chart = plot.timeline(night)
    assert "https://cdn." in chart._repr_mimebundle_()["text/html"]
    with altair.renderers.enable("svg"):
        assert "render003" in chart._repr_mimebundle_()["image/svg+xml"]
    with altair.renderers.enable("html", template="inline"):
        (tmp_path / "cell.html").write_text(chart._repr_mimebundle_()["text/html"], "utf-8")
    browser.open(tmp_path / "cell.html")
    assert browser.until(f"{BARS}.length") == len(report.timeline(night))


@pytest.mark.parametrize("name", ["timeline", "running", "utilization"])
def test_a_picture_has_room_for_its_text(browser: Browser, many: Callable[..., Any], tmp_path: Path, name: str) -> None:
    """In the fonts of whoever looks at it, which are not those that it was measured in."""
    tables = many(400, 40, fleets=3, name="WWWW a rather wide name of a host, as studios have them ")
    chart = getattr(plot, name)(tables, now=BEGAN + timedelta(hours=1))
    chart.save(tmp_path / "night.svg")
    browser.open(tmp_path / "night.svg")
    boxes = "[...document.querySelectorAll('text')].map(text => text.getBoundingClientRect())"
    edges = browser.until(f"(boxes => [boxes.map(box => box.left), boxes.map(box => box.right)])({boxes})")
    assert min(edges[0]) >= 0
    assert max(edges[1]) <= browser.value("document.documentElement.width.baseVal.value")
