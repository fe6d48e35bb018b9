"""Proxies, CA bundles and user agents, resolved by botocore's rules."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from deadline_pages._config.endpoint import masked
from deadline_pages._config.validation import error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._config.profile import Profile


class NoProxyHostError(ValueError):
    """A proxy's URL has no host."""


_PROXIES_CONFIG = ("proxy_ca_bundle", "proxy_client_cert", "proxy_use_forwarding_for_https")


def network_settings(verify: Any, profile: Profile | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the native client's keyword arguments for proxies, certificate verification and the user agent.

    Args:
        verify: the argument of `client()`: True, False or a path; None takes the environment's or the profile's.
        profile: where a CA bundle may be configured; None to ignore the shared files.
        options: options of the `Config`.

    Raises:
        InvalidConfigError: the path of a CA bundle is empty.
        TypeError: `verify` or an option of `proxies_config` is not supported.
        ValueError: an option has the wrong type.
    """
    configured = profile and profile.get("AWS_CA_BUNDLE", "ca_bundle")
    if configured is None:
        configured = os.environ.get("REQUESTS_CA_BUNDLE", True)
    proxies = options.get("proxies")
    if not isinstance(proxies, (Mapping, type(None))):
        raise ValueError(f"Config option 'proxies' must be a dict of URLs by scheme, not {type(proxies).__name__}")
    proxies_config = options.get("proxies_config") or {}
    if not isinstance(proxies_config, Mapping):
        raise ValueError(f"Config option 'proxies_config' must be a dict, not {proxies_config!r}")
    for name, value in proxies_config.items():
        if name in _PROXIES_CONFIG and value not in (None, False):
            raise TypeError(f"Config option 'proxies_config' with {name!r} is not supported by deadline_pages")
    return {
        "verify": _ca_bundle(configured if verify is None else verify),
        # Unchecked: only requests for credentials use it.
        "configured_verify": configured,
        "proxies": proxies,
        "tcp_keepalive": bool(options.get("tcp_keepalive")),
        "user_agent": _header("user_agent", options),
        "user_agent_extra": _header("user_agent_extra", options),
    }


def _ca_bundle(verify: Any) -> bool | str:
    if isinstance(verify, bool):
        return verify
    if not isinstance(verify, (str, bytes, os.PathLike)):
        raise TypeError(f"verify must be True, False or the path of a CA bundle, not {verify!r}")
    path = os.fsdecode(verify)
    if not path.strip():
        raise error(
            "InvalidConfigError",
            error_msg="Invalid CA bundle: the configured value (ca_bundle, AWS_CA_BUNDLE, REQUESTS_CA_BUNDLE, or "
            "verify) resolved to an empty or whitespace-only string. Provide a valid path to a CA bundle file.",
        )
    return path


def _header(name: str, options: Mapping[str, Any]) -> str | None:
    value = options.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        raise ValueError(f"Config option {name!r} must be printable ASCII text, not {value!r}")
    return value


def proxy_for(url: str, proxies: Mapping[str, Any] | None = None) -> tuple[str, str] | None:
    """Return the proxy for a URL, by botocore's rules.

    Args:
        url: the endpoint, without a host prefix; path and query are ignored.
        proxies: proxy URLs by scheme, as in `Config(proxies=...)`; None takes the environment's.

    Returns:
        The proxy's URL with percent-encoded user and password, and the same URL masked; None for a direct connection.

    Raises:
        NoProxyHostError: the proxy's URL has no host.
        ValueError: the proxy's URL is invalid.
    """
    where = "Config option 'proxies'"
    if proxies is None:
        proxies, where = _environment_proxies(url), "the environment"
    scheme = url.partition(":")[0].lower()
    if not (found := proxies.get(scheme)):
        return None
    # The message leaves the URL out: anything in it may be a password.
    problem = f"{where} has no usable URL of a proxy for {scheme}"
    if not isinstance(found, str):
        raise ValueError(problem)
    try:
        return _normalized_proxy(found)
    except NoProxyHostError:
        raise NoProxyHostError(f"{problem}: no host is found in it") from None
    except ValueError:
        raise ValueError(problem) from None


def _environment_proxies(url: str) -> dict[str, str]:
    # macOS and Windows have proxies in system settings as well.
    if sys.platform not in ("darwin", "win32") and not any(name[-6:].lower() == "_proxy" for name in os.environ):
        return {}
    import socket
    from urllib.parse import urlsplit
    from urllib.request import getproxies, proxy_bypass

    try:
        if proxy_bypass(urlsplit(url).netloc):
            return {}
    except (TypeError, socket.gaierror):
        pass
    return getproxies()


def _normalized_proxy(url: str) -> tuple[str, str]:
    from urllib.parse import quote, unquote, urlsplit

    if not url.startswith(("http:", "https:")):
        url = f"http:{url}" if url.startswith("//") else f"http://{url}"
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets
        raise NoProxyHostError from None
    host, port = parts.hostname or "", parts.port
    host = host if host.isascii() else host.encode("idna").decode()
    if not host:
        raise NoProxyHostError
    # urlsplit() removes some characters that are invalid in a host.
    if not {"\t", "\r", "\n"}.isdisjoint(url) or not host.isprintable() or " " in host:
        raise ValueError
    address = (f"[{host}]" if ":" in host else host) + ("" if port is None else f":{port}")
    if parts.username and parts.password:  # botocore sends both or nothing
        user, password = (quote(unquote(part), safe="") for part in (parts.username, parts.password))
        return f"{parts.scheme}://{user}:{password}@{address}", masked(url)
    return f"{parts.scheme}://{address}", masked(url)


def installed_bundle() -> str | None:
    """Return the path of certifi's or botocore's CA bundle, None if neither is installed."""
    from importlib.util import find_spec

    if find_spec("certifi") is not None:
        import certifi

        return str(certifi.where())
    botocore = find_spec("botocore")
    if botocore is None or botocore.origin is None:
        return None
    from pathlib import Path

    return str(Path(botocore.origin).with_name("cacert.pem"))
