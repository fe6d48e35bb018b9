"""Three tests as a studio would write them of its pipeline, with the fixtures of pytest's plugin."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError, ReadTimeoutError
from deadline_pages.testing import LocalFarm, Scenario, SimulatedFarm

# -- The pipeline: it knows of no test ----------------------------------------------------------------------------


def failed_jobs(config: Config | None = None) -> dict[str, list[str]]:
    """Name the jobs with failed tasks of each queue that we may see."""
    client = boto3.client("deadline", config=config)
    found: dict[str, list[str]] = {}
    for farm in pages(client, "list_farms", "farms"):
        for queue in pages(client, "list_queues", "queues", farmId=farm["farmId"]):
            where = {"farmId": farm["farmId"], "queueId": queue["queueId"]}
            try:
                jobs = pages(client, "list_jobs", "jobs", **where)
            except ClientError as error:
                if error.response["Error"]["Code"] != "AccessDeniedException":
                    raise
                continue
            found[queue["queueId"]] = [job["name"] for job in jobs if job["taskRunStatusCounts"].get("FAILED")]
    return found


def pages(client: Any, method: str, key: str, **arguments: str) -> list[Any]:
    return [item for page in client.get_paginator(method).paginate(**arguments) for item in page[key]]


# -- Its tests ----------------------------------------------------------------------------------------------------


@pytest.mark.deadline_farm(jobs=4)
def test_throttling_loses_nothing(deadline_farm: LocalFarm) -> None:
    calm = failed_jobs()
    fault = deadline_farm.fault("ListJobs", nth=2, status=429, retry_after=1)
    assert failed_jobs() == calm
    assert fault.count == 1
    listed = [request for request in deadline_farm.log if request.operation == "ListJobs"]
    assert [request.status for request in listed] == [200, 200, 200, 429, 200]


def test_a_queue_of_another_team_is_left_out(deadline_farm: LocalFarm) -> None:
    mine, other = deadline_farm.queue_id(0), deadline_farm.queue_id(1)
    deadline_farm.fault("ListJobs", status=403, queueId=other)
    assert list(failed_jobs()) == [mine]
    refused = [request for request in deadline_farm.log if request.status == 403]
    assert [request.parameters["queueId"] for request in refused] == [other]


NIGHT = Scenario().fleet("nodes", workers=2).job("shot010", frames="1-4", seconds=60).fail(frame=3, times=9)


@pytest.mark.deadline_farm(scenario=NIGHT)
def test_a_farm_that_does_not_answer_is_given_up(deadline_farm: SimulatedFarm) -> None:
    deadline_farm.advance(hours=2)
    assert list(failed_jobs().values()) == [["shot010"]]
    config = Config(read_timeout=0.2, retries={"total_max_attempts": 2})
    with deadline_farm.fault("ListQueues", hang=True) as fault, pytest.raises(ReadTimeoutError):
        failed_jobs(config)
    assert fault.count == 2
    assert failed_jobs(config)
