"""A farm that is simulated: jobs arrive, workers run them, and time passes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from .._native import FarmServer
from .checks import answers, integer, number
from .served import ServedFarm

if TYPE_CHECKING:
    from .scenario import Scenario

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MILLISECOND = timedelta(milliseconds=1)
_LONGEST = timedelta(days=366)


class SimulatedFarm(ServedFarm):
    """A Deadline Cloud endpoint on 127.0.0.1 in which a studio works.

    Artists submit jobs by day, most of them in the evening: shots with their frames, in steps that wait for one
    another. Fleets (spot instances, render nodes of the studio's own, GPU instances) launch workers for the tasks that
    wait, and shut them down when they are idle. Workers open sessions, one at a time, and run their tasks; frames fail
    because of a broken scene or on a bad host, and are retried; instances are taken away, jobs are canceled and
    suspended, and the last queue's budget is used up on a busy day. Everything that is listed fits together.

    Time stands still between calls of `advance()`, or passes by itself with `speed`. Going on continues the same
    history: what has ended stays as it was listed. Two farms of one seed that began at the same time (`now` less
    `days`) have the same history.

    Use it as a context manager, or call `start()` and `close()`. Requests must be signed as for AWS, with any keys.

    Args:
        scenario: What happens, instead of a made-up studio.
        seed: Seed of what is made up, 0 to 2**64 - 1. Other seeds have other ids, jobs and failures.
        now: The farm's time at first, with a time zone.
        days: Days that have been simulated by then, from an empty farm on. None is 1, and 0 with a scenario: it
            begins now.
        queues: Queues in the farm; None is 2.
        fleets: Fleets in the farm: spot instances, the studio's render nodes, GPU instances, then from the beginning;
            None is 3.
        workers: The most workers that each fleet has at a time; None is 8.
        jobs_per_day: Jobs submitted on a working day. None is as many as keep the workers busy.
        speed: How many times faster than the machine's the farm's time passes; at 0 it stands still.
        latency: Seconds to wait before each response.
        throttle_rate: Share of the requests, 0.0 to 1.0, answered with 429 ThrottlingException.
        requests_per_second: Rate at which each operation is served, as with `LocalFarm`. None is no limit.
        burst: Tokens that each operation's bucket holds. None is one second's worth, but at least one.
        retry_after: Whole seconds that throttled answers ask for in `Retry-After`; None leaves the header out.
        max_page_size: Largest `maxResults`. None is the service's own limit, 100.
        port: Port to listen on; 0 takes any that is free.

    Raises:
        ValueError: An argument is out of its bounds or does not go with a scenario, something in the scenario is wrong,
            or `burst` is given without `requests_per_second`.
    """

    def __init__(
        self,
        *,
        scenario: Scenario | None = None,
        seed: int = 0,
        now: datetime = datetime(2026, 1, 6, 10, tzinfo=timezone.utc),
        days: float | None = None,
        queues: int | None = None,
        fleets: int | None = None,
        workers: int | None = None,
        jobs_per_day: int | None = None,
        speed: float = 0.0,
        latency: float = 0.0,
        throttle_rate: float = 0.0,
        requests_per_second: float | None = None,
        burst: int | None = None,
        retry_after: int | None = 1,
        max_page_size: int | None = None,
        port: int = 0,
    ) -> None:
        """Create a farm that is not yet served."""
        if not isinstance(now, datetime) or now.tzinfo is None or not 1970 < now.year < 2200:
            raise ValueError(f"now must be a datetime with a time zone, after 1970 and before 2200, not {now!r}")
        if scenario is not None and {queues, fleets, workers, jobs_per_day} != {None}:
            raise ValueError("queues, fleets, workers and jobs_per_day are of a made-up studio: a scenario has its own")
        if days is None:
            days = 1 if scenario is None else 0
        time = (now - _EPOCH) // _MILLISECOND
        server = FarmServer.simulated(
            seed=integer("seed", seed, 0, 2**64 - 1),
            scenario=None if scenario is None else scenario.to_json(),
            queues=2 if queues is None else integer("queues", queues, 0, 1000),
            fleets=3 if fleets is None else integer("fleets", fleets, 0, 1000),
            workers=8 if workers is None else integer("workers", workers, 0, 10_000),
            jobs_per_day=None if jobs_per_day is None else integer("jobs_per_day", jobs_per_day, 0, 1_000_000),
            start=time - timedelta(days=number("days", days, 366)) // _MILLISECOND,
            now=time,
            speed=number("speed", speed, 86_400),
            **answers(latency, throttle_rate, requests_per_second, burst, retry_after, max_page_size),
        )
        super().__init__(server, port)

    @property
    def now(self) -> datetime:
        """The farm's time, in UTC."""
        now = self._server.now
        assert now is not None, "the farm is simulated"
        return _EPOCH + now * _MILLISECOND

    def advance(
        self,
        time: timedelta = timedelta(0),
        /,
        *,
        days: float = 0,
        hours: float = 0,
        minutes: float = 0,
        seconds: float = 0,
    ) -> datetime:
        """Let time pass: what would have happened in it has happened when this returns.

        >>> farm.advance(minutes=10)
        >>> farm.advance(timedelta(hours=2))

        Args:
            time: How much time.
            days: Days more.
            hours: Hours more.
            minutes: Minutes more.
            seconds: Seconds more.

        Returns:
            The farm's time, as `now`.

        Raises:
            ValueError: Time would go back, or by more than 366 days.
        """
        time += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
        if not timedelta(0) <= time <= _LONGEST:
            raise ValueError(f"time goes forward, by up to 366 days at once, not by {time}")
        self._server.advance(time // _MILLISECOND)
        return self.now
