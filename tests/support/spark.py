"""Frames of Spark's source "deadline" on a local farm, and what boto3 lists of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from deadline_pages.testing import LocalFarm, SimulatedFarm


def load(session: Any, farm: LocalFarm | SimulatedFarm, operation: str = "list_sessions", **options: Any) -> Any:
    """Return a frame; `schema` is of the user's."""
    schema = options.pop("schema", None)
    given = {"operation": operation, "endpointUrl": farm.endpoint_url, **options}
    reader = session.read.format("deadline").options(**given)
    return (reader if schema is None else reader.schema(schema)).load()


def sessions_of(farm: LocalFarm | SimulatedFarm) -> Iterator[dict[str, Any]]:
    """Give all sessions of a farm by boto3, with the ids of their parents."""
    client = farm.boto3_client()

    def items(operation: str, key: str, **parameters: str) -> Iterator[dict[str, Any]]:
        for page in client.get_paginator(operation).paginate(**parameters):
            yield from ({**parameters, **item} for item in page[key])

    for listed in items("list_farms", "farms"):
        for queue in items("list_queues", "queues", farmId=listed["farmId"]):
            ids = {name: queue[name] for name in ("farmId", "queueId")}
            for job in items("list_jobs", "jobs", **ids):
                yield from items("list_sessions", "sessions", **ids, jobId=job["jobId"])
