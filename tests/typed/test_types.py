"""Our types in the place of boto3's (types-boto3-deadline): the same programs pass, and the same lines are refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from botocore.model import Shape
from deadline_pages.testing import LocalFarm

from tests.support.model import NAMES, OPERATIONS, SERVICE
from tests.support.paths import ROOT

PROGRAMS: Final = Path(__file__).parent / "programs"
PACKAGE: Final = ROOT / "python"
# The same program: as it is; with us for boto3, still under boto3's types; and under ours alone.
PLACED: Final = {r"^import boto3$": "import deadline_pages as boto3"}
OWN: Final = {
    **PLACED,
    r"types_boto3_deadline import DeadlineCloudClient": "deadline_pages import Client as DeadlineCloudClient",
    r"types_boto3_deadline\.": "deadline_pages.",
    r"botocore\.paginate import": "deadline_pages import",
}
VARIANTS: Final[dict[str, dict[str, str]]] = {"boto3": {}, "placed": PLACED, "own": OWN}
# Of the services whose types are not installed, boto3's own client() is of no known type.
KNOWN_GAP: Final = "\n# pyright: reportUnknownMemberType=false\n"
MARK: Final = "  # refused"
WITH_BOTO3: Final = "  # refused with boto3's types"
# Of what these answer with, botocore's model has a newer version than types-boto3-deadline: another accelerator.
NEWER: Final = ["list_fleets"]

Findings: TypeAlias = "dict[str, dict[int, str]]"
"""What a checker says: by program and line."""


def value(shape: Shape) -> object:
    if shape.type_name == "list":
        return [value(shape.member)]
    return 5 if shape.type_name == "integer" else next(iter(getattr(shape, "enum", [])), "x")


def keywords(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())


def every_operation() -> str:
    """Write a program that uses each operation, ours where boto3's is expected and the other way round."""
    lines = [
        "from botocore.paginate import PageIterator",
        "from deadline_pages import Client, paginator as op, type_defs as od",
        "from types_boto3_deadline import DeadlineCloudClient, paginator as tp, type_defs as td",
        "from typing_extensions import assert_type",
    ]
    for method in OPERATIONS:
        mark = MARK if method in NEWER else ""
        operation, name = SERVICE.operation_model(NAMES[method]), NAMES[method]
        inputs, answer = operation.input_shape, f"{operation.output_shape.name}TypeDef"
        given = {key: value(shape) for key, shape in inputs.members.items()}
        least = keywords({key: given[key] for key in inputs.required_members})
        paged = keywords({key: given[key] for key in given if key not in ("nextToken", "maxResults")})
        lines += [
            f"def {method}(ours: Client, theirs: DeadlineCloudClient) -> None:",
            f'    assert_type(ours.get_paginator("{method}"), op.{name}Paginator)',
            f'    _paginator: tp.{name}Paginator = ours.get_paginator("{method}")',
            f'    _pages: PageIterator[td.{answer}] = ours.get_paginator("{method}").paginate({paged})',
            f'    for page in ours.get_paginator("{method}").paginate({least}):',
            f"        assert_type(page, od.{name}PageTypeDef)",
            f"        _theirs: td.{answer} = page{mark}",
            '        _token: str = page.get("NextToken", "")',
            f'    for their_page in theirs.get_paginator("{method}").paginate({least}):',
            f"        _ours: od.{answer} = their_page{mark}",
            f"    assert_type(ours.{method}({keywords(given)}), od.{answer})",
            f"    _answer: td.{answer} = ours.{method}({least}){mark}",
            f"    _back: od.{answer} = theirs.{method}({least}){mark}",
        ]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("programs")
    for source in PROGRAMS.glob("*.py"):
        for variant, places in VARIANTS.items():
            if (source.stem, variant) == ("beyond", "own"):
                continue
            text = source.read_text("utf-8") + (KNOWN_GAP if variant == "boto3" else "")
            for old, new in places.items():
                text = re.sub(old, new, text, flags=re.MULTILINE)
            (folder / f"{variant}_{source.name}").write_text(text, "utf-8")
    (folder / "every.py").write_text(every_operation(), "utf-8")
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    return folder


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the Python of an environment that has this package and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, symlinks=True)
    (next(folder.glob("lib/python*/site-packages")) / "package.pth").write_text(str(PACKAGE))
    return str(folder / "bin/python")


def mypy(folder: Path, python: str, files: list[str]) -> Findings:
    command = [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--python-executable", python, *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=50)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    findings: Findings = defaultdict(dict)
    for file, line, text in re.findall(r"^(.+?)\.pyi?:(\d+): error: (.*)$", done.stdout, re.MULTILINE):
        findings[file].setdefault(int(line), text)
    return findings


def pyright(folder: Path, python: str, files: list[str]) -> Findings:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", python, *files]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=50)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    findings: Findings = defaultdict(dict)
    for said in json.loads(done.stdout)["generalDiagnostics"]:
        findings[Path(said["file"]).stem].setdefault(said["range"]["start"]["line"] + 1, said["message"])
    return findings


CHECKERS: Final = {"mypy": mypy, "pyright": pyright}


@pytest.fixture(scope="module", params=CHECKERS)
def checker(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def findings(checker: str, programs: Path) -> Findings:
    return CHECKERS[checker](programs, sys.executable, sorted(file.name for file in programs.glob("*.py")))


@pytest.fixture(scope="module")
def bare_findings(checker: str, programs: Path, bare: str) -> Findings:
    return CHECKERS[checker](programs, bare, ["own_report.py", "own_wrong.py"])


def marked(program: Path, mark: str = MARK) -> set[int]:
    lines = program.read_text("utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if mark in line}


@pytest.mark.parametrize("program", ["boto3_report", "placed_report", "own_report", "boto3_beyond", "placed_beyond"])
def test_a_program_passes(findings: Findings, program: str) -> None:
    assert findings.get(program, {}) == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_wrong_lines_are_refused(findings: Findings, programs: Path, variant: str) -> None:
    wrong = marked(programs / f"{variant}_wrong.py")
    assert len(wrong) > 40
    assert findings[f"{variant}_wrong"].keys() == wrong


def test_every_operation(findings: Findings, programs: Path) -> None:
    assert len(OPERATIONS) == 31
    assert {line: said for line, said in findings["every"].items() if line not in marked(programs / "every.py")} == {}
    assert findings["every"].keys() == marked(programs / "every.py")


def test_our_types_stand_without_boto3s(bare_findings: Findings, programs: Path) -> None:
    wrong, unknown = (marked(programs / "own_wrong.py", mark) for mark in (MARK, WITH_BOTO3))
    assert wrong - unknown <= bare_findings["own_wrong"].keys() <= wrong
    assert bare_findings.keys() == {"own_wrong"}


def test_the_program_runs(programs: Path) -> None:
    with LocalFarm(jobs=2, sessions_per_job=130, queues=2) as farm:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(programs),
            "AWS_ENDPOINT_URL_DEADLINE": farm.endpoint_url,
            "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "any",
        }
        outputs = []
        for variant in VARIANTS:
            command = [sys.executable, str(programs / f"{variant}_report.py")]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=50)
            assert done.returncode == 0, done.stderr
            outputs.append(done.stdout)
    assert len(outputs[0].splitlines()) > 30
    assert outputs[1:] == outputs[:1] * 2
