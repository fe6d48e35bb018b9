"""How a command ends that is not let finish: Ctrl-C, and a pipe that nobody reads any more."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.support.command_line import Shell

if sys.platform == "win32":
    pytest.skip("signals and pipes of Unix", allow_module_level=True)


@pytest.mark.parametrize("command", ["list", "scan"])
def test_ctrl_c_loses_nothing(shell: Shell, command: str) -> None:
    line = [command, "sessions", *shell.job]
    whole = shell.run(*line)
    with shell.farm.fault("ListSessions", nth=3, hang=True), shell.start(*line) as process:
        assert process.stdout is not None
        read = [process.stdout.readline() for _ in range(200)]
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=10)
    assert (process.returncode, output) == (130, "")
    assert errors.startswith("There is more: go on with --starting-token ")
    rest = shell.run(*line, *errors.split()[-2:])
    # Whoever interrupts while a page is being written gets it again.
    assert whole.output.startswith("".join(read))
    assert whole.output.endswith(rest.output)
    assert len("".join(read) + rest.output) >= len(whole.output)


def test_ctrl_c_before_anything_is_there(shell: Shell) -> None:
    with shell.farm.fault("ListSessions", hang=True) as fault, shell.start("list", "sessions", *shell.job) as process:
        while not fault.count:
            pass
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=10) == ("", "")
    assert process.returncode == 130


@pytest.mark.parametrize("command", [["list", "sessions"], ["list", "sessions", "-o", "csv"], ["scan", "sessions"]])
def test_a_pipe_that_is_closed(shell: Shell, command: list[str]) -> None:
    if "csv" in command:
        pytest.importorskip("pyarrow")
    # More than a pipe holds.
    with shell.start(*command[:2], *shell.job, *command[2:]) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 141


def test_a_pipe_that_is_closed_before(shell: Shell) -> None:
    for words in (["--help"], ["version"], ["list", "farms"]):
        line = [sys.executable, "-m", "deadline_pages", *words]
        with subprocess.Popen(
            ["sh", "-c", 'exec "$@" | true', "sh", *line], env=shell.environment, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.communicate(timeout=20)[1] == ""
