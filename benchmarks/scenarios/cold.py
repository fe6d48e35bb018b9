"""A fresh process: import, create a client, get the first page of 100. The interpreter's startup is not counted, except
for the AWS command line, where the whole process is measured."""

from __future__ import annotations

from benchmarks.harness import Peer, Result, command_line, interleave, peak_mb, script, serve, summarize, wall
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
            name: script("cold", name, *farm.first_job, PAGE_SIZE)
            for name in ("ours", "boto3", "aiobotocore", "capo", "floor")
        }
        peers["AWS CLI"] = command_line(farm, PAGE_SIZE)
        interleave(1, peers)  # warms up the disk cache
        results = interleave(rounds, peers)
    for name, peer_results in results.items():
        report.point(name, first_page_ms=summarize(peer_results, first_page), peak_mb=summarize(peer_results, peak_mb))

    ours = results["ours"]
    report.compare("to the first page", "ms", first_page, ours, "boto3", results["boto3"], least=15)
    for name, peer in (("capo", "capo-deadline"), ("aiobotocore",) * 2, ("AWS CLI",) * 2):
        report.compare("to the first page", "ms", first_page, ours, peer, results[name])
    report.compare("import alone", "ms", imported, ours, "boto3", results["boto3"])
    report.compare("peak memory", "MB", peak_mb, ours, "boto3", results["boto3"], better="less")
    heavy = sorted({name for result in ours for name in result["heavy"]})
    figure = summarize(ours, imported)
    label = f"imports {', '.join(heavy)}" if heavy else "no botocore, no asyncio"
    light = figure.median < 10 and not heavy
    report.rows.append(Row("import alone", "ms", figure, label=label, target="< 10 ms, neither", met=light))
    return report
