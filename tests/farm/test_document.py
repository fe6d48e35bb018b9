"""The examples of docs/simulated_farm.md and docs/testing.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.examples import run_examples
from tests.support.paths import ROOT


def test_the_examples_of_a_simulated_farm_run(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    assert len(run_examples(ROOT / "docs" / "simulated_farm.md", tmp_path)) == 6


def test_the_examples_of_tests_run(tmp_path: Path) -> None:
    assert len(run_examples(ROOT / "docs" / "testing.md", tmp_path)) == 4
