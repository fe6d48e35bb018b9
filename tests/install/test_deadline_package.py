"""AWS's own `deadline` package, unchanged, before and after `install()`: the same results, through us."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from deadline_pages.testing import LocalFarm

from tests.support.paths import ROOT
from tests.support.scripted_server import Request, Response, ScriptedServer

SEED: Final = 11
PROGRAM: Final = ROOT / "tests/support/deadline_program.py"


def log_events(_: Request) -> Response:
    return 200, [], b'{"events": [{"timestamp": 1, "message": "hi"}], "nextForwardToken": "f/1"}'


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(seed=SEED, jobs=8, sessions_per_job=130) as running:
        yield running


def results(farm: LocalFarm, mode: str, home: Path) -> dict[str, Any]:
    """Run the program in a process that knows only this farm."""
    with ScriptedServer([log_events] * 8) as logs:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            # The trace numbers workers in the order of a set.
            "PYTHONHASHSEED": "0",
            "DEADLINE_CONFIG_FILE_PATH": str(home / "deadline-config"),
            "DEADLINE_CLOUD_TELEMETRY_OPT_OUT": "true",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "hush-hush-hush",
            "AWS_DEFAULT_REGION": "us-west-2",
            "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL_DEADLINE": farm.endpoint_url,
            "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS": logs.url,
        }
        done = subprocess.run(
            [sys.executable, str(PROGRAM), mode, str(SEED)],
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=55,
        )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_results_are_the_same(farm: LocalFarm, tmp_path: Path) -> None:
    before, after = (results(farm, mode, tmp_path) for mode in ("plain", "installed"))
    assert (before.pop("who_lists"), after.pop("who_lists")) == ("botocore.paginate", "deadline_pages.boto")
    assert list(after) == list(before)
    for name in before:
        assert after[name] == before[name], name
        assert after[name], name
    assert len(after["list_sessions"]["sessions"]) == 130
    assert after["failed_tasks"]
    assert all(chosen.startswith("session-") for chosen in after["chosen_session"])
