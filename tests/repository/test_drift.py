"""Source code of botocore that this package reimplements: if it changed, review it before raising the pin."""

import hashlib
import inspect

import botocore.paginate
import botocore.parsers
import botocore.validate
import pytest

READ = {
    botocore.paginate.PageIterator: "2d6b9131d0a80434",
    botocore.paginate.TokenDecoder: "96fef3acdf44f31e",
    botocore.parsers.RestJSONParser: "e0288cc792cec333",
    botocore.parsers.BaseJSONParser: "f10dc499a0170ce0",
    botocore.validate.ParamValidator: "4be6ccf291f3f363",
}


@pytest.mark.parametrize("source", READ, ids=lambda source: source.__name__)
def test_botocore_is_what_was_read(source: type) -> None:
    digest = hashlib.sha256(inspect.getsource(source).encode()).hexdigest()[:16]
    assert digest == READ[source], f"Read {source.__module__}.{source.__name__} again, then note {digest} here."
