"""What `pyproject.toml` says of the package."""

from __future__ import annotations

import sys
from typing import Any, Final

from tests.support.paths import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_DOCUMENT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT: Final[dict[str, Any]] = _DOCUMENT["project"]
MATURIN: Final[dict[str, Any]] = _DOCUMENT["tool"]["maturin"]
