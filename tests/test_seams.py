"""What is replaced between a call and the socket is called, by an accelerated client as by a plain one."""

from __future__ import annotations

import contextlib
import functools
import http.client
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final
from unittest import mock

import boto3
import botocore.client
import botocore.endpoint
import botocore.history
import botocore.httpsession
import botocore.paginate
import botocore.session
import deadline_pages
import pytest
from botocore.config import Config
from botocore.exceptions import HTTPClientError
from deadline_pages._botocore import client_seams, seams

from tests.scripted import Answer, ScriptedServer

KEYS: Final[dict[str, Any]] = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "hush-hush-hush"}
IDS: Final = {"farmId": "farm-1", "queueId": "queue-1", "jobId": "job-1"}
PAGE: Final[Answer] = (200, [], b'{"sessions": [{"sessionId": "a"}]}')
FAKE: Final[dict[str, Any]] = {"sessions": [{"sessionId": "FAKE"}], "ResponseMetadata": {"HTTPStatusCode": 200}}


@pytest.fixture(scope="module")
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


@pytest.fixture(autouse=True)
def uninstalled() -> Iterator[None]:
    yield
    deadline_pages.uninstall()


def make(server: ScriptedServer, session: Any = None) -> Any:
    config = Config(inject_host_prefix=False, retries={"total_max_attempts": 1})
    source = session or boto3.Session(**KEYS)
    return source.client("deadline", "eu-west-1", endpoint_url=server.url, config=config)


@pytest.fixture(scope="module")
def shared(server: ScriptedServer) -> list[Any]:
    """A plain client and one to be accelerated."""
    return [make(server), make(server)]


@pytest.fixture
def clients(shared: list[Any]) -> list[Any]:
    plain, ours = shared
    return [plain, deadline_pages.accelerate(ours)]


def call(client: Any) -> Any:
    return client.list_sessions(**IDS)["sessions"]


def paginate(client: Any) -> Any:
    return client.get_paginator("list_sessions").paginate(**IDS).build_full_result()["sessions"]


def outcomes(server: ScriptedServer, client: Any) -> list[Any]:
    """Give what a call and a paginator gave, how many requests there were, and who sent them."""
    server.play(PAGE, PAGE)
    results: list[Any] = []
    for use in (call, paginate):
        try:
            results.append(use(client))
        except Exception as error:
            results.append((type(error).__name__, str(error)))
    ours = ["lib/deadline_pages" in (request.header("user-agent") or "") for request in server.requests]
    return [*results, ours]


def is_accelerated(server: ScriptedServer, client: Any) -> bool:
    status = deadline_pages.status(client)
    ours = outcomes(server, client)[2]
    assert ours == [status.accelerated] * 2, status
    assert (status.reason is None) is status.accelerated
    return status.accelerated


# -- functions and classes that all clients share ------------------------------------------------------------------

PLACES = {
    (f"{module.__name__}.{kind}.{name}").replace("..", "."): (module, kind, name)
    for part in (seams.calls, seams.plain, seams.tls, seams.paginators)
    for module, kind, names in part._names
    for name in names
    if hasattr(getattr(module, kind) if kind else module, name)
} | {
    f"botocore.client.BaseClient.{name}": (botocore.client, "BaseClient", name)
    for name in client_seams._METHODS
    if not name.startswith("__")
}
# Numbers and modules that can be something else, but cannot be called.
DATA = ("HAS_IPV6", "debuglevel", "DEFAULT_CIPHERS", "connection", "socket")


def stand_in(value: Any, seen: list[int]) -> Any:
    """Give what looks like a function or class, does the same, and counts."""
    if isinstance(value, type):
        return type(value.__name__, (value,), {"__module__": value.__module__})
    if isinstance(value, property):
        return property(stand_in(value.fget, seen), value.fset, value.fdel)

    @functools.wraps(value)
    def counted(*args: Any, **kwargs: Any) -> Any:
        seen.append(1)
        return value(*args, **kwargs)

    return counted


def uses_tls(place: str) -> bool:
    module, kind, name = PLACES[place]
    return any((module, kind) == (m, k) and name in names for m, k, names in seams.tls._names)


@pytest.mark.parametrize("place", [place for place in PLACES if place.rpartition(".")[2] not in DATA])
def test_a_replacement_is_called(server: ScriptedServer, clients: list[Any], place: str) -> None:
    module, kind, name = PLACES[place]
    owner = getattr(module, kind) if kind else module
    _, ours = clients
    counts, results = [], []
    for client in clients:
        seen: list[int] = []
        with mock.patch.object(owner, name, stand_in(getattr(owner, name), seen)):
            results.append(outcomes(server, client))
            if client is ours and not uses_tls(place):
                if not any((module, kind) == (m, k) and name in n for m, k, n in seams.paginators._names):
                    assert not any(results[-1][2])
                status = deadline_pages.status(client)
                assert not status.accelerated
                assert name in (status.reason or "")
        counts.append(len(seen))
    if not uses_tls(place):
        assert results[1][:2] == results[0][:2]
        # A call that looks at no paginator may not be botocore's.
        assert counts[1] == counts[0] or name == "__init__"
    assert is_accelerated(server, ours)


def test_switches(server: ScriptedServer, clients: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for client in clients:
        with mock.patch.object(http.client.HTTPConnection, "debuglevel", 1):
            outcomes(server, client)
        texts.append("\n".join(line for line in capsys.readouterr().out.splitlines() if "reply" in line))
    assert texts[1] == texts[0] != ""


# -- one client ----------------------------------------------------------------------------------------------------


class Response:
    status_code = 200
    headers: Final[dict[str, str]] = {}


def fake(*_: Any, **__: Any) -> Any:
    return FAKE


def boom(*_: Any, **__: Any) -> Any:
    raise RuntimeError("FAKE")


def pages(*_: Any, **__: Any) -> Any:
    return mock.Mock(build_full_result=lambda: FAKE)


def attribute(path: str, name: str, value: Any) -> Callable[[Any], AbstractContextManager[Any]]:
    def patch(client: Any) -> AbstractContextManager[Any]:
        owner = functools.reduce(getattr, path.split(".") if path else [], client)
        return mock.patch.object(owner, name, value)

    return patch


PATCHES: Final[dict[str, Callable[[Any], AbstractContextManager[Any]]]] = {
    "_make_api_call": attribute("", "_make_api_call", mock.Mock(return_value=FAKE)),
    "list_sessions": attribute("", "list_sessions", lambda **_: FAKE),
    "get_paginator": attribute("", "get_paginator", lambda _: mock.Mock(paginate=pages)),
    "_convert_to_request_dict": attribute("", "_convert_to_request_dict", boom),
    "_make_request": attribute("", "_make_request", boom),
    "_emit_api_params": attribute("", "_emit_api_params", boom),
    "_serializer": attribute("", "_serializer", mock.Mock(serialize_to_request=boom)),
    "_serializer.serialize_to_request": attribute("_serializer", "serialize_to_request", boom),
    "inner serializer": attribute("_serializer._serializer", "serialize_to_request", boom),
    "validator": attribute("_serializer._param_validator", "validate", boom),
    "_endpoint": attribute("", "_endpoint", mock.Mock(make_request=lambda *_: (Response, FAKE))),
    "make_request": attribute("_endpoint", "make_request", lambda *_: (Response, FAKE)),
    "_endpoint._send": attribute("_endpoint", "_send", boom),
    "http_session": attribute("_endpoint", "http_session", mock.Mock(send=boom)),
    "http_session.send": attribute("_endpoint.http_session", "send", boom),
    "_manager": attribute("_endpoint.http_session", "_manager", mock.Mock(connection_from_url=boom)),
    "connection_from_url": attribute("_endpoint.http_session._manager", "connection_from_url", boom),
    "proxy_url_for": attribute("_endpoint.http_session._proxy_config", "proxy_url_for", boom),
    "create_parser": attribute("_endpoint._response_parser_factory", "create_parser", boom),
    "_ruleset_resolver": attribute("", "_ruleset_resolver", mock.Mock(construct_endpoint=boom)),
    "construct_endpoint": attribute("_ruleset_resolver", "construct_endpoint", boom),
    "meta": attribute("", "meta", mock.Mock(spec_set=[])),
    "emit": attribute("meta.events", "emit", boom),
    "emitter": attribute("meta.events._emitter", "emit", boom),
    "events": attribute("meta", "events", mock.Mock(emit=boom)),
    "a method of the class": lambda client: mock.patch.object(type(client), "list_sessions", fake),
    "a method of botocore's class": lambda client: mock.patch.object(
        next(cls for cls in type(client).__mro__ if "_PY_TO_OP_NAME" in vars(cls)),
        "list_sessions",
        fake,
    ),
    "Mock": lambda _: mock.patch("botocore.client.BaseClient._make_api_call", return_value=FAKE),
    "autospec": lambda _: mock.patch("botocore.client.BaseClient._make_api_call", autospec=True, return_value=FAKE),
    "PageIterator": lambda _: mock.patch("botocore.paginate.PageIterator._make_request", fake),
    "paginate": lambda _: mock.patch("botocore.paginate.Paginator.paginate", pages),
}


@pytest.mark.parametrize("patch", PATCHES)
@pytest.mark.parametrize("used", [False, True], ids=["fresh", "used"])
def test_a_patched_client(server: ScriptedServer, patch: str, used: bool) -> None:
    results = []
    plain, ours = make(server), deadline_pages.accelerate(make(server))
    for client in (plain, ours):
        if used:
            outcomes(server, client)
        with PATCHES[patch](client):
            results.append(outcomes(server, client))
    assert results[1][:2] == results[0][:2]
    assert "FAKE" in str(results[1]) or patch in ("meta", "events")
    # botocore's page iterator asks for its pages by our call, where nothing below was replaced.
    assert patch in ("PageIterator", "paginate") or not any(results[1][2])
    assert is_accelerated(server, ours)


def test_other_pools(server: ScriptedServer) -> None:
    results = []
    for client in (make(server), deadline_pages.accelerate(make(server))):
        with mock.patch.dict(client._endpoint.http_session._manager.pool_classes_by_scheme, {"http": boom}):
            results.append(outcomes(server, client))
    assert results[1] == results[0]
    assert is_accelerated(server, client)


def test_what_does_not_matter_does_not_matter(server: ScriptedServer, clients: list[Any]) -> None:
    _, ours = clients
    with mock.patch.object(ours, "note_of_a_program", "x", create=True):
        assert is_accelerated(server, ours)
    with mock.patch.object(ours, "get_farm", fake):
        assert deadline_pages.status(ours).accelerated is False  # a method that was replaced: safe
    assert ours.exceptions.ClientError
    assert is_accelerated(server, ours)


def test_parsers_of_a_session(server: ScriptedServer) -> None:
    dates = []
    for accelerated in (False, True):
        core = botocore.session.get_session()
        factory = core.get_component("response_parser_factory")
        factory.set_parser_defaults(timestamp_parser=lambda _: "my own")
        client = make(server, boto3.Session(**KEYS, botocore_session=core))
        if accelerated:
            deadline_pages.accelerate(client)
        server.play((200, [], b'{"sessions": [{"startedAt": "2026-01-01T00:00:00Z"}]}'))
        dates.append(client.list_sessions(**IDS)["sessions"][0]["startedAt"])
    assert dates == ["my own"] * 2


def test_a_history(server: ScriptedServer, clients: list[Any]) -> None:
    recorder = botocore.history.get_global_history_recorder()
    counts = []
    for client in clients:
        handler = mock.Mock()
        recorder.add_handler(handler)
        recorder.enable()
        try:
            outcomes(server, client)
        finally:
            recorder.disable()
            recorder._handlers.remove(handler)
        counts.append(handler.emit.call_count)
    assert counts[1] == counts[0] > 0
    assert is_accelerated(server, clients[1])


# -- classes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["_make_api_call", "list_sessions", "get_paginator", "_make_request"])
@pytest.mark.parametrize("how", ["base", "attribute"])
def test_a_class_of_a_program(server: ScriptedServer, name: str, how: str) -> None:
    def mine(*_: Any, **__: Any) -> Any:
        return mock.Mock(paginate=pages) if name == "get_paginator" else FAKE if name != "_make_request" else boom()

    def extend(base_classes: list[type], class_attributes: dict[str, Any], **_: Any) -> None:
        if how == "base":
            base_classes.insert(0, type("Mine", (), {name: mine}))
            class_attributes.pop(name, None)
        else:
            class_attributes[name] = mine

    results = []
    for installed in (False, True):
        session = boto3.Session(**KEYS)
        if installed:
            deadline_pages.install(session)
        session.events.register("creating-client-class.deadline", extend)
        results.append(outcomes(server, make(server, session)))
    assert results[1] == results[0]
    assert "FAKE" in str(results[1])


def test_a_class_that_only_adds(server: ScriptedServer) -> None:
    session = boto3.Session(**KEYS)
    deadline_pages.install(session)
    session.events.register(
        "creating-client-class.deadline",
        lambda class_attributes, **_: class_attributes.update(list_everything=lambda self: call(self)),
    )
    client = make(server, session)
    assert is_accelerated(server, client)
    server.play(PAGE)
    assert client.list_everything() == [{"sessionId": "a"}]


def test_a_derived_class(server: ScriptedServer) -> None:
    results = []
    for accelerated in (False, True):
        client = make(server)
        if accelerated:
            deadline_pages.accelerate(client)
        client.__class__ = type("Mine", (type(client),), {"_make_api_call": lambda *_: FAKE})
        results.append(outcomes(server, client))
    assert results[1] == results[0]
    deadline_pages.uninstall()
    assert outcomes(server, client) == results[0]


# -- paginators ----------------------------------------------------------------------------------------------------


class Pages(botocore.paginate.PageIterator):  # type: ignore[misc]
    def _make_request(self, _: Any) -> Any:
        return FAKE


@pytest.mark.parametrize(
    "change",
    [
        lambda paginator: setattr(paginator, "PAGE_ITERATOR_CLS", Pages),
        lambda paginator: setattr(type(paginator), "PAGE_ITERATOR_CLS", Pages),
        lambda paginator: setattr(paginator, "paginate", pages),
        lambda paginator: setattr(type(paginator), "paginate", pages),
        lambda paginator: setattr(paginator, "_method", lambda **_: FAKE),
        lambda paginator: setattr(paginator, "_extract_paging_params", boom),
    ],
)
def test_a_changed_paginator(server: ScriptedServer, clients: list[Any], change: Callable[[Any], None]) -> None:
    results = []
    for client in clients:
        server.play(PAGE)
        paginator = client.get_paginator("list_sessions")
        change(paginator)
        try:
            results.append(paginator.paginate(**IDS).build_full_result()["sessions"])
        except RuntimeError as error:
            results.append(str(error))
        assert server.requests == []
    assert results[1] == results[0]


def test_a_paginator_that_was_there_before(server: ScriptedServer, clients: list[Any]) -> None:
    results = []
    for client in clients:
        server.play(PAGE)
        paginator = client.get_paginator("list_sessions")
        with mock.patch("botocore.client.BaseClient._make_api_call", return_value=FAKE):
            results.append(paginator.paginate(**IDS).build_full_result()["sessions"])
    assert results == [FAKE["sessions"]] * 2


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
    with pytest.raises(TypeError, match="not a boto3 client of the service 'deadline'"):
        deadline_pages.status(boto3.client("sts", "eu-west-1", **KEYS))


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


def test_state_outlives_a_purge(server: ScriptedServer) -> None:
    modules = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "deadline_pages"}
    handlers = len(botocore.handlers.BUILTIN_HANDLERS)
    first = deadline_pages
    first.install()
    session = boto3.Session(**KEYS)
    old = make(server, session)
    paginator, bound = old.get_paginator("list_sessions"), old.list_sessions
    try:
        second = purge()
        assert second is not first
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
        assert not any("lib/deadline_pages" in (request.header("user-agent") or "") for request in server.requests)
        for client in (old, make(server, session), make(server)):
            assert outcomes(server, client)[2] == [False, False]
            assert not second.status(client).accelerated
    finally:
        with contextlib.suppress(Exception):
            first.uninstall()
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


def test_an_error_of_the_network_is_a_plain_clients(server: ScriptedServer, clients: list[Any]) -> None:
    for client in clients:
        with (
            mock.patch("botocore.httpsession.URLLib3Session.send", side_effect=HTTPClientError(error="no network")),
            pytest.raises(HTTPClientError, match="no network"),
        ):
            call(client)
    assert is_accelerated(server, clients[1])
