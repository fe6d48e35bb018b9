"""What the farms of `deadline_pages.testing` have in common: they are served, and their resources have ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .checks import integer, number

try:
    from .._native import FarmServer
except ImportError as error:
    raise ImportError("this build of deadline_pages has no local farm: the Cargo feature `farm` is off") from error

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self


class ServedFarm:
    """A Deadline Cloud endpoint on 127.0.0.1. Use it as a context manager, or call `start()` and `close()`."""

    def __init__(self, server: FarmServer, port: int) -> None:
        """Create a farm that is not yet served."""
        self._port = integer("port", port, 0, 65535)
        self._server = server

    def start(self) -> Self:
        """Serve the farm from a thread, unless it is served already.

        Returns:
            The farm itself.

        Raises:
            OSError: The port is taken or not allowed.
        """
        self._server.start(self._port)
        return self

    def close(self) -> None:
        """Stop serving, close all connections and join the thread. The farm may be started again."""
        self._server.close()

    def __enter__(self) -> Self:
        """Start and return the farm."""
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the farm."""
        self.close()

    def __repr__(self) -> str:
        """Show the farm's URL."""
        port = self._server.port
        name = type(self).__name__
        return f"<{name}, not served>" if port is None else f"<{name} at http://127.0.0.1:{port}>"

    @property
    def port(self) -> int:
        """The port that the farm is served on.

        Raises:
            RuntimeError: The farm is not served.
        """
        port = self._server.port
        if port is None:
            raise RuntimeError("the farm is not served: use it in a with statement or call start()")
        return port

    @property
    def endpoint_url(self) -> str:
        """The farm's URL, for a client's `endpoint_url`.

        Raises:
            RuntimeError: The farm is not served.
        """
        return f"http://127.0.0.1:{self.port}"

    @property
    def requests(self) -> int:
        """Number of requests received since the farm was created."""
        return self._server.requests

    @property
    def latency(self) -> float:
        """Seconds to wait before each response; may be set while the farm is served."""
        return self._server.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._server.latency = number("latency", seconds, 3600)

    @property
    def throttle_rate(self) -> float:
        """Share of requests that are throttled, 0.0 to 1.0; may be set while the farm is served."""
        return self._server.throttle_rate

    @throttle_rate.setter
    def throttle_rate(self, share: float) -> None:
        self._server.throttle_rate = number("throttle_rate", share, 1)

    def _id(self, kind: str, *numbers: int) -> str:
        for index in numbers:
            # Out of the native integer's range.
            if not 0 <= index < 2**63:
                raise IndexError(f"no {kind} {index}")
        return self._server.id(kind, list(numbers))

    def farm_id(self, farm: int = 0) -> str:
        """Return the id of a farm, without asking the endpoint. Numbers count from 0, in the order of the lists.

        Args:
            farm: The farm's number.

        Raises:
            IndexError: There is no such farm.
        """
        return self._id("farm", farm)

    def queue_id(self, queue: int = 0, *, farm: int = 0) -> str:
        """Return the id of a queue.

        Args:
            queue: The queue's number in its farm.
            farm: The farm's number.

        Raises:
            IndexError: There is no such queue.
        """
        return self._id("queue", farm, queue)

    def fleet_id(self, fleet: int = 0, *, farm: int = 0) -> str:
        """Return the id of a fleet.

        Args:
            fleet: The fleet's number in its farm.
            farm: The farm's number.

        Raises:
            IndexError: There is no such fleet.
        """
        return self._id("fleet", farm, fleet)

    def worker_id(self, worker: int = 0, *, fleet: int = 0, farm: int = 0) -> str:
        """Return the id of a worker.

        Args:
            worker: The worker's number in its fleet.
            fleet: The fleet's number in its farm.
            farm: The farm's number.

        Raises:
            IndexError: There is no such worker.
        """
        return self._id("worker", farm, fleet, worker)

    def job_id(self, job: int = 0, *, queue: int = 0, farm: int = 0) -> str:
        """Return the id of a job.

        Args:
            job: The job's number in its queue.
            queue: The queue's number in its farm.
            farm: The farm's number.

        Raises:
            IndexError: There is no such job.
        """
        return self._id("job", farm, queue, job)

    def step_id(self, step: int = 0, *, job: int = 0, queue: int = 0, farm: int = 0) -> str:
        """Return the id of a step.

        Args:
            step: The step's number in its job.
            job: The job's number in its queue.
            queue: The queue's number in its farm.
            farm: The farm's number.

        Raises:
            IndexError: There is no such step.
        """
        return self._id("step", farm, queue, job, step)

    def session_id(self, session: int = 0, *, job: int = 0, queue: int = 0, farm: int = 0) -> str:
        """Return the id of a session.

        Args:
            session: The session's number in its job.
            job: The job's number in its queue.
            queue: The queue's number in its farm.
            farm: The farm's number.

        Raises:
            IndexError: There is no such session.
        """
        return self._id("session", farm, queue, job, session)
