"""`install()` as a whole: what it says, what it takes no notice of, and copies of this package."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import importlib
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import boto3
import botocore.client
import botocore.handlers
import deadline_pages
import pytest
from deadline_pages.aio import get_session

from tests.support.accelerated import PAGE, call, is_accelerated, make, outcomes
from tests.support.arguments import IDS, KEYS
from tests.support.exception_facts import without_botocore
from tests.support.scripted_server import ScriptedServer

pytestmark = pytest.mark.usefixtures("uninstalled")


def boom(*_: Any, **__: Any) -> Any:
    raise RuntimeError("FAKE")


def pages(*_: Any, **__: Any) -> Any:
    raise RuntimeError("FAKE")


# -- what is said --------------------------------------------------------------------------------------------------


def test_the_log(server: ScriptedServer, clients: list[Any], caplog: pytest.LogCaptureFixture) -> None:
    _, ours = clients
    with caplog.at_level(logging.DEBUG, "deadline_pages"):
        for answer in (boom, pages):
            with mock.patch.object(ours._endpoint, "make_request", answer):
                for _ in range(3):
                    outcomes(server, ours)
        outcomes(server, ours)
    records = [record for record in caplog.records if record.name == "deadline_pages"]
    assert [(record.levelname, record.getMessage()) for record in records] == [
        ("DEBUG", f"list_sessions lists through botocore: client._endpoint.make_request is {__name__}.{answer}")
        for answer in ("boom", "pages")
    ]


def test_status(server: ScriptedServer) -> None:
    client = make(server)
    assert deadline_pages.status(client) == (False, "neither install() nor accelerate() was called for it")
    deadline_pages.accelerate(client)
    assert deadline_pages.status(client) == (True, None)
    assert repr(deadline_pages.status(client)) == "Status(accelerated=True, reason=None)"

    def handler(**_: Any) -> None: ...

    client.meta.events.register("before-call.deadline.ListJobs", handler)
    listens = f"{__name__}.test_status.<locals>.handler listens to before-call"
    if sys.version_info < (3, 11):
        listens = f"{__name__}.handler listens to before-call"
    assert deadline_pages.status(client) == (True, f"list_jobs: {listens}")
    client.meta.events.register("before-call", handler)
    assert deadline_pages.status(client) == (False, listens)
    native = deadline_pages.client("deadline", "eu-west-1", config={"inject_host_prefix": False}, **KEYS)
    assert deadline_pages.status(native) == (True, None)

    async def awaited() -> tuple[bool, str | None]:
        async with get_session().create_client("deadline", "eu-west-1", **KEYS) as client:
            return deadline_pages.status(client)

    assert asyncio.run(awaited()) == (True, None)
    with pytest.raises(TypeError, match="not a boto3 client of the service 'deadline'"):
        deadline_pages.status(boto3.client("sts", "eu-west-1", **KEYS))
    code = "import deadline_pages\ntry: deadline_pages.status(5)\nexcept TypeError as error: print(error)"
    assert without_botocore(code) == "not a client of the service 'deadline': 5\n"


def test_a_handler_that_wears_botocores_name(server: ScriptedServer, clients: list[Any]) -> None:
    heard = []
    for client in clients:
        calls: list[str] = []

        @functools.wraps(botocore.client.BaseClient._make_api_call)
        def handler(calls: list[str] = calls, **kwargs: Any) -> None:
            calls.append(kwargs["event_name"])

        del handler.__wrapped__
        client.meta.events.register("before-send.deadline", handler)
        outcomes(server, client)
        heard.append(calls)
        client.meta.events.unregister("before-send.deadline", handler)
    assert heard[1] == heard[0] != []


# -- untouched -----------------------------------------------------------------------------------------------------


def test_loggers_and_debuggers_touch_nothing(server: ScriptedServer, clients: list[Any]) -> None:
    _, ours = clients
    boto3.set_stream_logger("", logging.CRITICAL)
    before = sys.gettrace()
    try:
        sys.settrace(lambda *_: None)
        assert is_accelerated(server, ours)
    finally:
        sys.settrace(before)
        logger = logging.getLogger("")
        for handler in [each for each in logger.handlers if type(each) is logging.StreamHandler]:
            logger.removeHandler(handler)
        logger.setLevel(logging.WARNING)


@pytest.mark.parametrize("options", [[], ["-OO"], ["-I"]], ids=" ".join)
@pytest.mark.parametrize("source", ["folder", "archive of compiled modules"])
def test_a_library_from_elsewhere(tmp_path: Path, options: list[str], source: str) -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "import botocore.session, deadline_pages, botocore.endpoint as e, urllib3\n"
        "client = botocore.session.get_session().create_client('deadline', 'eu-west-1', aws_access_key_id='A',"
        " aws_secret_access_key='S', endpoint_url='http://127.0.0.1:1')\n"
        "print(e.__file__, deadline_pages.status(deadline_pages.accelerate(client)))"
    )
    folders = [str(Path(deadline_pages.__file__).parent.parent)]
    site = str(Path(botocore.client.__file__).parent.parent)
    if source != "folder":
        folders = [str(compiled(tmp_path, Path(site), bool(options) and options[0] == "-OO")), *folders]
    out = subprocess.check_output([sys.executable, *options, "-c", program, *folders, site], text=True)
    assert out.endswith("Status(accelerated=True, reason=None)\n"), out
    assert out.startswith(str(tmp_path)) is (source != "folder")


def compiled(folder: Path, site: Path, optimized: bool) -> Path:
    """Compile urllib3 and botocore without their sources and into other folders, as frozen programs have them."""
    import compileall
    import shutil

    for name in ("urllib3", "botocore"):
        shutil.copytree(site / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "data"))
        data = site / name / "data"
        if data.exists():
            (folder / name / "data").symlink_to(data)
    compileall.compile_dir(
        folder, quiet=2, legacy=True, optimize=2 if optimized else 0, stripdir=str(folder), workers=1
    )
    for path in [*folder.rglob("*.py")]:
        if "data" not in path.parts:
            path.unlink()
    return folder


# -- copies of this package ----------------------------------------------------------------------------------------


def purge() -> Any:
    """Import another copy of the package, as add-ons of some programs do."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "deadline_pages"]:
        del sys.modules[name]
    import deadline_pages as other

    return other


@pytest.mark.parametrize("copies", [1, 2])
def test_state_outlives_a_purge(
    server: ScriptedServer, copies: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if copies == 2:
        folder = Path(deadline_pages.__file__).parent
        shutil.copytree(folder, tmp_path / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
        monkeypatch.syspath_prepend(tmp_path)
    modules = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "deadline_pages"}
    handlers = len(botocore.handlers.BUILTIN_HANDLERS)
    first = deadline_pages
    first.install()
    session = boto3.Session(**KEYS)
    old = make(server, session)
    paginator, bound = old.get_paginator("list_sessions"), old.list_sessions
    try:
        second = purge()
        assert (second.__file__ == first.__file__) is (copies == 1)
        assert second.installed()
        second.install()
        assert len(botocore.handlers.BUILTIN_HANDLERS) == handlers + 1
        assert outcomes(server, old)[2] == [True, True]
        for client in (make(server, session), make(server)):
            assert is_accelerated(server, second.accelerate(client))
        second.accelerate(old)
        assert second.status(old).accelerated
        second.uninstall()
        assert not second.installed()
        assert not first.installed()
        assert len(botocore.handlers.BUILTIN_HANDLERS) == handlers
        server.play(PAGE, PAGE)
        assert len(list(paginator.paginate(**IDS))) == 1
        assert bound(**IDS)["sessions"] == [{"sessionId": "a"}]
        assert not any(request.is_ours for request in server.requests)
        for client in (old, make(server, session), make(server)):
            assert outcomes(server, client)[2] == [False, False]
            assert not second.status(client).accelerated
    finally:
        with contextlib.suppress(Exception):
            first.uninstall()
        purge()
        sys.modules.update(modules)


PLAIN = {"inject_host_prefix": False}
NOT_FOUND = (404, [("x-amzn-errortype", "ResourceNotFoundException")], b"{}")


def test_errors_outlive_a_purge(server: ScriptedServer) -> None:
    modules = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "deadline_pages"}
    packages, clients = [deadline_pages], []
    try:
        for turn in range(3):
            package = packages[-1]
            clients.append(package.client("deadline", "eu-west-1", endpoint_url=server.url, config=PLAIN, **KEYS))
            if turn == 1:
                importlib.reload(package.exceptions)
            packages.append(purge())
        for client in clients:
            for package in packages:
                server.play(NOT_FOUND)
                with pytest.raises(package.exceptions.ResourceNotFoundException):
                    call(client)
                server.play(NOT_FOUND)
                with pytest.raises(client.exceptions.ResourceNotFoundException):
                    call(client)
                assert package.status(client) == (True, None)
    finally:
        purge()
        sys.modules.update(modules)


def test_installed(server: ScriptedServer) -> None:
    assert not deadline_pages.installed()
    deadline_pages.install()
    deadline_pages.install()
    assert deadline_pages.installed()
    assert is_accelerated(server, make(server))
    deadline_pages.uninstall()
    assert not deadline_pages.installed()
