"""What is drawn is what the reports say, in at most 5,000 marks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import polars
import pytest
from deadline_pages import plot, report

from tests.plot.conftest import BEGAN, HOSTILE
from tests.report.test_frames import PROGRAM

untyped: Any = plot
PLOTS = {name: getattr(plot, name) for name in ("timeline", "running", "utilization", "frame_times")}
HOUR = timedelta(hours=1)


def values(chart: Any) -> list[dict[str, Any]]:
    """Return the marks of a chart."""
    told = chart.to_dict()
    found: list[dict[str, Any]] = told["datasets"][told["data"]["name"]]
    return found


def subtitle(chart: Any) -> str:
    return " ".join(chart.to_dict()["title"]["subtitle"])


def test_a_bar_for_each_session(night: Any) -> None:
    chart = plot.timeline(night)
    sessions = report.timeline(night, backend="polars")
    assert len(values(chart)) == len(sessions)
    assert subtitle(chart) == f"{len(sessions):,} sessions."
    drawn = sorted((mark["start"], mark["end"]) for mark in values(chart))
    times = zip(*(sessions[name].dt.epoch("ms").to_list() for name in ("startedAt", "endedAt")), strict=True)
    assert drawn == sorted(times)
    assert sum(mark["open"] for mark in values(chart)) == sessions["isOpen"].sum()
    assert {mark["what"] for mark in values(chart)} == {*sessions["jobName"]}


def test_states_of_sessions(night: Any) -> None:
    actions = night.session_actions.to_polars()
    failed = {row["sessionId"] for row in actions.iter_rows(named=True) if row["status"] == "FAILED"}
    marks = values(plot.timeline(night))
    assert sum(mark["state"] == "failed" for mark in marks) == len(failed) > 0
    assert sum(mark["state"] == "interrupted" for mark in marks) > 0
    alone = values(plot.timeline({"sessions": night.sessions}, now=night.taken_at))
    assert {mark["state"] for mark in alone} == {"running"}
    assert len(alone) == len(marks)


def test_states_of_actions(night: Any) -> None:
    minutes: dict[str, float] = dict.fromkeys(("waiting", "set-up", "running", "interrupted", "failed"), 0)
    for mark in values(plot.timeline(night, by="action")):
        minutes[mark["state"]] += mark["minutes"]
    lost = report.lost(night, by="fleet", backend="polars")
    phases = report.phases(night, by="fleet", backend="polars")
    assert minutes["failed"] / 60 == pytest.approx(lost["failedHours"].sum())
    others = lost["interruptedHours"].sum() + lost["reclaimedHours"].sum() + lost["canceledHours"].sum()
    assert minutes["interrupted"] / 60 == pytest.approx(others)
    assert minutes["waiting"] / 60 == pytest.approx(phases["otherHours"].sum())
    assert sum(minutes.values()) / 60 == pytest.approx(phases["sessionHours"].sum())


def test_waiting_is_between_actions(many: Callable[..., Any]) -> None:
    sessions = many(2, 1)
    times = polars.col("startedAt") + timedelta(seconds=20), polars.col("startedAt") + timedelta(seconds=50)
    structure = polars.Struct({"taskRun": polars.Struct({"taskId": polars.String, "stepId": polars.String})})
    run = {"taskRun": {"taskId": "task-1", "stepId": "step-1"}}
    actions = sessions["sessions"].select(
        "sessionId",
        "queueId",
        "jobId",
        polars.lit("SUCCEEDED").alias("status"),
        polars.Series("definition", [run, run], structure),
        startedAt=times[0],
        endedAt=times[1],
    )
    definition = polars.col("definition").struct
    parts = {name: polars.Struct({"environmentId": polars.String}) for name in ("envEnter", "envExit")}
    members = [polars.lit(None, dtype).alias(name) for name, dtype in parts.items()]
    members.append(polars.lit(None, polars.Struct({"stepId": polars.String})).alias("syncInputJobAttachments"))
    actions = actions.with_columns(definition=polars.struct(definition.field("taskRun"), *members))
    now = BEGAN + timedelta(seconds=190)
    marks = values(plot.timeline(sessions | {"session_actions": actions}, by="action", now=now))
    seconds = [(mark["state"], round(mark["minutes"] * 60), mark["open"]) for mark in marks]
    waits = [("waiting", 20, False), ("waiting", 10, False), ("waiting", 20, False), ("waiting", 40, True)]
    assert seconds == [*waits, ("running", 30, False), ("running", 30, False)]


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_a_big_farm(many: Callable[..., Any], kind: str) -> None:
    tables = many(12_000, 600, fleets=20)
    if kind == "pandas":
        tables = {name: table.to_pandas() for name, table in tables.items()}
    now = BEGAN + timedelta(minutes=45)
    chart = plot.timeline(tables, now=now)
    marks = values(chart)
    assert len(marks) <= 5_000
    assert sum(mark["count"] for mark in marks) == 12_000
    hours = float(report.hours(tables, now=now)["hours"].sum())
    assert sum(mark["minutes"] for mark in marks) / 60 == pytest.approx(hours)
    merged = sum(mark["count"] for mark in marks if mark["count"] > 1)
    assert f"{merged:,} of 12,000 sessions merged: those less than " in subtitle(chart)
    assert "Each row is 3 workers." in subtitle(chart)
    assert all(mark["what"] == f"{mark['count']:,} merged" for mark in marks if mark["count"] > 1)
    chart = plot.running(tables, now=now)
    assert len(values(chart)) <= 5_000
    area = sum(mark["sessions"] * (mark["end"] - mark["start"]) for mark in values(chart))
    assert area / 3_600_000 == pytest.approx(hours)
    assert "14 of 20 fleets merged: those with the fewest hours." in subtitle(chart)
    assert "14 other fleets" in {mark["fleet"] for mark in values(chart)}
    chart = plot.utilization(tables, now=now)
    assert len(values(chart)) <= 5_000
    assert sum(mark["busy"] for mark in values(chart)) == pytest.approx(hours)


def test_few_hours_of_many_workers(many: Callable[..., Any]) -> None:
    tables = many(500, 100)
    chart = plot.utilization(tables, now=BEGAN + timedelta(days=30))
    assert len(values(chart)) <= 5_000
    assert subtitle(chart) == "Each field is 1 day."
    report_of_it = report.utilization(tables, now=BEGAN + timedelta(days=30))
    for name, column in (("busy", "busyHours"), ("available", "availableHours")):
        assert sum(mark[name] for mark in values(chart)) == pytest.approx(report_of_it[column].sum())


def test_running_and_utilization_are_the_reports(night: Any) -> None:
    marks = values(plot.running(night))
    for row in report.hours(night, by="fleet", backend="polars").iter_rows(named=True):
        area = sum((m["end"] - m["start"]) * m["sessions"] for m in marks if m["fleet"] == row["fleetName"])
        assert area / 3_600_000 == pytest.approx(row["hours"], rel=1e-4)
    marks = values(plot.utilization(night))
    for row in report.utilization(night, backend="polars").iter_rows(named=True):
        mine = [mark for mark in marks if mark["worker"] == row["hostName"].partition(".")[0]]
        assert sum(mark["busy"] for mark in mine) == pytest.approx(row["busyHours"])
        assert sum(mark["available"] for mark in mine) == pytest.approx(row["availableHours"])


def test_frame_times_are_the_reports(night: Any) -> None:
    steps = report.frame_times(night, backend="polars")
    for mark, row in zip(values(plot.frame_times(night)), steps.iter_rows(named=True), strict=True):
        assert mark["step"] == f"{row['jobName']} / {row['stepName']}"
        for name in ("frames", "hours", "minSeconds", "medianSeconds", "p90Seconds", "maxSeconds"):
            assert mark[name] == row[name]


def test_open_ends_grow(night: Any) -> None:
    open_sessions = sum(mark["open"] for mark in values(plot.timeline(night)))
    now, later = (values(plot.timeline(night, now=night.taken_at + extra)) for extra in (0 * HOUR, HOUR))
    grown = sum(mark["minutes"] for mark in later) - sum(mark["minutes"] for mark in now)
    assert grown == pytest.approx(60 * open_sessions)


@pytest.mark.parametrize("name", PLOTS)
def test_nothing_to_draw(night: Any, name: str) -> None:
    empty = {table: found.to_polars()[:0] for table, found in night.tables.items()}
    chart = PLOTS[name](empty, now=night.taken_at)
    assert values(chart) == []
    svg = StringIO()
    chart.save(svg, format="svg")
    assert "<svg" in svg.getvalue()


def test_workers_without_sessions(night: Any) -> None:
    tables = {name: table.to_polars() for name, table in night.tables.items()}
    idle = values(plot.utilization(tables | {"sessions": tables["sessions"][:0]}, now=night.taken_at))
    assert {mark["utilization"] for mark in idle} == {0.0}


def test_names_of_any_content(many: Callable[..., Any]) -> None:
    tables = many(40, 4, name=HOSTILE)
    for name in ("timeline", "running", "utilization"):
        chart = PLOTS[name](tables, now=BEGAN + HOUR)
        svg = StringIO()
        chart.save(svg, format="svg")
        html = chart.to_html()
        for markup in ("<img", "</script><"):
            assert markup not in str(chart.to_dict())
            assert markup not in svg.getvalue()
            assert html.count(markup) == html.replace("onerror", "").count(markup)
        # All the rest of the names is there.
        assert "img src=x onerror=alert(1)>&amp;\"'`{{7*7}}\\\u2028" in {
            str(value).partition("script>\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")[2].rstrip("0123456789")
            for mark in values(chart)
            for value in mark.values()
        }


def test_hosts_are_in_the_order_in_which_people_count(many: Callable[..., Any]) -> None:
    tables = many(24, 12, fleets=2, name="node")
    tables["fleets"] = tables["fleets"].sort("fleetId").with_columns(displayName=polars.Series(["rack10", "rack9"]))
    now = BEGAN + HOUR
    hosts = [f"node{number}" for rack in (1, 0) for number in range(rack, 12, 2)]
    for drawn in (plot.timeline(tables, now=now), plot.utilization(tables, now=now)):
        told = drawn.to_dict()
        assert told.get("layer", [told])[0]["encoding"]["y"]["scale"]["domain"] == hosts
    assert report.utilization(tables, now=now)["hostName"].to_list() == hosts
    assert report.utilization(tables, by="fleet", now=now)["fleetName"].to_list() == ["rack9", "rack10"]
    assert report.timeline(tables, now=now)["hostName"].to_list() == [host for host in hosts for _ in range(2)]


def test_hosts_of_one_name(many: Callable[..., Any]) -> None:
    tables = many(4, 2)
    same = polars.struct(polars.lit("host.example.com").alias("hostName"), polars.lit("").alias("ec2InstanceType"))
    tables["workers"] = tables["workers"].with_columns(hostProperties=same)
    labels = {mark["worker"] for mark in values(plot.timeline(tables, now=BEGAN + HOUR))}
    assert labels == {"host (worker-0)", "host (worker-1)"}


def test_pictures_without_a_network(night: Any, tmp_path: Any) -> None:
    chart = plot.timeline(night)
    chart.save(tmp_path / "night.png")
    chart.save(tmp_path / "night.svg")
    assert (tmp_path / "night.png").read_bytes()[:4] == b"\x89PNG"
    svg = (tmp_path / "night.svg").read_text("utf-8")
    assert "render003" in svg
    assert all(state in svg for state in ("running", "interrupted", "failed"))


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda t: plot.timeline(t["sessions"]), TypeError, r"plot.timeline\(\) takes a snapshot, or tables by name"),
        (lambda t: plot.running({"jobs": t["jobs"]}), ValueError, "plot.running.* needs the table sessions"),
        (lambda t: untyped.timeline(t, by="job"), ValueError, "by of plot.timeline.* must be one of session, action"),
    ],
)
def test_what_cannot_be_drawn(night: Any, call: Callable[..., Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call(night.tables)


@pytest.mark.parametrize("missing", [["polars"], ["pandas"]])
def test_what_is_installed(night: Any, missing: list[str]) -> None:
    program = PROGRAM.format(missing=missing, tables="Snapshot.load(sys.argv[1])").replace(
        "frame = report.hours(", "frame = __import__('deadline_pages').plot.timeline("
    )
    program = program.replace("len(frame)", "len(*frame.to_dict()['datasets'].values())")
    done = subprocess.run([sys.executable, "-c", program, night.path], capture_output=True, text=True, timeout=50)
    assert (done.stdout.strip(), done.stderr) == (f"altair {len(night.sessions)}", "")
