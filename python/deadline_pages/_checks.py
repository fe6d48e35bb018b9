"""What can be said of a value by itself, and the exceptions to say it with."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_HOST = r"(?i)^((?!-)[A-Z\d-]{1,63}(?<!-)\.)*((?!-)[A-Z\d-]{1,63}(?<!-))$"
_REGION = r"^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$"


def error(name: str, **arguments: Any) -> Exception:
    """Make an exception of `deadline_pages.exceptions`, which is imported only then."""
    from deadline_pages import exceptions

    made: Exception = getattr(exceptions, name)(**arguments)
    return made


def invalid_config(text: str) -> Exception:
    """Say that the configuration asks for something impossible."""
    return error("InvalidConfigError", error_msg=text)


def is_region(name: str) -> bool:
    """Tell whether a region's name can be part of a host's."""
    import re  # here, as it takes longer than the rest of this package

    return re.match(_REGION, name) is not None


def is_url(url: str) -> bool:
    """Tell whether a URL has a host that can be one."""
    import re
    from urllib.parse import urlsplit

    if not {"\t", "\r", "\n"}.isdisjoint(url):  # urlsplit() takes them out
        return False
    try:
        host = urlsplit(url).hostname
        if host and ":" in host:
            from ipaddress import IPv6Address

            IPv6Address(host)
            return True
    except ValueError:
        return False
    return bool(host) and len(host) <= 255 and re.match(_HOST, host.removesuffix(".")) is not None
