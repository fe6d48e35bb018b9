"""Names that are not there: errors that say what is."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# Names of botocore's that have no near one here.
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
    """Find the name that somebody who wrote `name` may have meant."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, list(known), 1)), None) if isinstance(name, str) else None


def attribute_error(owner: Any, name: str, instead: str = "boto3 and deadline_pages.install()") -> AttributeError:
    """Make the error of an attribute that is not there.

    Args:
        owner: the module or object that has no such attribute.
        name: the attribute.
        instead: what has botocore's events and internals.
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
    # Python would add its own guess behind the text: it makes none of None.
    return AttributeError(text, name=name, obj=None)


def operation_error(name: object, known: Iterable[str]) -> KeyError:
    """Make the error of an operation that is not there: botocore's, with a note of the closest one."""
    error = KeyError(name)
    if meant := closest_name(name, known):
        vars(error)["__notes__"] = [f"did you mean {meant!r}?"]  # `add_note` is not in Python 3.10
    return error
