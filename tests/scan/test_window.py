"""Which jobs matter in a time: none that can have run in it is left out."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from deadline_pages._scan.window import Window, is_settled, window
from hypothesis import given
from hypothesis import strategies as st

UTC = timezone.utc
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
NAIVE = NOON.replace(tzinfo=None)


@pytest.mark.parametrize(
    "given",
    [
        NOON,
        NAIVE,
        NOON.astimezone(timezone(timedelta(hours=9))),
        "2026-01-05T12:00:00",
        "2026-01-05T12:00:00Z",
        "2026-01-05 12:00:00.000000z",
        "2026-01-05T21:00:00+09:00",
        " 2026-01-05T12:00 ",
    ],
)
def test_times(given: Any) -> None:
    assert window(given, None) == window(None, given)[::-1] == (NOON, None)


def test_a_date_is_its_first_moment_in_utc() -> None:
    assert window("2026-01-05", NOON.date()) == (NOON.replace(hour=0), NOON.replace(hour=0))


def test_times_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    since, _ = window(pandas.Timestamp("2026-01-05T12:00:00.000000001Z"), None)
    assert (type(since), since) == (datetime, NOON)
    with pytest.raises(ValueError, match="since must be a date, a datetime"):
        window(pandas.NaT, None)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("24h", {"hours": 24}),
        ("90m", {"minutes": 90}),
        ("7d", {"days": 7}),
        ("1.5 h", {"minutes": 90}),
        ("2w", {"days": 14}),
    ],
)
def test_ages(text: str, age: dict[str, int]) -> None:
    before = datetime.now(UTC)
    since, _ = window(text, None)
    assert since is not None
    assert before <= since + timedelta(**age) <= datetime.now(UTC)


@pytest.mark.parametrize(
    "text", ["", "24", "h", "-1h", "24s", "1e3h", "24H", "yesterday", "2026-13-01", "9" * 20 + "d"]
)
@pytest.mark.parametrize("name", ["since", "until"])
def test_what_is_no_time(name: str, text: str) -> None:
    arguments: dict[str, Any] = {"since": None, "until": None, name: text}
    with pytest.raises(
        ValueError, match=f"{name} must be a date, a datetime, an ISO 8601 date, or an age .* not '{text}'"
    ):
        window(**arguments)


@pytest.mark.parametrize("given", [24, 1.5, b"24h", timedelta(hours=1), ["24h"]])
def test_other_types(given: Any) -> None:
    with pytest.raises(TypeError, match="since must be a date, a datetime"):
        window(given, None)


def test_times_that_utc_does_not_have() -> None:
    with pytest.raises(ValueError, match="until must be"):
        window(None, datetime.max.replace(tzinfo=timezone(timedelta(hours=-1))))


def test_nothing_between() -> None:
    with pytest.raises(ValueError, match="nothing is between"):
        window("1h", "2h")


times = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 2), timezones=st.sampled_from([None, UTC]))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 2), timezones=st.just(UTC))
STATUSES = ["PENDING", "READY", "RUNNING", "SUSPENDED", "CANCELED", "FAILED", "SUCCEEDED", "NEW_ONE", ["odd"], 5]
jobs = st.fixed_dictionaries(
    {},
    optional={"createdAt": times, "startedAt": times, "endedAt": times, "taskRunStatus": st.sampled_from(STATUSES)},
)


def aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)


@given(jobs, st.none() | moments, st.none() | moments)
def test_no_job_that_can_have_run_is_left_out(job: dict[str, Any], since: Any, until: Any) -> None:
    is_over = job.get("taskRunStatus") in ("CANCELED", "FAILED", "SUCCEEDED") and "endedAt" in job
    if is_over and "startedAt" in job and aware(job["startedAt"]) > aware(job["endedAt"]):
        is_over = False  # it was started again
    was_over = since is not None and is_over and aware(job["endedAt"]) < since - timedelta(minutes=10)
    is_new = until is not None and "createdAt" in job and aware(job["createdAt"]) > until
    assert Window(since, until).concerns(job) == (not was_over and not is_new)


@pytest.mark.parametrize("ended", [datetime.max, datetime.min])
def test_the_ends_of_time(ended: datetime) -> None:
    job = {"taskRunStatus": "SUCCEEDED", "endedAt": ended}
    assert is_settled(job, NOON) == (ended == datetime.min)
    assert is_settled(job, ended.replace(tzinfo=UTC)) is False
