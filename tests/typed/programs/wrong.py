"""What a type checker must refuse: the lines that say so, and no other.

Where the types of boto3 are not installed, what our types derive from is unknown: mypy lets any attribute pass then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

if TYPE_CHECKING:
    from types_boto3_deadline import DeadlineCloudClient
    from types_boto3_deadline.literals import SessionLifecycleStatusType
    from types_boto3_deadline.paginator import ListJobsPaginator
    from types_boto3_deadline.type_defs import JobSummaryTypeDef, PaginatorConfigTypeDef


def names(client: DeadlineCloudClient) -> None:
    client.get_paginator("list_session")  # refused
    client.get_paginator("get_farm")  # refused
    client.get_paginator("ListSessions")  # refused
    client.list_farm()  # refused with boto3's types
    print(client.meta.region)  # refused
    try:
        print(client.list_farms().resume_token)  # refused
    except client.exceptions.ThrottledException:  # refused
        print("throttled")


def parameters(client: DeadlineCloudClient) -> None:
    client.list_jobs(farmId="f")  # refused
    client.list_jobs(farmId="f", queueID="q")  # refused
    client.list_jobs(farmId="f", queueId=1)  # refused
    client.list_jobs(farmId="f", queueId=None)  # refused
    client.list_jobs(farmId="f", queueId="q", maxResults="5")  # refused
    client.list_jobs("f", "q")  # refused
    client.list_fleets(farmId="f", status="ACTIV")  # refused
    client.list_memberships(principalId="p", resourceTypes=["FARMS"])  # refused
    client.list_memberships(principalId="p", resourceTypes=5)  # refused
    client.can_paginate(5)  # refused


def pages(client: DeadlineCloudClient) -> None:
    paginator = client.get_paginator("list_jobs")
    paginator.paginate()  # refused
    paginator.paginate(farmId="f")  # refused
    paginator.paginate(farmid="f", queueId="q")  # refused
    paginator.paginate(farmId=b"f", queueId="q")  # refused
    paginator.paginate(farmId="f", queueId="q", nextToken="t")  # refused
    paginator.paginate(farmId="f", queueId="q", PaginationConfig={"MaxItem": 5})  # refused
    paginator.paginate(farmId="f", queueId="q", PaginationConfig={"PageSize": "5"})  # refused
    paginator.paginate(farmId="f", queueId="q", PaginationConfig={"StartingToken": 5})  # refused
    paginator.paginate(farmId="f", queueId="q").build_fullresult()  # refused with boto3's types
    limits: PaginatorConfigTypeDef = {"Max": 5}  # refused
    other: ListJobsPaginator = client.get_paginator("list_sessions")  # refused with boto3's types
    print(limits, other)


def answers(client: DeadlineCloudClient) -> None:
    for page in client.get_paginator("list_jobs").paginate(farmId="f", queueId="q"):
        print(page["job"])  # refused
        print(page["jobs"][0]["jobid"])  # refused
        number: int = page["jobs"][0]["jobId"]  # refused
        name: str = page["jobs"][0]["createdAt"]  # refused
        page["jobs"][0]["priority"] = "high"  # refused
        print(number, name)
    job: JobSummaryTypeDef = client.list_jobs(farmId="f", queueId="q")["jobs"]  # refused
    status: SessionLifecycleStatusType = "RUNNING"  # refused
    print(job, status, client.list_steps(farmId="f", queueId="q", jobId="j")["jobs"])  # refused
    print(client.list_jobs(farmId="f", queueId="q")["ResponseMetadata"]["Status"])  # refused


def clients() -> None:
    boto3.client("deadlin")  # refused
    boto3.client("deadline", region="us-west-2")  # refused
    boto3.client("deadline", endpoint_url=5)  # refused
    boto3.Session(region="us-west-2")  # refused
    boto3.Session(aws_access_key_id=5)  # refused
    boto3.Session().client("deadline", endpoint_uri="https://somewhere")  # refused
