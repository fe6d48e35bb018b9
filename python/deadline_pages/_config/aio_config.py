"""Options of `aiobotocore.config.AioConfig` beyond botocore's: supported, or rejected by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deadline_pages._config.options import user_options

# aiobotocore's default: more concurrent requests of a client are queued.
_MAX_POOL_CONNECTIONS = 10
# Caching options, which do not affect the result of a listing.
_WITHOUT_EFFECT = ("keepalive_timeout", "ttl_dns_cache", "use_dns_cache")
# Rejected unless None or False, with what to do instead.
_REFUSED = {
    "force_close": "connections are kept",
    "pool_timeout": "a request waits for its turn, however long",
    "resolver": "names are looked up by the system",
    "socket_factory": "use tcp_keepalive, or boto3",
    "ssl_context": "use verify= or AWS_CA_BUNDLE",
    "write_timeout": "use read_timeout",
}


def merge_configs(*configs: Any) -> dict[str, Any]:
    """Merge the configs of a session and of a client; later ones take precedence.

    Args:
        configs: `AioConfig`, `botocore.config.Config`, dict of options, or None.

    Returns:
        Options for `deadline_pages.client`.

    Raises:
        TypeError: an option is not supported.
    """
    options: dict[str, Any] = {"max_pool_connections": _MAX_POOL_CONNECTIONS}
    for config in configs:
        options |= user_options(config)
    _check_connector(options.pop("connector_args", None) or {})
    kind = options.pop("http_session_cls", None)
    if kind is not None and getattr(kind, "__module__", None) != "aiobotocore.httpsession":
        raise TypeError(f"Config option 'http_session_cls' is not supported by deadline_pages with {kind!r}")
    options.pop("warm_up_loader_caches", None)  # there are no loaders
    return options


def _check_connector(arguments: Any) -> None:
    if not isinstance(arguments, Mapping):
        raise TypeError(f"Config option 'connector_args' must be a dict, not {type(arguments).__name__}")
    for name, value in arguments.items():
        if name in _WITHOUT_EFFECT or (name in _REFUSED and (value is None or value is False)):
            continue
        instead = _REFUSED.get(name)
        supported = instead or f"supported are {', '.join(_WITHOUT_EFFECT)}"
        raise TypeError(f"Config option 'connector_args' is not supported by deadline_pages with {name!r}: {supported}")
