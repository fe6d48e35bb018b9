"""No thread can be started, or no descriptor is left: compared with boto3, in processes of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import pytest
from deadline_pages.testing import LocalFarm

from tests.support import programs

pytestmark = pytest.mark.timeout(60)

SETUP = """
def threads(limit):
    # Root is exempt.
    if os.getuid() == 0:
        os.setgid(54321)
        os.setuid(54321)
    resource.setrlimit(resource.RLIMIT_NPROC, (limit, resource.getrlimit(resource.RLIMIT_NPROC)[1]))


def can_start_a_thread():
    try:
        threading.Thread(target=int).start()
        return True
    except RuntimeError:
        return False


def use_up(left=0):
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    held = []
    try:
        while True:
            held.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
    for _ in range(left):
        os.close(held.pop())
    return held


def free(held):
    while held:
        os.close(held.pop())


def told(*arguments):
    try:
        return awaited(*arguments)
    except RuntimeError as error:
        return str(error)[:24]
"""


@pytest.fixture(scope="module")
def farm() -> Iterator[list[str]]:
    with LocalFarm(sessions_per_job=25) as farm:
        yield programs.arguments(farm)


def run(farm: list[str], code: str) -> Any:
    return programs.run(farm, SETUP + textwrap.dedent(code))


@pytest.mark.scenario("Limits", "no thread to be had: list, paginate")
@pytest.mark.parametrize("used", [True, False])
def test_listing_needs_no_thread(farm: list[str], used: bool) -> None:
    seen = run(
        farm,
        f"""
        clients = [make(library) for library in (boto3, deadline_pages)]
        if {used}:
            [call(client) for client in clients]
        import deadline_pages.exceptions
        threads(1)
        seen = [can_start_a_thread(), *[[call(client), count(pages(client))] for client in clients]]
        print(json.dumps([*seen, count(pages(clients[1], read_ahead=4))]))
        """,
    )
    assert seen == [False, [25, 25], [25, 25], 25]


@pytest.mark.parametrize("used", [True, False])
def test_awaiting_says_that_it_needs_one(farm: list[str], used: bool) -> None:
    seen = run(
        farm,
        f"""
        client = make(deadline_pages)
        if {used}:
            awaited(client)
            time.sleep(0.5)  # until the threads have ended
        before = len(os.listdir("/proc/self/task"))
        import deadline_pages.exceptions
        threads(1)
        seen = [before, can_start_a_thread(), told(client), told(client, iterated), call(client)]
        threads(resource.getrlimit(resource.RLIMIT_NPROC)[1])
        print(json.dumps([*seen, can_start_a_thread(), told(client), told(client, iterated)]))
        """,
    )
    told = "can't start new thread: "
    assert seen == [1, False, told, told, 25, True, 25, 25]


def test_what_has_its_thread_goes_on() -> None:
    # The thread that hands answers over is not there yet: the one that drives does it.
    with LocalFarm(sessions_per_job=25, latency=0.3) as slow:
        seen = run(
            programs.arguments(slow),
            """
            client = make(deadline_pages)
            async def main():
                tasks = [asyncio.ensure_future(work(client)) for work in (called, iterated, called, iterated)]
                await asyncio.sleep(0.1)
                threads(1)
                return [can_start_a_thread(), await asyncio.wait_for(asyncio.gather(*tasks), 20)]
            import deadline_pages.exceptions
            print(json.dumps(asyncio.run(main())))
            """,
        )
    assert seen == [False, [25, 25, 25, 25]]


@pytest.mark.scenario("Limits", "no descriptor to be had: the error of a request")
def test_no_descriptor_for_a_connection(farm: list[str]) -> None:
    seen = run(
        farm,
        """
        libraries = {"boto3": boto3, "ours": deadline_pages}
        seen = []
        for library in libraries.values():
            client = make(library, **once)
            held = use_up()
            try:
                call(client)
            except Exception as error:
                seen.append([type(error).__module__, type(error).__name__, str(error.kwargs["error"])])
            free(held)
            seen.append(call(client))
        print(json.dumps(seen))
        """,
    )
    theirs, ours = seen[:2], seen[2:]
    assert ours[0][:2] == theirs[0][:2] == ["botocore.exceptions", "EndpointConnectionError"]
    assert "Too many open files" in ours[0][2]
    assert "Too many open files" in theirs[0][2]
    assert ours[1] == theirs[1] == 25


@pytest.mark.scenario("Limits", "no descriptor to be had: in a forked child")
def test_no_descriptor_for_a_child(farm: list[str]) -> None:
    seen = run(
        farm,
        """
        clients = [make(library, **once) for library in (boto3, deadline_pages)]
        [call(client) for client in clients]
        if os.fork():
            os.wait()
        else:
            clients[0]._endpoint.http_session.close()  # boto3's child goes on with the parent's connection
            held = use_up()
            first = [str(outcome(call, client)) for client in clients]
            free(held)
            os.write(1, json.dumps([first, [call(client) for client in clients]]).encode())
            os._exit(0)
        """,
    )
    assert seen == [["EndpointConnectionError"] * 2, [25, 25]]


def test_no_descriptor_for_the_runtime(farm: list[str]) -> None:
    # With some left: wherever it stops, it is an error with a name, and all is well again afterwards.
    seen = run(
        farm,
        """
        import deadline_pages.exceptions  # its descriptor for that is closed as well
        client = make(deadline_pages, **once)
        call(client)
        seen = set()
        for left in range(9):
            os.closerange(3, 4096)
            held = use_up(left)
            seen.add(str(outcome(call, client)))
            free(held)
            assert call(client) == 25, left
        print(json.dumps(sorted(seen)))
        """,
    )
    assert seen == ["25", "EndpointConnectionError"]


def test_no_descriptor_for_a_thousand_tasks(farm: list[str]) -> None:
    # How many fail is for the bound of connections to say; none hangs, and what fails has a class of botocore's.
    seen = run(
        farm,
        """
        from botocore.exceptions import BotoCoreError
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
        client = make(deadline_pages, **once)
        async def main():
            return await asyncio.gather(*[called(client) for _ in range(200)], return_exceptions=True)
        done = asyncio.run(main())
        print(json.dumps([all(one == 25 or isinstance(one, BotoCoreError) for one in done), awaited(client)]))
        """,
    )
    assert seen == [True, 25]
