"""The examples of docs/reports.md run, and its list of questions is complete and short."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from deadline_pages import report

from tests.report.test_frames import REPORTS
from tests.support.examples import run_examples
from tests.support.paths import ROOT

DOCUMENT = ROOT / "docs" / "reports.md"


def test_the_examples_run(tmp_path: Path) -> None:
    assert len(run_examples(DOCUMENT, tmp_path)) == 9


def test_docstrings_name_all_columns_but_ids(night: Any) -> None:
    """Users find in `help()` what a report gives; what its rows can be about is said in words."""
    groups = {"hostName", "fleetName", "instanceType", "jobName", "userId", "queueName"}
    for name, call in REPORTS.items():
        function = getattr(report, name.split()[0])
        named = {*re.findall(r"``(\w+)``", function.__doc__)}
        columns = {column for column in call(night).columns if column == "userId" or not column.endswith("Id")}
        assert columns <= named | groups, name


def test_ten_questions_in_twelve_lines() -> None:
    (questions,) = re.findall(r"^```\n(night = .*?)^```$", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    lines = questions.splitlines()
    assert len(lines) <= 12
    assert {*re.findall(r"report\.(\w+)\(", questions)} == {*report.__all__} - {"to_html", "to_perfetto"}
