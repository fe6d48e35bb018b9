"""`install()` beside real tracers, mocks and patched networks: an accelerated client does what a plain one does."""

from __future__ import annotations

import json
import os
import ssl
import subprocess
import sys
import threading
from typing import Any

import pytest
import trustme

from tests.support.paths import ROOT, SEAMS_PYTHON
from tests.support.scripted_server import Request, Response, ScriptedServer
from tests.support.seam_programs import EARLY, TOOLS

TRACERS = ("wrapt", "xray", "opentelemetry", "ddtrace", "sentry")
# What the two clients gave, and what the server was asked by each.
Outcomes = dict[tuple[str, str], tuple[dict[str, Any], list[int]]]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    folder = tmp_path_factory.mktemp("seams")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "python"))),
        "AWS_EC2_METADATA_DISABLED": "true",
        "DD_REMOTE_CONFIGURATION_ENABLED": "false",
        "DD_INSTRUMENTATION_TELEMETRY_ENABLED": "false",
        "SSL_CERT_FILE": str(folder / "authority.pem"),
    }

    def answer(request: Request) -> Response:
        if "vent" in request.path:
            threading.Event().wait(0.05)
        return 200, [], b'{"sessions": [{"sessionId": "from the network"}]}'

    found: Outcomes = {}
    with (
        ScriptedServer(iter(lambda: answer, None)) as server,
        ScriptedServer(iter(lambda: answer, None), tls=tls) as secure,
    ):
        runs = [
            subprocess.Popen(
                [str(SEAMS_PYTHON), "-m", "tests.support.seam_programs", order, server.url, secure.url, str(folder)],
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for order in ("early", "late")
        ]
        for order, run in zip(("early", "late"), runs, strict=True):
            output, errors = run.communicate()
            assert run.returncode == 0, errors
            for line in output.splitlines():
                outcome = json.loads(line)
                paths = [request.path for request in [*server.requests, *secure.requests]]
                asked = [
                    sum(f"{outcome['tool']}-{order}-{client}/" in path for path in paths)
                    for client in ("plain", "accelerated")
                ]
                found[outcome["tool"], order] = outcome, asked
    return found


@pytest.mark.timeout(300)
@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("order", ["early", "late"])
def test_as_a_plain_client(outcomes: Outcomes, tool: str, order: str) -> None:
    if order == "late" and tool in EARLY:
        return
    outcome, (plain, accelerated) = outcomes[tool, order]
    assert "broke" not in outcome, outcome["broke"]
    assert outcome["accelerated"] == outcome["plain"]
    assert accelerated == plain
    took_part, reason = outcome["status"]
    # They patch `requests`, which botocore does not use, or only the clients to come.
    untouched = tool in ("responses", "localstack") or (tool, order) == ("moto", "late")
    assert took_part is untouched
    assert (reason is None) is untouched
    if tool in TRACERS:
        assert outcome["accelerated"][1::2] == [1, 1]
    if "vent" in tool:
        assert outcome["accelerated"][1::2] == [True, True]


def test_there_is_an_environment() -> None:
    assert SEAMS_PYTHON.exists(), "make test makes it"
    assert sys.version_info[:2] == tuple(
        map(int, subprocess.check_output([SEAMS_PYTHON, "-c", "import sys; print(*sys.version_info[:2])"]).split())
    )
