"""`deadline-pages scan` beside `client.scan`."""

from __future__ import annotations

import json

import pytest

from tests.support.command_line import Shell, documents

NOBODY = "job-" + "0" * 32


def test_the_rows_of_a_farm(shell: Shell) -> None:
    client = shell.farm.client()
    expected = [
        {**page["Parents"], **session}
        for page in client.scan("list_sessions", ordered=True)
        for session in page["sessions"]
    ]
    texts = [json.dumps(row, default=lambda date: date.isoformat()) for row in expected]
    every, part, one, whole, succeeded, both = shell.run_all(
        ["scan", "sessions", "--ordered", "--concurrency", "4"],
        ["scan", "sessions", "--ordered", "--queue-id", shell.farm.queue_id(1), "--max-items", "300"],
        ["scan", "sessions", "--job-id", shell.farm.job_id(2), shell.farm.job_id(1), "-o", "json"],
        ["scan", "jobs", "--ordered", "-o", "json", "--query", "jobs[].[queueId, jobId]"],
        ["scan", "tasks", "--only", "jobs=taskRunStatus == 'SUCCEEDED'", "--query", "tasks[].jobId"],
        ["scan", "queues", "--regions", "us-west-2", "eu-west-1", "-o", "table", "--columns", "region,queueId"],
    )
    assert [outcome.status for outcome in (every, part, one, whole, succeeded, both)] == [0] * 6
    assert documents(every.output) == [*map(json.loads, texts)]
    of_queue = [row for row in documents(every.output) if row["queueId"] == shell.farm.queue_id(1)]
    rest = shell.run("scan", "sessions", "--ordered", "--queue-id", shell.farm.queue_id(1), *part.errors.split()[-2:])
    assert documents(part.output) + documents(rest.output) == of_queue
    found = {row["jobId"] for row in json.loads(one.output)["sessions"]}
    assert found == {shell.farm.job_id(1), shell.farm.job_id(2)}
    assert len(json.loads(whole.output)) == 6
    jobs = {
        job["jobId"] for page in client.scan("list_jobs") for job in page["jobs"] if job["taskRunStatus"] == "SUCCEEDED"
    }
    assert {*documents(succeeded.output)} == jobs != set()
    assert [line.split()[0] for line in both.output.splitlines()].count("eu-west-1") == 2


def test_errors_that_are_collected(shell: Shell) -> None:
    line = ["scan", "sessions", *shell.job, NOBODY, "--on-error"]
    raised, collected = shell.run_all([*line, "raise"], [*line, "collect"])
    assert raised.status == 254
    assert collected.status == 1
    assert collected.output.count("\n") == 250
    first, call = collected.errors.splitlines()
    assert first.startswith("An error occurred (ResourceNotFoundException) when calling the ListSessions operation: ")
    assert NOBODY in call


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ("sessions --concurrency 0", "concurrency must be"),
        ("sessions --only jobs", "--only needs an operation, = and a JMESPath expression"),
        ("sessions --only frames=x", "--only needs an operation, = and a JMESPath expression"),
        ("sessions --only jobs=[", "Invalid jmespath expression"),
        ("jobs --only jobs=x", "this scan finds no ids by 'list_jobs'"),
        ("memberships", 'Missing required parameter in input: "principalId"'),
    ],
)
def test_what_is_wrong(shell: Shell, options: str, text: str) -> None:
    outcome = shell.run("scan", *options.split())
    assert (outcome.status, outcome.output) == (252, "")
    assert text in outcome.errors
