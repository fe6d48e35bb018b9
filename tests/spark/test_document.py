"""The examples of docs/engines.md that need Spark."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.examples import section
from tests.support.paths import ROOT

DOCUMENT = ROOT / "docs" / "engines.md"


def test_the_examples_run(tmp_path: Path) -> None:
    """In a new process, one after another; what they are said to print is printed."""
    blocks = re.findall(r"^```python\n(.*?)^```$", section(DOCUMENT, "Spark"), re.DOTALL | re.MULTILINE)
    assert len(blocks) == 5
    told = re.findall(r"^print\(.*\)  # (\w+)", "".join(blocks), re.MULTILINE)
    assert len(told) == 4
    command = [sys.executable, "-c", "\n".join(blocks)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    done = subprocess.run(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True, timeout=280)
    assert done.returncode == 0
    printed = done.stdout.splitlines()
    assert [line for line in printed if line in told] == told
