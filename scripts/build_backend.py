"""The build backend (PEP 517) of pip and others: maturin, in the environment that every build has."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import build_environment
import maturin
import sbom
from maturin import (
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

os.environ.update(build_environment.variables())


def build_wheel(
    wheel_directory: str, config_settings: Mapping[str, Any] | None = None, metadata_directory: str | None = None
) -> str:
    """Build a wheel that depends on the sources and the tools only; return its name."""
    name: str = maturin.build_wheel(wheel_directory, config_settings, metadata_directory)
    sbom.leave_out_the_build(Path(wheel_directory, name), build_environment.ROOT)
    return name
