"""Pages as they come from a farm, captured once, and their items as NDJSON: what readers of JSON are given."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from deadline_pages.testing import LocalFarm

PAGE_SIZE = 100
FEW = 5  # pages, for what is slow
# The farm checks only how the header begins.
HEADERS = {"Authorization": "AWS4-HMAC-SHA256 none"}


@dataclass(frozen=True)
class Listing:
    """An operation, the farm that has many items of it, and its request to that farm."""

    key: str  # that the page has its items under
    setting: str  # of the farm: how many items it has
    request: Callable[[LocalFarm], str]


def _job(farm: LocalFarm) -> str:
    return f"/2023-10-12/farms/{farm.farm_id()}/queues/{farm.queue_id()}/jobs/{farm.job_id()}"


LISTINGS = {
    "list_sessions": Listing("sessions", "sessions_per_job", lambda farm: f"{_job(farm)}/sessions?"),
    "list_session_actions": Listing(
        "sessionActions",
        "actions_per_session",
        lambda farm: f"{_job(farm)}/session-actions?sessionId={farm.session_id()}&",
    ),
    "list_jobs": Listing("jobs", "jobs", lambda farm: f"{_job(farm).rpartition('/')[0]}?"),
    "list_tasks": Listing("tasks", "tasks", lambda farm: f"{_job(farm)}/steps/{farm.step_id()}/tasks?"),
    "list_workers": Listing(
        "workers", "workers", lambda farm: f"/2023-10-12/farms/{farm.farm_id()}/fleets/{farm.fleet_id()}/workers?"
    ),
}


def capture(folder: Path, pages: int) -> None:
    """Write OPERATION.pages, one body a line, and OPERATION.ndjson, one item a line; the first of both into `few`."""
    (folder / "few").mkdir()
    for operation, listing in LISTINGS.items():
        settings: Any = {"queues": 1, "fleets": 1, listing.setting: pages * PAGE_SIZE}
        with LocalFarm(**settings) as farm, ExitStack() as opened:
            files = [
                [opened.enter_context((where / f"{operation}.{kind}").open("wb")) for kind in ("pages", "ndjson")]
                for where in (folder, folder / "few")
            ]
            for number, (body, page) in enumerate(_requested(farm, listing.request(farm))):
                lines = [json.dumps(item, separators=(",", ":"), ensure_ascii=False) for item in page[listing.key]]
                for bodies, items in files if number < FEW else files[:1]:
                    bodies.write(body + b"\n")
                    items.write("\n".join([*lines, ""]).encode())


def _requested(farm: LocalFarm, request: str) -> Iterator[tuple[bytes, Any]]:
    """Yield the body of each page, and what json makes of it."""
    connection = http.client.HTTPConnection("127.0.0.1", farm.port)
    token = ""
    while True:
        connection.request("GET", f"{request}maxResults={PAGE_SIZE}{token}", headers=HEADERS)
        response = connection.getresponse()
        body = response.read()
        if response.status != 200 or b"\n" in body:
            raise SystemExit(f"{request}: {response.status}, {body[:200]!r}")
        page = json.loads(body)
        yield body, page
        if not page.get("nextToken"):
            connection.close()
            return
        token = f"&nextToken={quote(page['nextToken'], safe='')}"
