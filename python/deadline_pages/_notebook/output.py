"""An output that is updated in place, in Jupyter, VS Code and whatever else runs an IPython kernel."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


def kernel_shell() -> Any:
    """Return the IPython shell of the kernel that runs this program; None elsewhere.

    A kernel has imported IPython: nothing else does so because of us.
    """
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return shell if hasattr(shell, "kernel") else None


class Output:
    """Shows an object below the cell that runs, and then another one in its place."""

    def __init__(self, shell: Any) -> None:
        """Take the shell of a kernel."""
        self._shell = shell
        self._cell: int | None = None
        self._handle: Any = None

    def show(self, shown: object) -> None:
        """Show an object; the first one of a cell begins an output."""
        if self._handle is not None and self._cell == self._shell.execution_count:
            self._handle.update(shown)
            return
        display = import_module("IPython.display").display
        self._handle, self._cell = display(shown, display_id=True), self._shell.execution_count

    def end(self) -> None:
        """Leave the output as it is: what is shown next begins another one."""
        self._handle = None
