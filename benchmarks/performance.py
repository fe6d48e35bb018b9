"""Write docs/performance.md, its plots and README's table from benchmarks/results: python -m benchmarks.performance.

With --check only compare the texts, which needs no matplotlib.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Spread, number

ROOT = Path(__file__).resolve().parent
DOCS = ROOT.parent / "docs"
PAGE, README = DOCS / "performance.md", ROOT.parent / "README.md"
ORDER = ("pages", "jobs", "consumer", "cold", "install", "memory", "scaling", "instructions", "operations", "programs")
BEGIN, END = "<!-- performance: written by make performance -->\n", "<!-- performance: end -->\n"
# README's lines: a scenario's row by what it is and its peer, and what it is called there.
CHOSEN = (
    ("pages", "100 pages of 100", "boto3", "a page of 100 sessions"),
    ("pages", "100 pages of 100", "capo-deadline", "a page of 100 sessions"),
    ("pages", "100 pages of 100", "SDK, typed", "a page of 100 sessions"),
    ("pages", "10 pages of 1,000", "boto3", "a page of 1,000 sessions"),
    ("jobs", "30 ms, 64 threads", "boto3", "200 jobs x 3 pages, 30 ms away, 64 threads"),
    ("jobs", "30 ms, 64 tasks", "aiobotocore", "the same as asyncio tasks"),
    ("consumer", "busy, read_ahead=1", "boto3", "20 ms away, 5 ms of work a page"),
    ("cold", "to the first page", "boto3", "import, client and first page in a fresh process"),
)
HEAD = """# Performance

Written by `make performance` from [benchmarks/results](../benchmarks/results), which `make bench-full` writes: not to
be edited. `make bench` measures the figures that have targets in less than three minutes.

All peers run on one machine in one run, in turns, each in a process of its own, against one local farm on loopback.
Figures are medians of the rounds, with the least and the most in brackets. A ratio is the median of the rounds' ratios,
so what slows a whole round down drops out of it. CPU is the client's process alone. This package is what `make build`
builds, by the profile in [profile](../profile); the SDK in Rust is a release build without one, and the other peers are
what their registries have.
"""

Result = dict[str, Any]


def results() -> dict[str, Result]:
    found = {}
    for name in ORDER:
        path = ROOT / "results" / f"{name}.json"
        if path.exists():
            found[name] = json.loads(path.read_text())
    return found


def spread(figure: Result | None) -> str:
    return "" if figure is None else str(Spread(**figure))


def verdict(met: bool | None) -> str:
    return "" if met is None else "met" if met else "**MISSED**"


def table(head: tuple[str, ...], lines: Sequence[tuple[str, ...]]) -> str:
    rule = tuple("---:" if name.startswith(" ") else "---" for name in head)
    return "\n".join(f"| {' | '.join(line)} |" for line in (tuple(map(str.strip, head)), rule, *lines)) + "\n"


def of_rows(rows: list[Result]) -> str:
    lines = [
        (
            row["what"],
            row["unit"],
            spread(row["ours"]),
            row["peer"],
            spread(row["theirs"]),
            f"{spread(row['outcome'])} {row['reads']}".strip(),
            row["target"],
            verdict(row["met"]),
        )
        for row in rows
    ]
    return table(("", "unit", " ours", "peer", " theirs", "outcome", "target", ""), lines)


def of_operations(rows: list[Result]) -> str:
    lines = [
        (
            row["operation"],
            *(spread(row[name]) for name in ("ours", "boto3", "floor", "faster", "possible")),
            row["target"],
            verdict(row["met"]),
        )
        for row in rows
    ]
    head = ("", " ours, ms/page", " boto3", " floor", " boto3 / ours", " boto3 / floor", "target", "")
    return table(head, lines)


def machine(result: Result) -> str:
    about = result["machine"]
    return f"{about['cores']} cores of a shared machine, {about['system']} {about['architecture']}"


def page(found: dict[str, Result], plots: set[str]) -> str:
    parts = [HEAD]
    first = next(iter(found.values()))
    versions = ", ".join(f"{name} {version}" for name, version in sorted(first["packages"].items()))
    parts.append(f"The machine: {machine(first)}. Python {first['machine']['python']}; {versions}.\n")
    for name, result in found.items():
        rounds = f"{result['rounds']} rounds" if result["rounds"] > 1 else "One round"
        parts.append(f"## {result['title']}\n")
        parts.append(f"{result['about'].strip()} {rounds}.\n")
        if name in plots:
            parts.append(f"![{result['title']}](plots/{name}.svg)\n")
        parts.append((of_operations if name == "operations" else of_rows)(result["rows"]))
        note = ROOT / "notes" / f"{name}.md"
        if note.exists():
            parts.append(note.read_text())
    return "\n".join(parts)


def readme(found: dict[str, Result], text: str) -> str:
    lines = []
    for name, what, peer, called in CHOSEN:
        for row in found.get(name, {}).get("rows", []):
            if (row["what"], row["peer"]) == (what, peer):
                unit = row["unit"].partition("/")[0]
                ours, theirs = (f"{number(row[side]['median'])} {unit}" for side in ("ours", "theirs"))
                lines.append((called, ours, f"{peer}: {theirs}", f"{number(row['outcome']['median'])} {row['reads']}"))
                break
    head = ("", " this package", " peer", " outcome")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{README.name} has lost its marks: {BEGIN.strip()} and {END.strip()}")
    said = f"{machine(next(iter(found.values())))}, loopback, medians:".capitalize()
    return f"{before}{begin}\n{said}\n\n{table(head, lines)}\n{end}{after}"


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.performance", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the texts are not what the results say")
    check = parser.parse_args().check
    found = results()
    if not check:
        from benchmarks import plots

        plots.draw(found, DOCS / "plots")
    drawn = {path.stem for path in (DOCS / "plots").glob("*.svg")}
    texts = {PAGE: page(found, drawn), README: readme(found, README.read_text())}
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text() != text]
    if check and stale:
        print(f"not what benchmarks/results says, run make performance: {', '.join(path.name for path in stale)}")
        return 1
    for path in stale:
        path.write_text(texts[path])
    return 0


if __name__ == "__main__":
    sys.exit(main())
