"""pytest's plugin, in runs of pytest of its own: fixtures, the marker, and what it costs who does not use it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

if sys.version_info >= (3, 11):
    import tomllib

TESTS = """
import os, boto3, pytest
from deadline_pages.testing import LocalFarm, Scenario, SimulatedFarm

def test_default(deadline_farm):
    assert isinstance(deadline_farm, LocalFarm)
    assert boto3.client("deadline").list_farms()["farms"][0]["farmId"] == deadline_farm.farm_id()
    deadline_farm.fault(status=500)

def test_no_fault_is_left(deadline_farm):
    assert boto3.client("deadline").list_farms()["farms"]
    assert len(deadline_farm.log) == 1

def test_environment_is_put_back():
    assert "AWS_ENDPOINT_URL_DEADLINE" not in os.environ

@pytest.mark.deadline_farm(jobs=3, seed=5)
class TestMarked:
    def test_arguments(self, deadline_farm):
        queue = dict(farmId=deadline_farm.farm_id(), queueId=deadline_farm.queue_id())
        assert len(boto3.client("deadline").list_jobs(**queue)["jobs"]) == 3

    @pytest.mark.deadline_farm(simulated=True)
    def test_closest(self, deadline_farm):
        assert isinstance(deadline_farm, SimulatedFarm)

@pytest.mark.deadline_farm(scenario=Scenario().job("shot010", frames="1-3"))
def test_scenario(deadline_farm):
    deadline_farm.advance(minutes=1)
    queue = dict(farmId=deadline_farm.farm_id(), queueId=deadline_farm.queue_id())
    assert [job["name"] for job in boto3.client("deadline").list_jobs(**queue)["jobs"]] == ["shot010"]

@pytest.fixture(scope="session")
def first():
    return []

@pytest.mark.parametrize("time", range(2))
def test_session(deadline_farm_session, first, time):
    first.append(deadline_farm_session)
    assert first[0] is deadline_farm_session
    assert deadline_farm_session.client().list_farms()["farms"]
    assert "AWS_ENDPOINT_URL_DEADLINE" not in os.environ
"""


def run(folder: Path, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run tests with our plugin alone, whether it is installed or was only built."""
    (folder / "test_studio.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-p", "pytest_deadline_pages", "-p", "no:cacheprovider", "-q"]
    environ = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [*command, "--strict-markers", *options],
        cwd=folder,
        env=environ,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


def test_fixtures_and_marker(tmp_path: Path) -> None:
    done = run(tmp_path, TESTS, "-W", "error")
    assert "8 passed" in done.stdout, done.stdout + done.stderr


def test_a_wrong_marker_is_said(tmp_path: Path) -> None:
    text = "import pytest\n@pytest.mark.deadline_farm({})\ndef test_it(deadline_farm): pass\n"
    done = run(tmp_path, text.format("3") + text.format("jobs=-1").replace("test_it", "test_that"))
    assert done.returncode == 1
    assert "takes keyword arguments only, not (3,)" in done.stdout
    assert "jobs must be a whole number" in done.stdout


def test_the_fixtures_are_described(tmp_path: Path) -> None:
    assert "@pytest.mark.deadline_farm(simulated=False, **arguments)" in run(tmp_path, "", "--markers").stdout
    assert "deadline_farm_session [session scope]" in run(tmp_path, "", "--fixtures").stdout


def test_who_does_not_use_it_does_not_import_the_package(tmp_path: Path) -> None:
    text = "import sys\ndef test_it(): assert not {'deadline_pages', 'botocore'} & set(sys.modules)\n"
    assert "1 passed" in run(tmp_path, text).stdout


@pytest.mark.skipif(sys.version_info < (3, 11), reason="needs tomllib")
def test_pytest_finds_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["entry-points"]["pytest11"] == {"deadline_pages": "pytest_deadline_pages"}
    assert "pytest_deadline_pages" in project["tool"]["maturin"]["python-packages"]
