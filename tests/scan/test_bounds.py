"""What a scan never exceeds: requests in flight, requests a second, listings that it knows of, pages that wait."""

from __future__ import annotations

import base64
import json
import time
from typing import Any

import deadline_pages
import pytest

from tests.support.clients import make_client
from tests.support.small_service import Row, SmallService, rows_of

# A page of parents in these tests.
PAGE = 25


def scan_of(service: SmallService, method: str = "list_sessions", **options: Any) -> Any:
    return make_client(deadline_pages, service.url).scan(method, **options)


@pytest.mark.parametrize("concurrency", [1, 3, 16])
@pytest.mark.parametrize("is_ordered", [False, True])
def test_requests_in_flight(concurrency: int, is_ordered: bool) -> None:
    with SmallService([[[1] * 10] * 4] * 2, page_size=5) as service:
        service.meanwhile = lambda _: time.sleep(0.002)
        scan = scan_of(service, concurrency=concurrency, ordered=is_ordered)
        rows = [row for page in scan for row in rows_of(page)]
        assert sorted(rows) == sorted(service.rows)
        assert 1 <= service.most_in_flight <= concurrency


def test_requests_a_second() -> None:
    with SmallService([[[1] * 5] * 2]) as service:
        began = time.monotonic()
        assert len(list(scan_of(service, requests_per_second=100))) == 10
        # Each is a hundredth of a second after the one before it; a late one may be followed sooner.
        assert time.monotonic() - began >= (len(service.requests) - 2) / 100


def test_a_rate_that_never_lets_the_second_go() -> None:
    with SmallService([[[1]]]) as service:
        token = None
        scan = scan_of(service, "list_farms", requests_per_second=1e-300)
        for _ in scan:
            token = scan.resume_token
        assert token is None
        assert len(service.requests) == 1


def listings(token: str | None) -> int:
    return len(json.loads(base64.b64decode(token))["listings"]) if token else 0


@pytest.mark.parametrize("concurrency", [1, 8])
@pytest.mark.parametrize("is_ordered", [False, True])
def test_listings_known_at_a_time(concurrency: int, is_ordered: bool) -> None:
    """5,000 jobs in 50 queues: a page of each would be 1,250."""
    with SmallService([[[1] * 100] * 50], page_size=PAGE) as service:
        scan = scan_of(service, concurrency=concurrency, ordered=is_ordered)
        most = 0
        for number, _ in enumerate(scan):
            most = max(most, listings(scan.resume_token))
            if number == 300:
                break
        # Of each of the three levels below the farms: a page, and what is in flight.
        assert most <= 3 * (PAGE + 2 * concurrency)


@pytest.mark.parametrize("concurrency", [1, 8])
@pytest.mark.parametrize("is_ordered", [False, True])
def test_pages_that_wait(concurrency: int, is_ordered: bool) -> None:
    with SmallService([[[1] * 40] * 4], page_size=PAGE) as service:
        scan = scan_of(service, concurrency=concurrency, ordered=is_ordered)
        got: list[Row] = []
        for page in scan:
            got += rows_of(page)
            asked = sum(request.path.endswith("/sessions") for request in service.requests)
            assert asked - len(got) <= 2 * concurrency
            time.sleep(0.0005)
        assert sorted(got) == sorted(service.rows)


def test_nothing_is_requested_before_and_after() -> None:
    with SmallService([[[1] * 40]], page_size=PAGE) as service:
        scan = scan_of(service)
        pages = iter(scan)
        assert service.requests == []
        next(pages)
        pages.close()
        time.sleep(0.02)
        before = len(service.requests)
        assert list(pages) == []
        assert listings(scan.resume_token) > 0
        assert len(service.requests) == before
