"""Single HTTP requests by the standard library, for the metadata of containers and instances."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, quote, unquote, urlsplit

from deadline_pages._config.validation import error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Proxy: TypeAlias = tuple[str, str]  # its URL, and the same as it may be shown

# What urllib3 leaves as it is.
_SAFE = "/%:@!$&'()*+,;=~?[]"


def request(
    method: str, url: str, headers: Mapping[str, str], timeout: float, proxy: Proxy | None = None
) -> tuple[int, bytes]:
    """Send a request without a body.

    Args:
        method: such as `GET`.
        url: where to. User and password in it are not sent.
        headers: sent as they are.
        timeout: seconds to connect, and between two pieces of the answer.
        proxy: as `_network.proxy_for` gives it.

    Returns:
        The status and the body, whatever they are; redirects are not followed.

    Raises:
        ConnectionClosedError: the answer breaks off, or is none of HTTP.
        ConnectTimeoutError: there is no connection in time.
        EndpointConnectionError: there is no connection.
        HTTPClientError: such a request cannot be sent.
        ProxyConnectionError: the proxy does not take it.
        ReadTimeoutError: there is no answer in time.
        SSLError: the server's certificate is not trusted.
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
            raise _unconnected(reason, shown, proxy) from None
        try:
            connection.request(method, target, headers={**headers, **more})
            response = connection.getresponse()
            # In pieces, as urllib3: an answer that breaks off, or names a length which none has, is what came of it.
            return response.status, b"".join(iter(lambda: response.read(65536), b""))
        except TimeoutError as reason:
            raise error("ReadTimeoutError", endpoint_url=shown, error=reason) from None
        except (HTTPException, OSError, MemoryError, OverflowError) as reason:  # the length of a chunk
            raise error("ConnectionClosedError", endpoint_url=shown, error=reason) from None
        except ValueError:  # which has the value in it: not even the context of what is raised
            pass
    raise error("HTTPClientError", error="Invalid header value")


def _prepare(parts: SplitResult, timeout: float, proxy: Proxy | None) -> tuple[HTTPConnection, str, dict[str, str]]:
    """Give a connection, the target to ask for, and the headers that a proxy wants."""
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


def _unconnected(reason: Exception, url: str, proxy: Proxy | None) -> Exception:
    if isinstance(reason, (HTTPException, OSError)) and proxy is not None:
        return error("ProxyConnectionError", proxy_url=proxy[1], error=reason)
    if isinstance(reason, TimeoutError):
        return error("ConnectTimeoutError", endpoint_url=url, error=reason)
    if isinstance(reason, OSError):
        from ssl import SSLError

        name = "SSLError" if isinstance(reason, SSLError) else "EndpointConnectionError"
        return error(name, endpoint_url=url, error=reason)
    return error("HTTPClientError", error=reason)  # a time or a name that the system cannot take
