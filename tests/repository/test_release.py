"""What `make release-check` finds, in the repository and in wheels."""

from __future__ import annotations

import datetime
import importlib
import io
import re
import shutil
import tarfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT
from tests.support.project import PROJECT

release: Any = importlib.import_module("scripts.release_check")

VERSION = release.version(ROOT)
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
TODAY = datetime.date(2100, 1, 1)
WHEEL = f"deadline_pages-{VERSION}-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"
METADATA = distribution("deadline-pages").read_text("METADATA") or ""
ABOUT = f"deadline_pages-{VERSION}.dist-info"


def test_the_versions_agree() -> None:
    assert [*release.check_versions(ROOT)] == []
    assert distribution("deadline-pages").version == VERSION


@pytest.mark.parametrize(
    ("name", "old", "new", "found"),
    [
        ("pyproject.toml", 'dynamic = ["version"]', 'version = "1"\ndynamic = []', "pyproject.toml has a version"),
        ("Cargo.toml", f'version = "{VERSION}"', 'version = "9.9.9"', f"Cargo.lock has deadline-pages {VERSION}"),
        ("crates/model/Cargo.toml", "version.workspace = true", 'version = "1.0.0"', "model/Cargo.toml has a version"),
    ],
)
def test_a_version_that_differs(tmp_path: Path, name: str, old: str, new: str, found: str) -> None:
    for path in [ROOT / "Cargo.toml", ROOT / "Cargo.lock", ROOT / "pyproject.toml", *ROOT.glob("crates/*/Cargo.toml")]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    text = (tmp_path / name).read_text("utf-8")
    assert old in text
    (tmp_path / name).write_text(text.replace(old, new, 1), "utf-8")
    assert found in "\n".join(release.check_versions(tmp_path))


def test_tags() -> None:
    assert [*release.check_tags([f"v{VERSION}", "nightly"], VERSION)] == []
    assert [*release.check_tags(["v9.9.9"], VERSION)] == [f"the tag v9.9.9 is not v{VERSION}"]


def released(text: str) -> str:
    """The changelog as it is at a release: with nothing that is in none."""
    return re.sub(r"(?<=## \[Unreleased\]\n).*?(?=^## )", "\n", text, count=1, flags=re.DOTALL | re.MULTILINE)


def test_the_changelog() -> None:
    assert [*release.check_changelog(released(CHANGELOG), VERSION, TODAY)] == []
    kinds = set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


@pytest.mark.parametrize(
    ("pattern", "new", "found"),
    [
        (r"(?<=## \[Unreleased\]\n)", "\n- One more.\n", "entries that are in no release"),
        (r"(?<=\[Unreleased\]\n\n)## ", "## [9.9.9] - 2026-01-01\n\n- A.\n\n## ", f"is not [{VERSION}]"),
        (r" - \d{4}-\d\d-\d\d$", "", f"is not [{VERSION}], with a date"),
        (r" - \d{4}-\d\d-\d\d$", " - 2101-01-01", "in the future"),
        (r"^- [\s\S]*?(?=^\[Unreleased\]:)", "", "says nothing about"),
        (r"^\[Unreleased\]: .*\n", "", "lacks the link of [Unreleased]"),
        (rf"(?<=tag/v){re.escape(VERSION)}$", "0.0.1", f"lacks the link of [{VERSION}]"),
    ],
)
def test_a_changelog_that_is_not_ready(pattern: str, new: str, found: str) -> None:
    text = re.sub(pattern, new, released(CHANGELOG), count=1, flags=re.MULTILINE)
    assert [found in text for text in release.check_changelog(text, VERSION, TODAY)] == [True]


@pytest.fixture
def files() -> dict[str, str]:
    """What a wheel has beside the package."""
    tags = ["cp311-cp311-manylinux_2_17_x86_64", "cp311-cp311-manylinux2014_x86_64"]
    return {
        "METADATA": METADATA,
        "WHEEL": "\n".join(["Wheel-Version: 1.0", *(f"Tag: {tag}" for tag in tags)]),
        "RECORD": "",
        "sboms/deadline-pages.cyclonedx.json": "{}",
        **{f"licenses/{name}": "" for name in PROJECT["license-files"]},
    }


def dist(folder: Path, files: dict[str, str], name: str = WHEEL) -> list[str]:
    """What is found where these are the files of the one wheel, beside an sdist."""
    with zipfile.ZipFile(folder / name, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(f"{ABOUT}/{file}", text)
    stem = f"deadline_pages-{VERSION}"
    with tarfile.open(folder / f"{stem}.tar.gz", "w:gz") as archive:
        about = tarfile.TarInfo(f"{stem}/PKG-INFO")
        about.size = len(METADATA.encode())
        archive.addfile(about, io.BytesIO(METADATA.encode()))
    return [*release.check_dist(folder, PROJECT, VERSION)]


def test_a_wheel(tmp_path: Path, files: dict[str, str]) -> None:
    assert dist(tmp_path, files) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (f"deadline_pages-{VERSION}-cp311-cp311-linux_x86_64.whl", "platform linux_x86_64"),
        (f"deadline_pages-{VERSION}-cp311-cp311-manylinux_2_34_x86_64.whl", "platform manylinux_2_34_x86_64"),
        ("deadline_pages-9.9.9-cp311-cp311-win_amd64.whl", "is not of deadline-pages"),
        (f"other-{VERSION}-cp311-cp311-win_amd64.whl", "is not of deadline-pages"),
        ("notes.txt", "neither wheel nor sdist"),
    ],
)
def test_a_file_that_is_not_to_be_uploaded(tmp_path: Path, files: dict[str, str], name: str, found: str) -> None:
    assert found in "\n".join(dist(tmp_path, files, name))


@pytest.mark.parametrize("missing", ["METADATA", "licenses/LICENSE", "sboms/deadline-pages.cyclonedx.json"])
def test_a_wheel_without(tmp_path: Path, files: dict[str, str], missing: str) -> None:
    del files[missing]
    (found,) = dist(tmp_path, files)
    assert re.search(f"without .*{re.escape(missing)}|without an SBOM", found)


def test_a_wheel_that_is_too_big(tmp_path: Path, files: dict[str, str]) -> None:
    files["data"] = "a" * release.MOST_BYTES
    (found,) = dist(tmp_path, files)
    assert "bytes, more than 8,000,000" in found


def test_a_wheel_of_other_tags(tmp_path: Path, files: dict[str, str]) -> None:
    files["WHEEL"] = "Tag: cp312-cp312-win_amd64"
    (found,) = dist(tmp_path, files)
    assert found == f"{WHEEL}: its tags are cp312-cp312-win_amd64"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("Requires-Python: >=3.10", "Requires-Python: >=3.12", "Requires-Python"),
        ("Provides-Extra: polars\n", "", "Provides-Extra"),
        ("Requires-Dist: jmespath", "Requires-Dist: jmespaht", "Requires-Dist"),
        ("Classifier: Typing :: Typed\n", "", "Classifier"),
        ("Project-URL: Issues", "Project-URL: Bugs", "Project-URL"),
    ],
)
def test_metadata_that_differ(tmp_path: Path, files: dict[str, str], old: str, new: str, field: str) -> None:
    assert old in files["METADATA"]
    files["METADATA"] = files["METADATA"].replace(old, new)
    (found,) = dist(tmp_path, files)
    assert found.startswith(f"{WHEEL}: {field} differs from pyproject.toml")
