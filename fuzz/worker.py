"""One process of a run."""

from __future__ import annotations

import faulthandler
from collections import Counter
from multiprocessing.connection import Connection
from typing import Any, Final

from .corpus import read
from .generator import Dice, Pages, StartingTokens, date
from .oracle import DisagreementError, Tokens, check_date, check_page

TOKENS: Final = 10  # one input of so many is a starting token,
DATES: Final = 10  # one of so many others a date,
SENT: Final = 50  # one token of so many leaves for a connection that is refused,
WHOLE: Final = 100  # and so many pages are one that botocore's parser is asked for as an answer of HTTP.
BATCH: Final = 1_000
PATIENCE: Final = 120.0  # seconds for a batch


def work(results: Connection, latest: Any, seed: str, inputs: int) -> None:
    """Try inputs; send counts after each batch, and (what, input, why) for each finding."""
    faulthandler.enable()
    dice = Dice(seed)
    corpus = read()
    pages = Pages(dice, [(case.operation, case.body) for case in corpus if case.token is None])
    tokens = StartingTokens(dice, [case.token for case in corpus if case.token is not None])
    oracle = Tokens()
    slot = memoryview(latest).cast("B")
    counts: Counter[str] = Counter()
    for number in range(1, inputs + 1):
        body: bytes | str
        if dice.below(TOKENS) == 0:
            operation, body = "list_queues" if dice.below(SENT) else "list_farms", tokens.next()
            raw = body.encode("utf-8", "surrogatepass")
        elif dice.below(DATES) == 0:
            operation, body = "date", date(dice)
            raw = body.encode("utf-8", "surrogatepass")
        else:
            operation, body = pages.next()
            raw = body
        note = f"{operation} ".encode() + raw[:4000] + b"\0"
        slot[: len(note)] = note
        try:
            if isinstance(body, bytes):
                counts["page " + check_page(operation, body, dice.below(WHOLE) == 0)] += 1
            elif operation == "date":
                counts["date " + check_date(body)] += 1
            else:
                counts["token " + oracle.check(operation, body)] += 1
        except DisagreementError as error:
            counts["disagreement"] += 1
            if counts["disagreement"] <= 20:
                results.send((operation, body, str(error)))
        if number % BATCH == 0 or number == inputs:
            results.send(counts)
            faulthandler.dump_traceback_later(PATIENCE, exit=True)
    oracle.close()
