"""Temporary keys, taken out of a provider's JSON answer."""

from __future__ import annotations

from deadline_pages._config.validation import error, instant

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    # Access key, secret key, session token, expiry in seconds since 1970.
    Keys: TypeAlias = tuple[str, str, str | None, float | None]


def parse_keys(provider: str, answer: Any, token: str, required: tuple[str, ...]) -> Keys:
    """Take the keys out of a JSON answer.

    Args:
        provider: botocore's name (str) of who answered.
        answer: what came.
        token: the name (str) of the session token in it.
        required: what has to be there, even if it is null.

    Returns:
        The keys.

    Raises:
        CredentialRetrievalError: it has not what it should have. Nothing of it is shown.
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
            raise wrong(f"The {name} in the response is no text")
    if end is None and "Expiration" not in required:
        return access, secret, session, None
    try:
        return access, secret, session, instant(end)
    except ValueError as reason:
        raise wrong(f"The Expiration in the response is {reason}") from None
