"""Inputs that are nearly right: pages by the model and tokens by botocore's format, with something changed."""

from __future__ import annotations

import base64
import json
import random
import re
from collections.abc import Callable
from typing import Any, Final

from tests.support.model import OPERATIONS, output

WORDS: Final = ["null", "true", "false", "NaN", "Infinity", "-Infinity", "nul", "None", "True", "nan", "undefined"]
NUMBERS: Final = [
    *("0", "-0", "-0.0", "0.0", "5", "-7", "1.5", "1e5", "1E+2", "2e-3", "1e400", "-1e400", "1e-400", "4.9e-324"),
    *("01", "-", "+1", "1.", ".5", "1e", "1_0", "0x1", "--1", "1.2.3", "1" * 40, "0.1e1", "123456789.000000001"),
    *("9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"),
    *("1767607200", "1767607200.123456", "253402300799", "253402300800", "-62135596800", "-62135596801", "1e11"),
]
LONG: Final = '"' + 70 * "x" + '"'
STRINGS: Final = [
    *('""', '"a"', '"x y"', r'"\ud800"', r'"\udc00\ud800"', r'"\ud83d\ude00"', r'"\u0000"', r'"\u00e9"', '"é"'),
    *('"\U0001f600"', r'"a\/b"', r'"\x"', r'"\u12"', r'"\u 123"', '"\t"', '"\n"', '"\x7f"', '"\x00"', '"\u2028"'),
    *('"12"', '" 12 "', '"1_0"', '"1__0"', '"\uff11\uff12"', '"1.5"', '"nan"', '"-inf"', '"1e3"', '"true"', '"TRUE"'),
    *(r'"\n"', '"nextToken"', '"__type"', "'a'", '"', r'"\"', r'"\\"', r'"\"\\"', '"\ud800"', '"İ"', LONG),
    *('"0"', '"-0"', '"9' + "9" * 20 + '"', '"1767607200"', '"1767607200.5"', r'"next\u0054oken"', '"a\\u0000b"'),
]
MARKS: Final = [*"{}[],:", " ", "\n", "\t", "\r", "\x0b", "\x0c", "\u00a0", "\ufeff", "//", "/**/", ";", "\x00"]
NESTED: Final = [
    *("{}", "[]", "[[[]]]", '{"a":{"b":[]}}', "[null]", "[{}]", '{"x":null}', "[1,2]", '["a"]', '[""]', "[{},{}]"),
]
ANY: Final = [WORDS, NUMBERS, STRINGS, MARKS, NESTED]
LETTERS: Final = '0123456789+-.:eETtZz_ "\\/u{}[],nabx\x00\x1f\x7fé\u2028\U0001f600\ud800'
PIECE: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[-+.\w]+|\s+|.', re.DOTALL)


class Dice(random.Random):
    """Faster than random's own choice and randrange, which care for bias."""

    def below(self, limit: int) -> int:
        """A number from 0 to limit - 1."""
        return int(self.random() * limit)

    def pick(self, values: Any) -> Any:
        """One of them."""
        return values[int(self.random() * len(values))]


# -- dates ---------------------------------------------------------------------------------------------------------

YEARS: Final = ["2026", "2026", "2026", "1970", "0001", "9999", "0000", "2024", "1900", "26", "12026"]
ZONES: Final = [
    *("Z", "Z", "Z", "z", "", "+00:00", "-00:00", "+05:30", "-08:00", "+0530", "+02", "+23:59", "+24:00", "-25:00"),
    *(" Z", " z", " +05:30", " -0800", " +02", "-00", "+24", "-99", "+0060", "UTC", " UTC", " GMT", " EST", "+1"),
    *("+00:60", "+99:99", "Zx", "+05:30:15", "-2359", "  Z", "Z ", "+05:3", "\u221205:00"),
]
FRACTIONS: Final = [
    *("", "", "", ".5", ".123", ".123456", ".1234567", ".123456789", ".", ",5", ",", ".0000000001", ".9999999"),
    *(",123456789", ".1234567890123456789012345678901234567890", ".12345x", ". 5"),
]


def date(dice: Dice) -> str:
    """Nearly RFC 3339, or in one of the other spellings of ISO 8601."""
    month, day = 1 + dice.below(12) if dice.below(8) else dice.below(14), dice.below(33)
    text: str = f"{dice.pick(YEARS)}-{month:02}-{day:02}"
    if dice.below(16):
        hour, minute, second = dice.below(25), dice.below(61), dice.below(62)
        text += dice.pick(["T", "T", "T", "T", "T", "T", "t", " ", " ", "_", ""]) + f"{hour:02}:{minute:02}"
        text += f":{second:02}{dice.pick(FRACTIONS)}" if dice.below(8) else ""
        text += dice.pick(ZONES)
    if dice.below(16) == 0:
        text = text.replace("-", "").replace(":", "")
    return changed_text(dice, text) if dice.below(4) == 0 else text


def changed_text(dice: Dice, text: str) -> str:
    """With a character put in, taken out or replaced."""
    at = dice.below(len(text) + 1)
    return text[:at] + ("" if dice.below(3) == 0 else dice.pick(LETTERS)) + text[at + dice.below(2) :]


# -- pages ---------------------------------------------------------------------------------------------------------


def good(dice: Dice, shape: Any) -> Any:
    """A value as modelled, small."""
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return json.loads(dice.pick(NESTED))
    if kind == "structure":
        names = list(shape.members)
        count = 1 if getattr(shape, "is_tagged_union", False) else 1 + dice.below(min(len(names), 5))
        chosen = dice.sample(names, count)
        if dice.below(4):
            chosen.sort(key=names.index)
        return {name: good(dice, shape.members[name]) for name in chosen}
    if kind == "list":
        return [good(dice, shape.member) for _ in range(dice.pick([0, 1, 1, 1, 2]))]
    if kind == "map":
        return {dice.pick(["READY", "Frame", "é", ""]): good(dice, shape.value) for _ in range(dice.below(3))}
    if kind == "timestamp":
        fraction, zone = dice.pick(["", ".5", ".123456"]), dice.pick(["Z", "+00:00", ""])
        return f"2026-01-{1 + dice.below(28):02}T10:00:00{fraction}{zone}"
    if kind in ("integer", "long"):
        return dice.below(200)
    if kind in ("float", "double"):
        return dice.pick([0, 0.5, 12.5, 100, 33])
    if kind == "boolean":
        return dice.below(2) == 0
    return dice.pick(["", "a", "job-0123456789abcdef0123456789abcdef", "é", 'say "hi"', "READY", "a/b\n"])


class Pages:
    """Bodies of pages: seeds by the model, each changed many times."""

    def __init__(self, dice: Dice, corpus: list[tuple[str, bytes]]) -> None:
        self._dice = dice
        self._corpus = corpus
        self._left = 0
        self._changes: list[Callable[[list[str]], None]] = [
            *[self._another_value] * 6,
            *[self._another_date] * 3,
            *[self._another_text] * 4,
            *[self._another_member] * 3,
            self._anything,
            self._less,
            self._more,
            self._swapped,
        ]

    def next(self) -> tuple[str, bytes]:
        """An operation and a body."""
        dice = self._dice
        if self._left == 0:
            self._seeds = [(name, self._seed(name)) for name in OPERATIONS for _ in range(8)]
            self._left = 20_000
        self._left -= 1
        kind = dice.below(16)
        if kind == 0 and self._corpus:
            operation, body = dice.pick(self._corpus)
            return operation, self._bytes(body)
        operation, seed = dice.pick(self._seeds)
        pieces = list(seed)
        for _ in range(dice.pick((1, 1, 1, 2, 2, 3)) if kind > 1 else 0):
            dice.pick(self._changes)(pieces)
        body = "".join(pieces).encode("utf-8", "surrogatepass")
        return operation, self._bytes(body) if kind == 2 else body

    def _seed(self, operation: str) -> list[str]:
        dice = self._dice
        text = json.dumps(
            good(dice, output(operation)),
            ensure_ascii=dice.below(2) == 0,
            separators=dice.pick([(",", ":"), (",", ":"), (", ", ": ")]),
        )
        return PIECE.findall(text)

    def _bytes(self, body: bytes) -> bytes:
        """Cut off, flipped, put in, taken out, glued together."""
        dice = self._dice
        changed = bytearray(body)
        for _ in range(1 + dice.below(3)):
            at = dice.below(len(changed) + 1)
            match dice.below(6):
                case 0:
                    del changed[at:]
                case 1:
                    changed[at : at + 1] = bytes([dice.below(256)])
                case 2:
                    changed[at:at] = bytes([dice.below(256)])
                case 3:
                    del changed[at : at + 1 + dice.below(4)]
                case 4:
                    changed[at : at + 1] = bytes([(changed[at] if at < len(changed) else 0) ^ (1 << dice.below(8))])
                case _:
                    other = dice.below(len(changed) + 1)
                    changed[at:at] = changed[other : other + dice.below(24)]
        return bytes(changed)

    def _place(self, pieces: list[str], wanted: str = "") -> int:
        """The index of a piece, preferably one that starts with one of these."""
        at = self._dice.below(len(pieces) or 1)
        for step in range(len(pieces) if wanted else 0):
            place = (at + step) % len(pieces)
            if pieces[place][:1] in wanted and not self._names(pieces, place):
                return place
        return at

    @staticmethod
    def _names(pieces: list[str], place: int) -> bool:
        return place + 1 < len(pieces) and pieces[place + 1] == ":"

    def _another_value(self, pieces: list[str]) -> None:
        at = self._place(pieces, '"-0123456789tfnNI')
        if pieces:
            pieces[at] = self._dice.pick(self._dice.pick((WORDS, NUMBERS, STRINGS, NUMBERS, STRINGS, NESTED)))

    def _another_date(self, pieces: list[str]) -> None:
        at = self._place(pieces, '"')
        if pieces:
            pieces[at] = f'"{date(self._dice)}"'

    def _another_text(self, pieces: list[str]) -> None:
        at = self._place(pieces, '"-0123456789' if self._dice.below(2) else "")
        if pieces:
            pieces[at] = changed_text(self._dice, pieces[at])

    def _another_member(self, pieces: list[str]) -> None:
        dice = self._dice
        at = self._place(pieces, "{")
        names = [piece for piece in pieces if piece[:1] == '"'] if dice.below(2) else []
        name = dice.pick(names or ['"new"', '"__type"', '"nextToken"', '"é"', r'"next\u0054oken"', '""'])
        value = dice.pick(dice.pick((WORDS[:6], NUMBERS[:12], STRINGS[:9], NESTED)))
        pieces[at + 1 : at + 1] = [name, ":", value, ","]

    def _anything(self, pieces: list[str]) -> None:
        pieces.insert(self._place(pieces), self._dice.pick(self._dice.pick(ANY)))

    def _less(self, pieces: list[str]) -> None:
        at = self._place(pieces)
        del pieces[at : at + 1 + self._dice.below(3)]

    def _more(self, pieces: list[str]) -> None:
        at, other = self._place(pieces), self._place(pieces)
        pieces[at:at] = pieces[other : other + 1 + self._dice.below(6)]

    def _swapped(self, pieces: list[str]) -> None:
        at, other = self._place(pieces), self._place(pieces)
        if pieces:
            pieces[at], pieces[other] = pieces[other], pieces[at]


# -- starting tokens -----------------------------------------------------------------------------------------------

TEXTS: Final = [
    "abc",
    "",
    "None",
    "null",
    "at 3",
    "é",
    "a&b=c/d?e#f%20+",
    "\U0001f600",
    "x" * 50,
    "a___b",
    "\x00",
    "~*'()!",
]
VALUES: Final[list[Any]] = [*TEXTS, None, 5, 1.5, True, [], ["a"], {}, {"a": 1}]
SKIPS: Final[list[Any]] = [0, 1, 3, -1, True, 10**20, None, "1", 1.5, [], "x"]
NAMES: Final = ["nextToken", "farmId", "maxResults", "more", "boto_encoded_keys", "principalId", "", "é"]
COUNTS: Final = ["3", "0", "-1", " 3 ", "1_0", "x", "", "\uff13", "3.5", "9" * 30, "None", "3___4", "+3"]


class StartingTokens:
    """Starting tokens in botocore's format and in its old one, changed."""

    def __init__(self, dice: Dice, corpus: list[str]) -> None:
        self._dice = dice
        self._corpus = corpus

    def next(self) -> str:
        """A token."""
        dice = self._dice
        kind = dice.below(12)
        if kind == 0:
            text = dice.pick(TEXTS)
            return changed_text(dice, text) if dice.below(2) else str(text)
        if kind < 3:
            text = f"{dice.pick(TEXTS)}___{dice.pick(COUNTS)}"
            return changed_text(dice, text) if dice.below(3) == 0 else text
        if kind == 3 and self._corpus:
            return changed_text(dice, dice.pick(self._corpus))
        return self._packed(kind)

    def _packed(self, kind: int) -> str:
        dice = self._dice
        tokens: Any = {"nextToken": dice.pick(VALUES)} if dice.below(8) else {}
        if dice.below(2):
            tokens["boto_truncate_amount"] = dice.pick(SKIPS)
        if dice.below(4) == 0:
            tokens[dice.pick(NAMES)] = dice.pick(VALUES)
        if kind == 4:
            tokens = dice.pick(VALUES)
        text = json.dumps(tokens, ensure_ascii=dice.below(2) == 0)
        if kind == 5:
            text = changed_text(dice, text)
        packed = base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()
        if kind == 6:
            packed = packed.rstrip("=") + dice.pick(["", "=", "==", "===", "\n", "____", "___3"])
        return changed_text(dice, packed) if kind in (7, 8) else packed
