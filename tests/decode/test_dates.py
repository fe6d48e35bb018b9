"""Dates in the spellings that services use: botocore's own parser is the oracle."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from typing import Any, Final
from unittest import mock

import pytest
from botocore.utils import parse_timestamp
from deadline_pages._native import decode_page
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.clients import both_clients
from tests.support.compatibility import scenario
from tests.support.page_strategies import DATES
from tests.support.pages import check, dated, message, session
from tests.support.scripted_server import ScriptedServer

UTC: Final = timezone.utc


def date(text: Any) -> Any:
    return session(startedAt=text)["startedAt"]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        DATES, st.from_regex(r"\d{4}-[0-1]\d-[0-3]\d[Tt _]\d\d:\d\d(:\d\d([.,]\d{0,8})?)?(Z|[+-][01]\d:?[0-5]\d)?")
    )
)
def test_dates(text: str) -> None:
    check("list_sessions", dated(text))


# What RFC 3339 and the profiles of ISO 8601 next to it let a service write.
CLOCKS: Final = st.builds(
    lambda hour, minute, second, digits, comma: (
        f"{hour:02}:{minute:02}" + ("" if second is None else f":{second:02}" + (comma + digits if digits else ""))
    ),
    st.integers(0, 23),
    st.integers(0, 59),
    st.one_of(st.none(), *[st.integers(0, 59)] * 4),
    st.text("0123456789", max_size=40),
    st.sampled_from([".", ".", ","]),
)
OFFSETS: Final = st.one_of(
    st.sampled_from(["", "Z", "z", " Z"]),
    st.builds(
        lambda sign, hour, minute: f"{sign}{hour:02}" + ("" if minute is None else f"{minute[0]}{minute[1]:02}"),
        st.sampled_from(["+", "-", " +", " -"]),
        st.integers(0, 23),
        st.one_of(st.none(), st.tuples(st.sampled_from(["", ":"]), st.integers(0, 59))),
    ),
)
SPELLINGS: Final = st.one_of(
    st.dates().map(str),
    *[st.builds("{}{}{}{}".format, st.dates(), st.sampled_from("Tt "), CLOCKS, OFFSETS)] * 9,
)


def same_date(ours: datetime, theirs: datetime) -> bool:
    """The same moment, and as far from UTC; without a zone both are."""
    return ours == theirs and ours.utcoffset() == theirs.utcoffset()


DATES_ON_THE_WIRE: Final = {
    "7, 9 and 40 digits": [f"2026-01-05T10:00:00.{digits}Z" for digits in ("1234567", "999999999", "1" * 40)],
    "t and z in lower case": ["2026-01-05t10:00:00z", "2026-01-05T10:00:00z"],
    "a blank in place of T": ["2026-01-05 10:00:00Z", "2026-01-05 10:00:00.5-08:00"],
    "offsets without a colon or minutes": [f"2026-01-05T10:00:00{end}" for end in ("+0530", "-08", "+00", "-0000")],
    "a blank before the offset": [f"2026-01-05T10:00:00.5{end}" for end in (" Z", " +05:30", " -0800", " +00")],
    "a comma before the fraction": ["2026-01-05T10:00:00,5Z"],
    "without seconds": ["2026-01-05T10:00Z", "2026-01-05T10:00+05:30"],
    "without a zone": ["2026-01-05T10:00:00.123456789", "2026-01-05 10:00", "2026-01-05"],
    "the first and the last": ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999-14:00"],
    "ISO 8601 without separators": ["20260105T100000Z", "20260105T100000.1234567+0530", "20260105100000"],
    "HTTP's": ["Mon, 05 Jan 2026 10:00:00 GMT"],
    "blanks around it": [" 2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z\n"],
}


@pytest.mark.parametrize("texts", [scenario("Dates", name, texts) for name, texts in DATES_ON_THE_WIRE.items()])
def test_dates_beside_boto3(server: ScriptedServer, texts: list[str]) -> None:
    answers = []
    for client in both_clients(server.url):
        server.play((200, [], dated(*texts)))
        page = client.list_sessions(farmId="farm-1", queueId="queue-1", jobId="job-1")
        answers.append([row["startedAt"] for row in page["sessions"]])
    assert [same_date(ours, theirs) for theirs, ours in zip(*answers, strict=True)] == [True] * len(texts)


@settings(max_examples=500, deadline=None)
@given(SPELLINGS)
def test_spellings_need_neither_the_slow_pass_nor_botocore(text: str) -> None:
    body = dated(text)
    # None in its place makes the import of a module fail.
    with mock.patch.dict(sys.modules, dict.fromkeys(["json", "botocore.utils"])):
        ours = decode_page("list_sessions", body)["sessions"][0]["startedAt"]
    assert same_date(ours, parse_timestamp(text))


@settings(max_examples=300, deadline=None)
@given(SPELLINGS, st.data())
def test_spellings_with_a_letter_changed(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("0123456789 TtZz:.,+-_\u2212\u0661"))
    changed = text[:at] + letter + text[at + data.draw(st.integers(0, 1)) :]
    try:
        # Documented: such an offset is an error of ours alone.
        parse_timestamp(changed).utcoffset()
    except Exception:
        message("list_sessions", dated(changed))
    else:
        check("list_sessions", dated(changed))


def test_a_process_without_botocore() -> None:
    texts = [f"2026-01-05{mark}10:00:00{end}" for mark in "Tt " for end in ("Z", "z", ".1234567Z", "+05", " -0800", "")]
    program = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(['botocore', 'boto3', 'dateutil']))\n"
        "from deadline_pages._native import decode_page\n"
        f"page = decode_page('list_sessions', {dated(*texts)!r})\n"
        "print(*(row['startedAt'].isoformat() for row in page['sessions']), 'json' in sys.modules, sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=50)
    *dates, slow = done.stdout.splitlines()
    assert slow == "False"
    assert [same_date(datetime.fromisoformat(a), parse_timestamp(b)) for a, b in zip(dates, texts, strict=True)] == (
        [True] * len(texts)
    )


def test_dates_by_example() -> None:
    assert date("2026-01-05T10:00:00Z") == datetime(2026, 1, 5, 10, tzinfo=UTC)
    assert date("2026-01-05T10:00:00Z").tzinfo is UTC
    assert date("2026-01-05T10:00:00+00:00").tzinfo is UTC
    assert date("2026-01-05T10:00:00.1234567Z") == datetime(2026, 1, 5, 10, 0, 0, 123456, tzinfo=UTC)
    assert date("2026-01-05T10:00:00+05:30").utcoffset() == timedelta(hours=5, minutes=30)
    assert date("2026-01-05T10:00:00-08:00").utcoffset() == -timedelta(hours=8)
    assert date("2026-01-05T10:00:00") == datetime(2026, 1, 5, 10)
    for epoch in (1767607200, 1767607200.5, "1767607200", "1767607200.5"):
        assert date(epoch) == datetime.fromtimestamp(float(epoch), UTC)
        assert date(epoch).tzinfo is UTC
    assert date(-62135596800) == datetime(1, 1, 1, tzinfo=UTC)
    assert date("20260105100000") == date(" 20260105100000 ") == datetime(2026, 1, 5, 10)
    for odd in ("20260105T100000Z", "Mon, 05 Jan 2026 10:00:00 GMT"):
        assert date(odd) == datetime(2026, 1, 5, 10, tzinfo=UTC)
    assert date("2026-01-05") == datetime(2026, 1, 5)


@pytest.mark.parametrize(
    "odd",
    [
        "2026-01-05T24:00:00Z",
        "2026-01-05T10:00:60Z",
        "2026-02-29T10:00:00Z",
        "0000-01-05T10:00:00Z",
        "2026-01-05T10:00:00+25:00",
        "infinity",
        "soon",
        "",
        [],
        {},
        1e20,
        10**400,
    ],
)
def test_refused_dates(odd: Any) -> None:
    body = json.dumps({"sessions": [{}, {"startedAt": odd}]})
    assert message("list_sessions", body).startswith("sessions[1].startedAt: expected a timestamp, got ")


def test_odd_dates_need_botocore(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore.utils", None)
    assert decode_page("list_sessions", b'{"sessions":[{"startedAt":"5"}]}')["sessions"][0]["startedAt"].second == 5
    assert message("list_sessions", dated("20260105T100000Z")) == (
        'sessions[0].startedAt: expected a timestamp, got "20260105T100000Z"'
    )
