"""Traces are those of `deadline job trace-schedule`, of a whole farm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
from deadline_pages import report
from deadline_pages.testing import Scenario, SimulatedFarm

SCENARIO = (
    Scenario()
    .fleet("spot", workers=4, instance_type="c5.4xlarge", spot=True)
    .interrupt(worker=1, after=timedelta(minutes=10))
    .job("shot", frames="1001-1060", seconds=90, spread=0.3)
    .fail(frame=1017, times=2)
    .step("Composite", frames="1001-1060", chunk=10, depends_on="Render")
)
# What only our events have.
MORE = ("queueId", "jobId", "jobName")


def their_trace(farm: SimulatedFarm, folder: Path) -> Any:
    path = folder / "theirs.json"
    where = ["--farm-id", farm.farm_id(), "--queue-id", farm.queue_id(), "--job-id", farm.job_id()]
    options = ["--trace-format", "chrome", "--trace-file", str(path)]
    # A process of its own: the program handles Ctrl-C from its import on.
    command = [sys.executable, "-m", "deadline", "job", "trace-schedule", *where, *options]
    environ = {**os.environ, **farm.environ()}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(path.read_text())


def events(trace: Any) -> list[dict[str, Any]]:
    """The events by the workers' ids, which processes stand for, in any order."""
    found = [event for event in trace["traceEvents"] if event["ph"] != "M"]
    workers = {event["pid"]: event["args"]["workerId"] for event in found if event["ph"] == "B"}
    for event in found:
        event["pid"] = workers[event["pid"]]
        event.get("args", {}).pop("jobName", None)
        for name in MORE:
            event.get("args", {}).pop(name, None)
    return found


@pytest.mark.usefixtures("bare_environment")
def test_side_by_side(tmp_path: Path) -> None:
    """While a job runs, and when it has ended. What runs ends when their command looks at the machine's clock."""
    running = timedelta(minutes=12)
    with SimulatedFarm(scenario=SCENARIO, now=datetime.now(timezone.utc) - running) as farm:
        for time in (running, timedelta(hours=2)):
            farm.advance(time)
            theirs = their_trace(farm, tmp_path)
            is_open = any(event["name"].endswith(" - In Progress") for event in theirs["traceEvents"])
            assert is_open == (time == running)
            last = max(event["ts"] for event in theirs["traceEvents"] if event["ph"] == "E")
            now = datetime.fromisoformat(theirs["otherData"]["startedAt"]) + timedelta(microseconds=last)
            count = report.to_perfetto(farm.client().snapshot(farm.farm_id()), tmp_path / "ours.json", now=now)
            ours = json.loads((tmp_path / "ours.json").read_text())
            assert count == len(ours["traceEvents"])
            assert events(ours) == events(theirs)
            about = theirs["otherData"]
            for name in ("farmId", "queueId", "jobId", "jobName", "endedAt"):
                about.pop(name, None)
            assert ours["otherData"] == about


def test_a_whole_farm(night: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "night.json"
    count = report.to_perfetto(night, path)
    whole = path.read_bytes()
    trace = json.loads(whole)
    assert count == len(trace["traceEvents"])
    hosts = {event["pid"]: event["args"]["name"] for event in trace["traceEvents"] if event["ph"] == "M"}
    busy = {event["pid"] for event in trace["traceEvents"] if event["ph"] != "M"}
    assert hosts.keys() == busy
    assert {"render001", "render003"} < set(hosts.values())
    phases = [event["ph"] for event in trace["traceEvents"]]
    assert phases.count("B") == phases.count("E") == len(report.timeline(night))
    # It is the same however little is made at once, and of whatever frames.
    monkeypatch.setattr("deadline_pages._report.perfetto._SESSIONS", 7)
    report.to_perfetto({name: table.to_pandas() for name, table in night.tables.items()}, path, now=night.taken_at)
    assert path.read_bytes() == whole


def test_names_are_whatever_people_write(night: Any, tmp_path: Path) -> None:
    name = 'a "job"\\ \n of ünïcode \U0001f600 and \x07'
    jobs = night.jobs.to_polars().with_columns(name=polars.lit(name))
    report.to_perfetto(night.tables | {"jobs": jobs}, tmp_path / "night.json", now=night.taken_at)
    trace = json.loads((tmp_path / "night.json").read_text("utf-8"))
    assert {event["args"]["jobName"] for event in trace["traceEvents"] if event["ph"] == "B"} == {name}


def test_nothing_to_draw(night: Any, tmp_path: Path) -> None:
    empty = {name: table.to_polars().clear() for name, table in night.tables.items()}
    assert report.to_perfetto(empty, tmp_path / "empty.json") == 0
    assert json.loads((tmp_path / "empty.json").read_text())["traceEvents"] == []


def test_a_file_is_complete_or_not_there(night: Any, tmp_path: Path) -> None:
    path = tmp_path / "night.json"
    with pytest.raises(ValueError, match="needs the table session_actions"):
        report.to_perfetto({"sessions": night.sessions}, path)
    broken = night.session_actions.to_pandas().drop(columns="status")
    with pytest.raises(ValueError, match="needs a column status"):
        report.to_perfetto(night.tables | {"session_actions": broken}, path)
    assert isinstance(broken, pandas.DataFrame)
    assert not [*tmp_path.iterdir()]
    with pytest.raises(FileNotFoundError):
        report.to_perfetto(night, tmp_path / "nowhere" / "night.json")


def test_processes_are_in_the_order_of_hosts(night: Any, tmp_path: Path) -> None:
    report.to_perfetto(night, tmp_path / "night.json")
    events = json.loads((tmp_path / "night.json").read_text("utf-8"))["traceEvents"]
    names = {event["pid"]: event["args"]["name"] for event in events if event["ph"] == "M"}
    workers = report.timeline(night, backend="polars").unique("workerId", maintain_order=True)
    assert [names[number] for number in sorted(names)] == workers["hostName"].to_list()
