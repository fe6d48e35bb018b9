"""The package's face: what errors tell to install, extras, and licences of what is linked."""

from __future__ import annotations

import re
import subprocess
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest
from deadline_pages._extras import pip_install
from deadline_pages._tables.libraries import _MINIMUM
from packaging.requirements import Requirement

from tests.support.paths import ROOT
from tests.support.project import PROJECT

PACKAGE = ROOT / "python"
EXTRAS = {name: [*map(Requirement, texts)] for name, texts in PROJECT["optional-dependencies"].items()}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the Python of an environment that has this package and what it depends on."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder / "environment", symlinks=True)
    spec = find_spec("jmespath")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    (folder / "jmespath").symlink_to(spec.submodule_search_locations[0])
    paths = next(folder.glob("environment/lib/python*/site-packages")) / "package.pth"
    paths.write_text(f"{PACKAGE}\n{folder}\n")
    return str(folder / "environment/bin/python")


CLIENT = "deadline_pages.client('deadline', 'us-west-2')"


@pytest.mark.parametrize(
    ("code", "needs", "extra"),
    [
        ("deadline_pages.install()", "boto3", "boto3"),
        ("from deadline_pages import accelerate", "boto3", "boto3"),
        (f"{CLIENT}.get_job", "boto3", "boto3"),
        (f"{CLIENT}.meta.service_model", "boto3", "boto3"),
        ("deadline_pages.resource('s3')", "boto3", "boto3"),
        ("deadline_pages.exceptions.S3UploadFailedError", "boto3", "boto3"),
        ("deadline_pages.aio.get_session().full_config", "botocore", "boto3"),
        ("deadline_pages.decode_table('list_jobs', []).to_pandas()", "pandas and pyarrow", "pandas"),
        ("deadline_pages.decode_table('list_jobs', []).to_polars()", "polars", "polars"),
        ("deadline_pages.decode_table('list_jobs', []).to_duckdb()", "duckdb", "duckdb"),
        ("deadline_pages.decode_table('list_jobs', []).to_arrow()", "pyarrow", "pyarrow"),
        (f"{CLIENT}.get_paginator('list_farms').paginate().to_csv('file')", "pyarrow, or .*", "pyarrow"),
        ("deadline_pages.Snapshot.load('.')", "pyarrow", "pyarrow"),
        ("deadline_pages.report.hours({})", "narwhals", "report"),
        ("deadline_pages.report.to_html({}, 'file')", "altair and narwhals and vl_convert", "plot"),
        ("deadline_pages.plot.timeline({})", "altair and narwhals", "plot"),
        ("deadline_pages.plot.to_html(None, 'file')", "altair and vl_convert", "plot"),
    ],
)
def test_errors_name_the_extra(bare: str, tmp_path: Path, code: str, needs: str, extra: str) -> None:
    program = f"import deadline_pages\n{code}"
    environment = {"HOME": str(tmp_path), "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "any"}
    done = subprocess.run(
        [bare, "-W", "error", "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=50
    )
    last = done.stderr.splitlines()[-1]
    assert re.fullmatch(rf"(Import|Attribute)Error: .*\bneeds {needs}( for it)?: {re.escape(pip_install(extra))}", last)
    assert extra in EXTRAS


def test_sparks_source_imports_without_spark(bare: str) -> None:
    """Spark imports it to find sources, and finds none of anybody's if it fails."""
    program = "import sys, pyspark_deadline as us; print(hasattr(us, 'DefaultSource'), 'deadline_pages' in sys.modules)"
    done = subprocess.run([bare, "-W", "error", "-c", program], capture_output=True, text=True, timeout=50)
    assert (done.stdout, done.stderr) == ("False False\n", "")


def test_one_place_says_how_to_install() -> None:
    said = re.compile(r"pip install|; install \w|install (boto3|botocore)")
    found = [path.name for path in PACKAGE.rglob("deadline_pages/**/*.py") if said.search(path.read_text("utf-8"))]
    assert found == ["_extras.py"]


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/command_line.md",
        "docs/dataframes.md",
        "docs/engines.md",
        "docs/plots.md",
        "docs/reports.md",
        "docs/whole_farm.md",
    ],
)
def test_documents_name_extras_that_exist(document: str) -> None:
    named = re.findall(r"deadline-pages\[([^\]]+)\]", (ROOT / document).read_text("utf-8"))
    assert named
    assert {extra for names in named for extra in names.split(",")} <= EXTRAS.keys()


def test_extras_ask_for_versions_that_work() -> None:
    for library, minimum in _MINIMUM.items():
        for requirement in (requirement for extra in EXTRAS.values() for requirement in extra):
            if requirement.name == library:
                assert str(requirement.specifier) == f">={'.'.join(map(str, minimum))}"
    assert [requirement.name for requirement in EXTRAS["pandas"]] == ["pandas", "pyarrow"]


def test_what_the_tests_install_is_in_bounds() -> None:
    from importlib.metadata import PackageNotFoundError, version

    checked = 0
    for requirement in (requirement for extra in EXTRAS.values() for requirement in extra):
        try:
            assert version(requirement.name) in requirement.specifier
        except PackageNotFoundError:  # polars, in free-threaded Python
            continue
        checked += 1
    assert checked


def crates(*arguments: str) -> set[str]:
    """Names and versions of the crates that are linked, without the workspace's own."""
    command = ["cargo", "tree", "--locked", "--offline", "--edges", "normal,no-proc-macro", "--prefix", "none"]
    done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    found = set(re.findall(r"^(\S+) v(\S+)(?: \(\*\))?$", done.stdout, re.MULTILINE))
    return {f"{name} {version}" for name, version in found}


def test_licences_of_what_is_linked() -> None:
    text = (ROOT / "THIRD-PARTY-LICENSES.md").read_text("utf-8")
    listed = set(re.findall(r"^- (\S+ \d[^\s:]*)", text, re.MULTILINE))
    linked = crates()
    assert len(linked) > 100
    assert linked - listed == set()  # run `make licenses`
    lock = (ROOT / "Cargo.lock").read_text("utf-8")
    locked = {" ".join(found) for found in re.findall(r'^name = "(.+)"\nversion = "(.+)"$', lock, re.MULTILINE)}
    assert listed - locked == set()


def test_every_wheel_has_the_licences() -> None:
    assert PROJECT["license-files"] == ["LICENSE", "THIRD-PARTY-LICENSES.md"]
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])
