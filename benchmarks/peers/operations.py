"""Wall time of a listing of every operation: PEER ENDPOINT. The first of each is not measured."""

from __future__ import annotations

import json
import sys
import time
from statistics import median

import clients
from botocore.loaders import Loader
from botocore.model import ServiceModel


def main() -> None:
    peer, endpoint = sys.argv[1:]
    client = clients.make(peer, endpoint)
    loader = Loader()
    service = ServiceModel(loader.load_service_model("deadline", "service-2"))
    paginators = loader.load_service_model("deadline", "paginators-1")["pagination"]
    times = 1 if peer == "boto3" else 5
    results = {}
    for name, config in paginators.items():
        method = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)[1:]
        arguments = dict.fromkeys(service.operation_model(name).input_shape.required_members, "x")
        seconds = []
        for _ in range(1 + times):
            start = time.perf_counter()
            items = sum(len(page[config["result_key"]]) for page in client.get_paginator(method).paginate(**arguments))
            seconds.append(time.perf_counter() - start)
        results[name] = {"seconds": median(seconds[1:]), "items": items}
    print(json.dumps(results))


if __name__ == "__main__":
    main()
