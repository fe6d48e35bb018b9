"""Unmodified programs on a farm, led there by the environment alone: boto3, the AWS CLI, AWS's `deadline`, ours."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import deadline_pages
import pytest
from botocore.config import Config
from deadline_pages.testing import LocalFarm

from tests.support.local_farm import drain

PROGRAMS = {
    "boto3": '-c \'import boto3; print(boto3.client("deadline").list_queues(farmId="{farm}"))\'',
    "boto3's sessions": '-c \'import boto3; print(boto3.Session().client("deadline").list_queues(farmId="{farm}"))\'',
    "deadline_pages": '-c \'import deadline_pages as d; print(d.client("deadline").list_queues(farmId="{farm}"))\'',
    "aws": "-m awscli deadline list-queues --farm-id {farm}",
    "deadline": "-m deadline queue list --farm-id {farm}",
}
# What a machine may have set already.
HOSTILE = {
    "AWS_ACCESS_KEY_ID": "AKIDREAL",
    "AWS_SECRET_ACCESS_KEY": "hush-hush-hush",
    "AWS_SESSION_TOKEN": "hush-token",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true",
    "HTTP_PROXY": "http://127.0.0.1:9",
    "http_proxy": "http://127.0.0.1:9",
    "no_proxy": "intranet.example",
}


@pytest.fixture(scope="module")
def served() -> Iterator[LocalFarm]:
    with LocalFarm() as farm:
        yield farm


@pytest.fixture
def farm(served: LocalFarm) -> LocalFarm:
    served.reset()
    return served


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith(("AWS_", "DEADLINE_")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws" / "config").write_text("[default]\nregion = eu-west-1\nendpoint_url = http://127.0.0.1:9\n")


def run(arguments: str, environ: dict[str, str]) -> str:
    command = [sys.executable, *shlex.split(arguments)]
    done = subprocess.run(
        command, env={**os.environ, **environ}, capture_output=True, text=True, timeout=50, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_lists_the_farm(farm: LocalFarm, program: str) -> None:
    printed = run(PROGRAMS[program].format(farm=farm.farm_id()), farm.environ())
    assert [queue for queue in range(2) if farm.queue_id(queue) in printed] == [0, 1]
    asked = {(request.operation, request.access_key_id, request.status) for request in farm.log}
    assert asked == {("ListQueues", "testing", 200)}


@pytest.mark.usefixtures("hostile")
def test_deadline_lists_the_farms_of_one_region(farm: LocalFarm) -> None:
    assert run("-m deadline farm list", farm.environ()).count(farm.farm_id()) == 1
    assert [request.operation for request in farm.log] == ["ListFarms"]


@pytest.mark.usefixtures("hostile")
def test_this_process_is_led_to_the_farm_and_back(farm: LocalFarm) -> None:
    before = dict(os.environ)
    with farm.patched() as same:
        assert same is farm
        for client in (boto3.client("deadline"), deadline_pages.client("deadline"), boto3.Session().client("deadline")):
            assert client.list_farms()["farms"][0]["farmId"] == farm.farm_id()
    assert dict(os.environ) == before
    assert {request.access_key_id for request in farm.log} == {"testing"}
    credentials = boto3.client("deadline")._request_signer._credentials
    assert credentials.access_key == "AKIDREAL"
    assert boto3.client("deadline").meta.endpoint_url != farm.endpoint_url


@pytest.mark.usefixtures("hostile")
def test_default_sessions_are_set_aside(farm: LocalFarm, monkeypatch: pytest.MonkeyPatch) -> None:
    real = boto3.Session()
    assert real.get_credentials().access_key == "AKIDREAL"
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", real)
    with farm.patched():
        boto3.client("deadline").list_farms()
    assert boto3.DEFAULT_SESSION is real
    assert [request.access_key_id for request in farm.log] == ["testing"]


def test_patches_nest() -> None:
    with LocalFarm(seed=1) as first, LocalFarm(seed=2) as second, first.patched():
        with second.patched():
            assert boto3.client("deadline").list_farms()["farms"][0]["farmId"] == second.farm_id()
        assert boto3.client("deadline").list_farms()["farms"][0]["farmId"] == first.farm_id()


def test_a_farm_that_is_not_served_leads_nowhere() -> None:
    farm, before = LocalFarm(), dict(os.environ)
    for call in (farm.environ, farm.client, farm.boto3_client, farm.patched().__enter__):
        with pytest.raises(RuntimeError, match="not served"):
            call()
    assert dict(os.environ) == before


def test_proxies_are_passed_by_only_if_there_are_some(farm: LocalFarm, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    assert "NO_PROXY" not in farm.environ()
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "intranet.example")
    environ = farm.environ()
    assert environ["NO_PROXY"] == environ["no_proxy"] == "intranet.example,127.0.0.1"


def test_clients_take_options(farm: LocalFarm) -> None:
    keys = {"aws_access_key_id": "AKIDOTHER", "aws_secret_access_key": "none"}
    retries = {"total_max_attempts": 2, "mode": "standard"}
    clients = [
        farm.client(region_name="eu-west-1", config={"retries": retries}, **keys),
        farm.client(region_name="eu-west-1", config=Config(retries=retries), **keys),
        farm.boto3_client(region_name="eu-west-1", config=Config(retries=retries), **keys),
    ]
    farm.fault(status=500)
    for client in clients:
        assert client.meta.region_name == "eu-west-1"
        with pytest.raises(client.exceptions.InternalServerErrorException):
            client.list_farms()
    assert [request.access_key_id for request in farm.log] == ["AKIDOTHER"] * 6


def test_a_farm_listens_on_another_address() -> None:
    with LocalFarm().start("0.0.0.0") as farm:
        assert farm.endpoint_url == f"http://127.0.0.1:{farm.port}"
        assert farm.boto3_client(endpoint_url=f"http://localhost:{farm.port}").list_farms()["farms"]
        # It is served already.
        assert farm.start() is farm
        assert drain(farm.client(), "list_farms")
    with LocalFarm().start("127.0.0.2") as farm:
        assert farm.client().list_farms()["farms"]
        assert repr(farm) == f"<LocalFarm at http://127.0.0.2:{farm.port}>"
    with pytest.raises(ValueError, match="host must be an IP address"):
        LocalFarm().start("nowhere")
    with pytest.raises(OSError, match="assign"):
        LocalFarm().start("192.0.2.1")


@pytest.mark.skipif(os.name == "nt", reason="prints what PowerShell takes")
@pytest.mark.usefixtures("hostile")
def test_the_command_prints_what_leads_a_shell_there(farm: LocalFarm) -> None:
    command = [sys.executable, "-m", "deadline_pages", "farm", "--host=127.0.0.1", "--port=0", "--jobs=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = iter(process.stdout.readline, "")
        assert any(line == "\n" for line in lines)
        exports = []
        for line in lines:
            exports.append(line)
            if line.startswith("export NO_PROXY="):
                break
        shell = ["sh", "-c", "".join(exports) + f'"{sys.executable}" -m awscli deadline list-farms']
        done = subprocess.run(shell, capture_output=True, text=True, timeout=50, check=False)
        process.terminate()
    assert done.returncode == 0, done.stderr
    # The seed is the same.
    assert farm.farm_id() in done.stdout
