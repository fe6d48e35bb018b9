"""What several test files share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clean_room import CleanRoom
from tests.fake_aws import FakeAws


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CleanRoom]:
    """Processes in which both libraries run."""
    room = CleanRoom(Path(tmp_path_factory.mktemp("clean")) / "home")
    yield room
    room.close()


@pytest.fixture(scope="session")
def services() -> Iterator[FakeAws]:
    """AWS' services on loopback."""
    services = FakeAws()
    yield services
    services.close()
