"""A farm and a home directory for commands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from deadline_pages.testing import LocalFarm

from tests.support.command_line import Shell


@pytest.fixture(scope="session")
def served() -> Iterator[LocalFarm]:
    with LocalFarm(queues=2, jobs=3, sessions_per_job=250) as farm:
        yield farm


@pytest.fixture
def shell(served: LocalFarm, tmp_path: Path) -> Shell:
    served.reset()
    return Shell(tmp_path, served)
