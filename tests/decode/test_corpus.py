"""The inputs that `make fuzz` starts from, and a few new ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from fuzz.corpus import Case, read
from fuzz.generator import Dice, Pages, StartingTokens, date
from fuzz.oracle import Tokens, check_date, check_page

CORPUS = read()


@pytest.fixture(scope="module")
def tokens() -> Iterator[Tokens]:
    oracle = Tokens()
    yield oracle
    oracle.close()


def test_the_corpus(tokens: Tokens) -> None:
    assert {(case.token is None, case.outcome) for case in CORPUS} == {
        *[(True, outcome) for outcome in ("equal", "refused", "different")],
        *[(False, outcome) for outcome in ("sent", "refused", "different")],
    }
    outcomes = [(case, outcome(case, tokens)) for case in CORPUS]
    assert [(case, now) for case, now in outcomes if now != expected(case)] == []


def expected(case: Case) -> str:
    # Newer Pythons' base64 refuses what follows the padding, so that botocore takes the token for the old format.
    if case.token == "NQ==___3" and sys.version_info >= (3, 14):
        return "sent"
    return case.outcome


def outcome(case: Case, tokens: Tokens) -> str:
    if case.token is None:
        return check_page(case.operation, case.body)
    return tokens.check(case.operation, case.token)


def test_new_pages() -> None:
    pages = Pages(Dice("tests"), [(case.operation, case.body) for case in CORPUS if case.token is None])
    outcomes = [check_page(*pages.next()) for _ in range(2_000)]
    assert set(outcomes) >= {"equal", "refused"}


def test_new_dates() -> None:
    dice = Dice("tests")
    assert {check_date(date(dice)) for _ in range(2_000)} == {"equal", "refused", "different"}


def test_new_tokens(tokens: Tokens) -> None:
    tried = StartingTokens(Dice("tests"), [case.token for case in CORPUS if case.token is not None])
    outcomes = [tokens.check("list_queues" if number % 8 else "list_farms", tried.next()) for number in range(2_000)]
    assert set(outcomes) == {"sent", "refused", "different"}
