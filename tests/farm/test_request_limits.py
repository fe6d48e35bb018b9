"""Bodies that the service's model does not allow, at any depth: botocore's validator is the oracle where it looks."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.model import Shape
from botocore.validate import ParamValidator
from deadline_pages.testing import Scenario, SimulatedFarm

from tests.support.model import SERVICE

ROLE = "arn:aws:iam::111122223333:role/Farm"
PASSWORD = "arn:aws:secretsmanager:us-west-2:111122223333:secret:render-1a2b3c"
CAPABILITIES = {
    "vCpuCount": {"min": 4, "max": 8},
    "memoryMiB": {"min": 2048, "max": 4096},
    "osFamily": "LINUX",
    "cpuArchitectureType": "x86_64",
    "customAmounts": [{"name": "amount.licenses", "min": 1, "max": 2}],
    "customAttributes": [{"name": "attr.worker.pool", "values": ["lighting"]}],
}
FLEET = {"displayName": "Nodes", "description": "d", "roleArn": ROLE, "minWorkerCount": 0, "maxWorkerCount": 1}
TEMPLATE = """
specificationVersion: jobtemplate-2023-09
name: J
parameterDefinitions: [{name: Shot, type: STRING}, {name: Samples, type: INT}, {name: Scale, type: FLOAT}]
steps: [{name: S, script: {actions: {onRun: {command: render}}}}]
"""


@pytest.fixture(scope="module")
def farm() -> Iterator[SimulatedFarm]:
    with SimulatedFarm(scenario=Scenario().fleet("nodes", workers=1).queue("Lighting").job("j", frames="1")) as farm:
        yield farm


def bodies(farm: SimulatedFarm) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield operations, with arguments that are as the model says."""
    of_farm = {"farmId": farm.farm_id()}
    queue = {**of_farm, "queueId": farm.queue_id()}
    profile = farm.boto3_client().list_storage_profiles(**of_farm)["storageProfiles"][0]["storageProfileId"]
    customer = {"mode": "NO_SCALING", "workerCapabilities": CAPABILITIES, "storageProfileId": profile}
    service = {
        "instanceCapabilities": {
            **CAPABILITIES,
            "rootEbsVolume": {"sizeGiB": 250, "iops": 3000, "throughputMiB": 125},
            "allowedInstanceTypes": ["c6i.xlarge"],
        },
        "instanceMarketOptions": {"type": "spot"},
    }
    script = {"scriptBody": "echo", "scriptTimeoutSeconds": 300}
    yield "CreateFleet", {**of_farm, **FLEET, "configuration": {"customerManaged": customer}}
    yield (
        "CreateFleet",
        {**of_farm, **FLEET, "configuration": {"serviceManagedEc2": service}, "hostConfiguration": script},
    )
    yield (
        "CreateQueue",
        {
            **of_farm,
            "displayName": "Comp",
            "roleArn": ROLE,
            "jobAttachmentSettings": {"s3BucketName": "bucket", "rootPrefix": "Deadline"},
            "requiredFileSystemLocationNames": ["Projects"],
            "allowedStorageProfileIds": [profile],
            "jobRunAsUser": {
                "posix": {"user": "render", "group": "render"},
                "windows": {"user": "render", "passwordArn": PASSWORD},
                "runAs": "QUEUE_CONFIGURED_USER",
            },
            "schedulingConfiguration": {
                "weightedBalanced": {"priorityWeight": 1.5, "errorWeight": -1.0, "renderingTaskBuffer": 3}
            },
        },
    )
    manifest = {
        "rootPath": "/projects",
        "rootPathFormat": "posix",
        "fileSystemLocationName": "Projects",
        "outputRelativeDirectories": ["renders"],
        "inputManifestPath": "manifests/in",
        "inputManifestHash": "1a2b3c",
    }
    yield (
        "CreateJob",
        {
            **queue,
            "priority": 50,
            "template": TEMPLATE,
            "templateType": "YAML",
            "parameters": {"Shot": {"string": "sh010"}, "Samples": {"int": "-4"}, "Scale": {"float": "1.5e3"}},
            "attachments": {"manifests": [manifest], "fileSystem": "COPIED"},
        },
    )
    job = {**queue, "jobId": farm.job_id(), "priority": 1, "name": "j", "maxWorkerCount": -1}
    yield "BatchUpdateJob", {"jobs": [job]}


def values(value: Any, shape: Shape, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any, Shape]]:
    """Yield all values of a body, each with its path and shape."""
    if path:
        yield path, value, shape
    if shape.type_name == "structure":
        for name, inner in value.items():
            if shape.members[name].serialization.get("location") is None:
                yield from values(inner, shape.members[name], (*path, name))
    elif shape.type_name == "list":
        yield from values(value[0], shape.member, (*path, 0))
    elif shape.type_name == "map":
        for name, inner in value.items():
            yield from values(inner, shape.value, (*path, name))


def beyond(value: Any, shape: Shape) -> Iterator[tuple[Any, bool]]:
    """Yield values that the shape does not allow, and whether botocore knows."""
    least, most, pattern = (shape.metadata.get(limit) for limit in ("min", "max", "pattern"))
    kind = shape.type_name
    if "enum" in shape.metadata:
        yield "none of them", False
    if kind in {"integer", "float", "double"}:
        if least is not None:
            yield least - 1, True
        if most is not None:
            yield most + 1, False
            if kind != "integer":
                yield most + 0.5, False
    elif kind == "string":
        if least:
            yield "a" * (least - 1), True
        if most is not None:
            yield "a" * (most + 1), False
        if pattern:
            other = '"' * max(least or 1, 1)
            assert not re.fullmatch(pattern, other)
            yield other, False
    elif kind == "list":
        if least:
            yield [], True
        if most is not None:
            yield value * (most + 1), False
    elif kind == "map":
        (longest, of_key), some = (shape.key.metadata["max"], "a"), next(iter(value.values()))
        yield {**value, "": some}, True
        yield {**value, of_key * (longest + 1): some}, False
        yield {f"{of_key}{number}": some for number in range(most + 1)}, False
    if kind in {"integer", "string"}:
        yield (7 if kind == "string" else "seven"), True


def replaced(body: dict[str, Any], path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    body = copy.deepcopy(body)
    holder: Any = body
    for name in path[:-1]:
        holder = holder[name]
    holder[path[-1]] = value
    return body


def test_what_the_model_allows_is_taken_and_nothing_else(farm: SimulatedFarm) -> None:
    client = farm.boto3_client(config=Config(parameter_validation=False))
    methods = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
    tried = 0
    for operation, body in bodies(farm):
        shape = SERVICE.operation_model(operation).input_shape
        call = getattr(client, methods[operation])
        assert not ParamValidator().validate(body, shape).has_errors()
        call(**body)
        for path, value, at in values(body, shape):
            for bad, is_known in beyond(value, at):
                refused = replaced(body, path, bad)
                assert ParamValidator().validate(refused, shape).has_errors() >= is_known, (path, bad)
                with pytest.raises(ClientError) as caught:
                    call(**refused)
                error: Any = caught.value.response
                assert error["Error"]["Code"] == "ValidationException", (path, bad)
                told = ".".join(str(name) for name in path if name != 0)
                assert error["fieldList"][0]["name"] == told, (path, bad)
                tried += 1
    assert tried > 200
