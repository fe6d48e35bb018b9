"""What `client()` was given, checked, and made a client of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from deadline_pages import _native
from deadline_pages._client import Client

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_REGION = re.compile(r"^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$")
_HOST = re.compile(r"^((?!-)[A-Z\d-]{1,63}(?<!-)\.)*((?!-)[A-Z\d-]{1,63}(?<!-))$", re.IGNORECASE)
_OPTIONS = (
    "region_name",
    "inject_host_prefix",
    "retries",
    "connect_timeout",
    "read_timeout",
    "max_pool_connections",
    "user_agent_extra",
)
_RETRY_OPTIONS = ("max_attempts", "mode", "total_max_attempts")
_RETRY_MODES = ("legacy", "standard", "adaptive")
_TIMEOUT = 60.0  # seconds, botocore's


def make(
    service_name: str,
    region_name: str | None = None,
    *,
    profile_name: str | None = None,
    endpoint_url: str | None = None,
    aws_access_key_id: str | None = None,
    aws_secret_access_key: str | None = None,
    aws_session_token: str | None = None,
    config: Any = None,
    read_ahead: int = 1,
) -> Client:
    """Make a client; raise what `client()` says it raises."""
    keys = (aws_access_key_id, aws_secret_access_key, aws_session_token)
    native = _native.Client(
        profile_name=profile_name,
        read_ahead=_depth(read_ahead),
        **settings(service_name, region_name, endpoint_url, *keys, config),
    )
    arguments = {
        "profile_name": profile_name,
        "region_name": native.region_name,
        "endpoint_url": endpoint_url,
        "aws_access_key_id": aws_access_key_id,
        "aws_secret_access_key": aws_secret_access_key,
        "aws_session_token": aws_session_token,
        "config": config,
    }
    return Client(native, arguments)


def settings(
    service_name: str,
    region_name: str | None,
    endpoint_url: str | None,
    access_key: str | None,
    secret_key: str | None,
    session_token: str | None,
    config: Any,
) -> dict[str, Any]:
    """Return the keyword arguments of the native client; raise what `client()` says it raises."""
    if service_name != "deadline":
        raise _error("UnknownServiceError", service_name=service_name, known_service_names="deadline")
    options = _options(config)
    region = region_name or options.get("region_name") or None
    if region is not None and not _REGION.match(region):
        raise _error("InvalidRegionError", region_name=region)
    if endpoint_url is not None and not _is_url(endpoint_url):
        raise ValueError(f"Invalid endpoint: {endpoint_url}")
    check_keys(access_key, secret_key, session_token)
    mode, attempts = _retries(options.get("retries") or {})
    return {
        "region_name": region,
        "endpoint_url": endpoint_url,
        "access_key": access_key,
        "secret_key": secret_key,
        "session_token": session_token,
        "inject_host_prefix": _inject_host_prefix(options.get("inject_host_prefix")),
        "retry_mode": mode,
        "max_attempts": attempts,
        "connect_timeout": _timeout("connect_timeout", options),
        "read_timeout": _timeout("read_timeout", options),
        "max_pool_connections": _whole("max_pool_connections", options.get("max_pool_connections", 10), 1),
        "user_agent_extra": _user_agent(options.get("user_agent_extra")),
    }


def check_keys(access_key: str | None, secret_key: str | None, session_token: str | None) -> None:
    """Raise `PartialCredentialsError` unless there is a pair of keys or nothing."""
    if (access_key is None) != (secret_key is None) or (session_token is not None and access_key is None):
        missing = "aws_access_key_id" if access_key is None else "aws_secret_access_key"
        raise _error("PartialCredentialsError", provider="explicit", cred_var=missing)


def _error(name: str, **arguments: Any) -> Exception:
    from deadline_pages import exceptions

    error: Exception = getattr(exceptions, name)(**arguments)
    return error


def _options(config: Any) -> dict[str, Any]:
    """Return the options that the user set, all of them known."""
    if config is None:
        return {}
    if isinstance(config, Mapping):
        options = dict(config)
    elif hasattr(config, "_user_provided_options"):  # botocore.config.Config; where its own merge() looks as well
        options = dict(config._user_provided_options)
    else:
        raise TypeError(f"config must be a botocore.config.Config or a dict, not {type(config).__name__}")
    for name in options:
        if name not in _OPTIONS:
            raise TypeError(
                f"Config option {name!r} is not supported by deadline_pages; supported are {', '.join(_OPTIONS)}"
            )
    return options


def _is_url(url: str) -> bool:
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    if not host or len(host) > 255:
        return False
    return ":" in host or _HOST.match(host.removesuffix(".")) is not None


def _inject_host_prefix(option: Any) -> bool:
    if option is None:
        import os

        return os.environ.get("AWS_DISABLE_HOST_PREFIX_INJECTION", "").lower() != "true"
    if not isinstance(option, bool):
        raise ValueError(f"Config option 'inject_host_prefix' must be True or False, not {option!r}")
    return option


def _retries(retries: Any) -> tuple[str | None, int | None]:
    """Return the retry mode and the number of attempts, None where the environment decides."""
    if not isinstance(retries, Mapping):
        raise ValueError(f"Config option 'retries' must be a dict, not {retries!r}")
    for name in retries:
        if name not in _RETRY_OPTIONS:
            raise _error(
                "InvalidRetryConfigurationError",
                retry_config_option=name,
                valid_options=_RETRY_OPTIONS,
            )
    mode = retries.get("mode")
    if mode is not None and mode not in _RETRY_MODES:
        raise _error("InvalidRetryModeError", provided_retry_mode=mode, valid_modes=_RETRY_MODES)
    if retries.get("total_max_attempts") is not None:
        return mode, _attempts("total_max_attempts", retries["total_max_attempts"], 1)
    if retries.get("max_attempts") is not None:
        return mode, _attempts("max_attempts", retries["max_attempts"], 0) + 1  # counts the retries only
    return mode, None


def _attempts(name: str, value: Any, least: int) -> int:
    if isinstance(value, int) and value < least:
        raise _error("InvalidMaxRetryAttemptsError", provided_max_attempts=value, min_value=least)
    return _whole(name, value, least)


def _timeout(name: str, options: dict[str, Any]) -> float | None:
    value = options.get(name, _TIMEOUT)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1e9:
        raise ValueError(f"Config option {name!r} must be a number of seconds above 0, or None, not {value!r}")
    return float(value)


def _user_agent(extra: Any) -> str | None:
    if extra is None:
        return None
    if not isinstance(extra, str) or not extra.isascii() or not extra.isprintable():
        raise ValueError(f"Config option 'user_agent_extra' must be printable ASCII text, not {extra!r}")
    return extra


def _depth(read_ahead: Any) -> int:
    if isinstance(read_ahead, bool) or not isinstance(read_ahead, int) or not 0 <= read_ahead < 2**16:
        raise ValueError(f"read_ahead must be a number of pages, 0 or more, not {read_ahead!r}")
    return read_ahead


def _whole(name: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 2**31:
        raise ValueError(f"Config option {name!r} must be a whole number of at least {least}, not {value!r}")
    return value
