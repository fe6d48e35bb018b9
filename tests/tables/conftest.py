"""What is not collected."""

from __future__ import annotations

import sysconfig

# They need the group `tables` of pyproject.toml, which free-threaded Python has not: polars has no wheel for it.
NEED_LIBRARIES = [
    "test_async.py",
    "test_columns.py",
    "test_conversions.py",
    "test_documents.py",
    "test_files.py",
    "test_from_arrow.py",
    "test_lazy.py",
    "test_listing.py",
    "test_streams.py",
]
collect_ignore = NEED_LIBRARIES if sysconfig.get_config_var("Py_GIL_DISABLED") else []
