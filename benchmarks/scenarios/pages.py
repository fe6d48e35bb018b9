"""All sessions of one job, page after page through one warm client. The floor is a raw socket and orjson: no
signatures, no dates. For the AWS command line the whole process is measured."""

from __future__ import annotations

from benchmarks.harness import (
    Farm,
    Peer,
    check,
    command_line,
    cpu_ms_per_page,
    interleave,
    ms_per_page,
    peak_mb,
    script,
    sdk_typed,
    serve,
    summarize,
)
from benchmarks.report import Report

# Pages that a peer reads per round, about half a second of work.
PAGES_PER_ROUND = {"boto3": 50, "aiobotocore": 50, "capo": 300}
DEFAULT_PAGES = 2000
TARGETED = 100  # the number of pages that the targets apply to
NAMES = {"capo": "capo-deadline", "floor": "floor (socket, orjson)", "async": "ours, async for"}


def peers(farm: Farm, pages: int, page_size: int) -> dict[str, Peer]:
    weight = page_size // 100

    def drain(peer: str, mode: str = "blocking") -> Peer:
        repeats = max(1, PAGES_PER_ROUND.get(peer, DEFAULT_PAGES) // pages // weight)
        return script("drain", peer, mode, *farm.first_job, page_size, repeats)

    def typed(flavor: str) -> Peer:
        return sdk_typed(flavor, farm, page_size, max(1, DEFAULT_PAGES // pages // weight))

    return {
        "ours": drain("ours"),
        # Right after ours, because the machine's speed drifts and the two are close.
        "floor": drain("floor"),
        "boto3": drain("boto3"),
        "async": drain("ours", "async"),
        "aiobotocore": drain("aiobotocore", "async"),
        "capo": drain("capo"),
        "SDK, typed": typed("multi_thread"),
        "SDK, typed, current_thread": typed("current_thread"),
    }


def measure(full: bool, rounds: int) -> Report:
    report = Report("pages", "One job, page after page", __doc__ or "", rounds)
    for pages in (1, 10, 100, 1000) if full else (TARGETED,):
        drain_all(report, rounds, pages, 100)
    if full:
        drain_all(report, rounds, 10, 1000)
    return report


def drain_all(report: Report, rounds: int, pages: int, page_size: int) -> None:
    with serve(sessions_per_job=pages * page_size) as farm:
        of = peers(farm, pages, page_size)
        targeted = (pages, page_size) == (TARGETED, 100)
        if targeted:
            of["AWS CLI"] = command_line(farm, page_size)
        results = interleave(rounds, of)
    check(results, pages=pages, items=pages * page_size)
    for peer, peer_results in results.items():
        figures = {
            "wall_ms": summarize(peer_results, ms_per_page),
            "cpu_ms": summarize(peer_results, cpu_ms_per_page),
            "peak_mb": summarize(peer_results, peak_mb),
        }
        report.point(peer, pages=pages, page_size=page_size, **figures)

    ours = results["ours"]
    what = f"{pages:,} pages of {page_size:,}" if pages > 1 else f"1 page of {page_size:,}"

    def compare(peer: str, target: float | None = None, cpu: bool = False) -> None:
        kind, metric = (", CPU", cpu_ms_per_page) if cpu else ("", ms_per_page)
        least = target if targeted else None
        report.compare(what + kind, "ms/page", metric, ours, NAMES.get(peer, peer), results[peer], least=least)

    compare("boto3", 60)
    compare("boto3", cpu=True)
    compare("capo", 6)
    compare("aiobotocore")
    if targeted:
        compare("AWS CLI")
    compare("SDK, typed", 1 / 0.7)
    compare("SDK, typed", cpu=True)
    compare("SDK, typed, current_thread")
    compare("async")
    compare("floor")
    compare("floor", 0.5, cpu=True)
    if targeted:
        report.compare(f"{what}, peak memory", "MB", peak_mb, ours, "boto3", results["boto3"], better="less")
