"""Wall and CPU time of whole listings: PEER ENDPOINT FARM QUEUE JOB PAGE_SIZE REPEATS. The first is not measured."""

from __future__ import annotations

import json
import sys
import time

import clients


def main() -> None:
    peer, endpoint, farm, queue, job, page_size, repeats = sys.argv[1:]
    client = clients.make(peer, endpoint)
    seconds, cpu, counts = [], [], set()
    for _ in range(1 + int(repeats)):
        wall, processor = time.perf_counter(), time.process_time()
        count = items = 0
        for page in clients.pages(client, farm, queue, job, int(page_size)):
            count += 1
            items += len(page["sessions"])
        seconds.append(time.perf_counter() - wall)
        cpu.append(time.process_time() - processor)
        counts.add((count, items))
    [(count, items)] = counts
    print(json.dumps({"seconds": seconds[1:], "cpu": cpu[1:], "pages": count, "items": items}))


if __name__ == "__main__":
    main()
