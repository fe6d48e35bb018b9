"""`deadline-pages list`: its formats, and where they go."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._command.operations import OPERATIONS, parameters

from tests.support.command_line import Shell, documents
from tests.support.local_farm import model_of

HAS_PYARROW = True
try:
    import pyarrow.parquet
except ImportError:  # free-threaded Python has no wheel of it
    HAS_PYARROW = False


def listing(shell: Shell, method: str, **options: Any) -> Any:
    """Return the pages of a job's listing."""
    numbers = shell.farm.farm_id(), shell.farm.queue_id(), shell.farm.job_id()
    parameters = dict(zip(("farmId", "queueId", "jobId"), numbers, strict=True))
    client: Any = shell.farm.client()
    return client.get_paginator(method).paginate(**parameters, **options)


def test_every_operation_is_there_with_its_parameters() -> None:
    assert sorted(OPERATIONS.values()) == sorted(LIST_METHODS)
    for method in LIST_METHODS:
        shape = model_of(method).input_shape
        assert shape is not None
        found = {parameter.name: parameter for parameter in parameters(method)}
        assert found.keys() == shape.members.keys() - {"nextToken", "maxResults"}
        assert {name for name, parameter in found.items() if parameter.is_required} == {*shape.required_members}
        for name, parameter in found.items():
            assert parameter.is_list == (shape.members[name].type_name == "list")
            # aws's names, in which `-` stands before a capital.
            assert parameter.option.removeprefix("--").replace("-", "") == name.lower()
            assert bool(parameter.about) == bool(getattr(shape.members[name], "enum", None) or parameter.is_list)


def test_lines_of_json_and_going_on(shell: Shell) -> None:
    sessions = listing(shell, "list_sessions").build_full_result()["sessions"]
    ids = [session["sessionId"] for session in sessions]
    first, found, alone = shell.run_all(
        ["list", "sessions", *shell.job, "--max-items", "120", "--page-size", "50"],
        ["list", "sessions", *shell.job, "--query", "sessions[?lifecycleStatus=='ENDED'].sessionId"],
        ["list", "sessions", *shell.job, "--no-paginate"],
    )
    assert (first.status, found.status, alone.status) == (0, 0, 0)
    assert [row["sessionId"] for row in documents(first.output)] == ids[:120]
    assert [row["sessionId"] for row in documents(alone.output)] == ids[:100]
    ended = [session["sessionId"] for session in sessions if session["lifecycleStatus"] == "ENDED"]
    assert 0 < len(ended) < 250
    assert (documents(found.output), found.errors) == (ended, "")
    for outcome, done in ((first, 120), (alone, 100)):
        (token,) = re.findall(r"^There is more: go on with (--starting-token \S+)\n$", outcome.errors)
        rest = shell.run("list", "sessions", *shell.job, *token.split())
        assert [row["sessionId"] for row in documents(rest.output)] == ids[done:]
        assert rest.errors == ""


@pytest.mark.skipif(not HAS_PYARROW, reason="nothing here writes such files")
def test_files_of_the_tables(shell: Shell) -> None:
    pages = listing(shell, "list_session_actions")
    pages.to_csv(shell.home / "expected.csv")
    table, rows = pages.to_arrow(), (shell.home / "expected.csv").read_text("utf-8")
    line = ["list", "session-actions", *shell.job]
    printed, *silent = shell.run_all(
        [*line, "-o", "csv"],
        [*line, "--out", "rows.csv", "--columns", "definition.taskRun.taskId,status"],
        [*line, "--out", "rows.parquet", "--max-items", "130"],
        [*line, "--out", "rows.json", "--max-items", "2"],
        [*line, "--out", "rows", "--max-items", "2"],
    )
    assert (printed.status, printed.output, printed.errors) == (0, rows, "")
    assert [(outcome.status, outcome.output) for outcome in silent] == [(0, "")] * 4
    written = [*csv.reader(io.StringIO((shell.home / "rows.csv").read_text("utf-8")))]
    assert (written[0], len(written)) == (["definition.taskRun.taskId", "status"], 1001)
    assert pyarrow.parquet.read_table(shell.home / "rows.parquet").equals(table.slice(0, 130))
    assert "--starting-token" in silent[1].errors
    document = json.loads((shell.home / "rows.json").read_text("utf-8"))
    assert document["sessionActions"] == documents((shell.home / "rows").read_text("utf-8"))
    assert [*document] == ["sessionActions", "NextToken"]


def test_what_does_not_go_together(shell: Shell) -> None:
    texts = {
        "list": "the following arguments are required: operation",
        "list sesions": "unknown operation 'sesions', maybe you meant sessions",
        "list list-jobs": "unknown operation 'list-jobs', maybe you meant jobs",
        "list --farm-id farm-1 queues": "it comes before all options",
        "list farms -o xml": "argument -o/--output: invalid choice: 'xml'",
        "list farms -o csv --query farms": "--query goes with json, jsonl and table, not with csv",
        "list farms -o json --columns farmId": "--columns goes with table, csv and parquet",
        "list farms -o table --columns farmId,nope": "--columns: table has no column 'nope', but farmId, displayName",
        "list farms -o csv --no-paginate": "--no-paginate goes with json, jsonl and table, not with csv",
        "list farms --out nowhere/rows": "No such file or directory: 'nowhere/rows'",
        "list farms --profile x --no-default": "unrecognized arguments: --no-default",
    }
    for (line, text), outcome in zip(texts.items(), shell.run_all(*map(str.split, texts)), strict=True):
        assert (outcome.status, outcome.output) == (255 if "nowhere" in line else 252, ""), line
        assert text in outcome.errors, line
    assert [request.operation for request in shell.farm.log] == []


def test_an_error_leaves_what_was_before_it(shell: Shell) -> None:
    whole = shell.run("list", "sessions", *shell.job)
    shell.farm.fault("ListSessions", nth=3, status=403)
    outcome = shell.run("list", "sessions", *shell.job)
    assert outcome.status == 254
    denied, call, more = outcome.errors.splitlines()
    assert denied.startswith("An error occurred (AccessDeniedException) when calling the ListSessions operation: ")
    assert call.startswith("while calling list_sessions(farmId=")
    rest = shell.run("list", "sessions", *shell.job, *more.partition("go on with ")[2].split())
    assert outcome.output.count("\n") == 200
    assert outcome.output + rest.output == whole.output
