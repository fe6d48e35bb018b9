"""The exception classes, with botocore and with botocore hidden."""

from __future__ import annotations

import base64
import json
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


def test_ours_are_botocores_where_botocore_is() -> None:
    import botocore.exceptions
    import botocore.parsers
    from deadline_pages import exceptions

    for name in names():
        home: Any = botocore.parsers if name == "ResponseParserError" else botocore.exceptions
        assert getattr(exceptions, name) is getattr(home, name)


def test_same_shapes_without_botocore() -> None:
    import botocore.exceptions

    code = (
        "import json; from deadline_pages import exceptions as e; from tests.support.exception_facts import describe\n"
    )
    ours = json.loads(without_botocore(code + "print(json.dumps(describe(e)))"))
    assert "botocore" not in json.dumps(ours)
    theirs = json.loads(json.dumps(describe(botocore.exceptions)))
    assert ours.keys() == theirs.keys()
    for name, seen in theirs.items():
        assert ours[name] == seen


@pytest.mark.parametrize("name", ["ReadTimeoutError", "NoRegionError", "SSLError"])
def test_a_pickle_from_a_machine_without_botocore_is_botocores_class_here(name: str) -> None:
    import botocore.exceptions

    code = (
        "import base64, pickle; from deadline_pages import exceptions as e\n"
        f"error = e.{name}(endpoint_url='u', error='e')\n"
        "print(base64.b64encode(pickle.dumps(error)).decode())"
    )
    error = pickle.loads(base64.b64decode(without_botocore(code)))
    assert type(error) is getattr(botocore.exceptions, name)
    assert error.kwargs == {"endpoint_url": "u", "error": "e"}


MODELLED = (
    "from deadline_pages import exceptions as e, _native\n"
    "import pickle\n"
    "answer = {'Error': {'Code': 'ThrottlingException', 'Message': 'm'}, 'quotaCode': 'q'}\n"
    "error = e.ThrottlingException(answer, 'Op')\n"
    "copy = pickle.loads(pickle.dumps(error))\n"
    "assert type(copy) is e.ThrottlingException and isinstance(copy, e.ClientError)\n"
    "assert (copy.response, copy.operation_name, str(copy)) == (error.response, 'Op', str(error))\n"
    "try: _native.validate('list_farms', maxResults=0)\n"
    "except e.ParamValidationError as invalid: assert 'valid min value: 1' in str(invalid)\n"
)


PURGED = (
    "import sys, deadline_pages\n"
    "from deadline_pages import exceptions as old\n"
    "for name in [name for name in sys.modules if name.startswith('deadline_pages')]: del sys.modules[name]\n"
    "from deadline_pages import exceptions as new\n"
    "assert new is not old\n"
    "from deadline_pages._exceptions import NAMES\n"
    "for name in (*NAMES, *old._MODELLED): assert getattr(new, name) is getattr(old, name), name\n"
    "assert new.ServiceExceptions.ThrottlingException is old.ThrottlingException\n"
)


def test_classes_outlive_a_purge() -> None:
    subprocess.run([sys.executable, "-c", PURGED], check=True, cwd=ROOT, timeout=30)
    without_botocore(PURGED)


def test_modelled_errors_keep_their_class_in_a_pickle() -> None:
    exec(MODELLED, {})
    without_botocore(MODELLED)


def test_the_clients_exceptions_are_botocores() -> None:
    import botocore.session
    from deadline_pages import exceptions

    theirs = botocore.session.get_session().create_client("deadline", region_name="eu-west-1").exceptions
    ours = exceptions.ServiceExceptions()
    for code in [*theirs._code_to_exception, "Unknown", ""]:
        assert ours.from_code(code).__name__ == theirs.from_code(code).__name__
    assert ours.from_code("Unknown") is ours.ClientError is exceptions.ClientError
    for name in theirs._code_to_exception:
        assert getattr(ours, name) is getattr(exceptions, name)
    texts = []
    for each in (ours, theirs):
        with pytest.raises(AttributeError) as caught:
            each.Missing  # type: ignore[union-attr]  # noqa: B018
        texts.append(str(caught.value).replace(str(each), "EXCEPTIONS"))
    assert texts[0] == texts[1]


def test_unknown_names_of_the_module() -> None:
    from deadline_pages import exceptions

    with pytest.raises(AttributeError, match=r"module 'deadline_pages.exceptions' has no attribute 'Missing'"):
        exceptions.Missing  # noqa: B018


def test_importing_the_package_imports_neither_botocore_nor_asyncio() -> None:
    code = "import sys, deadline_pages, deadline_pages._native; print({'botocore', 'asyncio'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout == "set()\n"
