"""The parts of one botocore client: whether any was replaced, and who handles its events."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from botocore.history import get_global_history_recorder

from deadline_pages._botocore.identities import Reading, dict_of, identities, read, read_all
from deadline_pages._botocore.pristine import describe, is_own
from deadline_pages._client.paginators import api_name
from deadline_pages._native import Identities

# The one name that this package sets in botocore: on a client its `Acceleration`, on an accelerated class a mark, on
# `botocore.handlers` the state of `install()`; and the `unique_id` of its event handlers.
ATTRIBUTE = "_deadline_pages"
_FOREIGN = object()
_METHODS = (
    "__getattribute__",
    "_convert_to_request_dict",
    "_emit_api_params",
    "_make_api_call",
    "_make_request",
    "_resolve_endpoint_ruleset",
    "_service_model",
    "can_paginate",
    "get_paginator",
)
# What a call uses besides the client itself: paths of attributes or dict items, owners first.
_PARTS = (
    "meta",
    "meta.events",
    "meta.events._emitter",
    "_serializer",
    "_serializer._serializer",
    "_serializer._param_validator",
    "_ruleset_resolver",
    "_request_signer",
    "_endpoint",
    "_endpoint._response_parser_factory",
    "_endpoint._response_parser_factory._defaults",
    "_endpoint.http_session",
    "_endpoint.http_session._proxy_config",
    "_endpoint.http_session._manager",
    "_endpoint.http_session._manager.connection_pool_kw",
    "_endpoint.http_session._manager.connection_pool_kw.ssl_context",
    "_endpoint.http_session._manager.pool_classes_by_scheme",
)
# Read anew for each request, or caches.
_CHANGES = {
    ("", "_exceptions"),
    ("", ATTRIBUTE),
    ("meta.events._emitter", "_lookup_cache"),
    ("_request_signer", "_auth_token"),
    ("_request_signer", "_credentials"),
}
# Top-level packages that define objects in botocore's attributes, besides botocore.
_BESIDE = ("_thread", "collections", "weakref")
_EVENTS = (
    "provide-client-params",
    "before-parameter-build",
    "before-endpoint-resolution",
    "before-call",
    "request-created",
    "choose-signer",
    "before-sign",
    "before-send",
    "response-received",
    "before-parse",
    "needs-retry",
    "after-call",
    "after-call-error",
)


class _Known(NamedTuple):
    """A client that was found as botocore created it."""

    identities: Identities
    # By name of the list method: its function, and why the call is botocore's.
    calls: dict[str, tuple[Any, str | None]]


class _Seen(NamedTuple):
    """A client at one moment."""

    cls: type
    recorder: Reading
    kind: Reading
    base: Reading
    # By path: attributes or items, and the class whose methods an attribute could hide.
    parts: dict[str, Reading]
    kinds: dict[str, type | None]


class ClientSeams:
    """One client's class, objects and event handlers. Each check compares all of them: patches come and go."""

    def __init__(self, client: Any, kind: type) -> None:
        """Record a client as it is.

        Args:
            client: a botocore client.
            kind: its class, derived by this package from the one that botocore created.
        """
        self._kind = kind
        self._base = kind.__mro__[1]
        self._own = dict(vars(kind))
        self._recorder = get_global_history_recorder()
        # By path of the part ("" is the client), then by name.
        self._originals: dict[str, dict[str, Any]] = {"class": dict.fromkeys(_METHODS, _FOREIGN)}
        self._known: _Known | None = None
        # Records what the client is made of, before anybody may replace it.
        next(self._replaced(self._look(client)), None)

    def reason(self, client: Any, method: str) -> str | None:
        """Return why a list call is botocore's.

        Args:
            client: the client.
            method: name of the list method.

        Returns:
            What was replaced or which handler listens; None if all is as botocore created it.
        """
        # Read and set as a whole: other threads check as well, while somebody patches the client.
        known = self._known
        if known is None or type(client) is not self._kind or not known.identities.is_same(vars(client)):
            seen = self._look(client)
            reason = next(self._replaced(seen), None)
            if reason is not None:
                return reason
            known = self._known = _Known(identities([seen.recorder, seen.kind, seen.base, *seen.parts.values()]), {})
        call = getattr(self._base, method)
        decided = known.calls.get(method)
        if decided is None or decided[0] is not call:
            decided = known.calls[method] = call, self._reason_of(client, method, call)
        return decided[1]

    def _look(self, client: Any) -> _Seen:
        parts = {"": read_all(vars(client), is_own=True)}
        kinds: dict[str, type | None] = {"": self._base}
        for path in _PARTS:
            owner, _, name = path.rpartition(".")
            part = parts[owner].values.get(name) if owner in parts else None
            if type(part) is dict:
                parts[path], kinds[path] = read_all(part), None
            elif hasattr(part, "__dict__"):
                parts[path], kinds[path] = read_all(vars(part)), type(part)
        recorder, base = read(self._recorder, ["_enabled"]), read(self._base, _METHODS)
        return _Seen(type(client), recorder, read_all(dict_of(self._kind)), base, parts, kinds)

    def _replaced(self, seen: _Seen) -> Iterator[str]:
        if seen.cls is not self._kind:
            yield f"the client's class is {describe(seen.cls)}"
        if seen.recorder.values["_enabled"]:
            yield "botocore records a history"
        for name, value in seen.kind.values.items():
            # Python itself adds dunder attributes when a client is copied or inspected.
            is_pythons = name.startswith("__") and name not in _METHODS
            if not is_pythons and value is not self._own.get(name, _FOREIGN):
                yield f"{name} of the client's class is {describe(value)}"
        for name in _METHODS:
            value = seen.base.values[name]
            if not self._is_original("class", name, value):
                yield f"{name} of the client's class is {describe(value)}"
        for path, part in seen.parts.items():
            now, kind = part.values, seen.kinds[path]
            if path not in self._originals:
                # Attributes that hide no method may come and go.
                self._originals[path] = {name: _FOREIGN for name in now if not _hides_method(kind, name)}
            for name in {**self._originals[path], **now}:
                if (path, name) in _CHANGES:
                    continue
                where = ".".join(filter(None, ("client", path, name)))
                if name not in now:
                    yield f"{where} is gone"
                elif name in self._originals[path]:
                    if not self._is_original(path, name, now[name]):
                        yield f"{where} is {describe(now[name])}"
                elif kind is None or _hides_method(kind, name):
                    yield f"{where} is {describe(now[name])}"

    def _is_original(self, path: str, name: str, value: Any) -> bool:
        originals = self._originals[path]
        if originals[name] is _FOREIGN and is_own(value, *_BESIDE):
            originals[name] = value
        return originals[name] is value

    def _reason_of(self, client: Any, method: str, call: Any) -> str | None:
        if not is_own(call):
            return f"{method} of the client's class is {describe(call)}"
        handlers = client.meta.events._emitter._handlers
        for event in _EVENTS:
            for handler in handlers.prefix_search(f"{event}.deadline.{api_name(method)}"):
                while type(handler) is functools.partial:
                    handler = handler.func
                if not is_own(handler, "boto3"):
                    return f"{describe(handler)} listens to {event}"
        return None


def _hides_method(kind: type | None, name: str) -> bool:
    return kind is not None and callable(getattr(kind, name, None))
