"""Whether this commit can be released: python scripts/release_check.py, after `make wheels`.

Compares the version with the tag and the changelog, and what is in `dist/` with `pyproject.toml`. Prints what is wrong.
"""

from __future__ import annotations

import datetime
import email.parser
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from packaging.requirements import Requirement
from packaging.utils import parse_sdist_filename, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
NAME = "deadline-pages"
MOST_BYTES = 8_000_000
# PyPI takes no other platforms, and users of old systems none that is newer.
PLATFORMS = re.compile(r"manylinux(2014|_2_17|_2_28)_.*|musllinux_1_[12]_.*|macosx_1[01]_.*|win_(amd64|arm64)")


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def version(root: Path) -> str:
    """Return the version: Cargo.toml alone has it."""
    found: str = toml(root / "Cargo.toml")["workspace"]["package"]["version"]
    return found


def check_versions(root: Path) -> Iterator[str]:
    """Yield what differs from the version, or says another one."""
    expected = version(root)
    project = toml(root / "pyproject.toml")["project"]
    if "version" in project or "version" not in project["dynamic"]:
        yield "pyproject.toml has a version of its own"
    for manifest in [root / "Cargo.toml", *sorted((root / "crates").glob("*/Cargo.toml"))]:
        if toml(manifest)["package"]["version"] != {"workspace": True}:
            yield f"{manifest.relative_to(root)} has a version of its own"
    for package in toml(root / "Cargo.lock")["package"]:
        if "source" not in package and package["version"] != expected:
            yield f"Cargo.lock has {package['name']} {package['version']}"


def check_tags(tags: list[str], expected: str) -> Iterator[str]:
    """Yield the version tags of a commit that are not its version's."""
    yield from (f"the tag {tag} is not v{expected}" for tag in tags if re.match(r"v\d", tag) and tag != f"v{expected}")


def check_changelog(text: str, expected: str, today: datetime.date) -> Iterator[str]:
    """Yield what the changelog lacks for a release, in the form of Keep a Changelog."""
    parts = re.split(r"^## (.*)\n", re.sub(r"^\[[^\]]+\]: .*\n?", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    if sections.get("[Unreleased]", "").strip():
        yield "CHANGELOG.md has entries that are in no release: move them from [Unreleased]"
    releases = [title for title in sections if title != "[Unreleased]"]
    dated = re.fullmatch(rf"\[{re.escape(expected)}\] - (\d{{4}}-\d\d-\d\d)", releases[0] if releases else "")
    if not dated:
        yield f"the first release in CHANGELOG.md is not [{expected}], with a date"
        return
    if datetime.date.fromisoformat(dated[1]) > today:
        yield f"CHANGELOG.md has {expected} in the future"
    if not re.search("^- ", sections[releases[0]], re.MULTILINE):
        yield f"CHANGELOG.md says nothing about {expected}"
    for name, target in (("Unreleased", f"compare/v{expected}...HEAD"), (expected, f"releases/tag/v{expected}")):
        if not re.search(rf"^\[{re.escape(name)}\]: https://\S+/{re.escape(target)}$", text, re.MULTILINE):
            yield f"CHANGELOG.md lacks the link of [{name}]"


def check_metadata(metadata: Message, project: dict[str, Any], expected: str) -> Iterator[str]:
    """Yield where a file's metadata differs from `pyproject.toml`."""
    extras = project["optional-dependencies"]
    required = {Requirement(text) for text in project["dependencies"]}
    for extra, texts in extras.items():
        required |= {Requirement(f"{text}; extra == '{extra}'") for text in texts}
    for field, told in {
        "Name": {NAME},
        "Version": {expected},
        "Requires-Python": {project["requires-python"]},
        "License-Expression": {project["license"]},
        "License-File": {*project["license-files"]},
        "Provides-Extra": {*extras},
        "Project-URL": {f"{name}, {url}" for name, url in project["urls"].items()},
        "Classifier": {*project["classifiers"]},
    }.items():
        found = {*metadata.get_all(field, [])}
        if found != told:
            yield f"{field} differs from pyproject.toml: {sorted(found ^ told)}"
    if {Requirement(text) for text in metadata.get_all("Requires-Dist", [])} != required:
        yield "Requires-Dist differs from pyproject.toml"


def check_wheel(path: Path, project: dict[str, Any], expected: str) -> Iterator[str]:
    """Yield what is wrong with a wheel."""
    _, _, _, tags = parse_wheel_filename(path.name)
    yield from (f"platform {tag.platform}" for tag in tags if not PLATFORMS.fullmatch(tag.platform))
    if path.stat().st_size > MOST_BYTES:
        yield f"{path.stat().st_size:,} bytes, more than {MOST_BYTES:,}"
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            yield "broken"
        about = f"{NAME.replace('-', '_')}-{expected}.dist-info"
        names = archive.namelist()
        needed = [f"{about}/{name}" for name in ("METADATA", "WHEEL", "RECORD")]
        needed += [f"{about}/licenses/{name}" for name in project["license-files"]]
        missing = [name for name in needed if name not in names]
        if missing:
            yield f"without {', '.join(missing)}"
            return
        if not any(name.startswith(f"{about}/sboms/") for name in names):
            yield "without an SBOM"
        parse = email.parser.Parser().parsestr
        inner = parse(archive.read(f"{about}/WHEEL").decode()).get_all("Tag", [])
        if {*inner} != {*map(str, tags)}:
            yield f"its tags are {', '.join(inner)}"
        yield from check_metadata(parse(archive.read(f"{about}/METADATA").decode()), project, expected)


def check_sdist(path: Path, project: dict[str, Any], expected: str) -> Iterator[str]:
    """Yield what is wrong with a source distribution."""
    with tarfile.open(path) as archive:
        member = archive.extractfile(f"{path.name.removesuffix('.tar.gz')}/PKG-INFO")
        assert member is not None
        yield from check_metadata(email.parser.Parser().parsestr(member.read().decode()), project, expected)


def check_dist(folder: Path, project: dict[str, Any], expected: str) -> Iterator[str]:
    """Yield what is wrong with the files that are to be uploaded."""
    wheels, sdists = sorted(folder.glob("*.whl")), sorted(folder.glob("*.tar.gz"))
    others = {*folder.glob("*")} - {*wheels, *sdists}
    yield from (f"{other.name} is neither wheel nor sdist" for other in sorted(others))
    if not wheels:
        yield f"no wheel in {folder.name}/"
    if len(sdists) != 1:
        yield f"{len(sdists)} sdists in {folder.name}/, not one"
    for path in [*wheels, *sdists]:
        parse, check = (parse_wheel_filename, check_wheel) if path in wheels else (parse_sdist_filename, check_sdist)
        name, found = parse(path.name)[:2]
        if (name, str(found)) != (NAME, expected):
            yield f"{path.name} is not of {NAME} {expected}"
        else:
            yield from (f"{path.name}: {text}" for text in check(path, project, expected))


def main() -> int:
    """Print what is wrong; return whether anything is."""
    expected = version(ROOT)
    tags = subprocess.run(["git", "tag", "--points-at"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wrong = [
        *check_versions(ROOT),
        *check_tags(tags.split(), expected),
        *check_changelog((ROOT / "CHANGELOG.md").read_text("utf-8"), expected, datetime.date.today()),
        *check_dist(ROOT / "dist", toml(ROOT / "pyproject.toml")["project"], expected),
    ]
    print("\n".join(wrong) or f"{NAME} {expected} can be released")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
