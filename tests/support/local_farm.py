"""Ways to ask a local farm."""

from __future__ import annotations

import functools
import http.client
import json
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import OperationModel
from deadline_pages.testing import LocalFarm

KEYS: dict[str, Any] = {
    "region_name": "us-west-2",
    "aws_access_key_id": "AKIDEXAMPLE",
    "aws_secret_access_key": "hush-hush-hush",
}
CONFIG = Config(inject_host_prefix=False, retries={"mode": "standard", "total_max_attempts": 1})
AUTHORIZATION = {"Authorization": "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260105/us-west-2/deadline/aws4_request"}


def connect(farm: LocalFarm) -> Any:
    return boto3.client("deadline", endpoint_url=farm.endpoint_url, config=CONFIG, **KEYS)


@functools.cache
def service() -> Any:
    return boto3.session.Session().client("deadline", **KEYS).meta.service_model


def pageable() -> list[str]:
    client = boto3.client("deadline", **KEYS)
    return [method for method in client.meta.method_to_api_mapping if client.can_paginate(method)]


PAGEABLE = sorted(pageable())


def model_of(method: str) -> OperationModel:
    client = boto3.client("deadline", **KEYS)
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
