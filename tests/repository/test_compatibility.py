"""docs/compatibility.md is what the tests say."""

from __future__ import annotations

import subprocess
import sys

from tests.support.paths import ROOT


def test_the_file_is_current() -> None:
    command = [sys.executable, "-m", "tests.support.compatibility", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-1000:]
