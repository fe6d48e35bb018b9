"""The session actions of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.sessions import begun

if TYPE_CHECKING:
    from typing import Any

    from deadline_pages._report.tables import Tables

_RUN = "definition.taskRun."
_PATHS = {
    "kind": "definition.kind",
    "enterId": "definition.envEnter.environmentId",
    "exitId": "definition.envExit.environmentId",
    "syncId": "definition.syncInputJobAttachments.stepId",
    "stepId": _RUN + "stepId",
    "taskId": _RUN + "taskId",
    "parameters": _RUN + "parameters",
}
# The phase of each kind of action.
ATTACHMENTS, ENVIRONMENT, TASK = "attachments", "environment", "task"
_PHASES = {
    "syncInputJobAttachments": ATTACHMENTS,
    "envEnter": ENVIRONMENT,
    "envExit": ENVIRONMENT,
    "taskRun": TASK,
}


def listed(tables: Tables, *columns: str) -> nw.DataFrame[Any]:
    """Return all actions, with these columns, `startedAt` and `endedAt`."""
    tables.require("session_actions")
    return tables.read(
        "session_actions", **{name: _PATHS.get(name, name) for name in (*columns, "startedAt", "endedAt")}
    )


def actions(tables: Tables, *columns: str, where: nw.Expr | None = None) -> nw.DataFrame[Any]:
    """Return the actions that have begun, and were not over before the report begins.

    Args:
        tables: the tables.
        columns: those wanted, of the definition as well (`_PATHS`).
        where: what else the actions must be; one filter of a million rows is faster than two.

    Returns:
        These, with `start`, `end`, `length` and `isOpen`. Times are whole: `cut` takes what lies in the report.
    """
    conditions = [nw.col("end") >= tables.since, nw.col("start") <= tables.until]
    return begun(listed(tables, *columns), tables, *conditions, *([] if where is None else [where]))


def phase() -> nw.Expr:
    """Return what kinds of actions are for: `attachments`, `environment` or `task`; others are by their own name."""
    expression = nw.col("kind")
    for kind, name in _PHASES.items():
        expression = nw.when(nw.col("kind") == kind).then(nw.lit(name)).otherwise(expression)
    return expression


def runs(tables: Tables, *columns: str, where: nw.Expr | None = None) -> nw.DataFrame[Any]:
    """Return the runs of tasks among the actions."""
    is_run = ~nw.col("taskId").is_null()
    return actions(tables, *dict.fromkeys((*columns, "taskId")), where=is_run if where is None else is_run & where)
