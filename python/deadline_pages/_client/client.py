"""The client: list operations in Rust, everything else through boto3."""

from __future__ import annotations

from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._client.operations import ListOperations
from deadline_pages._client.paginators import Paginator, api_name, paginator_class
from deadline_pages._native import NOT_PAGEABLE

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
    from datetime import date
    from os import PathLike
    from typing import Any, Literal, NoReturn

    from deadline_pages import _native
    from deadline_pages._native import Scan
    from deadline_pages._scan.snapshot import Snapshot
    from deadline_pages.exceptions import ServiceExceptions

_LIST_CALLS = {name: getattr(ListOperations, name) for name in LIST_METHODS}
BOTO3_METHODS = frozenset((*NOT_PAGEABLE, "generate_presigned_url", "get_waiter", "waiter_names"))
_PARTITIONS = {
    "cn-": "aws-cn",
    "us-gov-": "aws-us-gov",
    "us-iso-": "aws-iso",
    "us-isob-": "aws-iso-b",
    "eu-isoe-": "aws-iso-e",
    "us-isof-": "aws-iso-f",
    "eusc-": "aws-eusc",
}


class Client(ListOperations):
    """A client of AWS Deadline Cloud, created by ``deadline_pages.client``.

    It has a method and a paginator for each list operation, with boto3's arguments, results and errors. Other
    operations and waiters are boto3's: their first use creates a boto3 client with the same arguments, if boto3 is
    installed.
    """

    def __init__(self, native: _native.Client, arguments: dict[str, Any]) -> None:
        """Wrap a native client. `arguments` create the boto3 client: `profile_name` and those of `client()`."""
        self._native = native
        self._arguments = arguments

    def can_paginate(self, operation_name: str) -> bool:
        """Return whether an operation has a paginator.

        Args:
            operation_name: method name (str) such as ``"list_sessions"``.

        Returns:
            True for the list operations, False for the others.

        Raises:
            KeyError: there is no such operation; a note suggests the closest name.
        """
        if operation_name in _LIST_CALLS:
            return True
        if operation_name in NOT_PAGEABLE:
            return False
        from deadline_pages._names import operation_error

        raise operation_error(operation_name, LIST_METHODS)

    def _check_paginated(self, operation_name: str) -> None:
        if not self.can_paginate(operation_name):
            from deadline_pages import exceptions

            raise exceptions.OperationNotPageableError(operation_name=operation_name)

    def _get_paginator(self, operation_name: str, base: type[Paginator] = Paginator) -> Any:
        self._check_paginated(operation_name)
        call = getattr(self, operation_name)
        if getattr(call, "__func__", None) is not _LIST_CALLS[operation_name]:
            # A mocked method, which botocore's paginator calls too.
            paginator = self._boto3.get_paginator(operation_name)
            paginator._method = call
            return paginator
        return paginator_class(operation_name, base)(self, operation_name)

    def scan(
        self,
        operation_name: str,
        *,
        regions: Sequence[str] | None = None,
        concurrency: int = 64,
        requests_per_second: float | None = None,
        ordered: bool = False,
        on_error: Literal["raise", "collect"] = "raise",
        only: Mapping[str, Any] | None = None,
        progress: bool | Callable[[Any], Any] | None = None,
        **parameters: Any,
    ) -> Scan:
        """List an operation below all parents: of all farms, queues, jobs ... that there are.

        Ids that are left out are found by listing the parents; those that are given narrow the scan. Requests of
        different listings are sent side by side, no faster than the service takes them.

        Args:
            operation_name: method name (str) such as ``"list_sessions"``.
            regions: names (list of str) of regions to scan at once, by default the client's alone. The name comes with
                the parents' ids. A region without rights or endpoint is an error in ``scan.errors``.
            concurrency: the most requests (int) in flight.
            requests_per_second: the most requests (float) in a second; by default what the service takes.
            ordered: give pages in the order of the parents, and not as they arrive.
            on_error: ``"raise"`` an error of a listing, or ``"collect"`` it in ``scan.errors`` and go on.
            only: by method name of a parent's operation (``"list_jobs"``), a callable or a JMESPath expression (str)
                that is given each summary (dict): if the result is false, nothing below is listed.
            progress: True for a bar, or a callable that is given a ``Progress`` now and then.
            parameters: of the operation; its parents get the ids only. An id may be a list (of str); an optional id
                may be ``"*"``, to be found as well: ``sessionId="*"`` lists actions by session, and not by job.
                ``PaginationConfig`` as for ``paginate()``: ``MaxItems`` of the whole scan, ``StartingToken`` a scan's
                ``resume_token``.

        Returns:
            A ``Scan``: a ``PageIterator`` whose pages have ``page["Parents"]``. Iteration sends the first request.

        Raises:
            OperationNotPageableError: the operation has no paginator.
            KeyError: there is no such operation; a note suggests the closest name.
            ValueError: an option is wrong.
            ParamValidationError: a parameter is wrong.
        """
        from deadline_pages._scan.options import scan

        self._check_paginated(operation_name)
        return scan(
            self._native,
            operation_name,
            profile_name=self._arguments["profile_name"],
            regions=regions,
            concurrency=concurrency,
            requests_per_second=requests_per_second,
            ordered=ordered,
            on_error=on_error,
            only=only,
            progress=progress,
            **parameters,
        )

    def snapshot(
        self,
        farmId: str,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        principalId: str | None = None,
        include: Iterable[str] | None = None,
        path: str | PathLike[str] | None = None,
        concurrency: int = 64,
        requests_per_second: float | None = None,
        on_error: Literal["raise", "collect"] = "raise",
        progress: bool | Callable[[Any], Any] | None = None,
    ) -> Snapshot:
        """Read a farm into tables: queues, fleets, workers, jobs, steps, tasks, sessions and their actions.

        Args:
            farmId: the farm's id (str).
            since: leave out what is below jobs that had been finished for ten minutes at this time (date or datetime,
                or its ISO 8601 form), or age (``"24h"``, ``"90m"``, ``"7d"``). A time without a zone is in UTC. The
                jobs themselves are all in the table ``jobs``.
            until: leave out what is below jobs that were created after this time, in the same ways.
            principalId: whose resources (str) to list: monitor users may list only what they are members of.
            include: names (of ``farms``, ``queues``, ``fleets``, ``workers``, ``jobs``, ``steps``, ``tasks``,
                ``sessions``, ``session_actions``) of the tables; all by default. ``farms`` are those of the account.
            path: a folder to keep it in, as Parquet files (pyarrow). A snapshot that is there is replaced.
            concurrency: the most requests (int) in flight.
            requests_per_second: the most requests (float) in a second; by default what the service takes.
            on_error: ``"raise"`` an error of a listing, or ``"collect"`` it in ``snapshot.errors`` and go on.
            progress: True for a bar, or a callable that is given a ``Progress`` now and then.

        Returns:
            A ``Snapshot``.

        Raises:
            ValueError: an option is wrong.
            ParamValidationError: the id is no string.
            ImportError: ``path`` is given, and pyarrow is not installed; nothing is requested.
            OSError: the folder cannot be written; nothing is requested.
            Exception: those of iteration. Its ``snapshot`` goes on where it stood by ``snapshot.refresh()``.
        """
        from deadline_pages._scan.take import prepare, take

        return take(
            prepare(
                self,
                farmId,
                since=since,
                until=until,
                principalId=principalId,
                include=include,
                path=path,
                concurrency=concurrency,
                requests_per_second=requests_per_second,
                on_error=on_error,
                progress=progress,
            )
        )

    def snapshot_async(self, farmId: str, **options: Any) -> Awaitable[Snapshot]:
        """``snapshot()`` for an event loop.

        Args:
            farmId: the farm's id (str).
            options: those of ``snapshot()``.

        Returns:
            An awaitable of the ``Snapshot``.
        """
        from deadline_pages._scan.take import prepare, take_async

        return take_async(prepare(self, farmId, **options))

    @property
    def exceptions(self) -> ServiceExceptions:
        """Exception classes of the service's errors, such as ``client.exceptions.ThrottlingException``."""
        from deadline_pages.exceptions import ServiceExceptions

        return ServiceExceptions()

    @property
    def meta(self) -> ClientMeta:
        """Metadata of the client: region, endpoint, operation names."""
        return ClientMeta(self)

    def close(self) -> None:
        """Close idle connections. The client can still be used."""
        self._native.close()
        made = self.__dict__.pop("_boto3", None)
        if made is not None:
            made.close()

    async def __aenter__(self) -> Client:
        """Return this client; `async with` closes it."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def __copy__(self) -> Client:
        """Return a shallow copy, which shares the connections."""
        return type(self)(self._native, self._arguments)

    def __deepcopy__(self, memo: dict[int, Any]) -> NoReturn:
        """Raise, as boto3's clients do.

        Raises:
            TypeError: always.
        """
        raise TypeError("cannot pickle 'deadline_pages.Client' object")

    def __reduce__(self) -> NoReturn:
        """Raise, as boto3's clients do: a pickle would contain keys.

        Raises:
            pickle.PicklingError: always.
        """
        from pickle import PicklingError

        raise PicklingError(f"Can't pickle {type(self)}: it holds a connection")

    if not TYPE_CHECKING:  # types-boto3-deadline declares the attributes, so misspelt names are type errors

        def __getattr__(self, name: str) -> Any:
            """Return an attribute of the boto3 client: operations that do not list, and waiters.

            Raises:
                AttributeError: no such attribute, or boto3 is not installed.
            """
            if name == "_boto3":
                # Two threads may create one each: both work, the last one is kept.
                self._boto3 = _boto3_client(**self._arguments)
                return self._boto3
            if name not in BOTO3_METHODS:
                from deadline_pages._names import attribute_error

                raise attribute_error(self, name)
            try:
                made = self._boto3
            except ImportError:
                from deadline_pages._extras import pip_install

                raise AttributeError(
                    f"{name!r} is not a list operation; a client of deadline_pages needs boto3 for it: "
                    f"{pip_install('boto3')}"
                ) from None
            return getattr(made, name)

    def __dir__(self) -> list[str]:
        """List boto3's operations as well, if botocore is installed."""
        from importlib.util import find_spec

        return sorted({*super().__dir__(), *(BOTO3_METHODS if find_spec("botocore") else ())})

    def __repr__(self) -> str:
        """Show region and endpoint."""
        return f"<deadline_pages.Client of {self._native.place}>"

    def _repr_html_(self) -> str:
        """Show in a notebook what it is, and what to begin with."""
        from deadline_pages._notebook import html

        given = {"endpoint": self._native.place, "profile": self._arguments["profile_name"]}
        begin = 'A listing: client.get_paginator("list_jobs").paginate(...). All of a farm: client.scan("list_jobs").'
        return html.card(type(self).__name__, "of AWS Deadline Cloud", html.facts(given), html.note(begin))


Client.__module__ = "deadline_pages"  # its public address


class ClientMeta:
    """Metadata of a client, as ``client.meta``."""

    def __init__(self, client: Client) -> None:
        """Wrap a client."""
        self._client = client

    def __repr__(self) -> str:
        """Show region and endpoint."""
        return f"<deadline_pages.ClientMeta of {self._client._native.place}>"

    @property
    def region_name(self) -> str:
        """The region that requests are signed for."""
        return self._client._native.region_name

    @property
    def endpoint_url(self) -> str:
        """The endpoint URL, without the host prefix ``management.``."""
        return self._client._native.endpoint_url

    @property
    def partition(self) -> str:
        """The region's partition, such as ``aws``."""
        region = self.region_name
        return next((name for prefix, name in _PARTITIONS.items() if region.startswith(prefix)), "aws")

    @property
    def method_to_api_mapping(self) -> dict[str, str]:
        """API operation names (str) by method name (str), including boto3's methods."""
        return {name: api_name(name) for name in sorted((*LIST_METHODS, *NOT_PAGEABLE))}

    @property
    def config(self) -> Any:
        """The boto3 client's ``Config`` if boto3 is installed, else a namespace of the given options."""
        try:
            return self._client._boto3.meta.config
        except ImportError:
            from types import SimpleNamespace

            given = self._client._arguments["config"]
            return SimpleNamespace(**{**(given or {}), "region_name": self.region_name})

    @property
    def service_model(self) -> Any:
        """botocore's service model.

        Raises:
            ImportError: boto3 is not installed.
        """
        return self._client._boto3.meta.service_model

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Raise an error that suggests a name.

            Raises:
                AttributeError: always. There are no ``events``.
            """
            from deadline_pages._names import attribute_error

            raise attribute_error(self, name)


def _boto3_client(*, profile_name: str | None, **arguments: Any) -> Any:
    try:
        import boto3
    except ImportError:  # aiobotocore comes with botocore alone
        try:
            from botocore.session import Session
        except ImportError:
            from deadline_pages._extras import pip_install

            text = f"this is boto3's; a client of deadline_pages needs boto3 for it: {pip_install('boto3')}"
            raise ImportError(text) from None
        return create_boto3_client(Session(profile=profile_name).create_client, "deadline", **arguments)
    return create_boto3_client(boto3.Session(profile_name=profile_name).client, "deadline", **arguments)


def create_boto3_client(create: Callable[..., Any], service_name: str, *, config: Any, **arguments: Any) -> Any:
    """Create a boto3 client from the arguments of one of ours.

    Args:
        create: the boto3 session's method that creates clients.
        service_name: name of the service.
        config: a `botocore.config.Config`, a dict of its options, or None.
        arguments: other arguments of `client()`; None is left out.
    """
    from botocore.config import Config

    if isinstance(config, dict):
        config = Config(**config)
    given = {name: value for name, value in arguments.items() if value is not None}
    return create(service_name, config=config, **given)
