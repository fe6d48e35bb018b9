"""Something happens before a line of a module: an exception, as of Ctrl-C, or the end of the process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from linecache import getline
from types import FrameType
from typing import Any


def at_line(path: str, number: int, call: Callable[[], Any]) -> Callable[..., Any]:
    """Return a trace function that calls something before a line of a file is run, counted from 0."""
    left = [number]

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != path:
            return None
        # Signals are handled at calls: none between the body of a `with` and its end, where Python is on its first line
        # again, nor at a line without any code.
        if event == "line" and not getline(path, frame.f_lineno).lstrip().startswith(("with ", "try:")):
            left[0] -= 1
            if left[0] == -1:
                call()
        return trace

    return trace


def is_interrupted(path: str, number: int, call: Callable[[], Any]) -> bool:
    """Call, with Ctrl-C before a line of a file; return whether it came to that."""
    tracer = sys.gettrace()
    sys.settrace(at_line(path, number, interrupt))
    try:
        call()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(tracer)
    return False


def interrupt() -> None:
    raise KeyboardInterrupt
