"""Credentials that Python fetches, by botocore's rules: a process', a container's, an instance's, a sign-on's."""

from __future__ import annotations

import os
from contextvars import Context
from threading import RLock, Thread

from deadline_pages import _greenlets
from deadline_pages._config.validation import error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from deadline_pages import _native
    from deadline_pages._credentials.keys import Keys
    from deadline_pages._credentials.plan import Plan

    Deliver: TypeAlias = Callable[[Keys | None, BaseException | None], None]

# A lock per process: after a fork nobody might release the parent's.
_LOADING: dict[tuple[int, Plan], RLock] = {}


def load(provider: _native.CredentialProvider, plan: Plan) -> bool:
    """Fetch for the first client of a session, in the thread that makes it; other threads wait for that.

    Args:
        provider: the session's provider.
        plan: what it fetches.

    Returns:
        Whether there are credentials.

    Raises:
        Exception: what `fetch` raises.
    """
    with _LOADING.setdefault((os.getpid(), plan), RLock()):
        return provider.load()


def fetch(plan: Plan, center: _native.IdentityCenter | None = None) -> Keys | None:
    """Fetch credentials.

    Args:
        plan: as `plan.py` describes it.
        center: where a sign-on asks.

    Returns:
        The keys; None where an instance has none to give.

    Raises:
        BotoCoreError: they cannot be had.
        OSError: a program cannot be run, or a file not be read.
        ValueError: what is configured cannot be used.
    """
    kind, *settings = plan
    if kind == "process":
        from deadline_pages._credentials.process import fetch_from_process

        return fetch_from_process(*settings)
    if center is not None:
        from deadline_pages._credentials.sso import fetch_from_sso

        return fetch_from_sso(center, *settings)
    from deadline_pages._credentials.metadata import fetch_from_container, fetch_from_instance

    return fetch_from_container(*settings) if kind == "container" else fetch_from_instance(*settings)


def start(
    deliver: Deliver, arguments: tuple[Any, ...], function: Callable[..., Keys | None] | None, context: Context | None
) -> None:
    """Fetch in a thread or greenlet of its own, for a request that needs new credentials.

    Args:
        deliver: called with the keys or the exception.
        arguments: those of the function.
        function: called instead of `fetch`.
        context: of who asks, whose variables a record is to have.
    """
    # A context can be entered by one thread at a time.
    context = Context() if context is None else context.copy()
    work = (_run, deliver, arguments, function or fetch)
    if not _greenlets.start(context.run, *work):
        # A daemon: who leaves the interpreter need not wait for a process.
        Thread(target=context.run, args=work, name="deadline_pages", daemon=True).start()


def _run(deliver: Deliver, arguments: tuple[Any, ...], function: Callable[..., Keys | None]) -> None:
    try:
        if (keys := function(*arguments)) is None:
            text = "Credential refresh failed, response did not contain: access_key, secret_key, token, expiry_time"
            raise error("CredentialRetrievalError", provider="iam-role", error_msg=text)
    except BaseException as reason:
        deliver(None, reason)
    else:
        deliver(keys, None)
