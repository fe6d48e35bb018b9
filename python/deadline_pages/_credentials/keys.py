"""Keys, and how they are parsed from a credential provider's JSON document."""

from __future__ import annotations

from collections import namedtuple

from deadline_pages._config.validation import error, parse_timestamp

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

# `expiry` is in seconds since 1970. The native module reads the fields by name.
Keys = namedtuple("Keys", "access_key secret_key session_token expiry", defaults=(None, None))


def parse_keys(provider: str, answer: Any, token: str, required: tuple[str, ...]) -> Keys:
    """Return the keys in a provider's JSON document.

    Args:
        provider: botocore's name of the provider.
        answer: the parsed document.
        token: name of the session token's member.
        required: names of members that must be present, even if null.

    Returns:
        The keys.

    Raises:
        CredentialRetrievalError: a member is missing or has the wrong type. The message shows no values.
    """

    def wrong(text: str) -> Exception:
        return error("CredentialRetrievalError", provider=provider, error_msg=text)

    if not isinstance(answer, dict):
        raise wrong("The response is not a JSON object")
    for name in required:
        if name not in answer:
            raise wrong(f"Missing required key in response: {name!r}")
    found: Any = [answer.get(name) for name in ("AccessKeyId", "SecretAccessKey", token, "Expiration")]
    access, secret, session, end = found
    for name, value in (("AccessKeyId", access), ("SecretAccessKey", secret), (token, session)):
        if not isinstance(value, str) and (name != token or value is not None):
            raise wrong(f"The {name} in the response is not a string")
    if end is None and "Expiration" not in required:
        return Keys(access, secret, session)
    try:
        return Keys(access, secret, session, parse_timestamp(end))
    except ValueError as reason:
        raise wrong(f"The Expiration in the response is {reason}") from None
