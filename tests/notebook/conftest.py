"""What is not collected."""

from __future__ import annotations

import sysconfig

# They need the groups `tables` and `notebook` of pyproject.toml, which free-threaded Python has not.
NEED_LIBRARIES = ["test_html.py", "test_kernel.py", "test_notebooks.py"]
collect_ignore = NEED_LIBRARIES if sysconfig.get_config_var("Py_GIL_DISABLED") else []
