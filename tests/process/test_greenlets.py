"""A client under gevent and eventlet: other greenlets go on while one waits, as with boto3."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections import Counter
from typing import Any

import pytest

from tests.support.greenlet_programs import LATE, OURS, TRIALS
from tests.support.paths import ROOT, SEAMS_PYTHON
from tests.support.scripted_server import Request, Response, ScriptedServer

Outcomes = dict[tuple[str, str], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    together = threading.Barrier(4)
    asked: Counter[str] = Counter()

    def answer(request: Request) -> Response:
        number = int(dict(request.query).get("nextToken", "1"))
        if "together" in request.path:
            together.wait(10)
        elif "silent" in request.path:
            return None
        elif "late" in request.path:
            threading.Event().wait(0.03)
        elif "hesitates" in request.path and number % 2 == 0:
            asked[request.target] += 1
            if asked[request.target] % 2:
                return None
        more = f', "nextToken": "{number + 1}"' if number < 5 and "hesitates" in request.path else ""
        return 200, [], f'{{"sessions": [{{"sessionId": "{number}"}}]{more}}}'.encode()

    runs, found = {}, {}
    for name in ("gevent", "eventlet"):
        for order in ("early", "late"):
            folder = tmp_path_factory.mktemp(name)
            environment = {
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "python"))),
                "AWS_EC2_METADATA_DISABLED": "true",
                "AWS_CONFIG_FILE": str(folder / "config"),
            }
            server = ScriptedServer(iter(lambda: answer, None))
            command = [str(SEAMS_PYTHON), "-m", "tests.support.greenlet_programs", name, order, server.url, str(folder)]
            run = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            )
            runs[name, order] = run, server
    for key, (run, server) in runs.items():
        output, errors = run.communicate(timeout=60)
        server.close()
        assert run.returncode == 0, errors
        found[key] = json.loads(output.splitlines()[-1])
    return found


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    ("order", "trial"), [*(("early", trial) for trial in TRIALS), *(("late", trial) for trial in LATE)]
)
@pytest.mark.parametrize("library", ["gevent", "eventlet"])
def test_as_boto3(outcomes: Outcomes, library: str, order: str, trial: str) -> None:
    ours = outcomes[library, order]["deadline_pages"][trial]
    if order == "early" and trial not in OURS:
        assert ours == outcomes[library, order]["boto3"][trial]
    expected: dict[str, Any] = {
        "ticks": [["1"], True],
        "four_at_once": [["1"]] * 4,
        "timeout": "Timeout",
        "server_in_the_same_process": ["mine"],
        "thread_pool": [["1"], True],
        "credential_process": [[[["1"], ["1"]], True], [["1"]] * 3, True],
        "nothing_is_lost": [["1", "2", "3", "4", "5"], True],
        "killed": ["1", "2", "3", "4", "5"],
    }
    assert ours == expected.get(trial, ours)
