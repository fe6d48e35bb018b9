"""Checks and parsers of single values, and the exceptions they raise."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

_HOST = r"(?i)^((?!-)[A-Z\d-]{1,63}(?<!-)\.)*((?!-)[A-Z\d-]{1,63}(?<!-))$"
_TIME = r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|z|UTC|GMT|([+-])(\d\d):?(\d\d))"
_REGION = r"^(?![0-9]+$)(?!-)[a-zA-Z0-9-]{1,63}(?<!-)$"


def error(name: str, **arguments: Any) -> Exception:
    """Create an exception of `deadline_pages.exceptions`, imported on first use.

    Args:
        name: name of the class.
        arguments: its keyword arguments.
    """
    from deadline_pages import exceptions

    made: Exception = getattr(exceptions, name)(**arguments)
    return made


def invalid_config_error(text: str) -> Exception:
    """Create an `InvalidConfigError` with a message."""
    return error("InvalidConfigError", error_msg=text)


def check_keys(access_key: str | None, secret_key: str | None) -> None:
    """Raise `PartialCredentialsError` if only one of two keys is given."""
    if (access_key is None) != (secret_key is None):
        missing = "aws_access_key_id" if access_key is None else "aws_secret_access_key"
        raise error("PartialCredentialsError", provider="explicit", cred_var=missing)


def is_region(name: str) -> bool:
    """Whether a region's name is a valid host label."""
    import re  # here: its import takes longer than all of this package

    return re.match(_REGION, name) is not None


def is_url(url: str) -> bool:
    """Whether a URL has a valid host."""
    import re
    from urllib.parse import urlsplit

    if not {"\t", "\r", "\n"}.isdisjoint(url):  # urlsplit() removes them
        return False
    try:
        host = urlsplit(url).hostname
        if host and ":" in host:
            from ipaddress import IPv6Address

            IPv6Address(host)
            return True
    except ValueError:
        return False
    return host is not None and len(host) <= 255 and re.match(_HOST, host.removesuffix(".")) is not None


def parse_timestamp(text: Any) -> float:
    """Parse a date and time with a time zone, in any format that dateutil parses.

    Args:
        text: a string such as `2026-01-01T00:00:00Z`. Formats other than those of AWS and its tools need dateutil,
            which botocore installs.

    Returns:
        Seconds since 1970.

    Raises:
        ValueError: it is not a string, not a date and time, or has no time zone. The message leaves the text out.
    """
    import re
    from datetime import datetime, timedelta, timezone

    found = re.fullmatch(_TIME, text, re.ASCII) if isinstance(text, str) else None
    try:
        if found is not None:
            *date, fraction, sign, hours, minutes = found.groups()
            offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
            zone = timezone(-offset if sign == "-" else offset)
            year, month, day, hour, minute, second = map(int, date)
            micro = int((fraction or "0")[:6].ljust(6, "0"))
            return datetime(year, month, day, hour, minute, second, micro, zone).timestamp()
        from dateutil.parser import parse

        if (read := parse(text)).tzinfo is not None:
            return float(read.timestamp())
    except Exception:  # dateutil raises several, and under `-W error` warnings
        pass
    raise ValueError("not a date and time with a zone")
