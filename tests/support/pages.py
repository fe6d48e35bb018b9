"""Pages decoded by botocore's parser and by ours, and compared."""

from __future__ import annotations

import json
import math
from typing import Any, Final

import pytest
from botocore.parsers import create_parser
from deadline_pages._native import decode_page
from deadline_pages.exceptions import ResponseParserError

from tests.support.model import output

PARSER: Final = create_parser("rest-json")


def botocores_page(operation: str, body: bytes) -> Any:
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
        theirs = botocores_page(operation, body)
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
