"""Creates a client from the arguments of `client()`."""

from __future__ import annotations

from deadline_pages import _native
from deadline_pages._client.client import Client
from deadline_pages._config.options import client_settings
from deadline_pages._config.validation import check_keys, error
from deadline_pages._logging import debug

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._config.profile import Profile

API_VERSION = "2023-10-12"


def create_client(
    service_name: str,
    region_name: str | None = None,
    *,
    api_version: str | None = None,
    use_ssl: Any = True,
    verify: Any = None,
    endpoint_url: str | None = None,
    aws_access_key_id: str | None = None,
    aws_secret_access_key: str | None = None,
    aws_session_token: str | None = None,
    config: Any = None,
    aws_account_id: str | None = None,
    read_ahead: int = 1,
    profile: Profile,
    session_region: str | None,
    shared: dict[Any, _native.CredentialProvider],
) -> Client:
    """Create a client; the parameters not listed are those of `client()`.

    Args:
        profile: the session's profile.
        session_region: the session's region; that of `config` takes precedence over it.
        shared: the session's credential providers by plan; a new one is added.

    Raises:
        Exception: what `client()` documents.
    """
    check_keys(aws_access_key_id, aws_secret_access_key)
    if api_version not in (None, API_VERSION):
        raise error("DataNotFoundError", data_path=f"deadline/{api_version}/service-2")
    chosen = client_settings(service_name, region_name, endpoint_url, config, profile, session_region, verify)
    chosen["read_ahead"] = _read_ahead(read_ahead)
    if aws_access_key_id is not None:
        from deadline_pages._credentials.keys import Keys

        debug("credentials are given")
        chosen["credentials"] = Keys(aws_access_key_id, aws_secret_access_key, aws_session_token)
    else:
        from deadline_pages._credentials.chain import credentials

        chosen["credentials"] = credentials(profile, chosen["region_name"], shared)
    profile.check_sso_session()
    native = _native.Client(**chosen, use_ssl=bool(use_ssl))
    debug("made a client for %s", native.region_name)
    arguments = {
        "profile_name": profile.name if profile.chosen_in_code else None,
        "api_version": api_version,
        "use_ssl": bool(use_ssl),
        "verify": verify,
        "region_name": native.region_name,
        "endpoint_url": endpoint_url,
        "aws_access_key_id": aws_access_key_id,
        "aws_secret_access_key": aws_secret_access_key,
        "aws_session_token": aws_session_token,
        "config": config,
        "aws_account_id": aws_account_id,
    }
    return Client(native, arguments)


def _read_ahead(read_ahead: Any) -> int:
    if isinstance(read_ahead, bool) or not isinstance(read_ahead, int) or not 0 <= read_ahead < 2**16:
        raise ValueError(f"read_ahead must be a number of pages, 0 or more, not {read_ahead!r}")
    return read_ahead
