"""`deadline-pages list` beside `aws deadline list-...`: the same documents, and errors that say the same."""

from __future__ import annotations

import shlex

from tests.support.command_line import Shell

# awscli 1 prints dates as they come over the network, unless it is told to do as version 2.
DATES = "[default]\ncli_timestamp_format = iso8601\n"
# Of boto3, after 249 of 250 sessions.
NEAR_THE_END = "eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAyNDl9"
SAME = [
    "farms",
    "jobs {queue}",
    "sessions {job} --max-items 120 --page-size 50",
    f"sessions {{job}} --starting-token {NEAR_THE_END}",
    "sessions {job} --no-paginate",
    "session-actions {job} --max-items 130",
    "fleets {farm} --status ACTIVE",
    "budgets {farm}",
    "job-parameter-definitions {job}",
    "jobs {queue} --query 'sort_by(jobs, &createdAt)[-1].[jobId, createdAt]'",
    "jobs {queue} --query \"jobs[?starts_with(createdAt, '2026-01-05')].{n: name, t: createdAt}\"",
    "jobs {queue} --query nothing",
]
# The exit status of awscli 2 for each, which differs from that of awscli 1; and what both say.
FAILURES = {
    "sessions {job} --starting-token wrong": (254, "(ValidationException) when calling the ListSessions operation"),
    "queues --farm-id farm-00000000000000000000000000000000": (254, "An error occurred (ResourceNotFoundException)"),
    "farms --profile nobody": (253, "The config profile (nobody) could not be found"),
    "farms --endpoint-url http://127.0.0.1:1": (255, 'Could not connect to the endpoint URL: "http://127.0.0.1:1/'),
    "farms --query 'farms['": (252, "Bad value for --query farms[: Invalid jmespath expression: Incomplete"),
    "jobs {queue} --query 'sum(jobs)'": (255, "In function sum(), invalid type for value"),
    "sessions {queue}": (252, "the following arguments are required: --job-id"),
    "farms --max-items many": (252, "argument --max-items: invalid int value: 'many'"),
}
# What is said where these variables are not set.
UNSET = {
    ("AWS_REGION", "AWS_DEFAULT_REGION"): "You must specify a region.",
    ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"): "Unable to locate credentials",
}


def test_beside_aws(shell: Shell) -> None:
    shell.environment["AWS_MAX_ATTEMPTS"] = "1"
    (shell.home / ".aws").mkdir()
    (shell.home / ".aws" / "config").write_text(DATES)
    options = {name: shlex.join(shell.job[:count]) for name, count in (("{farm}", 2), ("{queue}", 4), ("{job}", 6))}
    commands = []
    for line in (*SAME, *FAILURES):
        commands.append(
            [word for part in shlex.split(line) for word in shlex.split(options.get(part, shlex.quote(part)))]
        )
    ours = shell.run_all(*(["list", *words, "-o=json"] for words in commands))
    ours += [outcome for names in UNSET for outcome in shell.run_all(["list", "farms"], **dict.fromkeys(names))]
    theirs = iter(
        shell.aws(
            *((["deadline", f"list-{words[0]}", *words[1:], "--output=json"], ()) for words in commands),
            *((["deadline", "list-farms"], names) for names in UNSET),
        )
    )
    for line, our in zip(SAME, ours, strict=False):
        their = next(theirs)
        assert (their.status, their.errors) == (our.status, our.errors) == (0, ""), line
        assert our.output == their.output, line
        assert ("NextToken" in our.output) == ("--max-items" in line)
    failures = [*FAILURES.values(), *((253, text) for text in UNSET.values())]
    for (status, text), our in zip(failures, ours[len(SAME) :], strict=True):
        their = next(theirs)
        assert their.status in (2, 255), text
        assert (our.status, our.output) == (status, ""), text
        assert text in their.errors
        assert text in our.errors
