"""The first pages of a listing and nothing else, for a profiler: ENDPOINT FARM QUEUE JOB PAGES."""

import sys

import clients

PAGE_SIZE = 100


def main() -> None:
    endpoint, farm, queue, job, wanted = sys.argv[1:]
    paginator = clients.make("ours", endpoint).get_paginator("list_sessions")
    limits = {"PageSize": PAGE_SIZE, "MaxItems": PAGE_SIZE * int(wanted)}
    found = 0
    for page in paginator.paginate(farmId=farm, queueId=queue, jobId=job, PaginationConfig=limits):
        found += len(page["sessions"])
    print(found)


if __name__ == "__main__":
    main()
