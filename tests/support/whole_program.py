"""A program that lists in every way, with us and with boto3, for frozen and odd Pythons: FOLDER [bare].

It prints what came of everything as JSON. With `bare` it asks nothing of boto3. The folder has the files of `FILES`.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import deadline_pages
import deadline_pages.aio

FILES = {
    "config": "[profile process]\nregion = us-west-2\ncredential_process = cat {folder}/keys.json\n",
    "keys.json": '{"Version": 1, "AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": "hush-hush-hush"}',
    "accents": "[profile café]\nregion = us-west-2\n",
}
OPTIONS: dict[str, Any] = {"inject_host_prefix": False, "retries": {"total_max_attempts": 1}}
# Iterators that are still there when the interpreter ends.
left_over: list[Any] = []


class Program:
    """Everything that the program does with its farm."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.farm = deadline_pages.testing.LocalFarm(jobs=3, sessions_per_job=120).start()
        self.url = self.farm.endpoint_url
        self.job = {"farmId": self.farm.farm_id(), "queueId": self.farm.queue_id(), "jobId": self.farm.job_id()}

    def client(self, session: Any, **given: Any) -> Any:
        if isinstance(session, deadline_pages.Session):
            options: Any = OPTIONS
        else:
            from botocore.config import Config

            options = Config(**OPTIONS)
        return session.client("deadline", config=options, **{"endpoint_url": self.url, **given})

    def outcome(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Exception as error:
            return type(error).__name__, str(error).replace(self.url, "URL")

    def lists(self, library: Any) -> dict[str, Any]:
        """List, search, go on, and run into errors."""
        session = library.Session(profile_name="process")
        client = self.client(session)
        paginator = client.get_paginator("list_sessions")
        limited = paginator.paginate(**self.job, PaginationConfig={"MaxItems": 30, "PageSize": 20})
        first = [page["sessions"] for page in limited]
        rest = paginator.paginate(**self.job, PaginationConfig={"StartingToken": limited.resume_token})
        left_over.append(iter(paginator.paginate(**self.job, PaginationConfig={"PageSize": 10})))
        next(left_over[-1])
        return {
            "call": client.list_jobs(farmId=self.job["farmId"], queueId=self.job["queueId"])["jobs"],
            "limited": first,
            "rest": [page["sessions"] for page in rest],
            "search": list(paginator.paginate(**self.job).search("sessions[?endedAt].sessionId")),
            "keys": [key.expression for key in paginator.result_keys],
            "items": [list(items) for items in paginator.paginate(**self.job).result_key_iters()],
            "whole": paginator.paginate(**self.job).build_full_result()["sessions"],
            "unknown": self.outcome(lambda: client.list_sessions(**{**self.job, "jobId": "job-" + "0" * 32})),
            "invalid": self.outcome(client.list_sessions),
            "no paginator": self.outcome(lambda: client.get_paginator("get_farm")),
            "refused": self.outcome(self.client(session, endpoint_url="http://127.0.0.1:9").list_farms),
            "not HTTPS": self.outcome(self.client(session, endpoint_url=f"https{self.url[4:]}").list_farms)[0],
            "proxy": self.outcome(lambda: self.proxied(session)),
            "accents": self.outcome(lambda: self.profile(library)),
        }

    def proxied(self, session: Any) -> Any:
        with environment(http_proxy="http://127.0.0.1:9"):
            return self.client(session, endpoint_url="http://deadline.test").list_farms()

    def profile(self, library: Any) -> Any:
        with environment(AWS_CONFIG_FILE=f"{self.folder}/accents"):
            return library.Session(profile_name="café").region_name

    def awaits(self) -> dict[str, Any]:
        async def work() -> dict[str, Any]:
            asyncio.get_running_loop().slow_callback_duration = 60  # no times with -X dev
            client = self.client(deadline_pages.Session(profile_name="process"))
            pages = client.get_paginator("list_sessions").paginate
            async with deadline_pages.aio.get_session().create_client(
                "deadline",
                region_name="us-west-2",
                endpoint_url=self.url,
                config=OPTIONS,
                aws_access_key_id="AKIDEXAMPLE",
                aws_secret_access_key="hush-hush-hush",
            ) as other:
                farms = await other.list_farms()
            return {
                "aio": farms["farms"],
                "call": (await client.list_sessions_async(**self.job))["sessions"],
                "rest": [page["sessions"] async for page in pages(**self.job)],
                "search": [found async for found in pages(**self.job).search("sessions[?endedAt].sessionId")],
                "whole": (await pages(**self.job).build_full_result_async())["sessions"],
            }

        return asyncio.run(work())

    def logs(self) -> list[str]:
        """Return the names of the loggers that emit records."""
        names = []
        handler = logging.Handler()
        handler.emit = lambda record: names.append(record.name)  # type: ignore[method-assign]
        logger = logging.getLogger("deadline_pages")
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        self.client(deadline_pages.Session(profile_name="process")).list_farms()
        logger.setLevel(logging.WARNING)
        return sorted(set(names))

    def beside_boto3(self) -> dict[str, Any]:
        """List with boto3, before and after `install()`."""
        import boto3

        found: dict[str, Any] = {"boto3": self.lists(boto3)}
        deadline_pages.install()
        status = deadline_pages.status(self.client(boto3.Session(profile_name="process")))
        farm = self.client(deadline_pages.Session(profile_name="process")).get_farm(farmId=self.job["farmId"])
        found |= {"installed": self.lists(boto3), "status": (status.accelerated, status.reason)}
        return {**found, "name": farm["displayName"]}


@contextlib.contextmanager
def environment(**variables: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def main() -> None:
    folder, *bare = sys.argv[1:]
    os.environ["AWS_CONFIG_FILE"] = f"{folder}/config"
    program = Program(folder)
    found = {"ours": program.lists(deadline_pages), "awaited": program.awaits(), "loggers": program.logs()}
    if not bare:
        found |= program.beside_boto3()
    print(json.dumps(found, default=str))


if __name__ == "__main__":
    main()
