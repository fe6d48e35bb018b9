"""A refresh asks only for what can have changed, and gives the tables of a new snapshot."""

from __future__ import annotations

import asyncio
import copy
import pickle
from datetime import datetime, timedelta, timezone
from typing import Any

import deadline_pages
import pyarrow
import pytest
from deadline_pages.exceptions import ClientError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scan.test_snapshot import rows
from tests.support.changing_farm import DENIED, FARM, LONG_AGO, ChangingFarm
from tests.support.clients import make_client

SHARED = ["farms", "queues", "fleets", "workers", "jobs"]


def take(service: ChangingFarm, **options: Any) -> Any:
    return make_client(deadline_pages, service.url).snapshot(FARM, **options)


def check(snapshot: Any, service: ChangingFarm) -> None:
    """A snapshot is that of now."""
    new = take(service, include=snapshot.include)
    for name in snapshot.include:
        ours, theirs = getattr(snapshot, name), getattr(new, name)
        assert rows(ours) == rows(theirs), name
        assert pyarrow.schema(ours).equals(pyarrow.schema(theirs), check_metadata=True)
    service.asked()


def minutes_ago(minutes: float) -> str:
    return (datetime.now(timezone.utc) - timedelta(minutes=minutes)).isoformat()


def test_finished_jobs_are_not_asked_again() -> None:
    with ChangingFarm("job-1", "job-2", "job-3") as service:
        service.add("job-now", taskRunStatus="RUNNING", endedAt=None)
        service.add("job-just", endedAt=minutes_ago(9))
        service.add("job-before", endedAt=minutes_ago(11))
        snapshot = take(service)
        assert service.asked_jobs() == {summary["jobId"] for summary in service.jobs}
        assert snapshot.refresh() is snapshot
        asked = service.asked()
        assert {path.split("/")[5] for path in asked if path.count("/") > 4} == {"job-now", "job-just"}
        assert {"farms", "farms/farm-1/fleets/fleet-1/workers"} < {*asked}
        check(snapshot, service)


def test_what_changed_comes_and_what_vanished_goes() -> None:
    with ChangingFarm("job-1", "job-2", "job-3", "job-4") as service:
        snapshot = take(service)
        service.asked()
        service.change("job-2", priority=7)
        service.change("job-3", taskRunStatus="RUNNING", startedAt="2026-02-01T00:00:00Z")
        service.remove("job-4")
        service.add("job-5")
        snapshot.refresh()
        assert service.asked_jobs() == {"job-2", "job-3", "job-5"}
        check(snapshot, service)
        service.change("job-3", taskRunStatus="FAILED", endedAt="2026-02-01T01:00:00Z")
        snapshot.refresh()
        assert service.asked_jobs() == {"job-3"}
        snapshot.refresh()
        assert service.asked_jobs() == set()
        check(snapshot, service)


CHANGES = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove", "refresh", "fail"]), st.integers(0, 5), st.booleans()),
    max_size=12,
)


@settings(max_examples=10, deadline=None)
@given(CHANGES, st.sampled_from([None, ["tasks", "jobs"], ["session_actions"], SHARED]))
def test_any_changes(changes: Any, include: Any) -> None:
    with ChangingFarm("job-0", "job-1") as service:
        snapshot = take(service, include=include)
        for number, (what, which, is_final) in enumerate(changes):
            job, ids = f"job-{which}", {summary["jobId"] for summary in service.jobs}
            status = "SUCCEEDED" if is_final else "RUNNING"
            if what == "add" and job not in ids:
                service.add(job, taskRunStatus=status, priority=number)
            elif what == "change" and job in ids:
                service.change(job, taskRunStatus=status, priority=number)
            elif what == "remove" and job in ids:
                service.remove(job)
            elif what == "fail":
                service.faults["/jobs"] = DENIED
                with pytest.raises(ClientError):
                    snapshot.refresh()
                snapshot._taking = None  # what changes later is not what it began with
                service.faults.clear()
            elif what == "refresh":
                snapshot.refresh()
        snapshot.refresh()
        check(snapshot, service)


def test_a_summary_of_another_order_is_the_same() -> None:
    with ChangingFarm("job-1") as service:
        snapshot = take(service)
        service.asked()
        service.jobs[:] = [dict(reversed(service.jobs[0].items()))]
        snapshot.refresh()
        assert service.asked_jobs() == set()


@pytest.mark.parametrize(
    "odd",
    [
        {"createdAt": None, "startedAt": None},
        {"endedAt": "2026-01-05T10:00:00"},
        {"endedAt": 1767607200.5, "startedAt": None},
        {"endedAt": "9999-12-31T23:59:59Z"},
        {"taskRunStatus": ["SUCCEEDED"], "endedAt": None},
        {"name": "\ud800"},
    ],
)
def test_a_lenient_service(odd: dict[str, Any]) -> None:
    with ChangingFarm("job-1") as service:
        service.add("job-odd", **odd)
        times = {"since": "2025-01-01", "until": "2027-01-01"}
        snapshot = take(service, include=["sessions", "session_actions"], **times)
        assert snapshot.sessions.num_rows == 6
        snapshot.refresh()
        check(snapshot, service)


def test_collected_errors_are_asked_again() -> None:
    with ChangingFarm("job-1", "job-2", "job-3") as service:
        service.faults["job-1/steps/step-job-1/tasks"] = DENIED
        service.faults["job-2/sessions"] = DENIED
        service.faults["/workers"] = DENIED
        snapshot = take(service, on_error="collect")
        assert {error.parents.get("jobId") for error in snapshot.errors} == {"job-1", "job-2", None}
        assert snapshot.sessions.num_rows == 6
        assert snapshot.tasks.num_rows == 4
        for copied in (copy.deepcopy(snapshot), pickle.loads(pickle.dumps(snapshot))):
            named = [(error.parents, error.__notes__) for error in copied.errors]
            assert named == [(error.parents, error.__notes__) for error in snapshot.errors]
        service.asked()
        service.faults.clear()
        snapshot.refresh()
        assert service.asked_jobs() == {"job-1", "job-2"}
        assert snapshot.errors == []
        check(snapshot, service)


def test_a_farm_without_jobs() -> None:
    with ChangingFarm() as service:
        snapshot = take(service)
        check(snapshot, service)
        service.add("job-1", endedAt=LONG_AGO)
        snapshot.refresh()
        check(snapshot, service)
        service.remove("job-1")
        snapshot.refresh()
        check(snapshot, service)
        assert len(snapshot.sessions) == 0


def test_in_an_event_loop() -> None:
    with ChangingFarm("job-1", "job-2") as service:
        snapshot = take(service)
        service.change("job-2", priority=1)
        service.asked()
        assert asyncio.run(snapshot.refresh_async()) is snapshot
        assert service.asked_jobs() == {"job-2"}
        check(snapshot, service)


def test_many_refreshes_leave_few_pieces() -> None:
    with ChangingFarm("job-1", "job-2", "job-3") as service:
        snapshot = take(service)
        for priority in range(10):
            service.change("job-2", priority=priority)
            snapshot.refresh()
        assert pyarrow.table(snapshot.sessions)["jobId"].num_chunks <= 2
        check(snapshot, service)


@pytest.mark.parametrize("client", [object(), "deadline"])
def test_what_is_no_client(client: Any) -> None:
    with ChangingFarm() as service:
        snapshot = take(service, include="farms")
        with pytest.raises(TypeError, match="needs a client of deadline_pages, not"):
            snapshot.refresh(client)
        service.asked()
        assert snapshot.refresh().farms.num_rows == 2
