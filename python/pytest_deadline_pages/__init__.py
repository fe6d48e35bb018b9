"""pytest's plugin: farms as fixtures.

It is no module of `deadline_pages`, which takes 20 ms to import: every run of pytest imports its plugins, but few tests
ask for a farm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from deadline_pages.testing import LocalFarm, SimulatedFarm

_MARKER = "deadline_farm"


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers",
        f"{_MARKER}(simulated=False, **arguments): the farm of the fixture deadline_farm: a LocalFarm, or a "
        "SimulatedFarm if it is simulated or has a scenario, with these arguments",
    )


@pytest.fixture
def deadline_farm(request: pytest.FixtureRequest) -> Iterator[LocalFarm | SimulatedFarm]:
    """A Deadline Cloud farm for this test, to which unmodified programs are led by the environment.

    Mark the test to say what it is like: `@pytest.mark.deadline_farm(jobs=3)`, or
    `@pytest.mark.deadline_farm(scenario=Scenario().job("shot010"))`.
    """
    with _farm(request.node.get_closest_marker(_MARKER)) as farm, farm.patched():
        yield farm


@pytest.fixture(scope="session")
def deadline_farm_session() -> Iterator[LocalFarm]:
    """A Deadline Cloud farm for all tests, which the environment does not lead to: use its clients or `patched()`."""
    from deadline_pages.testing import LocalFarm

    with LocalFarm() as farm:
        yield farm


def _farm(marker: pytest.Mark | None) -> LocalFarm | SimulatedFarm:
    from deadline_pages.testing import LocalFarm, SimulatedFarm

    if marker is None:
        return LocalFarm()
    if marker.args:
        raise pytest.UsageError(f"the marker {_MARKER} takes keyword arguments only, not {marker.args!r}")
    arguments: dict[str, Any] = dict(marker.kwargs)
    simulated = arguments.pop("simulated", "scenario" in arguments)
    return SimulatedFarm(**arguments) if simulated else LocalFarm(**arguments)
