"""Try an installed wheel: python smoke.py [--profile], from another folder, where nothing else needs to be installed.

With `--profile` it must be a build with the profile (profile-guided optimization).
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

SESSIONS, JOBS, PAGE = 250, 3, 100


def import_time() -> str:
    """Compare the shortest of some starts of the interpreter with and without the import, in turn."""

    def start(code: str) -> float:
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-I", "-c", code], check=True)
        return (time.perf_counter() - begin) * 1e3

    bare, ours = map(min, zip(*((start(""), start("import deadline_pages")) for _ in range(15)), strict=True))
    return f"{ours - bare:.1f} ms above the interpreter's {bare:.1f}"


def connect(farm: Any) -> Any:
    """Return a client of a local farm."""
    import deadline_pages

    return deadline_pages.client(
        "deadline",
        region_name="us-west-2",
        endpoint_url=farm.endpoint_url,
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="any",
        config={"inject_host_prefix": False},
    )


def lists(client: Any, farm: Any) -> str:
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    pages = client.get_paginator("list_sessions").paginate(**job)
    sizes = [len(page["sessions"]) for page in pages]
    assert sizes == [PAGE, PAGE, SESSIONS - 2 * PAGE], sizes

    async def awaited() -> list[int]:
        return [len(page["sessions"]) async for page in pages]

    assert asyncio.run(awaited()) == sizes
    scanned = sum(1 for _ in client.scan("list_sessions", farmId=farm.farm_id()).rows())
    assert scanned == SESSIONS * JOBS, scanned
    return f"pages of {sizes}, awaited as well; {scanned} sessions in a scan"


def raises(client: Any, farm: Any) -> str:
    from deadline_pages import exceptions

    code = "none"
    try:
        client.list_jobs(farmId=farm.farm_id(), queueId="queue-" + "0" * 32)
    except exceptions.ClientError as error:
        code = error.response["Error"]["Code"]
    assert code == "ResourceNotFoundException", code
    return f"{code}, as it should be"


def tables(client: Any, farm: Any) -> str:
    pages = client.get_paginator("list_sessions").paginate(
        farmId=farm.farm_id(), queueId=farm.queue_id(), jobId=farm.job_id()
    )
    table = pages.table()
    assert table.num_rows == SESSIONS, table
    assert "sessionId" in table.column_names, table.column_names
    assert "arrow_array_stream" in repr(table.__arrow_c_stream__())
    try:
        import pyarrow
    except ImportError:
        return f"{table.num_rows} rows; no pyarrow to hand them to"
    assert pyarrow.table(table).num_rows == SESSIONS
    return f"{table.num_rows} rows, pyarrow {pyarrow.__version__} has them"


def main() -> int:
    """Print what is found; an exception if something is wrong."""
    import deadline_pages
    from deadline_pages import _native
    from deadline_pages.testing import LocalFarm

    place = Path(_native.__file__)
    assert Path(sys.prefix) in place.parents, f"{place} is not what was installed"
    assert deadline_pages.__build__["profile"] or "--profile" not in sys.argv, dict(deadline_pages.__build__)
    subprocess.run([sys.executable, "-I", "-m", "deadline_pages", "version"], check=True)
    script = shutil.which("deadline-pages", path=str(Path(sys.executable).parent))
    assert script, "the console script is missing"
    subprocess.run([script, "--version"], check=True)
    print(f"module    {place.stat().st_size / 1e6:.1f} MB")
    print(f"import    {import_time()}")
    with LocalFarm(queues=1, jobs=JOBS, sessions_per_job=SESSIONS) as farm:
        for part in (lists, raises, tables):
            print(f"{part.__name__:<9} {part(connect(farm), farm)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
