"""Event handlers and `Stubber` with every operation of an accelerated client: heard, and obeyed, as on a plain one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import boto3
import deadline_pages
import pytest
from botocore.model import Shape
from botocore.stub import Stubber

from tests.support.clients import make_client
from tests.support.model import NAMES, OPERATIONS, PAGINATORS, SERVICE
from tests.support.scripted_server import Response, ScriptedServer

EVENTS: Final = ["provide-client-params", "before-parameter-build", "before-call", "before-send", "after-call"]


@pytest.fixture(scope="module")
def clients(server: ScriptedServer) -> Iterator[list[Any]]:
    """boto3's client as it is, and one that lists through us."""
    yield [make_client(boto3, server.url), deadline_pages.accelerate(make_client(boto3, server.url))]
    deadline_pages.uninstall()


def required(shape: Shape) -> dict[str, Any]:
    """Give the members that a structure must have."""
    samples = {"list": [], "string": "x", "structure": {}}
    return {name: samples[shape.members[name].type_name] for name in shape.required_members}


def both(client: Any, operation: str) -> list[Any]:
    """Give what a call and a listing of an operation answer."""
    given = required(SERVICE.operation_model(NAMES[operation]).input_shape)
    pages = list(client.get_paginator(operation).paginate(**given))
    for page in pages:
        page.pop("NextToken", None)
    return [getattr(client, operation)(**given), pages]


@pytest.mark.parametrize("operation", OPERATIONS)
def test_stubber(server: ScriptedServer, clients: list[Any], operation: str) -> None:
    model = SERVICE.operation_model(NAMES[operation])
    answer = {PAGINATORS[NAMES[operation]]["result_key"]: [], **required(model.output_shape)}
    answers = []
    server.play()
    for client in clients:
        with Stubber(client) as stubber:
            for _ in range(2):
                stubber.add_response(operation, dict(answer), required(model.input_shape))
            answers.append(both(client, operation))
            stubber.assert_no_pending_responses()
    assert answers == [[answer, [answer]]] * 2
    assert server.requests == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_handlers(server: ScriptedServer, clients: list[Any], operation: str) -> None:
    config, name = PAGINATORS[NAMES[operation]], NAMES[operation]
    page: dict[str, Any] = {config["result_key"]: []}
    more, end = (json.dumps({**page, config["output_token"]: token}).encode() for token in ("t", None))
    script: list[Response] = [(200, [], body) for body in (more, end, end)]
    outcomes, agents = [], []
    for client in clients:
        heard: list[str] = []

        def listen(event_name: str, heard: list[str] = heard, **kwargs: Any) -> None:
            heard.append(event_name)
            if "params" in kwargs and event_name.startswith("before-parameter-build"):
                kwargs["params"]["maxResults"] = 7
            if "parsed" in kwargs:
                kwargs["parsed"]["heard"] = len(heard)

        events = [f"{event}.deadline.{name}" for event in EVENTS]
        for event in events:
            client.meta.events.register(event, listen)
        server.play(*script)
        answers = both(client, operation)
        assert {value for request in server.requests for key, value in request.query if key == "maxResults"} == {"7"}
        outcomes.append((answers, heard, [(request.path, request.query) for request in server.requests]))
        for event in events:
            client.meta.events.unregister(event, listen)
        server.play(*script)
        both(client, operation)
        agents.append({request.is_ours for request in server.requests})
        assert len(heard) == 3 * len(events)
    assert outcomes[1] == outcomes[0]
    assert agents == [{False}, {True}]
