"""What botocore makes of a body or of a starting token, and whether we make the same of it.

Where docs/differences.md says that we differ, a rule here says so as well. Everything else is a `DisagreementError`.
"""

from __future__ import annotations

import base64
import json
import re
import socket
import sys
import warnings
from collections.abc import Iterator
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, Final
from unittest import mock

import deadline_pages
from botocore.awsrequest import create_request_object, prepare_request_dict
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError, ParamValidationError
from botocore.paginate import PageIterator
from botocore.parsers import ResponseParserFactory
from botocore.serialize import create_serializer
from botocore.utils import parse_timestamp
from botocore.validate import ParamValidator
from deadline_pages._native import decode_page
from deadline_pages.exceptions import ResponseParserError

from tests.support.model import NAMES, PAGINATORS, SERVICE
from tests.support.model import output as uncached_output
from tests.support.pages import botocores_page, same

output: Final = cache(uncached_output)
FACTORY: Final = ResponseParserFactory()
# Most of the time goes into dateutil, and most dates come often.
FACTORY.set_parser_defaults(timestamp_parser=lru_cache(100_000, typed=True)(parse_timestamp))
PARSER: Final = FACTORY.create_parser("rest-json")


class DisagreementError(Exception):
    """We and botocore differ, and nothing says that we may."""


# -- pages ---------------------------------------------------------------------------------------------------------


def check_page(operation: str, body: bytes, whole: bool = True) -> str:
    """Compare the pages of a body: `equal`, `refused` by both, or `different` on purpose.

    Args:
        operation: the method's name, `list_sessions`.
        body: of the answer.
        whole: ask botocore's parser for the whole answer; else only for the body's members, which takes a fifth of
            the time.

    Returns:
        What came out.

    Raises:
        DisagreementError: ours is another answer, or another exception than `ResponseParserError`.
    """
    shape = output(operation)
    try:
        if whole:
            theirs = botocores_page(operation, body)
        else:
            raw = json.loads(body.decode())
            # A list in its place would have no members, and botocore makes an empty page of what is no JSON.
            theirs = PARSER._parse_shape(shape, raw) if isinstance(raw, dict) else None
    except Exception:
        theirs = None
    try:
        ours = decode_page(operation, body)
    except ResponseParserError as error:
        if theirs is None:
            return "refused"
        if not _may_refuse(shape, json.loads(body), theirs, str(error)):
            raise DisagreementError(f"we refuse ({error}) what botocore reads: {theirs}") from None
        return "different"
    except BaseException as error:  # a panic is no Exception
        raise DisagreementError(f"we raise {error!r}") from error
    if theirs is None:
        raise DisagreementError(f"we read what botocore refuses: {ours}")
    if same(ours, theirs):
        return "equal"
    # botocore calls an unknown member by the name of the first, whatever that is.
    if same(ours, PARSER._parse_shape(shape, _without_nulls_in_unions(shape, json.loads(body)))):
        return "different"
    raise DisagreementError(f"ours: {ours}, botocore's: {theirs}")


def _may_refuse(shape: Any, raw: Any, theirs: Any, error: str) -> bool:
    """A string or an object in a list's place, and an offset of a day or more, are errors of ours alone."""
    if "expected a list, got" in error:
        return any(isinstance(value, (str, dict)) for kind, value in _walk(shape, raw) if kind.type_name == "list")
    return "expected a timestamp, got" in error and any(map(_is_unusable, _leaves(theirs)))


def _walk(shape: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    """Each value of a body with its shape."""
    yield shape, raw
    if shape.type_name == "structure" and isinstance(raw, dict):
        for name, member in shape.members.items():
            if name in raw:
                yield from _walk(member, raw[name])
    elif shape.type_name == "list" and isinstance(raw, list):
        for value in raw:
            yield from _walk(shape.member, value)
    elif shape.type_name == "map" and isinstance(raw, dict):
        for value in raw.values():
            yield from _walk(shape.value, value)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    else:
        yield value


def _is_unusable(value: Any) -> bool:
    try:
        if isinstance(value, datetime):
            value.utcoffset()
    except ValueError:
        return True
    return False


def _without_nulls_in_unions(shape: Any, raw: Any) -> Any:
    for kind, value in _walk(shape, raw):
        if getattr(kind, "is_tagged_union", False) and isinstance(value, dict):
            for name in [name for name, inner in value.items() if inner is None or name == "__type"]:
                del value[name]
    return raw


# -- dates ---------------------------------------------------------------------------------------------------------

CLOCK: Final = r"\d\d:\d\d(:\d\d([.,]\d+)?)?( ?[Zz]| ?[+-]([01]\d|2[0-3])(:?[0-5]\d)?)?"
SPELLING: Final = re.compile(rf"\d{{4}}-\d\d-\d\d([Tt ]{CLOCK})?", re.ASCII)


def check_date(text: str) -> str:
    """Compare what a date becomes, as `check_page` does.

    Args:
        text: of the date.

    Returns:
        What came out.

    Raises:
        DisagreementError: as `check_page`; or a spelling that services use needs more than the fast pass.
    """
    body = json.dumps({"sessions": [{"startedAt": text}]}).encode()
    outcome = check_page("list_sessions", body)
    # A month of 13 is a day to dateutil.
    if outcome == "equal" and SPELLING.fullmatch(text) and text[5:7] < "13":
        slow = dict.fromkeys(["json", "botocore.utils"])
        try:
            with mock.patch.dict(sys.modules, slow):
                decode_page("list_sessions", body)
        except ImportError as error:
            raise DisagreementError(f"a plain date goes the slow way: {error}") from None
    return outcome


# -- starting tokens -----------------------------------------------------------------------------------------------


class _SentError(Exception):
    """Carries the arguments that botocore's paginator would call the client with."""


def _send(**arguments: Any) -> None:
    raise _SentError(arguments)


class Tokens:
    """Compares what a starting token does to the first request, up to a connection that is refused.

    Without `farmId` the parameters are refused before that, in words that name all that the token brought along except
    for a `nextToken` that is a string; the URL that could not be connected to has it.
    """

    def __init__(self) -> None:
        # Bound but not listening: nobody answers there, and nobody else can.
        self._nobody = socket.socket()
        self._nobody.bind(("127.0.0.1", 0))
        self._url = f"http://127.0.0.1:{self._nobody.getsockname()[1]}"
        self._client: Any = deadline_pages.client(
            "deadline",
            region_name="us-west-2",
            endpoint_url=self._url,
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="example",
            config=Config(retries={"total_max_attempts": 1}, inject_host_prefix=False),
        )
        self._serializer = create_serializer("rest-json", include_validation=False)

    def close(self) -> None:
        """Give the port back."""
        self._nobody.close()

    def check(self, operation: str, token: str) -> str:
        """Compare what comes of a starting token: `sent`, or `refused` by both, or `different` on purpose.

        Args:
            operation: `list_farms` sends the token, `list_queues` refuses the parameters.
            token: the `StartingToken`.

        Returns:
            What came out.

        Raises:
            DisagreementError: ours is another exception, or one of another text.
        """
        theirs, different = self._expected(operation, token)
        pages = self._client.get_paginator(operation).paginate(PaginationConfig={"StartingToken": token})
        ours: BaseException
        try:
            next(iter(pages))
            ours = StopIteration("a page came from nowhere")
        except BaseException as error:  # a panic is no Exception
            ours = error
        if type(ours) is not type(theirs) or str(ours) not in (str(theirs), _printable(str(theirs))):
            raise DisagreementError(f"ours: {ours!r}, botocore's: {theirs!r}")
        if different:
            return "different"
        return "sent" if isinstance(ours, EndpointConnectionError) else "refused"

    def _expected(self, operation: str, token: str) -> tuple[BaseException, bool]:
        """The exception, and whether it is ours and not botocore's."""
        pages = _botocore_pages(operation, token)
        different = _has_bytes(token)
        if different:
            pages._token_decoder.decode = _plain
        try:
            skip = pages._parse_starting_token()[1]
            if not isinstance(skip, int):
                return ValueError(f"Bad starting token: {token}"), True
        except AttributeError:
            # base64 of JSON that is no object: the service's own token.
            different = True
            pages._token_decoder.decode = _no_token
        except Exception as error:
            return error, False
        try:
            next(iter(pages))
        except _SentError as sent:
            (arguments,) = sent.args
        except Exception as error:
            return error, different
        return self._answer(operation, arguments), different

    def _answer(self, operation: str, arguments: dict[str, Any]) -> BaseException:
        """What botocore says of a call that nobody answers."""
        model = SERVICE.operation_model(NAMES[operation])
        report = ParamValidator().validate(arguments, model.input_shape)
        if report.has_errors():
            invalid: BaseException = ParamValidationError(report=report.generate_report())
            return invalid
        if isinstance(arguments.get("maxResults"), bool):
            # botocore sends the word, which the service takes for no number.
            arguments["maxResults"] = int(arguments["maxResults"])
        try:
            request = self._serializer.serialize_to_request(arguments, model)
            del request["host_prefix"]
            prepare_request_dict(request, endpoint_url=self._url)
            url = create_request_object(request).prepare().url
        except Exception as error:
            return error
        refused: BaseException = EndpointConnectionError(endpoint_url=url)
        return refused


def _printable(text: str) -> str:
    """Ours shows half a surrogate pair of a token as replacement characters, so that the text can be printed."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _plain(token: str) -> Any:
    return json.loads(base64.b64decode(token.encode()).decode())


def _has_bytes(token: str) -> bool:
    """botocore knows tokens with bytes in them. No service token here has any, so they are parameters like others."""
    try:
        tokens = _plain(token)
    except Exception:
        return False
    return isinstance(tokens, dict) and "boto_encoded_keys" in tokens


def _no_token(_: str) -> Any:
    raise ValueError


def _botocore_pages(operation: str, token: str) -> Any:
    config = PAGINATORS[NAMES[operation]]
    return PageIterator(
        method=_send,
        input_token=[config["input_token"]],
        output_token=[],
        more_results=None,
        result_keys=[None],
        non_aggregate_keys=[],
        limit_key=config["limit_key"],
        max_items=None,
        starting_token=token,
        page_size=None,
        op_kwargs={},
    )


# dateutil warns of time zones that it does not know.
warnings.filterwarnings("ignore", module=r"dateutil\.parser")
