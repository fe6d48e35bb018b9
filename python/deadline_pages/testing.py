"""A Deadline Cloud farm on this machine, to develop and test against without an account.

The farm is an HTTP endpoint on 127.0.0.1, served from a thread of this process that never takes the GIL. It answers
every list operation of the service, and the reads that AWS's own `deadline` package makes besides (GetJob and the like,
BatchGet, Search); a search that it does not know is refused, and nothing can be changed. There are two of them:

- `LocalFarm` computes what it lists from a seed and never stores it: a farm with a million sessions takes no memory. It
  is for tests of listing, paging and scale.
- `SimulatedFarm` is a studio in which jobs arrive, workers come and go, frames fail and time passes, and where all that
  is listed fits together. It is for what analyses a farm. A `Scenario` says what happens there.

In both the same seed gives the same farm on every machine.

>>> with LocalFarm(jobs=3) as farm, farm.patched():
...     client = boto3.client("deadline")
...     client.list_jobs(farmId=farm.farm_id(), queueId=farm.queue_id())

`farm.fault()` orders what goes wrong, `farm.log` tells what was requested; pytest has a fixture `deadline_farm`.
"""

from __future__ import annotations

from ._farm.checks import answers, integer
from ._farm.faults import Fault
from ._farm.log import LoggedRequest
from ._farm.scenario import Scenario
from ._farm.served import ServedFarm
from ._farm.simulated import SimulatedFarm
from ._native import FarmServer

__all__ = ["Fault", "LocalFarm", "LoggedRequest", "Scenario", "SimulatedFarm"]


class LocalFarm(ServedFarm):
    """A Deadline Cloud endpoint on 127.0.0.1 with procedural data.

    Use it as a context manager, or call `start()` and `close()`. Every farm has the same shape: each queue has
    `jobs` jobs, each job `sessions_per_job` sessions, and so on. The sessions of a farm go round its workers. Some
    sessions still run (no `endedAt`), some have not started (no `startedAt`, as in the service, although its model
    says that the member is required).

    Dates are fixed, whatever the day is: the first job of each queue is created on 2026-01-05 at 10:00 UTC, and the
    others a minute apart. What is asked relative to now, such as a snapshot `since="24h"`, finds nothing that recent.

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
        server = FarmServer(
            seed=integer("seed", seed, 0, 2**64 - 1),
            farms=integer("farms", farms, 0, most),
            queues=integer("queues", queues, 0, most),
            fleets=integer("fleets", fleets, 0, most),
            workers=integer("workers", workers, 0, most),
            jobs=integer("jobs", jobs, 0, most),
            steps=integer("steps", steps, 0, most),
            tasks=integer("tasks", tasks, 0, most),
            sessions_per_job=integer("sessions_per_job", sessions_per_job, 0, most),
            actions_per_session=integer("actions_per_session", actions_per_session, 0, most),
            running_jobs=None if running_jobs is None else integer("running_jobs", running_jobs, 0, most),
            **answers(latency, throttle_rate, requests_per_second, burst, retry_after, max_page_size),
        )
        super().__init__(server, port)

    @property
    def running_jobs(self) -> int | None:
        """Jobs of each queue that still run; may be set while the farm is served: they end, or run again."""
        return self._server.running_jobs

    @running_jobs.setter
    def running_jobs(self, jobs: int | None) -> None:
        self._server.running_jobs = None if jobs is None else integer("running_jobs", jobs, 0, 2**31 - 1)
