"""A Deadline Cloud farm on this machine, to develop and test against without an account.

The farm is an HTTP endpoint on 127.0.0.1, served from a thread of this process that never takes the GIL. It answers
every list operation of the service, and the reads that AWS's own `deadline` package makes besides (GetJob and the like,
BatchGet, Search); a search that it does not know is refused, and nothing can be changed. What it lists is computed from
a seed and never stored: a farm with a million sessions takes no memory, and the same seed gives the same farm on every
machine.

>>> with LocalFarm(jobs=3) as farm:
...     client = boto3.client("deadline", endpoint_url=farm.endpoint_url, config=Config(inject_host_prefix=False))
...     client.list_jobs(farmId=farm.farm_id(), queueId=farm.queue_id())
"""

from __future__ import annotations

from typing import TYPE_CHECKING

try:
    from ._native import FarmServer
except ImportError as error:
    raise ImportError("this build of deadline_pages has no local farm: the Cargo feature `farm` is off") from error

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["LocalFarm"]


def _integer(name: str, value: object, least: int, most: int) -> int:
    """Return the value if it is an int within bounds, else raise `ValueError`."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{name} must be a whole number from {least} to {most}, not {value!r}")
    return value


def _number(name: str, value: object, most: float) -> float:
    """Return the value if it is a number from 0 to `most`, else raise `ValueError`."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"{name} must be a number from 0 to {most:g}, not {value!r}")
    return float(value)


def _rate(name: str, value: object, most: float) -> float:
    """Return the value if it is a number above 0, up to `most`, else raise `ValueError`."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= most:
        raise ValueError(f"{name} must be a number above 0, up to {most:g}, not {value!r}")
    return float(value)


class LocalFarm:
    """A Deadline Cloud endpoint on 127.0.0.1 with procedural data.

    Use it as a context manager, or call `start()` and `close()`. Every farm has the same shape: each queue has
    `jobs` jobs, each job `sessions_per_job` sessions, and so on. The sessions of a farm go round its workers. Some
    sessions still run (no `endedAt`), some have not started (no `startedAt`, as in the service, although its model
    says that the member is required).

    Requests must be signed as for AWS, with any keys. The service's host prefix (`management.`) does no harm where
    the name resolves; boto3's `Config(inject_host_prefix=False)` leaves it out.

    Args:
        seed: Seed of the data, 0 to 2**64 - 1. Other seeds have other ids.
        farms: Farms in the account.
        queues: Queues in each farm.
        fleets: Fleets in each farm; each works for every queue.
        workers: Workers in each fleet.
        jobs: Jobs in each queue.
        steps: Steps in each job; each depends on the one before it.
        tasks: Tasks in each step.
        sessions_per_job: Sessions of each job.
        actions_per_session: Session actions of each session.
        running_jobs: Jobs of each queue that still run, those created last; the others have ended. None is half of
            them, every other one.
        latency: Seconds to wait before each response.
        throttle_rate: Share of the requests, 0.0 to 1.0, answered with 429 ThrottlingException. Which ones depends on
            the seed and the request's number alone.
        requests_per_second: Rate at which each operation is served, as the service limits it: every operation has a
            token bucket that all clients share, a request takes a token, and without one it is answered with 429
            ThrottlingException. None is no limit.
        burst: Tokens that each bucket holds, and has at first. None is one second's worth, but at least one.
        retry_after: Whole seconds that throttled answers ask for in `Retry-After`; None leaves the header out.
        max_page_size: Largest `maxResults`. None is the service's own limit, 100.
        port: Port to listen on; 0 takes any that is free.

    Raises:
        ValueError: An argument is out of its bounds, there are sessions but no workers, the farm has 2**53 or more of
            something, or `burst` is given without `requests_per_second`.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        farms: int = 1,
        queues: int = 2,
        fleets: int = 2,
        workers: int = 8,
        jobs: int = 10,
        steps: int = 2,
        tasks: int = 10,
        sessions_per_job: int = 25,
        actions_per_session: int = 4,
        running_jobs: int | None = None,
        latency: float = 0.0,
        throttle_rate: float = 0.0,
        requests_per_second: float | None = None,
        burst: int | None = None,
        retry_after: int | None = 1,
        max_page_size: int | None = None,
        port: int = 0,
    ) -> None:
        """Create a farm that is not yet served."""
        most = 2**31 - 1
        self._port = _integer("port", port, 0, 65535)
        self._server = FarmServer(
            seed=_integer("seed", seed, 0, 2**64 - 1),
            farms=_integer("farms", farms, 0, most),
            queues=_integer("queues", queues, 0, most),
            fleets=_integer("fleets", fleets, 0, most),
            workers=_integer("workers", workers, 0, most),
            jobs=_integer("jobs", jobs, 0, most),
            steps=_integer("steps", steps, 0, most),
            tasks=_integer("tasks", tasks, 0, most),
            sessions_per_job=_integer("sessions_per_job", sessions_per_job, 0, most),
            actions_per_session=_integer("actions_per_session", actions_per_session, 0, most),
            running_jobs=None if running_jobs is None else _integer("running_jobs", running_jobs, 0, most),
            latency=_number("latency", latency, 3600),
            throttle_rate=_number("throttle_rate", throttle_rate, 1),
            requests_per_second=(
                None if requests_per_second is None else _rate("requests_per_second", requests_per_second, 100_000)
            ),
            burst=None if burst is None else _integer("burst", burst, 1, 1_000_000),
            retry_after=None if retry_after is None else _integer("retry_after", retry_after, 0, 3600),
            max_page_size=None if max_page_size is None else _integer("max_page_size", max_page_size, 1, 1_000_000),
        )

    def start(self) -> LocalFarm:
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

    def __enter__(self) -> LocalFarm:
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
        return "<LocalFarm, not served>" if port is None else f"<LocalFarm at http://127.0.0.1:{port}>"

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
    def running_jobs(self) -> int | None:
        """Jobs of each queue that still run; may be set while the farm is served: they end, or run again."""
        return self._server.running_jobs

    @running_jobs.setter
    def running_jobs(self, jobs: int | None) -> None:
        self._server.running_jobs = None if jobs is None else _integer("running_jobs", jobs, 0, 2**31 - 1)

    @property
    def latency(self) -> float:
        """Seconds to wait before each response; may be set while the farm is served."""
        return self._server.latency

    @latency.setter
    def latency(self, seconds: float) -> None:
        self._server.latency = _number("latency", seconds, 3600)

    @property
    def throttle_rate(self) -> float:
        """Share of requests that are throttled, 0.0 to 1.0; may be set while the farm is served."""
        return self._server.throttle_rate

    @throttle_rate.setter
    def throttle_rate(self, share: float) -> None:
        self._server.throttle_rate = _number("throttle_rate", share, 1)

    def _id(self, kind: str, *numbers: int) -> str:
        for number in numbers:
            # Out of the native integer's range.
            if not 0 <= number < 2**63:
                raise IndexError(f"no {kind} {number}")
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
