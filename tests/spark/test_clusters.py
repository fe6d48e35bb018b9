"""Clusters: of processes that Spark starts itself, and of a master and two workers from pyspark's own scripts."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm

from tests.spark.conftest import SPARK_HOME, Connect
from tests.support.spark import load

ROWS = 2 * 10 * 120
SMALL = {"spark.executor.memory": "512m"}


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(queues=2, jobs=10, sessions_per_job=120) as farm:
        yield farm


@pytest.fixture(autouse=True)
def fresh(farm: LocalFarm) -> None:
    farm.reset()


def keys(farm: LocalFarm, operation: str) -> set[str | None]:
    return {request.access_key_id for request in farm.log if request.operation == operation}


def check(session: Any, farm: LocalFarm) -> None:
    """Read everything, twice: workers may be used again."""
    for _ in range(2):
        assert load(session, farm).select("sessionId").distinct().count() == ROWS
    assert sum(request.operation == "ListSessions" for request in farm.log) == 2 * 2 * 10 * 2


@pytest.mark.parametrize(
    "settings",
    [{"spark.python.use.daemon": "false"}, {"spark.python.worker.reuse": "false"}],
    ids=["no daemon", "no reuse"],
)
def test_workers_that_are_started_otherwise(connect: Connect, farm: LocalFarm, settings: dict[str, str]) -> None:
    check(connect("local[2]", **settings), farm)


def test_a_cluster_of_processes(connect: Connect, farm: LocalFarm) -> None:
    check(connect("local-cluster[2,1,512]", **SMALL), farm)


@contextlib.contextmanager
def started(kind: str, *arguments: object, **environment: str) -> Iterator[None]:
    """Run a part of a cluster."""
    command = [SPARK_HOME / "bin" / "spark-class", f"org.apache.spark.deploy.{kind}", *arguments]
    small = {"SPARK_DAEMON_MEMORY": "256m"}
    with subprocess.Popen([*map(str, command)], env={**os.environ, **small, **environment}) as process:
        try:
            yield
        finally:
            process.terminate()


@pytest.fixture
def master(tmp_path: Path) -> Iterator[str]:
    """A master with two workers that have keys of their own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"spark://127.0.0.1:{port}"
    with contextlib.ExitStack() as cluster:
        cluster.enter_context(started("master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", 0))
        for number in (1, 2):
            folder = ["--work-dir", tmp_path / f"work{number}", "--webui-port", 0]
            secret = {"AWS_ACCESS_KEY_ID": f"AKIDWORKER{number}", "AWS_SECRET_ACCESS_KEY": "hush-worker"}
            cluster.enter_context(started("worker.Worker", "--cores", 1, "--memory", "512m", *folder, url, **secret))
        yield url


def test_a_master_and_two_workers(connect: Connect, farm: LocalFarm, master: str, tmp_path: Path) -> None:
    """The driver lists jobs with its own keys, and each worker sessions with those of its machine."""
    both = {
        "spark.scheduler.minRegisteredResourcesRatio": "1",
        "spark.scheduler.maxRegisteredResourcesWaitingTime": "90s",
    }
    session = connect(master, **SMALL, **both, **{"spark.cores.max": "2", "spark.executor.cores": "1"})
    check(session, farm)
    assert keys(farm, "ListJobs") == {"AKIDDRIVER"}
    assert keys(farm, "ListSessions") == {"AKIDWORKER1", "AKIDWORKER2"}

    farm.fault("ListSessions", jobId=farm.job_id(5), code="AccessDeniedException")
    assert load(session, farm, onError="skip").count() == ROWS - 120
    logs = [path.read_text() for path in tmp_path.glob("work*/*/*/stderr")]
    told = [line for log in logs for line in log.splitlines() if "AccessDenied" in line]
    assert len(told) == 1
    assert farm.job_id(5) in told[0]
    assert logs
    assert all("hush" not in log for log in logs)
    session.stop()
