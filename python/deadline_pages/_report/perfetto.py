"""Traces for Perfetto, in the form of ``deadline job trace-schedule``."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from deadline_pages._report.actions import listed
from deadline_pages._report.joins import attach
from deadline_pages._report.names import named
from deadline_pages._report.order import WORKERS, in_order
from deadline_pages._report.sessions import begun
from deadline_pages._report.tables import EPOCH
from deadline_pages._tables.files import replacing

if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    from deadline_pages._report.tables import Tables

# Sessions whose events are made at once: what bounds the memory.
_SESSIONS = 10_000
_IDS = ("queueId", "jobId", "sessionId", "fleetId", "workerId")
_COLUMNS = ("sessionId", "sessionActionId", "status", "kind", "stepId", "parameters", "enterId", "exitId", "syncId")
_ENTER, _EXIT, _SYNC, _RUN = "envEnter", "envExit", "syncInputJobAttachments", "taskRun"
# What `otherData` counts, and the kinds of actions.
_KINDS = {"taskRun": (_RUN,), "envAction": (_ENTER, _EXIT), "syncJobAttachments": (_SYNC,)}


def to_perfetto(tables: Tables, path: str | PathLike[str]) -> int:
    """Implement ``report.to_perfetto``."""
    tables.require("sessions", "session_actions")
    found = listed(tables, *_COLUMNS)
    sessions = _sessions(tables, found)
    found = attach(found, sessions.select("sessionId", "index", "pid", "stepName"), "sessionId")
    found = found.filter(~nw.col("index").is_null())
    counts, found = _counts(sessions, found), begun(found, tables)
    origin = int(sessions["start"].min() or 0)
    count, separator = 0, "\n"
    with replacing(path) as temporary, open(temporary, "w", encoding="utf-8") as file:
        file.write('{"traceEvents": [')
        for first in range(0, len(sessions), _SESSIONS):
            part = nw.col("index").is_between(first, first + _SESSIONS, closed="left")
            events = _of_workers(sessions) if first == 0 else []
            events += _of_sessions(sessions.filter(part), found.filter(part), origin)
            file.write(separator + ",\n".join(events))
            count, separator = count + len(events), ",\n"
        about = {
            "startedAt": (EPOCH + timedelta(microseconds=origin)).isoformat(),
            **counts,
            **_durations(sessions, found),
        }
        file.write(f'\n], "otherData": {json.dumps(about)}}}\n')
    return count


def _sessions(tables: Tables, found: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """Return the sessions in the order of their start, with their `index` and `pid`; names are JSON."""
    paths = {name: name for name in (*_IDS, "startedAt", "endedAt", "lifecycleStatus")}
    sessions = begun(tables.read("sessions", **paths).unique("sessionId", keep="any"), tables)
    sessions = sessions.filter(nw.col("end") >= tables.since, nw.col("start") <= tables.until)
    workers = sessions.select("fleetId", "workerId").unique("workerId", keep="any")
    workers = in_order(named(tables, workers, *WORKERS), *WORKERS).with_row_index("pid")
    sessions = sessions.sort("start", "sessionId").with_row_index("index")
    sessions = attach(sessions, workers.select("workerId", "pid"), "workerId")
    # A session runs one step.
    sessions = attach(sessions, found.group_by("sessionId").agg(nw.col("stepId").max()), "sessionId")
    sessions = named(tables, sessions, "stepName", "jobName", "hostName").with_columns(
        nw.col("stepName").fill_null("<Unknown Step>"), nw.col("hostName").fill_null(nw.col("workerId"))
    )
    name = nw.concat_str("stepName", nw.lit(" - "), nw.col("index").cast(nw.String), _in_progress())
    return _as_json(sessions.with_columns(name=name).sort("index"), "name", "stepName", "jobName", "hostName")


def _of_workers(sessions: nw.DataFrame[Any]) -> list[str]:
    """Return an event for each process: the name of the host."""
    workers = sessions.select("pid", "hostName").unique("pid", keep="any").sort("pid")
    event = {"name": '"process_name"', "ph": '"M"', "pid": nw.col("pid"), "args": {"name": nw.col("hostName")}}
    return workers.select(event=_json(event))["event"].to_list()


def _of_sessions(sessions: nw.DataFrame[Any], found: nw.DataFrame[Any], origin: int) -> list[str]:
    """Return the events of sessions: for each one its beginning, its actions and its end."""
    place = {"pid": nw.col("pid"), "tid": "0"}
    about = {name: _quoted(name) for name in ("sessionId", "workerId", "fleetId", "lifecycleStatus")}
    more = {"queueId": _quoted("queueId"), "jobId": _quoted("jobId"), "jobName": nw.col("jobName")}
    session = {"name": nw.col("name"), "cat": '"SESSION"'}
    begin = session | {"ph": '"B"', "ts": nw.col("start") - origin, **place, "args": about | more}
    end = session | {"ph": '"E"', "ts": nw.col("end") - origin, **place}
    action = {
        "name": nw.col("name"),
        "cat": _quoted("kind"),
        "ph": '"X"',
        "ts": nw.col("start") - origin,
        "dur": nw.col("length"),
        **place,
        "args": {
            "sessionActionId": _quoted("sessionActionId"),
            "status": _quoted("status"),
            "stepName": nw.col("stepName"),
        },
    }
    named_actions = _as_json(found.with_columns(name=nw.concat_str(_name(), _in_progress())), "name")
    parts = [
        sessions.select("index", "start", nw.lit(0).alias("order"), event=_json(begin)),
        named_actions.select("index", "start", nw.lit(1).alias("order"), event=_json(action)),
        sessions.select("index", "start", nw.lit(2).alias("order"), event=_json(end)),
    ]
    return nw.concat(parts).sort("index", "order", "start")["event"].to_list()


def _name() -> nw.Expr:
    """Return the names of actions."""
    kind, parameters = nw.col("kind"), nw.col("parameters").fill_null("")
    environment = nw.when(kind == _ENTER).then(nw.col("enterId")).otherwise(nw.col("exitId"))
    environment = environment.str.replace_all("^.*:", "")
    source = nw.when(nw.col("syncId").is_null()).then(nw.lit("Submitted")).otherwise(nw.lit("Dependencies"))
    others = nw.when(kind.is_in((_ENTER, _EXIT))).then(environment).otherwise(nw.col("sessionActionId"))
    others = (
        nw.when(kind == _SYNC).then(nw.concat_str(nw.lit("Sync Job Attchmnt ("), source, nw.lit(")"))).otherwise(others)
    )
    task = nw.when(parameters == "").then(nw.lit("<No Task Params>")).otherwise(parameters)
    return nw.when(kind == _RUN).then(task).otherwise(others)


def _in_progress() -> nw.Expr:
    return nw.when(nw.col("isOpen")).then(nw.lit(" - In Progress")).otherwise(nw.lit(""))


def _counts(sessions: nw.DataFrame[Any], found: nw.DataFrame[Any]) -> dict[str, int]:
    """Return how many sessions there are, and actions, begun or not."""
    counts = {"sessionCount": len(sessions), "sessionActionCount": len(found)}
    return counts | {f"{name}Count": len(found.filter(is_kind)) for name, is_kind in _kinds().items()}


def _durations(sessions: nw.DataFrame[Any], found: nw.DataFrame[Any]) -> dict[str, int]:
    """Return their times, in microseconds."""
    parts = {"session": sessions, "sessionAction": found}
    parts |= {name: found.filter(is_kind) for name, is_kind in _kinds().items()}
    return {f"{name}Duration": int(part["length"].sum() or 0) for name, part in parts.items()}


def _kinds() -> dict[str, nw.Expr]:
    return {name: nw.col("kind").is_in(kinds) for name, kinds in _KINDS.items()}


def _quoted(column: str) -> nw.Expr:
    """Return a column as JSON in which there is nothing to escape, such as ids and states."""
    return nw.concat_str(nw.lit('"'), nw.col(column).fill_null(""), nw.lit('"'))


def _as_json(frame: nw.DataFrame[Any], *columns: str) -> nw.DataFrame[Any]:
    """Make columns of any text JSON."""
    special = frame.select(nw.col(*columns).str.contains(r'["\\\x00-\x1f]').fill_null(True).any())
    for name in columns:
        if special[name].item():
            texts = [json.dumps(text) for text in frame[name].to_list()]
            frame = frame.with_columns(nw.new_series(name, texts, nw.String, backend=frame.implementation))
        else:
            frame = frame.with_columns(_quoted(name).alias(name))
    return frame


def _json(members: dict[str, Any]) -> nw.Expr:
    """Return objects as JSON: of JSON, of numbers and of objects."""
    parts, before = [], "{"
    for name, value in members.items():
        part = nw.lit(value) if isinstance(value, str) else _json(value) if isinstance(value, dict) else value
        parts += [nw.lit(f'{before}"{name}": '), part.cast(nw.String)]
        before = ", "
    return nw.concat_str(*parts, nw.lit("}"))
