"""A farm whose jobs a test changes, served over real HTTP by the operations that a snapshot calls."""

from __future__ import annotations

import itertools
import json
from typing import Any, Final

from tests.support.scripted_server import Request, Response, ScriptedServer

FARM: Final = "farm-1"
LONG_AGO: Final = "2026-01-05T10:00:00Z"
DENIED: Response = (403, [("x-amzn-errortype", "AccessDeniedException")], b'{"message": "no"}')
NOT_FOUND: Response = (404, [("x-amzn-errortype", "ResourceNotFoundException")], b'{"message": "gone"}')
PAGE_SIZE: Final = 2


class ChangingFarm:
    """A queue, a fleet and two workers, and jobs with a step, two tasks, and three sessions with an action each."""

    def __init__(self, *jobs: str) -> None:
        # What each list has, by its path.
        self.lists: dict[str, list[Any]] = {
            "farms": [{"farmId": FARM}, {"farmId": "farm-2"}],
            "farms/farm-1/queues": [{"queueId": "queue-1"}],
            "farms/farm-1/fleets": [{"fleetId": "fleet-1"}],
            "farms/farm-1/fleets/fleet-1/workers": [{"workerId": "worker-1"}, {"workerId": "worker-2"}],
            "farms/farm-1/queues/queue-1/jobs": [],
        }
        # What a list is answered with instead, by the end of its path.
        self.faults: dict[str, Response] = {}
        for job in jobs:
            self.add(job)
        self.server = ScriptedServer(itertools.repeat(self._answer))
        self.url = self.server.url

    def __enter__(self) -> ChangingFarm:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.close()

    @property
    def jobs(self) -> list[Any]:
        return self.lists["farms/farm-1/queues/queue-1/jobs"]

    def add(self, job: str, **changed: Any) -> None:
        """Add a job that was finished long ago."""
        summary = {"jobId": job, "taskRunStatus": "SUCCEEDED", "createdAt": LONG_AGO, "startedAt": LONG_AGO}
        self.jobs.append({**summary, "endedAt": LONG_AGO, "taskRunStatusCounts": {"SUCCEEDED": 2}, **changed})
        below = f"farms/farm-1/queues/queue-1/jobs/{job}"
        sessions = [f"session-{job}-{number}" for number in range(3)]
        self.lists[f"{below}/steps"] = [{"stepId": f"step-{job}", "dependencyCounts": None}]
        self.lists[f"{below}/steps/step-{job}/tasks"] = [
            {"taskId": f"task-{job}-{number}", "parameters": {"Frame": {"int": str(number)}}} for number in range(2)
        ]
        self.lists[f"{below}/sessions"] = [{"sessionId": session, "startedAt": LONG_AGO} for session in sessions]
        self.lists[f"{below}/session-actions"] = [
            {
                "sessionActionId": session.replace("session", "sessionaction") + "-0",
                "definition": {"syncInputJobAttachments": {"stepId": "s"}},
                "manifests": [{"outputManifestPath": "p"}],
            }
            for session in sessions
        ]

    def change(self, job: str, **members: Any) -> None:
        """Change a job: its summary, and the sessions below it."""
        (summary,) = (summary for summary in self.jobs if summary["jobId"] == job)
        summary.update(members)
        self.lists[f"farms/farm-1/queues/queue-1/jobs/{job}/sessions"].append({"sessionId": f"session-{job}-new"})

    def remove(self, job: str) -> None:
        """Delete a job."""
        self.jobs[:] = [summary for summary in self.jobs if summary["jobId"] != job]
        for path in [path for path in self.lists if f"/{job}/" in path]:
            del self.lists[path]

    def asked(self) -> list[str]:
        """Return the paths of the requests since the last call, without what all have in common."""
        paths = [path_of(request) for request in self.server.requests]
        self.server.requests.clear()
        return paths

    def asked_jobs(self) -> set[str]:
        """Return the jobs that something below was asked of since the last call."""
        paths = (path.split("/") for path in self.asked())
        return {path[5] for path in paths if len(path) > 5}

    def _answer(self, request: Request) -> Response:
        path = path_of(request)
        for end, fault in self.faults.items():
            if path.endswith(end):
                return fault
        items = self.lists.get(path)
        if items is None:
            return NOT_FOUND
        start = int(dict(request.query).get("nextToken", "0"))
        more = {"nextToken": str(start + PAGE_SIZE)} if len(items) > start + PAGE_SIZE else {}
        key = {"session-actions": "sessionActions"}.get(path.split("/")[-1], path.split("/")[-1])
        return 200, [], json.dumps({key: items[start : start + PAGE_SIZE], **more}).encode()


def path_of(request: Request) -> str:
    return request.path.split("/", 2)[2]
