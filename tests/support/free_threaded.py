"""What a free-threaded Python does not have."""

from __future__ import annotations

import sysconfig

import pytest


def skip_without_table_libraries() -> None:
    """Skip a module that needs the group `tables` of pyproject.toml: polars has no wheel for such a Python."""
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        pytest.skip("the libraries of tables are not installed here", allow_module_level=True)
