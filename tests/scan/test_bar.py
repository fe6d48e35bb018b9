"""The bar of `progress=True`, in a terminal and without one; tests/notebook has that of a notebook."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys

import pytest

BAR = """
import sys
from deadline_pages.testing import LocalFarm
with LocalFarm(jobs=40, latency=0.02) as farm:
    scan = farm.client().scan("list_sessions", progress=True)
    for _ in range(2):
        scan.table()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_bar_in_a_terminal() -> None:
    terminal, end = os.openpty()
    command = [sys.executable, "-W", "error", "-c", BAR]
    assert subprocess.run(command, stderr=end, env={**os.environ, "COLUMNS": "70"}, timeout=50).returncode == 0
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # at the end
        while piece := os.read(terminal, 4096):
            shown += piece
    os.close(terminal)
    for line in shown.decode().split("\r\n")[:2]:
        blank, *steps = line.split("\r")
        assert blank == ""
        assert {len(step) for step in steps} == {69}
        assert steps[0].startswith("[--------------------] 0 of 1 listings")
        assert re.match(r"\[#{20}\] 84 of 84 listings, 2,000 rows, 84 requests, ", steps[-1])
    assert shown.count(b"\n") == 2


@pytest.mark.parametrize("stream", ["sys.stderr", "None"])
def test_a_bar_without_a_terminal(stream: str) -> None:
    program = BAR.replace("import sys\n", f"import sys\nsys.stderr = {stream}\n")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=50)
    lines = re.findall(r"84 of 84 listings, 2,000 rows, 84 requests, [\d.]+ s\n", done.stderr)
    assert (done.returncode, "".join(lines)) == (0, done.stderr)
    assert len(lines) == (2 if stream == "sys.stderr" else 0)
