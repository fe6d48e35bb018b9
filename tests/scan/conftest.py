"""What is not collected."""

from __future__ import annotations

import sysconfig

# They need the group `tables` of pyproject.toml, which free-threaded Python has not.
NEED_LIBRARIES = [
    "test_partitions.py",
    "test_snapshot.py",
    "test_snapshot_broken.py",
    "test_snapshot_folder.py",
    "test_snapshot_refresh.py",
    "test_tables.py",
]
collect_ignore = NEED_LIBRARIES if sysconfig.get_config_var("Py_GIL_DISABLED") else []
