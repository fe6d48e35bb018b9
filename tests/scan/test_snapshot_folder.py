"""A snapshot in a folder: loaded as it was saved, and whole whatever breaks off."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import deadline_pages
import pyarrow
import pytest
from deadline_pages import Snapshot
from deadline_pages._scan import storage
from deadline_pages.testing import LocalFarm

from tests.scan.test_snapshot import rows
from tests.scan.test_snapshot_refresh import check, take
from tests.support.changing_farm import FARM, ChangingFarm
from tests.support.clients import make_client
from tests.support.interrupted import is_interrupted
from tests.support.paths import ROOT


@pytest.fixture
def service() -> Iterator[ChangingFarm]:
    with ChangingFarm("job-1", "job-2") as service:
        yield service


def check_same(one: Snapshot, other: Snapshot) -> None:
    assert one.include == other.include
    for name in one.include:
        ours, theirs = pyarrow.table(one.tables[name]), pyarrow.table(other.tables[name])
        assert ours.equals(theirs), name  # Parquet has names of its own for the items of lists


def test_all_types_come_back(tmp_path: Path) -> None:
    with LocalFarm(jobs=2, steps=2, tasks=2, sessions_per_job=2, actions_per_session=3) as farm:
        client = make_client(deadline_pages, farm.endpoint_url)
        snapshot = client.snapshot(farm.farm_id(), path=tmp_path, since="2026-01-05T10:00:00.5Z", until="1h")
        loaded = Snapshot.load(tmp_path)
        check_same(loaded, snapshot)
        for name in ("farm_id", "since", "until", "path", "taken_at"):
            assert getattr(loaded, name) == getattr(snapshot, name)
        assert repr(loaded) == repr(snapshot)
        before = farm.requests
        loaded.refresh(client)
        again = farm.requests - before
        snapshot.refresh()
        assert farm.requests - before == 2 * again < snapshot.progress.requests + before
        for name in snapshot.include:
            assert rows(loaded.tables[name]) == rows(snapshot.tables[name])
        check_same(Snapshot.load(tmp_path), snapshot)


def test_empty_tables_come_back(tmp_path: Path) -> None:
    with LocalFarm(jobs=0, queues=0, fleets=0, workers=0, sessions_per_job=0) as farm:
        snapshot = make_client(deadline_pages, farm.endpoint_url).snapshot(farm.farm_id(), path=tmp_path)
        check_same(Snapshot.load(tmp_path), snapshot)


def test_a_loaded_snapshot_is_refreshed(service: ChangingFarm, tmp_path: Path) -> None:
    take(service, path=tmp_path, concurrency=3, requests_per_second=500.0, on_error="collect", progress=print)
    loaded = Snapshot.load(tmp_path)
    assert tuple(loaded._options) == (3, 500.0, "collect", None, None)
    with pytest.raises(TypeError, match="a loaded snapshot needs a client"):
        loaded.refresh()
    service.change("job-2", priority=1)
    service.add("job-3")
    service.asked()
    loaded.refresh(make_client(deadline_pages, service.url))
    assert service.asked_jobs() == {"job-2", "job-3"}
    check(loaded, service)
    check_same(Snapshot.load(tmp_path), loaded)
    assert len([*tmp_path.iterdir()]) == 10


def test_one_of_another_version_of_the_package_is_asked_for_all(service: ChangingFarm, tmp_path: Path) -> None:
    take(service, path=tmp_path)
    edit(tmp_path, made_by="0.0.1")
    service.asked()
    loaded = Snapshot.load(tmp_path).refresh(make_client(deadline_pages, service.url))
    assert service.asked_jobs() == {"job-1", "job-2"}
    check(loaded, service)


def edit(folder: Path, **members: Any) -> None:
    document = folder / "snapshot.json"
    document.write_text(json.dumps({**json.loads(document.read_text()), **members}))


# -- Where it is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["a=b/ü 🎬", "~/farm", b"bytes", Path("pathlib"), "with'quotes\".parquet"])
def test_paths(service: ChangingFarm, path: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    snapshot = take(service, path=path, include=["jobs", "tasks"])
    loaded = Snapshot.load(path)
    check_same(loaded, snapshot)
    monkeypatch.chdir("/")
    loaded.refresh(make_client(deadline_pages, service.url))
    assert {found.parent for found in tmp_path.rglob("snapshot.json")} == {Path(loaded.path or "")}


@pytest.mark.parametrize("path", ["file", "file/folder", "/proc/none", "n" * 300, "nul\0"])
def test_where_nothing_can_be_written(
    service: ChangingFarm, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises((OSError, ValueError)):
        take(service, path=path)
    assert service.asked() == []


def test_what_is_no_path(service: ChangingFarm) -> None:
    with pytest.raises(TypeError, match=r"os\.PathLike"):
        take(service, path=5)
    assert service.asked() == []


def test_without_pyarrow(service: ChangingFarm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = take(service, path=tmp_path)
    service.asked()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for method, call in (
        ("client.snapshot", lambda: take(service, path=tmp_path)),
        ("Snapshot.load", lambda: Snapshot.load(tmp_path)),
        ("Snapshot.refresh", snapshot.refresh),
    ):
        with pytest.raises(ImportError) as caught:
            call()
        assert str(caught.value) == f'{method}() needs pyarrow: pip install "deadline-pages[pyarrow]"'
    assert service.asked() == []
    in_memory = take(service)
    assert in_memory.jobs.num_rows == 2
    with pytest.raises(ImportError, match=r"Snapshot\.refresh\(\) needs pyarrow: pip install .*\[pyarrow\]"):
        in_memory.refresh()


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", "{}", '{"version": 1}', '{"version": 2}', b"\xff\0"])
def test_what_is_no_snapshot(tmp_path: Path, text: Any) -> None:
    with pytest.raises(FileNotFoundError):
        Snapshot.load(tmp_path)
    (tmp_path / "snapshot.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ValueError, match=r"snapshot\.json is of no snapshot, or of one by another version"):
        Snapshot.load(tmp_path)


def test_it_takes_the_place_of_what_is_no_snapshot(service: ChangingFarm, tmp_path: Path) -> None:
    (tmp_path / "snapshot.json").write_text("{")
    check_same(take(service, path=tmp_path), Snapshot.load(tmp_path))


def test_a_lost_file(service: ChangingFarm, tmp_path: Path) -> None:
    take(service, path=tmp_path)
    (lost,) = tmp_path.glob("jobs-*.parquet")
    lost.unlink()
    with pytest.raises(FileNotFoundError, match="jobs-"):
        Snapshot.load(tmp_path)


# -- What breaks off -----------------------------------------------------------------------------------------------


def test_a_save_interrupted_at_every_line(service: ChangingFarm, tmp_path: Path) -> None:
    old = take(service, path=tmp_path / "old", include=["jobs", "sessions"])
    service.change("job-1", priority=1)
    new = take(service, path=tmp_path / "new", include=["jobs", "sessions"])
    tables, about = storage.load(str(tmp_path / "new"))
    for number in range(200):
        folder = Path(shutil.copytree(tmp_path / "old", tmp_path / str(number)))
        interrupted = is_interrupted(storage.__file__, number, partial(storage.save, str(folder), tables, about))
        kept = Snapshot.load(folder)
        check_same(kept, old if kept.taken_at == old.taken_at else new)
        if not interrupted:
            break
        for file in folder.iterdir():
            os.utime(file, (0, 0))  # what was left is old
        storage.save(str(folder), tables, about)
        assert len(os.listdir(folder)) == 3
    assert 20 < number < 200


KILLED = """
import os, shutil, signal, sys
from deadline_pages import Snapshot
from deadline_pages._scan import storage
from tests.support.interrupted import at_line

old, new = sys.argv[1:]
new = storage.load(new)
number, killed = 0, True
while killed:
    folder = shutil.copytree(old, f"{old}-{number}")
    if os.fork() == 0:
        sys.settrace(at_line(storage.__file__, number, lambda: os.kill(os.getpid(), signal.SIGKILL)))
        storage.save(folder, *new)
        os._exit(0)
    _, status = os.wait()
    killed = os.WIFSIGNALED(status)
    assert killed or status == 0
    print(len(Snapshot.load(folder).sessions), len(os.listdir(folder)))
    number += 1
"""


def test_killed_at_every_line(service: ChangingFarm, tmp_path: Path) -> None:
    take(service, path=tmp_path / "old", include=["jobs", "sessions"])
    service.change("job-1", priority=1)
    take(service, path=tmp_path / "new", include=["jobs", "sessions"])
    command = [sys.executable, "-c", KILLED, str(tmp_path / "old"), str(tmp_path / "new")]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    rows, files = zip(*(map(int, line.split()) for line in output.splitlines()), strict=True)
    assert {*rows} == {6, 7}
    assert [*rows] == sorted(rows)
    assert max(files) > min(files) == files[-1] == 3


def test_what_was_left_is_removed_later(service: ChangingFarm, tmp_path: Path) -> None:
    snapshot = take(service, path=tmp_path, include="jobs")
    mark = "0123456789abcdef"
    left = [f"jobs-{mark}.parquet", f"snapshot-{mark}.json", f"deadline_pages-{mark}.part"]
    others = ["jobs.parquet", "notes.json", f"Jobs {mark}.parquet"]
    for name in [*left, *others]:
        (tmp_path / name).touch()
    snapshot.refresh()
    assert {*left, *others} < {*os.listdir(tmp_path)}  # another process may be writing
    for name in [*left, *others]:
        os.utime(tmp_path / name, (0, 0))
    snapshot.refresh()
    assert {*os.listdir(tmp_path)} & {*left, *others} == {*others}
    assert len(os.listdir(tmp_path)) == len(others) + 2


def test_several_at_once(service: ChangingFarm, tmp_path: Path) -> None:
    """Writers and readers know nothing of each other, as in several processes."""
    snapshots = []
    for priority in range(3):
        service.change("job-1", priority=priority)
        snapshots.append(take(service, path=tmp_path / str(priority), include=["jobs", "sessions"]))
    about = storage.load(str(tmp_path / "0"))[1]
    shared, errors = str(tmp_path / "shared"), []
    storage.save(shared, snapshots[0].tables, about)
    done = threading.Event()

    def write(snapshot: Any) -> None:
        try:
            for _ in range(15):
                storage.save(shared, snapshot.tables, about)
        except BaseException as error:
            errors.append(error)

    def read() -> None:
        try:
            while not done.is_set():
                found = storage.load(shared)[0]
                assert len(found["sessions"]) in (7, 8, 9)
                numbers = pyarrow.table(found["jobs"])["priority"].to_pylist()
                assert numbers[0] == len(found["sessions"]) - 7
        except BaseException as error:
            errors.append(error)

    writers = [threading.Thread(target=write, args=(snapshot,)) for snapshot in snapshots]
    reader = threading.Thread(target=read)
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert errors == []
    storage.save(shared, snapshots[0].tables, about)
    assert Snapshot.load(shared).farm_id == FARM
