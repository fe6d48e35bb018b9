"""`deadline-pages report`, `timeline` and `trace`, of a folder that `snapshot` wrote."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from deadline_pages import Snapshot, report

pytest.importorskip("vl_convert")

from deadline_pages._command.terminal import width
from deadline_pages.testing import Scenario, SimulatedFarm

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
    assert snapshot.taken_at is not None
    assert text.output.startswith(f"Farm {snapshot.farm_id}, as it was at {snapshot.taken_at:%Y-%m-%d %H:%M}.\n")
    for title in ("Fleets with lost hours", "Jobs by their wait", "Jobs with tasks left"):
        assert f"\n{title}: " in text.output
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
        (["report", "few", "hours"], 252, "needs the table sessions"),
        (["report", "few", "waits", "--by", "host"], 252, "by of report.waits() must be one of job, queue, user"),
        (["report", "few", "gaps", "--by", "job"], 252, "--by does not go with gaps"),
        (["report", "few", "--by", "job"], 252, "--by needs a report"),
        (["report", "few", "cost"], 252, "invalid choice: 'cost'"),
        (["report", "few", "--out", "file"], 252, "let it end with .html, .txt, .json or .csv, or give -o"),
        (["report", "few", "--out", "file.pdf"], 252, "--out file.pdf says no format"),
        (["report", "few", "-o", "html"], 252, "html needs --out FILE"),
        (["report", "few", "-o", "csv"], 252, "csv is of one report: name it behind the folder, one of eta, "),
        (["report", "few", "hours", "--out", "file.html"], 252, "a page has all reports: leave out hours"),
        (["timeline", "few"], 252, "the following arguments are required: --out"),
        (["trace", "few"], 252, "the following arguments are required: --out"),
        (["timeline", "few", "--by", "job", "--out", "file"], 252, "invalid choice: 'job'"),
        (["timeline", "few", "--out", "file.html"], 255, "needs the table sessions"),
        (["timeline", "few", "--out", "file.svg"], 252, "let the name end with .html: --out file.svg"),
        (["trace", "few", "--out", "file"], 255, "needs the table sessions"),
    ]
    outcomes = shell.run_all(*(words for words, _, _ in cases))
    for (words, status, text), outcome in zip(cases, outcomes, strict=True):
        assert (outcome.status, outcome.output) == (status, ""), words
        assert text in outcome.errors, words
    assert [path.name for path in shell.home.iterdir()] == ["few"]


def test_formats(shell: Shell, night: Path) -> None:
    whole, one, rows, *written = shell.run_all(
        ["report", "night", "-o", "json"],
        ["report", "night", "hours", "--by", "user", "-o", "json"],
        ["report", "night", "timeline", "-o", "csv"],
        ["report", "night", "--out", "night.txt"],
        ["report", "night", "hours", "--by", "user", "--out", "night.json"],
        ["report", "night", "timeline", "--out", "night.CSV"],
    )
    snapshot = Snapshot.load(night)
    document = json.loads(whole.output)
    assert (document["farmId"], document["since"]) == (snapshot.farm_id, None)
    assert datetime.fromisoformat(document["takenAt"]) == snapshot.taken_at
    hours = report.hours(snapshot, by="user", backend="polars")
    assert document["reports"]["hours by user"] == json.loads(one.output) == hours.to_dicts()
    assert len(document["reports"]) == 12
    table = report.timeline(snapshot, backend="polars")
    lines = [*csv.DictReader(rows.output.splitlines())]
    assert [line["sessionId"] for line in lines] == table["sessionId"].to_list()
    assert [datetime.fromisoformat(line["startedAt"]) for line in lines] == table["startedAt"].to_list()
    assert written == [(0, "", "")] * 3
    assert (shell.home / "night.txt").read_text("utf-8").startswith(f"Farm {snapshot.farm_id}")
    assert (shell.home / "night.json").read_text("utf-8") == one.output
    assert (shell.home / "night.CSV").read_text("utf-8") == rows.output


@pytest.mark.parametrize("columns", [30, 80])
def test_lines_fit_the_terminal(shell: Shell, night: Path, columns: int) -> None:
    for words in (["report", str(night)], ["report", str(night), "timeline", "--by", "action"]):
        lines = shell.watch(*words, columns=columns).output.splitlines()
        assert len(lines) > 20
        assert max(map(width, lines)) <= columns
    told = " ".join(lines[:12])
    assert "(no room for " in told
    assert "sessionId" not in told


def test_an_empty_farm(shell: Shell) -> None:
    with SimulatedFarm(scenario=Scenario().fleet("nodes", workers=0)) as farm:
        farm.client().snapshot(farm.farm_id(), path=shell.home / "empty")
    every, one = shell.run_all(["report", "empty"], ["report", "empty", "hours"])
    parts = every.output.split("\n\n")
    assert len(parts) == 13
    assert all(part.strip().endswith(": none.") for part in parts[1:])
    assert one == (0, "hours: none.\n", "")
