"""Time the whole process of the AWS command line: AWS ENDPOINT FARM QUEUE JOB PAGE_SIZE MAX_ITEMS (0 for all)."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time


def main() -> None:
    aws, endpoint, farm, queue, job, page_size, max_items = sys.argv[1:]
    parameters = ["--farm-id", farm, "--queue-id", queue, "--job-id", job, "--page-size", page_size]
    limit = ["--max-items", max_items] if max_items != "0" else []
    client = ["--endpoint-url", endpoint, "--region", "us-west-2", "--output", "json"]
    keys = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "y", "AWS_DISABLE_HOST_PREFIX_INJECTION": "true"}
    start = time.perf_counter()
    command = [aws, "deadline", "list-sessions", *parameters, *limit, *client]
    done = subprocess.run(command, env=os.environ | keys, stdout=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    items = len(json.loads(done.stdout)["sessions"])
    result = {
        "seconds": [seconds],
        "cpu": [used.ru_utime + used.ru_stime],
        "pages": -(-items // int(page_size)),
        "items": items,
        "peak_mb": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
