"""A real kernel of IPython, as notebooks have it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager

Message = dict[str, Any]
_PATIENCE = 30


class Kernel:
    """Runs cells."""

    def __init__(self, home: Path) -> None:
        """Start a kernel of this Python, which keeps what it writes in a folder."""
        self._manager = KernelManager(kernel_name="python3", connection_file=str(home / "kernel.json"))
        self._manager.start_kernel(env={**os.environ, "IPYTHONDIR": str(home / "ipython")})
        self._client = self._manager.client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=_PATIENCE)

    def close(self) -> None:
        """End it."""
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def interrupt(self, _: Message) -> None:
        """Do what the button of a notebook does."""
        self._manager.interrupt_kernel()

    def run(self, code: str, on_output: Callable[[Message], object] | None = None) -> list[Message]:
        """Run a cell.

        Args:
            code: the cell.
            on_output: called with the first output that is seen.

        Returns:
            The contents of its outputs, with their types as `type`.
        """
        sent = self._client.execute(code)
        outputs: list[Message] = []
        end = time.monotonic() + _PATIENCE
        while True:
            message = self._client.get_iopub_msg(timeout=max(end - time.monotonic(), 0))
            if message["parent_header"].get("msg_id") != sent:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return outputs
            if kind in ("execute_result", "display_data", "update_display_data", "stream", "error"):
                outputs.append({"type": kind, **content})
                if on_output is not None:
                    on_output(outputs[-1])
                    on_output = None

    def value(self, code: str) -> str:
        """Run a cell that prints nothing, and return the text of its value."""
        (output,) = self.run(code)
        assert output["type"] == "execute_result", output
        text: str = output["data"]["text/plain"]
        return text
