"""The libraries that tables are converted with: none is a dependency, and each is imported when it is needed.

They are imported by name, so that a frozen program has those that it imports itself.
"""

from __future__ import annotations

import re
from importlib import import_module

from deadline_pages._extras import pip_install

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

# The first that read an object with `__arrow_c_stream__`: polars with maps and documents in it, DuckDB more than once.
_MINIMUM = {"pyarrow": (15,), "pandas": (2,), "polars": (1, 36), "duckdb": (1, 5), "narwhals": (2, 15)}
_MINIMUM |= {"altair": (5, 5), "vl_convert": (1, 7)}
# Extras that have another name than their first library.
_EXTRAS = {"narwhals": "report", "altair": "plot", "vl_convert": "plot"}


def load(method: str, *names: str) -> list[Any]:
    """Import what a method needs.

    Args:
        method: its name.
        names: the libraries; the first is that of the extra as well.

    Returns:
        The modules.

    Raises:
        ImportError: one is not installed, too old, or broken.
    """
    modules = []
    for name in names:
        module = find(name)
        if module is None:
            needed = f"{method}() needs {' and '.join(names)}"
            extra = _EXTRAS.get(names[0], names[0])
            raise ImportError(f"{needed}: {pip_install(extra)}", name=name)
        if is_old(module):
            needed = f"{method}() needs {name} {'.'.join(map(str, _MINIMUM[name]))} or later"
            raise ImportError(f"{needed}, not {module.__version__}: {pip_install(_EXTRAS.get(name, name))}", name=name)
        modules.append(module)
    return modules


def find(name: str) -> Any:
    """Import a library; None if it is not installed.

    Raises:
        ImportError: it is installed, and broken.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:  # a module that the library needs
            raise
        return None


def is_old(module: Any) -> bool:
    """Whether a library cannot read our tables."""
    minimum = _MINIMUM[module.__name__]
    return tuple(map(int, re.findall(r"\d+", module.__version__)[: len(minimum)])) < minimum
