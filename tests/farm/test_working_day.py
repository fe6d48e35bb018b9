"""A working day with AWS's own programs, which nothing but the environment leads to a simulated farm."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from deadline_pages.testing import Scenario, SimulatedFarm

from tests.support.local_farm import drain

# Runs commands one after the other: importing the program takes longer than all of them.
RUNNER = textwrap.dedent("""
    import contextlib, io, json, sys
    from {module} import main

    for line in sys.stdin:
        written = io.StringIO()
        status = 0
        with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
            try:
                sys.argv = ["{program}", *json.loads(line)]
                status = main()
            except SystemExit as end:
                status = end.code
        print(json.dumps([status or 0, written.getvalue()]), flush=True)
""")
BUNDLE = textwrap.dedent("""
    specificationVersion: jobtemplate-2023-09
    name: Shot
    parameterDefinitions:
      - {name: Frames, type: STRING, default: "1-4"}
    steps:
      - name: Render
        parameterSpace:
          taskParameterDefinitions:
            - {name: Frame, type: INT, range: "{{Param.Frames}}"}
        script: {actions: {onRun: {command: render}}}
      - name: Composite
        dependencies: [{dependsOn: Render}]
        script: {actions: {onRun: {command: composite}}}
""")


class Program:
    """A command line program that stays."""

    def __init__(self, module: str, program: str, environ: dict[str, str]) -> None:
        code = RUNNER.format(module=module, program=program)
        pipe = subprocess.PIPE
        command = [sys.executable, "-c", code]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env={**os.environ, **environ})

    def __call__(self, *arguments: str, status: int = 0) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(arguments) + "\n")
        self.process.stdin.flush()
        ended, written = json.loads(self.process.stdout.readline())
        assert ended == status, f"{arguments}: {ended}\n{written}"
        return str(written)

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture
def farm() -> Iterator[SimulatedFarm]:
    scenario = Scenario().fleet("nodes", workers=4).fail(worker=1).queue("Lighting")
    # Ten minutes in a second; it begins now, as programs compare with the machine's clock.
    with SimulatedFarm(scenario=scenario, now=datetime.now(timezone.utc), speed=600) as farm:
        yield farm


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "template.yaml").write_text(BUNDLE)
    return tmp_path


@pytest.fixture
def deadline(farm: SimulatedFarm, home: Path) -> Iterator[Program]:
    program = Program("deadline.client.cli", "deadline", {**farm.environ(), "HOME": str(home)})
    yield program
    program.close()


def submit(deadline: Program, home: Path, *options: str) -> str:
    printed = deadline("bundle", "submit", str(home / "bundle"), "--yes", *options)
    return next(word for word in printed.split() if word.startswith("job-"))


@pytest.mark.timeout(120)
def test_deadline(farm: SimulatedFarm, home: Path, deadline: Program) -> None:
    deadline("config", "set", "defaults.farm_id", farm.farm_id())
    deadline("config", "set", "defaults.queue_id", farm.queue_id())
    assert farm.queue_id() in deadline("config", "get", "defaults.queue_id")
    assert farm.farm_id() in deadline("farm", "list")
    assert "Lighting" in deadline("queue", "list")
    assert "nodes" in deadline("fleet", "list")
    assert farm.worker_id(0) in deadline("worker", "list", "--fleet-id", farm.fleet_id())
    deadline("queue", "paramdefs")
    assert "AccessKeyId" in deadline("queue", "export-credentials")

    # One host fails all that it gets, and nothing is tried again.
    job = submit(deadline, home, "-p", "Frames=1-12", "--max-retries-per-task", "0", "--max-failed-tasks-count", "9")
    assert "Shot" in deadline("job", "list")
    assert json.loads(deadline("job", "wait", "--job-id", job, "--output", "json", status=2))["failedTasks"]
    assert "FAILED" in deadline("job", "get", "--job-id", job)
    client = farm.client()
    place = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": job}
    failed = client.get_job(**place)["taskRunStatusCounts"]["FAILED"]
    printed = deadline("job", "requeue-tasks", "--job-id", job, "--yes")
    updates = [request for request in farm.log if request.operation == "UpdateTask"]
    # The composite was canceled for want of a frame.
    assert len(updates) == failed + 1, printed
    assert {update.status for update in updates} == {200}

    other = submit(deadline, home, "-p", "Frames=1-400", "--name", "Other", "--priority", "90")
    deadline("job", "cancel", "--job-id", other, "--yes")
    assert "CANCELED" in deadline("job", "wait", "--job-id", other, status=3)

    trace = home / "trace.json"
    arguments = ["--trace-format", "chrome", "--trace-file", str(trace)]
    deadline("job", "trace-schedule", "--job-id", job, *arguments)
    assert any("Render" in event.get("name", "") for event in json.loads(trace.read_text())["traceEvents"])

    profile = drain(client, "list_storage_profiles_for_queue", farmId=farm.farm_id(), queueId=farm.queue_id())[0]
    for options in (["--ignore-storage-profiles"], ["--storage-profile-id", profile["storageProfileId"]]):
        directory = home / options[0]
        directory.mkdir()
        printed = deadline("queue", "sync-output", "--checkpoint-dir", str(directory), *options)
        assert "does not use job attachments" in printed
    assert "NotImplemented" not in json.dumps([request.error for request in farm.log])


@pytest.mark.timeout(120)
def test_the_aws_command_line(farm: SimulatedFarm) -> None:
    aws = Program("awscli.clidriver", "aws", farm.environ())
    queue = ["--farm-id", farm.farm_id(), "--queue-id", farm.queue_id()]

    def ask(operation: str, *arguments: str) -> Any:
        return json.loads(aws("deadline", operation, *queue, *arguments, "--output", "json") or "null")

    options = ["--template", BUNDLE, "--template-type", "YAML", "--priority", "50"]
    job = ask("create-job", *options, "--parameters", json.dumps({"Frames": {"string": "1-2"}}))["jobId"]
    aws("deadline", "wait", "job-create-complete", *queue, "--job-id", job)
    ask("update-job", "--job-id", job, "--priority", "70")
    assert ask("get-job", "--job-id", job)["priority"] == 70
    ask("update-job", "--job-id", job, "--target-task-run-status", "CANCELED")
    aws("deadline", "wait", "job-complete", *queue, "--job-id", job)
    assert ask("get-job", "--job-id", job)["taskRunStatus"] in {"CANCELED", "SUCCEEDED"}
    aws.close()
