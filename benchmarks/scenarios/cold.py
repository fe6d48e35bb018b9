"""A fresh process: import, a client, the first page of 100. The interpreter's own start is left out, but for the AWS
command line, whose whole process counts."""

from __future__ import annotations

from benchmarks.harness import Peer, Result, across, command_line, in_turns, peak_mb, script, serve, wall
from benchmarks.report import Report, Row

PAGE_SIZE = 100


def first_page(result: Result) -> float:
    return 1000 * (float(result["first_page"]) if "first_page" in result else wall(result))


def imported(result: Result) -> float:
    return 1000 * float(result["import"])


def measure(_full: bool, rounds: int) -> Report:
    rounds = max(rounds, 5)  # a round is short
    report = Report("cold", "Cold start", __doc__ or "", rounds)
    with serve(sessions_per_job=PAGE_SIZE) as farm:
        peers: dict[str, Peer] = {
            name: script("cold", name, *farm.place, PAGE_SIZE)
            for name in ("ours", "boto3", "aiobotocore", "capo", "floor")
        }
        peers["AWS CLI"] = command_line(farm, PAGE_SIZE)
        in_turns(1, peers)  # fills the caches of the disk
        results = in_turns(rounds, peers)
    for name, outcomes in results.items():
        report.point(name, first_page_ms=across(outcomes, first_page), peak_mb=across(outcomes, peak_mb))

    ours = results["ours"]
    report.share("to the first page", "ms", first_page, ours, "boto3", results["boto3"], most=1 / 15)
    for name, peer in (("capo", "capo-deadline"), ("aiobotocore",) * 2, ("AWS CLI",) * 2):
        report.share("to the first page", "ms", first_page, ours, peer, results[name])
    report.share("import alone", "ms", imported, ours, "boto3", results["boto3"])
    report.share("peak", "MB", peak_mb, ours, "boto3", results["boto3"])
    heavy = sorted({name for result in ours for name in result["heavy"]})
    figure = across(ours, imported)
    said = f"imports {', '.join(heavy)}" if heavy else "no botocore, no asyncio"
    light = figure.median < 10 and not heavy
    report.rows.append(Row("import alone", "ms", figure, reads=said, target="< 10 ms, neither", met=light))
    return report
