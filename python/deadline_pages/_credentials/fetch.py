"""Fetches credentials in Python, as botocore does: process, container, instance, IAM Identity Center."""

from __future__ import annotations

import os
from contextvars import Context
from threading import RLock, Thread

from deadline_pages import _greenlets
from deadline_pages._config.validation import error
from deadline_pages._credentials.plan import ContainerPlan, InstancePlan, ProcessPlan, SsoPlan

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from deadline_pages import _native
    from deadline_pages._credentials.keys import Keys
    from deadline_pages._credentials.plan import Plan

    Deliver: TypeAlias = Callable[[Keys | None, BaseException | None], None]

# By process: a lock held by another thread during a fork is never released in the child.
_LOADING: dict[tuple[int, Plan], RLock] = {}


def load(provider: _native.CredentialProvider, plan: Plan) -> bool:
    """Fetch credentials for a session's first client, in this thread; other threads with the same plan wait.

    Args:
        provider: the session's provider.
        plan: the provider's plan.

    Returns:
        Whether there are credentials.

    Raises:
        Exception: what `fetch` raises.
    """
    with _LOADING.setdefault((os.getpid(), plan), RLock()):
        return provider.load()


def fetch(plan: Plan, center: tuple[Callable[..., Any], Callable[..., Any]] | None = None) -> Keys | None:
    """Fetch credentials.

    Args:
        plan: the credential plan.
        center: the two requests to IAM Identity Center, for its plans.

    Returns:
        The keys; None if an instance has none.

    Raises:
        BotoCoreError: the provider failed.
        OSError: a program cannot be run, or a file cannot be read.
        ValueError: the configuration is invalid.
    """
    if isinstance(plan, ProcessPlan):
        from deadline_pages._credentials.process import fetch_from_process

        return fetch_from_process(plan.command)
    if isinstance(plan, SsoPlan) and center is not None:
        from deadline_pages._credentials.sso import IdentityCenter, fetch_from_sso

        return fetch_from_sso(IdentityCenter(*center), plan)
    from deadline_pages._credentials.metadata import fetch_from_container, fetch_from_instance

    if isinstance(plan, ContainerPlan):
        return fetch_from_container(plan.url)
    return fetch_from_instance(plan) if isinstance(plan, InstancePlan) else None


def start(
    deliver: Deliver, arguments: tuple[Any, ...], function: Callable[..., Keys | None] | None, context: Context | None
) -> None:
    """Fetch in a new thread or greenlet, for a request that needs new credentials.

    Args:
        deliver: callback, called with the keys or the exception.
        arguments: arguments of the function.
        function: function to call; None is `fetch`.
        context: context variables of the caller, for log records.
    """
    # Two threads cannot enter the same context.
    context = Context() if context is None else context.copy()
    work = (_run, deliver, arguments, function or fetch)
    if not _greenlets.start(context.run, *work):
        # A daemon thread: the interpreter's exit does not wait for a program.
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
