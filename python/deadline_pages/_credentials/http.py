"""Single HTTP requests with the standard library, for container and instance metadata."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, quote, unquote, urlsplit

from deadline_pages._config.validation import error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Proxy: TypeAlias = tuple[str, str]  # its URL, and the URL with masked password

# Characters that urllib3 does not percent-encode.
_SAFE = "/%:@!$&'()*+,;=~?[]"


def request(
    method: str, url: str, headers: Mapping[str, str], timeout: float, proxy: Proxy | None = None
) -> tuple[int, bytes]:
    """Send a request without a body.

    Args:
        method: HTTP method.
        url: URL; user and password in it are not sent.
        headers: request headers.
        timeout: seconds to connect, and to wait for each part of the response.
        proxy: as returned by `proxy_for`.

    Returns:
        Status and body. Redirects are not followed.

    Raises:
        ConnectionClosedError: the response is incomplete or not HTTP.
        ConnectTimeoutError: connecting timed out.
        EndpointConnectionError: connecting failed.
        HTTPClientError: the request is invalid.
        ProxyConnectionError: the proxy refused or cannot be reached.
        ReadTimeoutError: the response timed out.
        SSLError: certificate verification failed.
    """
    try:
        parts = urlsplit(url)
        parts = parts._replace(netloc=parts.netloc.rpartition("@")[2])
        shown = parts.geturl()
        if not parts.hostname:
            raise error("HTTPClientError", error="No host specified.")
        if parts.scheme not in ("http", "https"):
            raise error("HTTPClientError", error=f"Not supported URL scheme {parts.scheme}")
        connection, target, more = _prepare(parts, timeout, proxy)
    except (HTTPException, ValueError):
        raise error("HTTPClientError", error=f"Failed to parse: {url.rpartition('@')[2]!r}") from None
    with closing(connection):
        try:
            connection.connect()
        except Exception as reason:
            raise _connection_error(reason, shown, proxy) from None
        try:
            connection.request(method, target, headers={**headers, **more})
            response = connection.getresponse()
            # In chunks, as urllib3 reads: a body shorter than its Content-Length is returned as it is.
            return response.status, b"".join(iter(lambda: response.read(65536), b""))
        except TimeoutError as reason:
            raise error("ReadTimeoutError", endpoint_url=shown, error=reason) from None
        except (HTTPException, OSError, MemoryError, OverflowError) as reason:  # an invalid chunk length
            raise error("ConnectionClosedError", endpoint_url=shown, error=reason) from None
        except ValueError:  # its message holds the header: leave it out of the exception's context, too
            pass
    raise error("HTTPClientError", error="Invalid header value")


def _prepare(parts: SplitResult, timeout: float, proxy: Proxy | None) -> tuple[HTTPConnection, str, dict[str, str]]:
    """Return a connection, the request target, and headers for a proxy."""
    target = quote(parts.path or "/", _SAFE) + (f"?{quote(parts.query, _SAFE)}" if parts.query else "")
    if proxy is None:
        return _connection(parts.scheme, parts, timeout), target, {}
    via = urlsplit(proxy[0])
    authorization = _authorization(via)
    connection = _connection(parts.scheme if parts.scheme == "https" else via.scheme, via, timeout)
    if parts.scheme == "https":
        connection.set_tunnel(parts.hostname or "", parts.port, authorization)
        return connection, target, {}
    return connection, f"http://{parts.netloc}{target}", authorization


def _connection(scheme: str, parts: SplitResult, timeout: float) -> HTTPConnection:
    host = parts.hostname or ""
    if scheme == "http":
        return HTTPConnection(host, parts.port or 80, timeout=timeout)
    import ssl

    from deadline_pages._config.network import installed_bundle

    context = ssl.create_default_context()
    if (bundle := installed_bundle()) is not None:
        context.load_verify_locations(bundle)
    return HTTPSConnection(host, parts.port or 443, timeout=timeout, context=context)


def _authorization(proxy: SplitResult) -> dict[str, str]:
    from base64 import b64encode

    if not proxy.username or not proxy.password:
        return {}
    words = f"{unquote(proxy.username)}:{unquote(proxy.password)}".encode()
    return {"Proxy-Authorization": f"Basic {b64encode(words).decode()}"}


def _connection_error(reason: Exception, url: str, proxy: Proxy | None) -> Exception:
    if isinstance(reason, (HTTPException, OSError)) and proxy is not None:
        return error("ProxyConnectionError", proxy_url=proxy[1], error=reason)
    if isinstance(reason, TimeoutError):
        return error("ConnectTimeoutError", endpoint_url=url, error=reason)
    if isinstance(reason, OSError):
        from ssl import SSLError

        name = "SSLError" if isinstance(reason, SSLError) else "EndpointConnectionError"
        return error(name, endpoint_url=url, error=reason)
    return error("HTTPClientError", error=reason)  # an invalid timeout or host name
