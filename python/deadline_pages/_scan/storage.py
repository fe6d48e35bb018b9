"""Snapshots in a folder: a Parquet file for each table, and a document that names them.

A snapshot is written beside the one before. Its document takes the other's place in one step, and what that one named
is removed afterwards: whatever breaks off, one of the two is whole. Two processes that save at once need no lock.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from deadline_pages._native import Table, __version__
from deadline_pages._tables import files
from deadline_pages._tables.libraries import load as load_libraries

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

_DOCUMENT = "snapshot.json"
_VERSION = 1
_KEYS = {"farm_id", "include", "since", "until", "options", "taken_at", "finished", "made_by", "files"}
# What a save that was killed leaves, and its age in seconds when no process can be writing it any more.
_LEFT = re.compile(r"(?:[a-z_]+-[0-9a-f]{16}\.(?:parquet|json)|deadline_pages-[0-9a-f]{16}\.part)")
_LEFT_AGE = 3600


def require(method: str) -> None:
    """Import what merging and loading needs.

    Raises:
        ImportError: pyarrow is not installed, or too old.
    """
    load_libraries(method, "pyarrow")


def folder(path: str | os.PathLike[str]) -> str:
    """Return the address of a folder, whatever the working directory will be."""
    return os.path.abspath(os.path.expanduser(os.fsdecode(path)))


def prepare(folder: str) -> None:
    """Make the folder.

    Raises:
        OSError: nothing can be written there.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder):
        pass


def exists(folder: str | None) -> bool:
    """Whether a folder has a snapshot."""
    return folder is not None and Path(folder, _DOCUMENT).exists()


def save(folder: str, tables: dict[str, Table], about: dict[str, Any]) -> None:
    """Put a snapshot in the place of the one before.

    Args:
        folder: where to; made if it is not there.
        tables: by name.
        about: what else there is to know, for JSON.
    """
    path, mark = Path(folder), os.urandom(8).hex()
    path.mkdir(parents=True, exist_ok=True)
    names = {name: f"{name}-{mark}.parquet" for name in tables}
    document = json.dumps({"version": _VERSION, "made_by": __version__, **about, "files": names})
    written = path / f"snapshot-{mark}.json"
    replaced: set[str] = set()
    try:
        for name, table in tables.items():
            files.to_parquet(table, path / names[name])
            _sync(path / names[name])
        written.write_text(document, encoding="utf-8")
        _sync(written)
        with suppress(FileNotFoundError, ValueError):
            replaced = _files(path)
        written.replace(path / _DOCUMENT)
    finally:  # even if that was its last step
        with suppress(OSError, ValueError):
            _clean(path, {*names.values(), written.name, *replaced})


def _clean(path: Path, unneeded: Collection[str]) -> None:
    """Remove files that the document does not name: these, and those that are left of long ago."""
    try:
        needed = _files(path)
    except FileNotFoundError:
        needed = set()
    now = path.stat().st_mtime  # the time of the file system
    for file in path.iterdir():
        if file.name in needed or not _LEFT.fullmatch(file.name):
            continue
        with suppress(OSError):
            if file.name in unneeded or now - file.stat().st_mtime > _LEFT_AGE:
                file.unlink()


def load(folder: str) -> tuple[dict[str, Table], dict[str, Any]]:
    """Read a snapshot.

    Returns:
        Tables by name, and what else there is to know.

    Raises:
        FileNotFoundError: there is none.
        ValueError: it is none of this version.
        ImportError: pyarrow is not installed.
    """
    require("Snapshot.load")
    path = Path(folder)
    about = _about(path)
    while True:
        try:
            tables = {name: _table(path / file) for name, file in about["files"].items()}
        except FileNotFoundError:
            found, about = about, _about(path)
            if found == about:
                raise
        else:  # not replaced while it was read
            return tables, about


def is_current(about: dict[str, Any]) -> bool:
    """Whether this version of the package made a snapshot: another may have other columns."""
    return bool(about["made_by"] == __version__)


def merge(fresh: Table, old: Table, jobs: Collection[str]) -> Table:
    """Return the rows of a fresh table, and those of an old one that belong to these jobs."""
    import pyarrow
    import pyarrow.compute

    new, kept = pyarrow.table(fresh), pyarrow.table(old)
    is_kept = pyarrow.compute.is_in(kept["jobId"], value_set=pyarrow.array(sorted(jobs), pyarrow.string()))
    # In one piece: each refresh would add another.
    kept = kept.filter(is_kept).combine_chunks().cast(new.schema)
    return Table.from_arrow(pyarrow.concat_tables([kept, new]))


def time(text: str | None) -> datetime | None:
    """Read a time as `isoformat` writes it."""
    return None if text is None else datetime.fromisoformat(text)


def _about(path: Path) -> dict[str, Any]:
    text = (path / _DOCUMENT).read_bytes()
    try:
        about = json.loads(text)
    except ValueError:
        about = None
    if not isinstance(about, dict) or about.get("version") != _VERSION or not about.keys() >= _KEYS:
        raise ValueError(f"{path / _DOCUMENT} is of no snapshot, or of one by another version of deadline_pages")
    return about


def _files(path: Path) -> set[str]:
    return {*_about(path)["files"].values()}


def _table(file: Path) -> Table:
    import pyarrow.parquet

    with pyarrow.parquet.ParquetFile(file) as parquet:
        return Table.from_arrow(parquet.read())


def _sync(file: Path) -> None:
    """Have it on the disk before anything refers to it."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
