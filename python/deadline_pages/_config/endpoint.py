"""Endpoint URLs in normal form: the one that is requested, signed and shown."""

from __future__ import annotations

from deadline_pages._config.validation import is_url

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    import re

_PATH = "/%:@!$&'()*+,;="  # unescaped in a path, besides letters, digits and -._~


def normalized(url: str) -> str:
    """Return an endpoint URL in the form that is both signed and sent.

    Args:
        url: URL from an argument, the environment or a profile.

    Returns:
        Scheme (by default `http`), lower-case host, port, path and query, without user and password: botocore sends
        neither.

    Raises:
        TypeError: it is not a string.
        ValueError: it is not a valid URL. (Schemes other than HTTP's pass; their requests fail.)
    """
    if not isinstance(url, str):
        raise TypeError(f"endpoint_url must be text, not {type(url).__name__}")
    found = _normalized(url)
    if found is None:
        raise ValueError(f"Invalid endpoint: {masked(url)}")
    return found


def _normalized(url: str) -> str | None:
    from urllib.parse import quote, urlsplit

    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname
    if not host or not is_url(url) or not host.isascii():
        return None
    if ":" in host:
        host = f"[{host.replace('%25', '%')}]"  # a zone's percent sign is encoded in URLs only
    written = parts.netloc.rpartition("@")[2].lower().replace("%25", "%")
    if written.removeprefix(host.lower()).partition(":")[0]:
        return None  # text between host and port
    address = host if port is None else f"{host}:{port}"
    path, query = quote(_escaped(parts.path), safe=_PATH), _query(parts.query)
    return f"{parts.scheme or 'http'}://{address}{path}{query and f'?{query}'}"


def _escaped(path: str) -> str:
    """Encode stray percent signs; write the other escapes in upper case, as urllib3 does."""
    if "%" not in path:
        return path
    import re

    def escape(found: re.Match[str]) -> str:
        return found[0].upper() if found[1] else "%25"

    return re.sub("%([0-9A-Fa-f]{2})?", escape, path)


def _query(query: str) -> str:
    """Encode names and values of a query as Signature Version 4 does."""
    if not query:
        return ""
    from urllib.parse import quote, unquote_plus

    def encoded(text: str) -> str:
        return quote(unquote_plus(text), safe="")

    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return "&".join(f"{encoded(name)}{sign}{encoded(value)}" for name, sign, value in pairs)


def masked(url: str) -> str:
    """Return a URL with user and password masked, as botocore masks a proxy's."""
    before, at, address = url.rpartition("@")
    if not at:
        return url
    scheme, slashes, user = before.partition("//")
    if scheme and not scheme.endswith(":"):  # slashes in a password
        scheme, slashes, user = "", "", before
    shown = ":".join("***" if part else "" for part in user.split(":", 1))
    return f"{scheme}{slashes}{shown}@{address}"
