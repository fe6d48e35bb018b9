"""A scenario: what matters to a test happens on a simulated farm, the rest is made up."""

from __future__ import annotations

import copy
import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def _seconds(time: timedelta | float | None) -> float | None:
    return time.total_seconds() if isinstance(time, timedelta) else time


class Scenario:
    """Fleets, queues and jobs of a simulated farm, and what goes wrong there.

    Each method returns a new scenario with something more, so that tests can share the beginning of one. Nothing fails
    and nobody is interrupted unless the scenario says so. Times are a `timedelta` or seconds, counted from the start of
    the simulation; workers, as in `farm.worker_id()`, are numbered in their fleet from 0.

    >>> night = (
    ...     Scenario()
    ...     .fleet("nodes", workers=4)
    ...     .job("shot010", frames="1001-1100", seconds=90, spread=0.3)
    ...     .fail(frame=1017, exit_code=139)
    ... )
    >>> with SimulatedFarm(scenario=night) as farm:
    ...     farm.advance(hours=2)

    A farm without a fleet or a queue in its scenario gets one: "nodes" and "queue".
    """

    def __init__(self, *, farm_id: str | None = None) -> None:
        """Start with an empty scenario.

        Args:
            farm_id: The farm's id, "farm-" and 32 hexadecimal digits; None makes one up, as with all ids here.
        """
        self._farm_id = farm_id
        self._tables: dict[str, list[dict[str, Any]]] = {"fleets": [], "queues": [], "jobs": []}

    @classmethod
    def load(cls, path: str | Path) -> Scenario:
        """Read a scenario from a TOML or JSON file; its tables are named as the parameters of the methods here.

        Args:
            path: A file with a `farm_id` or none, and tables `fleets`, `queues` and `jobs`, whose name ends in `.toml`
                or `.json`.

        Raises:
            ValueError: The file is neither, or has other tables.
            ImportError: It is TOML, which Python reads from 3.11 on.
        """
        name = str(path)
        with open(name, "rb") as file:
            if name.endswith(".json"):
                tables = json.load(file)
            elif name.endswith(".toml"):
                if sys.version_info < (3, 11):
                    raise ImportError("Python reads TOML from 3.11 on; give the scenario as JSON")
                import tomllib

                tables = tomllib.load(file)
            else:
                raise ValueError(f"a scenario is a .toml or .json file, not {name!r}")
        if not isinstance(tables, dict):
            raise ValueError("a scenario is a table")
        scenario = cls(farm_id=tables.pop("farm_id", None))
        if not tables.keys() <= scenario._tables.keys():
            raise ValueError(f"a scenario has the tables {', '.join(scenario._tables)}")
        scenario._tables |= tables
        return scenario

    def _with(self, kind: str, **values: Any) -> Scenario:
        """Return a copy with one more table, without the values that are None."""
        scenario = copy.deepcopy(self)
        scenario._tables[kind].append({name: value for name, value in values.items() if value is not None})
        return scenario

    def _last(self, kind: str, what: str) -> tuple[Scenario, dict[str, Any]]:
        """Return a copy, and its last table of this kind."""
        scenario = copy.deepcopy(self)
        if not scenario._tables[kind]:
            raise ValueError(f"{what} comes after the {kind.removesuffix('s')} that it belongs to")
        return scenario, scenario._tables[kind][-1]

    def fleet(
        self,
        name: str,
        *,
        workers: int = 8,
        instance_type: str | None = None,
        spot: bool = False,
        min_workers: int | None = None,
        fleet_id: str | None = None,
    ) -> Scenario:
        """Add a fleet.

        Args:
            name: Its display name.
            workers: The most workers that it has at a time.
            instance_type: The EC2 instance type of a service-managed fleet, which launches workers for the tasks that
                wait. None is a fleet of the studio's own hosts, which are all on.
            spot: Whether the instances are spot instances.
            min_workers: The least workers that it has.
            fleet_id: Its id.
        """
        values = {"name": name, "workers": workers, "instance_type": instance_type, "spot": spot}
        return self._with("fleets", **values, min_workers=min_workers, fleet_id=fleet_id)

    def queue(
        self,
        name: str,
        *,
        fleets: Sequence[str] | None = None,
        dollars_per_day: float | None = None,
        queue_id: str | None = None,
    ) -> Scenario:
        """Add a queue.

        Args:
            name: Its display name.
            fleets: The names of the fleets that work for it; None is all of them.
            dollars_per_day: Its budget; None is more than can be spent.
            queue_id: Its id.
        """
        return self._with(
            "queues",
            name=name,
            fleets=None if fleets is None else list(fleets),
            dollars_per_day=dollars_per_day,
            queue_id=queue_id,
        )

    def job(
        self,
        name: str,
        *,
        frames: str | None = "1-100",
        seconds: float = 60,
        spread: float = 0,
        chunk: int = 1,
        queue: str | None = None,
        user: int | str = 0,
        parameters: Mapping[str, str] | None = None,
        priority: int = 50,
        after: timedelta | float = 0,
        max_retries: int = 5,
        max_failed_tasks: int = 20,
        max_workers: int | None = None,
        job_id: str | None = None,
    ) -> Scenario:
        """Add a job that renders frames, in a step "Render".

        Args:
            name: Its name.
            frames: The frames, such as "1001-1100" or "1001-1100:2". None leaves the step out: `step()` adds others.
            seconds: How long a task takes, in the median.
            spread: The spread of that time: the standard deviation of its logarithm. At 0 all take equally long.
            chunk: Frames of each task.
            queue: The name of the queue; None is the first.
            user: Which of the farm's five users submits it; or a user of your own, by id.
            parameters: Its parameters, by name.
            priority: Its priority, 0 to 100.
            after: When it is submitted.
            max_retries: How often a task is retried.
            max_failed_tasks: After so many failed tasks the job is stopped.
            max_workers: The most workers that it has at a time.
            job_id: Its id.
        """
        scenario = self._with(
            "jobs",
            name=name,
            queue=queue,
            user=user,
            parameters=None if parameters is None else dict(parameters),
            priority=priority,
            after=_seconds(after),
            max_retries=max_retries,
            max_failed_tasks=max_failed_tasks,
            max_workers=max_workers,
            job_id=job_id,
            steps=[],
        )
        if frames is None:
            return scenario
        return scenario.step("Render", frames=frames, seconds=seconds, spread=spread, chunk=chunk)

    def step(
        self,
        name: str,
        *,
        frames: str = "1-100",
        seconds: float = 60,
        spread: float = 0,
        chunk: int = 1,
        depends_on: str | None = None,
    ) -> Scenario:
        """Add a step to the last job.

        Args:
            name: Its name.
            frames: The frames, as of `job()`.
            seconds: How long a task takes, in the median.
            spread: The spread of that time.
            chunk: Frames of each task.
            depends_on: The name of the step of the job that has to be done before.
        """
        scenario, job = self._last("jobs", "a step")
        step = {"name": name, "frames": frames, "seconds": seconds, "spread": spread, "chunk": chunk, "failures": []}
        job["steps"].append(step if depends_on is None else step | {"depends_on": depends_on})
        return scenario

    def fail(
        self,
        *,
        frame: int | None = None,
        times: int | None = None,
        worker: int | None = None,
        share: float = 1.0,
        exit_code: int = 1,
    ) -> Scenario:
        """Let tasks fail: one frame of the last step, wherever it runs, or what runs on one worker of the last fleet.

        Args:
            frame: The frame.
            times: How often it fails before it succeeds; None is always.
            worker: The worker.
            share: The share of its tasks that fail there.
            exit_code: What the process exits with, such as 139 for a crash.
        """
        if (frame is None) == (worker is None):
            raise ValueError("what fails is either a frame or a worker")
        if frame is None:
            scenario, fleet = self._last("fleets", "a bad worker")
            bad = {"worker": worker, "share": share, "exit_code": exit_code}
            fleet.setdefault("bad_workers", []).append(bad)
            return scenario
        scenario, job = self._last("jobs", "a failure")
        if not job["steps"]:
            raise ValueError("a failure comes after the step that it belongs to")
        failure = {"frame": frame, "exit_code": exit_code}
        job["steps"][-1]["failures"].append(failure if times is None else failure | {"times": times})
        return scenario

    def interrupt(self, *, worker: int, after: timedelta | float) -> Scenario:
        """Take away a worker of the last fleet: a spot instance is reclaimed, a host does not respond for a while.

        Args:
            worker: The worker.
            after: When it happens, if the worker is online then.
        """
        scenario, fleet = self._last("fleets", "an interruption")
        interruption = {"worker": worker, "after": _seconds(after)}
        fleet.setdefault("interruptions", []).append(interruption)
        return scenario

    def cancel(self, *, after: timedelta | float) -> Scenario:
        """Cancel the last job.

        Args:
            after: So long after its submission.
        """
        scenario, job = self._last("jobs", "a cancelation")
        job["cancel_after"] = _seconds(after)
        return scenario

    def suspend(self, *, after: timedelta | float, until: timedelta | float | None = None) -> Scenario:
        """Suspend the last job: what runs goes on, what waits does not.

        Args:
            after: So long after its submission.
            until: So long after its submission it is resumed; None is never.
        """
        scenario, job = self._last("jobs", "a suspension")
        job["suspend_after"] = _seconds(after)
        if until is not None:
            job["resume_after"] = _seconds(until)
        return scenario

    def to_json(self) -> str:
        """Return the scenario as a document, with a fleet and a queue if it has none."""
        tables: dict[str, Any] = dict(self._tables)
        if self._farm_id is not None:
            tables["farm_id"] = self._farm_id
        tables["fleets"] = tables["fleets"] or [{"name": "nodes"}]
        tables["queues"] = tables["queues"] or [{"name": "queue"}]
        # What is no JSON, such as a date of a TOML file, is refused with its place.
        return json.dumps(tables, default=str)
