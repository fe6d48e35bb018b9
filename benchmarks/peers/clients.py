"""A client of each Python peer, made as its documentation shows it. Imports nothing before it is asked to."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def make(peer: str, endpoint: str) -> Any:
    keys: dict[str, Any] = {"aws_access_key_id": "x", "aws_secret_access_key": "y"}
    if peer == "ours":
        import deadline_pages

        config = {"inject_host_prefix": False}
        return deadline_pages.client("deadline", "us-west-2", endpoint_url=endpoint, config=config, **keys)
    import boto3
    from botocore.config import Config

    return boto3.client("deadline", "us-west-2", endpoint_url=endpoint, config=Config(inject_host_prefix=False), **keys)


def pages(client: Any, farm: str, queue: str, job: str, page_size: int) -> Any:
    paginator = client.get_paginator("list_sessions")
    return paginator.paginate(farmId=farm, queueId=queue, jobId=job, PaginationConfig={"PageSize": page_size})
