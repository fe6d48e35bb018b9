"""Requests to a local farm, with boto3 and without, and checks of its answers."""

from __future__ import annotations

import functools
import http.client
import json
import re
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import ListShape, MapShape, OperationModel, Shape, StringShape, StructureShape
from deadline_pages.testing import LocalFarm, SimulatedFarm

from tests.support.arguments import KEYS, ONE_ATTEMPT

CONNECTION: dict[str, Any] = {"region_name": "us-west-2", **KEYS}
CONFIG = Config(inject_host_prefix=False, retries=ONE_ATTEMPT)
AUTHORIZATION = {"Authorization": "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260105/us-west-2/deadline/aws4_request"}


def connect(farm: LocalFarm | SimulatedFarm) -> Any:
    return boto3.client("deadline", endpoint_url=farm.endpoint_url, config=CONFIG, **CONNECTION)


@functools.cache
def service() -> Any:
    return boto3.session.Session().client("deadline", **CONNECTION).meta.service_model


def pageable() -> list[str]:
    client = boto3.client("deadline", **CONNECTION)
    return [method for method in client.meta.method_to_api_mapping if client.can_paginate(method)]


PAGEABLE = sorted(pageable())


def model_of(method: str) -> OperationModel:
    client = boto3.client("deadline", **CONNECTION)
    model: OperationModel = service().operation_model(client.meta.method_to_api_mapping[method])
    return model


def required(method: str, parameters: dict[str, str]) -> dict[str, str]:
    shape = model_of(method).input_shape
    assert shape is not None
    return {name: parameters[name] for name in shape.required_members}


def drain(client: Any, method: str, size: int | str = 100, **arguments: Any) -> list[Any]:
    """List everything, with the result key that botocore's paginator names."""
    paginator = client.get_paginator(method)
    (key,) = paginator.result_keys
    pages = paginator.paginate(**arguments, PaginationConfig={"PageSize": size})
    return [item for page in pages for item in key.search(page)]


def refused(call: Any, **arguments: Any) -> dict[str, Any]:
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    response: dict[str, Any] = dict(caught.value.response)
    return response


def get(
    farm: LocalFarm, path: str, headers: dict[str, str], method: str = "GET", body: bytes | None = None
) -> tuple[int, dict[str, str], Any]:
    connection = http.client.HTTPConnection("127.0.0.1", farm.port, timeout=10)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, json.loads(answer.read())
    finally:
        connection.close()


def check(shape: Shape, value: Any, where: str) -> None:
    """Check a value against botocore's shape: types, required members, enumerations, patterns, bounds."""
    if isinstance(shape, StructureShape):
        if getattr(shape, "is_document_type", False):
            assert isinstance(value, dict), where
            return
        members = set(value)
        assert members <= set(shape.members), where
        if getattr(shape, "is_tagged_union", False):
            assert len(members) == 1, where
        missing = set(shape.required_members) - members
        # As in the service: a session that has not started does not say when it did.
        assert not missing - ({"startedAt"} if "sessionId" in members and "endedAt" not in members else set()), where
        for name in members:
            check(shape.members[name], value[name], f"{where}.{name}")
    elif isinstance(shape, ListShape):
        for item in value:
            check(shape.member, item, f"{where}[]")
    elif isinstance(shape, MapShape):
        for key, item in value.items():
            check(shape.key, key, f"{where} key")
            check(shape.value, item, f"{where}[{key}]")
    elif isinstance(shape, StringShape):
        assert isinstance(value, str), where
        assert not shape.enum or value in shape.enum, (where, value)
        # botocore leaves the pattern out of a shape's metadata.
        pattern = service().shape_for(shape.name) and service()._shape_resolver._shape_map[shape.name].get("pattern")
        assert not pattern or re.fullmatch(pattern, value), (where, value, pattern)
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if shape.type_name in ("string", "list", "integer", "long", "float", "double"):
        size = value if isinstance(value, int | float) else len(value)
        assert least is None or size >= least, (where, value)
        assert most is None or size <= most, (where, value)
