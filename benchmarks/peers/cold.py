"""A fresh process: seconds to import and to the first page: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE.

Imports nothing that a peer might import before the clock starts.
"""

import sys
import time


def main() -> None:
    peer, endpoint, farm, queue, job, page_size = sys.argv[1:]
    start = time.perf_counter()
    if peer == "ours":
        import deadline_pages  # noqa: F401
    else:
        import boto3  # noqa: F401
    imported = time.perf_counter()
    heavy = [name for name in ("asyncio", "botocore") if name in sys.modules]

    import clients

    page = next(iter(clients.pages(clients.make(peer, endpoint), farm, queue, job, int(page_size))))
    end = time.perf_counter()

    import json

    result = {"import": imported - start, "first_page": end - start, "items": len(page["sessions"]), "heavy": heavy}
    print(json.dumps(result))


if __name__ == "__main__":
    main()
