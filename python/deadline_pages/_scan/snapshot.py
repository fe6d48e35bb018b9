"""A farm's tables at one time, from one scan."""

from __future__ import annotations

import os
from asyncio import sleep
from contextlib import contextmanager
from datetime import datetime, timezone
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from deadline_pages._native import Client, Scan
from deadline_pages._scan import storage
from deadline_pages._scan.progress import shown
from deadline_pages._scan.window import Window, is_settled
from deadline_pages._threads import call_in_thread
from deadline_pages.exceptions import PaginationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from deadline_pages._native import Table, TableSet
    from deadline_pages._scan.progress import Progress

Name = Literal["farms", "queues", "fleets", "workers", "jobs", "steps", "tasks", "sessions", "session_actions"]
NAMES: tuple[Name, ...] = get_args(Name)
_BELOW_JOBS = ("steps", "tasks", "sessions", "session_actions")


class Options(NamedTuple):
    """How a snapshot is fetched."""

    concurrency: int = 64
    requests_per_second: float | None = None
    on_error: str = "raise"
    progress: Any = None
    principal_id: str | None = None


class Snapshot:
    """The tables of a farm at one time, made by ``client.snapshot()`` or ``Snapshot.load()``.

    Its attributes ``farms``, ``queues``, ``fleets``, ``workers``, ``jobs``, ``steps``, ``tasks``, ``sessions`` and
    ``session_actions`` are tables (``Table``) for pandas, polars, DuckDB and pyarrow, with the ids of the parents.
    Rows are in no order. ``farms`` has all farms of the account. ``refresh()`` brings all up to date with few requests.
    """

    def __init__(self, farm_id: str, include: tuple[str, ...], times: Window, path: str | None) -> None:
        """Take what it is about. Use ``client.snapshot`` instead."""
        self.farm_id = farm_id
        """The farm's id (str)."""
        self.include = include
        """The names (tuple of str) of the tables."""
        self.since, self.until = times
        """The time that it is about (datetime in UTC, or None), the same after a refresh."""
        self.path = path
        """The folder (str) that keeps it, or None."""
        self.taken_at: datetime | None = None
        """When it was begun (datetime), None before the first answer is complete."""
        self.tables: dict[str, Table] = {}
        """The tables by name."""
        self.errors: list[BaseException] = []
        """Errors of single listings in the last refresh, if they are collected. Their `parents` (dict) say of which."""
        self.progress: Progress | None = None
        """What was done for it the last time (``Progress``)."""
        self._client: Client | None = None
        self._options = Options()
        self._lock = Lock()
        # By the id of a job: its summary, as a number, when it was finished for good.
        self._finished: dict[str, str] = {}
        self._taking: _Taking | None = None

    @property
    def farms(self) -> Table:
        """Farms (`Table`): all of the account, to look up names."""
        return self._table("farms")

    @property
    def queues(self) -> Table:
        """Queues (`Table`) of the farm."""
        return self._table("queues")

    @property
    def fleets(self) -> Table:
        """Fleets (`Table`) of the farm, with their workers' capabilities."""
        return self._table("fleets")

    @property
    def workers(self) -> Table:
        """Workers (`Table`) of all fleets, with `fleetId`: hosts and states."""
        return self._table("workers")

    @property
    def jobs(self) -> Table:
        """Jobs (`Table`) of all queues, with `queueId`: names, states, times, and how many tasks are in which state."""
        return self._table("jobs")

    @property
    def steps(self) -> Table:
        """Steps (`Table`) of the jobs, with `jobId`. Here and below, `since` and `until` leave out jobs."""
        return self._table("steps")

    @property
    def tasks(self) -> Table:
        """Tasks (`Table`) of the steps, with `stepId`: states, times, parameters such as the frame."""
        return self._table("tasks")

    @property
    def sessions(self) -> Table:
        """Sessions (`Table`) of the jobs, with `jobId`: which worker was busy, and when."""
        return self._table("sessions")

    @property
    def session_actions(self) -> Table:
        """Session actions (`Table`) of the jobs, with `sessionId`: each run of a task, and what is around it."""
        return self._table("session_actions")

    def _table(self, name: Name) -> Table:
        if name in self.tables:
            return self.tables[name]
        known = ", ".join(self.tables) or "none yet"
        raise AttributeError(f"this snapshot has no table {name!r}, but {known}")

    def __dir__(self) -> list[str]:
        """List the tables that there are, and no others."""
        return sorted({*super().__dir__()} - {*NAMES} | {*self.tables})

    def __repr__(self) -> str:
        """Show farm, time and sizes."""
        sizes = ", ".join(f"{len(table):,} {name}" for name, table in self.tables.items()) or "no tables yet"
        taken = f", {self.taken_at:%Y-%m-%d %H:%M:%S} UTC" if self.taken_at else ""
        errors = f", {len(self.errors)} errors" if self.errors else ""
        return f"<deadline_pages.Snapshot of {self.farm_id}{taken}: {sizes}{errors}>"

    def _repr_html_(self) -> str:
        """Show farm, times and sizes in a notebook."""
        from deadline_pages._notebook import html

        times = {"taken at": self.taken_at, "since": self.since, "until": self.until}
        given = {name: f"{time:%Y-%m-%d %H:%M:%S} UTC" for name, time in times.items() if time is not None}
        parts = [html.facts({**given, "folder": self.path, "errors": len(self.errors) or None})]
        if self.tables:
            rows = ((name, [len(table), len(table.column_names)]) for name, table in self.tables.items())
            parts.append(html.numbers(["table", "rows", "columns"], rows))
        else:
            parts.append(html.note("It was not read to the end: refresh() goes on."))
        return html.card("Snapshot", f"of {self.farm_id}", *parts)

    def __getstate__(self) -> dict[str, Any]:
        """Give everything but the client: ``refresh(client)`` of a copy needs one, as of a loaded snapshot."""
        state = {name: value for name, value in vars(self).items() if name not in ("_client", "_lock", "_taking")}
        # Pickles of exceptions have no attributes: `parents`, notes.
        errors = [(error, vars(error)) for error in self.errors]
        return state | {"_options": self._options._replace(progress=None), "errors": errors}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take the state of another."""
        vars(self).update(state, _client=None, _lock=Lock(), _taking=None)
        for error, attributes in state["errors"]:
            vars(error).update(attributes)
        self.errors = [error for error, _ in state["errors"]]

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Snapshot:
        """Load a snapshot that ``client.snapshot(..., path=path)`` keeps.

        Args:
            path: its folder.

        Returns:
            The snapshot; ``refresh(client)`` brings it up to date.

        Raises:
            FileNotFoundError: there is none.
            ValueError: it is of another version.
            ImportError: pyarrow is not installed.
        """
        folder = storage.folder(path)
        tables, about = storage.load(folder)
        times = Window(storage.time(about["since"]), storage.time(about["until"]))
        snapshot = cls(about["farm_id"], tuple(about["include"]), times, folder)
        snapshot.tables, snapshot.taken_at = tables, storage.time(about["taken_at"])
        snapshot._options = Options(**about["options"])
        if storage.is_current(about):
            snapshot._finished = about["finished"]
        return snapshot

    def refresh(self, client: Any = None) -> Snapshot:
        """Ask for what can have changed, and put it in the tables.

        Jobs that had been finished for ten minutes when they were last asked, and whose summary is the same, are not
        asked again; everything else is. An exception leaves the tables as they were, and the next call goes on where
        that one stood.

        Args:
            client: a client; by default the one that made the snapshot. Another one than that of a refresh that broke
                begins a new one.

        Returns:
            This snapshot.

        Raises:
            TypeError: this is no client, or a loaded snapshot was given none.
            ImportError: pyarrow is not installed; nothing is requested.
            OSError: its folder cannot be written; nothing is requested.
            RuntimeError: it is being refreshed already.
            Exception: those of iteration.
        """
        with self._begin(client) as taking:
            taking.tables.read()
            self._end(taking, self._merged(taking))
        return self

    async def refresh_async(self, client: Any = None) -> Snapshot:
        """``refresh()`` for an event loop.

        Args:
            client: a client; by default the one that made the snapshot.

        Returns:
            This snapshot.
        """
        with self._begin(client) as taking:
            async for _ in taking.tables:
                await sleep(0)  # pages that are there already would keep the event loop
            self._end(taking, await call_in_thread(self._merged, taking))
        return self

    @contextmanager
    def _begin(self, client: Any) -> Iterator[_Taking]:
        if self._lock.locked():
            raise RuntimeError("this snapshot is being refreshed already")
        with self._lock:
            chosen = self._client if client is None else getattr(getattr(client, "_client", client), "_native", None)
            if not isinstance(chosen, Client):
                raise TypeError(f"refresh() of a loaded snapshot needs a client of deadline_pages, not {client!r}")
            if self._finished or self.path is not None:
                storage.require("Snapshot.refresh" if self.tables else "client.snapshot")
            if self.path is not None:
                storage.prepare(self.path)
            if self._taking is None or chosen is not self._client:
                self._client, self._taking = chosen, _Taking(self, chosen)
            try:
                yield self._taking
            except PaginationError:  # that listing does not go on
                self._taking = None
                raise

    def _merged(self, taking: _Taking) -> dict[str, Table]:
        """Return all tables, which are in the folder then."""
        found = taking.tables.finish()
        tables = {name: found[f"list_{name}"] for name in self.include}
        for name in _BELOW_JOBS:
            if taking.kept and name in tables and name in self.tables:
                tables[name] = storage.merge(tables[name], self.tables[name], taking.kept)
        # Whose lists of queues and fleets failed is not a farm without them.
        of_the_farm = [error for error in taking.scan.errors if vars(error)["parents"].keys() <= {"farmId"}]
        found_any = any(len(table) for name, table in tables.items() if name != "farms")
        if of_the_farm and (self.tables or not found_any or storage.exists(self.path)):
            self._taking = None
            raise of_the_farm[0]
        if self.path is not None:
            about = {
                "farm_id": self.farm_id,
                "include": self.include,
                "since": self.since and self.since.isoformat(),
                "until": self.until and self.until.isoformat(),
                "options": self._options._replace(progress=None)._asdict(),
                "taken_at": taking.began.isoformat(),
                "finished": taking.finished,
            }
            storage.save(self.path, tables, about)
        return tables

    def _end(self, taking: _Taking, tables: dict[str, Table]) -> None:
        """Set all at once, after everything that can fail."""
        finished, errors, progress = taking.finished, taking.scan.errors, taking.scan.progress
        self.tables, self.taken_at, self._finished = tables, taking.began, finished
        self.errors, self.progress, self._taking = errors, progress, None


class _Taking:
    """The scan of a snapshot or a refresh. It is kept until it is complete."""

    def __init__(self, snapshot: Snapshot, client: Client) -> None:
        self.began = datetime.now(timezone.utc)
        # Jobs that are not asked again.
        self.kept: set[str] = set()
        self._settled: dict[str, str] = {}
        self._before, self._times = snapshot._finished, Window(snapshot.since, snapshot.until)
        *beside, last = sorted((f"list_{name}" for name in snapshot.include), key=_order)
        options = snapshot._options
        parameters = {} if last == "list_farms" else {"farmId": snapshot.farm_id}
        if options.principal_id is not None:
            parameters["principalId"] = options.principal_id
        self.scan = Scan(
            client,
            last,
            parameters,
            beside=beside,
            concurrency=options.concurrency,
            requests_per_second=options.requests_per_second,
            ordered=False,
            collect=options.on_error == "collect",
            only=self._is_asked,
            progress=shown(options.progress),
        )
        self.tables: TableSet = self.scan._tables()

    @property
    def finished(self) -> dict[str, str]:
        """Jobs that need not be asked the next time: all that is below them was read."""
        failed = {getattr(error, "parents", {}).get("jobId") for error in self.scan.errors}
        return {job: number for job, number in self._settled.items() if job not in failed}

    def _is_asked(self, method: str, summary: Any) -> bool:
        # The items of a lenient service are what its JSON says: one without an id is an error that the scan reports.
        job = summary.get("jobId") if isinstance(summary, dict) else None
        if method != "list_jobs" or not isinstance(job, str):
            return True
        number = _number(summary)
        if is_settled(summary, self.began):
            self._settled[job] = number
        if self._before.get(job) == number:
            self.kept.add(job)
            return False
        return self._times.concerns(summary)


def _order(method: str) -> tuple[bool, int]:
    """Farms first: their operation is the only one without a farm's id."""
    names: tuple[str, ...] = NAMES
    return method != "list_farms", names.index(method.removeprefix("list_"))


def _number(summary: dict[str, Any]) -> str:
    """Return a number that is another one when anything in a summary is."""
    return blake2b(repr(sorted(summary.items())).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


Snapshot.__module__ = "deadline_pages"  # its public address
