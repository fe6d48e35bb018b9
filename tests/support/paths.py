"""The repository's folder, and the interpreter of its second environment."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
# Packages that patch each other and pytest, and PyInstaller: in an environment of their own (`make test` makes it).
SEAMS_PYTHON: Final = ROOT / ".venv-seams" / "bin" / "python"
