"""A million sessions of one job, read page by page and not kept. Resident memory is read after every 10,000 sessions;
growth is counted from the first reading."""

from __future__ import annotations

from benchmarks.figures import Spread
from benchmarks.harness import check, script, serve
from benchmarks.report import Report, Row

SESSIONS = 1_000_000
FLAT = 10  # MB


def measure(full: bool, _rounds: int) -> Report:
    """Measure once each: a million sessions are enough."""
    report = Report("memory", "Memory over a million sessions", __doc__ or "", 1)
    with serve(sessions_per_job=SESSIONS) as farm:
        for peer, page_size in (("ours", 100), ("ours", 1000), *((("boto3", 1000),) if full else ())):
            result = script("stream", peer, *farm.first_job, page_size)()
            check({peer: [result]}, items=SESSIONS)
            resident = result["resident_mb"]
            report.point(peer, page_size=page_size, resident_mb=resident, peak_mb=result["peak_mb"])
            highest, growth = max(resident), max(resident) - resident[0]
            figure = Spread.of([highest])
            what = f"{SESSIONS:,} sessions, {page_size:,} a page, resident"
            label = f"grew {growth:.1f} MB"
            if peer == "ours":
                row = Row(what, "MB", figure, label=label, target=f"< {FLAT} MB", met=growth < FLAT)
            else:
                row = Row(what, "MB", None, peer, figure, label=label)
            report.rows.append(row)
    return report
