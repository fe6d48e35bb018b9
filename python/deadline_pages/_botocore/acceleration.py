"""Acceleration of one boto3 client: a native client with its settings, and the decision for each call."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from typing import Any

from botocore.exceptions import BotoCoreError, EndpointConnectionError, NoCredentialsError
from botocore.httpsession import get_cert_path
from botocore.validate import ParamValidationDecorator

# Imported now: an error may be raised when no descriptor is left.
import deadline_pages.exceptions  # noqa: F401
from deadline_pages import _native
from deadline_pages._botocore import seams
from deadline_pages._botocore.client_seams import ClientSeams
from deadline_pages._client.paginators import api_name
from deadline_pages._credentials.keys import Keys

_log = logging.getLogger("deadline_pages")


class Acceleration:
    """Decides for each call of a client whether it is accelerated."""

    def __init__(self, client: Any, kind: type) -> None:
        """Prepare the acceleration of a client.

        Args:
            client: a botocore client. No reference is kept: the client refers to this object.
            kind: its class, derived from the one that botocore created.
        """
        # Imported now: at the first call no descriptor may be left.
        import deadline_pages._config.options  # noqa: F401

        tls = str(client.meta.endpoint_url).startswith("https:")
        self._shared_seams = (seams.calls, seams.tls if tls else seams.plain)
        # TLS is set up with the client: a replacement of that time stays in use.
        made = seams.tls.reason() if tls else None
        self._tls_replacement = made and f"the client was made while {made}"
        self._seams = ClientSeams(client, kind)
        self._lock = threading.Lock()
        self._native: _native.Client | None = None
        self._unsupported: str | None = None
        self._unknown_members: dict[str, str | None] = {}
        self._logged: dict[str, str] = {}

    def native_for(self, client: Any, method: str, *, paginated: bool = False) -> _native.Client | None:
        """Return the native client for a call, None if the call is botocore's.

        Args:
            client: the botocore client.
            method: name of the list method.
            paginated: whether a paginator makes the call.
        """
        reason = self._replacement(client, method, paginated)
        if reason is not None:
            self.log_fallback(method, reason)
            return None
        if method not in self._unknown_members or (self._native is None and self._unsupported is None):
            reason = self._prepare(client, method)
            if reason is not None:
                self.log_fallback(method, reason)
        return self._native if self._unknown_members.get(method) is None else None

    def log_fallback(self, method: str, reason: str) -> None:
        """Log why a call is botocore's, once for each change of the reason."""
        if self._logged.get(method) != reason:
            self._logged[method] = reason
            _log.debug("%s lists through botocore: %s", method, reason)

    def reason(self, client: Any, method: str) -> str | None:
        """Return why a call is botocore's, None if it is accelerated. Logs unsupported options only."""
        reason = self._replacement(client, method, paginated=True)
        if reason is None:
            reason = self._prepare(client, method)
        return reason

    def _replacement(self, client: Any, method: str, paginated: bool) -> str | None:
        common, transport = self._shared_seams
        return (
            self._tls_replacement
            or common.reason()
            or transport.reason()
            or (seams.paginators.reason() if paginated else None)
            or self._seams.reason(client, method)
        )

    def _prepare(self, client: Any, method: str) -> str | None:
        """Create the native client if needed; return why the call is botocore's, None if it is accelerated."""
        with self._lock:
            if self._native is None and self._unsupported is None:
                try:
                    self._native = _native_client(client)
                except EndpointConnectionError as error:  # out of descriptors: the next call tries again
                    return str(error)
                except (BotoCoreError, TypeError, ValueError) as error:
                    self._unsupported = str(error)
                    _log.warning("this client of deadline lists through botocore: %s", error)
            if method not in self._unknown_members:
                self._unknown_members[method] = _members_unknown(client, method)
            return self._unsupported or self._unknown_members[method]


def _native_client(client: Any) -> _native.Client:
    """Create a native client with the settings of a botocore client.

    Raises:
        TypeError, ValueError, BotoCoreError: an option is not supported.
    """
    from deadline_pages._config.options import client_settings

    config, http = client.meta.config, client._endpoint.http_session
    options = {
        "client_cert": config.client_cert,
        "connect_timeout": config.connect_timeout,
        "inject_host_prefix": bool(config.inject_host_prefix),
        "max_pool_connections": config.max_pool_connections,
        "parameter_validation": isinstance(client._serializer, ParamValidationDecorator),
        # Includes the environment's proxies at the time the client was created.
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
    # By default botocore trusts its own bundle, and this package the system's.
    verify = get_cert_path(http._verify)
    region, url = client.meta.region_name, _endpoint_url(client)
    chosen = client_settings("deadline", region, url, options, None, verify=verify)
    return _native.Client(**chosen, credentials=_credentials_callback(client), exceptions=client.exceptions)


def _endpoint_url(client: Any) -> str:
    """Return the URL that botocore sends requests to; `meta.endpoint_url` is from an older list of endpoints."""
    operation = client.meta.service_model.operation_model("ListFarms")
    return str(client._ruleset_resolver.construct_endpoint(operation, {}, {}).url)


def _credentials_callback(client: Any) -> Callable[..., Keys | None]:
    """Return a callback for a client's current keys, which botocore refreshes."""
    signer = client._request_signer

    def keys(is_own_thread: bool = False) -> Keys | None:
        credentials = signer._credentials
        if credentials is None:
            raise NoCredentialsError
        if not is_own_thread and _has_event_loop() and getattr(credentials, "refresh_needed", bool)():
            return None  # do not block an event loop: called again in a thread
        frozen = credentials.get_frozen_credentials()
        return Keys(frozen.access_key, frozen.secret_key, frozen.token)

    return keys


def _has_event_loop() -> bool:
    """Whether an event loop runs in this thread."""
    asyncio = sys.modules.get("asyncio")
    return asyncio is not None and asyncio._get_running_loop() is not None


def _members_unknown(client: Any, method: str) -> str | None:
    """Return why an operation is botocore's: its model has members that this build does not know."""
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
    if not unknown:
        return None
    names = ", ".join(sorted(unknown))
    reason = f"botocore's model has unknown members: {names}"
    _log.warning("%s lists through botocore: %s", method, reason)
    return reason
