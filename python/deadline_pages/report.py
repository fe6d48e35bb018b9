"""Everyday questions about a render farm, answered from its tables: frames in, frames out.

>>> from deadline_pages import report
>>> night = client.snapshot(farm_id, since="24h")
>>> report.utilization(night, by="fleet")
>>> report.failures(night)

Each function takes a ``Snapshot``, or a mapping of tables by the names of a snapshot's: ``{"sessions": sessions,
"jobs": jobs}``. The tables can be frames of pandas or polars, tables of pyarrow or of this package, or anything else
that has ``__arrow_c_stream__``; with nested columns, or flat ones (``flatten=True``). No report sends a request.

**Frames.** What is given as pandas, polars or pyarrow comes back as such. For a snapshot, and for other tables, a
report is a frame of polars if that is installed, else of pandas, else a table of pyarrow; ``backend="pandas"`` says it.
Columns and their types are always the same, also without rows. Names and figures come first, ids last. A name is null
where the table that has it was not given.

**Time.** Times are in UTC, durations in the unit that the column's name ends with: seconds or hours. What has not ended
counts up to ``now``: by default the time at which the snapshot was taken, or else the clock's. A report of a snapshot
is about the time from its ``since`` to its ``until``: sums of hours count what lies in it, and what was over before it
is left out.

They need narwhals, which the extra ``report`` installs.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages._report.tables import Tables
    from deadline_pages._scan.snapshot import Snapshot

    Backend = Literal["pandas", "polars", "pyarrow"]
    By = Literal["job", "user", "queue", "fleet", "instance_type", "worker"]

__all__ = [
    "eta",
    "failures",
    "frame_times",
    "gaps",
    "hours",
    "lost",
    "phases",
    "running",
    "timeline",
    "to_html",
    "to_perfetto",
    "utilization",
    "waits",
]


def utilization(
    night: Snapshot | Mapping[str, Any],
    *,
    by: Literal["worker", "fleet", "instance_type"] = "worker",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """How busy were the workers?

    A worker is busy while it has a session, whatever the session does; two at once count once. It is available from its
    creation on, until now, or until it was ``STOPPED``, ``NOT_RESPONDING`` or ``NOT_COMPATIBLE``. Tables without a
    ``since`` are about the time from the first session in them on. Uses the tables ``sessions`` and ``workers``.

    The service keeps no history of a worker's states: a host of the studio's that was off for a while and is back
    counts as available all along. Nor does it tell whether there was work that an idle worker could have done.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with what the row is about (``hostName``, ``fleetName``, ``instanceType``; null for hosts that are no
        EC2 instances), ``workers``, ``sessions``, ``busyHours``, ``availableHours``, ``utilization`` (from 0 to 1), and
        ids.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("utilization", night, now, backend)
    from deadline_pages._report.utilization import utilization

    return tables.give(utilization(tables, by))


def timeline(
    night: Snapshot | Mapping[str, Any],
    *,
    by: Literal["session", "action"] = "session",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """What ran where, and when?

    A row for each session, or for each of its actions that has begun, worker by worker in order of time: what a Gantt
    chart draws. ``startedAt`` and ``endedAt`` are cut to the time of the snapshot, and what runs ends now. Uses the
    table ``sessions``, by action ``session_actions`` as well.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with ``fleetName``, ``hostName``, ``jobName``, ``startedAt``, ``endedAt``, ``seconds``, ``isOpen``
        (whether it runs), and ids. By action also ``phase`` (``attachments``, ``environment`` or ``task``), ``status``,
        ``stepName`` and ``parameters`` of the task (``Frame=1017``).

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("timeline", night, now, backend)
    from deadline_pages._report.timeline import timeline

    return tables.give(timeline(tables, by))


def phases(
    night: Snapshot | Mapping[str, Any],
    *,
    by: By = "job",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """How much of the sessions' time is rendering, and how much setting up for it?

    ``attachmentHours`` are those of the actions that fetch job attachments, ``environmentHours`` those that enter and
    leave environments, ``taskHours`` those of tasks, failed ones as well. ``otherHours`` are in none: the worker waits
    for its next action, or the service for the worker. Uses the tables ``sessions`` and ``session_actions``.

    What a task itself does before it renders, such as loading the scene, is in no table.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with what the row is about, ``sessions``, ``sessionHours``, ``attachmentHours``, ``environmentHours``,
        ``taskHours``, ``otherHours``, ``taskShare`` (of ``sessionHours``), and ids; the most ``sessionHours`` first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("phases", night, now, backend)
    from deadline_pages._report.phases import phases

    return tables.give(phases(tables, by))


def frame_times(
    night: Snapshot | Mapping[str, Any],
    *,
    by: Literal["step", "frame"] = "step",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """How long do frames take, and which take longest?

    Of the runs of tasks that succeeded, from start to end of the action; a task of several frames (a chunk) counts
    once, and one that was requeued each time that it succeeded. Quantiles are by nearest rank: each is the time of a
    frame that there is. Uses the table ``session_actions``, by frame ``sessions`` as well.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about: a step, or a run of a task.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        By step, a frame with ``jobName``, ``stepName``, ``frames`` (how many runs), ``minSeconds``, ``medianSeconds``,
        ``p90Seconds``, ``p99Seconds``, ``maxSeconds``, ``meanSeconds``, ``hours`` (the sum), and ids; the most hours
        first. By frame, one with ``jobName``, ``stepName``, ``parameters``, ``hostName``, ``startedAt``, ``seconds``,
        ``medianSeconds`` of its step, ``timesMedian`` (``seconds`` by ``medianSeconds``: how slow it is for its step),
        and ids; the slowest first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("frame_times", night, now, backend)
    from deadline_pages._report.frame_times import frame_times

    return tables.give(frame_times(tables, by))


def failures(
    night: Snapshot | Mapping[str, Any],
    *,
    by: Literal["worker", "frame"] = "worker",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """What failed, where, and what became of it?

    Of the runs of tasks with status ``FAILED``. A run is ``retried`` if its task ran again later, and ``recovered`` if
    it succeeded then. So a bad host has a high ``failedShare``, and most of what was retried recovered; a bad frame
    failed on many workers, and never recovered. Uses the tables ``session_actions`` and ``sessions``.

    The reason (exit code, message) is in none of the lists: ask ``client.get_session_action()``, or read the
    session's log. A worker that vanished leaves no failure: see ``lost()``.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about: a worker, or a task.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame of those with failures. By worker, those with the most first, with ``fleetName``, ``hostName``,
        ``instanceType``, ``runs`` (succeeded or failed), ``failed``, ``failedShare``, ``tasks`` (how many different
        ones failed), ``retried``, ``recovered``, ``lostHours`` (of the failed runs), ``lastFailedAt``, and ids. By
        frame, those that failed on the most workers first, with ``jobName``, ``stepName``, ``parameters``, ``runs``,
        ``failed``, ``workers`` (on how many it failed), ``taskStatus`` (if the table ``tasks`` is there), and the same
        from ``retried`` on.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("failures", night, now, backend)
    from deadline_pages._report.failures import failures

    return tables.give(failures(tables, by))


def waits(
    night: Snapshot | Mapping[str, Any],
    *,
    by: Literal["job", "queue", "user"] = "job",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """How long did jobs wait for their first worker?

    From ``createdAt`` to ``startedAt`` of a job; of a job that still waits, up to now. Jobs that were canceled or
    suspended before they began are left out. Uses the table ``jobs``.

    The service does not tell why a job waits (no worker, a lower priority, a budget, a limit), nor how long later tasks
    waited: nothing says when a task became ready.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        By job, a frame with ``queueName``, ``jobName``, ``userId``, ``priority``, ``createdAt``, ``startedAt``,
        ``waitSeconds``, ``isWaiting``, and ids. By queue or user, with ``jobs``, ``waiting`` (how many still wait),
        ``medianSeconds``, ``p90Seconds``, ``maxSeconds``, by nearest rank. The longest first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("waits", night, now, backend)
    from deadline_pages._report.waits import waits

    return tables.give(waits(tables, by))


def gaps(
    night: Snapshot | Mapping[str, Any],
    *,
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """When did workers have nothing to do?

    The times in which a worker was available and had no session: what is missing in ``utilization()``, whose
    definitions hold here, and whose hours these add up to. Uses the tables ``sessions`` and ``workers``.

    Args:
        night: a snapshot, or tables by name.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with ``fleetName``, ``hostName``, ``instanceType``, ``startedAt``, ``endedAt``, ``seconds``,
        ``position`` (``before`` the worker's first session, ``between`` two, ``after`` its last, or ``unused`` if it
        had none), ``isOpen`` (whether it is idle now), and ids; the longest first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("gaps", night, now, backend)
    from deadline_pages._report.utilization import gaps

    return tables.give(gaps(tables))


def hours(
    night: Snapshot | Mapping[str, Any],
    *,
    by: By = "job",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """How many hours of workers did jobs, users, queues, fleets, instance types or workers take?

    The time of sessions: what the service's own ``GetSessionsStatisticsAggregation`` gives as ``runtimeInSeconds``.
    Uses the table ``sessions``.

    This is not what is paid for: instances cost while they are idle as well, and prices are in no table. Users are ids
    of IAM Identity Center, without names.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with what the row is about, ``sessions``, ``hours``, ``share`` (of all hours), and ids; the most first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("hours", night, now, backend)
    from deadline_pages._report.hours import hours

    return tables.give(hours(tables, by))


def running(
    night: Snapshot | Mapping[str, Any],
    *,
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """What is running, and what of it is stuck?

    A row for each session action that has begun and not ended. It ``isStuck`` if its worker is ``STOPPED``,
    ``STOPPING``, ``NOT_RESPONDING`` or ``NOT_COMPATIBLE``, or if it took more than twice as long as the slowest of its
    like that succeeded, of which there must be five: tasks are compared with those of their step, environments with the
    same one, attachments with those of the queue. Uses the tables ``session_actions``, ``sessions`` and ``workers``.

    Nobody knows whether a slow frame will end. ``silentSeconds`` tells when the worker last reported on the action;
    many programs report no progress, so silence alone means nothing.

    Args:
        night: a snapshot, or tables by name.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with ``fleetName``, ``hostName``, ``workerStatus``, ``jobName``, ``stepName``, ``parameters``,
        ``phase``, ``status``, ``progressPercent``, ``startedAt``, ``seconds``, ``silentSeconds``, ``medianSeconds`` of
        its like, ``timesMedian``, ``isStuck``, and ids; what is stuck first, then the longest.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("running", night, now, backend)
    from deadline_pages._report.running import running

    return tables.give(running(tables))


def eta(
    night: Snapshot | Mapping[str, Any],
    *,
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """When will jobs be done?

    An estimate: the tasks that are left, each as long as the mean of its step so far, less what the running ones have
    done, on the workers that the job has now. A step without a finished task is taken to be like the others of its job.
    Uses the tables ``jobs``, ``tasks``, ``sessions`` and ``session_actions``.

    It knows nothing of failures to come, of setting up, of workers that come and go, of other jobs, and of steps that
    wait for one another: take it as the earliest time, and ask again. It is null while a job has no worker, or no
    finished task.

    Args:
        night: a snapshot, or tables by name.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame of the jobs with tasks left: ``jobName``, ``userId``, ``priority``, ``taskRunStatus``, ``tasks``,
        ``succeeded``, ``failed``, ``left``, ``running``, ``share`` (done, of all tasks), ``workers``, ``workHours``
        (left, on one worker), ``eta`` (a time), and ids; the first to be done first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("eta", night, now, backend)
    from deadline_pages._report.eta import eta

    return tables.give(eta(tables))


def lost(
    night: Snapshot | Mapping[str, Any],
    *,
    by: By = "job",
    now: datetime | None = None,
    backend: Backend | None = None,
) -> Any:
    """How much work was lost to failures, interruptions and cancelations?

    The time of actions, of setting up as well, with status ``FAILED``, ``INTERRUPTED`` (such as a spot instance that
    was taken away), ``RECLAIMED`` (the worker vanished) or ``CANCELED``. Uses the tables ``session_actions`` and
    ``sessions``.

    An action that failed may have written frames that are used all the same. What was set up for an interrupted session
    has succeeded, and is not counted.

    Args:
        night: a snapshot, or tables by name.
        by: what a row is about.
        now: the end of what has not ended.
        backend: of which library the frame is.

    Returns:
        A frame with what the row is about, ``actions`` (how many were lost), ``failedHours``, ``interruptedHours``,
        ``reclaimedHours``, ``canceledHours``, ``lostHours`` (their sum), ``lostShare`` (of the hours of all actions),
        and ids; the most first.

    Raises:
        ImportError: narwhals or the frame's library is not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing, or an argument is none of its values.
    """
    tables = _tables("lost", night, now, backend)
    from deadline_pages._report.lost import lost

    return tables.give(lost(tables, by))


def to_html(night: Snapshot | Mapping[str, Any], path: str | PathLike[str], *, now: datetime | None = None) -> None:
    """Write a report for people: utilization, a timeline, slow frames, failures, lost work, waits, what is left, hours.

    One file, without scripts, which loads nothing: it can be read anywhere, also on a phone, and be sent by mail.
    Tables have their first 20 rows and say of how many; plots are those of ``deadline_pages.plot``. Uses the table
    ``sessions``, and the others as far as they are there.

    Args:
        night: a snapshot, or tables by name.
        path: the file, such as ``night.html``.
        now: the end of what has not ended.

    Raises:
        ImportError: altair, narwhals or vl-convert, or both polars and pyarrow, are not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing.
        OSError: the file cannot be written.
    """
    from deadline_pages._tables.libraries import load

    load("report.to_html", "altair", "narwhals", "vl_convert")
    tables = _tables("to_html", night, now, None)
    from deadline_pages._plot.document import to_html

    to_html(tables, path, night)


def to_perfetto(night: Snapshot | Mapping[str, Any], path: str | PathLike[str], *, now: datetime | None = None) -> int:
    """Write a trace of the farm, to be opened at https://ui.perfetto.dev or in chrome://tracing.

    Its form is that of ``deadline job trace-schedule``, which writes one job: a process for each worker, an event for
    each session and, within it, one for each action. docs/reports.md lists what differs. The file is written piece by
    piece, and appears when it is complete. Uses the tables ``sessions`` and ``session_actions``, and names of the
    others.

    Args:
        night: a snapshot, or tables by name.
        path: the file, such as ``night.json``.
        now: the end of what has not ended.

    Returns:
        The number (int) of events.

    Raises:
        ImportError: narwhals, or both polars and pyarrow, are not installed.
        TypeError: something is no table, or a column of another type.
        ValueError: a table or a column is missing.
        OSError: the file cannot be written.
    """
    tables = _tables("to_perfetto", night, now, None)
    from deadline_pages._report.perfetto import to_perfetto

    return to_perfetto(tables, path)


def _tables(name: str, night: Any, now: datetime | None, backend: str | None) -> Tables:
    """Return the tables of a report, after the check that narwhals is there."""
    from deadline_pages._tables.libraries import load

    load(f"report.{name}", "narwhals")
    from deadline_pages._report.tables import Tables

    return Tables(f"report.{name}", night, now, backend)
