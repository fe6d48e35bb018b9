"""What one botocore client consists of, and whether anybody replaced some of it, or listens to it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, NamedTuple

from botocore.history import get_global_history_recorder

from deadline_pages._botocore.pristine import describe, is_own
from deadline_pages._botocore.snapshot import dict_of, snapshot
from deadline_pages._client import api_name
from deadline_pages._native import Snapshot

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
# What a call goes through beside the client itself: attributes, or items of a dict. Owners before what they own.
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
# What is read anew for each request, or only remembers.
_CHANGES = {
    ("", "_exceptions"),
    ("meta.events._emitter", "_lookup_cache"),
    ("_request_signer", "_auth_token"),
    ("_request_signer", "_credentials"),
}
# What the attributes of botocore's objects are made of, beside its own classes.
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


class _Look(NamedTuple):
    """What one look found: all was as botocore made it."""

    snapshot: Snapshot
    # By the name of a call: its function, and why that is botocore's.
    calls: dict[str, tuple[Any, str | None]]


class ClientSeams:
    """One client's class, objects and event handlers. Every look is at everything: patches come and go."""

    def __init__(self, client: Any, kind: type) -> None:
        """Take a client as it is.

        Args:
            client: a botocore client.
            kind: its class, derived by this package from the one that botocore made.
        """
        self._kind = kind
        self._base = kind.__mro__[1]
        self._own = dict(vars(kind))
        self._recorder = get_global_history_recorder()
        # By the path of a part ("" is the client), then by name.
        self._originals: dict[str, dict[str, Any]] = {"class": dict.fromkeys(_METHODS, _FOREIGN)}
        self._look: _Look | None = None
        # So that it is known before anybody may replace it.
        self._first_replaced(client)

    def reason(self, client: Any, method: str) -> str | None:
        """Tell why a list call is botocore's.

        Args:
            client: the client.
            method: the name of the call.

        Returns:
            What was replaced or who listens, None where all is as botocore made it.
        """
        # Read and set as a whole: other threads look as well, while somebody patches the client.
        look = self._look
        if look is None or type(client) is not self._kind or not look.snapshot.is_same(vars(client)):
            now = self._snapshot(client)
            self._look = None
            reason = self._first_replaced(client)
            if reason is not None:
                return reason
            look = self._look = _Look(now, {})
        call = getattr(self._base, method)
        known = look.calls.get(method)
        if known is None or known[0] is not call:
            known = look.calls[method] = call, self._reason_of(client, method, call)
        return known[1]

    def _parts(self, client: Any) -> dict[str, tuple[dict[str, Any], type | None]]:
        """Give attributes or items by the path of a part, and the class whose methods an attribute would hide."""
        parts = {path: _find(client, path) for path in _PARTS}
        return {
            path: (part, None) if type(part) is dict else (vars(part), type(part))
            for path, part in parts.items()
            if type(part) is dict or hasattr(part, "__dict__")
        }

    def _snapshot(self, client: Any) -> Snapshot:
        attributes = [(self._recorder, ["_enabled"]), (self._base, _METHODS)]
        parts = [part for part, _ in self._parts(client).values()]
        return snapshot(attributes, [dict_of(self._kind), *parts], vars(client))

    def _first_replaced(self, client: Any) -> str | None:
        own = {name: value for name, value in vars(client).copy().items() if name != ATTRIBUTE}
        return next(self._replaced(client, {"": (own, self._base), **self._parts(client)}), None)

    def _replaced(self, client: Any, parts: dict[str, tuple[dict[str, Any], type | None]]) -> Iterator[str]:
        if type(client) is not self._kind:
            yield f"the client's class is {describe(type(client))}"
        if self._recorder._enabled:
            yield "botocore records a history"
        for name, value in dict_of(self._kind).copy().items():
            # Python itself adds some with underscores, when a client is copied or looked at.
            is_pythons = name.startswith("__") and name not in _METHODS
            if not is_pythons and value is not self._own.get(name, _FOREIGN):
                yield f"{name} of the client's class is {describe(value)}"
        for name in _METHODS:
            value = getattr(self._base, name)
            if not self._is_original("class", name, value):
                yield f"{name} of the client's class is {describe(value)}"
        for path, (attributes, kind) in parts.items():
            now = attributes.copy()
            if path not in self._originals:
                # What is no method of its class may come and go.
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


def _find(client: Any, path: str) -> Any:
    found = client
    for name in path.split("."):
        found = found.get(name) if type(found) is dict else getattr(found, name, None)
    return found


def _hides_method(kind: type | None, name: str) -> bool:
    return kind is not None and callable(getattr(kind, name, None))
