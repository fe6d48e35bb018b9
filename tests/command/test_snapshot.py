"""`deadline-pages snapshot`: a folder that `Snapshot.load` reads."""

from __future__ import annotations

import pytest
from deadline_pages import Snapshot

pytest.importorskip("pyarrow.parquet")

from tests.support.command_line import Shell


def sizes(text: str) -> dict[str, int]:
    return {name: int(number) for name, number in map(str.split, text.splitlines())}


def test_a_folder_and_its_refresh(shell: Shell) -> None:
    line = ["snapshot", "night", "--concurrency", "8"]
    taken = shell.run(*line, "--farm-id", shell.farm.farm_id(), "--include", "jobs,sessions", "--since", "2026-01-05")
    assert (taken.status, taken.errors) == (0, "")
    snapshot = Snapshot.load(shell.home / "night")
    assert snapshot.include == ("jobs", "sessions")
    assert snapshot.since is not None
    assert sizes(taken.output) == {name: len(table) for name, table in snapshot.tables.items()}
    assert sizes(taken.output)["jobs"] == 6
    shell.farm.reset()
    refreshed = shell.watch(*line, "--refresh")
    assert refreshed.status == 0
    progress, table = refreshed.output.rsplit("\r", 1)
    assert "requests" in progress
    assert sizes(table) == sizes(taken.output)
    later = Snapshot.load(shell.home / "night")
    assert later.taken_at is not None
    assert snapshot.taken_at is not None
    assert later.taken_at > snapshot.taken_at
    # Jobs that had finished are not asked again.
    asked = [request.parameters["jobId"] for request in shell.farm.log if request.operation == "ListSessions"]
    assert 0 < len(set(asked)) < 6


def test_what_is_wrong(shell: Shell) -> None:
    farm = ["--farm-id", shell.farm.farm_id()]
    (shell.home / "file").touch()
    cases: list[tuple[list[str], int, str]] = [
        (["night"], 252, "the following arguments are required: --farm-id"),
        (["night", *farm, "--refresh"], 252, "--farm-id does not go with --refresh"),
        (["night", *farm, "--since", "yesterday"], 252, "since must be a date"),
        (["night", *farm, "--include", "frames"], 252, "include must name tables"),
        (["night", *farm, "--requests-per-second", "-1"], 252, "requests_per_second must be a positive number"),
        (["night", "--refresh"], 252, "there is no snapshot in night"),
        (["file", *farm], 255, "File exists"),
        (["night", "--farm-id", "farm-" + "0" * 32], 254, "(ResourceNotFoundException)"),
    ]
    outcomes = shell.run_all(*(["snapshot", *options] for options, _, _ in cases))
    for (options, status, text), outcome in zip(cases, outcomes, strict=True):
        assert (outcome.status, outcome.output) == (status, ""), options
        assert text in outcome.errors, options


def test_errors_that_are_collected(shell: Shell) -> None:
    with shell.farm.fault("ListSessions", status=403, jobId=shell.farm.job_id(1)):
        line = [
            "snapshot",
            "night",
            "--farm-id",
            shell.farm.farm_id(),
            "--include",
            "sessions",
            "--on-error",
            "collect",
        ]
        outcome = shell.run(*line)
    assert outcome.status == 1
    assert sizes(outcome.output) == {"sessions": 1250}
    assert "(AccessDeniedException)" in outcome.errors
