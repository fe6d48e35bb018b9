"""The examples of docs/plots.md run, and its list of plots is complete."""

from __future__ import annotations

import re
from pathlib import Path

from deadline_pages import plot

from tests.support.examples import run_examples
from tests.support.paths import ROOT

DOCUMENT = ROOT / "docs" / "plots.md"


def test_the_examples_run(tmp_path: Path) -> None:
    assert len(run_examples(DOCUMENT, tmp_path)) == 3


def test_every_plot_is_shown() -> None:
    (plots,) = re.findall(r"^```\n(night = .*?)^```$", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert {*re.findall(r"plot\.(\w+)\(", plots)} == {*plot.__all__} - {"to_html"}
