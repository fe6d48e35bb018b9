"""The client beside boto3's: what it offers, what it says of itself, what it hands on; and sessions."""

from __future__ import annotations

import copy
import functools
import inspect
import os
import pickle
import pydoc
import subprocess
import sys
import textwrap
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import boto3
import deadline_pages
import pytest
from botocore.config import Config
from deadline_pages import aio
from deadline_pages._client.declarations import LIST_METHODS as LIST_CALLS
from deadline_pages.aio import AioClient

from tests.support.arguments import IDS, KEYS
from tests.support.clients import LIBRARIES, make_client
from tests.support.scripted_server import EMPTY_PAGE, ScriptedServer

CONFIG: Final = {"inject_host_prefix": False, "user_agent_extra": "app/test"}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as running:
        yield running


def pair(url: str | None = None, region: str = "eu-west-1") -> list[Any]:
    """boto3's client and ours."""
    return [make_client(library, url, CONFIG, region_name=region) for library in LIBRARIES]


def caught(call: Any) -> tuple[str, str]:
    with pytest.raises(Exception, match=r".") as caught:
        call()
    return caught.typename, str(caught.value)


def test_every_operation_of_boto3_is_there() -> None:
    theirs, ours = pair()
    assert ours.meta.method_to_api_mapping == theirs.meta.method_to_api_mapping
    for name in theirs.meta.method_to_api_mapping:
        assert callable(getattr(ours, name)), name
        assert name in dir(ours), name
        assert ours.can_paginate(name) == theirs.can_paginate(name), name
        if not theirs.can_paginate(name):
            assert caught(lambda name=name: ours.get_paginator(name)) == caught(
                lambda name=name: theirs.get_paginator(name)
            )
    public = {name for name in dir(theirs) if not name.startswith("_")}
    assert public - set(dir(ours)) == set()


@pytest.mark.parametrize("name", ["list_nothing", "", "ListSessions"])
def test_a_name_that_does_not_exist(name: str) -> None:
    theirs, ours = pair()
    assert caught(lambda: ours.get_paginator(name)) == caught(lambda: theirs.get_paginator(name))
    assert caught(lambda: ours.can_paginate(name)) == caught(lambda: theirs.can_paginate(name))
    with pytest.raises(AttributeError):
        getattr(theirs, name)
    with pytest.raises(AttributeError, match=f"has no attribute '{name}'"):
        getattr(ours, name)


@pytest.mark.parametrize("region", ["eu-west-1", "us-west-2", "us-gov-west-1", "cn-north-1", "us-iso-east-1"])
def test_meta(region: str) -> None:
    theirs, ours = pair(region=region)
    for name in ("region_name", "endpoint_url", "partition"):
        assert getattr(ours.meta, name) == getattr(theirs.meta, name), name
    assert ours.meta.service_model.service_name == theirs.meta.service_model.service_name == "deadline"
    assert ours.meta.config.user_agent_extra == "app/test"
    assert ours.meta.config.region_name == region


def test_help_reads_like_a_reference() -> None:
    text = inspect.getdoc(deadline_pages.Client.list_sessions) or ""
    for part in ("ListSessions", "farmId", "queueId", "jobId", "maxResults", "sessionId", "ThrottlingException"):
        assert part in text
    assert deadline_pages.Client.list_sessions.__name__ == "list_sessions"


def test_what_does_not_list_is_boto3s(server: ScriptedServer) -> None:
    _, ours = pair(server.url)
    server.play((200, [], b'{"farmId": "farm-1"}'), (404, [("x-amzn-errortype", "ResourceNotFoundException")], b"{}"))
    assert ours.get_farm(farmId="farm-1")["farmId"] == "farm-1"
    assert (server.requests[0].header("user-agent") or "").startswith("Boto3/")
    assert "app/test" in (server.requests[0].header("user-agent") or "")
    assert "AKIDEXAMPLE/" in (server.requests[0].header("authorization") or "")
    with pytest.raises(ours.exceptions.ClientError):
        ours.get_farm(farmId="farm-2")
    assert ours.waiter_names == pair(server.url)[0].waiter_names
    assert ours.get_waiter(ours.waiter_names[0]).name


def without_boto3(code: str, home: Path, **environment: str) -> str:
    """Run code where neither boto3 nor botocore can be imported."""
    program = "import sys\nsys.modules.update(boto3=None, botocore=None)\nimport deadline_pages\n"
    program += textwrap.dedent(code)
    clean = {"PATH": os.environ["PATH"], "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true", **environment}
    done = subprocess.run([sys.executable, "-c", program], env=clean, capture_output=True, text=True, timeout=50)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_without_boto3(server: ScriptedServer, tmp_path: Path) -> None:
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    out = without_boto3(
        f"""
        c = deadline_pages.client("deadline", "eu-west-1", endpoint_url={server.url!r}, config={CONFIG!r}, **{KEYS!r})
        print(c.list_sessions(**{IDS!r})["sessions"], len(list(c.get_paginator("list_sessions").paginate(**{IDS!r}))))
        print(c.meta.config.user_agent_extra, c.meta.config.region_name, "get_farm" in dir(c), "list_jobs" in dir(c))
        try:
            c.get_farm(farmId="farm-1")
        except AttributeError as error:
            print(error)
        """,
        tmp_path,
    )
    assert out.splitlines() == [
        "[] 1",
        "app/test eu-west-1 False True",
        "'get_farm' is not a list operation; a client of deadline_pages needs boto3 for it: "
        'pip install "deadline-pages[boto3]"',
    ]


def test_the_user_agent_extra(server: ScriptedServer) -> None:
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    for client in pair(server.url):
        client.list_sessions(**IDS)
    for request in server.requests:
        assert "app/test" in (request.header("user-agent") or "")
    config = {"user_agent_extra": "two\nlines"}
    with pytest.raises(ValueError, match="'user_agent_extra' must be printable ASCII"):
        deadline_pages.client("deadline", "eu-west-1", config=config)


def test_a_closed_client_can_be_used(server: ScriptedServer) -> None:
    with server:
        for client in pair(server.url):
            server.play(EMPTY_PAGE, EMPTY_PAGE, EMPTY_PAGE)
            client.close()
            for _ in range(2):
                assert client.list_sessions(**IDS)["sessions"] == []
                client.close()


def test_closing_closes_connections(server: ScriptedServer) -> None:
    def connections() -> int:
        port = f":{int(server.url.rpartition(':')[2]):04X}"
        lines = (line.split() for line in Path("/proc/self/net/tcp").read_text().splitlines()[1:])
        return sum(remote.endswith(port) and state == "01" for _, _, remote, state, *_ in lines)

    client = pair(server.url)[1]
    server.play(EMPTY_PAGE)
    client.list_sessions(**IDS)
    assert connections() == 1
    client.close()
    assert connections() == 0


def copied_things(client: Any) -> dict[str, Any]:
    paginator = client.get_paginator("list_sessions")
    pages = paginator.paginate(**IDS)
    return {
        "client": client,
        "method": client.list_sessions,
        "paginator": paginator,
        "pages": pages,
        "iterator": iter(pages),
        "search": pages.search("sessions"),
        "items": pages.result_key_iters()[0],
    }


def raised(call: Any, thing: Any) -> str | None:
    try:
        call(thing)
    except Exception as error:
        return type(error).__name__
    return None


# Of boto3's items, from Python 3.12 on.
@pytest.mark.filterwarnings("ignore:Pickle, copy, and deepcopy support:DeprecationWarning")
@pytest.mark.parametrize("accelerated", [False, True], ids=["ours", "accelerated"])
@pytest.mark.parametrize("thing", copied_things(pair()[1]))
def test_pickling_and_copying(thing: str, accelerated: bool) -> None:
    plain, client = pair("http://127.0.0.1:1")
    if accelerated:
        client = deadline_pages.accelerate(pair("http://127.0.0.1:1")[0])
    theirs, ours = copied_things(plain)[thing], copied_things(client)[thing]
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        call = functools.partial(pickle.dumps, protocol=protocol)
        assert raised(call, ours) == raised(call, theirs) is not None
    assert raised(copy.deepcopy, ours) == raised(copy.deepcopy, theirs) == "TypeError"
    if thing == "client" and not accelerated:
        assert (raised(copy.copy, theirs), raised(copy.copy, ours)) == ("RecursionError", None)
    else:
        assert raised(copy.copy, ours) == raised(copy.copy, theirs)


def test_copies_can_be_used(server: ScriptedServer) -> None:
    for client in pair(server.url):
        things = copied_things(client)
        server.play(EMPTY_PAGE, EMPTY_PAGE, EMPTY_PAGE)
        assert len(list(copy.copy(things["pages"]))) == 1
        assert len(list(copy.copy(things["paginator"]).paginate(**IDS))) == 1
        assert list(copy.copy(things["items"])) == []
        assert len(server.requests) == 3
    server.play(EMPTY_PAGE)
    assert copy.copy(client).list_sessions(**IDS)["sessions"] == []


def test_a_session_can_be_copied_but_not_pickled() -> None:
    for session in (
        boto3.Session("A", "S", region_name="eu-west-1"),
        deadline_pages.Session("A", "S", None, "eu-west-1"),
    ):
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            with pytest.raises((AttributeError, pickle.PicklingError), match=r"Can't (pickle|get local object)"):
                pickle.dumps(session, protocol)
        for copied in (copy.copy(session), copy.deepcopy(session)):
            assert copied.region_name == "eu-west-1"


@pytest.mark.scenario("Surface", "a client of another service, and of none")
def test_another_service() -> None:
    libraries: list[Any] = [boto3, deadline_pages]
    clients = [
        library.Session().client("s3", "eu-west-1", config=Config(user_agent_extra="app/test"), **KEYS)
        for library in libraries
    ]
    assert clients[1].meta.endpoint_url == clients[0].meta.endpoint_url
    assert clients[1].meta.config.user_agent_extra == "app/test"
    assert len({caught(lambda library=library: library.client("s4")) for library in libraries}) == 1
    with pytest.raises(TypeError, match="read_ahead"):
        libraries[1].client("s3", "eu-west-1", read_ahead=2)


def test_another_service_without_boto3(tmp_path: Path) -> None:
    out = without_boto3(
        """
        for make in (deadline_pages.client, deadline_pages.Session().client):
            try:
                make("s3", "eu-west-1")
            except deadline_pages.exceptions.UnknownServiceError as error:
                print(error)
        """,
        tmp_path,
    )
    assert out.splitlines() == ["Unknown service: 's3'. Valid service names are: deadline"] * 2


def test_calls_show_their_parameters() -> None:
    theirs, ours = pair()
    accelerated = deadline_pages.accelerate(pair()[0])
    for name in LIST_CALLS:
        shape = theirs.meta.service_model.operation_model(theirs.meta.method_to_api_mapping[name]).input_shape
        for call in (getattr(ours, name), getattr(ours, f"{name}_async"), getattr(accelerated, name)):
            given = inspect.signature(call).parameters
            assert {*given} == {*shape.members}
            assert {key for key in given if given[key].default is inspect.Parameter.empty} == {*shape.required_members}
            assert {parameter.kind for parameter in given.values()} <= {inspect.Parameter.KEYWORD_ONLY}
        assert {*typing.get_type_hints(getattr(ours, name))} == {*shape.members, "return"}
        assert inspect.iscoroutinefunction(getattr(ours, f"{name}_async"))
        # As boto3: the names are checked where the call is made.
        assert caught(lambda name=name: getattr(ours, name)("x")) == caught(
            lambda name=name: getattr(theirs, name)("x")
        )
    for client in (ours, accelerated):
        # Newer Pythons put each parameter into a line of its own.
        shown = " ".join(pydoc.plain(pydoc.render_doc(client.list_sessions)).split()).replace("( ", "(")
        assert "list_sessions(*, farmId: str, queueId: str, jobId: str," in shown


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://user:hush@127.0.0.1:1/?key=hush", None])
def test_what_a_client_shows(url: str | None) -> None:
    ours = pair(url)[1]
    shown = f"eu-west-1, {'http://127.0.0.1:1' if url else ours.meta.endpoint_url}"
    assert repr(ours).rstrip("/>") == f"<deadline_pages.Client of {shown}"
    assert repr(AioClient(ours)).rstrip("/>") == f"<deadline_pages.aio.AioClient of {shown}"
    session = aio.AioSession()
    session.set_credentials("AKIDEXAMPLE", "hush")
    session.set_config_variable("region", "us-west-2")
    assert repr(session) == "<deadline_pages.aio.AioSession of profile default, us-west-2>"


@pytest.mark.parametrize("name", list(KEYS))
def test_a_session_with_one_key_is_refused(name: str) -> None:
    key: dict[str, Any] = {name: "A"}
    with pytest.raises(Exception, match="Partial credentials found in explicit") as caught:
        deadline_pages.Session(**key)
    assert caught.typename == "PartialCredentialsError"


# -- sessions ------------------------------------------------------------------------------------------------------

FILES: Final = {
    "config": "[default]\nregion = eu-north-1\n[profile studio]\nregion = ap-south-1\nservices = local\n"
    "[profile bare]\n[services local]\ndeadline =\n  endpoint_url = {url}\n",
    "credentials": "[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = s\n"
    "[studio]\naws_access_key_id = STUDIO\naws_secret_access_key = s\naws_session_token = t\n",
}


def both_sessions(tmp_path: Path, url: str, code: str, **environment: str) -> list[str]:
    """Run code with `boto3` once as boto3 and once as us, in a process with these files and this environment only."""
    (tmp_path / ".aws").mkdir(exist_ok=True)
    for name, text in FILES.items():
        (tmp_path / ".aws" / name).write_text(text.format(url=url))
    clean = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "AWS_EC2_METADATA_DISABLED": "true", **environment}
    clean["AWS_DISABLE_HOST_PREFIX_INJECTION"] = "true"
    outputs = []
    for module in ("boto3", "deadline_pages"):
        program = f"import {module} as boto3\ntry:\n{textwrap.indent(textwrap.dedent(code), '    ')}\n"
        program += "except Exception as error:\n    print(type(error).__name__, error)\n"
        done = subprocess.run([sys.executable, "-c", program], env=clean, capture_output=True, text=True, timeout=50)
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    return outputs


LIST: Final = f"print(c.list_sessions(**{IDS!r})['sessions'], c.meta.region_name, c.meta.endpoint_url)"


@pytest.mark.parametrize(
    "code",
    [
        f"c = boto3.client('deadline', endpoint_url=URL); {LIST}",
        f"c = boto3.Session().client('deadline', endpoint_url=URL); {LIST}",
        f"c = boto3.Session(profile_name='studio').client('deadline'); {LIST}",
        f"c = boto3.session.Session(region_name='us-east-2', profile_name='studio').client('deadline'); {LIST}",
        f"c = boto3.Session(profile_name='studio').client('deadline', 'us-west-2'); {LIST}",
        f"c = boto3.Session('A', 'S', 'T', 'us-east-1').client('deadline', endpoint_url=URL); {LIST}",
        f"c = boto3.Session('A', 'S').client('deadline', aws_access_key_id='B', aws_secret_access_key='S', "
        f"endpoint_url=URL); {LIST}",
        "print(boto3.Session().region_name, boto3.Session().profile_name)",
        "s = boto3.Session(profile_name='studio'); print(s.region_name, s.profile_name, s)",
        "print(boto3.Session(profile_name='bare').region_name)",
        "print(sorted(boto3.Session().available_profiles))",
        "boto3.Session(profile_name='nobody')",
        "boto3.Session(profile_name='bare').client('deadline')",
    ],
)
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"AWS_PROFILE": "studio"},
        {"AWS_PROFILE": "nobody", "AWS_DEFAULT_PROFILE": "studio"},
        {"AWS_PROFILE": "nobody"},
        {"AWS_DEFAULT_REGION": "ca-central-1", "AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"},
    ],
    ids=lambda environment: ",".join(environment) or "files",
)
def test_sessions(server: ScriptedServer, tmp_path: Path, code: str, environment: dict[str, str]) -> None:
    server.play(EMPTY_PAGE, EMPTY_PAGE)
    theirs, ours = both_sessions(tmp_path, server.url, code.replace("URL", repr(server.url)), **environment)
    assert ours == theirs
    signed = [
        (request.path, (request.header("authorization") or "").split(",")[0].split("/20")[0])
        for request in server.requests
    ]
    assert signed[1:] == signed[:1]
