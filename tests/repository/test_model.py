"""The generated tables of operations agree with the pinned botocore."""

import subprocess
import sys

from tests.support.paths import ROOT


def test_the_tables_agree_with_botocore() -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts/generate_model.py"), "--check"], check=True, timeout=60)
