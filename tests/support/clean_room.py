"""boto3 and this package do the same in a forked process each, with the environment and files that a test gives.

One process imports both libraries in an empty environment and is forked for every run, so that a run costs little more
than what it does. Its home directory is emptied before each pair of runs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.arguments import IDS
from tests.support.aws_files import write_files
from tests.support.fake_aws import FakeAws, Given
from tests.support.paths import ROOT

# The environment of a run, unless it says otherwise.
DEFAULTS = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ENDPOINT_URL": "{url}",
    "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@dataclass(frozen=True)
class Run:
    """What both libraries do. In every text, `{home}` is the home directory and `{url}` the server's address."""

    environment: Mapping[str, str | None] = field(default_factory=dict)
    config: str | None = None
    credentials: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    # Arguments of Session(); None is the module's own client().
    session: Mapping[str, Any] | None = None
    client: Mapping[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    # How often the client lists.
    calls: int = 1
    # Responses of the services that replace the usual ones.
    answers: Mapping[str, Given] = field(default_factory=dict)


class CleanRoom:
    """The process that is forked, and its home directory."""

    def __init__(self, home: Path) -> None:
        self.home = home
        environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
        self._process = subprocess.Popen(
            # A warning of either library is an error.
            [sys.executable, "-W", "error", "-bb", "-m", "tests.support.clean_room"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def both(self, run: Run, services: FakeAws) -> tuple[dict[str, Any], dict[str, Any]]:
        """Run with boto3 and with this package, each in a home of its own; return both outcomes."""
        theirs, ours = (self.run(library, run, services) for library in ("boto3", "deadline_pages"))
        return theirs, ours

    def differs(self, run: Run, services: FakeAws, error: str, text: str) -> None:
        """Check that this package raises an error that boto3 does not."""
        theirs, ours = self.both(run, services)
        assert ours != theirs
        assert ours["error"][0] == error
        assert text in ours["error"][1]

    def run(self, library: str, run: Run, services: FakeAws) -> dict[str, Any]:
        """Run with one library."""

        def fill(text: str) -> str:
            return text.replace("{home}", str(self.home)).replace("{url}", services.url)

        shutil.rmtree(self.home, ignore_errors=True)
        files = {".aws/config": run.config, ".aws/credentials": run.credentials, **run.files}
        write_files(self.home, {name: fill(text) for name, text in files.items() if text is not None})
        job: dict[str, Any] = {
            "environment": {"HOME": "{home}", "PATH": os.environ["PATH"], **DEFAULTS, **run.environment}
        }
        job |= {"library": library, "calls": run.calls, "session": run.session, "client": run.client}
        line = fill(json.dumps({**job, "options": run.options}))
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with services.answering(run.answers):
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
            outcome: dict[str, Any] = json.loads(self._process.stdout.readline())
            assert "hush" not in json.dumps(outcome)
            outcome.pop("traceback", None)
            return {**outcome, "requests": services.seen(), "processes": self._processes()}

    def _processes(self) -> list[str]:
        """Return the lines that credential processes appended, one for each time that one ran."""
        left = self.home / "ran"
        return left.read_text(encoding="utf-8").splitlines() if left.exists() else []

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def _outcome(library: str, calls: int, session: Any, client: Any, options: Any) -> dict[str, Any]:
    import importlib

    from botocore.config import Config

    outcome: dict[str, Any] = {"step": "session"}
    module = importlib.import_module(library)
    try:
        maker = module if session is None else module.Session(**session)
        outcome["step"] = "client"
        config = options if library != "boto3" else Config(**options)
        made = maker.client("deadline", **client, **({"config": config} if options else {}))
        outcome |= {"step": "call", "region": made.meta.region_name, "endpoint_url": _endpoint(made)}
        for _ in range(calls):
            made.list_sessions(**IDS)
        outcome["step"] = "done"
    except Exception as error:
        outcome["error"] = [type(error).__name__, str(error)]
        outcome["traceback"] = traceback.format_exc()
    return outcome


def _endpoint(client: Any) -> str:
    """Return where a client's requests go; boto3's `meta.endpoint_url` is of an older list of endpoints."""
    if not hasattr(client, "_ruleset_resolver"):
        return str(client.meta.endpoint_url)
    operation = client.meta.service_model.operation_model("ListSessions")
    return str(client._ruleset_resolver.construct_endpoint(operation, {}, {}).url)


def main() -> None:
    """Fork for every line of the input."""
    import boto3  # noqa: F401
    import deadline_pages  # noqa: F401

    for line in sys.stdin:
        job = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            os.setsid()  # boto3 asks for MFA codes on a terminal: here is none
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.environ.clear()
            os.environ.update({name: value for name, value in job.pop("environment").items() if value is not None})
            with os.fdopen(write, "w") as out:
                json.dump(_outcome(**job), out)
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answer:
            text = answer.read()
        os.waitpid(child, 0)
        print(text or json.dumps({"step": "crash"}), flush=True)


if __name__ == "__main__":
    main()
