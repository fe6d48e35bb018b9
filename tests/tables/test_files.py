"""Listings as Parquet and CSV files, written by each library that can, and read back by another."""

from __future__ import annotations

import csv
import itertools
import json
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import deadline_pages
import pyarrow
import pyarrow.parquet
import pytest
from deadline_pages._extras import pip_install
from deadline_pages.exceptions import ClientError, ResponseParserError
from deadline_pages.testing import LocalFarm

from tests.support.arguments import IDS
from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response, ScriptedServer

# In the order in which they are preferred.
LIBRARIES = ("pyarrow", "polars", "duckdb")
METHODS = ("to_parquet", "to_csv")
each_library = pytest.mark.parametrize("library", LIBRARIES)
each_method = pytest.mark.parametrize("method", METHODS)


def write(library: str, method: str, pages: Any, path: Any, **options: Any) -> Any:
    """Write by a library: those that are preferred to it cannot be imported."""
    with pytest.MonkeyPatch.context() as patched:
        for preferred in LIBRARIES[: LIBRARIES.index(library)]:
            patched.setitem(sys.modules, preferred, None)
        return getattr(pages, method)(path, **options)


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(jobs=1, sessions_per_job=250) as farm:
        yield farm


def listing(farm: LocalFarm, operation: str = "list_sessions", **parameters: Any) -> Any:
    client = make_client(deadline_pages, farm.endpoint_url)
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    return client.get_paginator(operation).paginate(**{**job, **parameters})


def scripted(server: ScriptedServer, *steps: Any, operation: str = "list_sessions") -> Any:
    server.play(*steps)
    parents = {name: IDS[name] for name in ("farmId", "queueId", *(["jobId"] * (operation == "list_sessions")))}
    return make_client(deadline_pages, server.url).get_paginator(operation).paginate(**parents)


def page(*sessions: dict[str, Any], key: str = "sessions", last: bool = True) -> Response:
    return 200, [], json.dumps({key: sessions, **({} if last else {"nextToken": "more"})}).encode()


REFUSED: Response = (403, [("x-amzn-errortype", "AccessDeniedException")], b'{"message": "no"}')


@each_library
def test_parquet_has_the_table(library: str, farm: LocalFarm, tmp_path: Path) -> None:
    for operation, parameters in (
        ("list_sessions", {}),
        ("list_session_actions", {"sessionId": farm.session_id()}),
        ("list_tasks", {"stepId": farm.step_id()}),
        ("list_steps", {}),
    ):
        pages, path = listing(farm, operation, **parameters), tmp_path / f"{operation}.parquet"
        rows = write(library, "to_parquet", pages, path)
        assert rows == len(pages.table()) > 0
        read = pyarrow.parquet.read_table(path)
        assert read.to_pylist() == pyarrow.table(pages.table()).to_pylist()
    assert sorted(tmp_path.iterdir()) == sorted(tmp_path.glob("*.parquet"))


VALUES: list[dict[str, Any]] = [
    {
        "jobId": "job-1",
        "name": 'a "name", with\ntwo lines, ö and \x1f',
        "priority": -5,
        "createdAt": "2026-01-05T08:00:00Z",
        "startedAt": "2026-01-05T08:00:00.000001Z",
        "taskRunStatusCounts": {"READY": 1, "RUNNING": 0},
    },
    {"jobId": "job-2", "name": "", "endedAt": "1969-12-31T23:59:59.5Z", "taskRunStatusCounts": {}},
]


@each_library
def test_csv_is_the_same_by_every_library(library: str, server: ScriptedServer, tmp_path: Path) -> None:
    pages = scripted(
        server, page(VALUES[0], key="jobs", last=False), page(VALUES[1], key="jobs"), operation="list_jobs"
    )
    assert write(library, "to_csv", pages, tmp_path / "jobs.csv") == 2
    text = (tmp_path / "jobs.csv").read_bytes().decode()
    assert "\r" not in text
    assert text.endswith("\n")
    first, second = csv.DictReader(text.splitlines(keepends=True))
    assert list(first) == scripted(server, operation="list_jobs").to_reader(flatten=True).column_names
    for row, values in ((first, VALUES[0]), (second, VALUES[1])):
        for name, text in row.items():
            value = values.get(name, IDS.get(name))
            if value is None:
                assert text == ""
            elif name.endswith("At"):
                expected = datetime.fromisoformat(value.replace("Z", "+00:00").replace("59.5", "59.500000"))
                assert (datetime.fromisoformat(text), len(text)) == (expected, 32)
            elif isinstance(value, dict):
                assert json.loads(text) == value
            else:
                assert text == str(value)


@pytest.mark.parametrize(
    "member", ['{"READY": "oops"}', '"oops"', '{"READY": 1, "READY": 2}', '{"READY": 1.0, "new": 2}', "null", "{}"]
)
@pytest.mark.parametrize("is_odd", [False, True])
def test_csv_has_the_values_of_the_pages_or_their_error(member: str, is_odd: bool, tmp_path: Path) -> None:
    """Maps and lists are read as in any table, and written in one form, also if others of the page are odd."""
    other = '{"jobId": 5}' if is_odd else '{"jobId": "job-2"}'
    body = f'{{"jobs": [{{"jobId": "job-1", "taskRunStatusCounts": {member}}}, {other}]}}'.encode()
    path = tmp_path / "jobs.csv"
    with ScriptedServer(itertools.repeat((200, [], body))) as server:
        client = make_client(deadline_pages, server.url)
        pages = client.get_paginator("list_jobs").paginate(farmId=IDS["farmId"], queueId=IDS["queueId"])
        try:
            value = next(iter(pages))["jobs"][0].get("taskRunStatusCounts")
        except ResponseParserError:
            with pytest.raises(ResponseParserError):
                pages.to_csv(path)
            return
        pages.to_csv(path)
    with path.open() as file:
        text = next(csv.DictReader(file))["taskRunStatusCounts"]
    assert text == ("" if value is None else json.dumps(value, separators=(",", ":")))


@each_library
def test_an_empty_listing(library: str, server: ScriptedServer, tmp_path: Path) -> None:
    assert write(library, "to_parquet", scripted(server, page()), tmp_path / "rows.parquet") == 0
    read = pyarrow.parquet.read_table(tmp_path / "rows.parquet")
    assert (read.num_rows, read.column_names) == (0, scripted(server, page()).table().column_names)
    assert write(library, "to_csv", scripted(server, page()), tmp_path / "rows.csv") == 0
    assert len((tmp_path / "rows.csv").read_text().splitlines()) == 1


@each_library
@each_method
def test_many_rows(library: str, farm: LocalFarm, method: str, tmp_path: Path) -> None:
    assert write(library, method, listing(farm), tmp_path / "rows") == 250
    assert write(library, method, listing(farm), tmp_path / "rows", max_rows=120) == 120
    assert write(library, method, listing(farm), tmp_path / "rows", columns=["endedAt", "sessionId"]) == 250
    if method == "to_csv":
        assert (tmp_path / "rows").read_text().splitlines()[0].replace('"', "") == "endedAt,sessionId"


@each_library
@each_method
def test_an_error_leaves_the_folder_as_it_was(
    library: str, server: ScriptedServer, method: str, tmp_path: Path
) -> None:
    path = tmp_path / "rows"
    path.write_text("of yesterday")
    pages = scripted(server, page({"sessionId": "session-1"}, last=False), REFUSED)
    with pytest.raises(ClientError) as caught:
        write(library, method, pages, path)
    assert caught.value.response["Error"]["Code"] == "AccessDeniedException"
    assert pages.resume_token is None  # there is no file to continue
    assert path.read_text() == "of yesterday"
    assert os.listdir(tmp_path) == ["rows"]


CTRL_C = """
import os, signal, sys, threading
import deadline_pages
from deadline_pages.testing import LocalFarm

_, hidden, method, folder = sys.argv
for name in hidden.split():
    sys.modules[name] = None
with LocalFarm(jobs=1, sessions_per_job=20_000, latency=0.02) as farm:
    keys = {"aws_access_key_id": "any", "aws_secret_access_key": "any", "config": {"inject_host_prefix": False}}
    client = deadline_pages.client("deadline", region_name="us-west-2", endpoint_url=farm.endpoint_url, **keys)
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    pages = client.get_paginator("list_sessions").paginate(**job)

    def interrupt():
        while farm.requests < 5:
            pass
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    try:
        getattr(pages, method)(f"{folder}/rows")
    except KeyboardInterrupt:
        print("interrupted", farm.requests < 200, os.listdir(folder))
"""


@each_library
@each_method
def test_ctrl_c(library: str, method: str, tmp_path: Path) -> None:
    hidden = " ".join(LIBRARIES[: LIBRARIES.index(library)])
    command = [sys.executable, "-W", "error", "-c", CTRL_C, hidden, method, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50)
    assert (done.stdout, done.stderr) == ("interrupted True []\n", "")


@each_library
@each_method
def test_ctrl_c_in_a_wait_for_a_page(library: str, server: ScriptedServer, method: str, tmp_path: Path) -> None:
    def stall(_request: Request) -> Response:
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        return None

    pages = scripted(server, page({"sessionId": "session-1"}, last=False), stall)
    with pytest.raises(KeyboardInterrupt):
        write(library, method, pages, tmp_path / "rows")
    assert os.listdir(tmp_path) == []


def no_folder(folder: Path) -> Path:
    return folder / "missing" / "rows"


def a_folder(folder: Path) -> Path:
    return folder


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def a_name_that_is_too_long(folder: Path) -> Path:
    return folder / ("x" * 300)


@each_method
@pytest.mark.parametrize(
    ("place", "error"),
    [
        (no_folder, FileNotFoundError),
        (a_folder, IsADirectoryError),
        (a_pipe, OSError),
        (a_name_that_is_too_long, OSError),
    ],
)
def test_a_place_for_no_file_is_told_before_a_request(
    farm: LocalFarm, method: str, place: Callable[[Path], Path], error: type[OSError], tmp_path: Path
) -> None:
    path, requests = place(tmp_path), farm.requests
    before = os.listdir(tmp_path)
    with pytest.raises(error) as caught:
        getattr(listing(farm), method)(path)
    assert type(caught.value) is error
    assert str(tmp_path) in str(caught.value)
    assert farm.requests == requests
    assert os.listdir(tmp_path) == before


def test_paths(farm: LocalFarm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for path in ("relative", "~/home", tmp_path / "it's", os.fsencode(tmp_path / "bytes")):
        assert listing(farm).to_csv(path) == 250
    assert sorted(os.listdir(tmp_path)) == ["bytes", "home", "it's", "relative"]
    with pytest.raises(TypeError):
        listing(farm).to_csv(None)
    for path in ("new/", "relative/"):
        with pytest.raises(IsADirectoryError):
            listing(farm).to_csv(path)


@each_library
@each_method
def test_any_name(library: str, farm: LocalFarm, method: str, tmp_path: Path) -> None:
    for name in (b"x" * 255, b"\xff", "\U0001f600".encode()):
        assert write(library, method, listing(farm), os.fsencode(tmp_path) + b"/" + name) == 250
    assert len(os.listdir(tmp_path)) == 3


@each_method
def test_a_file_has_columns(farm: LocalFarm, method: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=rf"{method}\(\) needs a column"):
        getattr(listing(farm), method)(tmp_path / "rows", columns=[])
    assert os.listdir(tmp_path) == []


@each_library
def test_a_quote_in_a_path(library: str, farm: LocalFarm, tmp_path: Path) -> None:
    for name in ("it's", 'a "b"', "* ? [x]", "{name}", "s3:", "a%20b", "rows.gz"):
        assert write(library, "to_parquet", listing(farm), tmp_path / name) == 250
        assert pyarrow.parquet.ParquetFile(tmp_path / name).metadata.num_rows == 250


@each_library
@each_method
def test_modes_and_links(library: str, farm: LocalFarm, method: str, tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(library, method, listing(farm), tmp_path / "new")
        (tmp_path / "old").touch(0o600)
        os.chmod(tmp_path / "old", 0o606)
        (tmp_path / "link").symlink_to(tmp_path / "old")
        write(library, method, listing(farm), tmp_path / "link")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o606
    assert (tmp_path / "old").stat().st_size > 0
    assert (tmp_path / "link").is_symlink()


@each_method
def test_without_a_library(farm: LocalFarm, method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    requests = farm.requests
    for name in LIBRARIES:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError) as caught:
        getattr(listing(farm), method)(tmp_path / "rows")
    assert str(caught.value).startswith(f"{method}() needs pyarrow, ")
    assert str(caught.value).endswith(f": {pip_install('pyarrow')}")
    assert farm.requests == requests
