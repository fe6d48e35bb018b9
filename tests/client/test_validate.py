"""Parameter checks: botocore's validator is the oracle."""

from __future__ import annotations

import enum
from typing import Any

import botocore.exceptions
import botocore.session
import botocore.validate
import pytest
from botocore import xform_name
from deadline_pages import _native
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

LOADER = botocore.session.get_session().get_component("data_loader")
SERVICE = botocore.session.get_session().get_service_model("deadline")
OPERATIONS = {
    xform_name(name): SERVICE.operation_model(name)
    for name in LOADER.load_service_model("deadline", "paginators-1")["pagination"]
}
NAMES = sorted({name for model in OPERATIONS.values() for name in model.input_shape.members})


class Text(str):
    pass


class Number(int):
    pass


class Shouting(str):
    def __str__(self) -> str:
        return self.upper()


class Choice(str, enum.Enum):
    READY = "READY"


class Level(enum.IntEnum):
    NONE = 0
    ONE = 1


class Loud:
    def __format__(self, spec: str) -> str:
        return "formatted"

    def __str__(self) -> str:
        return "text"


texts = st.text(st.characters(), max_size=8)
scalars = st.one_of(
    texts,
    texts.map(Text),
    st.integers(),
    st.integers(-2, 2),
    st.integers(-2, 2).map(Number),
    st.sampled_from([2**63 - 1, 2**63, 2**64, -(2**63), -(2**63) - 1, 10**40, -(10**40)]),
    st.booleans(),
    st.none(),
    st.floats(),
    st.binary(max_size=3),
    st.sampled_from(
        [Choice.READY, Level.NONE, Level.ONE, Loud(), Shouting("x"), str, int, Text, {}, {"a": 1}, ..., ""]
    ),
)
values = st.one_of(scalars, st.lists(scalars, max_size=4), st.lists(texts, max_size=4).map(tuple))


def expected(method: str, parameters: dict[str, Any]) -> str | None:
    report = botocore.validate.ParamValidator().validate(parameters, OPERATIONS[method].input_shape)
    if not report.has_errors():
        return None
    return str(botocore.exceptions.ParamValidationError(report=report.generate_report()))


def given_by_us(method: str, parameters: dict[str, Any]) -> str | None:
    try:
        _native.validate(method, **parameters)
    except botocore.exceptions.ParamValidationError as error:
        return str(error)
    return None


def encodable(value: object) -> bool:
    if isinstance(value, (list, tuple)):
        return all(map(encodable, value))
    try:
        return not isinstance(value, str) or bool(value.encode("utf-8")) or True
    except UnicodeEncodeError:
        return False


def compare(method: str, parameters: dict[str, Any]) -> None:
    text = expected(method, parameters)
    if text is None and not all(map(encodable, parameters.values())):
        # Valid, but no URL can carry it.
        with pytest.raises(UnicodeEncodeError):
            _native.validate(method, **parameters)
        return
    assert given_by_us(method, parameters) == text


def right(method: str) -> dict[str, Any]:
    samples: dict[str, Any] = {"string": "farm-1", "integer": 7, "list": ["FARM"]}
    return {name: samples[shape.type_name] for name, shape in OPERATIONS[method].input_shape.members.items()}


@pytest.mark.parametrize("method", OPERATIONS)
def test_right_parameters_pass(method: str) -> None:
    assert expected(method, right(method)) is None
    _native.validate(method, **right(method))


@pytest.mark.parametrize("method", OPERATIONS)
def test_nothing_given(method: str) -> None:
    compare(method, {})


@pytest.mark.parametrize("method", OPERATIONS)
@pytest.mark.parametrize(
    "value",
    [
        "",
        "\ud800",
        "ü",
        0,
        1,
        -1,
        True,
        False,
        None,
        1.0,
        b"a",
        [],
        [1, "a", None],
        ("a",),
        {},
        Level.NONE,
        Choice.READY,
    ],
    ids=repr,
)
def test_each_parameter_with_each_kind_of_value(method: str, value: Any) -> None:
    for name in right(method):
        compare(method, right(method) | {name: value})


@settings(max_examples=1200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    method=st.sampled_from(sorted(OPERATIONS)),
    keep=st.sets(st.sampled_from(NAMES)),
    other=st.dictionaries(st.sampled_from(NAMES) | texts, values, max_size=5),
    first=st.booleans(),
)
@example(method="list_sessions", keep=set(), other={"\ud800": 1, "farmId": "\udfff"}, first=True)
@example(method="list_sessions", keep=set(NAMES), other={"maxResults": 10**40}, first=True)
def test_any_parameters(method: str, keep: set[str], other: dict[str, Any], first: bool) -> None:
    base = {name: value for name, value in right(method).items() if name in keep}
    compare(method, (other | base | other) if first else (base | other))


def test_an_exception_while_showing_a_value_is_passed_on() -> None:
    class Broken:
        def __str__(self) -> str:
            raise ZeroDivisionError("no text")

    with pytest.raises(ZeroDivisionError, match="no text"):
        _native.validate("list_farms", maxResults=Broken())


def test_unknown_operation() -> None:
    with pytest.raises(KeyError, match="get_farm"):
        _native.validate("get_farm", farmId="farm-1")
