"""What a build says of itself, and what builds are told."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import botocore
import deadline_pages
import pytest

from tests.support.paths import ROOT


def told(*command: str, **environment: str) -> str:
    """Return what `scripts/build_environment.py` prints."""
    program = [sys.executable, str(ROOT / "scripts" / "build_environment.py"), *command]
    done = subprocess.run(program, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def compiler(folder: Path, release: str, host: str) -> str:
    """Return the path of a compiler that says what it is, and no more."""
    path = folder / "rustc"
    path.write_text(f"#!/bin/sh\nprintf 'rustc\\nhost: {host}\\nrelease: {release}\\nLLVM version: 22.1.2\\n'\n")
    path.chmod(0o755)
    return str(path)


def test_a_build_tells_what_a_bug_report_needs() -> None:
    facts: dict[str, Any] = dict(deadline_pages.__build__)
    assert facts["version"] == deadline_pages.__version__ == version("deadline-pages")
    assert re.match(r"rustc \d+\.\d+\.\d+", facts["compiler"])
    assert re.fullmatch(r"\w+-\w+-[\w-]+", facts["target"])
    assert facts["profile"] is None or (ROOT / "profile" / f"{facts['profile']}.profdata").exists()
    name, number = facts["sdk"].split()
    assert f'name = "{name}"\nversion = "{number}"' in (ROOT / "Cargo.lock").read_text()
    assert facts["model"] == f"botocore {botocore.__version__}"
    assert facts["farm"] is True


def test_the_facts_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        deadline_pages.__build__["profile"] = "none"  # type: ignore[index]


def test_the_command_prints_them() -> None:
    command = [sys.executable, "-m", "deadline_pages", "version"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True, timeout=50).stdout.splitlines()
    printed = dict(line.split(maxsplit=1) for line in lines)
    facts = {name: str(value) for name, value in deadline_pages.__build__.items()}
    assert {name: printed[name] for name in facts} == facts
    assert sys.version.split()[0] in printed["python"]
    assert printed["platform"]


def test_a_compiler_gets_its_own_profile(tmp_path: Path) -> None:
    known = next((ROOT / "profile").glob("*.profdata"))
    release, host = known.stem.removeprefix("rustc-").split("-", 1)
    variable = f"CARGO_TARGET_{host.upper().replace('-', '_')}_RUSTFLAGS"

    def flags(**environment: str) -> list[str]:
        (found,) = re.findall(f"^{variable}=(.*)$", told("env", **environment), re.MULTILINE)
        return str(found).split()

    same = compiler(tmp_path, release, host)
    assert flags(RUSTC=same)[-1] == f"-Cprofile-use={known}"
    assert told(RUSTC=same).strip() == str(known)
    assert flags(RUSTC=same, **{variable: "-Ctarget-cpu=native"})[0] == "-Ctarget-cpu=native"
    newer = flags(RUSTC=compiler(tmp_path, "1.999.0", host))
    assert {flag.split("=")[0] for flag in newer} == {"--remap-path-prefix"}


def test_another_host_gets_none(tmp_path: Path) -> None:
    found = told("env", RUSTC=compiler(tmp_path, "1.95.0", "riscv64gc-unknown-linux-gnu"))
    assert "CARGO_TARGET_RISCV64GC_UNKNOWN_LINUX_GNU_RUSTFLAGS=--remap-path-prefix" in found
    assert "profile-use" not in found


def test_without_a_compiler_the_environment_is_as_it_was(tmp_path: Path) -> None:
    assert not re.findall("^CARGO_TARGET_.*_RUSTFLAGS=", told("env", RUSTC=str(tmp_path / "nothing")), re.MULTILINE)


def wheel(path: Path, place: str, number: str, time: str) -> Path:
    """Write a wheel with a list of components as a build in that place and at that time has it."""
    parts = [{"bom-ref": f"path+file://{place}/crates/farm#deadline-farm@0.1.0"}, {"bom-ref": "registry+index#http@1"}]
    document = {"serialNumber": number, "metadata": {"timestamp": time, "tools": []}, "components": parts}
    named = {"x/__init__.py": "", "x.dist-info/sboms/x.cyclonedx.json": json.dumps(document)}
    record = "".join(f"{name},sha256=old,1\n" for name in named) + "x.dist-info/RECORD,,\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**named, "x.dist-info/RECORD": record}.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return path


def test_the_list_of_components_is_that_of_any_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from sbom import leave_out_the_build

    one = wheel(tmp_path / "one.whl", "/home/one", "urn:uuid:1", "2026-01-01T00:00:00Z")
    other = wheel(tmp_path / "other.whl", "/home/the/other", "urn:uuid:2", "2026-01-02T00:00:00Z")
    leave_out_the_build(one, Path("/home/one"))
    leave_out_the_build(other, Path("/home/the/other"))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        text = archive.read("x.dist-info/sboms/x.cyclonedx.json")
        lines = archive.read("x.dist-info/RECORD").decode().splitlines()
    assert [part["bom-ref"] for part in json.loads(text)["components"]] == [
        "path+file://./crates/farm#deadline-farm@0.1.0",
        "registry+index#http@1",
    ]
    digest = base64.urlsafe_b64encode(hashlib.sha256(text).digest()).decode().rstrip("=")
    assert lines == [
        "x/__init__.py,sha256=old,1",
        f"x.dist-info/sboms/x.cyclonedx.json,sha256={digest},{len(text)}",
        "x.dist-info/RECORD,,",
    ]
