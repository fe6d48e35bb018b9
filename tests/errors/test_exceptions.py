"""The exception classes, with botocore and with botocore hidden."""

from __future__ import annotations

import base64
import json
import pickle
import subprocess
import sys
from typing import Any

import pytest

from tests.support.exception_facts import describe, names, without_botocore
from tests.support.paths import ROOT


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
