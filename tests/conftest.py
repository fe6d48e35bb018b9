"""What several test files share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clean_room import CleanRoom
from tests.fake_aws import FakeAws
from tests.network import NAMES, Authority
from tests.scripted import ScriptedServer


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


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide what this machine has configured of AWS, CA bundles and proxies."""
    for name in os.environ:
        if name.startswith(("AWS_", "REQUESTS_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Give the authority of the servers' certificates."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def secure(authority: Authority) -> Iterator[ScriptedServer]:
    """Give a server of HTTPS."""
    with ScriptedServer(tls=authority.serves(*NAMES)) as server:
        yield server


@pytest.fixture(scope="module")
def plain() -> Iterator[ScriptedServer]:
    """Give a server of HTTP."""
    with ScriptedServer() as server:
        yield server
