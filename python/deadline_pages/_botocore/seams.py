"""What all botocore clients share between a call and the socket: whether any of it was replaced."""

from __future__ import annotations

import datetime
import http.client
import socket
import ssl
import time
from collections.abc import Mapping
from sys import intern
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

import botocore.auth
import botocore.awsrequest
import botocore.client
import botocore.endpoint
import botocore.endpoint_provider
import botocore.hooks
import botocore.httpsession
import botocore.paginate
import botocore.parsers
import botocore.regions
import botocore.retries.standard
import botocore.retryhandler
import botocore.serialize
import botocore.signers
import botocore.useragent
import botocore.validate
import urllib3.connection
import urllib3.poolmanager
import urllib3.response
import urllib3.util.connection
import urllib3.util.ssl_

from deadline_pages._botocore.identities import MISSING, Reading, identities, read
from deadline_pages._botocore.pristine import describe, is_own

if TYPE_CHECKING:
    from deadline_pages._native import Identities

_Table: TypeAlias = Mapping[ModuleType, Mapping[str, str]]
# Module, class or dict in it, names.
_Owner: TypeAlias = tuple[str, str, tuple[str, ...]]
_CONNECTION = (
    "_new_conn _send_output connect debuglevel endheaders getresponse putheader putrequest request response_class send"
)
_POOL = "ConnectionCls ResponseCls _get_conn _make_request _new_conn _put_conn _validate_conn urlopen"

# Names in a module (""), its classes and its dicts, with inherited ones.
_CALLS: _Table = {
    botocore.client: {"": "apply_request_checksum maybe_compress_request prepare_request_dict"},
    botocore.endpoint: {
        "": "convert_to_response_dict create_request_object handle_checksum_body time",
        "Endpoint": "_do_get_response _get_response _needs_retry _send _send_request create_request make_request "
        "prepare_request",
    },
    botocore.httpsession: {
        "": "PoolManager proxy_from_url",
        "ProxyConfiguration": "proxy_headers_for proxy_url_for",
        "URLLib3Session": "_get_connection_manager _get_request_target _setup_ssl_cert send",
    },
    botocore.awsrequest: {
        "": "AWSPreparedRequest AWSRequest AWSResponse",
        "AWSRequest": "__init__ prepare",
        "AWSRequestPreparer": "prepare",
        "AWSResponse": "__init__ content",
    },
    botocore.signers: {"RequestSigner": "_choose_signer get_auth_instance handler sign"},
    botocore.auth: {
        "": "SIGNED_HEADERS_BLACKLIST get_current_datetime",
        "AUTH_TYPE_MAPS": "v4",
        "SigV4Auth": "_inject_signature_to_request _modify_request_before_signing add_auth canonical_headers "
        "canonical_request headers_to_sign payload scope signature string_to_sign",
    },
    botocore.useragent: {"UserAgentString": "to_string"},
    botocore.retries.standard: {
        "ExponentialBackoff": "delay_amount",
        "MaxAttemptsChecker": "is_retryable",
        "RetryHandler": "needs_retry",
        "RetryPolicy": "should_retry",
        "StandardRetryConditions": "is_retryable",
        "ThrottledRetryableChecker": "_THROTTLED_ERROR_CODES is_retryable",
        "TransientRetryableChecker": "_TRANSIENT_ERROR_CODES _TRANSIENT_EXCEPTION_CLS _TRANSIENT_STATUS_CODES "
        "is_retryable",
    },
    botocore.retryhandler: {"": "delay_exponential", "RetryHandler": "__call__"},
    botocore.hooks: {
        "EventAliaser": "emit emit_until_response",
        "HierarchicalEmitter": "_emit emit emit_until_response",
    },
    botocore.validate: {
        "ParamValidationDecorator": "serialize_to_request",
        "ParamValidator": "validate",
    },
    botocore.serialize: {
        "RestJSONSerializer": "_create_default_request _expand_host_prefix _partition_parameters "
        "_render_uri_template serialize_to_request",
    },
    botocore.parsers: {
        "PROTOCOL_PARSERS": "rest-json",
        "ResponseParserFactory": "create_parser",
        "RestJSONParser": "_do_error_parse _do_parse _handle_structure _handle_timestamp _parse_body_as_json "
        "_parse_shape parse",
    },
    botocore.regions: {"EndpointRulesetResolver": "construct_endpoint"},
    botocore.endpoint_provider: {"EndpointProvider": "resolve_endpoint"},
    urllib3.poolmanager: {
        "PoolManager": "_new_pool connection_from_context connection_from_host connection_from_pool_key "
        "connection_from_url",
    },
    urllib3.connection: {"": "connection socket", "HTTPConnection": "request"},
    urllib3.util.connection: {"": "HAS_IPV6 _set_socket_options allowed_gai_family create_connection socket"},
    urllib3.response: {"HTTPResponse": "__init__ _raw_read read stream"},
    http.client: {
        "": "parse_headers socket",
        # botocore's subclasses call these.
        "HTTPConnection": "getresponse putheader putrequest send",
        "HTTPResponse": "__init__ _read_status begin read readinto",
    },
    socket: {
        "": "SocketIO create_connection getaddrinfo socket",
        "SocketIO": "readinto",
        "socket": "__init__ connect makefile recv recv_into send sendall settimeout",
    },
    time: {"": "sleep"},
    datetime: {"": "datetime"},
}
_PLAIN: _Table = {botocore.awsrequest: {"AWSHTTPConnectionPool": _POOL, "AWSHTTPConnection": _CONNECTION}}
_TLS: _Table = {
    botocore.awsrequest: {"AWSHTTPSConnectionPool": _POOL, "AWSHTTPSConnection": _CONNECTION},
    botocore.httpsession: {"": "DEFAULT_CIPHERS SSLContext create_urllib3_context get_cert_path where"},
    urllib3.connection: {"": "_match_hostname _ssl_wrap_socket_and_match_hostname ssl_wrap_socket"},
    urllib3.util.ssl_: {"": "SSLContext _ssl_wrap_socket_impl create_urllib3_context ssl_wrap_socket"},
    ssl: {
        "": "SSLContext",
        "SSLContext": "__new__ load_verify_locations sslsocket_class wrap_socket",
        "SSLSocket": "do_handshake recv_into send sendall",
    },
}
_PAGINATORS: _Table = {
    botocore.client: {"": "Paginator"},
    botocore.paginate: {
        "": "PageIterator Paginator TokenDecoder TokenEncoder",
        "Paginator": "PAGE_ITERATOR_CLS __init__ _extract_paging_params paginate",
        "PageIterator": "__init__ __iter__ _extract_parsed_response _get_next_token _handle_first_request "
        "_inject_starting_params _inject_token_into_kwargs _make_request _parse_starting_token _truncate_response "
        "build_full_result non_aggregate_part result_key_iters result_keys resume_token search",
    },
}


class Seams:
    """One part of the path to the socket. Each check compares all of it: patches come and go."""

    def __init__(self, table: _Table) -> None:
        """Record the names of a table as they are."""
        self._names: list[tuple[ModuleType, str, tuple[str, ...]]] = []
        for module, owners in table.items():
            # Interned, as the keys of dicts are: comparing identities is faster.
            self._names += [(module, name, tuple(map(intern, names.split()))) for name, names in owners.items()]
        self._originals: dict[tuple[str, str, str], Any] = {}
        # Set while all is as its library defined it.
        self._identities: Identities | None = None
        # Record the originals before they can be replaced. To note what they are compared with is slower, and done at
        # the first call.
        self._first_replaced(self._read())

    def reason(self) -> str | None:
        """Return what was replaced, None if all is as its library defined it."""
        if self._identities is not None and self._identities.is_same():
            return None
        readings = self._read()
        reason = self._first_replaced(readings)
        if reason is None:
            self._identities = identities(readings.values())
        return reason

    def _read(self) -> dict[_Owner, Reading]:
        owners = {
            (module.__name__, kind, names): getattr(module, kind, None) if kind else module
            for module, kind, names in self._names
        }
        # None in another version.
        return {key: read(owner, key[2]) for key, owner in owners.items() if owner is not None}

    def _first_replaced(self, readings: dict[_Owner, Reading]) -> str | None:
        first = None
        for (module, kind, names), reading in readings.items():
            for name in names:
                value = reading.values.get(name, MISSING)
                key = module, kind, name
                if key not in self._originals and value is not MISSING and _is_original(name, value):
                    self._originals[key] = value
                if first is None and value is not self._originals.get(key, MISSING):
                    where = ".".join(filter(None, key))
                    first = f"{where} is gone" if value is MISSING else f"{where} is {describe(value)}"
        return first


def _is_original(name: str, value: Any) -> bool:
    # `debuglevel` prints the traffic if it is not 0.
    return is_own(value) and not (name == "debuglevel" and value)


calls, plain, tls, paginators = map(Seams, (_CALLS, _PLAIN, _TLS, _PAGINATORS))
