from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, Generic, NoReturn, final

from botocore import paginate as _boto3
from typing_extensions import Self, TypeVar, disjoint_base

__all__ = [
    "NOT_PAGEABLE",
    "Client",
    "CredentialProvider",
    "FarmServer",
    "IdentityCenter",
    "ItemIterator",
    "PageCursor",
    "PageIterator",
    "ResultKeyIterator",
    "Snapshot",
    "__version__",
    "decode_page",
    "members",
    "validate",
]
NOT_PAGEABLE: Final[tuple[str, ...]]
__version__: Final[str]
_Page = TypeVar("_Page", covariant=True, default=dict[str, Any])

def decode_page(operation: str, body: bytes, /) -> dict[str, Any]:
    """Decode the body of one page.

    Args:
        operation: the method that lists it, such as `list_sessions`.
        body: the JSON as it came over HTTP, for instance a recorded one.

    Returns:
        The page as the paginators yield it, without `ResponseMetadata`.

    Raises:
        KeyError: no paginated operation has this name.
        ResponseParserError: the body is not a page of that operation.
    """

def members(operation_name: str, /) -> tuple[list[str], dict[str, list[str]]]:
    """What this build knows of an operation: the names of its parameters, and the members of each structure of its
    answer, by the structure's name.

    :raises KeyError: no paginated operation has this name.
    """

def validate(operation: str, /, **parameters: object) -> None:
    """Check parameters as a call of the operation would, and send nothing.

    Args:
        operation: a method name such as `list_sessions`.
        parameters: what the call would be given.

    Raises:
        KeyError: no paginated operation has this name.
        ParamValidationError: what botocore would say.
    """

@final
class Client:
    """A Deadline Cloud client that lists. Made by `deadline_pages.client`."""

    def __new__(
        cls,
        *,
        region_name: str,
        endpoint_url: str | None = None,
        use_ssl: bool = True,
        use_fips: bool = False,
        use_dual_stack: bool = False,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        provider: CredentialProvider | None = None,
        credentials: Callable[..., tuple[str, str, str | None, None] | None] | None = None,
        exceptions: object = None,
        inject_host_prefix: bool = True,
        retry_mode: str | None = None,
        max_attempts: int | None = None,
        connect_timeout: float | None = None,
        read_timeout: float | None = None,
        max_pool_connections: int | None = None,
        verify: bool | str,
        configured_verify: bool | str,
        proxies: object = None,
        tcp_keepalive: bool = False,
        user_agent: str | None = None,
        user_agent_extra: str | None = None,
        user_agent_appid: str | None = None,
        read_ahead: int = 1,
    ) -> Client: ...
    def call(self, operation_name: str, parameters: dict[str, Any], /) -> dict[str, Any]:
        """One answer of an operation, by its method name such as `list_sessions`.

        :raises KeyError: no paginated operation has this name.
        """

    def call_async(self, operation_name: str, parameters: dict[str, Any], /) -> Awaitable[dict[str, Any]]:
        """`call` for an event loop: an awaitable of the answer. Nothing happens before it is awaited.

        :raises KeyError: no paginated operation has this name.
        """

    def close(self) -> None:
        """Close the connections that are kept open. The client can still be used."""

    @property
    def endpoint_url(self) -> str:
        """Where requests go, before the host prefix."""

    @property
    def place(self) -> str:
        """Region and endpoint, as they stand in what `repr()` gives."""

    @property
    def region_name(self) -> str:
        """The region that requests are signed for."""

@final
class CredentialProvider:
    """Fetches credentials by a plan of `_credentials.py`; shared by the clients of a session."""

    def __new__(
        cls,
        plan: tuple[Any, ...],
        region: str,
        *,
        sts_endpoint_url: str | None = None,
        sso_endpoint_url: str | None = None,
        oidc_endpoint_url: str | None = None,
        use_fips: bool = False,
        use_dual_stack: bool = False,
        max_attempts: int = 3,
    ) -> CredentialProvider: ...
    def load(self) -> bool:
        """Run the process, or ask the container or the instance, unless that was done. False: there are no credentials."""

    def is_loaded(self) -> bool:
        """Whether `load` would fetch nothing."""

@final
class IdentityCenter:
    """The SDK's clients for the two services, and where they ask."""

    def create_token(self, refresh_token: str, client_id: str, client_secret: str, /) -> tuple[str, int, str | None]:
        """A new access token, the seconds that it lasts, and the next refresh token if there is one."""

    def get_role_credentials(
        self, account_id: str, role_name: str, access_token: str, /
    ) -> tuple[str, str, str | None, int]:
        """Access key, secret key, session token, and their end in seconds since 1970."""

@final
class Snapshot:
    """Some dicts and classes as they were. Made by `_botocore/snapshot.py`."""

    def __new__(
        cls,
        places: Sequence[tuple[dict[Any, Any] | None, int | None, Sequence[tuple[Any, Any]], Sequence[Any]]],
        classes: Sequence[type],
    ) -> Snapshot: ...
    def is_same(self, own: dict[Any, Any] | None = None, /) -> bool:
        """Tell whether all is as it was. `own` stands for the dict that is not kept."""

@disjoint_base
class PageIterator(_boto3.PageIterator[Any], Generic[_Page]):
    """The pages of one listing. Each `iter()` starts a pass of its own from the beginning."""

    def __new__(cls, *listing: Any, **_options: Any) -> Self: ...
    def __init__(self, *_listing: Any, **_options: Any) -> None: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: dict[int, Any]) -> NoReturn: ...
    def __iter__(self) -> PageCursor[_Page]: ...
    def __aiter__(self) -> PageCursor[_Page]: ...
    @property
    def resume_token(self) -> str | None:
        """The token to go on from, as `StartingToken`: set where `MaxItems` cut the listing short or an error stopped it."""

    @property
    def result_keys(self) -> list[Any]:
        """The JMESPath expressions of the lists in a page: one for every operation."""

    @property
    def non_aggregate_part(self) -> dict[str, Any]:
        """The members that all pages share, taken from the first page of the latest pass."""

    def build_full_result(self) -> dict[str, Any]:
        """Drain the listing into one dict: the result key with all items, the non-aggregate members, and `NextToken`
        where `MaxItems` cut it short.
        """

    def build_full_result_async(self) -> Awaitable[dict[str, Any]]:
        """`build_full_result` for an event loop: the same dict, from an awaitable."""

    def _merge(self, complete: dict[str, Any], page: dict[str, Any]) -> None:
        """Add a page's items to those before them."""

    def _complete(self, complete: dict[str, Any]) -> dict[str, Any]:
        """What comes after the items."""

    def search(self, expression: str) -> ItemIterator:
        """Search each page with a JMESPath expression and iterate over what it finds: a list's elements one by one,
        anything else as it is.

        Args:
            expression: a JMESPath expression (str), compiled when the first result is asked for.
        """

    def result_key_iters(self) -> list[ResultKeyIterator]:
        """One iterable over the items for each result key."""

@final
class PageCursor(Generic[_Page]):
    """An iterator over the pages of one listing, for `for` and for `async for`: `next()` gives a page as a dict.

    After an error the iterator has not ended: the next `next()` asks for the page that failed again, and the pages
    before it are not repeated. Nor does it lose a page that somebody stopped to wait for. `close()` ends it.
    """

    def __iter__(self) -> PageCursor[_Page]: ...
    def __next__(self) -> _Page: ...
    def __aiter__(self) -> PageCursor[_Page]: ...
    def __anext__(self) -> Awaitable[_Page]: ...
    def send(self, value: object, /) -> _Page:
        """As `next()`: what is sent changes nothing."""

    def throw(self, *exception: Any) -> Any:
        """Raise an exception, which ends the iterator."""

    def close(self) -> None:
        """End the iterator, and give up the pages that it asked for."""

    def asend(self, value: object, /) -> Awaitable[_Page]:
        """As `anext()`: what is sent changes nothing."""

    def athrow(self, *exception: Any) -> Awaitable[Any]:
        """Raise an exception, which ends the iterator, where it is awaited."""

    def aclose(self) -> Awaitable[None]:
        """`close`, where it is awaited."""

@final
class ItemIterator:
    """An iterator over what is found in the pages, page after page, for `for` and for `async for`."""

    def __iter__(self) -> ItemIterator: ...
    def __next__(self) -> Any: ...
    def __aiter__(self) -> ItemIterator: ...
    def __anext__(self) -> Awaitable[Any]: ...
    def send(self, value: object, /) -> Any:
        """As `next()`: what is sent changes nothing."""

    def throw(self, *exception: Any) -> Any:
        """Raise an exception, which ends the iterator."""

    def close(self) -> None:
        """End the iterator. A search gives up the pages that it asked for; those of a result key go on."""

    def asend(self, value: object, /) -> Awaitable[Any]:
        """As `anext()`: what is sent changes nothing."""

    def athrow(self, *exception: Any) -> Awaitable[Any]:
        """Raise an exception, which ends the iterator, where it is awaited."""

    def aclose(self) -> Awaitable[None]:
        """`close`, where it is awaited."""

@final
class ResultKeyIterator:
    """The items under one result key of a listing."""

    def __copy__(self) -> ResultKeyIterator: ...
    def __iter__(self) -> ItemIterator: ...
    def __aiter__(self) -> ItemIterator: ...
    @property
    def result_key(self) -> Any:
        """The JMESPath expression of the items."""

@final
class FarmServer:
    """A local farm's server. `deadline_pages.testing.LocalFarm` is the front of it, and checks the arguments."""

    def __new__(
        cls,
        *,
        seed: int,
        farms: int,
        queues: int,
        fleets: int,
        workers: int,
        jobs: int,
        steps: int,
        tasks: int,
        sessions_per_job: int,
        actions_per_session: int,
        latency: float,
        throttle_rate: float,
        retry_after: int | None,
        max_page_size: int | None,
    ) -> FarmServer: ...
    def start(self, port: int) -> None:
        """Listen on this port of 127.0.0.1, 0 for any that is free; nothing happens if it listens already."""

    def close(self) -> None:
        """Stop listening, cut all connections and wait for the thread to end. Twice is once."""

    @property
    def port(self) -> int | None:
        """The port that is listened on, if any."""

    @property
    def requests(self) -> int:
        """How many requests have come in."""

    @property
    def latency(self) -> float:
        """Seconds to wait before each answer."""

    @latency.setter
    def latency(self, seconds: float, /) -> None: ...
    @property
    def throttle_rate(self) -> float:
        """The share of requests that are throttled."""

    @throttle_rate.setter
    def throttle_rate(self, share: float, /) -> None: ...
    def id(self, kind: str, numbers: list[int]) -> str:
        """The id of a farm, queue, fleet, worker, job, step or session, by its number in each parent from the farm down."""
