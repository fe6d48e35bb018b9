"""Replaced functions and classes between a call and the socket: an accelerated client calls them, as a plain one."""

from __future__ import annotations

import copyreg
import functools
import http.client
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final
from unittest import mock

import boto3
import botocore.awsrequest
import botocore.client
import botocore.endpoint
import botocore.history
import botocore.httpsession
import botocore.paginate
import botocore.session
import deadline_pages
import pytest
from botocore.exceptions import HTTPClientError
from deadline_pages._botocore import client_seams, seams

from tests.support.accelerated import PAGE, call, is_accelerated, make, outcomes
from tests.support.arguments import IDS, KEYS
from tests.support.scripted_server import ScriptedServer

FAKE: Final[dict[str, Any]] = {"sessions": [{"sessionId": "FAKE"}], "ResponseMetadata": {"HTTPStatusCode": 200}}


pytestmark = pytest.mark.usefixtures("uninstalled")


# -- functions and classes that all clients share ------------------------------------------------------------------

MISSING = object()


def find(owner: Any, name: str) -> Any:
    return owner.get(name, MISSING) if isinstance(owner, dict) else getattr(owner, name, MISSING)


PLACES = {
    (f"{module.__name__}.{kind}.{name}").replace("..", "."): (module, kind, name)
    for part in (seams.calls, seams.plain, seams.tls, seams.paginators)
    for module, kind, names in part._names
    for name in names
    if find(getattr(module, kind) if kind else module, name) is not MISSING
} | {
    f"botocore.client.BaseClient.{name}": (botocore.client, "BaseClient", name)
    for name in client_seams._METHODS
    if not name.startswith("__")
}
# Numbers and modules that can be something else, but cannot be called.
DATA = ("HAS_IPV6", "debuglevel", "DEFAULT_CIPHERS", "connection", "socket", "time")


def stand_in(value: Any, seen: list[int]) -> Any:
    """Give what looks like a function or class, does the same, and notes that the client called it, not the server."""
    if isinstance(value, type):
        return type(value.__name__, (value,), {"__module__": value.__module__})
    if isinstance(value, property):
        return property(stand_in(value.fget, seen), value.fset, value.fdel)
    client = threading.get_ident()

    @functools.wraps(value)
    def noted(*args: Any, **kwargs: Any) -> Any:
        if threading.get_ident() == client:
            seen.append(1)
        return value(*args, **kwargs)

    return noted


def uses_tls(place: str) -> bool:
    module, kind, name = PLACES[place]
    return any((module, kind) == (m, k) and name in names for m, k, names in seams.tls._names)


@pytest.mark.parametrize("place", [place for place in PLACES if place.rpartition(".")[2] not in DATA])
def test_a_replacement_is_called(server: ScriptedServer, clients: list[Any], place: str) -> None:
    module, kind, name = PLACES[place]
    owner = getattr(module, kind) if kind else module
    _, ours = clients
    called, results = [], []
    for client in clients:
        seen: list[int] = []
        new = stand_in(find(owner, name), seen)
        with mock.patch.dict(owner, {name: new}) if isinstance(owner, dict) else mock.patch.object(owner, name, new):
            results.append(outcomes(server, client))
            if client is ours and not uses_tls(place):
                if not any((module, kind) == (m, k) and name in n for m, k, n in seams.paginators._names):
                    assert not any(results[-1][2])
                status = deadline_pages.status(client)
                assert not status.accelerated
                assert name in (status.reason or "")
        called.append(bool(seen))  # how often depends on how the answer comes in pieces
    if not uses_tls(place):
        assert results[1][:2] == results[0][:2]
        # A call that looks at no paginator may not be botocore's.
        assert called[1] == called[0] or name == "__init__"
    assert is_accelerated(server, ours)


def test_another_base(server: ScriptedServer, clients: list[Any]) -> None:
    pool, seen = botocore.awsrequest.AWSHTTPConnectionPool, []

    class Counts(pool.__bases__[0]):  # type: ignore[misc, name-defined]
        def urlopen(self, *args: Any, **kwargs: Any) -> Any:
            seen.append(1)
            return super().urlopen(*args, **kwargs)

    counts, bases = [], pool.__bases__
    for client in clients:
        before = len(seen)
        try:
            pool.__bases__ = (Counts,)
            outcomes(server, client)
        finally:
            pool.__bases__ = bases
        counts.append(len(seen) - before)
    assert counts == [2, 2]
    assert is_accelerated(server, clients[1])


@pytest.mark.parametrize("name", [*client_seams._METHODS, "list_sessions"])
def test_a_patch_of_the_clients_own_class(server: ScriptedServer, clients: list[Any], name: str) -> None:
    called, results = [], []
    for client in clients:
        seen: list[int] = []
        owner = type(client)
        with mock.patch.object(owner, name, stand_in(getattr(owner, name), seen)):
            results.append(outcomes(server, client))
            status = deadline_pages.status(client)
        called.append(bool(seen))
    assert results[0] == results[1]
    assert called[0] == called[1]
    assert not status.accelerated
    assert name in (status.reason or "")
    assert is_accelerated(server, clients[1])


def test_what_python_adds_to_a_class(server: ScriptedServer, clients: list[Any]) -> None:
    _, client = clients
    assert is_accelerated(server, client)
    assert type(client).__annotations__ == {}
    copyreg._slotnames(type(client))  # type: ignore[attr-defined]
    assert "__slotnames__" in vars(type(client))
    assert is_accelerated(server, client)


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


def test_an_error_of_the_network_is_a_plain_clients(server: ScriptedServer, clients: list[Any]) -> None:
    for client in clients:
        with (
            mock.patch("botocore.httpsession.URLLib3Session.send", side_effect=HTTPClientError(error="no network")),
            pytest.raises(HTTPClientError, match="no network"),
        ):
            call(client)
    assert is_accelerated(server, clients[1])
