"""A report of a farm, written for boto3 and typed with types-boto3-deadline. test_types.py puts us in boto3's place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import boto3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta
    from typing import Any

    from botocore.paginate import PageIterator
    from types_boto3_deadline import DeadlineCloudClient
    from types_boto3_deadline.literals import FleetStatusType, SessionLifecycleStatusType
    from types_boto3_deadline.paginator import ListSessionsPaginator
    from types_boto3_deadline.type_defs import (
        JobSummaryTypeDef,
        ListSessionsResponseTypeDef,
        PaginatorConfigTypeDef,
        ResponseMetadataTypeDef,
        SessionSummaryTypeDef,
    )


def connect() -> DeadlineCloudClient:
    return boto3.client("deadline", region_name="us-west-2")


def connect_with_keys(session: boto3.Session, key: str, secret: str) -> DeadlineCloudClient:
    return session.client("deadline", aws_access_key_id=key, aws_secret_access_key=secret)


def connect_as(profile: str | None) -> DeadlineCloudClient:
    return boto3.session.Session(profile_name=profile).client("deadline", "us-west-2")


def jobs(client: DeadlineCloudClient, farm: str, queue: str) -> Iterator[JobSummaryTypeDef]:
    for page in client.get_paginator("list_jobs").paginate(farmId=farm, queueId=queue):
        yield from page["jobs"]


def sessions(
    client: DeadlineCloudClient, farm: str, queue: str, job: str, limits: PaginatorConfigTypeDef
) -> PageIterator[ListSessionsResponseTypeDef]:
    paginator: ListSessionsPaginator = client.get_paginator("list_sessions")
    return paginator.paginate(farmId=farm, queueId=queue, jobId=job, PaginationConfig=limits)


def size(page: ListSessionsResponseTypeDef) -> int:
    metadata: ResponseMetadataTypeDef = page["ResponseMetadata"]
    return len(page["sessions"]) if metadata["HTTPHeaders"]["content-type"] else metadata["HTTPStatusCode"]


def took(session: SessionSummaryTypeDef) -> timedelta | None:
    ended = session.get("endedAt")
    return ended - session["startedAt"] if ended else None


def about_sessions(client: DeadlineCloudClient, farm: str, queue: str) -> Iterator[object]:
    for job in jobs(client, farm, queue):
        counts: Counter[SessionLifecycleStatusType] = Counter()
        pages = sessions(client, farm, queue, job["jobId"], {"MaxItems": 120, "PageSize": 50})
        for page in pages:
            counts.update(session["lifecycleStatus"] for session in page["sessions"])
            yield size(page), [took(session) for session in page["sessions"]], page.get("nextToken")
        yield job["name"], job["priority"], job["createdAt"].isoformat(), job.get("taskRunStatusCounts"), counts
        ended = sessions(client, farm, queue, job["jobId"], {"StartingToken": str(pages.resume_token)})
        found: Iterator[Any] = ended.search("sessions[?lifecycleStatus == 'ENDED'].sessionId")
        yield list(found)
        full: dict[str, Any] = sessions(client, farm, queue, job["jobId"], {"MaxItems": 7}).build_full_result()
        yield len(full["sessions"]), full.get("NextToken")


def about_farms(client: DeadlineCloudClient) -> Iterator[object]:
    status: FleetStatusType = "ACTIVE"
    for farm in client.list_farms(maxResults=5)["farms"]:
        fleets = client.list_fleets(farmId=farm["farmId"], status=status)
        yield farm["displayName"], [fleet["workerCount"] for fleet in fleets["fleets"]], fleets.get("nextToken")
        for queue in client.list_queues(farmId=farm["farmId"])["queues"]:
            yield from about_sessions(client, farm["farmId"], queue["queueId"])
    yield client.list_memberships(principalId="someone", resourceTypes=("FARM", "QUEUE"))["memberships"]
    try:
        client.list_queues(farmId="nothing")
    except client.exceptions.ResourceNotFoundException as error:
        yield error.operation_name, error.response.get("Error", {}).get("Code")
    except (client.exceptions.ClientError, client.exceptions.ThrottlingException) as error:
        yield str(error)
    yield client.can_paginate("list_sessions"), client.meta.region_name, client.meta.method_to_api_mapping["list_jobs"]


def main() -> None:
    for client in (
        connect(),
        connect_with_keys(boto3.Session(region_name="us-west-2"), "key", "any"),
        connect_as(None),
    ):
        for line in about_farms(client):
            print(line)
        client.close()


if __name__ == "__main__":
    main()
