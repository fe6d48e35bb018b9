"""What the benchmarks make of their figures; no time is measured here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.bodies import FEW, LISTINGS, PAGE_SIZE, capture
from benchmarks.figures import Spread
from benchmarks.gate import judge
from benchmarks.performance import ORDER
from benchmarks.scenarios import SCENARIOS
from benchmarks.scenarios.instructions import Instructions, by_object

PROFILE = """\
# callgrind format
events: Ir
positions: line

ob=/usr/bin/python3.11
fl=???
fn=main
12 700
cob=/site/_native.so
cfn=page
calls=3 0
12 9000
14 50

ob=/site/_native.so
fn=page
0 8000
cob=/usr/bin/python3.11
cfn=PyDict_New
calls=9 0
0 1000

ob=/usr/bin/python3.11
fn=PyDict_New
0 1000

totals: 9750
"""


def test_instructions_are_counted_where_they_ran() -> None:
    counts = by_object(PROFILE.splitlines())
    assert counts == {"/usr/bin/python3.11": 1750, "/site/_native.so": 8000}
    assert sum(counts.values()) == 9750  # callgrind's own total


@pytest.mark.parametrize(
    ("found", "module", "interpreter", "worse"),
    [
        (Instructions(104_000, 51_000), "rustc 1", "a", [False, False]),
        (Instructions(106_000, 51_000), "rustc 1", "a", [True, False]),
        (Instructions(60_000, 53_000), "rustc 1", "a", [False, True]),
        # What was built otherwise says nothing, of itself only.
        (Instructions(106_000, 90_000), "rustc 1", "b", [True, False]),
        (Instructions(106_000, 90_000), "rustc 2", "a", [False, True]),
    ],
)
def test_the_gate(found: Instructions, module: str, interpreter: str, worse: list[bool]) -> None:
    baseline = {"module": 100_000, "module_build": "rustc 1", "interpreter": 50_000, "interpreter_build": "a"}
    builds = {"module_build": module, "interpreter_build": interpreter}
    assert [worse for _, worse in judge(found, baseline, builds)] == worse


def test_a_spread_says_how_far_it_goes() -> None:
    assert Spread.of([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)
    assert str(Spread.of([0.2, 0.2])) == "0.2"
    assert str(Spread.of([1234.5, 12.345, 99.0])) == "99 (12.3 to 1,234)"


def test_captured_pages_have_the_items_of_the_ndjson(tmp_path: Path) -> None:
    capture(tmp_path, FEW + 1)
    for operation, listing in LISTINGS.items():
        for folder, pages in ((tmp_path, FEW + 1), (tmp_path / "few", FEW)):
            bodies = (folder / f"{operation}.pages").read_bytes().splitlines()
            items = [json.loads(line) for line in (folder / f"{operation}.ndjson").read_bytes().splitlines()]
            assert len(bodies) == pages
            assert [item for body in bodies for item in json.loads(body)[listing.key]] == items
            assert len(items) == pages * PAGE_SIZE


def test_every_scenario_has_its_place_in_the_document() -> None:
    assert SCENARIOS.keys() <= set(ORDER)
