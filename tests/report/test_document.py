"""The examples of docs/reports.md run, and its list of questions is complete and short."""

from __future__ import annotations

import re
from pathlib import Path

from deadline_pages import report

from tests.support.examples import run_examples
from tests.support.paths import ROOT

DOCUMENT = ROOT / "docs" / "reports.md"


def test_the_examples_run(tmp_path: Path) -> None:
    assert len(run_examples(DOCUMENT, tmp_path)) == 9


def test_ten_questions_in_twelve_lines() -> None:
    (questions,) = re.findall(r"^```\n(night = .*?)^```$", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    lines = questions.splitlines()
    assert len(lines) <= 12
    assert {*re.findall(r"report\.(\w+)\(", questions)} == {*report.__all__} - {"to_html", "to_perfetto"}
