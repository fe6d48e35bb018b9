"""The README's Python examples, pasted one after another, as a new user would: in an environment without settings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.paths import ROOT

README = ROOT / "README.md"


def test_the_examples_run(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) == len(re.findall(r"^\s*```\s*py", text, re.MULTILINE)) >= 7
    program = "".join(f"{block}\nprint('-- {number} ran')\n" for number, block in enumerate(blocks))
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    printed = done.stdout.splitlines()
    assert [line for line in printed if line.startswith("-- ")] == [f"-- {number} ran" for number in range(len(blocks))]
    # `print(...)  # 250: nothing lost` says what is printed.
    for told in re.findall(r"^print\(.*\)  # (\w+)", program, re.MULTILINE):
        assert told in printed
