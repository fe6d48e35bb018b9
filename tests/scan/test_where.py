"""Where a scan looks: in several regions, with a principal, for ids below parents that it finds."""

from __future__ import annotations

import re
from typing import Any

import deadline_pages
import pytest
from deadline_pages.exceptions import ClientError, ParamValidationError

from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response
from tests.support.small_service import DENIED, NOT_FOUND, Row, SmallService, rows_of

SHAPE = [[[3, 1], [2]]]
REGIONS = ["us-west-2", "eu-west-1"]


def scan_of(service: SmallService, method: str = "list_sessions", **options: Any) -> Any:
    return make_client(deadline_pages, service.url).scan(method, **options)


def principals(service: SmallService) -> dict[str, str | None]:
    """What each list was asked for."""
    return {request.path.rpartition("/")[2]: dict(request.query).get("principalId") for request in service.requests}


def region_of(request: Request) -> str:
    found = re.search(r"Credential=\w+/\d+/([\w-]+)/", dict(request.headers)["authorization"])
    assert found
    return found[1]


class RegionalService(SmallService):
    """It knows nobody in one region."""

    denied = "eu-west-1"

    def _found(self, number: int, request: Request) -> Response:
        return DENIED if region_of(request) == self.denied else super()._found(number, request)


# -- regions -------------------------------------------------------------------------------------------------------


def test_several_regions() -> None:
    with SmallService(SHAPE) as service:
        pages = list(scan_of(service, regions=REGIONS))
        assert {page["Parents"].pop("region") for page in pages} == set(REGIONS)
        assert sorted(row for page in pages for row in rows_of(page)) == sorted(2 * service.rows)
        assert {region_of(request) for request in service.requests} == set(REGIONS)


def test_one_region_is_named_as_well() -> None:
    with SmallService(SHAPE) as service:
        (page, *_) = scan_of(service, "list_queues", regions="eu-west-1")
        assert page["Parents"] == {"region": "eu-west-1", "farmId": "farm-0"}
        assert {region_of(request) for request in service.requests} == {"eu-west-1"}


def test_a_region_without_rights_is_an_error_among_others() -> None:
    with RegionalService(SHAPE) as service:
        scan = scan_of(service, regions=REGIONS)
        pages = list(scan)
        assert {page["Parents"].pop("region") for page in pages} == {"us-west-2"}
        assert sorted(row for page in pages for row in rows_of(page)) == sorted(service.rows)
        (error,) = scan.errors
        assert error.parents == {"region": "eu-west-1"}
        assert error.__notes__ == ["while calling list_farms(region='eu-west-1')"]
        with pytest.raises(ClientError, match="AccessDenied"):  # there is no other
            list(scan_of(service, regions=["eu-west-1"]))


def test_a_token_of_regions() -> None:
    with SmallService(SHAPE) as service:
        scan = scan_of(service, regions=REGIONS, concurrency=1)
        first = next(iter(scan))
        rest = scan_of(service, regions=REGIONS, PaginationConfig={"StartingToken": scan.resume_token})
        pages = [first, *rest]
        regions = [page["Parents"].pop("region") for page in pages]
        assert set(regions) == set(REGIONS)
        assert sorted(row for page in pages for row in rows_of(page)) == sorted(2 * service.rows)


@pytest.mark.parametrize("regions", [[], ["x y"], [5], [""]])
def test_what_is_no_region(regions: Any) -> None:
    with SmallService(SHAPE) as service:
        with pytest.raises(ValueError, match="regions must be names of regions"):
            scan_of(service, regions=regions)
        assert service.requests == []


# -- principals ----------------------------------------------------------------------------------------------------


def test_a_principal_is_given_to_all_that_take_one() -> None:
    with SmallService(SHAPE) as service:
        list(scan_of(service, principalId="me"))
        lists = {
            request.path.rpartition("/")[2]: dict(request.query).get("principalId") for request in service.requests
        }
        assert lists == {"farms": "me", "queues": "me", "jobs": "me", "sessions": None}


def test_a_principal_of_a_snapshot() -> None:
    with SmallService(SHAPE) as service:
        client = make_client(deadline_pages, service.url)
        client.snapshot("farm-0", include=["jobs", "sessions"], principalId="me")
        lists = {
            request.path.rpartition("/")[2]: dict(request.query).get("principalId") for request in service.requests
        }
        assert lists == {"queues": "me", "jobs": "me", "sessions": None}


def test_a_principal_that_nobody_takes() -> None:
    with SmallService(SHAPE) as service:
        ids = {"farmId": "farm-0", "queueId": "queue-0-0", "jobId": "job-0-0-0"}
        for given in ({"principalId": "me", **ids}, {"principalId": 5}):
            with pytest.raises(ParamValidationError, match="principalId"):
                scan_of(service, **given)
        assert service.requests == []


# -- ids below parents that are found ------------------------------------------------------------------------------


def elsewhere(service: SmallService, *jobs: str) -> None:
    """Each job is in its queue only, and others are nowhere."""

    def not_found(request: Request) -> bool:
        parts = request.path.split("/")
        return len(parts) == 9 and (parts[7] not in jobs or not parts[7].startswith(parts[5].replace("queue", "job")))

    page = service.page
    service.page = lambda request: NOT_FOUND if not_found(request) else page(request)  # type: ignore[method-assign]


def test_a_job_is_looked_for_in_every_queue() -> None:
    with SmallService(SHAPE) as service:
        elsewhere(service, "job-0-0-1", "job-0-1-0")
        scan = scan_of(service, jobId=["job-0-0-1", "job-0-1-0"])
        assert sorted(row for page in scan for row in rows_of(page)) == [
            row for row in service.rows if row[2] != "job-0-0-0"
        ]
        assert scan.progress.levels["list_sessions"].gone == 2


def test_a_job_that_is_nowhere_is_an_error() -> None:
    with SmallService(SHAPE) as service:
        elsewhere(service, "job-0-0-1")
        pages = iter(scan_of(service, jobId=["job-0-0-1", "job-0-1-9"]))
        assert rows_of(next(pages)) == [row for row in service.rows if row[2] == "job-0-0-1"]
        with pytest.raises(ClientError, match="ResourceNotFound") as caught:
            next(pages)
        assert "jobId='job-0-1-9'" in caught.value.__notes__[0]
        assert list(pages) == []
        scan = scan_of(service, jobId=["job-0-0-1", "job-0-1-9"], on_error="collect")
        assert len(list(scan)) == 1
        (error,) = scan.errors
        assert error.parents["jobId"] == "job-0-1-9"


def test_a_job_that_is_nowhere_is_an_error_also_before_the_last_page() -> None:
    with SmallService(SHAPE) as service:
        elsewhere(service, "job-0-1-0")
        pages = iter(scan_of(service, jobId=["job-0-9-9", "job-0-1-0"], concurrency=1, ordered=True))
        assert {row[2] for row in rows_of(next(pages))} == {"job-0-1-0"}
        with pytest.raises(ClientError, match="ResourceNotFound"):
            next(pages)
        assert list(pages) == []


def test_what_was_found_before_a_token_is_not_missed_after_it() -> None:
    with SmallService(SHAPE) as service:
        elsewhere(service, "job-0-0-0")
        scan = scan_of(service, jobId="job-0-0-0", concurrency=1, ordered=True)
        rows: list[Row] = []
        pages = iter(scan)
        while len(rows) < 3:
            rows += rows_of(next(pages))
        rest = scan_of(service, jobId="job-0-0-0", PaginationConfig={"StartingToken": scan.resume_token})
        assert [row for page in rest for row in rows_of(page)] == []
        assert rest.errors == []


@pytest.mark.parametrize("other", [{"queueId": "queue-0-1"}, {"farmId": ["farm-1", "farm-2"]}, {"regions": REGIONS}])
def test_a_token_of_other_ids_is_refused(other: dict[str, Any]) -> None:
    with SmallService(SHAPE) as service:
        scan = scan_of(service, "list_jobs", concurrency=1, PaginationConfig={"MaxItems": 1})
        list(scan)
        assert scan.resume_token
        asked = len(service.requests)
        with pytest.raises(ValueError, match="Bad starting token"):
            list(scan_of(service, "list_jobs", **other, PaginationConfig={"StartingToken": scan.resume_token}))
        assert len(service.requests) == asked
