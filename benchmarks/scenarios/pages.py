"""One job's sessions, drained page after page through one client that is warm. The floor is a raw socket and orjson: it
signs nothing and makes no dates. The AWS command line's figure holds its whole process."""

from __future__ import annotations

from benchmarks.harness import (
    Farm,
    Peer,
    across,
    check,
    command_line,
    cpu_ms_per_page,
    in_turns,
    ms_per_page,
    peak_mb,
    script,
    sdk_typed,
    serve,
)
from benchmarks.report import Report

# Pages that a peer reads in one turn at least, about half a second's worth.
PATIENCE = {"boto3": 50, "aiobotocore": 50, "capo": 300}
FAST = 2000
COUNTED = 100  # the number of pages that the targets are for
NAMES = {"capo": "capo-deadline", "floor": "floor (socket, orjson)", "awaited": "ours, async for"}


def peers(farm: Farm, pages: int, page_size: int) -> dict[str, Peer]:
    weight = page_size // 100

    def drain(peer: str, mode: str = "blocking") -> Peer:
        repeats = max(1, PATIENCE.get(peer, FAST) // pages // weight)
        return script("drain", peer, mode, *farm.place, page_size, repeats)

    def typed(flavor: str) -> Peer:
        return sdk_typed(flavor, farm, page_size, max(1, FAST // pages // weight))

    return {
        "ours": drain("ours"),
        # Next to it: what is between two turns is in their ratio.
        "floor": drain("floor"),
        "boto3": drain("boto3"),
        "awaited": drain("ours", "awaited"),
        "aiobotocore": drain("aiobotocore", "awaited"),
        "capo": drain("capo"),
        "SDK, typed": typed("multi_thread"),
        "SDK, typed, current_thread": typed("current_thread"),
    }


def measure(full: bool, rounds: int) -> Report:
    report = Report("pages", "One job, page after page", __doc__ or "", rounds)
    for pages in (1, 10, 100, 1000) if full else (COUNTED,):
        drained(report, rounds, pages, 100)
    if full:
        drained(report, rounds, 10, 1000)
    return report


def drained(report: Report, rounds: int, pages: int, page_size: int) -> None:
    with serve(sessions_per_job=pages * page_size) as farm:
        of = peers(farm, pages, page_size)
        counted = (pages, page_size) == (COUNTED, 100)
        if counted:
            of["AWS CLI"] = command_line(farm, page_size)
        results = in_turns(rounds, of)
    check(results, pages=pages, items=pages * page_size)
    for peer, outcomes in results.items():
        figures = {
            "wall_ms": across(outcomes, ms_per_page),
            "cpu_ms": across(outcomes, cpu_ms_per_page),
            "peak_mb": across(outcomes, peak_mb),
        }
        report.point(peer, pages=pages, page_size=page_size, **figures)

    ours = results["ours"]
    what = f"{pages:,} pages of {page_size:,}" if pages > 1 else f"1 page of {page_size:,}"

    def faster(peer: str, goal: float | None = None, cpu: bool = False) -> None:
        kind, read = (", CPU", cpu_ms_per_page) if cpu else ("", ms_per_page)
        least = goal if counted else None
        report.faster(what + kind, "ms/page", read, ours, NAMES.get(peer, peer), results[peer], least=least)

    def share(peer: str, goal: float | None = None, cpu: bool = False) -> None:
        kind, read = (", CPU", cpu_ms_per_page) if cpu else ("", ms_per_page)
        most = goal if counted else None
        report.share(what + kind, "ms/page", read, ours, NAMES.get(peer, peer), results[peer], most=most)

    faster("boto3", 60)
    faster("boto3", cpu=True)
    faster("capo", 6)
    faster("aiobotocore")
    if counted:
        faster("AWS CLI")
    share("SDK, typed", 0.7)
    share("SDK, typed", cpu=True)
    share("SDK, typed, current_thread")
    share("awaited")
    share("floor")
    share("floor", 2.0, cpu=True)
    if counted:
        report.share(f"{what}, peak", "MB", peak_mb, ours, "boto3", results["boto3"])
