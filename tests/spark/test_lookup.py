"""What Spark imports to find sources."""

from __future__ import annotations

import subprocess
import sys

from tests.support.project import MATURIN


def test_the_import_is_light() -> None:
    """Spark imports it whenever somebody's source is looked for."""
    program = "import sys, pyspark_deadline as us; print(us.DefaultSource.name(), 'deadline_pages' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=True, timeout=100)
    assert done.stdout == "deadline False\n"


def test_it_is_in_the_wheel() -> None:
    assert "pyspark_deadline" in MATURIN["python-packages"]
