"""The command itself: its help, its completion, what it imports and never prints."""

from __future__ import annotations

import importlib
import json
import os
import pty
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from itertools import takewhile
from pathlib import Path

import deadline_pages
import pytest
from deadline_pages._command.main import COMMANDS, main, make_parsers

from tests.support.command_line import Shell
from tests.support.paths import ROOT
from tests.support.project import PROJECT

SCRIPT = f'#!/bin/sh\nexec "{sys.executable}" -m deadline_pages "$@"\n'


def test_the_console_script_is_the_module() -> None:
    module, _, function = PROJECT["scripts"]["deadline-pages"].partition(":")
    assert getattr(importlib.import_module(module), function) is main


def test_help_names_every_command(shell: Shell) -> None:
    commands = [
        ["--help"],
        ["--version"],
        [],
        ["lst"],
        *([name, "--help"] for name in COMMANDS),
        ["list", "jobs", "-h"],
    ]
    whole, version, none, unknown, *each, jobs = shell.run_all(*commands)
    assert [whole.status, version.status, none.status, unknown.status] == [0, 0, 252, 252]
    assert all(f"\n    {name}" in whole.output for name in COMMANDS)
    assert version.output == f"deadline-pages {deadline_pages.__version__}\n"
    assert "required: command" in none.errors
    assert "invalid choice: 'lst'" in unknown.errors
    for name, outcome in zip(COMMANDS, each, strict=True):
        assert (outcome.status, outcome.errors) == (0, "")
        assert outcome.output.startswith(f"usage: deadline-pages {name} [-h]")
    assert "--queue-id queueId" in jobs.output
    assert "(required)" in jobs.output


def test_documents_show_what_is_there() -> None:
    lines = []
    for document in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for block in re.findall(r"^```sh\n(.*?)^```$", document.read_text("utf-8"), re.DOTALL | re.MULTILINE):
            lines += re.findall(r"^deadline-pages (.*)$", block, re.MULTILINE)
            lines += re.findall(r'^eval "\$\(deadline-pages (.*)\)"', block, re.MULTILINE)
    assert len(lines) > 15
    for line in lines:
        words = [*takewhile(lambda word: word != "|", shlex.split(line, comments=True))]
        parser, _ = make_parsers(words)
        if "--scenario" in words:  # which is read at once
            words = words[:-4]
        assert parser.parse_args(words).run, line


def test_only_what_is_needed_is_imported(shell: Shell) -> None:
    code = "import json, sys; from deadline_pages._command.main import main\n"
    code += "try: main(sys.argv[1:])\nexcept SystemExit: pass\nprint('\\n' + json.dumps([*sys.modules]))"

    def imported(*words: str) -> set[str]:
        line = [sys.executable, "-c", code, *words]
        done = subprocess.run(line, env=shell.environment, capture_output=True, text=True, check=True, timeout=50)
        return {*json.loads(done.stdout.splitlines()[-1])}

    heavy = {
        "asyncio",
        "boto3",
        "botocore",
        "jmespath",
        "logging",
        "pyarrow",
        "ssl",
        "tempfile",
        "typing",
        "urllib.request",
    }
    assert heavy & imported("list", "sessions", *shell.job) == set()
    in_help = imported("--help")
    assert (heavy | {"shutil", "deadline_pages._command.list", "deadline_pages.testing"}) & in_help == set()
    assert "deadline_pages._command.list" not in imported("version")


def test_debug_shows_requests_without_secrets(shell: Shell) -> None:
    shell.farm.fault("ListFarms", times=1, status=403)
    outcome = shell.start("list", "farms", "--debug")
    with outcome as process:
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 254
    assert f"GET {shell.farm.endpoint_url}/2023-10-12/farms" in errors
    assert "Traceback" in errors
    assert "hush" not in errors


COMPLETED = {
    "": [*COMMANDS],
    "sn": ["snapshot"],
    "list session": ["session-actions", "sessions", "sessions-for-worker", "sessions-statistics-aggregation"],
    "list sessions --fa": ["--farm-id"],
    "scan tasks --on": ["--only", "--on-error"],
    "scan tasks --on-error ": ["raise", "collect"],
    "list farms -o js": ["json", "jsonl"],
    "report night ho": ["hours"],
    "report --now 2026-01-05 night ho": ["hours"],
    "completion f": ["fish"],
}
NOTHING = ["list farms --out ", "report ho", "report night hours ho", "nonsense "]


@pytest.fixture
def on_path(shell: Shell, tmp_path: Path) -> dict[str, str]:
    """Return an environment in which the command is found, and a folder `here` in the one that a shell works in."""
    script = tmp_path / "bin" / "deadline-pages"
    script.parent.mkdir()
    script.write_text(SCRIPT)
    script.chmod(0o755)
    (tmp_path / "here").mkdir()
    return {**shell.environment, "PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}", "TERM": "dumb"}


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_bash_completes(on_path: dict[str, str]) -> None:
    program = 'eval "$(deadline-pages completion bash)"\n'
    lines = [*COMPLETED, *NOTHING]
    for line in lines:
        words = " ".join(f"'{word}'" for word in ["deadline-pages", *line.split(" ")])
        program += f"COMP_WORDS=({words}); COMP_CWORD={len(line.split(' '))}; _deadline_pages; echo ${{COMPREPLY[@]}}\n"
    done = subprocess.run(["bash", "-eu", "-c", program], env=on_path, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, "")
    for line, found in zip(lines, done.stdout.splitlines(), strict=True):
        assert sorted(found.split()) == sorted(COMPLETED.get(line, [])), line


@pytest.mark.skipif(shutil.which("fish") is None, reason="needs fish")
def test_fish_completes(on_path: dict[str, str], tmp_path: Path) -> None:
    asked = [*COMPLETED, "snapshot he"]
    program = "deadline-pages completion fish | source\n"
    program += "".join(f"complete -C 'deadline-pages {line}'; echo END\n" for line in asked)
    command = ["fish", "--no-config", "-c", program]
    done = subprocess.run(command, env=on_path, cwd=tmp_path, capture_output=True, text=True, timeout=50)
    assert (done.returncode, done.stderr) == (0, "")
    found = [sorted(part.split()) for part in done.stdout.split("END\n")[:-1]]
    assert found == [*map(sorted, COMPLETED.values()), ["here/"]]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_zsh_completes(on_path: dict[str, str], tmp_path: Path) -> None:
    """On a terminal, without which it completes nothing."""
    found = tmp_path / "found"
    told = 'compadd() { local -a all; builtin compadd -O all "$@"; print -r -- $all >> found; builtin compadd "$@" }'
    lines = ["autoload -Uz compinit; compinit -D -u", 'eval "$(deadline-pages completion zsh)"', told]
    asked = [*COMPLETED, "snapshot he"]
    terminal, end = pty.openpty()
    with subprocess.Popen(
        ["zsh", "-f", "-i"], env=on_path, cwd=tmp_path, stdin=end, stdout=end, stderr=end, start_new_session=True
    ) as process:
        os.close(end)
        os.write(terminal, "".join(line + "\n" for line in lines).encode())
        limit = time.monotonic() + 50
        for count, line in enumerate(asked):
            os.write(terminal, f"\x15deadline-pages {line}\t".encode())
            while not found.exists() or len(found.read_text().splitlines()) <= count:
                assert time.monotonic() < limit, line
                if select.select([terminal], [], [], 0.05)[0]:
                    os.read(terminal, 1 << 16)
        process.kill()
    os.close(terminal)
    ours = [sorted(line.split()) for line in found.read_text().splitlines()[: len(asked)]]
    assert ours == [*map(sorted, COMPLETED.values()), ["here"]]


def test_every_shell_has_its_script(shell: Shell) -> None:
    for outcome in shell.run_all(*(["completion", name] for name in ("bash", "zsh", "fish"))):
        assert outcome.status == 0
        assert "deadline-pages completion --words" in outcome.output
    assert shell.run("completion").status == 252
