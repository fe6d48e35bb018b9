"""The examples of docs/simulated_farm.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.examples import run_examples
from tests.support.paths import ROOT


def test_the_examples_run(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    assert len(run_examples(ROOT / "docs" / "simulated_farm.md", tmp_path)) == 5
