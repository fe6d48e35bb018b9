"""Fixtures of several test files, and the watch for secrets in every test."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import deadline_pages
import pytest
import pytest_deadline_pages

from tests.support import accelerated
from tests.support.clean_room import CleanRoom
from tests.support.fake_aws import FakeAws
from tests.support.scripted_server import ScriptedServer
from tests.support.tls import SERVER_NAMES, Authority

# They have an environment and a conftest.py of their own: `make test-spark`.
collect_ignore = ["spark"]

if sys.version_info >= (3, 12):
    # Tests fork processes with threads on purpose: their programs warn of it.
    os.environ["PYTHONWARNINGS"] = "ignore:This process:DeprecationWarning"


def pytest_configure(config: pytest.Config) -> None:
    """Load our plugin where the package was built, but not installed with its entry points."""
    if not config.pluginmanager.has_plugin("deadline_pages"):
        config.pluginmanager.register(pytest_deadline_pages, "deadline_pages")


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


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    """An endpoint that answers as a test says."""
    with ScriptedServer() as running:
        yield running


# Every secret of the tests has it in it.
SECRET = "hush"


class Records(logging.Handler):
    """What is logged, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(f"{record.getMessage()} {vars(record)}")


@pytest.fixture(autouse=True)
def no_secret_gets_out() -> Iterator[None]:
    """Search for secrets in what a test makes this package log, and in every exception that it expects."""
    raised: list[BaseException] = []
    leave = pytest.RaisesExc.__exit__

    def watched(self: Any, kind: Any, exception: Any, traceback: Any) -> bool:
        if exception is not None:
            raised.append(exception)
        return leave(self, kind, exception, traceback)

    records, logger = Records(), logging.getLogger("deadline_pages")
    level = logger.level
    logger.addHandler(records)
    logger.setLevel(logging.DEBUG)
    # Not the fixture: pytest-run-parallel runs no test that has it in several threads.
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pytest.RaisesExc, "__exit__", watched)
        yield
    logger.removeHandler(records)
    logger.setLevel(level)
    for text in (*records.texts, *map(whole, raised)):
        assert SECRET not in text


def whole(exception: BaseException | None) -> str:
    """Return all text of an exception, with its cause and context."""
    if exception is None:
        return ""
    said = f"{exception} {exception!r} {exception.args} {vars(exception)}"
    return f"{said} {whole(exception.__cause__)} {whole(exception.__context__)}"


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
    """The authority that signs the servers' certificates."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def secure(authority: Authority) -> Iterator[ScriptedServer]:
    """A server of HTTPS."""
    with ScriptedServer(tls=authority.serves(*SERVER_NAMES)) as server:
        yield server


@pytest.fixture(scope="module")
def plain() -> Iterator[ScriptedServer]:
    """A server of HTTP."""
    with ScriptedServer() as server:
        yield server


@pytest.fixture
def uninstalled() -> Iterator[None]:
    """Take back what a test does to botocore."""
    yield
    deadline_pages.uninstall()


@pytest.fixture(scope="module")
def pair(server: ScriptedServer) -> list[Any]:
    """Two boto3 clients."""
    return [accelerated.make(server), accelerated.make(server)]


@pytest.fixture
def clients(pair: list[Any]) -> list[Any]:
    """A plain boto3 client and an accelerated one."""
    plain, ours = pair
    return [plain, deadline_pages.accelerate(ours)]
