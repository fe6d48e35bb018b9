"""The command line in processes of its own, with nothing in the environment but the way to a farm."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import tty
from pathlib import Path
from typing import Any, NamedTuple

from deadline_pages.testing import LocalFarm

from tests.support.paths import ROOT


class Outcome(NamedTuple):
    """What a command printed, and how it ended."""

    status: int
    output: str
    errors: str


class Shell:
    """Runs commands with a home directory and a farm."""

    def __init__(self, home: Path, farm: LocalFarm) -> None:
        self.home = home
        self.farm = farm
        keys = {"AWS_SECRET_ACCESS_KEY": "hush", "AWS_SESSION_TOKEN": "hush-token"}
        base = {"PATH": os.environ["PATH"], "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true"}
        self.environment = {**base, **farm.environ(), **keys}
        numbers = {"--farm-id": farm.farm_id(), "--queue-id": farm.queue_id(), "--job-id": farm.job_id()}
        self.job = [word for option in numbers.items() for word in option]
        """The options of the first job."""
        self.queue = self.job[:4]

    def start(self, *words: str, **changes: str | None) -> subprocess.Popen[str]:
        """Start a command, with changes in the environment."""
        environment = {name: value for name, value in {**self.environment, **changes}.items() if value is not None}
        line = [sys.executable, "-W", "error", "-m", "deadline_pages", *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            line, env=environment, cwd=self.home, stdout=pipe, stderr=pipe, encoding="utf-8", stdin=subprocess.DEVNULL
        )

    def run(self, *words: str, **changes: str | None) -> Outcome:
        """Run a command."""
        (outcome,) = self.run_all([*words], **changes)
        return outcome

    def run_all(self, *commands: list[str], **changes: str | None) -> list[Outcome]:
        """Run several commands at once."""
        outcomes = []
        for process in [self.start(*words, **changes) for words in commands]:
            with process:
                output, errors = process.communicate(timeout=50)
            assert "hush" not in output + errors
            assert "Traceback" not in errors
            outcomes.append(Outcome(process.returncode, output, errors))
        return outcomes

    def watch(
        self, *words: str, columns: int = 80, redirected: bool = False, changes: dict[str, str] | None = None
    ) -> Outcome:
        """Run a command on a terminal of so many columns, with its output there as well, or redirected."""
        terminal, end = pty.openpty()
        tty.setraw(end)
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen(
            [sys.executable, "-m", "deadline_pages", *words],
            env={**self.environment, **(changes or {})},
            cwd=self.home,
            stdout=subprocess.DEVNULL if redirected else end,
            stderr=end,
        )
        os.close(end)
        shown = b""
        with process, contextlib.suppress(OSError):  # EIO, when the other end is closed
            while piece := os.read(terminal, 1 << 16):
                shown += piece
        os.close(terminal)
        return Outcome(process.returncode, shown.decode(), "")

    def aws(self, *commands: tuple[list[str], tuple[str, ...]]) -> list[Outcome]:
        """Run commands of AWS's command line, each without some variables of the environment."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.support.aws_commands"],
            cwd=ROOT,
            env=self.environment,
            input="".join(json.dumps(command) + "\n" for command in commands),
            capture_output=True,
            encoding="utf-8",
            timeout=50,
            check=True,
        )
        return [Outcome(*json.loads(line)) for line in done.stdout.splitlines()]


def documents(text: str) -> list[Any]:
    """Return what each line of JSON says."""
    return [json.loads(line) for line in text.splitlines()]
