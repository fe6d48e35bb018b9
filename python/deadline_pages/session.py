"""Sessions: a profile, keys and a region that clients are made from, as ``boto3.Session``."""

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

_KEYS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
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
    """What several clients have in common.

    What it has of ``boto3.Session`` beyond listing (``get_credentials()``, ``get_available_regions()``, ``resource()``,
    clients of other services) is boto3's: the first use makes a boto3 session with the same arguments, where boto3 is
    installed.

    Args:
        aws_access_key_id: with ``aws_secret_access_key`` (and ``aws_session_token``) used instead of what the
            environment and the shared files say.
        aws_secret_access_key: see ``aws_access_key_id``.
        aws_session_token: see ``aws_access_key_id``.
        region_name: such as ``"us-west-2"``; by default the environment's or the profile's.
        botocore_session: only None; a boto3 session with one of its own lists through ``deadline_pages.install()``.
        profile_name: a profile of the shared files; by default the environment's, or ``default``.
        aws_account_id: changes nothing about listing.

    Raises:
        ProfileNotFound: there is no such profile.
        ConfigParseError: a shared file cannot be read as one.
        NoCredentialsError: there is an account but no keys.
        PartialCredentialsError: only one of the two keys is given.
        TypeError: a botocore session is given.
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
        """Read the shared files; nothing is connected to."""
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
        # As boto3, which leaves the choice of credentials open unless one of the three is given and not empty.
        given = any(keys)
        if given:
            check_keys(aws_access_key_id, aws_secret_access_key)
            if aws_access_key_id is None:
                raise error("PartialCredentialsError", provider="explicit", cred_var="aws_access_key_id")
        self._keys = keys if given else (None, None, None)
        Profile(profile_name)
        self._chosen = profile_name
        self._region = region_name
        self._account = aws_account_id
        self._providers: dict[Any, _native.CredentialProvider] = {}

    @property
    def _profile(self) -> Profile:
        """What the files and the environment say at the moment: the default session lasts as long as the process."""
        from deadline_pages._config.profile import Profile

        return Profile(self._chosen)

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

        Args:
            service_name: ``"deadline"``; a client of any other service is boto3's.
            region_name: see ``deadline_pages.client``, as for all that follow.
            api_version: the version of the API's model.
            use_ssl: whether an endpoint of AWS is asked by HTTPS.
            verify: whether, or by which certificates, a server is verified.
            endpoint_url: where to send requests instead of AWS.
            aws_access_key_id: with the two that follow, used instead of the session's keys.
            aws_secret_access_key: see ``aws_access_key_id``.
            aws_session_token: see ``aws_access_key_id``.
            config: a ``botocore.config.Config``, or a dict.
            aws_account_id: changes nothing about listing.
            read_ahead: how many pages (int) a listing asks for before they are wanted.

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
            arguments |= zip(_KEYS, self._keys, strict=True)
        return create_client(
            service_name, **arguments, profile=self._profile, session_region=self._region, shared=self._providers
        )

    def _create_boto3_client(self, service_name: str, *, read_ahead: int, **arguments: Any) -> Any:
        if read_ahead != 1:
            raise TypeError("read_ahead is for clients of deadline; others are boto3's")
        return create_boto3_client(self._boto3.client, service_name, **arguments)

    def _fetches_first(self, aws_access_key_id: str | None = None, **_: Any) -> bool:
        """Tell whether `client()` with these arguments fetches credentials first, and may take long."""
        from deadline_pages._credentials.chain import is_fetched_first

        given = aws_access_key_id is not None or self._keys[0] is not None
        return not given and is_fetched_first(self._profile, self._providers)

    if TYPE_CHECKING:  # what is boto3's
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
            """Give what is boto3's.

            Raises:
                AttributeError: no such attribute, or boto3 is not installed. There are no ``events``.
            """
            if name == "_boto3":
                import boto3

                keys = dict(zip(_KEYS, self._keys, strict=True))
                self._boto3 = boto3.Session(
                    **keys, region_name=self._region, profile_name=self._chosen, aws_account_id=self._account
                )
                return self._boto3
            if name not in _BOTO3_ATTRIBUTES:
                from deadline_pages._names import no_attribute

                raise no_attribute(self, name)
            if not _has_boto3():
                raise AttributeError(f"{name!r} is boto3's; install boto3 to use it on a session of deadline_pages")
            return getattr(self._boto3, name)

    def __dir__(self) -> list[str]:
        """Name what is boto3's as well, where it is installed."""
        return sorted({*super().__dir__(), *(_BOTO3_ATTRIBUTES if _has_boto3() else ())})

    def __copy__(self) -> Session:
        """Give the session itself: nothing of it changes."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Session:
        """Give the session itself: nothing of it changes."""
        return self

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled, as boto3 does: keys would go along.

        Raises:
            pickle.PicklingError: always.
        """
        from pickle import PicklingError

        raise PicklingError(f"Can't pickle {type(self)}: it holds keys")

    def __repr__(self) -> str:
        """Show the region, as boto3 does."""
        return f"Session(region_name={self.region_name!r})"


def _has_boto3() -> bool:
    from importlib.util import find_spec

    return find_spec("boto3") is not None
