"""Snapshots of attributes and dicts, compared by identity in Rust."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from deadline_pages._native import Snapshot

_Place: TypeAlias = tuple["dict[Any, Any] | None", "int | None", Sequence[tuple[Any, Any]], Sequence[Any]]


def snapshot(
    attributes: Iterable[tuple[Any, Sequence[str]]],
    mappings: Iterable[dict[Any, Any]] = (),
    own: dict[Any, Any] | None = None,
) -> Snapshot:
    """Take a snapshot of attributes of objects, and of whole dicts.

    Args:
        attributes: classes, modules, other objects or dicts, each with the names of attributes or keys.
        mappings: whole dicts.
        own: another whole dict, to which no reference is kept: it is passed to `is_same`.

    Returns:
        A snapshot, whose `is_same` compares by identity.
    """
    attributes = list(attributes)
    places = [place for owner, names in attributes for place in _places(owner, names)]
    places += [(mapping, len(mapping), [*mapping.items()], ()) for mapping in mappings]
    if own is not None:
        places.append((None, len(own), [*own.items()], ()))
    return Snapshot(places, [owner for owner, _ in attributes if isinstance(owner, type)])


def _places(owner: Any, names: Sequence[str]) -> Iterator[_Place]:
    if not isinstance(owner, type):
        mapping = owner if type(owner) is dict else getattr(owner, "__dict__", {})
        yield mapping, None, [(name, mapping.get(name)) for name in names], ()
        return
    for cls in owner.__mro__:
        mapping = dict_of(cls)
        found = [(name, mapping[name]) for name in names if name in mapping]
        names = [name for name in names if name not in mapping]
        yield mapping, None, found, names
        if not names:
            return


def dict_of(cls: type) -> dict[str, Any]:
    """Return the dict of a class itself; `vars()` returns a proxy."""
    mapping: dict[str, Any]
    (mapping,) = gc.get_referents(vars(cls))
    return mapping
