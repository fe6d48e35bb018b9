"""Inputs worth to be tried each time: `corpus.jsonl`, one a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PATH: Final = Path(__file__).with_name("corpus.jsonl")


@dataclass(frozen=True)
class Case:
    """A body of a page, or a starting token."""

    operation: str
    body: bytes
    token: str | None
    outcome: str


def read() -> list[Case]:
    """All of them. Bodies are written as Latin-1, a character for each byte."""
    rows = [json.loads(line) for line in PATH.read_text("ascii").splitlines()]
    return [
        Case(row["operation"], row.get("body", "").encode("latin-1"), row.get("token"), row["outcome"]) for row in rows
    ]
