"""What a build says of itself, and what builds are told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
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
