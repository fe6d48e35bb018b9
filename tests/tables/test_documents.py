"""The examples of docs/dataframes.md run, and docs/columns.md is what the built module has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.examples import run_examples
from tests.support.paths import ROOT


def test_the_examples_run(tmp_path: Path) -> None:
    assert len(run_examples(ROOT / "docs" / "dataframes.md", tmp_path)) >= 15


def test_the_columns_are_current() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "generate_columns.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
