"""Faults to order of a farm."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Literal

from .checks import integer, number, rate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from typing_extensions import Self

    from .._native import FarmFault, FarmServer

Broken = Literal["closed", "truncated", "garbled"]
_BROKEN = ("closed", "truncated", "garbled")
_MOST = 2**53


class Fault:
    """A fault that was ordered with `farm.fault()`. As a context manager it is removed at the end."""

    def __init__(self, fault: FarmFault, what: str) -> None:
        """Wrap what the farm has added."""
        self._fault = fault
        self._what = what

    @property
    def count(self) -> int:
        """Number of requests that it has met."""
        return self._fault.met

    def remove(self) -> None:
        """Meet no more requests; those that it holds up stay so. Does nothing the second time."""
        self._fault.remove()

    def __enter__(self) -> Self:
        """Return the fault."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Remove it."""
        self.remove()

    def __repr__(self) -> str:
        """Show what was ordered and how often it was met."""
        return f"<Fault {self._what}, met {self.count}>"


def order(
    server: FarmServer,
    operation: str | None,
    parameters: Mapping[str, object],
    *,
    nth: int | None,
    times: int | None,
    status: int | None,
    code: str | None,
    message: str | None,
    retry_after: int | None,
    hang: bool,
    broken: Broken | None,
    delay: float,
    bytes_per_second: float | None,
) -> Fault:
    """Check the arguments of `ServedFarm.fault` and add the fault to the farm."""
    told = {
        "operation": operation,
        "nth": nth,
        "times": times,
        "status": status,
        "code": code,
        "message": message,
        "retry_after": retry_after,
        "hang": hang or None,
        "broken": broken,
        "delay": delay or None,
        "bytes_per_second": bytes_per_second,
        **parameters,
    }
    what = ", ".join(f"{name}={value!r}" for name, value in told.items() if value is not None)
    is_error = status is not None or code is not None
    effects = [name for name, given in (("error", is_error), ("hang", hang), (broken, broken is not None)) if given]
    if len(effects) > 1:
        raise ValueError(f"a fault is one of an error, hang and broken, not several: {what}")
    if not effects and not delay and bytes_per_second is None:
        raise ValueError("a fault needs a status or code, hang, broken, delay or bytes_per_second")
    if not is_error and (message is not None or retry_after is not None):
        raise ValueError("message and retry_after go with a status or code")
    if bytes_per_second is not None and (hang or broken is not None):
        raise ValueError("bytes_per_second does not go with hang and broken")
    if broken is not None and broken not in _BROKEN:
        raise ValueError(f"broken must be one of {', '.join(_BROKEN)}, not {broken!r}")
    # An HTTP header must be able to hold it.
    if code is not None and not (code.isascii() and code.isidentifier()):
        raise ValueError(f"code must be an error code such as 'ThrottlingException', not {code!r}")
    if times is None and nth is not None:
        times = 1
    fault = server.fault(
        operation=None if operation is None else _operation(server, operation),
        parameters=[(name, _text(name, value)) for name, value in parameters.items()],
        nth=1 if nth is None else integer("nth", nth, 1, _MOST),
        times=None if times is None else integer("times", times, 1, _MOST),
        effect=str(effects[0]) if effects else "none",
        status=None if status is None else integer("status", status, 400, 599),
        code=code,
        message=message,
        retry_after=None if retry_after is None else integer("retry_after", retry_after, 0, 3600),
        delay=number("delay", delay, 3600),
        bytes_per_second=None if bytes_per_second is None else rate("bytes_per_second", bytes_per_second, 1e9),
    )
    return Fault(fault, what)


def _operation(server: FarmServer, name: str) -> str:
    """Return the operation's name as the service has it, given that or the client's method."""
    served = {operation.lower(): operation for operation in server.operations()}
    found = served.get(name.replace("_", "").lower())
    if found is None:
        near = difflib.get_close_matches(name.replace("_", "").lower(), served, 1, 0.8)
        hint = f": did you mean {served[near[0]]}?" if near else ""
        raise ValueError(f"the farm serves no operation {name!r}{hint}")
    return found


def _text(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"{name} must be a str or an int to compare with, not {value!r}")
    return str(value)
