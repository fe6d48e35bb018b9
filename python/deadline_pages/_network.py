"""Proxies, CA bundles and user agents, by botocore's rules."""

from __future__ import annotations

import os
from collections.abc import Mapping

from deadline_pages._checks import error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._profile import Profile

_PROXIES_CONFIG = ("proxy_ca_bundle", "proxy_client_cert", "proxy_use_forwarding_for_https")


def settings(verify: Any, profile: Profile | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keyword arguments of the native client that have to do with the network.

    :param verify: the argument of that name: True, False or a path; None leaves it to the environment and the profile.
    :param profile: where to look for a CA bundle; None is nowhere.
    :param options: those of the ``Config``.
    :raises InvalidConfigError: the path of a CA bundle is empty.
    :raises TypeError: ``verify`` or an option of ``proxies_config`` cannot be honoured.
    :raises ValueError: an option has a value of the wrong type.
    """
    configured = profile and profile.get("AWS_CA_BUNDLE", "ca_bundle")
    if configured is None:
        configured = os.environ.get("REQUESTS_CA_BUNDLE", True)
    proxies_config = options.get("proxies_config") or {}
    if not isinstance(proxies_config, Mapping):
        raise ValueError(f"Config option 'proxies_config' must be a dict, not {proxies_config!r}")
    for name, value in proxies_config.items():
        if name in _PROXIES_CONFIG and value not in (None, False):
            raise TypeError(f"Config option 'proxies_config' with {name!r} is not supported by deadline_pages")
    return {
        "verify": _bundle(configured if verify is None else verify),
        # Not _bundle(): it matters only where keys are asked for.
        "configured_verify": configured,
        "proxies": options.get("proxies"),
        "tcp_keepalive": bool(options.get("tcp_keepalive")),
        "user_agent": _header("user_agent", options),
        "user_agent_extra": _header("user_agent_extra", options),
    }


def _bundle(verify: Any) -> bool | str:
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


def proxy_for(endpoint_url: str, proxies: Any) -> tuple[str, str] | None:
    """Find the proxy for an endpoint. Rust asks, which knows where AWS has the service.

    :param endpoint_url: the endpoint, before its host prefix, as botocore takes it.
    :param proxies: the proxy of each scheme, as ``Config(proxies=...)``; None for those of the environment.
    :return: its URL with user and password percent-encoded, and as it may be shown; None to go without.
    :raises ValueError: it is not the URL of a proxy.
    """
    from urllib.parse import urlsplit

    where = "Config option 'proxies'"
    if proxies is None:
        proxies, where = _of_environment(endpoint_url), "the environment"
    if not isinstance(proxies, Mapping):
        raise ValueError(f"{where} must be a dict of URLs by scheme, not {type(proxies).__name__}")
    scheme = urlsplit(endpoint_url).scheme
    url = proxies.get(scheme)
    if not url:
        return None
    try:
        return _checked(url)
    except (TypeError, ValueError):
        # Neither the URL nor what is wrong with it is shown: it may hold a password.
        raise ValueError(f"{where} has no usable URL of a proxy for {scheme}") from None


def _of_environment(endpoint_url: str) -> dict[str, str]:
    import socket
    from urllib.parse import urlsplit
    from urllib.request import getproxies, proxy_bypass

    try:
        if proxy_bypass(urlsplit(endpoint_url).netloc):
            return {}
    except (TypeError, socket.gaierror):
        pass
    return getproxies()


def _checked(url: Any) -> tuple[str, str]:
    from urllib.parse import quote, unquote, urlsplit

    if not isinstance(url, str):
        raise TypeError
    if not url.startswith(("http:", "https:")):
        url = f"http:{url}" if url.startswith("//") else f"http://{url}"
    parts = urlsplit(url)
    host, port = parts.hostname, parts.port
    if not host or not host.isprintable() or " " in host:
        raise ValueError
    address = (f"[{host}]" if ":" in host else host) + ("" if port is None else f":{port}")
    given, at, _ = parts.netloc.rpartition("@")
    if not at:
        return f"{parts.scheme}://{address}", url
    masked = ":".join("***" if part else "" for part in given.split(":", 1))
    shown = url.replace(f"{given}@", f"{masked}@", 1)
    if not parts.username or not parts.password:
        # botocore sends both or nothing.
        return f"{parts.scheme}://{address}", shown
    user, password = (quote(unquote(part), safe="") for part in (parts.username, parts.password))
    return f"{parts.scheme}://{user}:{password}@{address}", shown


def installed_bundle() -> str | None:
    """Return the path of the CA bundle that certifi or botocore brings along; None where neither is installed."""
    from importlib.util import find_spec

    if find_spec("certifi") is not None:
        import certifi

        return str(certifi.where())
    botocore = find_spec("botocore")
    if botocore is None or botocore.origin is None:
        return None
    from pathlib import Path

    return str(Path(botocore.origin).with_name("cacert.pem"))
