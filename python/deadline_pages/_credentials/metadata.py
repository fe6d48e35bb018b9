"""Credentials from the metadata services of containers (ECS, EKS) and EC2 instances."""

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
    from deadline_pages._credentials.plan import InstancePlan

_FIELDS = ("AccessKeyId", "SecretAccessKey", "Token", "Expiration")

# -- containers ----------------------------------------------------------------------------------------------------

HOSTS = ("169.254.170.2", "169.254.170.23", "fd00:ec2::23", "localhost")
_CONTAINER = "container-role"
_ATTEMPTS = 3
_TIMEOUT = 2.0  # seconds
_PAUSE = 1.0  # seconds between two attempts


def fetch_from_container(url: str) -> Keys:
    """Fetch keys from the agent of ECS or EKS.

    Args:
        url: the agent's URL.

    Returns:
        The keys.

    Raises:
        CredentialRetrievalError: the agent returned no keys.
        HTTPClientError: the authorization token or the URL is invalid.
        OSError: the file of the authorization token cannot be read.
        ValueError: the authorization token has a newline, or the host is not allowed.
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
        with open(path) as file:  # rotated, so read each time
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
            status, body = request("GET", url, headers, _TIMEOUT)  # botocore uses no proxy here
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
                shown = text if status >= 400 else "(not shown)"  # it may hold a secret
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
# Some metadata proxies accept requests from known SDKs only.
_USER_AGENT = f"aws-sdk-rust lib/deadline_pages/{_native.__version__}"


def fetch_from_instance(plan: InstancePlan) -> Keys | None:
    """Fetch keys from the EC2 instance metadata service: IMDSv2, or IMDSv1 if it returns no token.

    Args:
        plan: the service's URL, timeout in seconds and attempts of each request, and whether IMDSv1 is disabled.

    Returns:
        The keys; None if the service does not respond or has none.

    Raises:
        CredentialRetrievalError: the response has no valid keys.
        InvalidIMDSEndpointError: the proxy's URL is invalid.
        MetadataRetrievalError: there is no token, and IMDSv1 is disabled.
        BotoCoreError: a request cannot be sent.
    """
    if plan.timeout <= 0:
        text = (
            f"Attempted to set connect timeout to {plan.timeout}, but the timeout cannot be set to a value less than or"
        )
        raise error("HTTPClientError", error=f"{text} equal to 0.")
    service = _InstanceMetadata(plan.endpoint.removesuffix("/") + "/", plan.timeout, plan.attempts)
    try:
        token = service.token()
        if not token and plan.is_v1_disabled:
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
    keys = parse_keys(_INSTANCE, answer, "Token", _FIELDS)
    return keys._replace(expiry=_extended_expiry(keys.expiry or 0))


def _extended_expiry(end: float) -> float:
    """Extend the expiry of expired keys, as botocore does: services accept them during an outage."""
    now = time.time()
    return end if end > now + 120 else now + random.randint(120, 600)


class _NoAnswerError(Exception):
    """No attempt had a usable response."""


class _InstanceMetadata:
    def __init__(self, endpoint: str, timeout: float, attempts: int) -> None:
        self._endpoint, self._timeout, self._attempts = endpoint, timeout, attempts
        try:
            self._proxy = proxy_for(endpoint)
        except NoProxyHostError as reason:
            raise error("HTTPClientError", error=reason) from None
        except ValueError as reason:  # botocore blames the endpoint; the cause names the proxy
            raise error("InvalidIMDSEndpointError", endpoint=f"{endpoint}{_TOKEN}") from reason

    def _request(self, method: str, path: str, headers: dict[str, str]) -> tuple[int, str] | Exception:
        """Return status and text of the response, or a transient failure."""
        headers = {"User-Agent": _USER_AGENT, **headers}
        try:
            status, body = request(method, self._endpoint + path, headers, self._timeout, self._proxy)
        except Exception as failure:
            if not _is_transient(failure):
                raise
            return failure
        return status, body.decode(errors="replace")

    def token(self) -> str | None:
        """Return an IMDSv2 token, None if the service has none.

        Raises:
            _NoAnswerError: the service rejects the request.
        """
        for _ in range(self._attempts):
            outcome = self._request("PUT", _TOKEN, {"x-aws-ec2-metadata-token-ttl-seconds": "21600"})
            if isinstance(outcome, Exception):
                from deadline_pages import exceptions

                # In a container beyond the hop limit, only responses with a token are lost.
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
