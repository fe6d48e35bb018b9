"""Frozen programs, and Pythons with unusual flags: there too, everything works as in a plain Python."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from modulefinder import ModuleFinder
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT, SEAMS_PYTHON
from tests.support.whole_program import FILES

PROGRAM = ROOT / "tests" / "support" / "whole_program.py"
PACKAGE = ROOT / "python"
BOTO3 = ("boto3", "botocore", "dateutil")
# What urllib3 would bring along of that environment.
UNUSED = ("cryptography", "setuptools")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pythons")
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("{folder}", str(folder)), encoding="utf-8")
    return folder


def outcome(command: list[str], folder: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """Run the program, which says nothing but its JSON."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "AWS_EC2_METADATA_DISABLED": "true", **environment}
    command = [*command, str(folder), *arguments]
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    if not arguments:
        assert found["ours"] == found["boto3"] == found["installed"]
        assert found["status"] == [True, None]
    return found


@pytest.fixture(scope="module")
def plain(folder: Path) -> dict[str, Any]:
    return outcome([sys.executable, str(PROGRAM)], folder)


@pytest.mark.parametrize(
    ("flags", "environment"),
    [
        ("-I -OO", {}),
        ("-W error -X dev -bb", {}),
        ("-S -B -X frozen_modules=off", {"PYTHONPATH": f"{PACKAGE}{os.pathsep}{sysconfig.get_path('purelib')}"}),
        ("-X utf8=0", {"LC_ALL": "C", "HOME": "", "PYTHONSAFEPATH": "1"}),
    ],
)
def test_flags(plain: dict[str, Any], folder: Path, flags: str, environment: dict[str, str]) -> None:
    found = outcome([sys.executable, *flags.split(), str(PROGRAM)], folder, **environment)
    for part in ("ours", "boto3", "installed"):
        # A Python in the C locale cannot read that file. boto3 says the same: `outcome` compares.
        found[part]["accents"] = plain[part]["accents"]
    assert found == plain


def test_what_rust_imports_is_seen_by_freezers() -> None:
    finder = ModuleFinder(path=[str(PACKAGE)])
    finder.import_hook("deadline_pages")
    seen = {*finder.modules, *finder.any_missing()}
    assert imported_by_rust() - seen == set()
    paths = (path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("deadline_pages/**/*.py"))
    ours = {".".join(path.parts).removesuffix(".__init__") for path in paths}
    # The command line is no part of a frozen program.
    command_line = {name for name in ours if name.startswith("deadline_pages._command")}
    assert ours - seen == {"deadline_pages.__main__", "deadline_pages.demo", *command_line}


def imported_by_rust() -> set[str]:
    """Give the modules that the Rust sources import by name."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.rs"):
        text = path.read_text("utf-8")
        constants = dict(re.findall(r'const (\w+): &str = "([\w.]+)"', text))
        for name in re.findall(r'[.:]import\(\s*(?:intern!\(py, )?("[\w.]+"|\w+)', text):
            found.add(name.strip('"') if name.startswith('"') else constants[name])
    assert {"json", "deadline_pages._credentials.fetch", "deadline_pages._logging"} <= found
    # What pyo3-async-runtimes imports.
    return {*found, "asyncio", "contextvars"}


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Freeze the program with and without boto3; give both."""
    folder = tmp_path_factory.mktemp("frozen")
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYINSTALLER_CONFIG_DIR": str(folder)}
    excluded = {"with": UNUSED, "without": (*UNUSED, *BOTO3)}
    builds = {}
    for name, modules in excluded.items():
        paths = [f"--{kind}path={folder / name / kind}" for kind in ("dist", "work", "spec")]
        leave_out = [f"--exclude-module={module}" for module in modules]
        command = [str(SEAMS_PYTHON), "-m", "PyInstaller", "--log-level=ERROR", *paths, *leave_out, str(PROGRAM)]
        builds[name] = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    for build in builds.values():
        _, errors = build.communicate()
        assert build.returncode == 0, errors
    return {name: folder / name / "dist" / PROGRAM.stem / PROGRAM.stem for name in excluded}


shared = pytest.mark.skipif(
    not sysconfig.get_config_var("Py_ENABLE_SHARED"), reason="PyInstaller wants a Python with a shared library"
)


@shared
@pytest.mark.timeout(300)
def test_frozen_with_boto3(plain: dict[str, Any], frozen: dict[str, Path], folder: Path) -> None:
    assert outcome([str(frozen["with"])], folder) == plain


@shared
@pytest.mark.timeout(300)
def test_frozen_without_boto3(frozen: dict[str, Path], folder: Path) -> None:
    hide = f"import sys, runpy; sys.modules.update(dict.fromkeys({BOTO3!r})); "
    code = hide + f"sys.argv.pop(0); runpy.run_path({str(PROGRAM)!r}, run_name='__main__')"
    found = outcome([str(frozen["without"])], folder, "bare")
    assert found == outcome([sys.executable, "-c", code, str(PROGRAM)], folder, "bare")


def test_a_zip_cannot_hold_the_native_module(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "app.zip", "w") as archive:
        for path in PACKAGE.rglob("deadline_pages/**/*"):
            if path.suffix in (".py", ".so", ".pyd"):
                archive.write(path, path.relative_to(PACKAGE))
    command = [sys.executable, "-S", "-c", "import deadline_pages"]
    environment = {"PYTHONPATH": str(tmp_path / "app.zip")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)
    assert re.search(r"^ImportError: ", done.stderr, re.MULTILINE), done.stderr
