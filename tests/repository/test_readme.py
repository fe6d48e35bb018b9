"""The README's Python examples."""

from __future__ import annotations

from pathlib import Path

from tests.support.examples import run_examples
from tests.support.paths import ROOT


def test_the_examples_run(tmp_path: Path) -> None:
    assert len(run_examples(ROOT / "README.md", tmp_path)) >= 7
