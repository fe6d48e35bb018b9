"""Credentials from IAM Identity Center: the cached token of `aws sso login`, refreshed and exchanged for keys."""

from __future__ import annotations

import os
import time
from collections import namedtuple

from deadline_pages._config.validation import error, parse_timestamp
from deadline_pages._credentials.keys import Keys
from deadline_pages._logging import debug

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._credentials.plan import SsoPlan

    Token = dict[str, Any]

# Native functions: `create_token(refresh_token, client_id, client_secret)` returns access token, lifetime in seconds,
# and refresh token or None; `get_role_credentials(account, role, access_token)` returns the fields of `Keys`.
IdentityCenter = namedtuple("IdentityCenter", "create_token get_role_credentials")

_REFRESH_WINDOW = 15 * 60  # seconds
_REGISTRATION = ("refreshToken", "clientId", "clientSecret", "registrationExpiresAt")


def fetch_from_sso(center: IdentityCenter, plan: SsoPlan) -> Keys:
    """Exchange the cached token for a role's keys.

    Args:
        center: the requests to IAM Identity Center.
        plan: start URL and region of the access portal, account ID and name of the role, file of the cached token, and
            name of the `sso-session` section; that is None for a profile without one.

    Returns:
        The keys.

    Raises:
        SSOTokenLoadError: the token is missing or invalid.
        TokenRetrievalError: the token has expired and cannot be refreshed.
        UnauthorizedSSOTokenError: the token has expired, or the service rejects it.
        ClientError: the service returned another error.
        BotoCoreError: there was no response, or it is invalid.
        OSError: a refreshed token cannot be written.
    """
    token = _load(plan)
    if plan.session is not None:
        token = _refresh_if_needed(token, center, plan)
    elif _expiry(token, "expiresAt", plan.start_url) <= time.time():
        raise error("UnauthorizedSSOTokenError")
    try:
        return Keys(*center.get_role_credentials(plan.account, plan.role, token["accessToken"]))
    except Exception as refused:
        if _error_code(refused) == "UnauthorizedException":
            raise error("UnauthorizedSSOTokenError") from None
        raise


def _load(plan: SsoPlan) -> Token:
    import json

    if not os.path.isfile(plan.token_file):
        raise error("SSOTokenLoadError", error_msg=f"Token for {plan.session or plan.start_url} does not exist")
    try:
        with open(plan.token_file, encoding="utf-8") as file:
            token = json.load(file)
    except (OSError, RecursionError, ValueError):  # botocore: KeyError
        token = None
    if not isinstance(token, dict) or not isinstance(token.get("accessToken"), str) or "expiresAt" not in token:
        raise error("SSOTokenLoadError", error_msg=f"Token for {plan.start_url} is invalid")
    return token


def _expiry(token: Token, name: str, start_url: str) -> float:
    try:
        return parse_timestamp(token[name])
    except ValueError as reason:  # botocore: ParserError, TypeError
        text = f"Token for {start_url} is invalid: {name} is {reason}"
        raise error("SSOTokenLoadError", error_msg=text) from None


def _refresh_if_needed(token: Token, center: IdentityCenter, plan: SsoPlan) -> Token:
    """Return the token, or a new one if it expires soon and can be refreshed."""
    end = _expiry(token, "expiresAt", plan.start_url)
    if end - time.time() < _REFRESH_WINDOW and (made := _request_token(token, center, plan)) is not None:
        token, end = made
        _save(plan.token_file, token)
    if end <= time.time():
        raise error("TokenRetrievalError", provider="sso", error_msg="Token has expired and refresh failed")
    return token


def _request_token(token: Token, center: IdentityCenter, plan: SsoPlan) -> tuple[Token, float] | None:
    if missing := [name for name in _REGISTRATION if name not in token]:
        debug("unable to refresh the token of IAM Identity Center: missing %s", ", ".join(missing))
        return None
    if _expiry(token, "registrationExpiresAt", plan.start_url) <= time.time():
        debug("unable to refresh the token of IAM Identity Center: its registration has expired")
        return None
    for name in _REGISTRATION[:3]:
        if not isinstance(token[name], str):  # botocore's ParamValidationError shows it
            raise error("SSOTokenLoadError", error_msg=f"Token for {plan.start_url} is invalid: {name} is not a string")
    try:
        access, seconds, refresh = center.create_token(*(token[name] for name in _REGISTRATION[:3]))
    except Exception as refused:
        if (code := _error_code(refused)) is None:
            raise
        debug("unable to refresh the token of IAM Identity Center: %s", code)
        return None
    end = time.time() + seconds
    made = {
        "startUrl": plan.start_url,
        "region": plan.region,
        "accessToken": access,
        "expiresAt": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(end)),
        "clientId": token["clientId"],
        "clientSecret": token["clientSecret"],
        "registrationExpiresAt": token["registrationExpiresAt"],
    }
    if refresh is not None:
        made["refreshToken"] = refresh
    return made, end


def _save(path: str, token: Token) -> None:
    """Replace the cached token atomically: other programs of this user read it."""
    import json
    import tempfile

    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    descriptor, written = tempfile.mkstemp(dir=folder, suffix=".tmp")  # readable by this user only
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(token, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(written, path)


def _error_code(refused: Exception) -> str | None:
    """Return the error code of a service's response, None for other errors."""
    from deadline_pages.exceptions import ClientError

    return str(refused.response["Error"]["Code"]) if isinstance(refused, ClientError) else None
