"""The command line: `deadline-pages list sessions` and `aws deadline list-sessions` as whole processes, from their
start to the first row that is printed, and to the last. In a pipe, each of our pages is printed when it arrives;
`-o json` prints one document when the listing is complete, as `aws` does."""

from __future__ import annotations

import sys

from benchmarks.harness import (
    BENCH,
    PEERS,
    PYTHONS,
    Farm,
    Peer,
    Result,
    check,
    interleave,
    peak_mb,
    run,
    serve,
    summarize,
    wall,
)
from benchmarks.report import Report

PAGE_SIZE = 100
FEW, MANY = 1, 100  # pages
OURS = (sys.executable, "-m", "deadline_pages")
HELP, FIRST_ROW = 60, 100  # ms


def first_row(result: Result) -> float:
    return 1000 * float(result["first_row"])


def whole(result: Result) -> float:
    return 1000 * wall(result)


def peer(*command: object, farm: Farm | None = None) -> Peer:
    """Return what runs a command, which is led to the farm."""
    lists = [] if farm is None else ["--farm-id", farm.farm, "--queue-id", farm.queue, "--job-id", farm.jobs[0]]
    leads = {
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "y",
        "AWS_REGION": "us-west-2",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "AWS_ENDPOINT_URL_DEADLINE": "" if farm is None else farm.endpoint,
    }
    line = [*map(str, command), *lists]
    return lambda: run(PYTHONS["command_line"], PEERS / "first_row.py", *line, **leads)


def measure(_full: bool, rounds: int) -> Report:
    rounds = max(rounds, 5)  # a round is short
    report = Report("command", "The command line", __doc__ or "", rounds)
    for pages in (FEW, MANY):
        items = pages * PAGE_SIZE
        with serve(sessions_per_job=items) as farm:
            peers = {
                "ours": peer(*OURS, "list", "sessions", farm=farm),
                "ours, -o json": peer(*OURS, "list", "sessions", "-o", "json", farm=farm),
                "AWS CLI": peer(BENCH / "aws", "deadline", "list-sessions", "--output", "json", farm=farm),
            }
            interleave(1, peers)  # warms up the disk cache
            results = interleave(rounds, peers)
        check(results, items=items)
        ours, document, theirs = results.values()
        what = f"{pages} page{'s' * (pages > 1)} of {PAGE_SIZE}"
        report.compare(f"{what}, first row", "ms", first_row, ours, "AWS CLI", theirs, least=5)
        report.compare(f"{what}, whole", "ms", whole, ours, "AWS CLI", theirs)
        report.compare(f"{what}, whole, -o json", "ms", whole, document, "AWS CLI", theirs)
        report.compare(f"{what}, peak memory", "MB", peak_mb, ours, "AWS CLI", theirs, better="less")
        if pages == FEW:
            report.most("first row", "ms", summarize(ours, first_row), FIRST_ROW)
    alone = interleave(rounds, {"--help": peer(*OURS, "--help"), "python": peer(sys.executable, "-c", "pass")})
    report.most("--help", "ms", summarize(alone["--help"], whole), HELP)
    report.beyond("--help", "ms", whole, alone["--help"], "start of Python", alone["python"], most=4)
    return report
