"""A day of AWS's `deadline` commands, unchanged, as Python starts without and with `install()`: the same output."""

from __future__ import annotations

import http.client
import json
import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from deadline_pages.testing import LocalFarm

from tests.support.scripted_server import Request, Response, ScriptedServer

COMMANDS: Final = """
config show --output json
config set defaults.farm_id {farm}
config set defaults.queue_id {queue}
config get defaults.queue_id
auth status --output json
farm list
farm list --region us-west-2
farm get
queue list
queue get
queue paramdefs
queue export-credentials
fleet list
fleet get --fleet-id {fleet}
fleet get --queue-id {queue}
worker list --fleet-id {fleet}
worker get --fleet-id {fleet} --worker-id {worker}
bundle submit {bundle} --yes --name "A job" --parameter Frames=1-3
job list
job list --page-size 2 --item-offset 3
job get
job get --job-id {failed}
job get "Job 1"
job logs --job-id {done}
job logs --job-id {done} --session-id {session} --output json
job wait --job-id {done}
job wait --job-id {failed} --output json
job wait --job-id job-00000000000000000000000000000000
job cancel --job-id {running} --yes
job cancel --job-id {running} --mark-as SUSPENDED
job requeue-tasks --job-id {failed} --yes
job requeue-tasks --job-id {failed} --run-status SUCCEEDED
job trace-schedule --job-id {done}
job trace-schedule --job-id {done} --verbose
job download-output --job-id {done} --output json
queue sync-output --dry-run --ignore-storage-profiles
farm get --farm-id farm-00000000000000000000000000000000
config clear defaults.queue_id
queue get
fleet list --farm-id farm-00000000000000000000000000000000
queue list --farm-id no-farm
"""
TEMPLATE: Final = """
specificationVersion: jobtemplate-2023-09
name: A job
parameterDefinitions: [{name: Frames, type: STRING, default: 1-10}]
steps: [{name: Render, script: {actions: {onRun: {command: render, args: ["{{Param.Frames}}"]}}}}]
"""
# One process for all of them: each would spend a second on its imports.
PROGRAM: Final = """
import json, sys
from click.testing import CliRunner
from deadline.client.cli import main
for command in json.load(sys.stdin):
    done = CliRunner().invoke(main, command, input="y\\n")
    print(json.dumps([done.exit_code, done.output]))
"""
INSTALL: Final = "import deadline_pages\ndeadline_pages.install()\n"
# The list operations that the commands make, by the ends of their paths.
LISTS: Final = frozenset(
    ("environments", "farms", "fleets", "queue-fleet-associations", "queues", "session-actions", "sessions", "steps")
)
EVENTS: Final = b'{"events": [{"timestamp": 1767605000000, "message": "hi"}], "nextForwardToken": "f/1"}'


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(seed=11, jobs=8, sessions_per_job=13) as running:
        yield running


def aws(farm: LocalFarm, request: Request) -> Response:
    """Answer for CloudWatch Logs, take what changes something, and leave the rest to the farm, which only reads."""
    if request.header("x-amz-target") == "Logs_20140328.GetLogEvents":
        return 200, [], EVENTS
    if request.method == "PATCH":
        return 200, [], b"{}"
    if request.method == "POST" and re.search("/queues/[^/]+/jobs$", request.path):
        return 200, [], json.dumps({"jobId": farm.job_id(1)}).encode()
    connection = http.client.HTTPConnection("127.0.0.1", farm.port, timeout=20)
    connection.request(request.method, request.target, request.body, dict(request.headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, [pair for pair in answer.getheaders() if pair[0].lower() != "content-length"], body


def run(commands: list[list[str]], farm: LocalFarm, home: Path, start: str) -> tuple[list[Any], list[Request]]:
    """Run the commands in a Python that begins with some code; give what they print, and the requests."""
    site = home / "site"
    site.mkdir(parents=True)
    (site / "sitecustomize.py").write_text(start)
    with ScriptedServer(iter(lambda: lambda request: aws(farm, request), None)) as server:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "PYTHONPATH": str(site),
            # Some commands print in the order of a set.
            "PYTHONHASHSEED": "0",
            "DEADLINE_CONFIG_FILE_PATH": str(home.parent / "config"),
            "DEADLINE_CLOUD_TELEMETRY_OPT_OUT": "true",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "hush-hush-hush",
            "AWS_DEFAULT_REGION": "us-west-2",
            "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL": server.url,
        }
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=json.dumps(commands),
            cwd=home,
            env=environment,
            capture_output=True,
            text=True,
            timeout=55,
        )
        assert done.returncode == 0, done.stderr
        (home.parent / "config").unlink()
        return [json.loads(line) for line in done.stdout.splitlines()], server.requests


def comparable(command: list[str], outcome: tuple[int, str]) -> Any:
    code, output = outcome
    if command[:2] == ["farm", "list"]:
        # The regions that are asked stand in the order in which they answer.
        return code, sorted(output.splitlines())
    return code, re.sub(r'"elapsedTime": [0-9.]+', "", output)


def test_a_day(farm: LocalFarm, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "template.yaml").write_text(TEMPLATE)
    text = COMMANDS.format(
        farm=farm.farm_id(),
        queue=farm.queue_id(),
        fleet=farm.fleet_id(),
        worker=farm.worker_id(),
        running=farm.job_id(0),
        done=farm.job_id(1),
        failed=farm.job_id(3),
        session=farm.session_id(job=1),
        bundle=bundle,
    )
    commands = [shlex.split(line) for line in text.strip().splitlines()]
    plain, requests = run(commands, farm, tmp_path / "plain", "")
    installed, accelerated = run(commands, farm, tmp_path / "installed", INSTALL)
    for command, before, after in zip(commands, plain, installed, strict=True):
        assert comparable(command, after) == comparable(command, before), command
    assert [code for code, _ in plain].count(0) > len(plain) * 3 / 4
    assert counted(accelerated) == counted(requests)
    assert {agent(request) for request in requests} == {"boto3"}
    ours, theirs = (
        {request.path.rpartition("/")[2] for request in accelerated if agent(request) == name}
        for name in ("deadline_pages", "boto3")
    )
    assert ours >= LISTS
    assert not LISTS & theirs


def counted(requests: list[Request]) -> Counter[tuple[str, str]]:
    return Counter((request.method, request.target) for request in requests)


def agent(request: Request) -> str:
    """Tell who sent a request."""
    return "deadline_pages" if request.is_ours else "boto3"
