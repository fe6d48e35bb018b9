"""The list of components (SBOM) that maturin puts into a wheel, without time, place and number of the build."""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from pathlib import Path

SUFFIX = ".cyclonedx.json"


def leave_out_the_build(wheel: Path, root: Path) -> None:
    """Write the wheel anew, its list of components with paths below `root`."""
    with zipfile.ZipFile(wheel) as archive:
        entries = {info: archive.read(info) for info in archive.infolist()}
    recorded = {}
    for info, data in entries.items():
        if info.filename.endswith(SUFFIX):
            entries[info] = without_build(data, root)
            recorded[info.filename] = record(info.filename, entries[info])
        elif info.filename.endswith(".dist-info/RECORD"):
            lines = data.decode().splitlines()
            entries[info] = "".join(recorded.get(line.split(",")[0], line) + "\n" for line in lines).encode()
    with zipfile.ZipFile(wheel, "w") as archive:
        for info, data in entries.items():
            archive.writestr(info, data)


def without_build(data: bytes, root: Path) -> bytes:
    """Return the list without what differs between two builds; the format asks for none of it."""
    document = json.loads(data.replace(root.as_uri().encode(), b"file://."))
    document.pop("serialNumber", None)
    document["metadata"].pop("timestamp", None)
    return json.dumps(document, indent=2).encode()


def record(name: str, data: bytes) -> str:
    """Return the file's line of `RECORD`, whose hashes are those of the package format."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(data)}"
