"""What `aiobotocore.config.AioConfig` has beyond botocore's: honoured, or refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deadline_pages._config.options import options_of

# aiobotocore's: so many requests of a client are under way, others wait for their turn.
_MAX_POOL_CONNECTIONS = 10
# They say what is kept for later requests, and change nothing about a listing.
_WITHOUT_EFFECT = ("keepalive_timeout", "ttl_dns_cache", "use_dns_cache")
# What to do instead. None and False ask for nothing.
_REFUSED = {
    "force_close": "connections are kept",
    "pool_timeout": "a request waits for its turn, however long",
    "resolver": "names are looked up by the system",
    "socket_factory": "use tcp_keepalive, or boto3",
    "ssl_context": "use verify= or AWS_CA_BUNDLE",
    "write_timeout": "use read_timeout",
}


def merged(*configs: Any) -> dict[str, Any]:
    """Merge the configs of a session and of a client; what a later one says counts.

    Args:
        configs: an ``AioConfig``, a ``botocore.config.Config``, a dict with the same names, or None.

    Returns:
        The options that ``deadline_pages.client`` takes.

    Raises:
        TypeError: an option cannot be honoured.
    """
    options: dict[str, Any] = {"max_pool_connections": _MAX_POOL_CONNECTIONS}
    for config in configs:
        options |= options_of(config)
    _check_connector(options.pop("connector_args", None) or {})
    kind = options.pop("http_session_cls", None)
    if kind is not None and getattr(kind, "__module__", None) != "aiobotocore.httpsession":
        raise TypeError(f"Config option 'http_session_cls' is not supported by deadline_pages with {kind!r}")
    options.pop("warm_up_loader_caches", None)  # nothing is loaded
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
