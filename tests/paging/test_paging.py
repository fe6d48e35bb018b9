"""Paging as botocore does it: both do the same on one endpoint, pages, requests and tokens are compared."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.scripted_server import Request, Response, ScriptedServer


@pytest.fixture(scope="module")
def clients(server: ScriptedServer) -> tuple[Any, Any]:
    return both_clients(server.url)


def page(items: list[Any], token: object = None) -> Response:
    members: dict[str, Any] = {"sessions": [{"sessionId": item} for item in items]}
    if token is not None:
        members["nextToken"] = token
    return 200, [], json.dumps(members).encode()


def listing(total: int, default: int = 3) -> Callable[[Request], Response]:
    """Answer as a service with `total` sessions whose tokens are `at N`."""

    def answer(request: Request) -> Response:
        query = dict(request.query)
        start = int(query.get("nextToken", "at 0").removeprefix("at "))
        stop = start + int(query.get("maxResults", default))
        return page([f"s{i}" for i in range(total)[start:stop]], f"at {stop}" if stop < total else None)

    return answer


def drain(paginate: Any, **arguments: Any) -> dict[str, Any]:
    """All that can be seen of a pass over the pages."""
    seen: dict[str, Any] = {"pages": [], "error": None}
    try:
        pages = paginate(**arguments)
        for one in pages:
            # Pairs, because the order counts as well. What is in the metadata is test_service_errors' business.
            one["ResponseMetadata"] = one["ResponseMetadata"]["HTTPStatusCode"]
            seen["pages"].append([(key, one[key]) for key in one if key != "NextToken"])
        seen["resume_token"] = pages.resume_token
        seen["non_aggregate_part"] = pages.non_aggregate_part
    except Exception as error:
        seen["error"] = (type(error).__name__, str(error))
    return seen


def both(server: ScriptedServer, clients: list[Any], answer: Any, **arguments: Any) -> list[dict[str, Any]]:
    outcomes = []
    for client in clients:
        server.play(*[answer] * 40 if callable(answer) else answer)
        outcome = drain(client.get_paginator("list_sessions").paginate, **arguments)
        outcome["requests"] = [(request.path, sorted(request.query)) for request in server.requests]
        outcomes.append(outcome)
    return outcomes


TOKENS = st.one_of(
    st.none(),
    st.integers(0, 12).map(lambda n: f"at {n}"),
    st.tuples(st.integers(0, 12), st.integers(-2, 5)).map(lambda pair: f"at {pair[0]}___{pair[1]}"),
    st.sampled_from(["None", "None___2", "a___b___1", "at 3___x", "bm90IGpzb24="]),
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    total=st.integers(0, 13),
    max_items=st.one_of(st.none(), st.integers(-2, 15), st.sampled_from([True, 2.9, "6", "x"])),
    page_size=st.one_of(st.none(), st.integers(0, 6), st.sampled_from(["2", 2.9])),
    token=TOKENS,
)
def test_pages_requests_and_tokens(
    server: ScriptedServer, clients: list[Any], total: int, max_items: Any, page_size: Any, token: str | None
) -> None:
    def answer(request: Request) -> Response:
        try:
            return answer_well(request)
        except ValueError:
            return 400, [("x-amzn-errortype", "ValidationException")], b'{"message": "bad token"}'

    answer_well = listing(total)
    config = {"MaxItems": max_items, "PageSize": page_size, "StartingToken": token}
    theirs, ours = both(server, clients, answer, **IDS, PaginationConfig=config)
    assert ours == theirs


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(total=st.integers(1, 13), cut=st.integers(1, 13), page_size=st.integers(1, 6), first=st.integers(0, 1))
def test_resume_tokens_work_both_ways(
    server: ScriptedServer, clients: list[Any], total: int, cut: int, page_size: int, first: int
) -> None:
    def items(client: Any, **config: Any) -> tuple[list[str], str | None]:
        server.play(*[listing(total)] * 20)
        result = client.get_paginator("list_sessions").paginate(**IDS, PaginationConfig=config).build_full_result()
        return [item["sessionId"] for item in result["sessions"]], result.get("NextToken")

    head, token = items(clients[first], MaxItems=cut, PageSize=page_size)
    tail: list[str] = []
    if token is not None:
        tail, end = items(clients[1 - first], StartingToken=token, PageSize=page_size)
        assert end is None
    assert head + tail == [f"s{i}" for i in range(total)]


@pytest.mark.parametrize("which", [0, 1], ids=["boto3", "ours"])
def test_the_token_in_a_page_goes_on_after_it(server: ScriptedServer, clients: list[Any], which: int) -> None:
    server.play(*[listing(7)] * 3)
    first = next(iter(clients[1].get_paginator("list_sessions").paginate(**IDS)))
    server.play(*[listing(7)] * 3)
    config = {"StartingToken": first["NextToken"]}
    rest = clients[which].get_paginator("list_sessions").paginate(**IDS, PaginationConfig=config)
    assert [item["sessionId"] for one in rest for item in one["sessions"]] == ["s3", "s4", "s5", "s6"]


@pytest.mark.parametrize("expression", ["sessions[].sessionId", "length(sessions)", "nextToken", "sessions[0]", "[["])
def test_search(server: ScriptedServer, clients: list[Any], expression: str) -> None:
    outcomes: list[Any] = []
    for client in clients:
        server.play(*[listing(7)] * 4)
        found = client.get_paginator("list_sessions").paginate(**IDS).search(expression)
        try:
            outcomes.append(list(found))
        except Exception as error:
            outcomes.append((type(error), str(error)))
    assert outcomes[1] == outcomes[0]


def test_the_views_of_a_listing(server: ScriptedServer, clients: list[Any]) -> None:
    outcomes = []
    for client in clients:
        server.play(*[listing(7)] * 9)
        paginator = client.get_paginator("list_sessions")
        pages = paginator.paginate(**IDS)
        [items] = pages.result_key_iters()
        outcomes.append(
            (
                [item["sessionId"] for item in items],
                items.result_key.expression,
                [key.expression for key in pages.result_keys],
                [key.expression for key in paginator.result_keys],
                paginator.paginate(**IDS).build_full_result(),
            )
        )
    assert outcomes[1] == outcomes[0]


@pytest.mark.parametrize(
    "script",
    [
        [page(["a"], "A"), page(["b"], "A"), page(["c"], "A")],
        [page(["a"], ""), page(["b"])],
        [page(["a"], 0), page(["b"])],
        [page(["a"], 5), page(["b"])],
        [page(["a"], ["x"]), page(["b"])],
    ],
    ids=["repeated", "empty", "zero", "number", "list"],
)
def test_odd_tokens(server: ScriptedServer, clients: list[Any], script: list[Response]) -> None:
    theirs, ours = both(server, clients, script, **IDS)
    assert ours == theirs


def test_a_circle_of_tokens_is_an_error(server: ScriptedServer, clients: list[Any]) -> None:
    server.play(*[page(["a"], "A"), page(["b"], "B")] * 5)
    ours = drain(clients[1].get_paginator("list_sessions").paginate, **IDS)
    assert ours["error"] == (
        "PaginationError",
        "Error during pagination: The same next token was received twice: {'nextToken': 'A'}",
    )
    assert len(server.requests) == 3


def test_each_pass_starts_afresh(server: ScriptedServer, clients: list[Any]) -> None:
    server.play(*[listing(7)] * 20)
    pages = clients[1].get_paginator("list_sessions").paginate(**IDS)
    counts = [[len(one["sessions"]) for one in pages] for _ in range(2)]
    assert counts == [[3, 3, 1], [3, 3, 1]]
    one, other = iter(pages), iter(pages)
    assert next(one)["sessions"] == next(other)["sessions"]
    assert next(one)["nextToken"] == "at 6"
    assert next(other)["nextToken"] == "at 6"
    # To the end: a page that is read ahead would take the answer of the next test.
    assert [[len(page["sessions"]) for page in rest] for rest in (one, other)] == [[1], [1]]


@pytest.mark.parametrize(
    "fault",
    [(500, [], b"{}"), b"", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", (200, [], b"{"), (200, [], b"")],
    ids=["500", "closed", "cut", "malformed", "empty"],
)
def test_an_error_loses_nothing(server: ScriptedServer, clients: list[Any], fault: Response) -> None:
    server.play(page(["a"], "A"), fault, fault, page(["b"], "B"), page(["c"]))
    pages = clients[1].get_paginator("list_sessions").paginate(**IDS)
    cursor = iter(pages)
    assert next(cursor)["sessions"] == [{"sessionId": "a"}]
    for _ in range(2):
        with pytest.raises(Exception, match=r".+"):
            next(cursor)
    token = pages.resume_token
    assert [one["sessions"][0]["sessionId"] for one in cursor] == ["b", "c"]
    assert list(cursor) == []
    server.play(page(["b"], "B"), page(["c"]))
    again = clients[0].get_paginator("list_sessions").paginate(**IDS, PaginationConfig={"StartingToken": token})
    assert [one["sessions"][0]["sessionId"] for one in again] == ["b", "c"]


@pytest.mark.parametrize(
    "name", ["", "..", "a/b", "%", "%2F", "ü", "a b", "a?b#c", "~-._", "\U0001f600", "+:@!$&'()*,;="]
)
def test_ids_in_the_path(server: ScriptedServer, clients: list[Any], name: str) -> None:
    theirs, ours = both(server, clients, listing(1), farmId=name, queueId=name, jobId="j")
    assert ours == theirs
    assert len(ours["pages"]) == 1


def test_an_empty_id_in_the_query(server: ScriptedServer, clients: list[Any]) -> None:
    sent = []
    for client in clients:
        server.play((200, [], b'{"statistics": [], "status": "COMPLETED"}'))
        assert client.get_sessions_statistics_aggregation(farmId="f", aggregationId="")["status"] == "COMPLETED"
        sent += [(request.path, request.query) for request in server.requests]
    assert sent[0] == sent[1]


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"farmId": 5, "queueId": None, "jobId": b"x", "other": 1},
        {**IDS, "maxResults": 0},
        {**IDS, "PaginationConfig": {"PageSize": 0}},
        {**IDS, "PaginationConfig": {"PageSize": "many"}},
        {**IDS, "PaginationConfig": {"MaxItems": []}},
        {**IDS, "PaginationConfig": "x"},
        {**IDS, "PaginationConfig": None},
    ],
)
def test_bad_arguments(server: ScriptedServer, clients: list[Any], arguments: dict[str, Any]) -> None:
    theirs, ours = both(server, clients, listing(1), **arguments)
    assert ours["error"] is not None
    assert ours == theirs


def test_every_operation_on_the_local_farm() -> None:
    with LocalFarm(jobs=3, sessions_per_job=7) as farm:
        clients = both_clients(farm.endpoint_url)
        ids = {
            "farmId": farm.farm_id(),
            "queueId": farm.queue_id(),
            "jobId": farm.job_id(),
            "stepId": farm.step_id(),
            "fleetId": farm.fleet_id(),
            "workerId": farm.worker_id(),
            "aggregationId": "0" * 32,
            "principalId": "00000000-0000-0000-0000-000000000000",
        }
        names = clients[0].meta.method_to_api_mapping
        paged = [name for name in names if clients[0].can_paginate(name)]
        assert len(paged) == 31
        for name in paged:
            shape = clients[0].meta.service_model.operation_model(names[name]).input_shape
            arguments: dict[str, Any] = {key: ids[key] for key in shape.required_members if key in ids}
            if "licenseEndpointId" in shape.required_members:
                [endpoint, *_] = clients[0].list_license_endpoints()["licenseEndpoints"]
                arguments["licenseEndpointId"] = endpoint["licenseEndpointId"]
            arguments["PaginationConfig"] = {"PageSize": 2}
            theirs, ours = (drain(client.get_paginator(name).paginate, **arguments) for client in clients)
            assert ours == theirs, name
            assert ours["pages"], name


def packed(tokens: Any) -> str:
    return base64.b64encode(json.dumps(tokens).encode()).decode()


@pytest.mark.parametrize("max_items", [None, 2])
@pytest.mark.parametrize(
    "token",
    [
        {"nextToken": "at 3", "boto_truncate_amount": 1},
        {"nextToken": "at 3", "boto_truncate_amount": -1},
        {"nextToken": "at 3", "boto_truncate_amount": True},
        {"nextToken": "at 3", "boto_truncate_amount": 10**20},
        {"nextToken": None, "boto_truncate_amount": 1},
        {"nextToken": 5},
        {"nextToken": ["at 3"]},
        {"nextToken": "at 3", "more": 1},
        ["at 3"],
        "",
        "at 3___",
        "___2",
    ],
    ids=repr,
)
def test_odd_starting_tokens(server: ScriptedServer, clients: list[Any], token: Any, max_items: int | None) -> None:
    config = {"StartingToken": token if isinstance(token, str) else packed(token), "MaxItems": max_items}
    script = [page(["a", "b", "c"], "A"), page(["d"])]
    theirs, ours = both(server, clients, script, **IDS, PaginationConfig=config)
    assert ours == theirs


@pytest.mark.parametrize("token", [5, "x", None, True])
def test_a_starting_token_that_looks_like_json(server: ScriptedServer, clients: list[Any], token: Any) -> None:
    config = {"StartingToken": packed(token)}
    theirs, ours = both(server, clients, [page(["a"])], **IDS, PaginationConfig=config)
    assert theirs["error"][0] == "AttributeError"
    assert ours["requests"][0][1] == [("nextToken", config["StartingToken"])]


def test_the_token_none_starts_at_the_beginning(server: ScriptedServer, clients: list[Any]) -> None:
    arguments: dict[str, Any] = {**IDS, "PaginationConfig": {"StartingToken": packed({"nextToken": "None"})}}
    theirs, ours = both(server, clients, [page(["a", "b", "c"])], **arguments)
    assert ours == theirs
    arguments["PaginationConfig"]["MaxItems"] = 2
    theirs, ours = both(server, clients, [page(["a", "b", "c"])], **arguments)
    assert theirs["resume_token"] == packed({"nextToken": "None", "boto_truncate_amount": 2})
    assert ours["resume_token"] == packed({"nextToken": None, "boto_truncate_amount": 2})
    assert ours["pages"] == theirs["pages"]


def test_the_services_token_none_is_a_token(server: ScriptedServer, clients: list[Any]) -> None:
    theirs, ours = both(server, clients, [page(["a"], "None"), page(["b"])], **IDS)
    assert ours["pages"] == theirs["pages"]
    assert [request[1] for request in theirs["requests"]] == [[], []]
    assert [request[1] for request in ours["requests"]] == [[], [("nextToken", "None")]]


@pytest.mark.parametrize("skip", [None, "1", 1.5, []])
def test_a_starting_token_whose_offset_is_no_number(server: ScriptedServer, clients: list[Any], skip: Any) -> None:
    token = packed({"nextToken": "at 3", "boto_truncate_amount": skip})
    arguments: dict[str, Any] = {**IDS, "PaginationConfig": {"StartingToken": token, "MaxItems": 2}}
    theirs, ours = both(server, clients, [page(["a", "b", "c"], "A")], **arguments)
    assert theirs["error"][0] == "TypeError"
    assert ours["error"] == ("ValueError", f"Bad starting token: {token}")
    assert ours["requests"] == []


def test_an_empty_starting_token_dict_starts_at_the_beginning(server: ScriptedServer, clients: list[Any]) -> None:
    arguments: dict[str, Any] = {**IDS, "PaginationConfig": {"StartingToken": packed({})}}
    theirs, ours = both(server, clients, [page(["a", "b", "c"])], **arguments)
    assert ours == theirs
    arguments["PaginationConfig"]["MaxItems"] = 2
    theirs, ours = both(server, clients, [page(["a", "b", "c"])], **arguments)
    assert theirs["error"] == ("ValueError", "Bad starting token: {'boto_truncate_amount': 2}")
    assert ours["resume_token"] == packed({"nextToken": None, "boto_truncate_amount": 2})


def test_a_token_given_as_a_parameter_stays_in_the_resume_token(server: ScriptedServer, clients: list[Any]) -> None:
    server.play(*[listing(9)] * 2)
    pages = (
        clients[1].get_paginator("list_sessions").paginate(**IDS, nextToken="at 3", PaginationConfig={"MaxItems": 2})
    )
    assert [item["sessionId"] for one in pages for item in one["sessions"]] == ["s3", "s4"]
    config = {"StartingToken": pages.resume_token}
    rest = clients[0].get_paginator("list_sessions").paginate(**IDS, PaginationConfig=config)
    assert next(iter(rest))["sessions"][0] == {"sessionId": "s5"}
