"""Each report says what SQL says of the same files, written by somebody who did not read the reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from deadline_pages import report

Ask = Callable[[str], list[tuple[Any, ...]]]

RUNS = """
    SELECT a.*, definition.taskRun.taskId AS taskId, definition.taskRun.stepId AS stepId, s.workerId,
        seconds(a.startedAt, coalesce(a.endedAt, now_())) AS took
    FROM session_actions a JOIN sessions s USING (sessionId)
    WHERE definition.taskRun IS NOT NULL AND a.startedAt IS NOT NULL
"""


def check(frame: Any, columns: list[str], expected: list[tuple[Any, ...]]) -> None:
    """Compare columns of a frame with rows, in any order."""
    found = frame.select(columns).rows()
    assert len(found) == len(expected) > 0
    for ours, theirs in zip(sorted(found, key=str), sorted(expected, key=str), strict=True):
        about = [pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value for value in theirs]
        assert [*ours] == about


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("job", "s.queueId, jobId, j.name, j.createdBy"),
        ("user", "j.createdBy"),
        ("queue", "s.queueId, q.displayName"),
        ("fleet", "s.fleetId, f.displayName"),
        ("instance_type", "w.hostProperties.ec2InstanceType"),
        ("worker", "s.workerId, w.hostProperties.hostName"),
    ],
)
def test_hours(night: Any, sql: Ask, by: Any, keys: str) -> None:
    expected = sql(f"""
        SELECT {keys}, count(*), sum(seconds(s.startedAt, coalesce(s.endedAt, now_()))) / 3600
        FROM sessions s JOIN jobs j USING (jobId) JOIN queues q ON q.queueId = s.queueId
            JOIN fleets f ON f.fleetId = s.fleetId JOIN workers w USING (workerId)
        WHERE s.startedAt < coalesce(s.endedAt, now_()) GROUP BY ALL
    """)
    names = {
        "job": ["queueId", "jobId", "jobName", "userId"],
        "user": ["userId"],
        "queue": ["queueId", "queueName"],
        "fleet": ["fleetId", "fleetName"],
        "instance_type": ["instanceType"],
        "worker": ["workerId", "hostName"],
    }
    frame = report.hours(night, by=by)
    check(frame, [*names[by], "sessions", "hours"], expected)
    assert frame["share"].sum() == pytest.approx(1)
    assert frame["hours"].to_list() == sorted(frame["hours"], reverse=True)


WORKERS = """
    WITH used AS (
        SELECT workerId, count(*) AS sessions, min(startedAt) AS first, max(coalesce(endedAt, now_())) AS last,
            sum(seconds(startedAt, coalesce(endedAt, now_()))) / 3600 AS busy
        FROM sessions WHERE startedAt IS NOT NULL GROUP BY workerId
    ), beginning AS (SELECT min(startedAt) AS time FROM sessions)
    SELECT fleetId, workerId, coalesce(sessions, 0) AS sessions, coalesce(busy, 0) AS busy,
        hostProperties.ec2InstanceType AS type,
        seconds(greatest(createdAt, time), CASE WHEN status = 'STOPPED' THEN greatest(updatedAt, last) ELSE now_() END)
            / 3600 AS available
    FROM workers LEFT JOIN used USING (workerId), beginning
"""


def test_utilization_and_gaps(night: Any, sql: Ask) -> None:
    expected = sql(f"SELECT fleetId, workerId, 1, sessions, busy, available, busy / available FROM ({WORKERS})")
    measures = ["workers", "sessions", "busyHours", "availableHours", "utilization"]
    check(report.utilization(night), ["fleetId", "workerId", *measures], expected)
    for by, key in {"fleet": ("fleetId", "fleetId"), "instance_type": ("instanceType", "type")}.items():
        expected = sql(f"""
            SELECT {key[1]}, count(*), sum(sessions), sum(busy), sum(available), sum(busy) / sum(available)
            FROM ({WORKERS}) GROUP BY ALL
        """)
        check(report.utilization(night, by=by), [key[0], *measures], expected)  # type: ignore[arg-type]
    gaps = report.gaps(night)
    ((idle,),) = sql(f"SELECT sum(available - busy) FROM ({WORKERS})")
    assert gaps["seconds"].sum() / 3600 == pytest.approx(idle)
    ((between,),) = sql("""
        SELECT sum(gap) FROM (
            SELECT seconds(lag(endedAt) OVER (PARTITION BY workerId ORDER BY startedAt), startedAt) AS gap FROM sessions
        )
    """)
    assert gaps.filter(position="between")["seconds"].sum() == pytest.approx(between)


def is_worker_by_worker(frame: Any) -> bool:
    """Whether workers come one after another, by fleet and by name as people count, and each in order of time."""

    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        host = [int(part) if part.isdigit() else part for part in re.split("([0-9]+)", row["hostName"])]
        return row["fleetName"], host, row["workerId"], row["startedAt"]

    rows = frame.rows(named=True)
    return bool(rows) and rows == sorted(rows, key=place)


def test_timeline(night: Any, sql: Ask) -> None:
    expected = sql("""
        SELECT sessionId, workerId, jobId, startedAt, coalesce(endedAt, now_()), endedAt IS NULL,
            seconds(startedAt, coalesce(endedAt, now_()))
        FROM sessions WHERE startedAt < coalesce(endedAt, now_())
    """)
    columns = ["sessionId", "workerId", "jobId", "startedAt", "endedAt", "isOpen", "seconds"]
    frame = report.timeline(night)
    check(frame, columns, expected)
    assert is_worker_by_worker(frame)
    expected = sql("""
        SELECT sessionActionId, sessionId, status, definition.taskRun.taskId, CASE
            WHEN definition.taskRun IS NOT NULL THEN 'task'
            WHEN definition.syncInputJobAttachments IS NOT NULL THEN 'attachments' ELSE 'environment' END,
            seconds(startedAt, coalesce(endedAt, now_()))
        FROM session_actions WHERE startedAt < coalesce(endedAt, now_())
    """)
    actions = report.timeline(night, by="action")
    check(actions, ["sessionActionId", "sessionId", "status", "taskId", "phase", "seconds"], expected)
    assert is_worker_by_worker(actions)


def test_phases(night: Any, sql: Ask) -> None:
    expected = sql("""
        WITH a AS (
            SELECT sessionId, definition AS d, seconds(startedAt, coalesce(endedAt, now_())) AS took
            FROM session_actions WHERE startedAt IS NOT NULL
        ), per_session AS (
            SELECT sessionId, sum(took) FILTER (d.syncInputJobAttachments IS NOT NULL) AS attachments,
                sum(took) FILTER (d.envEnter IS NOT NULL OR d.envExit IS NOT NULL) AS environment,
                sum(took) FILTER (d.taskRun IS NOT NULL) AS task, sum(took) AS total
            FROM a GROUP BY ALL
        )
        SELECT jobId, count(*), sum(seconds(startedAt, coalesce(endedAt, now_()))) / 3600 AS hours,
            sum(attachments) / 3600, coalesce(sum(environment), 0) / 3600, coalesce(sum(task), 0) / 3600,
            hours - sum(total) / 3600, coalesce(sum(task), 0) / 3600 / hours
        FROM sessions JOIN per_session USING (sessionId)
        WHERE startedAt < coalesce(endedAt, now_()) GROUP BY ALL
    """)
    hours = [f"{name}Hours" for name in ("session", "attachment", "environment", "task", "other")]
    check(report.phases(night), ["jobId", "sessions", *hours, "taskShare"], expected)


def test_frame_times(night: Any, sql: Ask) -> None:
    expected = sql(f"""
        SELECT stepId, count(*), min(took), quantile_disc(took, 0.5), quantile_disc(took, 0.9),
            quantile_disc(took, 0.99), max(took), avg(took), sum(took) / 3600
        FROM ({RUNS}) WHERE status = 'SUCCEEDED' GROUP BY ALL
    """)
    seconds = [f"{name}Seconds" for name in ("min", "median", "p90", "p99", "max", "mean")]
    check(report.frame_times(night), ["stepId", "frames", *seconds, "hours"], expected)
    expected = sql(f"""
        SELECT taskId, 'Frame=' || coalesce(definition.taskRun.parameters['Frame'].int,
                definition.taskRun.parameters['Frame'].chunkInt), workerId, took,
            took / quantile_disc(took, 0.5) OVER (PARTITION BY stepId)
        FROM ({RUNS}) WHERE status = 'SUCCEEDED'
    """)
    frames = report.frame_times(night, by="frame")
    check(frames, ["taskId", "parameters", "workerId", "seconds", "timesMedian"], expected)
    assert frames["seconds"].to_list() == sorted(frames["seconds"], reverse=True)


def test_failures(night: Any, sql: Ask) -> None:
    later = f"""
        WITH runs AS ({RUNS}) SELECT r.*,
            EXISTS (FROM runs o WHERE o.taskId = r.taskId AND o.startedAt > r.startedAt) AS retried,
            EXISTS (FROM runs o WHERE o.taskId = r.taskId AND o.startedAt > r.startedAt AND o.status = 'SUCCEEDED')
                AS recovered
        FROM runs r WHERE status IN ('FAILED', 'SUCCEEDED')
    """
    sums = """count(*) FILTER (status = 'FAILED') AS failed, count(*) FILTER (status = 'FAILED' AND retried),
        count(*) FILTER (status = 'FAILED' AND recovered), sum(took) FILTER (status = 'FAILED') / 3600,
        max(endedAt) FILTER (status = 'FAILED')"""
    columns = ["failed", "retried", "recovered", "lostHours", "lastFailedAt"]
    expected = sql(f"""
        SELECT workerId, count(*) AS runs, count(DISTINCT taskId) FILTER (status = 'FAILED'), {sums}, failed / runs
        FROM ({later}) GROUP BY ALL HAVING failed > 0
    """)
    check(report.failures(night), ["workerId", "runs", "tasks", *columns, "failedShare"], expected)
    expected = sql(f"""
        SELECT taskId, count(*), count(DISTINCT workerId) FILTER (status = 'FAILED'), {sums}, runStatus
        FROM ({later}) JOIN (SELECT taskId, runStatus FROM tasks) USING (taskId) GROUP BY ALL HAVING failed > 0
    """)
    check(report.failures(night, by="frame"), ["taskId", "runs", "workers", *columns, "taskStatus"], expected)


def test_waits(night: Any, sql: Ask) -> None:
    expected = sql("""
        SELECT jobId, name, priority, seconds(createdAt, coalesce(startedAt, now_())), startedAt IS NULL
        FROM jobs WHERE taskRunStatus != 'CANCELED' OR startedAt IS NOT NULL
    """)
    check(report.waits(night), ["jobId", "jobName", "priority", "waitSeconds", "isWaiting"], expected)
    expected = sql("""
        WITH w AS (
            SELECT queueId, seconds(createdAt, coalesce(startedAt, now_())) AS wait, startedAt IS NULL AS waiting
            FROM jobs WHERE taskRunStatus != 'CANCELED' OR startedAt IS NOT NULL
        )
        SELECT queueId, count(*), count(*) FILTER (waiting), quantile_disc(wait, 0.5), quantile_disc(wait, 0.9),
            max(wait)
        FROM w GROUP BY ALL
    """)
    columns = ["queueId", "jobs", "waiting", "medianSeconds", "p90Seconds", "maxSeconds"]
    check(report.waits(night, by="queue"), columns, expected)


def test_running(night: Any, sql: Ask) -> None:
    expected = sql("""
        SELECT sessionActionId, workerId, a.progressPercent, seconds(a.startedAt, now_()),
            seconds(workerUpdatedAt, now_())
        FROM session_actions a JOIN sessions s USING (sessionId) WHERE a.startedAt IS NOT NULL AND a.endedAt IS NULL
    """)
    frame = report.running(night)
    check(frame, ["sessionActionId", "workerId", "progressPercent", "seconds", "silentSeconds"], expected)
    medians: dict[Any, Any] = dict(
        sql(f"SELECT stepId, quantile_disc(took, 0.5) FROM ({RUNS}) WHERE status = 'SUCCEEDED' GROUP BY ALL")
    )
    for row in frame.filter(phase="task").rows(named=True):
        assert row["medianSeconds"] == medians[row["stepId"]]


def test_eta(night: Any, sql: Ask) -> None:
    expected = sql(f"""
        WITH pace AS (
            SELECT stepId, avg(took) FILTER (status = 'SUCCEEDED') AS mean,
                sum(took) FILTER (status = 'RUNNING') AS elapsed
            FROM ({RUNS}) GROUP BY ALL
        ), of_step AS (
            SELECT jobId, stepId, count(*) AS tasks, count(*) FILTER (runStatus = 'SUCCEEDED') AS succeeded,
                count(*) FILTER (runStatus = 'RUNNING') AS running,
                count(*) FILTER (runStatus NOT IN ('SUCCEEDED', 'FAILED', 'CANCELED')) AS remaining
            FROM tasks GROUP BY ALL
        )
        SELECT jobId, sum(tasks), sum(succeeded), sum(remaining), sum(running),
            sum(remaining * mean - least(coalesce(elapsed, 0), running * mean)) / 3600 AS hours,
            coalesce(any_value(n), 0), now_() + to_microseconds(round(hours / any_value(n) * 3.6e9)::BIGINT)
        FROM of_step LEFT JOIN pace USING (stepId) LEFT JOIN (
            SELECT jobId, count(DISTINCT workerId) AS n FROM sessions WHERE startedAt IS NOT NULL AND endedAt IS NULL
            GROUP BY ALL
        ) USING (jobId) GROUP BY ALL HAVING sum(remaining) > 0
    """)
    frame = report.eta(night)
    columns = ["jobId", "tasks", "succeeded", "left", "running", "workHours", "workers"]
    check(frame, columns, [row[:-1] for row in expected])
    ends = {row[0]: row[-1] for row in expected}
    for job, ours in frame.select("jobId", "eta").rows():
        theirs = ends[job]
        assert ours is theirs is None or abs((ours - theirs).total_seconds()) < 0.001


def test_lost(night: Any, sql: Ask) -> None:
    expected = sql("""
        WITH a AS (
            SELECT *, seconds(startedAt, coalesce(endedAt, now_())) / 3600 AS took
            FROM session_actions WHERE startedAt IS NOT NULL
        )
        SELECT workerId,
            count(*) FILTER (took > 0 AND status IN ('FAILED', 'INTERRUPTED', 'RECLAIMED', 'CANCELED')) AS n,
            coalesce(sum(took) FILTER (status = 'FAILED'), 0), coalesce(sum(took) FILTER (status = 'INTERRUPTED'), 0),
            coalesce(sum(took) FILTER (status = 'RECLAIMED'), 0), coalesce(sum(took) FILTER (status = 'CANCELED'), 0),
            sum(took) FILTER (status IN ('FAILED', 'INTERRUPTED', 'RECLAIMED', 'CANCELED')) AS lost, lost / sum(took)
        FROM a JOIN sessions USING (sessionId) GROUP BY ALL HAVING n > 0
    """)
    hours = [f"{name}Hours" for name in ("failed", "interrupted", "reclaimed", "canceled", "lost")]
    check(report.lost(night, by="worker"), ["workerId", "actions", *hours, "lostShare"], expected)
