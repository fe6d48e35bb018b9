"""Errors for unknown names, which suggest the closest known one."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# botocore's names without a counterpart here.
_BOTOCORES = (
    "emit",
    "events",
    "get_component",
    "get_waiter",
    "register",
    "resource_factory",
    "unregister",
    "waiter_names",
)


def closest_name(name: object, known: Iterable[str]) -> str | None:
    """Return the known name that is most similar to a misspelt one, None if there is none."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), 1)), None) if isinstance(name, str) else None


def attribute_error(owner: Any, name: str, instead: str = "boto3 and deadline_pages.install()") -> AttributeError:
    """Create the error for a missing attribute.

    Args:
        owner: the module or object without the attribute.
        name: name of the attribute.
        instead: what to use for botocore's events and internals.
    """
    is_module = isinstance(owner, type(sys))
    shown = f"module {owner.__name__!r}" if is_module else f"{type(owner).__name__!r} object"
    text = f"{shown} has no attribute {name!r}"
    if name.startswith("__"):
        pass
    elif not is_module and (name in _BOTOCORES or name.startswith("_")):
        text += f"; events and other parts of botocore are there with {instead}"
    elif meant := closest_name(name, dir(owner)):
        text += f"; did you mean {meant!r}?"
    # With `obj`, Python would append a suggestion of its own.
    return AttributeError(text, name=name, obj=None)


def operation_error(name: object, known: Iterable[str]) -> KeyError:
    """Create botocore's error for an unknown operation, with a note of the closest name."""
    error = KeyError(name)
    if meant := closest_name(name, known):
        vars(error)["__notes__"] = [f"did you mean {meant!r}?"]  # `add_note` is not in Python 3.10
    return error
