"""Items as what is printed: dates as ``aws`` writes them, and JSON."""

from __future__ import annotations

import json
import re
from datetime import datetime

from deadline_pages._native import Scan

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

# Inside of JSON's strings, and only there: DEL and what follows command terminals, lone surrogates are no UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\ud800-\udfff]")

_encode = json.JSONEncoder(default=datetime.isoformat, ensure_ascii=False).encode


def items(page: Mapping[str, Any]) -> list[Any]:
    """Return the items of a page, those of a scan with the ids of their parents in front."""
    found: list[Any] = next((value for value in page.values() if isinstance(value, list)), [])
    parents = page.get("Parents")
    if not parents:
        return found
    # The items of a lenient service are what its JSON says.
    return [{**parents, **item} if isinstance(item, dict) else item for item in found]


def plain(value: Any) -> Any:
    """Return a value with dates as text, which JMESPath sorts and compares."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime) else value


def to_json(value: Any) -> str:
    """Return a value as JSON, in the lines that ``aws`` prints."""
    return _safe(json.dumps(value, default=datetime.isoformat, ensure_ascii=False, indent=4)) + "\n"


def lines(found: list[Any]) -> str:
    """Return a line of JSON for each value."""
    return _safe("".join(_encode(value) + "\n" for value in found))


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def found(page: Mapping[str, Any], expression: Any) -> list[Any]:
    """Return what a compiled JMESPath expression finds in a page, as a paginator's ``search`` does."""
    whole = {name: items(page) if isinstance(value, list) else value for name, value in page.items()}
    result = expression.search(plain(whole))
    return result if isinstance(result, list) else [result]


def document(pages: Any) -> dict[str, Any]:
    """Return a listing as ``aws`` prints it; a scan in the same form, with the ids of parents in each item."""
    if isinstance(pages, list):
        (whole,) = pages
        return {name: value for name, value in whole.items() if name != "ResponseMetadata"}
    if not isinstance(pages, Scan):
        return dict(pages.build_full_result())
    (key,) = (key.expression for key in pages.result_keys)
    complete: dict[str, Any] = {key: [item for page in pages for item in items(page)]}
    return complete if pages.resume_token is None else {**complete, "NextToken": pages.resume_token}


def position(pages: Any, page: Mapping[str, Any]) -> str | None:
    """Return the starting token of what follows a page that was just given."""
    token: str | None = pages.resume_token if isinstance(pages, Scan) else page.get("nextToken")
    return token
