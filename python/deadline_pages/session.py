"""Sessions: a profile, keys and a region that clients are made from, as ``boto3.Session``."""

from __future__ import annotations

from deadline_pages._checks import error

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any, Literal, NoReturn

    from deadline_pages import _native
    from deadline_pages._client import Client


class Session:
    """What several clients have in common.

    :param aws_access_key_id: with ``aws_secret_access_key`` (and ``aws_session_token``) used instead of what the
        environment and the shared files say.
    :param aws_secret_access_key: see ``aws_access_key_id``.
    :param aws_session_token: see ``aws_access_key_id``.
    :param region_name: such as ``"us-west-2"``; by default the environment's or the profile's.
    :param profile_name: a profile of the shared files; by default the environment's, or ``default``.
    :raises ProfileNotFound: there is no such profile.
    :raises ConfigParseError: a shared file cannot be read as one.
    :raises PartialCredentialsError: only one of the two keys is given.
    """

    def __init__(
        self,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        region_name: str | None = None,
        *,
        profile_name: str | None = None,
    ) -> None:
        """Read the shared files; nothing is connected to."""
        from deadline_pages._config import check_keys
        from deadline_pages._profile import Profile

        keys = (aws_access_key_id, aws_secret_access_key, aws_session_token)
        # As boto3, which leaves the choice of credentials open unless one of the three is given and not empty.
        given = any(keys)
        if given:
            check_keys(aws_access_key_id, aws_secret_access_key)
            if aws_access_key_id is None:
                raise error("PartialCredentialsError", provider="explicit", cred_var="aws_access_key_id")
        self._keys = keys if given else (None, None, None)
        self._profile = Profile(profile_name)
        self._region = region_name
        self._providers: dict[Any, _native.CredentialProvider] = {}

    @property
    def profile_name(self) -> str:
        """The profile in use: the one that was given, the environment's, or ``default``."""
        return self._profile.name

    @property
    def region_name(self) -> str | None:
        """The region that was given, or the environment's or the profile's; None where there is none."""
        return self._profile.region() if self._region is None else self._region

    @property
    def available_profiles(self) -> list[str]:
        """The names of the profiles in the shared files."""
        return list(self._profile.profiles)

    def client(
        self,
        service_name: Literal["deadline"],
        region_name: str | None = None,
        api_version: str | None = None,
        use_ssl: bool | None = True,
        verify: bool | str | PathLike[str] | None = None,
        endpoint_url: str | None = None,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        config: Any = None,
        aws_account_id: str | None = None,
        read_ahead: int = 1,
    ) -> Client:
        """Make a client; the arguments, those of ``deadline_pages.client``, count before the session's.

        :param service_name: always ``"deadline"``.
        :param region_name: see ``deadline_pages.client``, as for all that follow.
        :param api_version: the version of the API's model.
        :param use_ssl: whether an endpoint of AWS is asked by HTTPS.
        :param verify: whether, or by which certificates, a server is verified.
        :param endpoint_url: where to send requests instead of AWS.
        :param aws_access_key_id: with the two that follow, used instead of the session's keys.
        :param aws_secret_access_key: see ``aws_access_key_id``.
        :param aws_session_token: see ``aws_access_key_id``.
        :param config: a ``botocore.config.Config``, or a dict.
        :param aws_account_id: changes nothing about listing.
        :param read_ahead: how many pages (int) a listing asks for before they are wanted.
        :return: the client.
        :raises: what ``deadline_pages.client`` raises.
        """
        from deadline_pages._config import make

        pair = (aws_access_key_id, aws_secret_access_key)
        keys = self._keys if pair == (None, None) else (*pair, aws_session_token)
        return make(
            service_name,
            region_name,
            api_version=api_version,
            use_ssl=use_ssl,
            verify=verify,
            endpoint_url=endpoint_url,
            aws_access_key_id=keys[0],
            aws_secret_access_key=keys[1],
            aws_session_token=keys[2],
            config=config,
            aws_account_id=aws_account_id,
            read_ahead=read_ahead,
            profile=self._profile,
            session_region=self._region,
            shared=self._providers,
        )

    def _fetches_first(self, aws_access_key_id: str | None = None, **_: Any) -> bool:
        """Tell whether `client()` with these arguments fetches credentials first, and may take long."""
        from deadline_pages._credentials import is_fetched_first

        given = aws_access_key_id is not None or self._keys[0] is not None
        return not given and is_fetched_first(self._profile, self._providers)

    def __copy__(self) -> Session:
        """Give the session itself: nothing of it changes."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Session:
        """Give the session itself: nothing of it changes."""
        return self

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled, as boto3 does: keys would go along.

        :raises pickle.PicklingError: always.
        """
        from pickle import PicklingError

        raise PicklingError(f"Can't pickle {type(self)}: it holds keys")

    def __repr__(self) -> str:
        """Show the region, as boto3 does."""
        return f"Session(region_name={self.region_name!r})"
