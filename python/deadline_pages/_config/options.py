"""Options of a `Config`: checked, and completed from the environment and the profile."""

from __future__ import annotations

from collections.abc import Mapping

from deadline_pages._config.endpoint import normalized
from deadline_pages._config.network import network_settings
from deadline_pages._config.validation import error, is_region

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._config.profile import Profile

_OPTIONS = (
    "region_name",
    "ignore_configured_endpoint_urls",
    "inject_host_prefix",
    "retries",
    "connect_timeout",
    "read_timeout",
    "max_pool_connections",
    "proxies",
    "proxies_config",
    "tcp_keepalive",
    "use_dualstack_endpoint",
    "use_fips_endpoint",
    "user_agent",
    "user_agent_extra",
    "user_agent_appid",
)
# Accepted with any value: they do not affect list operations.
_WITHOUT_EFFECT = (
    "account_id_endpoint_mode",
    "auth_scheme_preference",
    "client_context_params",
    "disable_request_compression",
    "endpoint_discovery_enabled",
    "request_checksum_calculation",
    "request_min_compression_size_bytes",
    "response_checksum_validation",
    "s3",
    "s3_disable_express_session_auth",
    "sigv4a_signing_region_set",
)
# Accepted with these values (and None) only.
_SUPPORTED_VALUES = {
    "signature_version": ("v4", "s3v4"),  # s3v4 is the same outside of S3
    "parameter_validation": (True,),
    "client_cert": (),
    "defaults_mode": ("legacy",),
}
_RETRY_OPTIONS = ("max_attempts", "mode", "total_max_attempts")
_RETRY_MODES = ("legacy", "standard", "adaptive")
_TIMEOUT = 60.0  # seconds, botocore's default


def client_settings(
    service_name: str,
    region_name: str | None,
    endpoint_url: str | None,
    config: Any,
    profile: Profile | None,
    session_region: str | None = None,
    verify: Any = None,
) -> dict[str, Any]:
    """Return the native client's keyword arguments, without those for credentials.

    Args:
        service_name: must be `deadline`.
        region_name: region given to `client()`.
        endpoint_url: endpoint given to `client()`.
        config: a `botocore.config.Config`, a dict of its options, or None.
        profile: profile for settings that are not given; None to ignore environment and shared files.
        session_region: region given to the session, used if neither argument nor config has one.
        verify: certificate verification given to `client()`.

    Raises:
        Exception: what `client()` documents.
    """
    if service_name != "deadline":
        raise error("UnknownServiceError", service_name=service_name, known_service_names="deadline")
    options = _checked_options(config)
    if profile is not None:
        options = _with_configured(options, profile, endpoint_url)
    regions = (region_name, options.get("region_name"), session_region, profile.region() if profile else None)
    region = next((name for name in regions if name is not None), None)
    if not region:
        raise error("NoRegionError")
    if not is_region(region):
        raise error("InvalidRegionError", region_name=region)
    url = endpoint_url if endpoint_url is not None else options.get("endpoint_url")
    url = None if url is None else normalized(url)
    mode, attempts = _retries(options.get("retries") or {})
    return {
        "region_name": region,
        "endpoint_url": url,
        "use_fips": _flag("use_fips_endpoint", options, False),
        "use_dual_stack": _flag("use_dualstack_endpoint", options, False),
        "inject_host_prefix": _flag("inject_host_prefix", options, True),
        "retry_mode": mode,
        "max_attempts": attempts,
        "connect_timeout": _timeout("connect_timeout", options),
        "read_timeout": _timeout("read_timeout", options),
        "max_pool_connections": _pool_size(options.get("max_pool_connections")),
        "user_agent_appid": _app_id(options.get("user_agent_appid")),
        **network_settings(verify, profile, options),
    }


def _with_configured(options: dict[str, Any], profile: Profile, endpoint_url: str | None) -> dict[str, Any]:
    """Return the options with missing ones filled in from the environment and the profile."""
    found: dict[str, Any] = {
        "use_dualstack_endpoint": profile.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
        "use_fips_endpoint": profile.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
        "user_agent_appid": profile.get("AWS_SDK_UA_APP_ID", "sdk_ua_app_id"),
    }
    if profile.flag("AWS_DISABLE_HOST_PREFIX_INJECTION", "disable_host_prefix_injection"):
        found["inject_host_prefix"] = False
    ignored = options.get("ignore_configured_endpoint_urls")
    if ignored is None:
        ignored = profile.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    if endpoint_url is None and not ignored:
        found["endpoint_url"] = profile.endpoint_url("deadline")
    completed = {**options, **{name: value for name, value in found.items() if options.get(name) is None}}
    retries = options.get("retries") or {}
    if isinstance(retries, Mapping):
        completed["retries"] = retries = dict(retries)
        retries.setdefault("mode", profile.get("AWS_RETRY_MODE", "retry_mode"))
        if not {"max_attempts", "total_max_attempts"} & retries.keys():
            retries["total_max_attempts"] = profile.number("AWS_MAX_ATTEMPTS", "max_attempts")
    return completed


def user_options(config: Any) -> dict[str, Any]:
    """Return the options that are set in a config.

    Raises:
        TypeError: it is neither a `Config` nor a mapping nor None.
    """
    if config is None:
        return {}
    if isinstance(config, Mapping):
        return dict(config)
    if hasattr(config, "_user_provided_options"):  # botocore.config.Config; its own merge() reads the same attribute
        return dict(config._user_provided_options)
    raise TypeError(f"config must be a botocore.config.Config or a dict, not {type(config).__name__}")


def _checked_options(config: Any) -> dict[str, Any]:
    """Return the options that are set in a config; raise `TypeError` for one that is not supported."""
    options = user_options(config)
    for name, value in options.items():
        if name in _SUPPORTED_VALUES:
            if value is not None and value not in _SUPPORTED_VALUES[name]:
                raise TypeError(f"Config option {name!r} is not supported by deadline_pages with {value!r}")
        elif name not in (*_OPTIONS, *_WITHOUT_EFFECT):
            from deadline_pages._names import closest_name

            supported = sorted((*_OPTIONS, *_WITHOUT_EFFECT))
            meant = closest_name(name, supported)
            hint = f"did you mean {meant!r}?" if meant else f"supported are {', '.join(supported)}"
            raise TypeError(f"Config option {name!r} is not supported by deadline_pages; {hint}")
    if options.get("inject_host_prefix", True) is None:  # unlike a missing option
        options["inject_host_prefix"] = False
    return options


def _flag(name: str, options: dict[str, Any], default: bool) -> bool:
    value = options.get(name)
    if value is None:
        return default
    if not isinstance(value, bool):
        raise ValueError(f"Config option {name!r} must be True or False, not {value!r}")
    return value


def _retries(retries: Any) -> tuple[str | None, int | None]:
    """Return retry mode and number of attempts, None where not set."""
    if not isinstance(retries, Mapping):
        raise ValueError(f"Config option 'retries' must be a dict, not {retries!r}")
    for name in retries:
        if name not in _RETRY_OPTIONS:
            raise error(
                "InvalidRetryConfigurationError",
                retry_config_option=name,
                valid_options=_RETRY_OPTIONS,
            )
    mode = retries.get("mode")
    if mode is not None and mode not in _RETRY_MODES:
        raise error("InvalidRetryModeError", provided_retry_mode=mode, valid_modes=_RETRY_MODES)
    if retries.get("total_max_attempts") is not None:
        return mode, _attempts("total_max_attempts", retries["total_max_attempts"], 1)
    if retries.get("max_attempts") is not None:
        return mode, _attempts("max_attempts", retries["max_attempts"], 0) + 1  # counts retries only
    return mode, None


def _attempts(name: str, value: Any, least: int) -> int:
    if isinstance(value, int) and value < least:
        raise error("InvalidMaxRetryAttemptsError", provided_max_attempts=value, min_value=least)
    return _integer(name, value, least)


def _timeout(name: str, options: dict[str, Any]) -> float | None:
    value = options.get(name, _TIMEOUT)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value < 1e9:
        raise ValueError(f"Config option {name!r} must be a number of seconds above 0, or None, not {value!r}")
    return float(value)


def _pool_size(value: Any) -> int | None:
    """Return the connection limit, None for no limit of the client's own (botocore's 0)."""
    if value is None:
        return None
    if not isinstance(value, int):
        raise ValueError(f"Config option 'max_pool_connections' must be a whole number, not {value!r}")
    return min(int(value), 2**31 - 1) if value > 0 else None


def _app_id(name: Any) -> str | None:
    """Return the app ID of the user agent, with invalid characters replaced by dashes, as in botocore."""
    if name is None or name == "":
        return None
    if not isinstance(name, str):
        raise ValueError(f"Config option 'user_agent_appid' must be text, not {name!r}")
    return "".join(c if c.isascii() and (c.isalnum() or c in "!#$%&'*+-.^_`|~") else "-" for c in name)


def _integer(name: str, value: Any, least: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value < 2**31:
        raise ValueError(f"Config option {name!r} must be a whole number of at least {least}, not {value!r}")
    return value
