"""One line that switches a boto3 program over: its Deadline Cloud clients list through this package.

>>> import boto3, deadline_pages
>>> deadline_pages.install()
>>> boto3.client("deadline").get_paginator("list_sessions")  # fast
"""

from __future__ import annotations

import functools
import logging
import sys
import threading
import weakref
from typing import TYPE_CHECKING, Any

import botocore.handlers
import botocore.session
from botocore.client import BaseClient
from botocore.exceptions import BotoCoreError, NoCredentialsError
from botocore.httpsession import URLLib3Session, get_cert_path
from botocore.validate import ParamValidationDecorator

from deadline_pages import _native
from deadline_pages._client import LISTS, api_name
from deadline_pages._config import settings

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger("deadline_pages")

_EVENT = "creating-client-class.deadline"
_ATTRIBUTE = "_deadline_pages"

_everywhere = False
_sessions: weakref.WeakSet[Any] = weakref.WeakSet()
_clients: weakref.WeakSet[Any] = weakref.WeakSet()


def install(session: Any = None) -> None:
    """Let boto3's Deadline Cloud clients list through this package.

    Every ``boto3.client("deadline")`` made from now on has this package's paginators and list calls; everything else
    of it stays botocore's. The client's credentials, region, endpoint and configuration are taken over. What cannot be
    honoured (``verify=False``, a client certificate, ...) leaves that client to botocore, with one warning in the log
    ``deadline_pages`` that says what. A call that somebody listens to (event handlers, ``Stubber``, a patched
    ``_make_api_call``) is left to botocore as well.

    :param session: a ``boto3.Session`` or botocore session; by default the default session and every new one.
    """
    global _everywhere
    if session is not None:
        _register(session)
        return
    import boto3

    if not _everywhere:
        # What botocore itself registers with every new session.
        botocore.handlers.BUILTIN_HANDLERS.append((_EVENT, _of_new_session))
        _everywhere = True
    if boto3.DEFAULT_SESSION is not None:
        _register(boto3.DEFAULT_SESSION)


def uninstall() -> None:
    """Undo what ``install`` and ``accelerate`` did, also for the clients that there are."""
    global _everywhere
    if _everywhere:
        botocore.handlers.BUILTIN_HANDLERS.remove((_EVENT, _of_new_session))
        _everywhere = False
    for session in list(_sessions):
        _emitter(session).unregister(_EVENT, _of_session, unique_id=_ATTRIBUTE)
    _sessions.clear()
    for client in list(_clients):
        client.__class__ = type(client).__mro__[1]
        vars(client).pop(_ATTRIBUTE, None)
    _clients.clear()


def accelerate(client: Any) -> Any:
    """Let one boto3 client list through this package, as ``install`` does for those to come.

    :param client: what ``boto3.client("deadline")`` gave.
    :return: the same client.
    :raises TypeError: it is not a boto3 client of the service ``deadline``.
    """
    if not isinstance(client, BaseClient) or client.meta.service_model.service_name != "deadline":
        raise TypeError(f"not a boto3 client of the service 'deadline': {client!r}")
    if not isinstance(vars(client).get(_ATTRIBUTE), _Takeover):
        vars(client)[_ATTRIBUTE] = _Takeover(client)
        client.__class__ = _accelerated(type(client))
        _clients.add(client)
    return client


def _emitter(session: Any) -> Any:
    return session.events if hasattr(session, "events") else session.get_component("event_emitter")


def _register(session: Any) -> None:
    _emitter(session).register(_EVENT, _of_session, unique_id=_ATTRIBUTE)
    _sessions.add(session)


def _of_session(base_classes: list[type], **_: Any) -> None:
    if _Accelerated not in base_classes:
        base_classes.insert(0, _Accelerated)


def _of_new_session(base_classes: list[type], **_: Any) -> None:
    # A session made while it was installed keeps this handler when it no longer is.
    if _everywhere:
        _of_session(base_classes)


class _Accelerated:
    """The first base of a client's class: the only moment at which botocore lets others into a client."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accelerate(self)


def _accelerated(cls: type) -> type:
    """Derive the class whose list calls and paginators come here first."""
    own: dict[str, Any] = {name: _list_call(getattr(cls, name)) for name in LISTS if hasattr(cls, name)}
    own["get_paginator"] = _get_paginator(cls.get_paginator)  # type: ignore[attr-defined]
    return type(cls.__name__, (cls,), {**own, "__module__": cls.__module__, "__doc__": cls.__doc__})


def _list_call(original: Callable[..., Any]) -> Callable[..., Any]:
    name = original.__name__

    @functools.wraps(original)
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        native = None if args else getattr(self, _ATTRIBUTE).native_for(name)
        return original(self, *args, **kwargs) if native is None else native.call(name, kwargs)

    return call


def _get_paginator(original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def get_paginator(self: Any, operation_name: str) -> Any:
        paginator = original(self, operation_name)
        if operation_name in LISTS:
            paginate = paginator.paginate
            takeover = getattr(self, _ATTRIBUTE)

            @functools.wraps(paginate)
            def fast(**kwargs: Any) -> Any:
                native = takeover.native_for(operation_name)
                return paginate(**kwargs) if native is None else native.get_paginator(operation_name).paginate(**kwargs)

            paginator.paginate = fast
        return paginator

    return get_paginator


class _Takeover:
    """What this package does for one boto3 client."""

    def __init__(self, client: Any) -> None:
        self._client = weakref.ref(client)
        self._lock = threading.Lock()
        self._native: _native.Client | None = None
        self._decided = False
        self._known: dict[str, bool] = {}

    def native_for(self, method: str) -> _native.Client | None:
        """Return the native client for a call of the method, None where the call is botocore's."""
        client = self._client()
        if client is None or _is_patched() or _is_listened_to(client, api_name(method)):
            return None
        with self._lock:
            if not self._decided:
                self._native = self._decide(client)
                self._decided = True
            if method not in self._known:
                self._known[method] = _is_known(client, method)
        return self._native if self._known[method] else None

    @staticmethod
    def _decide(client: Any) -> _native.Client | None:
        config, http = client.meta.config, client._endpoint.http_session
        try:
            if type(http) is not URLLib3Session:
                raise TypeError(f"its requests go through {type(http).__name__}")
            options = {
                "client_cert": config.client_cert,
                "connect_timeout": config.connect_timeout,
                "inject_host_prefix": bool(config.inject_host_prefix),
                "parameter_validation": isinstance(client._serializer, ParamValidationDecorator),
                # With those of the environment, as they were when the client was made.
                "proxies": http._proxy_config._proxies,
                "proxies_config": http._proxy_config.settings,
                "read_timeout": config.read_timeout,
                "retries": {name: value for name, value in (config.retries or {}).items() if value is not None},
                "signature_version": config.signature_version,
                "tcp_keepalive": config.tcp_keepalive,
                "user_agent": config._supplied_user_agent,
                "user_agent_appid": config.user_agent_appid,
                "user_agent_extra": config.user_agent_extra,
            }
            # botocore trusts a bundle of its own where we trust the system's.
            verify = get_cert_path(http._verify)
            region, url = client.meta.region_name, _endpoint_url(client)
            chosen = settings("deadline", region, url, options, None, verify=verify)
            return _native.Client(**chosen, credentials=_keys_of(client), exceptions=client.exceptions)
        except (BotoCoreError, TypeError, ValueError) as error:
            _log.warning("this client of deadline lists through botocore: %s", error)
            return None


def _endpoint_url(client: Any) -> str:
    """Give where botocore sends a client's requests: `meta.endpoint_url` is that of an older list of endpoints."""
    operation = client.meta.service_model.operation_model("ListFarms")
    return str(client._ruleset_resolver.construct_endpoint(operation, {}, {}).url)


def _keys_of(client: Any) -> Callable[..., tuple[str, str, str | None, None] | None]:
    """Give a way to a client's keys of the moment; refreshable ones are refreshed by botocore."""
    signer = client._request_signer

    def keys(is_own_thread: bool = False) -> tuple[str, str, str | None, None] | None:
        credentials = signer._credentials
        if credentials is None:
            raise NoCredentialsError
        if not is_own_thread and _has_event_loop() and getattr(credentials, "refresh_needed", bool)():
            return None  # an event loop must not wait: asked again in a thread
        frozen = credentials.get_frozen_credentials()
        return frozen.access_key, frozen.secret_key, frozen.token, None

    return keys


def _has_event_loop() -> bool:
    """Tell whether an event loop runs in this thread."""
    asyncio = sys.modules.get("asyncio")
    return asyncio is not None and asyncio._get_running_loop() is not None


def _is_known(client: Any, method: str) -> bool:
    """Tell whether this build knows all that the client's model of the operation has: botocore's may be newer."""
    model = client.meta.service_model.operation_model(api_name(method))
    parameters, structures = _native.members(method)
    unknown = [*set(model.input_shape.members) - set(parameters)]
    shapes, seen = [model.output_shape], set()
    while shapes:
        shape = shapes.pop()
        if shape.type_name == "structure" and shape.name not in seen:
            seen.add(shape.name)
            unknown += set(shape.members) - set(structures.get(shape.name, ()))
            shapes += shape.members.values()
        elif shape.type_name in ("list", "map"):
            shapes.append(shape.member if shape.type_name == "list" else shape.value)
    if unknown:
        _log.warning("%s lists through botocore, which knows more of it: %s", method, ", ".join(sorted(unknown)))
    return not unknown


def _is_patched() -> bool:
    """Tell whether somebody (a test, a tracer) put itself into every client's calls."""
    call = BaseClient._make_api_call
    return (getattr(call, "__module__", None), getattr(call, "__qualname__", None)) != (
        "botocore.client",
        "BaseClient._make_api_call",
    )


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


def _is_listened_to(client: Any, operation: str) -> bool:
    """Tell whether anybody but botocore itself listens to calls of the operation."""
    handlers = client.meta.events._emitter._handlers
    return any(
        not _is_botocores(handler)
        for event in _EVENTS
        for handler in handlers.prefix_search(f"{event}.deadline.{operation}")
    )


def _is_botocores(handler: Any) -> bool:
    while isinstance(handler, functools.partial):
        handler = handler.func
    module = getattr(handler, "__module__", None) or type(handler).__module__
    return module.startswith("botocore.") and module != "botocore.stub"
