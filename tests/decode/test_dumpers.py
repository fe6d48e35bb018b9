"""Dumpers mark an object that stands in two places: equal values of a page are as many objects as boto3's."""

from __future__ import annotations

import io
import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import jsonpickle
import pytest
import ruamel.yaml
import yaml
from deadline_pages._native import decode_page

from tests.support.clients import all_clients
from tests.support.compatibility import scenario
from tests.support.scripted_server import ScriptedServer

IDS = {"farmId": "farm-1", "queueId": "queue-1"}
SAME = dict.fromkeys(["createdAt", "startedAt", "endedAt", "updatedAt"], "2024-05-01T10:00:00Z")
JOB = {
    **SAME,
    "name": "n",
    "lifecycleStatus": "CREATE_COMPLETE",
    "lifecycleStatusMessage": "m",
    "priority": 50,
    "maxFailedTasksCount": 100,
    "taskRunStatusCounts": {"READY": 1000, "FAILED": 1000},
    "createdBy": "u",
}
PAGE = {"jobs": [{**JOB, "jobId": f"job-{number}"} for number in range(3)]}
# Not plain: a number that is text.
ODD_PAGE = {"jobs": [{**job, "priority": "50"} for job in PAGE["jobs"]]}


def ruamel_yaml(kind: str) -> Callable[[Any], str]:
    def dump(value: Any) -> str:
        text = io.StringIO()
        ruamel.yaml.YAML(typ=kind, pure=True).dump(value, text)
        return text.getvalue()

    return dump


def with_jsonpickle(value: Any) -> str:
    return str(jsonpickle.encode(value, unpicklable=False, keys=True))


DUMPERS: dict[str, Callable[[Any], str]] = {
    "yaml.safe_dump": yaml.safe_dump,
    "yaml.dump": yaml.dump,
    "ruamel.yaml, safe": ruamel_yaml("safe"),
    "ruamel.yaml, round trip": ruamel_yaml("rt"),
    "jsonpickle": with_jsonpickle,
}


@pytest.fixture(scope="module")
def lists() -> Iterator[list[Any]]:
    """Give the jobs of a page, of boto3, of ours, and of boto3's client with ours below it."""
    with ScriptedServer(itertools.repeat((200, [], json.dumps(PAGE).encode()))) as server:
        yield [client.list_jobs(**IDS)["jobs"] for client in all_clients(server.url).values()]


@pytest.mark.parametrize(
    "dump", [scenario("Dumpers", f"dates that repeat, by {name}", DUMPERS[name]) for name in DUMPERS]
)
def test_dumpers(lists: list[Any], dump: Callable[[Any], str]) -> None:
    theirs, *ours = map(dump, lists)
    assert ours == [theirs] * 2
    assert "&id" not in theirs
    assert theirs.count("2024-05-01") == 12


def repeated(value: Any) -> set[type]:
    """Give the types of the objects that stand in more than one place."""
    seen: Counter[int] = Counter()
    kinds: dict[int, type] = {}

    def walk(value: Any) -> None:
        seen[id(value)] += 1
        kinds[id(value)] = type(value)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    walk(value)
    return {kinds[key] for key, count in seen.items() if count > 1}


@pytest.mark.parametrize("page", [PAGE, ODD_PAGE])
def test_only_text_and_numbers_are_shared(page: Any) -> None:
    assert repeated(decode_page("list_jobs", json.dumps(page).encode())) <= {str, int}
