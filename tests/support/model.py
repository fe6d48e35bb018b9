"""Botocore's model of the service: the operations that list, by the names of boto3's methods."""

from __future__ import annotations

from typing import Final

from botocore.loaders import Loader
from botocore.model import ServiceModel, Shape

SERVICE: Final = ServiceModel(Loader().load_service_model("deadline", "service-2"))
PAGINATORS: Final = Loader().load_service_model("deadline", "paginators-1")["pagination"]
NAMES: Final = {"".join("_" + c.lower() if c.isupper() else c for c in name)[1:]: name for name in PAGINATORS}
OPERATIONS: Final = sorted(NAMES)


def output(operation: str) -> Shape:
    shape: Shape = SERVICE.operation_model(NAMES[operation]).output_shape
    return shape
