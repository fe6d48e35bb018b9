"""Exception notes: the call that failed, and the closest known name for an unknown one."""

from __future__ import annotations

import asyncio
import pickle
import traceback
from collections.abc import Callable
from typing import Any, Final

import deadline_pages
import pytest
from deadline_pages import _native, aio
from deadline_pages.aio import AioClient

from tests.support.arguments import IDS
from tests.support.clients import both_clients
from tests.support.scripted_server import Response, ScriptedServer

CALL: Final = "while calling list_sessions(farmId='farm-1', queueId='queue-1', jobId='job-1')"
NOT_FOUND: Final[Response] = (404, [("x-amzn-errortype", "ResourceNotFoundException")], b'{"message": "no such job"}')


def listed(client: Any) -> Any:
    return client.get_paginator("list_sessions").paginate(**IDS)


async def awaited(client: Any) -> None:
    async for _ in listed(client):
        pass


WAYS: Final[dict[str, Callable[[Any], Any]]] = {
    "a call": lambda client: client.list_sessions(**IDS),
    "pages": lambda client: next(iter(listed(client))),
    "a search": lambda client: list(listed(client).search("sessions[]")),
    "result keys": lambda client: list(listed(client).result_key_iters()[0]),
    "the full result": lambda client: listed(client).build_full_result(),
}
AWAITED: Final[dict[str, Callable[[Any], Any]]] = {
    "an awaited call": lambda client: asyncio.run(client.list_sessions_async(**IDS)),
    "awaited pages": lambda client: asyncio.run(awaited(client)),
    "the full result, awaited": lambda client: asyncio.run(listed(client).build_full_result_async()),
    "aiobotocore's way": lambda client: asyncio.run(AioClient(client).list_sessions(**IDS)),
}


def raised(call: Callable[..., Any], *args: Any, **kwargs: Any) -> Exception:
    with pytest.raises(Exception, match=r"\S") as caught:
        call(*args, **kwargs)
    return caught.value


def notes(error: BaseException) -> list[str]:
    # What Python 3.11 shows below an exception, and pytest on 3.10 as well.
    found: list[str] = getattr(error, "__notes__", [])
    return found


@pytest.mark.scenario("Surface", "class, text, arguments and pickle of an error that has a note")
@pytest.mark.parametrize("way", [*WAYS, *AWAITED])
def test_an_error_says_which_call_it_is_of(server: ScriptedServer, way: str) -> None:
    theirs, ours = both_clients(server.url)
    server.play(NOT_FOUND, NOT_FOUND)
    error = raised(lambda: {**WAYS, **AWAITED}[way](ours))
    assert notes(error) == [CALL]
    assert "Traceback" not in CALL
    assert CALL in "".join(traceback.format_exception(error)) or not hasattr(error, "add_note")
    # All else is boto3's.
    other = raised(lambda: WAYS.get(way, WAYS["a call"])(theirs))
    assert (type(error).__name__, str(error), error.args) == (type(other).__name__, str(other), other.args)
    assert not notes(pickle.loads(pickle.dumps(error)))


@pytest.mark.parametrize("way", list(WAYS))
def test_an_error_of_an_accelerated_client(server: ScriptedServer, way: str) -> None:
    client = deadline_pages.accelerate(both_clients(server.url)[0])
    server.play(NOT_FOUND)
    error = raised(lambda: WAYS[way](client))
    assert notes(error) == [CALL]
    assert isinstance(error, client.exceptions.ResourceNotFoundException)


def test_each_error_of_a_listing_has_its_own_note(server: ScriptedServer) -> None:
    token = "t" * 300
    server.play((200, [], b'{"sessions": [], "nextToken": "%s"}' % token.encode()), NOT_FOUND, NOT_FOUND)
    pages = iter(listed(both_clients(server.url)[1]))
    next(pages)
    errors = [raised(next, pages) for _ in range(2)]
    assert [notes(error) for error in errors] == [[CALL[:-1] + ", nextToken='tttttttt...')"]] * 2


def test_a_note_is_short_and_in_one_line(server: ScriptedServer) -> None:
    ours = both_clients(server.url)[1]
    given = {
        "farmId": "f" * 10_000,
        "queueId": "a\nb\ud800",
        "jobId": 3,
        "maxResults": True,
        "nextToken": "secret-token",
    }
    (note,) = notes(raised(lambda: ours.list_sessions(**given)))
    assert (
        note
        == rf"while calling list_sessions(farmId='{'f' * 64}...', queueId='a\nb���', jobId=3, nextToken='secret-t...')"
    )


@pytest.mark.scenario("Surface", "a misspelt parameter")
@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"farm_id": "f"}, ["farm_id: did you mean farmId?"]),
        ({"farmID": "f", "queueid": "q"}, ["farmID: did you mean farmId?", "queueid: did you mean queueId?"]),
        ({"max_results": 5}, ["max_results: did you mean maxResults?"]),
        ({"something": 1, "\ud800": 2}, []),
    ],
)
def test_a_misspelt_parameter(server: ScriptedServer, given: dict[str, Any], meant: list[str]) -> None:
    theirs, ours = both_clients(server.url)
    errors = [raised(client.list_sessions, **given) for client in (theirs, ours)]
    assert str(errors[1]) == str(errors[0])
    assert type(errors[1]) is type(errors[0])
    assert notes(errors[1])[1:] == meant


@pytest.mark.parametrize(("error", "noted"), [(RuntimeError("no keys today"), [CALL]), (KeyboardInterrupt(), [])])
def test_one_exception_raised_for_many_listings(error: BaseException, noted: list[str]) -> None:
    def no_keys(*_: bool) -> None:
        raise error

    client = _native.Client(
        region_name="eu-west-1", credentials=no_keys, endpoint_url="http://a", verify=True, configured_verify=True
    )
    for _ in range(3):
        with pytest.raises(type(error)) as caught:
            client.call("list_sessions", dict(IDS))
        assert caught.value is error
    assert notes(error) == noted


# -- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.scenario("Surface", "get_paginator() and can_paginate() of a misspelt operation")
@pytest.mark.parametrize(
    ("name", "meant"),
    [("list_sesions", "list_sessions"), ("ListJobs", "list_jobs"), ("list_farm", "list_farms"), ("nothing", None)],
)
def test_a_misspelt_operation(name: str, meant: str | None) -> None:
    theirs, ours = both_clients("http://127.0.0.1:1")
    for client in (ours, AioClient(ours)):
        for method in ("get_paginator", "can_paginate"):
            error = raised(getattr(client, method), name)
            other = raised(getattr(theirs, method), name)
            assert (type(error), str(error), error.args) == (type(other), str(other), other.args)
            assert notes(error) == ([f"did you mean {meant!r}?"] if meant else [])
        error = raised(getattr, client, name)
        said = f"{type(client).__name__!r} object has no attribute {name!r}"
        assert type(error) is AttributeError
        assert str(error) == (f"{said}; did you mean {meant!r}?" if meant else said)
        # Python does not guess once more.
        assert "".join(traceback.format_exception_only(error)).strip() == f"AttributeError: {error}"


@pytest.mark.parametrize("name", [None, 5, b"list_jobs"])
def test_an_operation_that_is_no_text(name: Any) -> None:
    theirs, ours = both_clients("http://127.0.0.1:1")
    errors = [raised(client.get_paginator, name) for client in (theirs, ours)]
    assert (type(errors[1]), errors[1].args) == (type(errors[0]), errors[0].args)


@pytest.mark.parametrize(
    ("owner", "name", "says"),
    [
        (deadline_pages, "cliant", "; did you mean 'client'?"),
        (deadline_pages, "something_else", ""),
        (deadline_pages.exceptions, "ClientEror", "; did you mean 'ClientError'?"),
        (aio, "session", "; did you mean 'get_session'?"),
        (deadline_pages.Session(), "regionname", "; did you mean 'region_name'?"),
        (both_clients("http://a")[1].meta, "endpoint", "; did you mean 'endpoint_url'?"),
    ],
)
def test_a_misspelt_attribute(owner: Any, name: str, says: str) -> None:
    error = raised(getattr, owner, name)
    assert type(error) is AttributeError
    assert str(error).endswith(f" has no attribute {name!r}{says}")
