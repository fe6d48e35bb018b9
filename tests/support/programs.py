"""Programs that list with boto3 and with this package, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from typing import Any

from deadline_pages.testing import LocalFarm

from tests.support.paths import ROOT

# What every program begins with.
SETUP = """
import asyncio, encodings.idna, json, os, resource, sys, threading, time
import boto3, deadline_pages
from botocore.config import Config

url, job = sys.argv[1], json.loads(sys.argv[2])
once = {"retries": {"total_max_attempts": 1}}


def make(library, **options):
    config = {"inject_host_prefix": False, "connect_timeout": 5, "read_timeout": 5, **options}
    return library.client("deadline", "us-west-2", endpoint_url=url, config=Config(**config),
        aws_access_key_id="AKID", aws_secret_access_key="hush")


def call(client):
    return len(client.list_sessions(**job)["sessions"])


def pages(client, **options):
    return client.get_paginator("list_sessions").paginate(**job, PaginationConfig={"PageSize": 5}, **options)


def count(pages):
    return sum(len(page["sessions"]) for page in pages)


async def called(client):
    return len((await client.list_sessions_async(**job))["sessions"])


async def iterated(client):
    return sum([len(page["sessions"]) async for page in pages(client)])


def awaited(client, work=called):
    return asyncio.run(asyncio.wait_for(work(client), 10))


def outcome(work, *arguments):
    try:
        return work(*arguments)
    except Exception as error:
        return type(error).__name__
"""


def arguments(farm: LocalFarm) -> list[str]:
    """Return a program's arguments: the farm's URL, and a job's identifiers."""
    job = {"farmId": farm.farm_id(), "queueId": farm.queue_id(), "jobId": farm.job_id()}
    return [farm.endpoint_url, json.dumps(job)]


def run(place: list[str], code: str) -> Any:
    """Run a program, which prints JSON and nothing else."""
    program = SETUP + textwrap.dedent(code)
    done = subprocess.run([sys.executable, "-c", program, *place], capture_output=True, text=True, timeout=50, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert "hush" not in done.stdout
    return json.loads(done.stdout)
