"""Every operation beside boto3: calls and paginators, on one endpoint, with everything that the model allows."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from botocore.model import Shape
from botocore.parsers import ResponseParserError
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.support.clients import both_clients
from tests.support.model import NAMES, OPERATIONS, PAGINATORS, SERVICE
from tests.support.page_strategies import bodies
from tests.support.pages import same
from tests.support.scripted_server import Response, ScriptedServer

EMPTY: Final[Response] = (200, [("x-amzn-requestid", "r2")], b"{}")


@pytest.fixture(scope="module")
def clients(server: ScriptedServer) -> tuple[Any, Any]:
    return both_clients(server.url)


# -- what a service may answer: every member there and not there, at both ends of its range -------------------------

SCALARS: Final[dict[str, list[Any]]] = {
    "string": ["", 'é\U0001f600 "\\\n\u2028\x7f', "x" * 300],
    "integer": [0, -(2**31), 2**31 - 1],
    "long": [0, -(2**63), 2**63 - 1],
    "float": [0, -0.5, 3.4e38],
    "double": [0, 5e-324, 1.7976931348623157e308],
    "boolean": [True, False],
    "timestamp": ["2026-01-05T10:00:00.123456Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"],
}
DOCUMENTS: Final = [{"a": [1, 1.5, None, {"b": "é"}]}, [], "text", 0, True]


def samples(shape: Shape) -> list[Any]:
    if getattr(shape, "is_document_type", False):
        return DOCUMENTS
    if shape.type_name == "list":
        return [[], [*samples(shape.member), None]]
    if shape.type_name == "map":
        return [{}, {f"é{number}": value for number, value in enumerate(samples(shape.value))}]
    if shape.type_name != "structure":
        return [*SCALARS[shape.type_name], *getattr(shape, "enum", [])]
    members = {name: samples(member) for name, member in shape.members.items()}
    if getattr(shape, "is_tagged_union", False):
        return [{name: value} for name, values in members.items() for value in values]
    rounds = max(map(len, members.values()), default=0)
    full = [{name: values[turn % len(values)] for name, values in members.items()} for turn in range(rounds)]
    nulls = dict.fromkeys(members)
    return [{}, nulls, *full]


def full_body(operation: str) -> bytes:
    config = PAGINATORS[NAMES[operation]]
    shape = SERVICE.operation_model(NAMES[operation]).output_shape
    page = {name: samples(member)[-1] for name, member in shape.members.items()}
    return json.dumps({**page, config["output_token"]: "more/+= é"}).encode()


# -- what a caller may ask for -----------------------------------------------------------------------------------

TEXT: Final = st.one_of(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=9), st.sampled_from(["..", "a/b", "%2F", "a b&c=d", "ü"])
)


def argument(shape: Shape) -> st.SearchStrategy[Any]:
    if shape.type_name == "integer":
        return st.integers(shape.metadata.get("min", 0), 2**31 - 1)
    if shape.type_name == "list":
        return st.lists(argument(shape.member), min_size=shape.metadata.get("min", 0), max_size=3)
    least = shape.metadata.get("min", 0)
    text = TEXT.filter(lambda text: len(text) >= least)
    return st.one_of(st.sampled_from(shape.enum), text) if getattr(shape, "enum", []) else text


LIMITS: Final = st.fixed_dictionaries(
    {}, optional={"MaxItems": st.integers(-1, 4), "PageSize": st.integers(1, 2**31 - 1)}
)


def arguments(operation: str) -> st.SearchStrategy[dict[str, Any]]:
    shape = SERVICE.operation_model(NAMES[operation]).input_shape
    known = {name: argument(member) for name, member in shape.members.items()}
    return st.fixed_dictionaries(
        {name: known[name] for name in shape.required_members},
        optional={name: strategy for name, strategy in known.items() if name not in shape.required_members},
    )


def seen(server: ScriptedServer) -> list[Any]:
    return [(request.method, request.path, sorted(request.query), request.body) for request in server.requests]


def answer(body: bytes) -> Response:
    return 200, [("x-amzn-requestid", "r1"), ("Date", "Mon, 05 Jan 2026 10:00:00 GMT")], body


def listed(server: ScriptedServer, client: Any, operation: str, given: dict[str, Any], body: bytes) -> tuple[Any, Any]:
    """Give the pages, or what is wrong with them, and the requests of a listing with two pages."""
    server.play(answer(body), EMPTY)
    try:
        pages = list(client.get_paginator(operation).paginate(**given))
    except ResponseParserError as error:
        return str(error), seen(server)
    for page in pages:
        page.pop("NextToken", None)
    return pages, seen(server)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_calls_and_pages(server: ScriptedServer, clients: list[Any], operation: str) -> None:
    body = full_body(operation)

    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
    @given(arguments(operation), LIMITS)
    def run(given: dict[str, Any], limits: dict[str, int]) -> None:
        single = []
        for client in clients:
            server.play(answer(body))
            single.append((getattr(client, operation)(**given), seen(server)))
        given["PaginationConfig"] = limits
        paged = [listed(server, client, operation, given, body) for client in clients]
        for theirs, ours in (single, paged):
            assert same(ours[0], theirs[0])
            assert ours[1] == theirs[1]
        assert "MaxItems" in limits or len(paged[1][0]) == 2

    run()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_random_answers(server: ScriptedServer, clients: list[Any], operation: str) -> None:
    shape = SERVICE.operation_model(NAMES[operation]).input_shape

    @settings(max_examples=10, deadline=None)
    @given(bodies(operation))
    def run(body: bytes) -> None:
        assume(json.loads(body).get("nextToken") != "None")  # A deliberate difference, in test_paging.py.
        theirs, ours = (
            listed(server, client, operation, dict.fromkeys(shape.required_members, "x"), body) for client in clients
        )
        assert same(ours[0], theirs[0])
        assert ours[1] == theirs[1]

    run()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_wrong_arguments(server: ScriptedServer, clients: list[Any], operation: str) -> None:
    shape = SERVICE.operation_model(NAMES[operation]).input_shape
    right = dict.fromkeys(shape.required_members, "x")
    wrong: list[dict[str, Any]] = [{"unknown": 1}, {**right, "unknown": 1}]
    wrong += [dict.fromkeys(shape.members), dict.fromkeys(shape.members, object)]
    wrong += [{**right, name: value} for name in shape.members for value in (5.5, -1)]
    wrong += [{key: "x" for key in right if key != name} for name in right]
    for bad in wrong:
        texts = []
        for client in clients:
            paginator = client.get_paginator(operation)
            for call in (
                getattr(client, operation),
                lambda paginator=paginator, **bad: list(paginator.paginate(**bad)),
            ):
                server.play()
                with pytest.raises(Exception, match=r".") as caught:
                    call(**bad)
                texts.append((caught.typename, str(caught.value)))
                assert server.requests == []
        assert texts[2:] == texts[:2]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_errors_of_a_call(server: ScriptedServer, clients: list[Any], operation: str) -> None:
    shape = SERVICE.operation_model(NAMES[operation]).input_shape
    refused: Response = (
        403,
        [("x-amzn-errortype", "AccessDeniedException")],
        b'{"message": "no", "context": {"a": "b"}}',
    )
    errors = []
    for client in clients:
        server.play(refused)
        with pytest.raises(client.exceptions.AccessDeniedException) as caught:
            getattr(client, operation)(**dict.fromkeys(shape.required_members, "x"))
        errors.append((str(caught.value), caught.value.operation_name, caught.value.response))
    assert errors[1] == errors[0]


def test_positional_arguments_are_refused(clients: list[Any]) -> None:
    texts = []
    for client in clients:
        with pytest.raises(TypeError) as caught:
            client.list_sessions("farm-1")
        texts.append(str(caught.value))
    assert texts[1] == texts[0]
