"""What only the types of boto3 know: operations that do not list, waiters, dicts of parameters, botocore's bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from datetime import datetime

    from botocore.client import BaseClient
    from botocore.paginate import PageIterator, Paginator
    from types_boto3_deadline import DeadlineCloudClient
    from types_boto3_deadline.type_defs import (
        GetJobResponseTypeDef,
        ListJobsRequestPaginateTypeDef,
        ListJobsRequestTypeDef,
        ListJobsResponseTypeDef,
    )
    from types_boto3_deadline.waiter import JobCompleteWaiter


def connect() -> DeadlineCloudClient:
    config = Config(retries={"total_max_attempts": 3, "mode": "standard"}, connect_timeout=5, read_timeout=60)
    return boto3.client("deadline", endpoint_url="http://127.0.0.1:1", config=config)


def created(client: DeadlineCloudClient, farm: str) -> datetime:
    return client.get_farm(farmId=farm)["createdAt"]


def finished(client: DeadlineCloudClient, farm: str, queue: str, job: str) -> GetJobResponseTypeDef:
    waiter: JobCompleteWaiter = client.get_waiter("job_complete")
    waiter.wait(farmId=farm, queueId=queue, jobId=job, WaiterConfig={"MaxAttempts": 5})
    return client.get_job(farmId=farm, queueId=queue, jobId=job)


def names(client: DeadlineCloudClient, given: ListJobsRequestTypeDef) -> list[str]:
    return [job["name"] for job in client.list_jobs(**given)["jobs"]]


def listed(client: DeadlineCloudClient, given: ListJobsRequestPaginateTypeDef) -> PageIterator[ListJobsResponseTypeDef]:
    paginator: Paginator[ListJobsResponseTypeDef] = client.get_paginator("list_jobs")
    return paginator.paginate(**given)


def used(client: BaseClient) -> None:
    client.close()


def main() -> None:
    client = connect()
    try:
        client.create_queue(farmId="f", displayName="q", defaultBudgetAction="NONE")
        print(created(client, "f"), finished(client, "f", "q", "j")["lifecycleStatus"])
        print(names(client, {"farmId": "f", "queueId": "q", "maxResults": 5}))
        print(client.list_jobs(**ids())["jobs"], client.get_paginator("list_jobs").paginate(**ids()).search("jobs[]"))
        for page in listed(client, {"farmId": "f", "queueId": "q", "PaginationConfig": {"MaxItems": 5}}):
            print(page["jobs"])
    except ClientError as error:
        print(error.response.get("ResponseMetadata"), client.waiter_names)
    except BotoCoreError as error:
        print(error.fmt)
    used(client)


def ids() -> dict[str, Any]:
    return {"farmId": "f", "queueId": "q"}
