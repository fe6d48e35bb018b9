"""aiobotocore's interface: a program that lists with aiobotocore can use this session instead.

>>> from deadline_pages.aio import get_session
>>> async with get_session().create_client("deadline", region_name="us-west-2") as client:
...     async for page in client.get_paginator("list_sessions").paginate(farmId=farm, queueId=queue, jobId=job):
...         print(len(page["sessions"]))

Clients of ``deadline_pages.client`` are asynchronous as well, without this module: by ``async for`` over pages, and by
methods such as ``list_sessions_async``.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from deadline_pages._client.aio_client import AioClient, AioPageIterator, AioPaginator, AioScan
from deadline_pages._threads import call_in_thread
from deadline_pages.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike
    from typing import Any, Literal

    from deadline_pages._client.client import Client

__all__ = ["AioClient", "AioPageIterator", "AioPaginator", "AioScan", "AioSession", "get_session"]

# Attributes of a botocore session, if botocore is installed; those that block become coroutines.
_BOTOCORE_ATTRIBUTES = (
    "full_config",
    "get_available_partitions",
    "get_available_services",
    "get_partition_for_region",
    "get_scoped_config",
)
_BOTOCORE_COROUTINES = ("get_available_regions", "get_service_data", "get_service_model")


def get_session(env_vars: None = None) -> AioSession:
    """Create a session, as ``aiobotocore.session.get_session`` does.

    Args:
        env_vars: only None.

    Raises:
        TypeError: ``env_vars`` is not None.
    """
    return AioSession(env_vars)


class AioSession:
    """A session with aiobotocore's interface, configured by the environment and the shared files.

    Args:
        session_vars: only None: other session variables are not supported.
        event_hooks: only None: events are not supported.
        include_builtin_handlers: only True.
        profile: profile of the shared files (str); by default the environment's, or ``default``.

    Raises:
        ProfileNotFound: the profile does not exist.
        TypeError: one of the first three arguments is not supported.
    """

    def __init__(
        self,
        session_vars: None = None,
        event_hooks: None = None,
        include_builtin_handlers: Literal[True] = True,
        profile: str | None = None,
    ) -> None:
        """Read the shared files; no request is sent."""
        if session_vars is not None or event_hooks is not None or not include_builtin_handlers:
            name = "session_vars" if session_vars is not None else "event_hooks and include_builtin_handlers"
            raise TypeError(f"{name} of aiobotocore's session are not supported by deadline_pages")
        self._arguments: dict[str, Any] = {"profile_name": profile}
        self._config: Any = None
        self._session = Session(**self._arguments)
        self._botocore_session: Any = None

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
        """Create a client; `async with` opens and closes it.

        Args:
            service_name: always ``"deadline"``.
            region_name: region such as ``"us-west-2"``, see ``deadline_pages.client``, as for all that follow.
            api_version: version of the service model.
            use_ssl: whether to use HTTPS with AWS's endpoints.
            verify: whether to verify certificates, or the path of a CA bundle.
            endpoint_url: URL of another endpoint.
            aws_access_key_id: with the next two, used instead of the session's keys.
            aws_secret_access_key: see ``aws_access_key_id``.
            aws_session_token: see ``aws_access_key_id``.
            config: an ``aiobotocore.config.AioConfig``, a ``botocore.config.Config``, or a dict of options. Of
                ``connector_args``, caching options are accepted without effect, others are rejected by name.
            aws_account_id: accepted; does not affect listing.
            read_ahead: number of pages (int) that a listing requests ahead.

        Returns:
            An asynchronous context manager for the client.

        Raises:
            Exception: on entering, what ``deadline_pages.client`` raises.
        """
        session, default = self._session, self._config

        def make() -> Client:
            from deadline_pages._config.aio_config import merge_configs

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
                config=merge_configs(default, config),
                aws_account_id=aws_account_id,
                read_ahead=read_ahead,
            )

        return _Context(make, partial(session._fetches_eagerly, aws_access_key_id))

    @property
    def profile(self) -> str | None:
        """Name of the profile: the given one or the environment's; None if there is none."""
        return self._session._profile.chosen

    @property
    def available_profiles(self) -> list[str]:
        """Names of the profiles in the shared files."""
        return self._session.available_profiles

    def get_config_variable(self, logical_name: str) -> Any:
        """Return a setting by botocore's name.

        Args:
            logical_name: ``"region"`` or ``"profile"``; any other name needs botocore.

        Raises:
            AttributeError: the name is another one, and botocore is not installed.
        """
        if logical_name == "profile":
            return self.profile
        if logical_name == "region":
            return self._session.region_name
        return self._botocore("get_config_variable")(logical_name)

    def set_config_variable(self, logical_name: str, value: Any) -> None:
        """Set a default for clients created later.

        Args:
            logical_name: ``"region"`` or ``"profile"``.
            value: the region or the profile (str).

        Raises:
            ProfileNotFound: the profile does not exist.
            TypeError: the name is another one; use an argument of ``create_client`` instead.
        """
        names = {"region": "region_name", "profile": "profile_name"}
        if logical_name not in names:
            raise TypeError(f"{logical_name!r} cannot be set on a session of deadline_pages, but for a client")
        self._change(**{names[logical_name]: value})

    def set_credentials(
        self, access_key: str, secret_key: str, token: str | None = None, account_id: str | None = None
    ) -> None:
        """Set the keys of clients created later.

        Args:
            access_key: access key ID.
            secret_key: secret access key.
            token: session token of temporary keys.
            account_id: accepted; does not affect listing.
        """
        self._change(
            aws_access_key_id=access_key,
            aws_secret_access_key=secret_key,
            aws_session_token=token,
            aws_account_id=account_id,
        )

    async def get_credentials(self) -> AioCredentials | None:
        """Return the credentials that botocore finds, None if there are none.

        Raises:
            AttributeError: botocore is not installed.
        """
        found = await call_in_thread(self._botocore("get_credentials"))
        return None if found is None else AioCredentials(found)

    def set_default_client_config(self, client_config: Any) -> None:
        """Set the default config of clients created later; options given to ``create_client`` take precedence.

        Args:
            client_config: as ``config`` of ``create_client``.
        """
        self._config = client_config

    def get_default_client_config(self) -> Any:
        """Return the config set by ``set_default_client_config``."""
        return self._config

    def _change(self, **arguments: Any) -> None:
        changed = {**self._arguments, **arguments}
        self._session, self._arguments, self._botocore_session = Session(**changed), changed, None

    def _botocore(self, name: str) -> Any:
        """Return an attribute of a botocore session with the same settings."""
        if self._botocore_session is None:
            try:
                from botocore.session import Session as BotocoreSession
            except ImportError:
                from deadline_pages._extras import pip_install

                raise AttributeError(
                    f"{name!r} is botocore's; a session of deadline_pages.aio needs botocore for it: "
                    f"{pip_install('boto3')}"
                ) from None
            self._botocore_session = BotocoreSession(profile=self._arguments["profile_name"])
            if (region := self._arguments.get("region_name")) is not None:
                self._botocore_session.set_config_variable("region", region)
            if any(keys := self._session._keys):
                self._botocore_session.set_credentials(*keys)
        return getattr(self._botocore_session, name)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Return an attribute of the botocore session.

            Raises:
                AttributeError: there is no such attribute, or botocore is not installed. There are no events.
            """
            if name in _BOTOCORE_ATTRIBUTES:
                return self._botocore(name)
            if name in _BOTOCORE_COROUTINES:
                return partial(call_in_thread, self._botocore(name))
            from deadline_pages._names import attribute_error

            raise attribute_error(self, name, instead="aiobotocore")

    def __dir__(self) -> list[str]:
        """List botocore's attributes as well, if it is installed."""
        from importlib.util import find_spec

        theirs = (*_BOTOCORE_ATTRIBUTES, *_BOTOCORE_COROUTINES) if find_spec("botocore") else ()
        return sorted({*super().__dir__(), *theirs})

    def __repr__(self) -> str:
        """Show profile and region."""
        return f"<deadline_pages.aio.AioSession of profile {self._session.profile_name}, {self._session.region_name}>"


class AioCredentials:
    """Credentials with aiobotocore's interface."""

    def __init__(self, credentials: Any) -> None:
        """Wrap botocore's credentials."""
        self._credentials = credentials

    async def get_frozen_credentials(self) -> Any:
        """Return the current keys, refreshed first if they expire soon."""
        return await call_in_thread(self._credentials.get_frozen_credentials)

    @property
    def access_key(self) -> str:
        """The access key ID."""
        return str(self._credentials.access_key)

    @property
    def secret_key(self) -> str:
        """The secret access key."""
        return str(self._credentials.secret_key)

    @property
    def token(self) -> str | None:
        """The session token, None without temporary keys."""
        token: str | None = self._credentials.token
        return token

    @property
    def method(self) -> str:
        """botocore's name of the source, such as ``shared-credentials-file``."""
        return str(self._credentials.method)


class _Context:
    """Context manager that creates a client when entered, in a thread if it has to fetch credentials."""

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

    from deadline_pages._names import attribute_error

    raise attribute_error(sys.modules[__name__], name)


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
