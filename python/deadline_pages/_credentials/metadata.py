"""Credentials of a container and of an EC2 instance, from the metadata service beside it."""

from __future__ import annotations

import json
import os
import random
import time

from deadline_pages import _native
from deadline_pages._config.network import NoProxyHostError, proxy_for
from deadline_pages._config.validation import error
from deadline_pages._credentials.http import request
from deadline_pages._credentials.keys import parse_keys
from deadline_pages._logging import debug

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from deadline_pages._credentials.keys import Keys

_FIELDS = ("AccessKeyId", "SecretAccessKey", "Token", "Expiration")

# -- containers ----------------------------------------------------------------------------------------------------

HOSTS = ("169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost")
_CONTAINER = "container-role"
_ATTEMPTS = 3
_TIMEOUT = 2.0  # seconds, and those between two attempts
_PAUSE = 1.0


def fetch_from_container(url: str) -> Keys:
    """Ask the agent of ECS or EKS.

    Args:
        url: where it is.

    Returns:
        The keys.

    Raises:
        CredentialRetrievalError: it gave none.
        HTTPClientError: the authorization token or the address cannot be used.
        OSError: the file of the authorization token cannot be read.
        ValueError: the authorization token has a line end, or the address is not allowed.
    """
    headers = {"Accept": "application/json", **_authorization()}
    _check_host(url)
    answer = _container_answer(url, headers)
    if isinstance(answer, dict) and "AccessKeyId" not in answer and "Code" in answer:
        text = f"Received an error from container metadata: [{answer['Code']}]: {answer.get('Message')}"
        raise _retrieval_failed(text)
    return parse_keys(_CONTAINER, answer, "Token", _FIELDS)


def _authorization() -> dict[str, str]:
    token = os.environ.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
    if (path := os.environ.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")) is not None:
        with open(path) as file:  # rewritten from time to time, so that it is read each time
            token = file.read()
    if token is None:
        return {}
    if "\r" in token or "\n" in token:
        raise ValueError("Auth token value is not a legal header value")
    return {"Authorization": token}


def _check_host(url: str) -> None:
    from ipaddress import ip_address
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname in HOSTS:
        return
    try:
        is_here = ip_address(parts.hostname or "").is_loopback
    except ValueError:
        is_here = False
    if not is_here:
        raise ValueError(
            f"Unsupported host '{parts.hostname}'.  Can only retrieve metadata from a loopback address or one of "
            f"these hosts: {', '.join(HOSTS)}"
        )


def _container_answer(url: str, headers: dict[str, str]) -> Any:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            status, body = request("GET", url, headers, _TIMEOUT)  # never through a proxy
        except Exception as failure:
            if not _is_transient(failure):
                raise
            problem = f"Received error when attempting to retrieve container metadata: {failure}"
        else:
            text = body.decode(errors="replace")
            if status == 200:
                try:
                    return json.loads(text)
                except (RecursionError, ValueError):
                    problem = "Unable to parse JSON returned from container metadata services"
            else:
                shown = text if status >= 400 else "(not shown)"  # who knows what it is
                problem = f"Received non 200 response {status} from container metadata: {shown}"
        debug("attempt %d to ask the container's metadata failed", attempt)
        if attempt < _ATTEMPTS:
            time.sleep(_PAUSE)
    raise _retrieval_failed(problem)


def _retrieval_failed(text: str) -> Exception:
    return error("CredentialRetrievalError", provider=_CONTAINER, error_msg=f"Error retrieving metadata: {text}")


def _is_transient(failure: Exception) -> bool:
    from deadline_pages import exceptions

    return isinstance(
        failure,
        (
            exceptions.ConnectionClosedError,
            exceptions.ConnectTimeoutError,
            exceptions.EndpointConnectionError,
            exceptions.ReadTimeoutError,
        ),
    )


# -- instances -----------------------------------------------------------------------------------------------------

_INSTANCE = "iam-role"
_TOKEN = "latest/api/token"
_ROLES = "latest/meta-data/iam/security-credentials/"
# Some metadata proxies let known SDKs through only: the name that this package's requests always had.
_USER_AGENT = f"aws-sdk-rust lib/deadline_pages/{_native.__version__}"


def fetch_from_instance(
    endpoint: str, timeout: float, attempts: int, version_2_only: bool, _source_of: str | None
) -> Keys | None:
    """Ask the metadata service of an EC2 instance: by IMDSv2, or by IMDSv1 where it gives no token.

    Args:
        endpoint: its URL.
        timeout: seconds for each request.
        attempts: how often each request is made at most.
        version_2_only: whether a token there must be.

    Returns:
        The keys; None where it does not answer, or has none to give.

    Raises:
        CredentialRetrievalError: what it gave are no keys.
        InvalidIMDSEndpointError: the proxy's URL cannot be one.
        MetadataRetrievalError: there is no token, and there must be.
        BotoCoreError: such requests cannot be sent.
    """
    if timeout <= 0:
        text = f"Attempted to set connect timeout to {timeout}, but the timeout cannot be set to a value less than or"
        raise error("HTTPClientError", error=f"{text} equal to 0.")
    service = _Service(endpoint.removesuffix("/") + "/", timeout, attempts)
    try:
        token = service.token()
        if not token and version_2_only:
            text = "Unable to retrieve token for use in IMDSv2 call and IMDSv1 has been disabled"
            raise error("MetadataRetrievalError", error_msg=text)
        role = service.get(_ROLES, token, bool)
        answer = json.loads(service.get(_ROLES + role, token, _is_json))
    except _NoAnswerError:
        debug("the instance's metadata service does not answer")
        return None
    if not isinstance(answer, dict) or any(name not in answer for name in _FIELDS):
        debug("the instance's metadata service has no credentials to give")
        return None
    access, secret, session, end = parse_keys(_INSTANCE, answer, "Token", _FIELDS)
    return access, secret, session, _extended(end or 0)


def _extended(end: float) -> float:
    """Keys that have ended are used while the instance has no others: services take them in an outage of its role."""
    now = time.time()
    return end if end > now + 120 else now + random.randint(120, 600)


class _NoAnswerError(Exception):
    """None of the attempts had an answer that can be used."""


class _Service:
    def __init__(self, endpoint: str, timeout: float, attempts: int) -> None:
        self._endpoint, self._timeout, self._attempts = endpoint, timeout, attempts
        try:
            self._proxy = proxy_for(endpoint)
        except NoProxyHostError as reason:
            raise error("HTTPClientError", error=reason) from None
        except ValueError as reason:  # botocore takes it for a fault of the endpoint; the cause says whose it is
            raise error("InvalidIMDSEndpointError", endpoint=f"{endpoint}{_TOKEN}") from reason

    def _request(self, method: str, path: str, headers: dict[str, str]) -> tuple[int, str] | Exception:
        """Give status and text of the answer, or why there is none."""
        headers = {"User-Agent": _USER_AGENT, **headers}
        try:
            status, body = request(method, self._endpoint + path, headers, self._timeout, self._proxy)
        except Exception as failure:
            if not _is_transient(failure):
                raise
            return failure
        return status, body.decode(errors="replace")

    def token(self) -> str | None:
        """Give a token of IMDSv2; None where the service gives none.

        Raises:
            _NoAnswerError: it does not understand the question.
        """
        for _ in range(self._attempts):
            outcome = self._request("PUT", _TOKEN, {"x-aws-ec2-metadata-token-ttl-seconds": "21600"})
            if isinstance(outcome, Exception):
                from deadline_pages import exceptions

                # A container one hop too far away: the service is there, its answers do not come so far.
                if isinstance(outcome, exceptions.ReadTimeoutError):
                    return None
                continue
            status, text = outcome
            if status == 200:
                return text
            if status in (403, 404, 405):
                return None
            if status == 400:
                raise _NoAnswerError
        return None

    def get(self, path: str, token: str | None, is_good: Callable[[str], bool]) -> str:
        headers = {} if token is None else {"x-aws-ec2-metadata-token": token}
        for _ in range(self._attempts):
            outcome = self._request("GET", path, headers)
            if not isinstance(outcome, Exception) and outcome[0] == 200 and is_good(outcome[1]):
                return outcome[1]
        raise _NoAnswerError


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (RecursionError, ValueError):
        return False
    return True
