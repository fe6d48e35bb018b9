"""What can be said of a value by itself, and the exceptions to say it with."""

from __future__ import annotations

import re

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_HOST = re.compile(r"^((?!-)[A-Z\d-]{1,63}(?<!-)\.)*((?!-)[A-Z\d-]{1,63}(?<!-))$", re.IGNORECASE)
_REGION = re.compile(r"^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$")


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
    return _REGION.match(name) is not None


def is_url(url: str) -> bool:
    """Tell whether a URL has a host that can be one."""
    from urllib.parse import urlsplit

    try:
        host = urlsplit(url).hostname
    except ValueError:
        return False
    if not host or len(host) > 255:
        return False
    return ":" in host or _HOST.match(host.removesuffix(".")) is not None
