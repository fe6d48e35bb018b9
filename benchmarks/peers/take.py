"""List the first pages and do nothing else, for a profiler: ENDPOINT FARM QUEUE JOB PAGES."""

import sys

import clients

PAGE_SIZE = 100


def main() -> None:
    endpoint, farm, queue, job, wanted = sys.argv[1:]
    found = 0
    for page in clients.first_pages(clients.create("ours", endpoint), farm, queue, job, PAGE_SIZE, int(wanted)):
        found += len(page["sessions"])
    print(found)


if __name__ == "__main__":
    main()
