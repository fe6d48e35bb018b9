from typing import final

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
