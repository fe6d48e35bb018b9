"""Everything visible of the exception classes as JSON, in an interpreter with botocore or without."""

from __future__ import annotations

import pickle
import string
import subprocess
import sys
from typing import Any

import pytest

from tests.support.paths import ROOT

BUILTINS = (OSError, ValueError, KeyError, AssertionError)


def names() -> list[str]:
    from deadline_pages import _exceptions

    return list(_exceptions.NAMES)


def facts(error: Any) -> dict[str, Any]:
    attributes = {key: value for key, value in vars(error).items() if not key.startswith("__")}
    return {
        "class": type(error).__name__,
        "text": str(error),
        "repr": repr(error),
        "args": list(error.args),
        "attributes": attributes,
        "is": [builtin.__name__ for builtin in BUILTINS if isinstance(error, builtin)],
        # botocore's vendored requests has classes of the same names.
        "bases": [c.__name__ for c in type(error).__mro__ if c.__name__ in names() and "vendored" not in c.__module__],
    }


RESPONSES: list[dict[str, Any]] = [
    {},
    {"Error": {}},
    {"Error": {"Code": "Busy", "Message": "not now"}},
    {"Error": {"Code": "Busy", "Message": None}, "ResponseMetadata": {"RetryAttempts": 2}},
    {"Error": {"Code": "Busy"}, "ResponseMetadata": {"MaxAttemptsReached": True}},
    {"Error": {"Code": "Busy"}, "ResponseMetadata": {"MaxAttemptsReached": True, "RetryAttempts": 0}},
    {"Error": {"Code": "Busy"}, "ResponseMetadata": {"MaxAttemptsReached": False, "RetryAttempts": 4}, "reason": "r"},
]


def describe(module: Any) -> dict[str, Any]:
    """Everything that can be seen of every class, as JSON can hold it."""
    from deadline_pages import exceptions as public

    seen: dict[str, Any] = {}
    for name in names():
        cls = getattr(module, name) if hasattr(module, name) else getattr(public, name)
        if name == "ClientError":
            made = [cls(response, "ListSessions") for response in RESPONSES]
        elif name == "ResponseParserError":
            made = [cls("text")]
        else:
            fields = {field for _, field, _, _ in string.Formatter().parse(cls.fmt) if field}
            kwargs = {field: f"a {field}" for field in sorted(fields)}
            made = [cls(**kwargs), cls(**kwargs, more=1)]
            if fields:
                with pytest.raises(KeyError):
                    cls()
        seen[name] = [[facts(error), facts(pickle.loads(pickle.dumps(error)))] for error in made]
        seen[name].append(getattr(cls, "fmt", None) or getattr(cls, "MSG_TEMPLATE", None))
    return seen


def without_botocore(code: str) -> str:
    """Run code in an interpreter that cannot import botocore."""
    start = "import sys; sys.modules['botocore'] = None; sys.modules['boto3'] = None\n"
    done = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, cwd=ROOT, timeout=30)
    assert done.returncode == 0, done.stderr
    return done.stdout
