"""What notebooks show of objects: harmless HTML, without a request, without a secret."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import deadline_pages
import polars
import pyarrow
import pytest
from deadline_pages import Progress, Table
from deadline_pages._scan.progress import Level
from deadline_pages.aio import AioClient
from deadline_pages.testing import LocalFarm

from tests.support.clients import make_client
from tests.support.markup import markup

HOSTILE = "<script>alert(1)</script>\"'&<!--</style></div>\ud800\u202e\x00😀"
METHODS = ("list_farms", "list_queues", "list_jobs", "list_steps", "list_tasks", "list_session_actions")
SHAPE: dict[str, int] = {"queues": 2, "fleets": 2, "workers": 3, "jobs": 4, "steps": 2, "tasks": 3}


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(sessions_per_job=3, **SHAPE) as farm:
        yield farm


@pytest.fixture
def client(farm: LocalFarm) -> Any:
    url = farm.endpoint_url.replace("//", "//user:hush@")
    keys: dict[str, Any] = {
        "aws_access_key_id": "AKIDhush",
        "aws_secret_access_key": "hush",
        "aws_session_token": "hush",
    }
    return make_client(deadline_pages, url, region_name="us-west-2", **keys)


@pytest.fixture
def place(farm: LocalFarm) -> str:
    return f"us-west-2, {farm.endpoint_url}"


def test_a_client(client: Any, place: str) -> None:
    for shown in (client, AioClient(client)):
        assert markup(shown).facts == {"endpoint": place}
        assert markup(shown).text.startswith(f"{type(shown).__name__} of AWS Deadline Cloud")
    assert repr(client.meta) == f"<deadline_pages.ClientMeta of {place}>"


def test_a_paginator(client: Any) -> None:
    shown = markup(client.get_paginator("list_sessions"))
    assert "ListSessionsPaginator of list_sessions" in shown.text
    assert shown.facts["required"] == "farmId, queueId, jobId"
    assert shown.facts["gives"] == "sessions"
    assert "required" not in markup(client.get_paginator("list_farms")).facts


def test_pages(farm: LocalFarm, client: Any) -> None:
    before = farm.requests
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    paging = {"MaxItems": 2, "StartingToken": "hush"}
    secret = {"aws_secret_access_key": "hush", "nextToken": "hush"}
    for one in (client, AioClient(client)):
        pages = one.get_paginator("list_sessions").paginate(**job, **secret, PaginationConfig=paging)
        facts = markup(pages).facts
        assert facts.pop("endpoint").startswith("us-west-2, ")
        assert facts == {**job, "MaxItems": "2", "StartingToken": "given", "nextToken": "given"}
        assert f"{type(pages).__name__} of list_sessions" in markup(pages).text
    assert farm.requests == before
    pages = client.get_paginator("list_sessions").paginate(**job, PaginationConfig={"MaxItems": 2})
    assert "resume_token" not in markup(pages).text
    pages.build_full_result()
    assert "stopped: its resume_token" in markup(pages).text


def test_a_scan(farm: LocalFarm, client: Any) -> None:
    before = farm.requests
    jobs = [f"job-{number:032}" for number in range(50)]
    scan = client.scan("list_sessions", jobId=jobs, regions=["eu-west-1", "eu-central-1"], on_error="collect")
    shown = markup(scan)
    assert shown.facts["jobId"] == f"{jobs[0]}, {jobs[1]} and 48 more"
    assert shown.facts["endpoint"].count(farm.endpoint_url) == 2
    assert "eu-central-1" in shown.facts["endpoint"]
    assert "will call: list_farms, list_queues, list_sessions" in shown.text
    assert farm.requests == before
    scan.table()
    shown = markup(scan)
    assert ["", "found", "done", "requests", "gone", "rows"] in shown.rows
    assert "50 errors. The first: ResourceNotFoundException" in shown.text
    assert "Scan of list_sessions" in shown.text


def test_a_snapshot(farm: LocalFarm, client: Any) -> None:
    snapshot = client.snapshot(farm.farm_id(), since="2026-01-01")
    before = farm.requests
    shown = markup(snapshot)
    assert snapshot.farm_id in shown.text
    assert ["table", "rows", "columns"] in shown.rows
    assert ["sessions", "24", str(len(snapshot.sessions.column_names))] in shown.rows
    assert shown.facts["taken at"].endswith(" UTC")
    assert set(shown.facts) == {"taken at", "since"}
    assert farm.requests == before


def test_a_snapshot_that_was_broken_off(client: Any) -> None:
    with pytest.raises(deadline_pages.exceptions.ClientError) as caught:
        client.snapshot("<script>")
    shown = markup(vars(caught.value)["snapshot"])
    assert "refresh() goes on" in shown.text
    assert "<script>" in shown.text


def test_progress() -> None:
    levels = {method: Level(200, 100, 4000, 1, 0, 0, 1_234_567) for method in METHODS}
    progress = Progress(levels, 2.0)
    assert repr(progress) == (
        "<deadline_pages.Progress: 600 of 1,200 listings, 1,234,567 rows, 24,000 requests, 2.0 s, about 2 s left>"
    )
    shown = markup(progress)
    assert ["", "found", "done", "requests", "throttled", "rows"] in shown.rows
    assert ["list_tasks", "200", "100", "4,000", "1", "1,234,567"] in shown.rows
    assert shown.percent == 50
    begin = Progress({}, 0.0)
    assert (begin.found, begin.done, begin.seconds_left) == (0, 0, None)
    assert markup(begin).percent == 0


ODD = pyarrow.table({"<i>": ["<b>", None], "when": [datetime(2026, 1, 5), None], "long": ["x" * 99, "\U0001f600" * 99]})


@pytest.mark.parametrize("imported", ["pyarrow", "polars", None])
def test_a_table(monkeypatch: pytest.MonkeyPatch, imported: str | None) -> None:
    for name in {"pyarrow", "polars"} - {imported}:
        monkeypatch.setitem(sys.modules, name, None)  # not installed
    farms = [{"farmId": f"farm-{number}", "displayName": HOSTILE.replace("\ud800", "")} for number in range(7)]
    farms[0]["createdAt"] = "2026-01-05T08:00:00+01:00"
    farms[1].pop("displayName")
    table = deadline_pages.decode_table("list_farms", [json.dumps({"farms": farms})])
    shown = markup(table)
    assert "Table of 7 rows, 7 columns" in shown.text
    if imported is None:
        assert "Columns: farmId, displayName, kmsKeyArn" in shown.text
        assert not shown.rows
    else:
        assert shown.rows[0][:3] == ["farmId", "displayName", "kmsKeyArn"]
        assert (
            shown.rows[1][:4] == ["farm-0", "<script>…", "", "2026-01-05 07:00:00Z"]
            or shown.rows[1][1][:8] == "<script>"
        )
        assert shown.rows[2][1] == ""
        assert len(shown.rows) == 1 + 5
        odd = markup(Table.from_arrow(ODD))
        assert odd.rows[0] == ["<i>", "when", "long"]
        assert odd.rows[1] == ["<b>", "2026-01-05 00:00:00", "x" * 20 + "…"]
        assert odd.rows[2] == ["", "", "😀" * 5 + "…"]


def test_tables_of_other_zones_and_sizes() -> None:
    when = datetime(2026, 1, 5, 8, tzinfo=timezone(timedelta(hours=2)))
    assert markup(Table.from_arrow(pyarrow.table({"when": [when]}))).rows[1] == ["2026-01-05 06:00:00Z"]
    empty = Table.from_arrow(polars.DataFrame({f"column {number}": [1] for number in range(2000)}))
    assert "1 row, 2,000 columns" in markup(empty).text
    assert "and 1,980 more" in markup(empty).text
    wide = Table.from_arrow(polars.DataFrame({"\U0001f600" * 40 + str(n): ["<&>" * 99] * 9 for n in range(50)}))
    assert len(markup(wide).rows) == 6


def test_anything_is_escaped_and_cut(client: Any) -> None:
    class Odd:
        def __repr__(self) -> str:
            raise RuntimeError("no repr")

    for value in (HOSTILE, HOSTILE * 500, [HOSTILE] * 9, {HOSTILE: HOSTILE}, Odd(), 5, None, True, b"<", {"<", "&"}):
        given = dict.fromkeys(("farmId", "queueId", "jobId", "principalId"), value)
        shown = markup(client.get_paginator("list_jobs").paginate(**given, PaginationConfig={"MaxItems": 2**70}))
        assert "list_jobs" in shown.text
        shown.text.encode()
    shown = markup(client.get_paginator("list_jobs").paginate(farmId=HOSTILE))
    assert shown.facts["farmId"].startswith("<script>alert(1)</script>\"'&<!--</style></div>\ufffd")


def test_the_largest_of_all(client: Any) -> None:
    """The size of everything is checked where it is read."""
    levels = {f"list_{'x' * 60}{number}": Level(*[10**12] * 7) for number in range(9)}
    markup(Progress(levels, 10.0**9))
    config = {"MaxItems": 10**18, "PageSize": 10**18}
    ids = dict.fromkeys(("farmId", "queueId", "jobId"), ["&" * 999] * 9)
    scan = client.scan("list_session_actions", **ids, sessionId="*", on_error="collect", PaginationConfig=config)
    markup(scan)
    scan.table()
    markup(scan)


def test_nothing_is_imported_for_it() -> None:
    program = """
import sys
import deadline_pages
from deadline_pages.testing import LocalFarm
assert "deadline_pages._notebook" not in sys.modules
with LocalFarm(jobs=2) as farm:
    scan = farm.client().scan("list_sessions", progress=True)
    assert "deadline_pages._notebook.html" not in sys.modules
    assert scan.table().num_rows == 100
    scan._repr_html_()
assert "IPython" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"8 of 8 listings, 100 rows, 8 requests, [\d.]+ s\n", done.stderr)
