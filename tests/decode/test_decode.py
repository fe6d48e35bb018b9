"""The decoder against botocore's own parser: equal answers, and an error where botocore has none or loses data."""

from __future__ import annotations

import json
import math
import random
from functools import cache
from typing import Any, Final

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel, Shape
from botocore.parsers import create_parser
from deadline_pages._native import decode_page
from deadline_pages.exceptions import ResponseParserError
from hypothesis import given, settings
from hypothesis import strategies as st

SERVICE: Final = ServiceModel(Loader().load_service_model("deadline", "service-2"))
PAGINATORS: Final = Loader().load_service_model("deadline", "paginators-1")["pagination"]
PARSER: Final = create_parser("rest-json")
NAMES: Final = {"".join("_" + c.lower() if c.isupper() else c for c in name)[1:]: name for name in PAGINATORS}
OPERATIONS: Final = sorted(NAMES)


def output(operation: str) -> Shape:
    shape: Shape = SERVICE.operation_model(NAMES[operation]).output_shape
    return shape


def boto3(operation: str, body: bytes) -> Any:
    """Botocore's page; an exception where the body is no JSON object, which botocore makes an empty page of."""
    if not isinstance(json.loads(body.decode()), dict):
        raise TypeError(body)
    page = PARSER.parse({"status_code": 200, "headers": {}, "body": body}, output(operation))
    del page["ResponseMetadata"]
    return page


def same(ours: Any, theirs: Any) -> bool:
    """Equal in type and order as well: True is not 1, 1.0 is not 1, nan is nan, -0.0 is not 0.0."""
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, dict):
        return list(ours) == list(theirs) and all(same(ours[key], theirs[key]) for key in ours)
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, float):
        return (math.isnan(ours) and math.isnan(theirs)) or repr(ours) == repr(theirs)
    return bool(ours == theirs)


def check(operation: str, body: bytes) -> None:
    try:
        theirs = boto3(operation, body)
    except Exception:
        with pytest.raises(ResponseParserError):
            decode_page(operation, body)
        return
    try:
        ours = decode_page(operation, body)
    except ResponseParserError as error:
        # botocore lists the characters of a string and the keys of an object.
        if "expected a list, got" in str(error):
            return
        raise
    assert same(ours, theirs), (body, ours, theirs)


# -- strategies: what a service may send, from the model ---------------------------------------------------------

TEXT: Final = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "x" * 70, "é", "\U0001f600", 'say "hi"\\', "a/b\n\t", "\u0000", "session-0123456789abcdef"]),
)
NUMBERS: Final = st.one_of(st.integers(), st.integers(-(2**70), 2**70), st.floats())
JSON: Final = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)
DATES: Final = st.builds(
    lambda date, digits, zone: (
        date.strftime("%Y").zfill(4) + date.strftime("-%m-%dT%H:%M:%S") + ("." + digits if digits else "") + zone
    ),
    st.datetimes(),
    st.text("0123456789", max_size=9),
    st.sampled_from(["Z", "Z", "Z", "", "+00:00", "-00:00", "+05:30", "-08:00", "+0530", "+02", "+23:59"]),
)
ODD: Final = st.one_of(
    JSON,
    DATES,
    st.sampled_from(["12", " 12 ", "1_0", "1.5", "nan", "-inf", "1e3", "true", "TRUE", "False", "0", "1767607200"]),
    st.sampled_from([0, 1.9, -1.9, 1e400, 10**400, 1767607200, 1767607200.123456, -1, 253402300799]),
)


def members(shape: Shape, odd: bool) -> st.SearchStrategy[Any]:
    known = {name: value(member, odd) for name, member in shape.members.items()}
    if getattr(shape, "is_tagged_union", False):
        tag = st.one_of([st.fixed_dictionaries({name: strategy}) for name, strategy in known.items()])
        return st.one_of(tag, tag, tag, st.fixed_dictionaries({"brandNew": JSON}))
    plain = st.fixed_dictionaries({}, optional={name: st.one_of(st.none(), *[s] * 9) for name, s in known.items()})
    unknown = st.one_of(st.just({}), st.dictionaries(st.sampled_from(["unknown", "é", "nextTokens"]), JSON, max_size=2))
    return st.builds(shuffled, plain, unknown, st.randoms(use_true_random=False))


def shuffled(plain: dict[str, Any], unknown: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    items = [*plain.items(), *unknown.items()]
    if rng.random() < 0.5:
        rng.shuffle(items)
    return dict(items)


SCALARS: Final[dict[str, st.SearchStrategy[Any]]] = {
    "string": TEXT,
    "integer": st.integers(),
    "long": st.integers(-(2**65), 2**65),
    "float": NUMBERS,
    "double": NUMBERS,
    "boolean": st.booleans(),
    "timestamp": DATES,
}


def value(shape: Shape, odd: bool) -> st.SearchStrategy[Any]:
    strategy: st.SearchStrategy[Any]
    if getattr(shape, "is_document_type", False):
        strategy = JSON
    elif shape.type_name == "structure":
        strategy = st.deferred(lambda: members(shape, odd))
    elif shape.type_name == "list":
        strategy = st.lists(st.one_of(value(shape.member, odd), st.none()), max_size=3)
    elif shape.type_name == "map":
        strategy = st.dictionaries(TEXT, value(shape.value, odd), max_size=3)
    else:
        strategy = SCALARS[shape.type_name]
    return st.one_of(*[strategy] * 15, ODD) if odd else strategy


@cache
def bodies(operation: str, odd: bool = False) -> st.SearchStrategy[bytes]:
    return st.builds(
        lambda page, ascii_only, separators, indent: json.dumps(
            page, ensure_ascii=ascii_only, separators=separators, indent=indent
        ).encode(errors="replace"),
        members(output(operation), odd),
        st.booleans(),
        st.sampled_from([(",", ":"), (", ", ": ")]),
        st.sampled_from([None, None, 1]),
    )


@pytest.mark.parametrize("operation", OPERATIONS)
def test_pages_as_modelled(operation: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(bodies(operation))
    def run(body: bytes) -> None:
        check(operation, body)

    run()


@pytest.mark.parametrize("operation", OPERATIONS)
def test_pages_with_mistyped_values(operation: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(bodies(operation, odd=True))
    def run(body: bytes) -> None:
        check(operation, body)

    run()


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_broken_bodies(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(OPERATIONS))
    body = bytearray(data.draw(bodies(operation)))
    if data.draw(st.booleans()):
        del body[data.draw(st.integers(0, len(body))) :]
    for _ in range(data.draw(st.integers(0, 3))):
        if body:
            body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    check(operation, bytes(body))


# -- the rules, one by one ----------------------------------------------------------------------------------------


def session(**row: Any) -> Any:
    page = decode_page("list_sessions", json.dumps({"sessions": [row]}).encode())
    check("list_sessions", json.dumps({"sessions": [row]}).encode())
    return page["sessions"][0]


def dated(*texts: str) -> bytes:
    return json.dumps({"sessions": [{"startedAt": text} for text in texts]}).encode()


def message(operation: str, body: str | bytes) -> str:
    with pytest.raises(ResponseParserError) as caught:
        decode_page(operation, body if isinstance(body, bytes) else body.encode())
    return str(caught.value)


def test_absent_null_and_unknown_members_are_left_out() -> None:
    assert session(sessionId="s", startedAt=None, unknown={"a": [1]}) == {"sessionId": "s"}
    assert decode_page("list_sessions", b'{"sessions":[null,{}],"nextToken":null}') == {"sessions": [None, {}]}
    assert decode_page("list_sessions", b" {} ") == {}


def test_last_duplicate_wins() -> None:
    assert decode_page("list_sessions", b'{"nextToken":"a","nextToken":"b"}') == {"nextToken": "b"}
    assert decode_page("list_sessions", b'{"nextToken":"a","nextToken":null}') == {}
    assert decode_page("list_sessions", b'{"sessions":5,"sessions":[]}') == {"sessions": []}


def test_strings_are_not_coerced() -> None:
    for odd in (5, 1.5, True, ["x"], {"a": None}):
        assert same(session(sessionId=odd), {"sessionId": odd})
    assert decode_page("list_sessions", b'{"nextToken":"\\ud800"}') == {"nextToken": "\ud800"}


@pytest.mark.parametrize(
    ("sent", "got"),
    [(5, 5), (1.9, 1), (-1.9, -1), ("12", 12), (" 1_0 ", 10), (True, 1), (2**80, 2**80), ("9" * 40, int("9" * 40))],
)
def test_integers(sent: Any, got: int) -> None:
    body = json.dumps({"jobs": [{"priority": sent}]}).encode()
    check("list_jobs", body)
    assert same(decode_page("list_jobs", body), {"jobs": [{"priority": got}]})


@pytest.mark.parametrize(
    ("sent", "got"),
    [
        ("0", 0.0),
        ("-0", 0.0),
        ("-0.0", -0.0),
        ('"1.5"', 1.5),
        ("true", 1.0),
        ("NaN", math.nan),
        ('"nan"', math.nan),
        ("1e400", math.inf),
        ("-Infinity", -math.inf),
        ("0.1", 0.1),
        ("12345678901234567890123", 12345678901234567890123.0),
    ],
)
def test_floats(sent: str, got: float) -> None:
    body = b'{"sessionActions":[{"progressPercent":%b}]}' % sent.encode()
    check("list_session_actions", body)
    assert same(decode_page("list_session_actions", body), {"sessionActions": [{"progressPercent": got}]})


def test_unions() -> None:
    def union(text: str) -> Any:
        body = b'{"memberships":[%b]}' % text.encode()
        return decode_page("list_memberships", body)["memberships"][0]

    assert union('{"farm":{"farmId":"f"},"queue":null,"__type":"x"}') == {"farm": {"farmId": "f"}}
    assert union('{"brandNew":{"x":1}}') == {"SDK_UNKNOWN_MEMBER": {"name": "brandNew"}}
    # botocore gives the name of the first member, whatever that is.
    assert union('{"__type":"x","farm":null,"brandNew":1}') == {"SDK_UNKNOWN_MEMBER": {"name": "brandNew"}}
    for text in ("{}", '{"farm":null}', '{"__type":"x"}', '{"farm":{},"queue":{}}', '{"farm":{},"brandNew":1}'):
        body = f'{{"memberships":[{text}]}}'
        with pytest.raises(ResponseParserError) as theirs:
            boto3("list_memberships", body.encode())
        assert message("list_memberships", body) == str(theirs.value)


def test_maps() -> None:
    body = b'{"tasks":[{"parameters":{"Frame":{"int":"5"},"none":null,"Frame":{"int":"6"}}}]}'
    check("list_tasks", body)
    assert decode_page("list_tasks", body) == {"tasks": [{"parameters": {"Frame": {"int": "6"}, "none": None}}]}
    counts = '{"jobs":[{"taskRunStatusCounts":{"READY":null}}]}'
    assert message("list_jobs", counts) == 'jobs[0].taskRunStatusCounts["READY"]: expected an integer, got null'


def test_documents_pass_untouched() -> None:
    items = [{"a": [2**90, 1.0, None, {"b": True}], "nested": "\ud800"}, 5, None, "x", math.inf]
    deep = "[" * 400 + "]" * 400
    body = json.dumps({"jobParameterDefinitions": items})[:-2] + f", {deep}]}}"
    got = decode_page("list_job_parameter_definitions", body.encode())
    assert same(got, json.loads(body))


def test_depth() -> None:
    body = b'{"unknown":' + b"[" * 400 + b"]" * 400 + b',"nextToken":"t"}'
    assert decode_page("list_sessions", body) == {"nextToken": "t"}
    endless = b'{"unknown":' + b"[" * 200_000 + b"]" * 200_000 + b"}"
    assert message("list_sessions", endless) == "the body is nested too deeply"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", "the body is empty"),
        ("[]", "the body: expected an object, got a list"),
        ("null", "the body: expected an object, got null"),
        ("{} x", "the body is not JSON: Extra data at byte 3"),
        ('{"é": 1, x', "the body is not JSON: Expecting property name enclosed in double quotes at byte 10"),
        ('{"sessions": [', "the body is not JSON: Expecting value at byte 14"),
        (b'{"a": "\xff"}', "the body is not UTF-8: byte 7"),
        (b"\xef\xbb\xbf{}", "the body is not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig) at byte 0"),
        ('{"sessions": {}}', "sessions: expected a list, got an object"),
        ('{"sessions": "ab"}', 'sessions: expected a list, got "ab"'),
        ('{"sessions": [{}, 5]}', "sessions[1]: expected an object, got 5"),
        ('{"sessions": [{"startedAt": {}}]}', "sessions[0].startedAt: expected a timestamp, got an object"),
    ],
)
def test_messages(body: str | bytes, text: str) -> None:
    assert message("list_sessions", body) == text


def test_refused_numbers() -> None:
    assert message("list_jobs", '{"jobs":[{"priority":"x"}]}') == 'jobs[0].priority: expected an integer, got "x"'
    assert message("list_jobs", '{"jobs":[{"priority":NaN}]}') == "jobs[0].priority: expected an integer, got nan"
    percent = '{"sessionActions":[{"progressPercent":[]}]}'
    assert message("list_session_actions", percent) == (
        "sessionActions[0].progressPercent: expected a number, got a list"
    )


def test_repeated_values_and_order() -> None:
    rows = [{"sessionId": text, "fleetId": text} for text in ["a", "a", 'q"', 'q"', "q", "é", "é", "a"]]
    body = json.dumps({"nextToken": "a", "sessions": rows}).encode()
    check("list_sessions", body)


def test_every_operation_decodes() -> None:
    assert len(OPERATIONS) == 31
    for operation in OPERATIONS:
        assert decode_page(operation, b"{}") == {}
    with pytest.raises(KeyError):
        decode_page("list_nothing", b"{}")
