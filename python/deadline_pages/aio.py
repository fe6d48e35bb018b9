"""aiobotocore's way of writing it: a program that lists through aiobotocore goes on with this session instead.

>>> from deadline_pages.aio import get_session
>>> async with get_session().create_client("deadline", region_name="us-west-2") as client:
...     async for page in client.get_paginator("list_sessions").paginate(farmId=farm, queueId=queue, jobId=job):
...         print(len(page["sessions"]))

Nothing here is needed to await: the clients of ``deadline_pages.client`` do that as well, by methods of their own
(``async for``, ``list_sessions_async``).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deadline_pages._client.aio_client import AioClient, AioPageIterator, AioPaginator
from deadline_pages._client.coroutines import call_in_thread
from deadline_pages.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages._client.client import Client

__all__ = ["AioClient", "AioPageIterator", "AioPaginator", "AioSession", "get_session"]

# What a session has from botocore's, where that is installed: at once, or in a thread.
_BOTOCORE_ATTRIBUTES = (
    "full_config",
    "get_available_partitions",
    "get_available_services",
    "get_partition_for_region",
    "get_scoped_config",
)
_BOTOCORE_COROUTINES = ("get_available_regions", "get_service_data", "get_service_model")


def get_session(env_vars: None = None) -> AioSession:
    """Make a session, as ``aiobotocore.session.get_session`` does.

    Args:
        env_vars: only None.

    Raises:
        TypeError: it is not None.
    """
    return AioSession(env_vars)


class AioSession:
    """A session of the environment and the shared files.

    Args:
        session_vars: only None, as there are no other variables than botocore's.
        event_hooks: only None, as there are no events.
        include_builtin_handlers: only True.
        profile: a profile of the shared files (str); by default the environment's, or ``default``.

    Raises:
        ProfileNotFound: there is no such profile.
        TypeError: one of the first three is given.
    """

    def __init__(
        self,
        session_vars: None = None,
        event_hooks: None = None,
        include_builtin_handlers: Literal[True] = True,
        profile: str | None = None,
    ) -> None:
        """Note the profile; nothing is connected to."""
        if session_vars is not None or event_hooks is not None or not include_builtin_handlers:
            name = "session_vars" if session_vars is not None else "event_hooks and include_builtin_handlers"
            raise TypeError(f"{name} of aiobotocore's session are not supported by deadline_pages")
        self._arguments: dict[str, Any] = {"profile_name": profile}
        self._config: Any = None
        self._session = Session(**self._arguments)
        self._theirs: Any = None

    def create_client(
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
    ) -> _Context:
        """Make a client; `async with` opens and closes it.

        Args:
            service_name: always ``"deadline"``.
            region_name: such as ``"us-west-2"``, see ``deadline_pages.client``, as for all that follow.
            api_version: the version of the API's model.
            use_ssl: whether an endpoint of AWS is asked by HTTPS.
            verify: whether, or by which certificates, a server is verified.
            endpoint_url: where to send requests instead of AWS.
            aws_access_key_id: with the two that follow, used instead of the session's keys.
            aws_secret_access_key: see ``aws_access_key_id``.
            aws_session_token: see ``aws_access_key_id``.
            config: an ``aiobotocore.config.AioConfig``, a ``botocore.config.Config``, or a dict. Of its
                ``connector_args``, those that say how long something is kept change nothing about listing; others are
                refused by name.
            aws_account_id: changes nothing about listing.
            read_ahead: how many pages (int) a listing asks for before they are wanted.

        Returns:
            An asynchronous context manager that gives the client.

        Raises:
            Exception: on entering, what ``deadline_pages.client`` raises.
        """
        session, default = self._session, self._config

        def make() -> Client:
            from deadline_pages._config.aio_config import merged

            return session._create_client(
                service_name,
                region_name=region_name,
                api_version=api_version,
                use_ssl=use_ssl,
                verify=verify,
                endpoint_url=endpoint_url,
                aws_access_key_id=aws_access_key_id,
                aws_secret_access_key=aws_secret_access_key,
                aws_session_token=aws_session_token,
                config=merged(default, config),
                aws_account_id=aws_account_id,
                read_ahead=read_ahead,
            )

        return _Context(make, partial(session._fetches_first, aws_access_key_id))

    @property
    def profile(self) -> str | None:
        """The profile that was given, or the environment's; None where there is none."""
        return self._session._profile.chosen

    @property
    def available_profiles(self) -> list[str]:
        """The names of the profiles in the shared files."""
        return self._session.available_profiles

    def get_config_variable(self, logical_name: str) -> Any:
        """Give a setting by botocore's name for it.

        Args:
            logical_name: ``"region"`` or ``"profile"``; for any other, botocore is asked, which must be installed.
        """
        if logical_name == "profile":
            return self.profile
        if logical_name == "region":
            return self._session.region_name
        return self._botocore("get_config_variable")(logical_name)

    def set_config_variable(self, logical_name: str, value: Any) -> None:
        """Change a setting of the clients to come.

        Args:
            logical_name: ``"region"`` or ``"profile"``.
            value: the region or the profile (str).

        Raises:
            ProfileNotFound: there is no such profile.
            TypeError: it is another setting; give it to ``create_client`` instead.
        """
        names = {"region": "region_name", "profile": "profile_name"}
        if logical_name not in names:
            raise TypeError(f"{logical_name!r} cannot be set on a session of deadline_pages, but for a client")
        self._change(**{names[logical_name]: value})

    def set_credentials(
        self, access_key: str, secret_key: str, token: str | None = None, account_id: str | None = None
    ) -> None:
        """Use these keys for the clients to come.

        Args:
            access_key: the access key.
            secret_key: the secret key.
            token: the session token of temporary keys.
            account_id: changes nothing about listing.
        """
        self._change(
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
            aws_session_token=token,
            aws_account_id=account_id,
        )

    async def get_credentials(self) -> AioCredentials | None:
        """Give the credentials that botocore finds, which must be installed; None where there are none.

        Raises:
            AttributeError: botocore is not installed.
        """
        found = await call_in_thread(self._botocore("get_credentials"))
        return None if found is None else AioCredentials(found)

    def set_default_client_config(self, client_config: Any) -> None:
        """Give the config of the clients to come; what ``create_client`` is given counts before it.

        Args:
            client_config: as ``config`` of ``create_client``.
        """
        self._config = client_config

    def get_default_client_config(self) -> Any:
        """Give what ``set_default_client_config`` was given."""
        return self._config

    def _change(self, **arguments: Any) -> None:
        changed = {**self._arguments, **arguments}
        self._session, self._arguments, self._theirs = Session(**changed), changed, None

    def _botocore(self, name: str) -> Any:
        """Give an attribute of a botocore session with these settings."""
        if self._theirs is None:
            try:
                from botocore.session import Session as BotocoreSession
            except ImportError:
                raise AttributeError(f"{name!r} is botocore's; install botocore to use it here") from None
            self._theirs = BotocoreSession(profile=self._arguments["profile_name"])
            if (region := self._arguments.get("region_name")) is not None:
                self._theirs.set_config_variable("region", region)
            if any(keys := self._session._keys):
                self._theirs.set_credentials(*keys)
        return getattr(self._theirs, name)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Give what is botocore's.

            Raises:
                AttributeError: no such attribute, or botocore is not installed. There are no events.
            """
            if name in _BOTOCORE_ATTRIBUTES:
                return self._botocore(name)
            if name in _BOTOCORE_COROUTINES:
                return partial(call_in_thread, self._botocore(name))
            from deadline_pages._names import no_attribute

            raise no_attribute(self, name, instead="aiobotocore")

    def __dir__(self) -> list[str]:
        """Name what is botocore's as well, where it is installed."""
        from importlib.util import find_spec

        theirs = (*_BOTOCORE_ATTRIBUTES, *_BOTOCORE_COROUTINES) if find_spec("botocore") else ()
        return sorted({*super().__dir__(), *theirs})

    def __repr__(self) -> str:
        """Show profile and region."""
        return f"<deadline_pages.aio.AioSession of profile {self._session.profile_name}, {self._session.region_name}>"


class AioCredentials:
    """A session's credentials, with aiobotocore's way of freezing them."""

    def __init__(self, credentials: Any) -> None:
        """Wrap what a boto3 session gave."""
        self._credentials = credentials

    async def get_frozen_credentials(self) -> Any:
        """Give the keys of the moment; those that end soon are refreshed before."""
        return await call_in_thread(self._credentials.get_frozen_credentials)

    @property
    def access_key(self) -> str:
        """The access key."""
        return str(self._credentials.access_key)

    @property
    def secret_key(self) -> str:
        """The secret key."""
        return str(self._credentials.secret_key)

    @property
    def token(self) -> str | None:
        """The session token of temporary keys."""
        token: str | None = self._credentials.token
        return token

    @property
    def method(self) -> str:
        """Where botocore found them, such as ``shared-credentials-file``."""
        return str(self._credentials.method)


class _Context:
    """Makes a client where it is entered, in a thread where credentials have to be fetched for it."""

    def __init__(self, make: Callable[[], Client], is_slow: Callable[[], bool]) -> None:
        self._make = make
        self._is_slow = is_slow

    async def __aenter__(self) -> AioClient:
        self._client = AioClient(await call_in_thread(self._make) if self._is_slow() else self._make())
        return self._client

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()


def __getattr__(name: str) -> Any:
    import sys

    from deadline_pages._names import no_attribute

    raise no_attribute(sys.modules[__name__], name)


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
