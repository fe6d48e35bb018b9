"""Attributes and dicts read once, to be judged in Python, and compared with the present by identity in Rust."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from deadline_pages._native import Identities

_Place: TypeAlias = tuple["dict[Any, Any] | None", "int | None", Sequence[tuple[Any, Any]], Sequence[Any]]
MISSING = object()


class Reading(NamedTuple):
    """What was read of one object. Who judges it must not look again: other threads patch in between."""

    places: list[_Place]
    # By name, as they lie in the dicts: functions are not bound, properties not called.
    values: dict[str, Any]
    classes: tuple[type, ...] = ()


def read(owner: Any, names: Sequence[str]) -> Reading:
    """Read attributes of a class (with inherited ones), a module or another object, or keys of a dict."""
    is_class = isinstance(owner, type)
    mappings = map(dict_of, owner.__mro__) if is_class else [owner if type(owner) is dict else vars(owner)]
    places: list[_Place] = []
    values: dict[str, Any] = {}
    for mapping in mappings:
        entries = [(name, mapping.get(name, MISSING)) for name in names]
        found = {name: value for name, value in entries if value is not MISSING}
        names = [name for name in names if name not in found]
        places.append((mapping, None, [*found.items()], names))
        values |= found
        if not names:
            break
    return Reading(places, values, (owner,) if is_class else ())


def read_all(mapping: dict[str, Any], *, is_own: bool = False) -> Reading:
    """Read a whole dict. No reference is kept to one `is_own`: it is passed to `Identities.is_same`."""
    values = mapping.copy()
    return Reading([(None if is_own else mapping, len(values), [*values.items()], ())], values)


def identities(readings: Iterable[Reading]) -> Identities:
    """Make of what was read what can be compared with the present."""
    readings = [*readings]
    places = [place for reading in readings for place in reading.places]
    return Identities(places, [cls for reading in readings for cls in reading.classes])


def dict_of(cls: type) -> dict[str, Any]:
    """Return the dict of a class itself; `vars()` returns a proxy."""
    mapping: dict[str, Any]
    (mapping,) = gc.get_referents(vars(cls))
    return mapping
