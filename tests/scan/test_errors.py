"""Errors of a scan: raised or collected, with the listing they belong to; parents that were deleted; refusals."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import deadline_pages
import pytest
from deadline_pages.exceptions import ClientError, ConnectionClosedError, PaginationError, ResponseParserError
from deadline_pages.testing import LocalFarm

from tests.support.clients import make_client
from tests.support.scripted_server import Request, Response
from tests.support.small_service import (
    BROKEN,
    DENIED,
    HUNG_UP,
    MALFORMED,
    NOT_FOUND,
    THROTTLED,
    Row,
    SmallService,
    rows_of,
)

SHAPE = [[[3, 1], [2, 1]]]
JOB = "job-0-0-1/sessions"


def scan_of(service: SmallService, **options: Any) -> Any:
    return make_client(deadline_pages, service.url).scan("list_sessions", **options)


def read(pages: Any) -> list[Row]:
    return sorted(row for page in pages for row in rows_of(page))


def without(service: SmallService, *ids: str) -> list[Row]:
    return [row for row in service.rows if not set(ids) & set(row)]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (DENIED, ClientError),
        (BROKEN, ClientError),
        (HUNG_UP, ConnectionClosedError),
        (MALFORMED, ResponseParserError),
    ],
)
@pytest.mark.parametrize("place", [JOB, "queue-0-1/jobs"])
@pytest.mark.parametrize("is_ordered", [False, True])
def test_raised_or_collected(fault: Response, kind: type[Exception], place: str, is_ordered: bool) -> None:
    lost = place.split("/")[0]
    with SmallService(SHAPE) as service:
        service.faults[place] = fault
        scan = scan_of(service, ordered=is_ordered)
        with pytest.raises(kind) as caught:
            list(scan)
        (note,) = caught.value.__notes__
        assert lost in note
        assert note.startswith("while calling list_sessions(" if "job" in lost else "while calling list_jobs(")
        assert "farmId='farm-0'" in note
        collecting = scan_of(service, ordered=is_ordered, on_error="collect")
        for _ in range(2):
            assert read(collecting) == without(service, lost)
            (error,) = collecting.errors
            assert isinstance(error, kind)
            assert error.__notes__ == [note]
            assert collecting.resume_token is None
        assert sum(level.errors for level in collecting.progress.levels.values()) == 1


def test_an_error_raised_is_asked_again() -> None:
    with SmallService(SHAPE) as service:
        service.faults[JOB] = BROKEN
        scan = scan_of(service)
        pages, got, errors = iter(scan), [], 0
        while True:
            try:
                got.append(next(pages))
            except ClientError:
                errors += 1
                assert scan.resume_token is not None
                if errors == 3:
                    service.faults.clear()
            except StopIteration:
                break
        assert errors == 3
        assert read(got) == service.rows
        assert list(pages) == []


def test_the_root_is_denied() -> None:
    with SmallService(SHAPE) as service:
        service.faults["/farms"] = DENIED
        with pytest.raises(ClientError, match="ListFarms"):
            list(scan_of(service))
        scan = scan_of(service, on_error="collect")
        assert list(scan) == []
        assert [type(error).__name__ for error in scan.errors] == ["AccessDeniedException"]


@pytest.mark.parametrize("on_error", ["raise", "collect"])
@pytest.mark.parametrize("place", [JOB, "queue-0-1/jobs"])
def test_deleted_meanwhile(on_error: str, place: str) -> None:
    lost = place.split("/")[0]
    with SmallService(SHAPE) as service:
        service.faults[place] = NOT_FOUND
        scan = scan_of(service, on_error=on_error)
        assert read(scan) == without(service, lost)
        assert scan.errors == []
        levels = scan.progress.levels
        assert sum(level.gone for level in levels.values()) == 1
        assert sum(level.errors for level in levels.values()) == 0
        assert all(level.found == level.done for level in levels.values())


@pytest.mark.parametrize("concurrency", [1, 2, 3])
@pytest.mark.parametrize("is_ordered", [False, True])
def test_most_jobs_deleted_meanwhile(concurrency: int, is_ordered: bool) -> None:
    """Errors in a row, with pages that wait for their turn behind them."""
    with SmallService([[[1] * 9] * 2], page_size=4) as service:
        for queue, job in itertools.product(range(2), (0, 1, 2, 4, 5, 8)):
            service.faults[f"job-0-{queue}-{job}/sessions"] = NOT_FOUND
        scan = scan_of(service, concurrency=concurrency, ordered=is_ordered)
        assert [row[2][-1] for row in read(scan)] == ["3", "6", "7"] * 2
        assert scan.progress.levels["list_sessions"].gone == 12


def test_an_id_that_was_given_is_not_there() -> None:
    with SmallService(SHAPE) as service:
        service.faults["farm-9/queues"] = service.faults["job-9/sessions"] = NOT_FOUND
        with pytest.raises(ClientError) as caught:
            list(scan_of(service, farmId="farm-9"))
        assert caught.value.__notes__ == ["while calling list_queues(farmId='farm-9')"]
        with pytest.raises(ClientError):
            list(scan_of(service, farmId="farm-0", queueId="queue-0-0", jobId="job-9"))
        scan = scan_of(service, farmId=["farm-0", "farm-9"], on_error="collect")
        assert read(scan) == service.rows
        assert len(scan.errors) == 1


def tokens(service: SmallService, place: str, body: Callable[[Response], dict[str, Any]]) -> None:
    """Change the pages of a place."""

    def change() -> Response:
        request = next(request for request in reversed(service.requests) if request.path.endswith(place))
        return 200, [], json.dumps(body(service.page(request))).encode()

    service.faults[place] = change


def found(page: Any) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(page[2])
    return body


@pytest.mark.parametrize("on_error", ["raise", "collect"])
@pytest.mark.parametrize("is_ordered", [False, True])
@pytest.mark.parametrize("place", ["job-0-0-0/sessions", "queue-0-0/jobs"])
@pytest.mark.parametrize(
    ("token", "text"), [("2", "The same next token was received twice: {'nextToken'"), (5, "cannot be sent")]
)
def test_tokens_that_lead_nowhere(on_error: str, is_ordered: bool, place: str, token: Any, text: str) -> None:
    """The page that has the token is handed over, the error comes once, and the others go on."""
    with SmallService([[[3, 3], [2, 1]]]) as service:
        tokens(service, place, lambda page: {**found(page), "nextToken": token})
        scan = scan_of(service, on_error=on_error, ordered=is_ordered)
        pages, got, errors = iter(scan), [], []
        for _ in range(30):
            try:
                got.extend(rows_of(next(pages)))
            except PaginationError as error:
                errors.append(error)
            except StopIteration:
                break
        errors += scan.errors
        assert [text in str(error) for error in errors] == [True]
        assert place.split("/")[0] in errors[0].__notes__[0]
        assert len(got) == len(set(got)) or token == "2"
        expected = service.rows
        if place.startswith("job") and token == 5:
            expected = [row for row in expected if row[-1] != "session-0-0-0-2"]
        assert set(got) == set(expected)
        assert scan.resume_token is None


def test_pages_without_lists_and_items_without_ids() -> None:
    with SmallService(SHAPE) as service:
        service.faults["queue-0-1/jobs"] = (200, [], b"{}")
        assert read(scan_of(service)) == without(service, "queue-0-1")
        service.faults["queue-0-1/jobs"] = (200, [], b'{"jobs": null}')
        assert read(scan_of(service)) == without(service, "queue-0-1")
        for body in (b'{"jobs": [{"name": "x"}]}', b'{"jobs": [null]}'):
            service.faults["queue-0-1/jobs"] = (200, [], body)
            with pytest.raises(ResponseParserError, match="ListJobs: an item without jobId") as caught:
                list(scan_of(service))
            assert "queue-0-1" in caught.value.__notes__[0]
            scan = scan_of(service, on_error="collect")
            assert read(scan) == without(service, "queue-0-1")
            assert len(scan.errors) == 1
        service.faults = {JOB: (200, [], b"{}")}
        assert len(list(scan_of(service))) == len(list(scan_of(service, concurrency=1)))


def test_a_filter_that_raises_loses_nothing() -> None:
    with SmallService(SHAPE) as service:
        seen: Counter[str] = Counter()

        def only(summary: dict[str, Any]) -> bool:
            seen[summary["jobId"]] += 1
            if summary["jobId"] == "job-0-1-1" and seen["job-0-1-1"] == 1:
                raise KeyError("no such name")
            return True

        scan = scan_of(service, only={"list_jobs": only}, on_error="collect")
        pages = iter(scan)
        got: list[list[Row]] = []
        with pytest.raises(KeyError, match="no such name") as caught:
            got.extend(map(rows_of, pages))
        assert "while calling list_jobs(farmId='farm-0', queueId='queue-0-1')" in caught.value.__notes__
        got.extend(map(rows_of, pages))
        assert sorted(itertools.chain(*got)) == service.rows
        assert scan.errors == []


def test_a_filter_of_jmespath_that_raises() -> None:
    with SmallService(SHAPE) as service, pytest.raises(Exception, match="invalid type") as caught:
        list(scan_of(service, only={"list_jobs": "abs(jobId) > `1`"}))
    assert "while calling list_jobs(" in caught.value.__notes__[0]


def test_progress_that_raises_loses_nothing() -> None:
    with SmallService(SHAPE) as service:
        calls = itertools.count(1)

        def progress(_: Any) -> None:
            if next(calls) in (1, 2):
                raise RuntimeError("no terminal")

        pages = iter(scan_of(service, progress=progress))
        got: list[list[Row]] = []
        for _ in range(2):
            with pytest.raises(RuntimeError, match="no terminal"):
                got.extend(map(rows_of, pages))
        got.extend(map(rows_of, pages))
        assert sorted(itertools.chain(*got)) == service.rows
        assert list(pages) == []


def test_progress_at_the_end() -> None:
    with SmallService(SHAPE) as service:
        seen: list[Any] = []
        scan = scan_of(service, progress=seen.append)
        assert not seen
        assert read(scan) == service.rows
        last = seen[-1]
        assert last.levels == scan.progress.levels
        assert (last.rows, last.requests) == (len(service.rows), len(service.requests))
        assert last.seconds_left == 0


@pytest.mark.parametrize("is_ordered", [False, True])
def test_refused_requests_are_asked_again(is_ordered: bool) -> None:
    with SmallService(SHAPE) as service:
        service.faults.update(dict.fromkeys((0, 2, 4, 5, 9), THROTTLED))
        scan = scan_of(service, ordered=is_ordered)
        assert read(scan) == service.rows
        levels = scan.progress.levels.values()
        assert sum(level.throttled for level in levels) == 5
        assert sum(level.requests for level in levels) == len(service.requests)


def test_a_service_that_throttles() -> None:
    with LocalFarm(queues=2, jobs=30, sessions_per_job=3, retry_after=0, requests_per_second=40, burst=5) as farm:
        client = make_client(deadline_pages, farm.endpoint_url)
        scan = client.scan("list_sessions")
        ids = [item["sessionId"] for item in scan.rows()]
        assert len(ids) == len(set(ids)) == 2 * 30 * 3
        level = scan.progress.levels["list_sessions"]
        assert level.requests - level.throttled == 60
        assert 0 < level.throttled <= 20


def test_a_refusal_names_operation_parents_and_quota() -> None:
    body = b'{"message": "too many", "quotaCode": "L-12345678"}'
    service_error: Response = (400, [("x-amzn-errortype", "ServiceQuotaExceededException")], body)
    with SmallService(SHAPE) as service:
        service.faults[JOB] = service_error
        with pytest.raises(ClientError) as caught:
            list(scan_of(service))
        call, quota = caught.value.__notes__
        assert call == "while calling list_sessions(farmId='farm-0', queueId='queue-0-0', jobId='job-0-0-1')"
        assert quota == "quota: L-12345678"


def test_errors_in_an_event_loop() -> None:
    with SmallService(SHAPE) as service:
        service.faults[JOB] = BROKEN

        async def main() -> None:
            scan = scan_of(service)
            with pytest.raises(ClientError) as caught:
                async for _ in scan:
                    pass
            assert "job-0-0-1" in caught.value.__notes__[0]
            collecting = scan_of(service, on_error="collect")
            full = await collecting.build_full_result_async()
            assert len(full["sessions"]) == len(without(service, "job-0-0-1"))
            assert len(collecting.errors) == 1

        asyncio.run(main())


def test_requests_of_parents_have_no_parameters_of_the_operation() -> None:
    with SmallService(SHAPE) as service:
        read(scan_of(service, PaginationConfig={"PageSize": 1}))

        def sizes(request: Request) -> str | None:
            return dict(request.query).get("maxResults")

        assert {sizes(request) for request in service.requests if request.path.endswith("/sessions")} == {"1"}
        assert {sizes(request) for request in service.requests if not request.path.endswith("/sessions")} == {None}


@pytest.mark.parametrize("is_ordered", [False, True])
def test_one_cause_is_one_error(is_ordered: bool) -> None:
    """What was under way when an error was raised is asked again if it failed as well."""
    with SmallService([[[1] * 12]], page_size=12) as service:
        service.faults["/sessions"] = DENIED
        pages = iter(scan_of(service, ordered=is_ordered))
        with pytest.raises(ClientError):
            next(pages)
        service.faults.clear()
        assert read(pages) == sorted(service.rows)


@pytest.mark.parametrize("fault", [DENIED, MALFORMED])
def test_an_error_of_an_ordered_scan_has_its_turn(fault: Response) -> None:
    with SmallService([[[2, 2], [2, 2], [2, 2]]], page_size=5) as service:
        service.faults["queue-0-2/jobs"] = fault
        pages = scan_of(service, ordered=True)
        with pytest.raises((ClientError, ResponseParserError)) as caught:
            pages.table()
        assert len(caught.value.table) == 8  # type: ignore[attr-defined]


def test_only_of_an_ordered_scan_is_called_in_turn() -> None:
    def only(job: dict[str, str]) -> bool:
        if job["jobId"].startswith("job-0-2"):
            raise LookupError(job["jobId"])
        return True

    with SmallService([[[2, 2], [2, 2], [2, 2]]], page_size=5) as service:
        pages = iter(scan_of(service, ordered=True, only={"list_jobs": only}))
        assert [row for _ in range(4) for row in rows_of(next(pages))] == service.rows[:8]
        with pytest.raises(LookupError):
            next(pages)
