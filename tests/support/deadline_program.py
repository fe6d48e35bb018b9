"""What AWS's own `deadline` package lists, printed as JSON: MODE(plain, installed) ENDPOINT SEED."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import boto3
import deadline_pages
from click.testing import CliRunner
from deadline.client import api as untyped
from deadline.client.api import _mcp
from deadline.client.api._job_monitoring import wait_for_job_completion
from deadline.client.api._list_jobs_by_filter_expression import _list_jobs_by_filter_expression
from deadline.client.cli import _incremental_download as incremental
from deadline.client.cli import main as command_line
from deadline_pages.testing import LocalFarm

api: Any = untyped
SINCE = datetime(2026, 1, 1, tzinfo=timezone.utc)


def retrieve(client: Any, farm: str, queue: str, job: str) -> Any:
    """The incremental download's sessions of a job and their actions."""
    found: dict[str, list[Any]] = {}
    incremental._retrieve_sessions_for_job(client, farm, queue, job, SINCE, found)
    for session in found[job]:
        incremental._retrieve_session_actions_for_session(client, {}, farm, queue, job, session)
    return found


def trace(farm: str, queue: str, job: str) -> Any:
    path = Path("trace.json").resolve()
    where = ["--farm-id", farm, "--queue-id", queue, "--job-id", job]
    done = CliRunner().invoke(
        command_line, ["job", "trace-schedule", *where, "--trace-format", "chrome", "--trace-file", str(path)]
    )
    if done.exit_code:
        raise SystemExit(done.output)
    return json.loads(path.read_text())


def chosen_session(farm: str, queue: str, job: str) -> str:
    """The session whose log would be shown."""
    return str(api.get_session_logs(farm, queue, job_id=job).log_stream)


def main() -> None:
    mode, seed = sys.argv[1], int(sys.argv[2])
    if mode == "installed":
        deadline_pages.install()
    # The same farm as the one that is served: only its ids are asked for.
    with LocalFarm(seed=seed, jobs=8, sessions_per_job=130) as ids:
        farm, queue, succeeded, failed = ids.farm_id(), ids.queue_id(), ids.job_id(1), ids.job_id(3)
        running, step = ids.job_id(0), ids.step_id(job=1)
    client, session = api.get_boto3_client("deadline"), boto3.Session()
    in_job = {"farmId": farm, "queueId": queue, "jobId": succeeded}
    calls: dict[str, Callable[[], Any]] = {
        "who_lists": lambda: type(client.get_paginator("list_farms").paginate()).__module__,
        "list_farms": lambda: api.list_farms(),
        "list_queues": lambda: api.list_queues(farmId=farm),
        "list_fleets": lambda: api.list_fleets(farmId=farm),
        "list_jobs": lambda: api.list_jobs(farmId=farm, queueId=queue),
        "list_storage_profiles_for_queue": lambda: api.list_storage_profiles_for_queue(farmId=farm, queueId=queue),
        "get_queue_parameter_definitions": lambda: api.get_queue_parameter_definitions(farmId=farm, queueId=queue),
        "list_sessions": lambda: _mcp.list_sessions(**in_job),
        "list_steps": lambda: _mcp.list_steps(**in_job),
        "list_tasks": lambda: _mcp.list_tasks(**in_job, stepId=step),
        "search_jobs": lambda: _mcp.search_jobs(farmId=farm, queueIds=[queue], taskRunStatus="SUCCEEDED"),
        "jobs_by_filter": lambda: _list_jobs_by_filter_expression(
            session,
            farm,
            queue,
            {
                "operator": "AND",
                "filters": [
                    {
                        "dateTimeFilter": {
                            "name": "ENDED_AT",
                            "operator": "GREATER_THAN_EQUAL_TO",
                            "dateTime": SINCE,
                        }
                    }
                ],
            },
        ),
        "failed_tasks": lambda: [vars(task) for task in wait_for_job_completion(farm, queue, failed).failed_tasks],
        "chosen_session": lambda: [chosen_session(farm, queue, job) for job in (running, succeeded)],
        "download_candidates": lambda: incremental._get_download_candidate_jobs(session, farm, queue, SINCE),
        "incremental_download": lambda: retrieve(client, farm, queue, succeeded),
        "trace_schedule": lambda: trace(farm, queue, succeeded),
    }
    print(json.dumps({name: call() for name, call in calls.items()}, default=str))


if __name__ == "__main__":
    main()
