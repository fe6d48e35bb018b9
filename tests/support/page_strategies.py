"""Hypothesis strategies for the bodies that a service may send, made from its model."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any, Final

from botocore.model import Shape
from hypothesis import strategies as st

from tests.support.model import output

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
