from typing import Any, Final, final

from deadline_pages.exceptions import ServiceExceptions

__all__ = [
    "Client",
    "FarmServer",
    "ItemIterator",
    "PageCursor",
    "PageIterator",
    "Paginator",
    "ResultKeyIterator",
    "__version__",
    "decode_page",
    "validate",
]

__version__: Final[str]

def decode_page(operation: str, body: bytes, /) -> dict[str, Any]: ...
def validate(operation: str, /, **parameters: object) -> None: ...

@final
class Client:
    def __new__(
        cls,
        *,
        region_name: str | None = None,
        endpoint_url: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        inject_host_prefix: bool = True,
        retry_mode: str | None = None,
        max_attempts: int | None = None,
        connect_timeout: float | None = None,
        read_timeout: float | None = None,
        max_pool_connections: int = 10,
    ) -> Client: ...
    def get_paginator(self, operation_name: str) -> Paginator: ...
    def can_paginate(self, operation_name: str) -> bool: ...
    @property
    def exceptions(self) -> ServiceExceptions: ...
    @property
    def region_name(self) -> str: ...

@final
class Paginator:
    def paginate(self, **kwargs: Any) -> PageIterator: ...
    @property
    def result_keys(self) -> list[Any]: ...

@final
class PageIterator:
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
