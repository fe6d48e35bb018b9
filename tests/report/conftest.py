"""A night on a simulated farm, in which something goes wrong everywhere, and its snapshot on disk."""

from __future__ import annotations

import sysconfig
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import Scenario, SimulatedFarm

# All need the group `tables` of pyproject.toml, which free-threaded Python has not.
collect_ignore_glob = ["test_*.py"] if sysconfig.get_config_var("Py_GIL_DISABLED") else []

SCENARIO = (
    Scenario()
    .fleet("spot", workers=4, instance_type="c5.4xlarge", spot=True)
    .interrupt(worker=1, after=timedelta(minutes=40))
    .fleet("nodes", workers=4)
    .fail(worker=2, exit_code=139)
    .queue("Lighting")
    .queue("Comp")
    .job("shot010", frames="1001-1060", seconds=90, spread=0.3, max_failed_tasks=50)
    .fail(frame=1017)
    .step("Composite", frames="1001-1060", chunk=10, depends_on="Render")
    .job("shot020", frames="1-400", seconds=300, spread=0.4, user=2)
    .job("shot030", frames="1-20", seconds=60, queue="Comp", user=1, after=timedelta(minutes=20))
    .job("mistake", frames="1-100", seconds=300, user=3, priority=90, after=timedelta(minutes=30))
    .cancel(after=timedelta(minutes=10))
    .job("regretted", user=3, priority=1)
    .cancel(after=timedelta(minutes=5))
    .job("tomorrow", priority=1, after=timedelta(minutes=90))
)


@pytest.fixture(scope="session")
def farm() -> Iterator[SimulatedFarm]:
    with SimulatedFarm(scenario=SCENARIO) as farm:
        farm.advance(hours=2)
        yield farm


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("night")


@pytest.fixture(scope="session")
def night(farm: SimulatedFarm, folder: Path) -> Any:
    """The snapshot, taken at the farm's time."""
    snapshot = farm.client().snapshot(farm.farm_id(), path=folder)
    snapshot.taken_at = farm.now
    return snapshot


@pytest.fixture(scope="session")
def sql(night: Any, folder: Path) -> Callable[..., list[tuple[Any, ...]]]:
    """Ask DuckDB for what is in the snapshot's files; `now_()` is the farm's time."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    for name in night.tables:
        (file,) = folder.glob(f"{name}-*.parquet")
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM '{file}'")
    connection.execute(f"CREATE MACRO now_() AS TIMESTAMPTZ '{night.taken_at.isoformat()}'")
    connection.execute("CREATE MACRO seconds(a, b) AS (epoch_us(b) - epoch_us(a)) / 1e6")

    def ask(query: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = connection.execute(query).fetchall()
        return found

    return ask
