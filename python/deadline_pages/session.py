"""Sessions: a profile, keys and a region that clients are created from, as in ``boto3.Session``."""

from __future__ import annotations

from deadline_pages._client.client import create_boto3_client

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike
    from typing import Any, Literal, NoReturn

    from deadline_pages import _native
    from deadline_pages._client.client import Client
    from deadline_pages._config.profile import Profile

_KEY_ARGUMENTS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
_BOTO3_ATTRIBUTES = (
    "get_available_partitions",
    "get_available_regions",
    "get_available_resources",
    "get_available_services",
    "get_credentials",
    "get_partition_for_region",
    "resource",
)


class Session:
    """Settings and credentials shared by several clients, as in ``boto3.Session``.

    Attributes beyond listing (``get_credentials()``, ``get_available_regions()``, ``resource()``, clients of other
    services) are boto3's: their first use creates a boto3 session with the same arguments, if boto3 is installed.

    Args:
        aws_access_key_id: with ``aws_secret_access_key`` (and ``aws_session_token``), used instead of the credential
            chain.
        aws_secret_access_key: see ``aws_access_key_id``.
        aws_session_token: see ``aws_access_key_id``.
        region_name: region such as ``"us-west-2"``; by default the environment's or the profile's.
        botocore_session: only None; a boto3 session with one of its own lists through ``deadline_pages.install()``.
        profile_name: profile of the shared files; by default the environment's, or ``default``.
        aws_account_id: accepted; does not affect listing.

    Raises:
        ProfileNotFound: the profile does not exist.
        ConfigParseError: a shared file is not a valid INI file.
        NoCredentialsError: ``aws_account_id`` is given without keys.
        PartialCredentialsError: only one of the two keys is given.
        TypeError: ``botocore_session`` is given.
    """

    def __init__(
        self,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        region_name: str | None = None,
        botocore_session: None = None,
        profile_name: str | None = None,
        aws_account_id: str | None = None,
    ) -> None:
        """Read the shared files; no request is sent."""
        from deadline_pages._config.profile import Profile
        from deadline_pages._config.validation import check_keys, error

        if botocore_session is not None:
            raise TypeError(
                "botocore_session is not supported by deadline_pages; give it to boto3.Session, and that to "
                "deadline_pages.install()"
            )
        keys = (aws_access_key_id, aws_secret_access_key, aws_session_token)
        if aws_account_id and None in keys[:2]:
            raise error("NoCredentialsError")
        # As in boto3: the credential chain is used unless one of the three is given and not empty.
        given = any(keys)
        if given:
            check_keys(aws_access_key_id, aws_secret_access_key)
            if aws_access_key_id is None:
                raise error("PartialCredentialsError", provider="explicit", cred_var="aws_access_key_id")
        self._keys = keys if given else (None, None, None)
        Profile(profile_name)
        self._profile_name = profile_name
        self._region = region_name
        self._account_id = aws_account_id
        self._providers: dict[Any, _native.CredentialProvider] = {}

    @property
    def _profile(self) -> Profile:
        """The profile as files and environment are now: the default session lives as long as the process."""
        from deadline_pages._config.profile import Profile

        return Profile(self._profile_name)

    @property
    def profile_name(self) -> str:
        """Name of the profile: the given one, the environment's, or ``default``."""
        return self._profile.name

    @property
    def region_name(self) -> str | None:
        """The region: the given one, the environment's or the profile's; None if there is none."""
        return self._profile.region() if self._region is None else self._region

    @property
    def available_profiles(self) -> list[str]:
        """Names of the profiles in the shared files."""
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
        """Create a client. Its arguments, those of ``deadline_pages.client``, take precedence over the session's.

        Args:
            service_name: ``"deadline"``; a client of any other service is boto3's.
            region_name: region, see ``deadline_pages.client``, as for all that follow.
            api_version: version of the service model.
            use_ssl: whether to use HTTPS with AWS's endpoints.
            verify: whether to verify certificates, or the path of a CA bundle.
            endpoint_url: URL of another endpoint.
            aws_access_key_id: with the next two, used instead of the session's keys.
            aws_secret_access_key: see ``aws_access_key_id``.
            aws_session_token: see ``aws_access_key_id``.
            config: a ``botocore.config.Config``, or a dict of its options.
            aws_account_id: accepted; does not affect listing.
            read_ahead: number of pages (int) that a listing requests ahead.

        Returns:
            The client.

        Raises:
            Exception: what ``deadline_pages.client`` raises.
        """
        create = self._create_boto3_client if service_name != "deadline" and _has_boto3() else self._create_client
        return create(
            service_name,
            region_name=region_name,
            api_version=api_version,
            use_ssl=use_ssl,
            verify=verify,
            endpoint_url=endpoint_url,
            aws_access_key_id=aws_access_key_id,
            aws_secret_access_key=aws_secret_access_key,
            aws_session_token=aws_session_token,
            config=config,
            aws_account_id=aws_account_id,
            read_ahead=read_ahead,
        )

    def _create_client(self, service_name: str, **arguments: Any) -> Client:
        from deadline_pages._client.create import create_client

        if arguments.get("aws_access_key_id") is None and arguments.get("aws_secret_access_key") is None:
            arguments |= zip(_KEY_ARGUMENTS, self._keys, strict=True)
        return create_client(
            service_name, **arguments, profile=self._profile, session_region=self._region, shared=self._providers
        )

    def _create_boto3_client(self, service_name: str, *, read_ahead: int, **arguments: Any) -> Any:
        if read_ahead != 1:
            raise TypeError("read_ahead is for clients of deadline; others are boto3's")
        return create_boto3_client(self._boto3.client, service_name, **arguments)

    def _fetches_eagerly(self, aws_access_key_id: str | None = None, **_: Any) -> bool:
        """Whether `client()` with these arguments fetches credentials, and so may block."""
        from deadline_pages._credentials.chain import is_fetched_eagerly

        given = aws_access_key_id is not None or self._keys[0] is not None
        return not given and is_fetched_eagerly(self._profile, self._providers)

    if TYPE_CHECKING:  # boto3's attributes
        _boto3: Any
        get_available_partitions: Callable[[], list[str]]
        get_available_regions: Callable[..., list[str]]
        get_available_resources: Callable[[], list[str]]
        get_available_services: Callable[[], list[str]]
        get_credentials: Callable[[], Any]
        get_partition_for_region: Callable[[str], str]
        resource: Callable[..., Any]
    else:

        def __getattr__(self, name: str) -> Any:
            """Return an attribute of the boto3 session.

            Raises:
                AttributeError: there is no such attribute, or boto3 is not installed. There are no ``events``.
            """
            if name == "_boto3":
                import boto3

                keys = dict(zip(_KEY_ARGUMENTS, self._keys, strict=True))
                self._boto3 = boto3.Session(
                    **keys, region_name=self._region, profile_name=self._profile_name, aws_account_id=self._account_id
                )
                return self._boto3
            if name not in _BOTO3_ATTRIBUTES:
                from deadline_pages._names import attribute_error

                raise attribute_error(self, name)
            if not _has_boto3():
                from deadline_pages._extras import pip_install

                raise AttributeError(
                    f"{name!r} is boto3's; a session of deadline_pages needs boto3 for it: {pip_install('boto3')}"
                )
            return getattr(self._boto3, name)

    def __dir__(self) -> list[str]:
        """List boto3's attributes as well, if it is installed."""
        return sorted({*super().__dir__(), *(_BOTO3_ATTRIBUTES if _has_boto3() else ())})

    def __copy__(self) -> Session:
        """Return the session itself: it is immutable."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Session:
        """Return the session itself: it is immutable."""
        return self

    def __reduce__(self) -> NoReturn:
        """Raise, as boto3's sessions do: a pickle would contain keys.

        Raises:
            pickle.PicklingError: always.
        """
        from pickle import PicklingError

        raise PicklingError(f"Can't pickle {type(self)}: it holds keys")

    def __repr__(self) -> str:
        """Show the region, as boto3's sessions do."""
        return f"Session(region_name={self.region_name!r})"


def _has_boto3() -> bool:
    from importlib.util import find_spec

    return find_spec("boto3") is not None
