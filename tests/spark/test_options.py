"""What a `load()` can be told. No session is needed: Spark gives options as texts, with names in lower case."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from pyspark.sql.datasource import CaseInsensitiveDict
from pyspark_deadline import DefaultSource
from pyspark_deadline._options import Options, Place

SESSIONS = {"operation": "list_sessions"}


def options(**given: str) -> Options:
    return Options.of(CaseInsensitiveDict(SESSIONS | given))


def test_defaults() -> None:
    assert options() == Options("list_sessions", Place())


def test_options_are_read_by_any_case() -> None:
    found = options(FarmId="farm-1", QUEUEID="queue-1, queue-2", onError="skip", Partitions="3", concurrency="64")
    assert found.parameters == {"farmId": "farm-1", "queueId": ["queue-1", "queue-2"]}
    assert (found.skips_errors, found.partitions, found.concurrency) == (True, 3, 64)


@pytest.mark.parametrize("name", ["endpointUrl", "endpoint_url"])
def test_where_requests_go(name: str) -> None:
    place = options(profile="studio", region="eu-west-1", **{name: "http://127.0.0.1:1"}).place
    assert place == Place("studio", "eu-west-1", "http://127.0.0.1:1")


def test_values_of_other_parameters() -> None:
    found = Options.of(CaseInsensitiveDict({"operation": "list_memberships", "principalId": "p", "resourceTypes": "a"}))
    assert found.parameters == {"principalId": "p", "resourceTypes": ["a"]}


def test_ages_are_counted_from_now() -> None:
    since = options(jobsEndedAfter="24h").since()
    assert since is not None
    assert 86_390 < (datetime.now(timezone.utc) - since).total_seconds() < 86_460
    assert options(jobsEndedAfter="2026-01-05T10:00Z").since() == datetime(2026, 1, 5, 10, tzinfo=timezone.utc)
    assert options().since() is None


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({}, "the option operation is missing"),
        ({"operation": "list_session"}, "no list operation 'list_session': did you mean list_sessions"),
        (SESSIONS | {"queuId": "q"}, "list_sessions has no option queuid: did you mean queueId"),
        (SESSIONS | {"workerId": "w"}, "list_sessions has no option workerid"),
        (SESSIONS | {"nextToken": "t"}, "nexttoken is not taken"),
        (SESSIONS | {"maxResults": "5"}, "list_sessions has no option maxresults"),
        (SESSIONS | {"onError": "ignore"}, "onError must be raise or skip, not 'ignore'"),
        (SESSIONS | {"partitions": "0"}, "partitions must be a whole number from 1 to"),
        (SESSIONS | {"partitions": "²"}, "partitions must be a whole number from 1 to"),
        (SESSIONS | {"concurrency": "many"}, "concurrency must be a whole number from 1 to 1000, not 'many'"),
        (SESSIONS | {"lag": "nan"}, "lag must be a number of seconds, 0 or more, not 'nan'"),
        (SESSIONS | {"jobsEndedAfter": "24h", "jobId": "j"}, "jobsEndedAfter chooses .*: it does not go with jobId"),
        ({"operation": "list_workers", "jobsEndedAfter": "24h"}, "list_workers lists nothing below jobs"),
        (SESSIONS | {"jobsEndedAfter": "yesterday"}, "jobsEndedAfter must be a date, .* not 'yesterday'"),
    ],
)
def test_an_option_that_is_wrong(given: dict[str, str], text: str) -> None:
    with pytest.raises(ValueError, match=text):
        DefaultSource(CaseInsensitiveDict(given))


@pytest.mark.parametrize(
    "name",
    ["awsSecretAccessKey", "aws_access_key_id", "accessKey", "sessionToken", "password", "credentials", "secret"],
)
def test_what_looks_like_a_secret(name: str) -> None:
    given: Any = CaseInsensitiveDict(SESSIONS | {name: "hush"})
    with pytest.raises(
        ValueError, match=f"option {name.lower()} is not taken.* environment, .*profile.* or .*role"
    ) as caught:
        DefaultSource(given)
    assert "hush" not in str(caught.value)
