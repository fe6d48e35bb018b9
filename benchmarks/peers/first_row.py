"""Time a whole process to its first row and to its end: COMMAND ..., which prints sessions, or nothing of them."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time


def main() -> None:
    start, first_row, items = time.perf_counter(), None, 0
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if b'"sessionId"' in line:
                first_row = first_row or time.perf_counter() - start
                items += 1
    if process.returncode:
        raise SystemExit(process.returncode)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = {
        "seconds": [time.perf_counter() - start],
        "first_row": first_row,
        "items": items,
        "peak_mb": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
