"""A scan yields what nested loops over boto3's paginators yield."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import boto3
import deadline_pages
import pytest
from deadline_pages.testing import LocalFarm

from tests.scan.test_tree import LISTERS, OTHERS, in_url_order
from tests.support.clients import make_client
from tests.support.local_farm import PAGEABLE


@pytest.fixture(scope="module")
def farm() -> Iterator[LocalFarm]:
    shape: dict[str, Any] = {"queues": 2, "jobs": 2, "steps": 1, "tasks": 2, "sessions_per_job": 2}
    with LocalFarm(farms=2, fleets=1, workers=2, actions_per_session=1, max_page_size=1, **shape) as farm:
        yield farm


def nested(client: Any, method: str, given: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Pages of an operation below all parents, each with the parents' ids."""
    missing = [name for name in in_url_order(method) if name not in given]
    if not missing:
        names = in_url_order(method)
        paginator = client.get_paginator(method)
        for page in paginator.paginate(**given, **OTHERS.get(method, {})):
            yield {name: given[name] for name in names}, page[paginator.result_keys[0].expression]
        return
    above = LISTERS[missing[-1]]
    usable = {name: value for name, value in given.items() if name in in_url_order(above)}
    for parents, items in nested(client, above, usable):
        for item in items:
            yield from nested(client, method, {**given, **parents, missing[-1]: item[missing[-1]]})


def pages_of(scan: Any) -> list[tuple[dict[str, Any], list[Any]]]:
    (key,) = scan.result_keys
    return [(page["Parents"], key.search(page)) for page in scan]


def as_set(pages: Any) -> list[str]:
    return sorted(json.dumps(page, default=str) for page in pages)


@pytest.mark.parametrize("method", PAGEABLE)
def test_all_and_some_parents_found(farm: LocalFarm, method: str) -> None:
    theirs = list(nested(make_client(boto3, farm.endpoint_url), method, {}))
    client = make_client(deadline_pages, farm.endpoint_url)
    others = OTHERS.get(method, {})
    assert as_set(pages_of(client.scan(method, **others))) == as_set(theirs)
    last, _ = theirs[-1]
    names = list(last)
    for count in range(len(names) + 1):
        given = {name: last[name] for name in names[:count]}
        below = [(parents, items) for parents, items in theirs if given.items() <= parents.items()]
        assert pages_of(client.scan(method, ordered=True, **given, **others)) == below


def test_actions_by_session_are_those_by_job(farm: LocalFarm) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)

    def actions(**given: Any) -> list[str]:
        scan = client.scan("list_session_actions", **given)
        return sorted(item["sessionActionId"] for item in scan.rows())

    assert actions() == actions(sessionId="*") != []


def test_pages_are_boto3s(farm: LocalFarm) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)
    page = next(iter(client.scan("list_jobs")))
    theirs = make_client(boto3, farm.endpoint_url).list_jobs(**page["Parents"])
    assert list(page) == [*theirs, "Parents"]


def test_a_page_size_is_of_the_operation_alone(farm: LocalFarm) -> None:
    client = make_client(deadline_pages, farm.endpoint_url)
    scan = client.scan("list_jobs", PaginationConfig={"PageSize": 1})
    assert {len(page["jobs"]) for page in scan} == {1}
    assert scan.progress.levels["list_queues"].requests == 2 * 2
