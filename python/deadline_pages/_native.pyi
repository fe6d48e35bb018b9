from collections.abc import Callable
from typing import Any, Final, final

__all__ = [
    "NOT_PAGEABLE",
    "Client",
    "FarmServer",
    "ItemIterator",
    "PageCursor",
    "PageIterator",
    "Paginator",
    "ResultKeyIterator",
    "__version__",
    "decode_page",
    "members",
    "profile",
    "validate",
]

NOT_PAGEABLE: Final[tuple[str, ...]]
__version__: Final[str]

def decode_page(operation: str, body: bytes, /) -> dict[str, Any]: ...
def members(operation_name: str, /) -> tuple[list[str], dict[str, list[str]]]: ...
def profile(name: str | None = None, /) -> tuple[str, str | None, list[str]]: ...
def validate(operation: str, /, **parameters: object) -> None: ...

@final
class Client:
    def __new__(
        cls,
        *,
        profile_name: str | None = None,
        region_name: str | None = None,
        endpoint_url: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        credentials: Callable[[], tuple[str, str, str | None]] | None = None,
        exceptions: object = None,
        inject_host_prefix: bool = True,
        retry_mode: str | None = None,
        max_attempts: int | None = None,
        connect_timeout: float | None = None,
        read_timeout: float | None = None,
        max_pool_connections: int = 10,
        user_agent_extra: str | None = None,
    ) -> Client: ...
    def call(self, operation_name: str, parameters: dict[str, Any], /) -> dict[str, Any]: ...
    def close(self) -> None: ...
    def get_paginator(self, operation_name: str) -> Paginator: ...
    @property
    def endpoint_url(self) -> str: ...
    @property
    def region_name(self) -> str: ...

@final
class Paginator:
    def __copy__(self) -> Paginator: ...
    def paginate(self, **kwargs: Any) -> PageIterator: ...
    @property
    def result_keys(self) -> list[Any]: ...

@final
class PageIterator:
    def __copy__(self) -> PageIterator: ...
    def __iter__(self) -> PageCursor: ...
    @property
    def resume_token(self) -> str | None: ...
    @property
    def result_keys(self) -> list[Any]: ...
    @property
    def non_aggregate_part(self) -> dict[str, Any]: ...
    def build_full_result(self) -> dict[str, Any]: ...
    def search(self, expression: str) -> ItemIterator: ...
    def result_key_iters(self) -> list[ResultKeyIterator]: ...

@final
class PageCursor:
    def __iter__(self) -> PageCursor: ...
    def __next__(self) -> dict[str, Any]: ...

@final
class ItemIterator:
    def __iter__(self) -> ItemIterator: ...
    def __next__(self) -> Any: ...

@final
class ResultKeyIterator:
    def __iter__(self) -> ItemIterator: ...
    @property
    def result_key(self) -> Any: ...

@final
class FarmServer:
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
    def start(self, port: int) -> None: ...
    def close(self) -> None: ...
    @property
    def port(self) -> int | None: ...
    @property
    def requests(self) -> int: ...
    @property
    def latency(self) -> float: ...
    @latency.setter
    def latency(self, seconds: float, /) -> None: ...
    @property
    def throttle_rate(self) -> float: ...
    @throttle_rate.setter
    def throttle_rate(self, share: float, /) -> None: ...
    def id(self, kind: str, numbers: list[int]) -> str: ...
