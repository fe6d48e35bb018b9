"""Whatever kind of frame is given, the report says the same, in a frame of that kind and of the same types."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import duckdb
import narwhals
import pandas
import polars
import pyarrow
import pytest
from deadline_pages import report
from deadline_pages.testing import SimulatedFarm
from polars.testing import assert_frame_equal

Call = Callable[..., Any]
untyped: Any = report
# Every report, with everything that its rows can be about.
REPORTS: dict[str, Call] = {
    f"{name} {by}": lambda night, name=name, by=by, **options: getattr(report, name)(night, by=by, **options)
    for name, choices in {
        "utilization": ("worker", "fleet", "instance_type"),
        "timeline": ("session", "action"),
        "phases": ("job", "instance_type"),
        "frame_times": ("step", "frame"),
        "failures": ("worker", "frame"),
        "waits": ("job", "queue", "user"),
        "hours": ("job", "user", "queue", "fleet", "instance_type", "worker"),
        "lost": ("user", "fleet"),
    }.items()
    for by in choices
} | {name: getattr(report, name) for name in ("gaps", "running", "eta")}
# Those that read every column between them.
READERS = ("utilization worker", "timeline action", "failures frame", "waits queue", "running", "eta")


def flat_pandas(table: Any) -> Any:
    """A frame whose nested columns are pyarrow's, as pandas users have them who want speed."""
    return table.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)


def stream(table: Any) -> Any:
    """What only has `__arrow_c_stream__`."""

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
            return table.__arrow_c_stream__(requested_schema)

    return Stream()


KINDS: dict[str, tuple[Call, type]] = {
    "pandas": (lambda table: table.to_pandas(), pandas.DataFrame),
    "pandas of pyarrow": (flat_pandas, pandas.DataFrame),
    "polars": (lambda table: table.to_polars(), polars.DataFrame),
    "polars, lazy": (lambda table: table.to_polars().lazy(), polars.DataFrame),
    "pyarrow": (lambda table: table.to_arrow(), pyarrow.Table),
    "narwhals": (lambda table: narwhals.from_native(table.to_pandas()), pandas.DataFrame),
    "a table": (lambda table: table, polars.DataFrame),
    "a relation": (lambda table: duckdb.from_arrow(table.to_arrow()), polars.DataFrame),
    "a stream": (stream, polars.DataFrame),
}


def as_polars(frame: Any) -> polars.DataFrame:
    found = polars.from_pandas(frame) if isinstance(frame, pandas.DataFrame) else polars.DataFrame(frame)
    assert isinstance(found, polars.DataFrame)
    return found


@pytest.fixture(scope="module")
def answers(night: Any) -> dict[str, polars.DataFrame]:
    return {name: call(night) for name, call in REPORTS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_all_kinds_say_the_same(night: Any, answers: dict[str, polars.DataFrame], kind: str) -> None:
    convert, expected = KINDS[kind]
    tables = {name: convert(table) for name, table in night.tables.items()}
    for name in READERS:
        found = REPORTS[name](tables, now=night.taken_at)
        assert type(found) is expected
        assert_frame_equal(as_polars(found), answers[name])


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_snapshot_as_what_is_wanted(night: Any, answers: dict[str, polars.DataFrame], backend: Any) -> None:
    for name, call in REPORTS.items():
        found = call(night, backend=backend)
        assert type(found) is KINDS[backend][1]
        assert_frame_equal(as_polars(found), answers[name])


def test_flat_and_chosen_columns(farm: SimulatedFarm, night: Any, answers: dict[str, polars.DataFrame]) -> None:
    client = farm.client()
    for method, options in {"to_pandas": {}, "to_arrow": {"dictionary": True}}.items():
        scans = {name: client.scan(f"list_{name}", farmId=farm.farm_id()) for name in night.include if name != "farms"}
        tables = {name: getattr(scan, method)(flatten=True, **options) for name, scan in scans.items()}
        for name in READERS:
            assert_frame_equal(as_polars(REPORTS[name](tables, now=farm.now)), answers[name])
    columns = ["sessionId", "queueId", "jobId", "fleetId", "workerId", "startedAt", "endedAt"]
    sessions = client.scan("list_sessions").to_pandas(columns=columns)
    alone = report.hours({"sessions": sessions}, now=farm.now)
    assert alone["hours"].to_list() == answers["hours job"]["hours"].to_list()
    # Its names are in a table that is not there.
    assert alone["jobName"].isna().all()


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_no_rows(night: Any, answers: dict[str, polars.DataFrame], kind: str) -> None:
    empty = {name: KINDS[kind][0](table)[:0] for name, table in night.tables.items()}
    filled = {name: KINDS[kind][0](table) for name, table in night.tables.items()}
    for name, call in REPORTS.items():
        found = call(empty, now=night.taken_at)
        assert len(found) == 0
        assert as_polars(found).schema == answers[name].schema
        if kind == "pandas":
            assert found.dtypes.equals(call(filled, now=night.taken_at).dtypes)
    # Workers without sessions.
    idle = report.utilization(empty | {"workers": filled["workers"]}, now=night.taken_at, backend="polars")
    assert idle["utilization"].to_list() == [0.0] * len(night.workers)


def test_rows_of_boto3(farm: SimulatedFarm, night: Any, answers: dict[str, polars.DataFrame]) -> None:
    """A frame of dicts has the columns and members that its rows have."""
    actions = pandas.DataFrame(list(farm.client().scan("list_session_actions").rows()))
    actions["sessionId"] = ["session-" + action.split("-")[1] for action in actions["sessionActionId"]]
    tables = night.tables | {"session_actions": actions, "sessions": night.sessions.to_pandas()}
    found = report.phases(tables, now=night.taken_at)
    assert_frame_equal(as_polars(found), answers["phases job"])


def test_no_request_is_sent(farm: SimulatedFarm, night: Any) -> None:
    before = farm.requests
    for call in REPORTS.values():
        call(night)
    with pytest.raises(TypeError, match=r"a listing would send requests, so give its table\(\)"):
        report.hours({"sessions": farm.client().scan("list_sessions")})
    assert farm.requests == before


def test_times_of_other_zones_and_units(night: Any, answers: dict[str, polars.DataFrame]) -> None:
    times = polars.col("startedAt", "endedAt")
    sessions = night.sessions.to_polars()
    for changed in (
        times.dt.convert_time_zone("Asia/Tokyo").dt.cast_time_unit("ms"),
        times.dt.replace_time_zone(None).dt.cast_time_unit("ns"),
    ):
        tables = night.tables | {"sessions": sessions.with_columns(changed)}
        assert_frame_equal(report.hours(tables, now=night.taken_at), answers["hours job"])
        pandas_tables = {"sessions": tables["sessions"].to_pandas(), "jobs": night.jobs}
        found = as_polars(report.hours(pandas_tables, now=night.taken_at.replace(tzinfo=None)))
        assert_frame_equal(found, answers["hours job"])


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda t: report.hours(t["sessions"]), TypeError, "takes a snapshot, or tables by name, not"),
        (lambda t: report.hours({"session": t["sessions"]}), ValueError, "takes tables named .*, not 'session'"),
        (lambda _: report.hours({"sessions": [1]}), TypeError, r"takes tables, not list"),
        (lambda t: report.hours({"jobs": t["jobs"]}), ValueError, "needs the table sessions, which was not given"),
        (lambda t: untyped.hours(t, by="host"), ValueError, "by of report.hours.* must be one of job, .*, not 'host'"),
        (lambda t: untyped.hours(t, backend="dask"), ValueError, "backend must be one of polars, .*, not 'dask'"),
        (lambda t: report.hours({"sessions": t["sessions"].drop("jobId")}), ValueError, "needs a column jobId in the"),
        (lambda t: report.hours(t | {"sessions": t["jobs"]}), ValueError, "needs a column sessionId in the table ses"),
        (
            lambda t: report.hours({"sessions": t["sessions"].with_columns(polars.col("startedAt").cast(str))}),
            TypeError,
            "takes times, not String, in the column startedAt of the table sessions",
        ),
    ],
)
def test_what_cannot_be_reported(night: Any, call: Call, error: type[Exception], words: str) -> None:
    tables = {name: table.to_polars() for name, table in night.tables.items()}
    with pytest.raises(error, match=words):
        call(tables)


PROGRAM = """
import sys
class Missing:
    def find_spec(self, name, *_):
        if name in {missing!r}:
            raise ModuleNotFoundError(name, name=name)
sys.meta_path.insert(0, Missing())
from deadline_pages import Snapshot, report
try:
    frame = report.hours({tables})
except ImportError as error:
    print(error)
else:
    print(type(frame).__module__.split(".")[0], len(frame))
"""


@pytest.mark.parametrize(
    ("missing", "tables", "printed"),
    [
        (["narwhals"], "{}", 'report.hours() needs narwhals: pip install "deadline-pages[report]"'),
        (["polars"], "Snapshot.load(sys.argv[1])", "pandas 4"),
        (["pandas"], "Snapshot.load(sys.argv[1])", "polars 4"),
        (["polars", "pandas"], "Snapshot.load(sys.argv[1])", "pyarrow 4"),
    ],
)
def test_what_is_installed(night: Any, missing: list[str], tables: str, printed: str) -> None:
    program = PROGRAM.format(missing=missing, tables=tables)
    done = subprocess.run([sys.executable, "-c", program, night.path], capture_output=True, text=True, timeout=50)
    assert (done.stdout.strip(), done.stderr) == (printed, "")


def test_polars_needs_no_pyarrow(night: Any, tmp_path: Any) -> None:
    night.sessions.to_polars().write_ipc(tmp_path / "sessions.arrow")
    program = PROGRAM.format(
        missing=["pyarrow", "pandas"],
        tables='{"sessions": __import__("polars").read_ipc(sys.argv[1])}',
    )
    path = str(tmp_path / "sessions.arrow")
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, timeout=50)
    assert (done.stdout.strip(), done.stderr) == ("polars 4", "")


def test_open_ends(night: Any) -> None:
    """What runs counts up to now, and a snapshot of a while up to its end."""
    whole = report.hours(night)["hours"].sum()
    open_sessions = report.timeline(night)["isOpen"].sum()
    hour = timedelta(hours=1)
    later = report.hours(night, now=night.taken_at + hour)["hours"].sum()
    assert later - whole == pytest.approx(open_sessions)
    # Before anything began, nothing has.
    early = datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert report.hours(night, now=early)["hours"].sum() == 0
