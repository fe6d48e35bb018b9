# Docstrings written by scripts/generate_stubs.py from the compiled module; the rest is by hand.
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
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
from deadline_pages._scan.progress import Progress

__all__ = [
    "NOT_PAGEABLE",
    "Client",
    "CredentialProvider",
    "FarmFault",
    "FarmServer",
    "Identities",
    "ItemIterator",
    "PageCursor",
    "PageIterator",
    "Partition",
    "ResultKeyIterator",
    "Scan",
    "Table",
    "TableCursor",
    "TableReader",
    "TableSet",
    "__build__",
    "__version__",
    "decode_page",
    "decode_table",
    "members",
    "validate",
]
NOT_PAGEABLE: Final[tuple[str, ...]]
__build__: Final[Mapping[str, str | bool | None]]
__version__: Final[str]
_Page = TypeVar("_Page", covariant=True, default=dict[str, Any])

class _LazyOptions(TypedDict, total=False):
    columns: Iterable[str] | None
    flatten: bool
    dictionary: bool
    parents: bool

class _TableOptions(_LazyOptions, total=False):
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
    bodies: Iterable[bytes | bytearray | str],
    *,
    parameters: Mapping[str, Any] | None = None,
    columns: Iterable[str] | None = None,
    flatten: bool = False,
    dictionary: bool = False,
    parents: bool = True,
) -> Table:
    """Decode the bodies of pages into one table.

    Args:
        operation: the method that lists them, such as `list_sessions`.
        bodies: an iterable of the JSON as it came over HTTP (bytes, bytearray or str), a page each, for instance recorded
            ones.
        parameters: the parameters of the listing (dict), for the columns of its parents' ids; these are null without it.
        columns: names (list of str) of the columns to make, in this order; all if it is None.
        flatten: make columns of the members of structures (`definition.taskRun.taskId`).
        dictionary: keep strings that repeat as Arrow dictionaries, pandas' categories.
        parents: begin with columns of the parents' ids.

    Returns:
        A `Table`, with the same columns as `PageIterator.table()`.

    Raises:
        KeyError: no paginated operation has this name.
        ValueError: there is no such column, or the operation has no such parameter.
        TypeError: `bodies` is one body, or a body is of another type.
        ResponseParserError: a body is not a page of that operation. Its `table` has the rows of those before it.
    """

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
class Identities:
    """The entries of some dicts and the MROs of some classes, compared by identity."""

    def __new__(
        cls,
        places: Sequence[tuple[dict[Any, Any] | None, int | None, Sequence[tuple[Any, Any]], Sequence[Any]]],
        classes: Sequence[type],
    ) -> Identities: ...
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

    def rows(self) -> ItemIterator:
        """The items of all pages, one by one.

        Returns:
            An iterator over items (dicts), for `for` and for `async for`.
        """

    def table(
        self,
        columns: Iterable[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> Table:
        """Read all pages into a table of columns.

        Every table of an operation has the same columns: all members of its items, also those that no item has.

        Args:
            columns: names (list of str) of the columns to make, in this order; all if it is None.
            flatten: make columns of the members of structures (`definition.taskRun.taskId`).
            dictionary: keep strings that repeat as Arrow dictionaries, pandas' categories.
            parents: begin with columns of the parents' ids, such as `farmId` and `queueId`.
            max_rows: the most rows (int) to read; all if it is None.

        Returns:
            A `Table`, for pandas, polars, DuckDB and pyarrow.

        Raises:
            ValueError: there is no such column.
            Exception: those of iteration. Its `table` is a `Table` of the rows before it, and `table.resume_token` the
                `StartingToken` to continue with.
        """

    def table_async(self, **options: Unpack[_TableOptions]) -> Awaitable[Table]:
        """`table()` for an event loop.

        Args:
            options: those of `table()`.

        Returns:
            An awaitable of the same table.
        """

    def _table_cursor(
        self,
        columns: Iterable[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> TableCursor:
        """A table in the making, for Python code."""

    def to_reader(
        self,
        columns: Iterable[str] | None = None,
        flatten: bool = False,
        dictionary: bool = False,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> TableReader:
        """Read all pages as a stream of columns, in constant memory.

        Args:
            columns: as for `table()`, and so are the others.
            flatten: make columns of the members of structures.
            dictionary: keep strings that repeat as Arrow dictionaries. They grow from batch to batch.
            parents: begin with columns of the parents' ids.
            max_rows: the most rows (int) to read.

        Returns:
            A `TableReader`, which is read once. Nothing is requested before.

        Raises:
            ValueError: there is no such column.
            TypeError: a subclass changes how pages are iterated, which a stream cannot follow.
        """

    def to_arrow(self, **options: Unpack[_TableOptions]) -> pyarrow.Table:
        """Read all pages into a `pyarrow.Table`.

        Args:
            options: those of `table()`.

        Returns:
            A `pyarrow.Table`, with the columns of `table()`.

        Raises:
            ImportError: pyarrow is not installed; nothing is requested.
            Exception: those of `table()`, with its `table`.
        """

    def to_pandas(self, **options: Unpack[_TableOptions]) -> pandas.DataFrame:
        """Read all pages into a `pandas.DataFrame`.

        Args:
            options: those of `table()`.

        Returns:
            A `pandas.DataFrame`, with the columns of `table()`.

        Raises:
            ImportError: pandas or pyarrow is not installed; nothing is requested.
            Exception: those of `table()`, with its `table`.
        """

    def to_polars(self, **options: Unpack[_TableOptions]) -> polars.DataFrame:
        """Read all pages into a `polars.DataFrame`.

        Args:
            options: those of `table()`.

        Returns:
            A `polars.DataFrame`, with the columns of `table()`.

        Raises:
            ImportError: polars is not installed; nothing is requested.
            Exception: those of `table()`, with its `table`.
        """

    def to_duckdb(
        self, connection: duckdb.DuckDBPyConnection | None = None, **options: Unpack[_TableOptions]
    ) -> duckdb.DuckDBPyRelation:
        """Read all pages into a relation of DuckDB.

        Args:
            connection: a DuckDB connection; the default one if it is None.
            options: those of `table()`.

        Returns:
            A `duckdb.DuckDBPyRelation`, which holds the rows.

        Raises:
            ImportError: duckdb is not installed; nothing is requested.
            Exception: those of `table()`, with its `table`.
        """

    def to_arrow_async(self, **options: Unpack[_TableOptions]) -> Awaitable[pyarrow.Table]:
        """`to_arrow()` for an event loop.

        Args:
            options: those of `table()`.

        Returns:
            An awaitable of the same; it is converted in a thread.
        """

    def to_pandas_async(self, **options: Unpack[_TableOptions]) -> Awaitable[pandas.DataFrame]:
        """`to_pandas()` for an event loop.

        Args:
            options: those of `table()`.

        Returns:
            An awaitable of the same; it is converted in a thread.
        """

    def to_polars_async(self, **options: Unpack[_TableOptions]) -> Awaitable[polars.DataFrame]:
        """`to_polars()` for an event loop.

        Args:
            options: those of `table()`.

        Returns:
            An awaitable of the same; it is converted in a thread.
        """

    def to_duckdb_async(
        self, connection: duckdb.DuckDBPyConnection | None = None, **options: Unpack[_TableOptions]
    ) -> Awaitable[duckdb.DuckDBPyRelation]:
        """`to_duckdb()` for an event loop.

        Args:
            connection: a DuckDB connection; the default one if it is None.
            options: those of `table()`.

        Returns:
            An awaitable of the same.
        """

    def to_parquet(self, path: str | PathLike[str], **options: Unpack[_TableOptions]) -> int:
        """Write all pages to a Parquet file, in constant memory, by pyarrow, polars or DuckDB.

        The file is there when it is complete: it has another name until then, and is removed after an error.

        Args:
            path: the file's path (str or os.PathLike).
            options: those of `table()`.

        Returns:
            The number of rows (int).

        Raises:
            ImportError: none of these libraries is installed; nothing is requested.
            ValueError: there is no such column.
            OSError: no file can be written there.
            Exception: those of iteration.
        """

    def to_csv(
        self,
        path: str | PathLike[str],
        columns: Iterable[str] | None = None,
        parents: bool = True,
        max_rows: int | None = None,
    ) -> int:
        """Write all pages to a CSV file, in constant memory, by pyarrow, polars or DuckDB.

        Structures become columns of their own, as with `flatten`; lists and maps are written as JSON. The file is there
        when it is complete.

        Args:
            path: the file's path (str or os.PathLike).
            columns: names (list of str) of the columns to write, in this order; all if it is None.
            parents: begin with columns of the parents' ids.
            max_rows: the most rows (int) to read.

        Returns:
            The number of rows (int).

        Raises:
            ImportError: none of these libraries is installed; nothing is requested.
            ValueError: there is no such column.
            OSError: no file can be written there.
            Exception: those of iteration.
        """

    def _repr_html_(self) -> str:
        """What a notebook shows (str). Requests nothing."""

    def __array__(self, *_arguments: Any, **_options: Any) -> NoReturn: ...
    def lazy(self, **options: Unpack[_LazyOptions]) -> polars.LazyFrame:
        """The listing as a lazy frame of polars, which reads the columns and rows that a query needs.

        Each use in a query lists anew, and stops where the query has enough rows. Uses of equal columns are read once.

        Args:
            options: those of `table()`, but for `max_rows`: `head()` of the frame reads no more than it needs.

        Returns:
            A `polars.LazyFrame`. Nothing is requested before it is collected.

        Raises:
            ImportError: polars is not installed.
            ValueError: there is no such column.
            TypeError: a subclass changes how pages are iterated, which a stream cannot follow.
        """

    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType: ...

@disjoint_base
class Scan(PageIterator[dict[str, Any]]):
    """The pages of one operation below all parents: of the whole farm, or of the ids that were given.

    Made by `client.scan()`. It is a `PageIterator` whose pages have `page["Parents"]`, the ids of the farm, queue, job ...
    that the page's items belong to. Pages come as they arrive, those of several listings mixed. Each iteration lists anew;
    `progress` and `errors` are those of the latest.
    """

    def __new__(
        cls,
        client: Client,
        operation: str,
        parameters: dict[str, Any],
        *,
        regions: Sequence[str] = ...,
        beside: Sequence[str] = ...,
        concurrency: int,
        requests_per_second: float | None,
        ordered: bool,
        collect: bool,
        only: Callable[[str, Any], Any] | None,
        progress: Callable[[Progress], Any] | None,
        profile_name: str | None = ...,
    ) -> Self: ...
    def __copy__(self) -> Self: ...
    @property
    def progress(self) -> Progress | None:
        """What happened so far, in the latest iteration (`Progress`); None before the first."""

    @property
    def errors(self) -> list[BaseException]:
        """The errors (list of exceptions) that were collected in the latest iteration. A note of each names the listing,
        whose ids it has as `parents` (dict).
        """

    @property
    def operations(self) -> list[str]:
        """The method names (list of str) of the operations that are called, parents first."""

    def partitions(self, n: int, /) -> list[Partition]:
        """Divide the scan into parts that threads, processes or machines read by themselves.

        The parents are found now, by the requests of a scan of their operation. Each part has some of them, of about equal
        weight where their summaries have counts, and together they have every row once.

        Args:
            n: the most parts (int).

        Returns:
            A list of `Partition`, none of them empty, which can be pickled and hold no client and no credentials. Fewer than
            `n` if there are fewer parents, and none if there is nothing to list.

        Raises:
            ValueError: `n` is no number of parts, or the scan has `MaxItems` or a `StartingToken`.
            Exception: those of iteration. What is collected is in `errors`.
        """

    def partitions_async(self, n: int, /) -> Awaitable[list[Partition]]:
        """`partitions()` for an event loop.

        Args:
            n: the most parts (int).

        Returns:
            An awaitable of the same list.
        """

    @property
    def _arguments(self) -> dict[str, Any]:
        """The arguments (dict) of `Client.scan` that make this scan again, without `only` and `progress`."""

    @property
    def _destination(self) -> dict[str, Any]:
        """Where requests go: profile and arguments (dict) of a client that sends them there from another process."""

    @property
    def _ids(self) -> tuple[list[str], str | None]:
        """The names (list of str) of a listing's ids, from the outermost, and the one (str) that `_parents` finds, or None."""

    def _parents(self) -> Scan | None:
        """A scan of the parents, or None if all ids were given."""

    def _roots(self) -> list[list[str]]:
        """The listings (list of lists of ids) that all ids were given for."""

    def _below(self, parents: Mapping[str, str], item: Mapping[str, Any]) -> list[list[str]]:
        """The listings (list of lists of ids) below an item of `_parents`; none if `only` wants none.

        Args:
            parents: the `Parents` (dict) of the item's page.
            item: the item (dict).
        """

    def _token(self, listings: Sequence[Sequence[str]]) -> str:
        """The `StartingToken` of the part of the scan that has these listings.

        Args:
            listings: the ids of each (list of lists of str), in the order of their names.

        Raises:
            ValueError: one is no listing of this scan.
        """

    def _take_results(self, parents: Scan) -> None:
        """Show the progress and the errors of the scan that found the parents."""

    def _tables(self) -> TableSet:
        """Begin to read the scan into a table for each operation that is wanted."""

@final
class Partition:
    """A part of a scan: some of the parents that were found, and how to list what is below them.

    Made by `Scan.partitions()`. It can be pickled, and sent to another process or machine. It holds no client and no
    credentials: ids, the scan's options, and where requests go (region, endpoint, name of the profile).
    """

    def __new__(
        cls,
        operation: str,
        weight: float,
        names: tuple[str, ...],
        listings: tuple[tuple[str, ...], ...],
        options: dict[str, Any],
        destination: dict[str, Any],
        /,
    ) -> Self: ...
    @property
    def operation(self) -> str:
        """Method name (str) of the operation, such as `list_sessions`."""

    @property
    def weight(self) -> float:
        """Roughly how many requests it takes (float)."""

    @property
    def parents(self) -> list[dict[str, str]]:
        """The ids of each listing (list of dicts), such as `farmId`, `queueId` and `jobId`."""

    @property
    def _names(self) -> tuple[str, ...]: ...
    @property
    def _listings(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def _options(self) -> dict[str, Any]: ...
    @property
    def _destination(self) -> dict[str, Any]: ...
    def scan(self, client: object = None) -> Scan:
        """Give the part as a scan: with tables, files, pages, `errors` and a `resume_token` of its own.

        Args:
            client: a client of `deadline_pages.client()`. Without one, a client is made, and kept in this process for other
                parts: of the region, endpoint and profile of the scan's client, with the credentials of this process's
                environment, profile or role.

        Returns:
            A `Scan`. Iteration sends the first request.

        Raises:
            TypeError: it is another client.
            Exception: those of `deadline_pages.client()`.
        """

    def read(self, client: object = None, **options: Unpack[_TableOptions]) -> Iterator[pyarrow.RecordBatch]:
        """Read the part as Arrow record batches, in constant memory.

        Args:
            client: as for `scan()`.
            options: those of `PageIterator.to_reader()`: `columns`, `flatten`, `dictionary`, `parents`, `max_rows`.

        Returns:
            An iterator of `pyarrow.RecordBatch`. The first request is sent when the first batch is wanted.

        Raises:
            ImportError: pyarrow is not installed.
            ValueError: there is no such column.
            Exception: those of `scan()`, and of iteration. With `on_error="collect"` there is a `RuntimeWarning` at the end;
                the `errors` of `scan()` have them.
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TableSet:
    """The tables of a scan in the making. After an error it goes on where it stood."""

    def __aiter__(self) -> Self: ...
    def __anext__(self) -> Awaitable[int]: ...
    def read(self) -> None:
        """Read all pages that are left."""

    def finish(self) -> dict[str, Table]:
        """Give the tables (dict of Table by method name), the same each time. Nothing is read after that."""

@final
class Table:
    """The rows of a listing in memory, as columns that pandas, polars, DuckDB and pyarrow read without copying rows.

    Made by `PageIterator.table()` and `decode_table()`. It sends no requests, and can be read any number of times, by
    whatever knows Arrow's PyCapsule interface: `polars.DataFrame(table)`, `pyarrow.table(table)`,
    `pandas.DataFrame.from_arrow(table)`, DuckDB's `from table`.
    """

    @staticmethod
    def from_arrow(table: object, /) -> Table:
        """Take the rows of a table of another library.

        Args:
            table: anything with `__arrow_c_stream__`, such as a `pyarrow.Table` or a `polars.DataFrame`.

        Raises:
            AttributeError: it has not.
            ValueError: what it gives cannot be read, or is no table.
        """

    def __len__(self) -> int: ...
    def __iter__(self) -> NoReturn: ...
    @property
    def num_rows(self) -> int:
        """The number of rows (int)."""

    @property
    def column_names(self) -> list[str]:
        """The names of the columns (list of str)."""

    @property
    def resume_token(self) -> str | None:
        """The token (str) to continue with, as `StartingToken`, after `MaxItems`, `max_rows` or an error; else None."""

    def to_arrow(self) -> pyarrow.Table:
        """The table as a `pyarrow.Table`.

        Raises:
            ImportError: pyarrow is not installed.
        """

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a `pandas.DataFrame`.

        Raises:
            ImportError: pandas or pyarrow is not installed.
        """

    def to_polars(self) -> polars.DataFrame:
        """The table as a `polars.DataFrame`.

        Raises:
            ImportError: polars is not installed.
        """

    def to_duckdb(self, connection: duckdb.DuckDBPyConnection | None = None) -> duckdb.DuckDBPyRelation:
        """The table as a relation of DuckDB.

        Args:
            connection: a DuckDB connection; the default one if it is None.

        Returns:
            A `duckdb.DuckDBPyRelation`.

        Raises:
            ImportError: duckdb is not installed.
        """

    def _repr_html_(self) -> str:
        """What a notebook shows (str)."""

    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType: ...

@final
class TableReader:
    """A listing as a stream of Arrow columns, for what does not fit into memory. It is read once.

    Made by `PageIterator.to_reader()`, and read by whatever knows Arrow's PyCapsule interface:
    `pyarrow.RecordBatchReader.from_stream(reader)`, `polars.scan_arrow_c_stream(reader)`, DuckDB's `from reader`. A request
    is sent when the consumer wants rows. Consumers have errors of their own: ours is in `error`. A loop over it gives a
    `Table` for each batch.
    """

    @property
    def column_names(self) -> list[str]:
        """The names of the columns (list of str)."""

    @property
    def error(self) -> BaseException | None:
        """The exception that ended the stream, if one did."""

    @property
    def resume_token(self) -> str | None:
        """The token (str) to continue with, as `StartingToken`, after `MaxItems`, `max_rows` or an error; else None."""

    def __arrow_c_schema__(self) -> CapsuleType: ...
    def __arrow_c_stream__(self, requested_schema: object = None) -> CapsuleType: ...
    def __iter__(self) -> Self: ...
    def __next__(self) -> Table: ...
    def close(self) -> None:
        """End the stream: whoever reads it, or waits for its next page in another thread, gets an error."""

@final
class TableCursor:
    """A table in the making. Each step of its asynchronous iteration requests a page and adds its rows."""

    def __aiter__(self) -> TableCursor: ...
    def __anext__(self) -> Awaitable[None]: ...
    def append(self, page: Mapping[str, Any]) -> bool:
        """Add the rows of a page that Python code came by.

        Args:
            page: a page (dict).

        Returns:
            Whether the table takes more rows (bool).
        """

    def finish(self) -> Table:
        """Give the table (Table), and nothing more after that."""

    def fail(self, error: BaseException) -> None:
        """Set `table` of an exception, which may be a cancellation, to the rows before it.

        Args:
            error: the exception.
        """

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
class FarmFault:
    """A fault that was ordered of a local farm."""

    @property
    def met(self) -> int:
        """How many requests it has met."""

    def remove(self) -> None:
        """Meet no more requests."""

@final
class FarmServer:
    """A local farm's server. The classes of `deadline_pages.testing` are the front of it, and check the arguments."""

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
        running_jobs: int | None,
        latency: float,
        throttle_rate: float,
        requests_per_second: float | None,
        burst: int | None,
        retry_after: int | None,
        max_page_size: int | None,
    ) -> FarmServer: ...
    @staticmethod
    def simulated(
        *,
        seed: int,
        scenario: str | None,
        queues: int,
        fleets: int,
        workers: int,
        jobs_per_day: int | None,
        start: int,
        now: int,
        speed: float,
        latency: float,
        throttle_rate: float,
        requests_per_second: float | None,
        burst: int | None,
        retry_after: int | None,
        max_page_size: int | None,
    ) -> FarmServer:
        """A farm that is simulated from `start` on, of a scenario in JSON or made up; times are milliseconds."""

    def start(self, host: str, port: int) -> None:
        """Listen on an address of this machine, port 0 for any that is free; nothing happens if it listens already."""

    def close(self) -> None:
        """Stop listening, close all connections and wait for the thread to end. Does nothing if it is closed."""

    @property
    def port(self) -> int | None:
        """The port that is listened on, if any."""

    @property
    def requests(self) -> int:
        """How many requests have come in."""

    @property
    def running_jobs(self) -> int | None:
        """How many jobs of each queue run, those created last; None is every other one."""

    @running_jobs.setter
    def running_jobs(self, running: int | None, /) -> None: ...
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

    def fault(
        self,
        *,
        operation: str | None,
        parameters: list[tuple[str, str]],
        nth: int,
        times: int | None,
        effect: str,
        status: int | None,
        code: str | None,
        message: str | None,
        retry_after: int | None,
        delay: float,
        bytes_per_second: float | None,
    ) -> FarmFault:
        """Order a fault; `effect` is none, error, hang, closed, truncated or garbled."""

    def clear_faults(self) -> None:
        """Remove all faults."""

    def log(self) -> list[tuple[str | None, str, str | None, int | None, str | None, str, str]]:
        """The last requests, the oldest first: operation, arguments in JSON, access key, status, error code, method, path."""

    def clear_log(self) -> None:
        """Forget the requests that were logged."""

    @staticmethod
    def operations() -> list[str]:
        """The names of the operations that are served."""

    @property
    def now(self) -> int | None:
        """The time of a simulated farm in milliseconds; None if it is not simulated."""

    def advance(self, time: int) -> None:
        """Let this many milliseconds pass in a simulated farm."""
