"""`import deadline_pages as boto3`, and `deadline_pages.aio` in aiobotocore's place: every line of docs/boto3.md."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, NamedTuple

import boto3
import deadline_pages
import pytest

from tests.support.paths import ROOT

TEXT: Final = (ROOT / "docs/boto3.md").read_text(encoding="utf-8")


class Line(NamedTuple):
    section: str
    code: str
    whose: str
    says: str


def lines() -> list[Line]:
    found, section = [], ""
    for line in TEXT.splitlines():
        section = line.removeprefix("## ") if line.startswith("## ") else section
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            found.append(Line(section, cells[0].strip("`"), cells[1], cells[2]))
    return found


LINES: Final = lines()

# One process evaluates all lines, each in a namespace as the documents have it.
PROGRAM: Final = """
import asyncio, json, sys, traceback
if sys.argv[1] == "without":
    sys.modules.update(boto3=None, botocore=None)
import deadline_pages, deadline_pages.aio
keys = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "hush", "region_name": "eu-west-1"}

async def evaluate(section, code):
    names = {"boto3": deadline_pages, "aio": deadline_pages.aio, "session": deadline_pages.Session(**keys)}
    names |= dict.fromkeys(("botocore_session", "ssl_context", "resolver"), object())
    if section == "aiobotocore":
        names["session"] = session = deadline_pages.aio.AioSession()
        session.set_credentials("AKIDEXAMPLE", "hush")
        session.set_config_variable("region", "eu-west-1")
        if code.startswith("{"):
            code = f"session.create_client('deadline', config={{'connector_args': {code}}})"
        if "create_client" in code:
            code = f"await {code}.__aenter__()"
        async with session.create_client("deadline") as client:
            names["client"] = client
            return await value(code, names)
    names["client"] = names["session"].client("deadline")
    return await value(code, names)

async def value(code, names):
    exec(f"async def value(): return {code}", names)
    found = await names["value"]()
    return type(found).__module__ + " " + type(found).__name__

async def main():
    outcomes = []
    for section, code in json.load(sys.stdin):
        deadline_pages.DEFAULT_SESSION = None
        try:
            outcomes.append(["fine", await evaluate(section, code)])
        except Exception as error:
            outcomes.append([type(error).__name__, str(error)])
    return outcomes

print(json.dumps(asyncio.run(main())))
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[Line, tuple[str, str]]]:
    """What each line comes to, with boto3 and without."""
    home = tmp_path_factory.mktemp("home")
    (home / ".aws").mkdir()
    (home / ".aws/config").write_text("[profile studio]\nregion = eu-north-1\n", encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true"}
    environment |= {"AWS_DEFAULT_REGION": "eu-west-1"}
    found = {}
    for way in ("with", "without"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, way],
            input=json.dumps([(line.section, line.code) for line in LINES]),
            env=environment,
            capture_output=True,
            text=True,
            timeout=50,
        )
        assert done.returncode == 0, done.stderr
        found[way] = {line: (kind, text) for line, (kind, text) in zip(LINES, json.loads(done.stdout), strict=True)}
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.section}: {line.code}")
def test_a_line(line: Line, outcomes: dict[str, dict[Line, tuple[str, str]]]) -> None:
    (kind, text), (kind_without, text_without) = outcomes["with"][line], outcomes["without"][line]
    if line.whose == "ours":
        assert (kind, kind_without) == ("fine", "fine"), (text, text_without)
    elif line.whose == "boto3's":
        assert kind == "fine", text
        assert kind_without in ("AttributeError", "ImportError", "UnknownServiceError"), text_without
        assert re.search("needs boto|'?boto|deadline$", text_without), text_without
    else:
        assert line.whose == "not there"
        assert kind in ("AttributeError", "TypeError", "UnknownServiceError"), text
        named = [re.escape(name) for name in re.findall("`([^`]+)`", line.says)]
        assert re.search("|".join([*named, "install", "look"]), f"{kind} {text}"), text


def test_nothing_public_of_boto3_is_left_out() -> None:
    from types import ModuleType

    client = boto3.client("deadline", "eu-west-1")
    submodules = {name for name, value in vars(boto3).items() if isinstance(value, ModuleType)}
    names = {name for name in vars(boto3) if not name.startswith("_")} - submodules - {"NullHandler"}
    # Beside the operations.
    names |= {name for name in dir(boto3.Session) if not name.startswith("_")}
    names |= {name for name in dir(client) if not name.startswith("_")} - {*client.meta.method_to_api_mapping}
    names |= {name for name in dir(client.meta) if not name.startswith("_")}
    assert [name for name in names if not re.search(rf"`[\w.]*\b{name}\b", TEXT)] == []


@pytest.mark.scenario("Surface", "setup_default_session(), DEFAULT_SESSION")
def test_the_default_session_is_that_of_the_clients(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline_pages, "DEFAULT_SESSION", None)
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    keys = {"aws_access_key_id": "AKIDEXAMPLE", "aws_secret_access_key": "hush"}
    said = []
    libraries: list[Any] = [boto3, deadline_pages]
    for library in libraries:
        assert library.DEFAULT_SESSION is None
        library.setup_default_session(region_name="ap-south-1", **keys)
        session = library.DEFAULT_SESSION
        client = library.client("deadline")
        assert library.DEFAULT_SESSION is session
        said.append((repr(session), client.meta.region_name, client.generate_presigned_url("list_farms")[:40]))
        library.DEFAULT_SESSION = None
        library.client("deadline", "eu-west-1", **keys)
        assert isinstance(library.DEFAULT_SESSION, library.Session)
    assert said[1] == said[0]


@pytest.mark.scenario("Surface", "shared files that change", different="they are read anew for each client")
@pytest.mark.usefixtures("bare_environment")
def test_shared_files_that_change(tmp_path: Path) -> None:
    libraries: list[Any] = [boto3, deadline_pages]
    said = []
    for library in libraries:
        (tmp_path / "config").write_text("[default]\nregion = eu-north-1\n", encoding="utf-8")
        session = library.Session("AKIDEXAMPLE", "hush")
        before = session.client("deadline").meta.region_name
        (tmp_path / "config").write_text("[default]\nregion = ap-southeast-2\n", encoding="utf-8")
        said.append([before, session.client("deadline").meta.region_name, session.region_name])
    assert said == [["eu-north-1"] * 3, ["eu-north-1", "ap-southeast-2", "ap-southeast-2"]]


@pytest.mark.scenario("Surface", "Session.get_credentials(), get_available_services(), get_available_regions()")
def test_what_the_session_hands_over_is_what_boto3_gives() -> None:
    arguments = ("AKIDEXAMPLE", "hush", "token", "eu-west-1")
    theirs, ours = boto3.Session(*arguments), deadline_pages.Session(*arguments)
    assert ours.get_credentials().get_frozen_credentials() == theirs.get_credentials().get_frozen_credentials()
    assert ours.get_available_services() == theirs.get_available_services()
    assert ours.get_available_regions("ec2", "aws-cn") == theirs.get_available_regions("ec2", "aws-cn")
    one: object = ours.client("sts")  # type: ignore[arg-type]
    assert repr(type(one)) == repr(type(theirs.client("sts")))


@pytest.mark.scenario("Surface", "a session with an account and no keys")
@pytest.mark.parametrize("keys", [{}, {"aws_access_key_id": "A"}, {"aws_secret_access_key": "S"}], ids=list)
def test_an_account_without_keys(keys: dict[str, str]) -> None:
    errors = []
    for library in (boto3, deadline_pages):
        with pytest.raises(Exception, match="Unable to locate credentials") as caught:
            library.Session(aws_account_id="123456789012", **keys)
        errors.append(caught.type)
    assert errors[0] is errors[1]


def test_the_module_shows_what_there_is() -> None:
    shown = {name for name in dir(deadline_pages) if not name.startswith("_")}
    assert {"aio", "client", "exceptions", "install", "Session", "session", "testing", "DEFAULT_SESSION"} <= shown
    for name in shown:
        getattr(deadline_pages, name)
    assert not {"annotations", "TYPE_CHECKING", "Any"} & shown
    assert {name for name in dir(deadline_pages.aio) if not name.startswith("_")} == {*deadline_pages.aio.__all__}
