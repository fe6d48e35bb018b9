# Docstrings written by scripts/generate_stubs.py from the compiled module; the rest is by hand.
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import Any, Final, Generic, NoReturn, final

import duckdb
import pandas
import polars
import pyarrow
from botocore import paginate as _boto3
from typing_extensions import CapsuleType, Self, TypedDict, TypeVar, Unpack, disjoint_base

from deadline_pages._credentials.keys import Keys
from deadline_pages._credentials.plan import Plan, StaticPlan
from deadline_pages._credentials.services import ServiceSettings

__all__ = [
    "NOT_PAGEABLE",
    "Client",
    "CredentialProvider",
    "FarmServer",
    "ItemIterator",
    "PageCursor",
    "PageIterator",
    "ResultKeyIterator",
    "Snapshot",
    "Table",
    "TableCursor",
    "TableReader",
    "__version__",
    "decode_page",
    "decode_table",
    "members",
    "validate",
]
NOT_PAGEABLE: Final[tuple[str, ...]]
__version__: Final[str]
_Page = TypeVar("_Page", covariant=True, default=dict[str, Any])

class _TableOptions(TypedDict, total=False):
    columns: Iterable[str] | None
    flatten: bool
    dictionary: bool
    parents: bool
    max_rows: int | None

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

def decode_table(
    operation: str,
    bodies: Iterable[bytes | bytearray],
    *,
    parameters: Mapping[str, Any] | None = None,
    columns: Iterable[str] | None = None,
    flatten: bool = False,
    dictionary: bool = False,
    parents: bool = True,
) -> Table: ...
def members(operation_name: str, /) -> tuple[list[str], dict[str, list[str]]]:
    """Return what this build knows of an operation: the names of its parameters, and the members of each structure of its
    response, by the structure's name.

    Raises:
        KeyError: no paginated operation has this name.
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
        credentials: Keys | StaticPlan | CredentialProvider | Callable[..., Keys | None] | None = None,
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
        """Call an operation by its method name such as `list_sessions`.

        Raises:
            KeyError: no paginated operation has this name.
        """

    def call_async(self, operation_name: str, parameters: dict[str, Any], /) -> Awaitable[dict[str, Any]]:
        """`call` for an event loop: an awaitable of the response. No request is sent before it is awaited.

        Raises:
            KeyError: no paginated operation has this name.
        """

    def close(self) -> None:
        """Close the idle connections. The client can still be used."""

    @property
    def endpoint_url(self) -> str:
        """URL that requests are sent to, without the host prefix."""

    @property
    def place(self) -> str:
        """Region and endpoint, as in `repr()`."""

    @property
    def region_name(self) -> str:
        """The region that requests are signed for."""

@final
class CredentialProvider:
    """Fetches credentials by a plan; shared by the clients of a session."""

    def __new__(cls, plan: Plan, services: ServiceSettings, /) -> CredentialProvider: ...
    def load(self) -> bool:
        """Fetch credentials of a process, a container or an instance, once. False if there are none."""

    def is_loaded(self) -> bool:
        """Whether `load` would fetch nothing."""

@final
class Snapshot:
    """The entries of some dicts and the MROs of some classes, compared by identity."""

    def __new__(
        cls,
        places: Sequence[tuple[dict[Any, Any] | None, int | None, Sequence[tuple[Any, Any]], Sequence[Any]]],
        classes: Sequence[type],
    ) -> Snapshot: ...
    def is_same(self, own: dict[Any, Any] | None = None, /) -> bool:
        """Compare with the present.

        Args:
            own: the dict that stands for None among the places.

        Returns:
            Whether all entries and classes are still the same objects.
        """

@disjoint_base
class PageIterator(_boto3.PageIterator[Any], Generic[_Page]):
    """The pages of one listing. Each `iter()` starts from the first page."""

    def __new__(cls, *listing: Any, **_options: Any) -> Self: ...
    def __init__(self, *_listing: Any, **_options: Any) -> None: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, _memo: dict[int, Any]) -> NoReturn: ...
    def __iter__(self) -> PageCursor[_Page]: ...
    def __aiter__(self) -> PageCursor[_Page]: ...
    @property
    def resume_token(self) -> str | None:
        """The token (str) to pass as `StartingToken` to continue, after `MaxItems` or an error stopped the listing; else None."""

    @property
    def result_keys(self) -> list[Any]:
        """The compiled JMESPath expressions of the lists in a page. Every operation has one."""

    @property
    def non_aggregate_part(self) -> dict[str, Any]:
        """The members (dict) that all pages share, from the first page of the latest iteration."""

    def build_full_result(self) -> dict[str, Any]:
        """Read all pages into one dict.

        Returns:
            The result key with all items, the non-aggregate members, and `NextToken` if `MaxItems` stopped the listing.
        """

    def build_full_result_async(self) -> Awaitable[dict[str, Any]]:
        """`build_full_result()` for an event loop.

        Returns:
            An awaitable of the same dict.
        """

    def _merge(self, complete: dict[str, Any], page: dict[str, Any]) -> None:
        """Add a page's items to the full result."""

    def _complete(self, complete: dict[str, Any]) -> dict[str, Any]:
        """Add the members that follow the items of a full result."""

    def search(self, expression: str) -> ItemIterator:
        """Search each page with a JMESPath expression.

        Args:
            expression: a JMESPath expression (str), compiled when the first result is wanted.

        Returns:
            An iterator over the results: the elements of lists, one by one, and anything else as it is.
        """

    def result_key_iters(self) -> list[ResultKeyIterator]:
        """The items of all pages.

        Returns:
            A list with one iterable for each result key; every operation has one.
        """

    def rows(self) -> ItemIterator: ...
    def table(
        self,
        columns: Iterable[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> Table: ...
    def table_async(self, **options: Unpack[_TableOptions]) -> Awaitable[Table]: ...
    def _table_cursor(
        self,
        columns: Iterable[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> TableCursor: ...
    def to_reader(
        self,
        columns: Iterable[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> TableReader: ...
    def to_arrow(self, **options: Unpack[_TableOptions]) -> pyarrow.Table: ...
    def to_pandas(self, **options: Unpack[_TableOptions]) -> pandas.DataFrame: ...
    def to_polars(self, **options: Unpack[_TableOptions]) -> polars.DataFrame: ...
    def to_duckdb(
        self, connection: duckdb.DuckDBPyConnection | None = None, **options: Unpack[_TableOptions]
    ) -> duckdb.DuckDBPyRelation: ...
    def to_arrow_async(self, **options: Unpack[_TableOptions]) -> Awaitable[pyarrow.Table]: ...
    def to_pandas_async(self, **options: Unpack[_TableOptions]) -> Awaitable[pandas.DataFrame]: ...
    def to_polars_async(self, **options: Unpack[_TableOptions]) -> Awaitable[polars.DataFrame]: ...
    def to_duckdb_async(
        self, connection: duckdb.DuckDBPyConnection | None = None, **options: Unpack[_TableOptions]
    ) -> Awaitable[duckdb.DuckDBPyRelation]: ...
    def to_parquet(self, path: str | PathLike[str], **options: Unpack[_TableOptions]) -> int: ...
    def to_csv(
        self,
        path: str | PathLike[str],
        columns: Iterable[str] | None = None,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> int: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType: ...

@final
class Table:
    def __len__(self) -> int: ...
    @property
    def num_rows(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    @property
    def resume_token(self) -> str | None: ...
    def to_arrow(self) -> pyarrow.Table: ...
    def to_pandas(self) -> pandas.DataFrame: ...
    def to_polars(self) -> polars.DataFrame: ...
    def to_duckdb(self, connection: duckdb.DuckDBPyConnection | None = None) -> duckdb.DuckDBPyRelation: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType: ...

@final
class TableReader:
    @property
    def column_names(self) -> list[str]: ...
    @property
    def error(self) -> BaseException | None: ...
    @property
    def resume_token(self) -> str | None: ...
    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType: ...
    def close(self) -> None:
        """End the stream: whoever reads it, or waits for its next page in another thread, gets an error."""

@final
class TableCursor:
    def __aiter__(self) -> TableCursor: ...
    def __anext__(self) -> Awaitable[None]: ...
    def append(self, page: Mapping[str, Any]) -> bool: ...
    def finish(self) -> Table: ...
    def fail(self, error: BaseException) -> None: ...

@final
class PageCursor(Generic[_Page]):
    """An iterator over the pages of one listing, for `for` and for `async for`: `next()` gives a page as a dict.

    An error does not end the iterator: the next `next()` requests the failed page again, and no page is repeated. A page
    is not lost when a wait for it is cancelled. `close()` ends the iterator.
    """

    def __iter__(self) -> PageCursor[_Page]: ...
    def __next__(self) -> _Page: ...
    def __aiter__(self) -> PageCursor[_Page]: ...
    def __anext__(self) -> Awaitable[_Page]: ...
    def send(self, value: object, /) -> _Page:
        """Same as `next()`. The value is ignored."""

    def throw(self, *exception: Any) -> Any:
        """Raise an exception at the iterator, which ends it."""

    def close(self) -> None:
        """End the iterator and drop its requests."""

    def asend(self, value: object, /) -> Awaitable[_Page]:
        """Same as `anext()`. The value is ignored."""

    def athrow(self, *exception: Any) -> Awaitable[Any]:
        """`throw()` for an event loop, in effect when awaited."""

    def aclose(self) -> Awaitable[None]:
        """`close()` for an event loop, in effect when awaited."""

@final
class ItemIterator:
    """An iterator over items, page after page, for `for` and for `async for`."""

    def __iter__(self) -> ItemIterator: ...
    def __next__(self) -> Any: ...
    def __aiter__(self) -> ItemIterator: ...
    def __anext__(self) -> Awaitable[Any]: ...
    def send(self, value: object, /) -> Any:
        """Same as `next()`. The value is ignored."""

    def throw(self, *exception: Any) -> Any:
        """Raise an exception at the iterator, which ends it."""

    def close(self) -> None:
        """End the iterator. A search drops its requests; other iterators of a result key go on."""

    def asend(self, value: object, /) -> Awaitable[Any]:
        """Same as `anext()`. The value is ignored."""

    def athrow(self, *exception: Any) -> Awaitable[Any]:
        """`throw()` for an event loop, in effect when awaited."""

    def aclose(self) -> Awaitable[None]:
        """`close()` for an event loop, in effect when awaited."""

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
        """Stop listening, close all connections and wait for the thread to end. Does nothing if it is closed."""

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
