"""A document's Python examples, pasted one after another, as a new user would: in an environment without settings."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path


def run_examples(document: Path, home: Path, without: str | None = None) -> list[str]:
    """Run them, and check what the document says that they print: `print(...)  # 250: nothing lost`.

    Args:
        document: the Markdown file.
        home: a home directory, empty.
        without: the heading of a section that needs another environment.

    Returns:
        The blocks.
    """
    text = document.read_text("utf-8")
    if without is not None:
        text = text.replace(section(document, without), "")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) == len(re.findall(r"^\s*```\s*py", text, re.MULTILINE))
    program = "".join(f"{block}\nprint('-- {number} ran')\n" for number, block in enumerate(blocks))
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    printed = done.stdout.splitlines()
    assert [line for line in printed if line.startswith("-- ")] == [f"-- {number} ran" for number in range(len(blocks))]
    for told in re.findall(r"^print\(.*\)  # (\w+)", program, re.MULTILINE):
        assert told in printed
    return blocks


def section(document: Path, heading: str) -> str:
    """Return the text of a section, to the next heading of its level."""
    text = document.read_text("utf-8")
    (found,) = re.findall(rf"^## {re.escape(heading)}$.*?(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    return str(found)
