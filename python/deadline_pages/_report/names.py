"""Names beside ids: what other tables call a job, a step, a queue, a fleet or a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadline_pages._report.joins import attach

if TYPE_CHECKING:
    from typing import Any

    import narwhals.stable.v2 as nw

    from deadline_pages._report.tables import Tables

# By their key: the table, and the columns that it gives.
_NAMES = {
    "jobId": ("jobs", {"jobName": "name", "userId": "createdBy"}),
    "stepId": ("steps", {"stepName": "name"}),
    "queueId": ("queues", {"queueName": "displayName"}),
    "fleetId": ("fleets", {"fleetName": "displayName"}),
    "workerId": (
        "workers",
        {
            "hostName": "hostProperties.hostName",
            "instanceType": "hostProperties.ec2InstanceType",
            "workerStatus": "status",
        },
    ),
}
# What rows can be grouped by, and the columns that say of what a group is.
BY = {
    "job": ("queueId", "jobId", "jobName", "userId"),
    "user": ("userId",),
    "queue": ("queueId", "queueName"),
    "fleet": ("fleetId", "fleetName"),
    "instance_type": ("instanceType",),
    "worker": ("fleetId", "fleetName", "workerId", "hostName", "instanceType"),
}
STEP: tuple[str, ...] = ("queueId", "jobId", "jobName", "stepId", "stepName")
TASK = (*STEP, "taskId", "parameters")


def named(tables: Tables, frame: nw.DataFrame[Any], *columns: str) -> nw.DataFrame[Any]:
    """Add those of these columns that are missing, by the ids that are there; null for what is not known."""
    for key, (table, paths) in _NAMES.items():
        missing = {name: path for name, path in paths.items() if name in columns and name not in frame.columns}
        if missing:
            names = tables.read(table, **{key: key}, **missing).unique(key, keep="any")
            frame = attach(frame, names, key)
    return frame
