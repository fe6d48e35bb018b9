"""Paginators and pages beside botocore's as the Python objects that they are: attributes, patches, subclasses, help."""

from __future__ import annotations

import asyncio
import copy
import functools
import gc
import inspect
import pydoc
import weakref
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

import botocore.paginate
import deadline_pages
import deadline_pages.paginator
import pytest
from deadline_pages._client.declarations import LIST_METHODS
from deadline_pages._client.paginators import api_name
from deadline_pages.aio import AioClient

from tests.support.arguments import IDS
from tests.support.clients import both_clients, three_clients


@pytest.fixture(scope="module")
def clients() -> Iterator[dict[str, Any]]:
    with three_clients() as clients:
        yield clients


def paginate(client: Any) -> Any:
    return client.get_paginator("list_sessions").paginate(**IDS)


THINGS: dict[str, Callable[[Any], Any]] = {
    "paginator": lambda client: client.get_paginator("list_sessions"),
    "pages": paginate,
    "iterator": lambda client: iter(paginate(client)),
    "search": lambda client: paginate(client).search("sessions"),
    "items": lambda client: paginate(client).result_key_iters()[0],
    "items' iterator": lambda client: iter(paginate(client).result_key_iters()[0]),
}


def attribute(thing: Any) -> Any:
    thing.tag = 1
    return thing.tag, "tag" in vars(thing), "tag" in dir(thing)


USES: dict[str, Callable[[Any], Any]] = {
    "weakref.ref": lambda thing: weakref.ref(thing)() is thing,
    "weakref.finalize": lambda thing: weakref.finalize(thing, print).detach() is not None,
    "WeakKeyDictionary": lambda thing: weakref.WeakKeyDictionary({thing: 1})[thing],
    "WeakSet": lambda thing: thing in weakref.WeakSet([thing]),
    "an attribute": attribute,
    "a patched attribute": lambda thing: mock.patch.object(thing, "tag", 1, create=True).__enter__(),
    "a subclass": lambda thing: type("Sub", (type(thing),), {}).__name__,
    "functools.lru_cache": lambda thing: functools.lru_cache(lambda _: 1)(thing),
    "create_autospec": lambda thing: [name for name in dir(mock.create_autospec(thing)) if name == "paginate"],
}


@pytest.mark.scenario("Iterators", "weak references, attributes, subclasses, mocks of what a listing gives")
@pytest.mark.parametrize("thing", THINGS)
def test_uses(clients: dict[str, Any], thing: str) -> None:
    outcomes: dict[str, list[Any]] = {}
    for library, client in clients.items():
        for use in USES.values():
            try:
                result = use(THINGS[thing](client))
            except Exception as error:
                result = type(error)
            outcomes.setdefault(library, []).append(result)
    assert outcomes["ours"] == outcomes["accelerated"] == outcomes["boto3"]


@pytest.mark.parametrize("thing", ["paginator", "pages", "items"])
@pytest.mark.parametrize("library", ["ours", "accelerated"])
def test_a_circle_is_collected(clients: dict[str, Any], library: str, thing: str) -> None:
    made = THINGS[thing](clients[library])
    made.circle = made
    seen = weakref.ref(made)
    del made
    gc.collect()
    assert seen() is None


@pytest.mark.scenario(
    "Iterators", "mock.patch.object and plain attributes over methods of one paginator, of one listing"
)
def test_patched_attributes(clients: dict[str, Any]) -> None:
    for client in clients.values():
        paginator = client.get_paginator("list_sessions")
        with mock.patch.object(paginator, "paginate", return_value="mocked") as patched:
            assert paginator.paginate(farmId="f") == "mocked"
            patched.assert_called_once_with(farmId="f")
        pages = paginator.paginate(**IDS)
        pages.search = lambda expression: [expression]
        assert pages.search("x") == ["x"]
        with mock.patch.object(pages, "build_full_result", return_value={}):
            assert pages.build_full_result() == {}
        copied = copy.copy(pages)
        assert type(copied) is type(pages)
        assert copied.search("x") == ["x"]
        del pages.search
        assert next(pages.search("sessions[].sessionId")) == "0a"


def counting(base: Any) -> Any:
    """Derive pages that count themselves, and have one row each."""

    class Counting(base):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.count = 0

        def __iter__(self) -> Iterator[Any]:
            for page in super().__iter__():
                self.count += 1
                yield {"sessions": page["sessions"][:1]}

        def search(self, expression: str) -> Any:
            return super().search(f"{expression}.sessionId")

    return Counting


PAGES = {"boto3": botocore.paginate.PageIterator, "ours": deadline_pages.PageIterator}


@pytest.mark.scenario(
    "Iterators", "a subclass of PageIterator that overrides __iter__ and search, as PAGE_ITERATOR_CLS"
)
@pytest.mark.parametrize("library", PAGES)
def test_pages_of_a_subclass(clients: dict[str, Any], library: str) -> None:
    paginator = clients[library].get_paginator("list_sessions")
    paginator.PAGE_ITERATOR_CLS = counting(PAGES[library])
    # A listing for each: a second pass over boto3's begins at the last token.
    made = [paginator.paginate(**IDS) for _ in range(4)]
    searched, paged, keyed, full = made
    assert list(searched.search("sessions[]")) == ["0a", "1a", "2a"]
    assert [row["sessionId"] for page in paged for row in page["sessions"]] == ["0a", "1a", "2a"]
    assert [row["sessionId"] for row in keyed.result_key_iters()[0]] == ["0a", "1a", "2a"]
    assert [row["sessionId"] for row in full.build_full_result()["sessions"]] == ["0a", "1a", "2a"]
    assert [pages.count for pages in made] == [3] * 4
    assert type(copy.copy(full)) is type(full)


@pytest.mark.scenario("Iterators", "a subclass of a paginator's class that overrides paginate and calls super()'s")
@pytest.mark.parametrize("library", ["boto3", "ours", "accelerated"])
def test_paginators_of_a_subclass(clients: dict[str, Any], library: str) -> None:
    paginator = clients[library].get_paginator("list_sessions")

    class OfOneJob(type(paginator)):  # type: ignore[misc]
        def paginate(self, **kwargs: Any) -> Any:
            return super().paginate(**IDS, **kwargs)

    paginator.__class__ = OfOneJob
    pages = paginator.paginate(PaginationConfig={"MaxItems": 3})
    assert [row["sessionId"] for row in pages.build_full_result()["sessions"]] == ["0a", "0b", "1a"]
    assert isinstance(pages, botocore.paginate.PageIterator) is (library != "ours")


@pytest.mark.scenario("Iterators", "mock.patch of a class' __iter__ and paginate")
def test_patched_classes(clients: dict[str, Any]) -> None:
    def fake(*_: Any, **__: Any) -> Any:
        return iter([{"sessions": [{"sessionId": "fake"}]}])

    for library, name in {"boto3": "botocore.paginate", "ours": "deadline_pages"}.items():
        with mock.patch(f"{name}.PageIterator.__iter__", fake):
            pages = paginate(clients[library])
            assert list(pages.search("sessions[].sessionId")) == ["fake"]
            assert pages.build_full_result() == next(fake())
            assert list(pages.result_key_iters()[0]) == [{"sessionId": "fake"}]
        assert next(paginate(clients[library]).search("sessions[].sessionId")) == "0a"
        with mock.patch(f"{name}.Paginator.paginate", fake):
            assert list(paginate(clients[library])) == [next(fake())]


@pytest.mark.scenario("Iterators", "a mock over a list call of one client, and of a class, that its paginator calls")
def test_a_patched_call_is_paginated(clients: dict[str, Any]) -> None:
    answers = [{"sessions": [1, 2], "nextToken": "t"}, {"sessions": [3]}]
    for client in clients.values():
        with mock.patch.object(client, "list_sessions", side_effect=copy.deepcopy(answers)) as patched:
            assert paginate(client).build_full_result() == {"sessions": [1, 2, 3]}
            assert patched.call_args_list == [mock.call(**IDS), mock.call(**IDS, nextToken="t")]
        with mock.patch.object(type(client), "list_sessions", side_effect=copy.deepcopy(answers)):
            assert list(paginate(client).search("sessions[]")) == [1, 2, 3]
        assert next(paginate(client).search("sessions[].sessionId")) == "0a"


def test_a_subclass_that_is_awaited(clients: dict[str, Any]) -> None:
    class Counting(deadline_pages.PageIterator):
        async def __aiter__(self) -> Any:
            async for page in super().__aiter__():
                yield {"sessions": page["sessions"][:1]}

    for client in (clients["ours"], AioClient(clients["ours"])):
        paginator = client.get_paginator("list_sessions")
        paginator.PAGE_ITERATOR_CLS = Counting
        pages = paginator.paginate(**IDS)

        async def main(pages: Any = pages) -> None:
            whole = [page["sessions"] async for page in pages]
            assert [row["sessionId"] for rows in whole for row in rows] == ["0a", "1a", "2a"]
            assert [row async for row in pages.search("sessions[].sessionId")] == ["0a", "1a", "2a"]
            assert [row["sessionId"] async for row in pages.result_key_iters()[0]] == ["0a", "1a", "2a"]
            assert len((await pages.build_full_result_async())["sessions"]) == 3

        asyncio.run(main())


def test_what_makes_them(clients: dict[str, Any]) -> None:
    class Mine(deadline_pages.Paginator):
        pass

    client = clients["ours"]
    assert len(list(Mine(client, "list_sessions").paginate(**IDS))) == 3
    wrong: list[tuple[Any, ...]] = [(), (client.list_sessions, {}, None), ("list_sessions", client)]
    for made_of in wrong:
        with pytest.raises(TypeError, match=r"a Paginator is made by client\.get_paginator"):
            Mine(*made_of)
        with pytest.raises(TypeError, match=r"a PageIterator is made by client\.get_paginator\(\.\.\.\)\.paginate"):
            deadline_pages.PageIterator(*made_of)


@pytest.mark.parametrize("method", LIST_METHODS)
def test_every_paginators_signature(clients: dict[str, Any], method: str) -> None:
    name = f"{api_name(method)}Paginator"
    paginator = clients["ours"].get_paginator(method)
    assert type(paginator) is getattr(deadline_pages.paginator, name)
    assert type(paginator).__name__ == type(AioClient(clients["ours"]).get_paginator(method)).__name__ == name
    shape = clients["boto3"].meta.service_model.operation_model(api_name(method)).input_shape
    for one in (
        paginator,
        AioClient(clients["ours"]).get_paginator(method),
        clients["accelerated"].get_paginator(method),
    ):
        given = inspect.signature(one.paginate).parameters
        own = {"PaginationConfig", "read_ahead"}
        assert {*given} == {*shape.members} - {"nextToken", "maxResults"} | own
        assert {key for key in given if given[key].default is inspect.Parameter.empty} == {*shape.required_members}
        assert {parameter.kind for parameter in given.values()} == {inspect.Parameter.KEYWORD_ONLY}


def test_help(clients: dict[str, Any]) -> None:
    paginator = clients["ours"].get_paginator("list_sessions")
    # Newer Pythons put each parameter into a line of its own.
    text = " ".join(pydoc.plain(pydoc.render_doc(paginator.paginate)).split()).replace("( ", "(")
    for part in ("paginate(*, farmId: str, queueId: str, jobId: str, PaginationConfig", "StartingToken", "read_ahead"):
        assert part in text
    assert "PAGE_ITERATOR_CLS" in inspect.getsource(paginator.paginate)
    assert "ListSessionsPaginator" in dir(deadline_pages.paginator)
    assert not hasattr(deadline_pages.paginator, "ListNothingPaginator")
    with pytest.raises(TypeError, match="missing a required argument"):
        mock.create_autospec(paginator.paginate)(farmId="farm-1")


def test_reprs() -> None:
    _, client = both_clients("http://user:hush@127.0.0.1:1/?key=hush")
    place = "eu-west-1, http://127.0.0.1:1"
    given = {**IDS, "jobId": "j" * 5000, "aws_secret_access_key": "hush", "nextToken": "t" * 5000}
    for one in (client, AioClient(client)):
        paginator = one.get_paginator("list_sessions")
        assert repr(paginator).rstrip("/>") == f"<deadline_pages.ListSessionsPaginator of list_sessions, {place}"
        pages = paginator.paginate(**given, PaginationConfig={"StartingToken": "hush"})
        call = f"{type(pages).__name__} of list_sessions(farmId='farm-1', queueId='queue-1', jobId='{'j' * 64}...'"
        assert repr(pages).startswith(f"<deadline_pages.{call}")
        assert repr(pages).rstrip("/>").endswith(place)
        assert len(repr(pages)) < 300
        assert "hush" not in repr(pages)
        listing = repr(pages).partition(" of ")[2]
        assert repr(aiter(pages)) == f"<deadline_pages.PageCursor of {listing}"
        assert repr(pages.search("sessions")) == f"<deadline_pages.ItemIterator of {listing}"
        assert repr(pages.result_key_iters()[0]) == f"<deadline_pages.ResultKeyIterator of {listing}"
    assert repr(client._native).rstrip("/>") == f"<deadline_pages._native.Client of {place}"
