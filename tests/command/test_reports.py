"""`deadline-pages report`, `timeline` and `trace`, of a folder that `snapshot` wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from deadline_pages import Snapshot, report

pytest.importorskip("vl_convert")

from tests.support.command_line import Shell


@pytest.fixture
def night(shell: Shell) -> Path:
    folder = shell.home / "night"
    shell.farm.client().snapshot(shell.farm.farm_id(), path=folder, concurrency=16)
    return folder


def test_what_is_written(shell: Shell, night: Path) -> None:
    text, *written = shell.run_all(
        ["report", "night"],
        ["report", "night", "--out", "night.html"],
        ["timeline", "night", "--out", "timeline.html"],
        ["timeline", "night", "--by", "action", "--out", "actions.html"],
        ["trace", "night", "--out", "trace.json"],
    )
    snapshot = Snapshot.load(night)
    assert (text.status, text.errors) == (0, "")
    hours = report.hours(snapshot, by="job", backend="polars")
    assert f"Jobs: {len(hours)}" in text.output
    first = hours.row(0, named=True)
    line = next(line for line in text.output.splitlines() if line.endswith(f"{first['share']:.1%}"))
    assert line.split()[-2] == f"{first['hours']:,.2f}"
    for outcome in written:
        assert outcome == (0, "", "")
    assert "<h1>Farm report</h1>" in (shell.home / "night.html").read_text("utf-8")
    assert "Sessions by worker" in (shell.home / "timeline.html").read_text("utf-8")
    assert "Session actions by worker" in (shell.home / "actions.html").read_text("utf-8")
    trace = json.loads((shell.home / "trace.json").read_text("utf-8"))
    assert trace["otherData"]["sessionCount"] == len(report.timeline(snapshot))


def test_what_is_wrong(shell: Shell) -> None:
    shell.farm.client().snapshot(shell.farm.farm_id(), path=shell.home / "few", include=["jobs"])
    cases: list[tuple[list[str], int, str]] = [
        (["report"], 252, "the following arguments are required: folder"),
        (["report", "nowhere"], 252, "there is no snapshot in nowhere"),
        (["report", "few", "--now", "soon"], 252, "--now"),
        (["report", "few"], 255, "needs the table sessions"),
        (["timeline", "few"], 252, "the following arguments are required: --out"),
        (["trace", "few"], 252, "the following arguments are required: --out"),
        (["timeline", "few", "--by", "job", "--out", "file"], 252, "invalid choice: 'job'"),
        (["timeline", "few", "--out", "file"], 255, "needs the table sessions"),
        (["trace", "few", "--out", "file"], 255, "needs the table sessions"),
    ]
    outcomes = shell.run_all(*(words for words, _, _ in cases))
    for (words, status, text), outcome in zip(cases, outcomes, strict=True):
        assert (outcome.status, outcome.output) == (status, ""), words
        assert text in outcome.errors, words
    assert not (shell.home / "file").exists()
