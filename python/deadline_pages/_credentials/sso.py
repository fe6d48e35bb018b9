"""Credentials from IAM Identity Center: the cached token of `aws sso login`, refreshed and exchanged for keys."""

from __future__ import annotations

import os
import time

from deadline_pages._config.validation import error, parse_timestamp
from deadline_pages._logging import debug

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages import _native

    Token = dict[str, Any]

_REFRESH_WINDOW = 15 * 60  # seconds
_REGISTRATION = ("refreshToken", "clientId", "clientSecret", "registrationExpiresAt")


def fetch_from_sso(
    center: _native.IdentityCenter,
    start_url: str,
    region: str,
    account: str,
    role: str,
    session: str | None,
    path: str,
) -> tuple[str, str, str | None, float]:
    """Exchange the cached token for a role's keys.

    Args:
        center: native client of IAM Identity Center.
        start_url: URL of the access portal.
        region: region of the portal.
        account: account ID of the role.
        role: name of the role.
        session: name of the `sso-session` section; None for a profile without one.
        path: file of the cached token.

    Returns:
        Access key, secret key, session token, and expiry in seconds since 1970.

    Raises:
        SSOTokenLoadError: the token is missing or invalid.
        TokenRetrievalError: the token has expired and cannot be refreshed.
        UnauthorizedSSOTokenError: the token has expired, or the service rejects it.
        ClientError: the service returned another error.
        BotoCoreError: there was no response, or it is invalid.
        OSError: a refreshed token cannot be written.
    """
    token = _load(path, start_url, session)
    if session is not None:
        token = _refresh_if_needed(token, center, start_url, region, path)
    elif _expiry(token, "expiresAt", start_url) <= time.time():
        raise error("UnauthorizedSSOTokenError")
    try:
        return center.get_role_credentials(account, role, token["accessToken"])
    except Exception as refused:
        if _error_code(refused) == "UnauthorizedException":
            raise error("UnauthorizedSSOTokenError") from None
        raise


def _load(path: str, start_url: str, session: str | None) -> Token:
    import json

    if not os.path.isfile(path):
        raise error("SSOTokenLoadError", error_msg=f"Token for {session or start_url} does not exist")
    try:
        with open(path, encoding="utf-8") as file:
            token = json.load(file)
    except (OSError, RecursionError, ValueError):  # botocore: KeyError
        token = None
    if not isinstance(token, dict) or not isinstance(token.get("accessToken"), str) or "expiresAt" not in token:
        raise error("SSOTokenLoadError", error_msg=f"Token for {start_url} is invalid")
    return token


def _expiry(token: Token, name: str, start_url: str) -> float:
    try:
        return parse_timestamp(token[name])
    except ValueError as reason:  # botocore: ParserError, TypeError
        text = f"Token for {start_url} is invalid: {name} is {reason}"
        raise error("SSOTokenLoadError", error_msg=text) from None


def _refresh_if_needed(token: Token, center: _native.IdentityCenter, start_url: str, region: str, path: str) -> Token:
    """Return the token, or a new one if it expires soon and can be refreshed."""
    end = _expiry(token, "expiresAt", start_url)
    if end - time.time() < _REFRESH_WINDOW and (made := _request_token(token, center, start_url, region)) is not None:
        token, end = made
        _save(path, token)
    if end <= time.time():
        raise error("TokenRetrievalError", provider="sso", error_msg="Token has expired and refresh failed")
    return token


def _request_token(
    token: Token, center: _native.IdentityCenter, start_url: str, region: str
) -> tuple[Token, float] | None:
    if missing := [name for name in _REGISTRATION if name not in token]:
        debug("unable to refresh the token of IAM Identity Center: missing %s", ", ".join(missing))
        return None
    if _expiry(token, "registrationExpiresAt", start_url) <= time.time():
        debug("unable to refresh the token of IAM Identity Center: its registration has expired")
        return None
    for name in _REGISTRATION[:3]:
        if not isinstance(token[name], str):  # botocore's ParamValidationError shows it
            raise error("SSOTokenLoadError", error_msg=f"Token for {start_url} is invalid: {name} is no text")
    try:
        access, seconds, refresh = center.create_token(*(token[name] for name in _REGISTRATION[:3]))
    except Exception as refused:
        if (code := _error_code(refused)) is None:
            raise
        debug("unable to refresh the token of IAM Identity Center: %s", code)
        return None
    end = time.time() + seconds
    made = {
        "startUrl": start_url,
        "region": region,
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
