"""The night of the reports, and nights of made-up tables."""

from __future__ import annotations

import sysconfig
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from deadline_pages import plot, report

from tests.report.conftest import farm, folder, night

__all__ = ["farm", "folder", "night"]

# All need the group `tables` of pyproject.toml, which free-threaded Python has not.
collect_ignore_glob = ["test_*.py"] if sysconfig.get_config_var("Py_GIL_DISABLED") else []

BEGAN = datetime(2026, 1, 5, 18, tzinfo=timezone.utc)
HOSTILE = "</script><img src=x onerror=alert(1)>&amp;\"'`{{7*7}}\\\u2028"


@pytest.fixture(scope="session")
def report_page(night: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "night.html"
    report.to_html(night, path)
    return path


@pytest.fixture(scope="session")
def timeline_page(night: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "timeline.html"
    plot.to_html(plot.timeline(night, by="action"), path)
    return path


@pytest.fixture(scope="session")
def many() -> Callable[..., dict[str, Any]]:
    """Make tables of sessions one after another on workers: frames of polars."""
    import polars

    def make(sessions: int, workers: int, fleets: int = 1, name: str = "name") -> dict[str, Any]:
        numbers = polars.int_range(sessions, eager=True)
        worker = numbers % workers
        start = polars.lit(BEGAN) + polars.duration(seconds=polars.lit(numbers // workers * 100 + worker))
        end = polars.when(numbers < sessions - 1).then(start + timedelta(seconds=60))

        def ids(kind: str, series: Any) -> Any:
            return (kind + "-" + series.cast(polars.String)).alias(f"{kind}Id")

        frame = polars.select(
            ids("session", numbers),
            ids("job", numbers * 0),
            ids("queue", numbers * 0),
            ids("fleet", worker % fleets),
            ids("worker", worker),
            startedAt=start,
            endedAt=end,
        )
        every = polars.int_range(workers, eager=True)
        host = (name + every.cast(polars.String)).alias("hostName")
        people = polars.select(
            ids("worker", every),
            ids("fleet", every % fleets),
            polars.struct(host, polars.lit(None, polars.String).alias("ec2InstanceType")).alias("hostProperties"),
            status=polars.lit("RUNNING"),
            createdAt=polars.lit(BEGAN),
            updatedAt=polars.lit(BEGAN),
        )
        ids_of_job = {"queueId": "queue-0", "jobId": "job-0", "name": name, "createdBy": name, "priority": 50}
        states = {"taskRunStatus": "RUNNING", "createdAt": BEGAN, "startedAt": BEGAN}
        jobs = polars.DataFrame([ids_of_job | states])
        named = {"fleets": "fleetId", "queues": "queueId"}
        others = {
            table: frame.select(polars.col(key).unique()).with_columns(displayName=polars.lit(name))
            for table, key in named.items()
        }
        return {"sessions": frame, "workers": people, "jobs": jobs, **others}

    return make
