"""What the farms of `deadline_pages.testing` have in common: they are served, and their resources have ids."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from . import environment, log
from .checks import integer, number
from .faults import Broken, Fault, order

try:
    from .._native import FarmServer
except ImportError as error:
    raise ImportError("this build of deadline_pages has no local farm: the Cargo feature `farm` is off") from error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typing_extensions import Self

    from .._client.client import Client


class ServedFarm:
    """A Deadline Cloud endpoint on 127.0.0.1. Use it as a context manager, or call `start()` and `close()`."""

    def __init__(self, server: FarmServer, port: int) -> None:
        """Create a farm that is not yet served."""
        self._port = integer("port", port, 0, 65535)
        self._server = server
        self._host = "127.0.0.1"

    def start(self, host: str = "127.0.0.1") -> Self:
        """Serve the farm from a thread, unless it is served already.

        Args:
            host: IP address of this machine to listen on; `"0.0.0.0"` is all of them. A farm takes requests from anyone
                who reaches it.

        Returns:
            The farm itself.

        Raises:
            OSError: The address is taken or not allowed.
            ValueError: The host is not an IP address.
        """
        if self._server.port is None:
            self._server.start(host, self._port)
            self._host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
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
        name = type(self).__name__
        return f"<{name}, not served>" if self._server.port is None else f"<{name} at {self.endpoint_url}>"

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
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self.port}"

    def environ(self) -> dict[str, str]:
        """Return the environment variables that lead unmodified programs to the farm.

        boto3, the AWS command line, AWS's `deadline` package and this one honour them: the endpoint of Deadline Cloud,
        without its host prefix, a region and keys that are nobody's.

        >>> subprocess.run(["aws", "deadline", "list-farms"], env={**os.environ, **farm.environ()})

        Returns:
            The variables, to be added to a process's environment.

        Raises:
            RuntimeError: The farm is not served.
        """
        return environment.variables(self.endpoint_url, self._host)

    @contextlib.contextmanager
    def patched(self) -> Iterator[Self]:
        """Lead this process to the farm: `environ()` is set in `os.environ`, and put back at the end of the block.

        Clients made in the block are the farm's, with default sessions of their own; those made before it are not.

        >>> with LocalFarm() as farm, farm.patched():
        ...     boto3.client("deadline").list_farms()

        Yields:
            The farm.

        Raises:
            RuntimeError: The farm is not served.
        """
        with environment.patched(self.environ()):
            yield self

    def client(self, **options: Any) -> Client:
        """Return a client of the farm, as `deadline_pages.client("deadline")` does.

        Args:
            **options: Its other arguments, such as `config`; region and keys are made up if they are not given.

        Raises:
            RuntimeError: The farm is not served.
        """
        from ..session import Session

        config = options.pop("config", None) or {}
        config = {"inject_host_prefix": False, **config} if isinstance(config, dict) else _without_prefix(config)
        return Session().client("deadline", **self._options(options), config=config)

    def boto3_client(self, **options: Any) -> Any:
        """Return boto3's client of the farm.

        Args:
            **options: Further arguments of `boto3.client`; region and keys are made up if they are not given.

        Raises:
            ImportError: boto3 is not installed.
            RuntimeError: The farm is not served.
        """
        import boto3

        config = _without_prefix(options.pop("config", None))
        # Apart from the default session, which would remember it.
        return boto3.Session().client("deadline", **self._options(options), config=config)

    def _options(self, options: dict[str, Any]) -> dict[str, Any]:
        keys = {} if "aws_access_key_id" in options else environment.KEYS
        return {"endpoint_url": self.endpoint_url, "region_name": environment.REGION, **keys, **options}

    def fault(
        self,
        operation: str | None = None,
        *,
        nth: int | None = None,
        times: int | None = None,
        status: int | None = None,
        code: str | None = None,
        message: str | None = None,
        retry_after: int | None = None,
        hang: bool = False,
        broken: Broken | None = None,
        delay: float = 0.0,
        bytes_per_second: float | None = None,
        **parameters: str | int,
    ) -> Fault:
        """Order a fault: what becomes of some requests. A retry is a request as well.

        A request meets one fault, the first that was ordered of those that are due.

        >>> farm.fault("ListTasks", nth=3, status=429, retry_after=2)
        >>> farm.fault(status=403, queueId=farm.queue_id(1))
        >>> with farm.fault("ListSessions", hang=True) as fault:
        ...     pipeline.run()
        >>> assert fault.count == 3

        Args:
            operation: The operation, such as `"ListTasks"` or `"list_tasks"`. None is every operation.
            nth: Number of the first request that is met, from 1, counted from now on among those of this operation with
                these parameters. It alone is met, unless `times` is given as well.
            times: How many requests are met. None is all, until the fault is removed.
            status: HTTP status of an error answer, 400 to 599.
            code: Code of an error answer, such as `"ExpiredTokenException"`. If only one of `status` and `code` is
                given, the other is what the service has with it.
            message: Message of the error.
            retry_after: Whole seconds in the error's `Retry-After`.
            hang: Never answer. The connection is open until the client closes it, or the farm is closed.
            broken: Answer with something else: `"closed"` closes the connection without an answer, `"truncated"` in the
                middle of it, `"garbled"` answers 200 with a proxy's HTML page.
            delay: Seconds to wait before the answer, which is the ordinary one if nothing else is ordered.
            bytes_per_second: Rate at which the answer's body drips.
            **parameters: Parameters that a request must have, such as `queueId=...`, anywhere in it: an item of a batch
                counts as well. (A parameter `status` cannot be given: it is the answer's.)

        Returns:
            The fault, to count, to remove, or to use as a context manager that removes it.

        Raises:
            ValueError: The farm serves no such operation, an argument is out of its bounds, or they do not go together.
        """
        return order(
            self._server,
            operation,
            parameters,
            nth=nth,
            times=times,
            status=status,
            code=code,
            message=message,
            retry_after=retry_after,
            hang=hang,
            broken=broken,
            delay=delay,
            bytes_per_second=bytes_per_second,
        )

    @property
    def log(self) -> list[log.LoggedRequest]:
        """The requests received, in the order in which they were answered: the last 10,000, less if they are large.

        >>> [request.status for request in farm.log if request.operation == "ListTasks"]
        [200, 200, 429, 200]
        """
        return log.read(self._server)

    def reset(self) -> None:
        """Remove all faults and empty the log, as between two tests of one farm."""
        self._server.clear_faults()
        self._server.clear_log()

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


def _without_prefix(config: Any) -> Any:
    """Return a botocore `Config` that leaves out the host prefix, unless the one that is given says otherwise."""
    from botocore.config import Config

    plain = Config(inject_host_prefix=False)
    return plain if config is None else plain.merge(config)
