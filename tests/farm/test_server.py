"""How the local farm serves: refusals, throttling, latency, starting and ending, the command line."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from deadline_pages.testing import LocalFarm

from tests.support.local_farm import AUTHORIZATION, CONFIG, CONNECTION, connect, drain, get, refused


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    with LocalFarm(farms=2, sessions_per_job=13) as farm:
        yield farm


@pytest.fixture(scope="module")
def client(farm: LocalFarm) -> Any:
    return connect(farm)


def test_page_sizes(client: Any, farm: LocalFarm) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    answer = refused(client.list_sessions, **where, maxResults=101)
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert answer["reason"] == "FIELD_VALIDATION_FAILED"
    assert answer["fieldList"] == [{"name": "maxResults", "message": "The value must be from 1 to 100."}]
    with LocalFarm(sessions_per_job=1500, max_page_size=1000) as large:
        where = {"farmId": large.farm_id(), "queueId": large.queue_id(), "jobId": large.job_id()}
        other = connect(large)
        assert len(other.list_sessions(**where, maxResults=1000)["sessions"]) == 1000
        assert len(other.list_sessions(**where)["sessions"]) == 100
        refused(other.list_sessions, **where, maxResults=1001)


@pytest.mark.parametrize("token", ["", "x", "AAAAAAAAAAAAAAAAAAAAAA==", "ä" * 24, "other job", "other operation"])
def test_bad_tokens(client: Any, farm: LocalFarm, token: str) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
    if token == "other job":
        token = client.list_sessions(**where, jobId=farm.job_id(1), maxResults=1)["nextToken"]
    elif token == "other operation":
        token = client.list_steps(**where, jobId=farm.job_id(), maxResults=1)["nextToken"]
    answer = refused(client.list_sessions, **where, jobId=farm.job_id(), nextToken=token)
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["fieldList"][0]["name"] == "nextToken"


def test_unknown_resources(client: Any, farm: LocalFarm) -> None:
    where = {"farmId": farm.farm_id(), "queueId": farm.queue_id()}
    for job in ("job-" + "0" * 32, farm.job_id(queue=1), farm.job_id(farm=1)):
        answer = refused(client.list_sessions, **where, jobId=job)
        assert answer["Error"]["Code"] == "ResourceNotFoundException"
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 404
        assert (answer["resourceId"], answer["resourceType"]) == (job, "job")
    assert refused(client.list_sessions, **where, jobId="job-1")["Error"]["Code"] == "ValidationException"
    answer = refused(client.list_session_actions, **where, jobId=farm.job_id(), sessionId=farm.session_id(job=1))
    assert answer["resourceType"] == "session"


def test_unsigned_and_unknown_requests(farm: LocalFarm) -> None:
    status, headers, body = get(farm, "/2023-10-12/farms", {})
    assert (status, headers["x-amzn-errortype"]) == (403, "AccessDeniedException")
    assert "Missing Authentication Token" in body["message"]
    for path, method in (("/2023-10-12/nothing", "GET"), ("/", "GET"), ("/2023-10-12/farms", "PATCH")):
        status, headers, _ = get(farm, path, AUTHORIZATION, method)
        assert (status, headers["x-amzn-errortype"]) == (404, "UnknownOperationException")
    status, _, body = get(farm, "/2023-10-12/farms", AUTHORIZATION | {"Host": "management.localhost"})
    assert status == 200
    assert len(body["farms"]) == 2


@pytest.mark.parametrize(
    "query",
    [
        "?maxResults=0",
        "?maxResults=-1",
        "?maxResults=99999999999999999999999",
        "?maxResults=",
        "?nextToken",
        "?nextToken=%",
        "?nextToken=%FF%FE",
        "?principalId=",
        "?principalId=" + "a" * 50,
    ],
)
def test_strange_queries_are_refused(farm: LocalFarm, query: str) -> None:
    status, _, body = get(farm, "/2023-10-12/farms" + query, AUTHORIZATION)
    assert (status, body["reason"]) == (400, "FIELD_VALIDATION_FAILED")


def test_the_order_of_the_query_does_not_matter(farm: LocalFarm) -> None:
    path = f"/2023-10-12/farms/{farm.farm_id()}/queue-fleet-associations?"
    queue = f"queueId={farm.queue_id()}"
    _, _, body = get(farm, f"{path}maxResults=1&{queue}&unknown=1&&", AUTHORIZATION)
    token = body["nextToken"].replace("+", "%2B").replace("/", "%2F").replace("=", "%3d")
    status, _, body = get(farm, f"{path}nextToken={token}&{queue}", AUTHORIZATION)
    assert status == 200
    assert len(body["queueFleetAssociations"]) == 1


def test_throttling_is_the_same_each_time() -> None:
    def pattern(seed: int) -> list[int]:
        with LocalFarm(seed=seed, throttle_rate=0.4) as farm:
            return [get(farm, "/2023-10-12/farms", AUTHORIZATION)[0] for _ in range(60)]

    assert pattern(1) == pattern(1) != pattern(2)
    assert 10 < pattern(1).count(429) < 40
    with LocalFarm(throttle_rate=1, retry_after=3) as farm:
        answer = refused(connect(farm).list_farms)
        assert answer["Error"] == {"Code": "ThrottlingException", "Message": "Rate exceeded"}
        assert answer["ResponseMetadata"]["HTTPStatusCode"] == 429
        assert answer["ResponseMetadata"]["HTTPHeaders"]["retry-after"] == "3"
        assert answer["retryAfterSeconds"] == 3
        farm.throttle_rate = 0
        assert farm.throttle_rate == 0
        assert connect(farm).list_farms()["farms"]
        assert farm.requests == 2


def test_latency() -> None:
    with LocalFarm(latency=0.2) as farm:
        client = connect(farm)
        start = time.perf_counter()
        client.list_farms()
        assert 0.2 <= time.perf_counter() - start < 2
        farm.latency = 0
        start = time.perf_counter()
        client.list_farms()
        assert time.perf_counter() - start < 0.2


def test_a_million_sessions() -> None:
    with LocalFarm(jobs=1, sessions_per_job=1_000_000, max_page_size=1000) as farm:
        client = connect(farm)
        where = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
        path = "/".join(
            ("/2023-10-12/farms", where["farmId"], "queues", where["queueId"], "jobs", where["jobId"], "sessions")
        )
        connection = http.client.HTTPConnection("127.0.0.1", farm.port)
        token, pages, last = "", 0, b""
        while pages == 0 or token:
            connection.request("GET", f"{path}?maxResults=1000{token}", headers=AUTHORIZATION)
            last = connection.getresponse().read()
            found = re.search(rb'"nextToken":"([^"]+)"', last[-64:])
            token = f"&nextToken={found[1].decode().replace('+', '%2B')}" if found else ""
            pages += 1
        connection.close()
        assert pages == 1000
        assert json.loads(last)["sessions"][-1]["sessionId"] == farm.session_id(999_999)
        first = (
            client.get_paginator("list_sessions")
            .paginate(**where, PaginationConfig={"MaxItems": 5})
            .build_full_result()
        )
        config = {"MaxItems": 5, "StartingToken": first["NextToken"]}
        second = client.get_paginator("list_sessions").paginate(**where, PaginationConfig=config).build_full_result()
        names = [session["sessionId"] for session in first["sessions"] + second["sessions"]]
        assert names == [farm.session_id(n) for n in range(10)]


@pytest.mark.parametrize(
    ("dials", "text"),
    [
        ({"farms": -1}, "farms must be a whole number from 0"),
        ({"jobs": 1.5}, "jobs must be a whole number"),
        ({"tasks": True}, "tasks must be a whole number"),
        ({"seed": 2**64}, "seed must be a whole number"),
        ({"port": 65536}, "port must be a whole number from 0 to 65535"),
        ({"running_jobs": -1}, "running_jobs must be a whole number from 0"),
        ({"latency": -0.1}, "latency must be a number from 0"),
        ({"latency": float("nan")}, "latency must be a number from 0"),
        ({"throttle_rate": 1.1}, "throttle_rate must be a number from 0 to 1"),
        ({"requests_per_second": 0}, "requests_per_second must be a number above 0, up to 100000, not 0"),
        ({"requests_per_second": float("inf")}, "requests_per_second must be a number above 0"),
        ({"requests_per_second": float("nan")}, "requests_per_second must be a number above 0"),
        ({"requests_per_second": "5"}, "requests_per_second must be a number above 0"),
        ({"requests_per_second": True}, "requests_per_second must be a number above 0"),
        ({"requests_per_second": 5, "burst": 0}, "burst must be a whole number from 1 to 1000000, not 0"),
        ({"requests_per_second": 5, "burst": 2.5}, "burst must be a whole number from 1"),
        ({"burst": 5}, "burst needs requests_per_second"),
        ({"retry_after": "1"}, "retry_after must be a whole number"),
        ({"max_page_size": 0}, "max_page_size must be a whole number from 1"),
        ({"workers": 0}, "sessions run on workers"),
        ({"farms": 2**31 - 1, "queues": 2**31 - 1}, "too large"),
    ],
)
def test_bad_dials(dials: dict[str, Any], text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        LocalFarm(**dials)


def test_start_and_close() -> None:
    farm = LocalFarm()
    with pytest.raises(RuntimeError, match="not served"):
        _ = farm.endpoint_url
    assert repr(farm) == "<LocalFarm, not served>"
    assert farm.start() is farm
    port = farm.port
    assert farm.start().port == port
    assert repr(farm) == f"<LocalFarm at {farm.endpoint_url}>"
    with pytest.raises(OSError, match="in use"):
        LocalFarm(port=port).start()
    farm.close()
    farm.close()
    with LocalFarm(port=port) as again:
        assert again.port == port
    with farm:
        assert connect(farm).list_farms()["farms"]


def test_closing_cuts_what_waits() -> None:
    farm = LocalFarm(latency=60).start()
    failures: list[BaseException] = []

    def ask() -> None:
        try:
            get(farm, "/2023-10-12/farms", AUTHORIZATION)
        except (OSError, http.client.HTTPException) as error:
            failures.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while farm.requests == 0:
        time.sleep(0.01)
    start = time.perf_counter()
    farm.close()
    thread.join()
    assert time.perf_counter() - start < 2
    assert len(failures) == 1


def run(code: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False, **options
    )


@pytest.mark.parametrize(
    "code",
    [
        "farm = LocalFarm().start(); print('end')",
        "import threading; farm = LocalFarm(latency=60).start(); threading.excepthook = print; print('end')",
        "farm = LocalFarm().start(); del farm; print('end')",
        "import builtins; builtins.farm = LocalFarm().start(); print('end')",
    ],
)
def test_the_interpreter_ends_with_a_running_farm(code: str) -> None:
    done = run("from deadline_pages.testing import LocalFarm; " + code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "end\n", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_leaves_the_parents_farm_alone() -> None:
    done = run(
        "import os, sys, urllib.request, warnings\n"
        "warnings.simplefilter('ignore', DeprecationWarning)  # of os.fork() beside threads, from Python 3.12 on\n"
        "from deadline_pages.testing import LocalFarm\n"
        "farm = LocalFarm().start()\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    farm.close()\n"
        "    sys.exit(0)\n"
        "assert os.waitpid(child, 0)[1] == 0\n"
        "request = urllib.request.Request(farm.endpoint_url + '/2023-10-12/farms')\n"
        "request.add_header('Authorization', 'AWS4-HMAC-SHA256 x')\n"
        "assert urllib.request.urlopen(request).status == 200\n"
        "farm.close()\n",
        env={name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_is_light() -> None:
    done = run("import sys, deadline_pages.testing; print({'botocore', 'asyncio'} & set(sys.modules))")
    assert done.stdout == "set()\n", done.stderr


def command(*arguments: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "deadline_pages", *arguments]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_the_command_serves_until_interrupted() -> None:
    with command("farm", "--port", "0", "--jobs", "3", "--sessions-per-job", "4") as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        names = dict(process.stdout.readline().split() for _ in range(3))
        client = boto3.client("deadline", endpoint_url=url, config=CONFIG, **CONNECTION)
        assert len(drain(client, "list_sessions", **names)) == 4
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
        assert (process.returncode, errors) == (0, "")


def test_the_command_simulates() -> None:
    options = ("--simulated", "--port=0", "--workers=2", "--jobs-per-day=9", "--now=2026-03-02T18:00", "--speed=600")
    with command("farm", *options) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        names = dict(process.stdout.readline().split() for _ in range(3))
        client = boto3.client("deadline", endpoint_url=url, config=CONFIG, **CONNECTION)
        job = client.get_job(**names)
        assert (job["createdAt"].year, job["createdAt"].month) == (2026, 3)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=10)[1] == ""


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--workers=0", "sessions run on workers"),
        ("--burst=5", "burst needs requests_per_second"),
        ("--days=2", "--days needs --simulated"),
        ("--simulated --steps=2", "--steps does not go with --simulated"),
        ("--simulated --days=-1", "days must be a number"),
    ],
)
def test_the_command_says_what_is_wrong(option: str, text: str) -> None:
    with command("farm", *option.split()) as process:
        output, errors = process.communicate(timeout=10)
        assert (process.returncode, output) == (2, "")
        assert errors.startswith(f"deadline_pages farm: {text}")


def test_the_aws_command_line(farm: LocalFarm, tmp_path: Path) -> None:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("AWS_")
    }
    environment = kept | {
        "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "hush-hush-hush",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_EC2_METADATA_DISABLED": "true",
        "NO_PROXY": "127.0.0.1",
    }
    line = [sys.executable, "-m", "awscli", "deadline", "list-sessions", "--endpoint-url", farm.endpoint_url]
    line += ["--farm-id", farm.farm_id(), "--queue-id", farm.queue_id(), "--job-id", farm.job_id(), "--page-size", "5"]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=50, check=False)
    assert done.returncode == 0, done.stderr
    names = [session["sessionId"] for session in json.loads(done.stdout)["sessions"]]
    assert names == [farm.session_id(n) for n in range(13)]
