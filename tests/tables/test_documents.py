"""The examples of documents on tables, scans and engines run, and docs/columns.md is what the built module has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.examples import run_examples
from tests.support.paths import ROOT


@pytest.mark.parametrize("name", ["dataframes.md", "whole_farm.md"])
def test_the_examples_run(name: str, tmp_path: Path) -> None:
    assert len(run_examples(ROOT / "docs" / name, tmp_path)) >= 15


def test_the_examples_with_engines_run(tmp_path: Path) -> None:
    assert len(run_examples(ROOT / "docs" / "engines.md", tmp_path, without="Spark")) >= 7


def test_the_columns_are_current() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "generate_columns.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
