"""Acceleration of boto3: after `install()`, boto3's Deadline Cloud clients list through this package.

>>> import boto3, deadline_pages
>>> deadline_pages.install()
>>> boto3.client("deadline").get_paginator("list_sessions")  # fast
"""

from __future__ import annotations

import contextlib
import functools
import inspect
import operator
import os
from threading import RLock
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from deadline_pages._extras import pip_install

try:
    import botocore.handlers
    import botocore.paginate
except ModuleNotFoundError as missing:
    raise ImportError(f"install() needs boto3: {pip_install('boto3')}", name=missing.name) from missing

from deadline_pages import _native
from deadline_pages._botocore.acceleration import Acceleration
from deadline_pages._botocore.client_seams import ATTRIBUTE
from deadline_pages._botocore.status import check_boto3_client
from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._client.operations import ListOperations
from deadline_pages._client.paginators import PaginateSignature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_EVENT = "creating-client-class.deadline"
# Held while a client is accelerated or put back. One for each process: a forked child could find the parent's locked.
_LOCKS: dict[int, RLock] = {}


def install(session: Any = None) -> None:
    """Accelerate boto3's Deadline Cloud clients: they list through this package.

    Every ``boto3.client("deadline")`` created from now on has this package's paginators and list methods; the rest of
    the client stays botocore's. Credentials, region, endpoint and configuration are the client's. A client with an
    unsupported option (``verify=False``, a client certificate, ...) lists through botocore, and the logger
    ``deadline_pages`` warns once with the reason.

    Each call checks whether anything between it and the socket was replaced or is listened to: event handlers,
    ``Stubber``, mocks, tracers, cassettes, patched sockets. If so, botocore makes the call; the logger has the reason
    at DEBUG, and so has ``deadline_pages.status(client)``.

    Args:
        session: a ``boto3.Session`` or botocore session; None is the default session and every new one.

    Raises:
        ImportError: boto3 is not installed.
    """
    state = _state()
    state.base = _AccelerateOnInit
    if session is not None:
        _register(state, session)
        return
    try:
        import boto3
    except ModuleNotFoundError as missing:  # aiobotocore comes with botocore alone
        raise ImportError(f"install() needs boto3: {pip_install('boto3')}", name=missing.name) from missing
    if state.handler is None:
        state.handler = functools.partial(_on_new_session, state)
        # What botocore itself registers with every new session.
        botocore.handlers.BUILTIN_HANDLERS.append((_EVENT, state.handler))
    if boto3.DEFAULT_SESSION is not None:
        _register(state, boto3.DEFAULT_SESSION)


def installed() -> bool:
    """Return whether clients of new boto3 sessions are accelerated: ``install()`` was called, and not undone."""
    return _state().handler is not None


def uninstall() -> None:
    """Undo ``install`` and ``accelerate``, for existing clients as well."""
    state = _state()
    if state.handler is not None:
        with contextlib.suppress(ValueError):
            botocore.handlers.BUILTIN_HANDLERS.remove((_EVENT, state.handler))
        state.handler = None
    for session in _pop_all(state.sessions):
        _emitter(session).unregister(_EVENT, unique_id=ATTRIBUTE)
    for client in _pop_all(state.clients):
        with _lock():
            _put_back(client)


def _lock() -> RLock:
    return _LOCKS.setdefault(os.getpid(), RLock())


def _pop_all(items: WeakSet[Any]) -> Iterator[Any]:
    """Empty a set one by one: iterating over it fails when another thread adds to it."""
    with contextlib.suppress(KeyError):
        while True:
            yield items.pop()


def accelerate(client: Any) -> Any:
    """Accelerate one boto3 client: it lists through this package, as after ``install``.

    Args:
        client: a client created by ``boto3.client("deadline")``.

    Returns:
        The same client.

    Raises:
        TypeError: it is not a boto3 client of ``deadline``.
    """
    check_boto3_client(client)
    with _lock():
        if type(vars(client).get(ATTRIBUTE)) is not Acceleration:
            _put_back(client)  # from another copy of this package
            kind = _derived_class(type(client))
            client.__class__ = kind
            vars(client)[ATTRIBUTE] = Acceleration(client, kind)
            _state().clients.add(client)
    return client


def _state() -> Any:
    """What was done to this botocore, kept in botocore: this module may be imported again, as another copy."""
    found = vars(botocore.handlers).get(ATTRIBUTE)
    if found is None:
        found = SimpleNamespace(handler=None, base=_AccelerateOnInit, sessions=WeakSet(), clients=WeakSet())
        found = vars(botocore.handlers).setdefault(ATTRIBUTE, found)
    return found


def _emitter(session: Any) -> Any:
    return session.events if hasattr(session, "events") else session.get_component("event_emitter")


def _register(state: Any, session: Any) -> None:
    _emitter(session).register(_EVENT, functools.partial(_on_session, state), unique_id=ATTRIBUTE)
    state.sessions.add(session)


def _on_session(state: Any, base_classes: list[type], **_: Any) -> None:
    # `state.base` is that of the copy of this package that was installed last.
    if not any(vars(base).get(ATTRIBUTE) for base in base_classes):
        base_classes.insert(0, state.base)


def _on_new_session(state: Any, base_classes: list[type], **_: Any) -> None:
    # A session made while it was installed keeps this handler when it no longer is.
    if state.handler is not None:
        _on_session(state, base_classes)


class _AccelerateOnInit:
    """Base class that `creating-client-class` puts before a client's own: its `__init__` accelerates the new client."""

    _deadline_pages = True  # recognised by other copies of this package

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accelerate(self)


def _put_back(client: Any) -> None:
    vars(client).pop(ATTRIBUTE, None)
    # A class derived from ours stays: its calls go to botocore's.
    if vars(type(client)).get(ATTRIBUTE):
        client.__class__ = type(client).__mro__[1]


def _derived_class(cls: type) -> type:
    """Derive the class with our list methods and `get_paginator`."""
    own: dict[str, Any] = {"__module__": cls.__module__, "__qualname__": cls.__qualname__, "__doc__": cls.__doc__}
    kind = type(cls.__name__, (cls,), {**own, ATTRIBUTE: True})
    calls = {name: _list_call(kind, name) for name in LIST_METHODS if hasattr(cls, name)}
    for name, call in {**calls, "get_paginator": _get_paginator(kind, calls)}.items():
        setattr(kind, name, call)
    return kind


def _list_call(kind: Any, name: str) -> Callable[..., Any]:
    @functools.wraps(getattr(kind, name))
    def call(self: Any, *args: Any, **kwargs: Any) -> Any:
        acceleration = vars(self).get(ATTRIBUTE)
        native = None if args or acceleration is None else acceleration.native_for(self, name)
        return getattr(_original(kind, self), name)(*args, **kwargs) if native is None else native.call(name, kwargs)

    call.__signature__ = _signature(name)  # type: ignore[attr-defined]
    return call


@functools.cache
def _signature(name: str) -> inspect.Signature:
    """Return the signature of a list method; botocore's has `**kwargs` only."""
    return inspect.signature(getattr(ListOperations, name))


def _original(kind: Any, client: Any) -> Any:
    # A bound method may be called after `uninstall()`.
    return super(kind, client) if isinstance(client, kind) else client


def _get_paginator(kind: Any, calls: dict[str, Callable[..., Any]]) -> Callable[..., Any]:
    @functools.wraps(kind.get_paginator)
    def get_paginator(self: Any, operation_name: str) -> Any:
        paginator = _original(kind, self).get_paginator(operation_name)
        if operation_name in calls:
            _accelerate_paginator(self, paginator, operation_name, calls[operation_name])
        return paginator

    return get_paginator


class PageIterator(_native.PageIterator, botocore.paginate.PageIterator):  # type: ignore[misc]  # untyped
    """Our `PageIterator`, which is an instance of botocore's as well."""


def _accelerate_paginator(client: Any, paginator: Any, name: str, call: Any) -> None:
    """Replace the `paginate` of a paginator that is as botocore created it."""
    cls = type(paginator)
    method, paginate = getattr(paginator, "_method", None), vars(cls).get("paginate")
    if getattr(method, "__func__", None) is not call or getattr(method, "__self__", None) is not client:
        return
    seen = tuple(vars(paginator).values())
    names = len(vars(cls))

    @functools.wraps(paginate)
    def fast(self: Any, **kwargs: Any) -> Any:
        acceleration = vars(client).get(ATTRIBUTE)
        if acceleration is not None:
            # Only botocore's `paginate` calls a replaced attribute; an added one may hide one of botocore's.
            touched = type(self) is not cls or len(vars(cls)) != names or len(vars(self)) != len(seen)
            if touched or not all(map(operator.is_, vars(self).values(), seen)):
                acceleration.log_fallback(name, "the paginator was changed")
            elif (native := acceleration.native_for(client, name, paginated=True)) is not None:
                return PageIterator(native, name, kwargs)
        return paginate(self, **kwargs)

    fast.__wrapped__ = PaginateSignature(name)  # type: ignore[assignment]
    cls.paginate = fast
