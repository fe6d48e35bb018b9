"""IAM Identity Center: the token that `aws sso login` left, read and refreshed by botocore's rules; the keys for it."""

from __future__ import annotations

import os
import time

from deadline_pages._config.validation import error, instant
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
    """Exchange the token for keys.

    Args:
        center: where to ask.
        start_url: the user's portal.
        region: where that is.
        account: the account of the role.
        role: the name of the role.
        session: the name of the `sso-session` section; None is a profile of the old kind.
        path: the token's file.

    Returns:
        Access key, secret key, session token, and their end in seconds since 1970.

    Raises:
        SSOTokenLoadError: there is no token that can be read.
        TokenRetrievalError: it has expired, and cannot be refreshed.
        UnauthorizedSSOTokenError: it has expired, or the service refuses it.
        ClientError: the service answered with another error.
        BotoCoreError: it did not answer, or its answer cannot be read.
        OSError: a refreshed token cannot be written back.
    """
    token = _load(path, start_url, session)
    if session is not None:
        token = _fresh(token, center, start_url, region, path)
    elif _ends(token, "expiresAt", start_url) <= time.time():
        raise error("UnauthorizedSSOTokenError")
    try:
        return center.get_role_credentials(account, role, token["accessToken"])
    except Exception as refused:
        if _code(refused) == "UnauthorizedException":
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


def _ends(token: Token, name: str, start_url: str) -> float:
    try:
        return instant(token[name])
    except ValueError as reason:  # botocore: ParserError, TypeError
        text = f"Token for {start_url} is invalid: {name} is {reason}"
        raise error("SSOTokenLoadError", error_msg=text) from None


def _fresh(token: Token, center: _native.IdentityCenter, start_url: str, region: str, path: str) -> Token:
    """Give the token, or a new one where it ends soon and one can be had."""
    end = _ends(token, "expiresAt", start_url)
    if end - time.time() < _REFRESH_WINDOW and (made := _refreshed(token, center, start_url, region)) is not None:
        token, end = made
        _save(path, token)
    if end <= time.time():
        raise error("TokenRetrievalError", provider="sso", error_msg="Token has expired and refresh failed")
    return token


def _refreshed(token: Token, center: _native.IdentityCenter, start_url: str, region: str) -> tuple[Token, float] | None:
    if missing := [name for name in _REGISTRATION if name not in token]:
        debug("unable to refresh the token of IAM Identity Center: missing %s", ", ".join(missing))
        return None
    if _ends(token, "registrationExpiresAt", start_url) <= time.time():
        debug("unable to refresh the token of IAM Identity Center: its registration has expired")
        return None
    for name in _REGISTRATION[:3]:
        if not isinstance(token[name], str):  # botocore: ParamValidationError that shows it
            raise error("SSOTokenLoadError", error_msg=f"Token for {start_url} is invalid: {name} is no text")
    try:
        access, seconds, refresh = center.create_token(*(token[name] for name in _REGISTRATION[:3]))
    except Exception as refused:
        if (code := _code(refused)) is None:
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
    """Write a token for the other programs of this user: readers find the old file or the new one."""
    import json
    import tempfile

    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    descriptor, written = tempfile.mkstemp(dir=folder, suffix=".tmp")  # nobody else may read it
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(token, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(written, path)


def _code(refused: Exception) -> str | None:
    """Give the code of a service's error; None where it is no answer of a service."""
    from deadline_pages.exceptions import ClientError

    return str(refused.response["Error"]["Code"]) if isinstance(refused, ClientError) else None
