"""The demo, as a user starts it."""

from __future__ import annotations

import re
import subprocess
import sys


def test_the_demo_compares_with_boto3() -> None:
    done = subprocess.run([sys.executable, "-m", "deadline_pages", "demo"], capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4000 sessions in 80 jobs" in done.stdout
    assert "the results are equal" in done.stdout
    assert re.search(r"ratio \d+\.\d", done.stdout)
