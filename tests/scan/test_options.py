"""Options of a scan, and what else can be done with one."""

from __future__ import annotations

import asyncio
import copy
import logging
import pickle
import re
from typing import Any

import deadline_pages
import deadline_pages.aio
import pytest
from deadline_pages import Progress, Scan
from deadline_pages.exceptions import ParamValidationError

from tests.support.arguments import KEYS
from tests.support.clients import make_client
from tests.support.small_service import SmallService, rows_of

SHAPE = [[[3, 1], [2, 1]]]


def scan_of(service: SmallService, **options: Any) -> Any:
    return make_client(deadline_pages, service.url).scan("list_sessions", **options)


@pytest.mark.parametrize(
    ("options", "kind", "text"),
    [
        ({"concurrency": 0}, ValueError, "concurrency must be a number of requests from 1 to 1000, not 0"),
        ({"concurrency": True}, ValueError, "not True"),
        ({"concurrency": 1.5}, ValueError, "not 1.5"),
        ({"concurrency": 1001}, ValueError, "not 1001"),
        ({"requests_per_second": 0}, ValueError, "requests_per_second must be a positive number or None, not 0"),
        ({"requests_per_second": float("nan")}, ValueError, "not nan"),
        ({"requests_per_second": "10"}, ValueError, "not '10'"),
        ({"requests_per_second": [1]}, ValueError, "not"),
        ({"on_error": "ignore"}, ValueError, "on_error must be 'raise' or 'collect', not 'ignore'"),
        ({"only": 5}, TypeError, "only must be a dict of filters by method name, not 5"),
        ({"only": {"list_jobs": 5}}, TypeError, "only: 'list_jobs' must have a callable or a JMESPath expression"),
        (
            {"only": {"list_jobs": asyncio.sleep}},
            TypeError,
            "or a JMESPath expression, not <function sleep",
        ),
        ({"only": {"list_jobs": "a["}}, ValueError, "Invalid jmespath expression"),
        ({"only": {"ListJobs": bool}}, ValueError, "it does by list_farms, list_queues, list_jobs"),
        ({"only": {"list_sessions": bool}}, ValueError, "only: this scan finds no ids by 'list_sessions'"),
        ({"farmId": "f", "only": {"list_farms": bool}}, ValueError, "it does by list_queues, list_jobs"),
        ({"progress": 5}, TypeError, "progress must be True, False or a callable, not 5"),
        ({"PaginationConfig": {"MaxItems": "x"}}, ValueError, "invalid literal"),
        ({"read_ahead": -1}, ValueError, "read_ahead must be"),
    ],
)
def test_bad_values(options: dict[str, Any], kind: type[Exception], text: str) -> None:
    with SmallService(SHAPE) as service:
        with pytest.raises(kind, match=text.replace("[", r"\[")):
            scan_of(service, **options)
        assert service.requests == []


@pytest.mark.parametrize("name", ["list_job", "ListJobs", 5])
def test_no_such_operation(name: Any) -> None:
    client = make_client(deadline_pages, "http://127.0.0.1:9")
    with pytest.raises(KeyError):
        client.scan(name)


def test_it_is_a_page_iterator() -> None:
    with SmallService(SHAPE) as service:
        scan = scan_of(service, farmId="farm-0")
        assert isinstance(scan, Scan)
        assert isinstance(scan, deadline_pages.PageIterator)
        assert "list_sessions(farmId='farm-0')" in repr(scan)
        assert repr(scan).startswith("<deadline_pages.Scan of ")
        assert len(list(scan)) == len(list(scan)) == 5
        twin = copy.copy(scan)
        assert type(twin) is Scan
        assert len(list(twin)) == 5
        for refused in (pickle.dumps, copy.deepcopy):
            with pytest.raises((pickle.PicklingError, TypeError)):
                refused(scan)


def test_filters() -> None:
    with SmallService(SHAPE) as service:
        by_call = scan_of(service, only={"list_jobs": lambda job: job["jobId"].endswith("-1")})
        by_expression = scan_of(service, only={"list_jobs": "ends_with(jobId, '-1')", "list_farms": "farmId"})
        expected = [row for row in service.rows if row[2].endswith("-1")]
        for scan in (by_call, by_expression):
            assert sorted(row for page in scan for row in rows_of(page)) == expected
        assert list(scan_of(service, only={"list_queues": lambda _: False})) == []
        assert len(list(scan_of(service, only={}))) == 5


def test_progress() -> None:
    with SmallService(SHAPE) as service:
        scan = scan_of(service)
        for _ in scan:
            assert isinstance(scan.progress, Progress)
        assert list(scan.progress.levels) == ["list_farms", "list_queues", "list_jobs", "list_sessions"]
        assert scan.progress.levels["list_jobs"].found == 2
        assert scan.progress.rows == 7
        assert scan.progress.requests == len(service.requests)


def test_aio_client() -> None:
    async def main(url: str) -> None:
        session = deadline_pages.aio.get_session()
        config = {"inject_host_prefix": False}
        async with session.create_client(
            "deadline", region_name="eu-west-1", endpoint_url=url, config=config, **KEYS
        ) as client:
            scan = client.scan("list_sessions")
            assert len([page async for page in scan]) == 5
            full = await scan.build_full_result_async()
            assert len(full["sessions"]) == 7
            assert len([row async for row in scan.rows()]) == 7
            assert len([name async for name in scan.search("sessions[].sessionId")]) == 7

    with SmallService(SHAPE) as service:
        asyncio.run(main(service.url))


def test_every_request_is_logged_once_and_in_order() -> None:
    with SmallService([[[1] * 20] * 4], page_size=5) as service:
        messages: list[str] = []
        handler = logging.Handler()
        handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
        logger = logging.getLogger("deadline_pages.http")
        logger.addHandler(handler)
        try:
            assert len(list(scan_of(service))) == 80
        finally:
            logger.removeHandler(handler)
        sent = [message for message in messages if message.startswith("GET")]
        answered = [message for message in messages if message.startswith("200 ")]
        assert len(sent) == len(answered) == len(service.requests)
        assert {message.split()[1].split("?")[0] for message in sent} == {
            service.url + r.path for r in service.requests
        }
        assert messages[0].startswith("GET")
        assert messages[-1].startswith("200 ")


@pytest.mark.parametrize("value", [b"farm-1", 5, None])
def test_ids_that_are_no_text(value: Any) -> None:
    """Bytes are one id of a wrong type, not the numbers that they consist of."""
    client = make_client(deadline_pages, "http://127.0.0.1:9")
    for farm_id in (value, [value]):
        text = re.escape(f"parameter farmId, value: {value!r}, type: {type(value)}")
        with pytest.raises(ParamValidationError, match=text):
            client.scan("list_sessions", farmId=farm_id)
