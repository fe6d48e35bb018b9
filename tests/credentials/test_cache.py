"""Credentials are fetched once: for all threads, pages and clients of a session, and for forked children."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from tests.support.arguments import IDS
from tests.support.aws_files import answered, home_environment, process, write_files
from tests.support.fake_aws import FakeAws, at

CONFIG: Final = """
[default]
credential_process = {home}/bin/process
[profile role]
role_arn = arn:aws:iam::123456789012:role/one
source_profile = default
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    files = {".aws/config": CONFIG, **process(answered(Expiration=at(3600)))}
    write_files(tmp_path, files)
    return tmp_path


def counts(
    home: Path, services: FakeAws, library: str, code: str, more: Mapping[str, str] | None = None
) -> tuple[Any, int, int]:
    """Run code where `module` is a library; give what it printed, and how often the process and STS were asked."""
    program = f"""
import {library} as module, os, sys, threading
def client(**session):
    return (module.Session(**session) if session else module).client("deadline")
def call(c):
    c.list_sessions(**{IDS!r})
{textwrap.dedent(code)}
"""
    (home / "ran").unlink(missing_ok=True)
    with services.answering({}):
        done = subprocess.run(
            [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program],
            env={**home_environment(home, services.url), **(more or {})},
            capture_output=True,
            text=True,
            timeout=50,
        )
        assert done.returncode == 0, done.stderr
        asked = [request[0] for request in services.seen()]
    ran = (home / "ran").read_text(encoding="utf-8").count("\n") if (home / "ran").exists() else 0
    return json.loads(done.stdout or "null"), ran, asked.count("AssumeRole")


THREADS: Final = """
def together(work, count):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""
FORK: Final = """
def child(work):
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException as error:
            print(error, file=sys.stderr)
            os._exit(1)
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 0
"""
CASES: Final = {
    "pages": "c = client()\nfor _ in range(5): call(c)",
    "threads of one client": THREADS + 'c = client(profile_name="role")\ntogether(lambda: call(c), 32)',
    "clients of the module": "for _ in range(3): call(client())",
    "clients of a session": """
s = module.Session(profile_name="role")
for _ in range(3): call(s.client("deadline"))
""",
    "sessions": 'for _ in range(3): call(client(profile_name="role"))',
    "a closed client": 'c = client(profile_name="role")\nfor _ in range(3):\n    call(c)\n    c.close()',
    "a forked child": FORK
    + """
c = client(profile_name="role")
call(c)
for _ in range(2): child(lambda: call(c))
call(c)
""",
    "a child forked before the first request": FORK + "c = client()\nchild(lambda: call(c))\ncall(c)",
}


@pytest.mark.parametrize("code", CASES.values(), ids=CASES.keys())
def test_as_often_as_boto3(home: Path, services: FakeAws, code: str) -> None:
    theirs = counts(home, services, "boto3", code)
    assert counts(home, services, "deadline_pages", code) == theirs


def test_a_failure_is_not_kept(home: Path, services: FakeAws) -> None:
    program = home / "bin/process"
    code = f"""
    import json
    os.rename({str(program)!r}, {str(program) + "-"!r})
    told = []
    for there in (False, True):
        try:
            call(client())
            told.append("fine")
        except Exception as error:
            told.append(repr(error))
            os.rename({str(program) + "-"!r}, {str(program)!r})
    print(json.dumps(told))
    """
    theirs = counts(home, services, "boto3", code)
    assert counts(home, services, "deadline_pages", code) == theirs
    assert theirs[0][1] == "fine"


def test_ctrl_c_while_the_process_runs(home: Path, services: FakeAws) -> None:
    slow = f"""#!/bin/sh
if [ ! -e {home}/ran ]; then echo once >> {home}/ran; exec sleep 40; fi
exec {home}/bin/quick
"""
    (home / "bin/process").rename(home / "bin/quick")
    (home / "bin/process").write_text(slow, encoding="utf-8")
    (home / "bin/process").chmod(0o755)
    code = """
    import json, signal, time
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    try:
        client()
    except KeyboardInterrupt:
        took = time.monotonic() - start
    call(client())
    print(json.dumps("interrupted" if took < 10 else "late"))
    """
    assert counts(home, services, "deadline_pages", code) == ("interrupted", 2, 0)


# -- one session, three regions ------------------------------------------------------------------------------------

SOURCES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "process": ("", {}),
    "role": ("[default]\nrole_arn = arn:aws:iam::1:role/one\nsource_profile = base\n", {}),
    "role from a process": ("[default]\nrole_arn = arn:aws:iam::1:role/one\nsource_profile = process\n", {}),
    "web identity": ("[default]\nrole_arn = arn:aws:iam::1:role/one\nweb_identity_token_file = {home}/token\n", {}),
    "IAM Identity Center": (
        "[default]\nsso_start_url = https://s\nsso_region = eu-west-2\nsso_account_id = 1\nsso_role_name = r\n",
        {},
    ),
    "container": ("", {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "{url}/container"}),
    "EC2 instance": ("", {"AWS_EC2_METADATA_SERVICE_ENDPOINT": "{url}"}),
}
REGIONS: Final = """
for maker in (module.Session(), module):
    for region in ("us-east-2", "ap-south-1", "eu-west-1"):
        call(maker.client("deadline", region_name=region))
"""


@pytest.mark.scenario("One session, several regions", "keys are fetched once, in the first client's region")
@pytest.mark.parametrize("source", SOURCES)
def test_one_fetch_for_all_regions(home: Path, services: FakeAws, source: str) -> None:
    config, environment = SOURCES[source]
    process = "[profile process]\ncredential_process = {home}/bin/process\n"
    if source == "process":
        process = process.replace("profile process", "default")
    base = "[profile base]\naws_access_key_id = BASE\naws_secret_access_key = hush\n"
    token = {"startUrl": "https://s", "accessToken": "bearer", "expiresAt": at(3600)}
    files = {
        ".aws/config": config + process * ("process" in source) + base,
        "token": "json-web-token",
        f".aws/sso/cache/{hashlib.sha1(b'https://s').hexdigest()}.json": json.dumps(token),
    }
    write_files(home, files)
    more = {name: value.replace("{url}", services.url) for name, value in environment.items()}
    seen = []
    for library in ("boto3", "deadline_pages"):
        ran = counts(home, services, library, REGIONS, more)[1]
        seen.append((ran, services.seen()))
    assert seen[0] == seen[1]
    assert seen[0][0] == 2 * ("process" in source)
