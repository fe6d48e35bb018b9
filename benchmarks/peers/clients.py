"""A client of each Python peer, created as its documentation shows. Peers are imported by these functions only."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractAsyncContextManager
    from typing import Any

REGION = "us-west-2"
KEYS: dict[str, Any] = {"aws_access_key_id": "x", "aws_secret_access_key": "y"}


def create(peer: str, endpoint: str, connections: int = 10) -> Any:
    """Create a blocking client; `connections` is botocore's `max_pool_connections`, whose default is 10."""
    options: Any = {"inject_host_prefix": False, "max_pool_connections": connections}
    match peer:
        case "ours":
            import deadline_pages

            return deadline_pages.client("deadline", REGION, endpoint_url=endpoint, config=options, **KEYS)
        case "boto3":
            import boto3
            from botocore.config import Config

            return boto3.client("deadline", REGION, endpoint_url=endpoint, config=Config(**options), **KEYS)
        case "capo":
            from capo_deadline import deadlineClient

            return deadlineClient(region=REGION, endpoint=endpoint, credentials={"access_key": "x", "secret_key": "y"})
        case "floor":
            from floor import Floor

            return Floor(endpoint)
    raise SystemExit(f"unknown peer: {peer}")


def pages(client: Any, farm: str, queue: str, job: str, page_size: int, **options: Any) -> Iterator[dict[str, Any]]:
    """Iterate over the pages of a job's sessions; `options` go to `paginate`."""
    match type(client).__name__:
        case "deadlineClient":
            return _capo_pages(client, farm, queue, job, page_size)
        case "Floor":
            path = f"/2023-10-12/farms/{farm}/queues/{queue}/jobs/{job}/sessions"
            found: Iterator[dict[str, Any]] = client.pages(path, f"maxResults={page_size}")
            return found
    return iter(paginate(client, farm, queue, job, {"PageSize": page_size}, **options))


def first_pages(client: Any, farm: str, queue: str, job: str, page_size: int, most: int) -> Iterator[dict[str, Any]]:
    """Iterate over the first pages, limited by `MaxItems`, with boto3's paginator or ours."""
    return iter(paginate(client, farm, queue, job, {"PageSize": page_size, "MaxItems": most * page_size}))


def paginate(client: Any, farm: str, queue: str, job: str, limits: dict[str, int], **options: Any) -> Any:
    """Return the page iterator of boto3 or ours."""
    paginator = client.get_paginator("list_sessions")
    return paginator.paginate(farmId=farm, queueId=queue, jobId=job, PaginationConfig=limits, **options)


def _capo_pages(client: Any, farm: str, queue: str, job: str, page_size: int) -> Iterator[dict[str, Any]]:
    """Request the pages as its own iterator does, which yields item by item."""
    token = None
    while True:
        page = client.list_sessions(farm, queue, job, next_token=token, max_results=page_size)
        yield page
        token = page.get("next_token")
        if not token:
            return


def create_async(peer: str, endpoint: str, connections: int = 10) -> AbstractAsyncContextManager[Any]:
    """Create an async client, for `async with`."""
    options: Any = {"inject_host_prefix": False, "max_pool_connections": connections}
    if peer == "ours":
        from deadline_pages.aio import get_session

        ours: AbstractAsyncContextManager[Any] = get_session().create_client(
            "deadline", region_name=REGION, endpoint_url=endpoint, config=options, **KEYS
        )
        return ours
    if peer == "aiobotocore":
        import aiobotocore.session
        from aiobotocore.config import AioConfig

        theirs: AbstractAsyncContextManager[Any] = aiobotocore.session.get_session().create_client(
            "deadline", region_name=REGION, endpoint_url=endpoint, config=AioConfig(**options), **KEYS
        )
        return theirs
    raise SystemExit(f"unknown async peer: {peer}")


def async_pages(client: Any, farm: str, queue: str, job: str, page_size: int) -> Any:
    """Return the pages of a job's sessions, for `async for`."""
    return paginate(client, farm, queue, job, {"PageSize": page_size})
