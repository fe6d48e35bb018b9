"""What a person sees: tables that fit, no escape sequences of others, progress; nothing of it in a pipe."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from deadline_pages._command.table import Table
from deadline_pages._command.terminal import fitted, printable, width

from tests.support.scripted_server import Response, ScriptedServer

if sys.platform == "win32":
    pytest.skip("terminals of Unix", allow_module_level=True)

from tests.support.command_line import Shell, documents

# Colour, an end of line, a title for the window in the codes of old terminals, text from right to left.
EVIL = "\x1b[31mred\n\x9d2;owned\x9c\x7f\u202e日本 é"
SHOWN = "\\x1b[31mred\\n\\x9d2;owned\\x9c\\x7f\\u202e日本 é"
QUEUES = [
    {"queueId": "queue-1", "displayName": EVIL, "status": "IDLE"},
    {"queueId": "queue-2", "displayName": "b" * 50, "status": "\x1b]0;x\x07"},
]


@pytest.fixture
def evil() -> Iterator[dict[str, str]]:
    """The environment of a service with such names, and such messages for another farm."""
    answer: Response = (200, [], json.dumps({"queues": QUEUES}).encode())
    denied: Response = (403, [("x-amzn-errortype", "AccessDeniedException")], b'{"message": "no \\u001b[2J rights"}')
    with ScriptedServer([lambda request: denied if "farm-2" in request.path else answer] * 9) as server:
        yield {"AWS_ENDPOINT_URL_DEADLINE": server.url}


def test_a_table_fits_the_terminal(shell: Shell) -> None:
    line = ["list", "sessions", *shell.job]
    narrow = shell.watch(*line, columns=90)
    assert narrow.status == 0
    heading, *rows = narrow.output.splitlines()
    assert heading.split() == ["sessionId", "lifecycleStatus", "startedAt"]
    assert len(rows) == 250
    assert max(map(len, rows)) <= 90
    assert re.fullmatch(r"session-\w{32}  ENDED +\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ", rows[1])
    wide = shell.watch(*line, columns=200, changes={"NO_COLOR": "1"})
    assert wide.output.split("\n")[0].split()[3:] == ["endedAt", "fleetId", "workerId"]
    assert {text.isprintable() for text in wide.output.splitlines()} == {True}
    redirected = shell.watch(*line, redirected=True)
    assert (redirected.status, redirected.output) == (0, "")
    assert shell.watch(*line, "-o", "parquet").status == 252


def test_names_do_not_command_the_terminal(shell: Shell, evil: dict[str, str]) -> None:
    line = ["list", "queues", "--farm-id", "farm-1"]
    seen = shell.watch(*line, columns=70, changes=evil)
    assert all(row.isprintable() for row in seen.output.splitlines())
    assert "b" * 31 + "…  queue-2  \\x1b]0;x\\x07\n" in seen.output
    whole = shell.run(*line, "-o", "table", **evil)
    assert SHOWN + " " * (50 - width(SHOWN)) + "  queue-1  IDLE\n" in whole.output
    as_json = shell.watch(*line, "-o", "jsonl", changes=evil)
    assert documents(as_json.output) == QUEUES
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", as_json.output)
    denied = shell.watch("list", "queues", "--farm-id", "farm-2", changes=evil)
    assert "(AccessDeniedException)" in denied.output
    assert "no \\x1b[2J rights" in denied.output


def test_locales_without_unicode(shell: Shell, evil: dict[str, str]) -> None:
    line = ["list", "queues", "--farm-id", "farm-1", "-o"]
    environment = {**evil, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    table, rows = shell.run_all([*line, "table"], [*line, "jsonl"], **environment)
    assert SHOWN in table.output
    assert documents(rows.output) == QUEUES


def test_progress_is_for_terminals(shell: Shell) -> None:
    scan = ["scan", "sessions", "--farm-id", shell.farm.farm_id()]
    watched = shell.watch(*scan, "--out", "rows.jsonl")
    assert re.search(r"\r1,500 rows, \d+ requests", watched.output)
    assert watched.output.rstrip(" ").endswith("\r")
    rows = (shell.home / "rows.jsonl").read_text("utf-8")
    assert rows.count("\n") == 1500
    printed = shell.watch(*scan)
    assert printed.output.splitlines()[0].split()[0] == "sessionId"
    assert "requests" not in printed.output
    assert shell.run(*scan, "--out", "rows.jsonl").errors == ""


@pytest.mark.parametrize(
    ("text", "columns"),
    [("plain", 5), ("é", 1), ("e\u0301", 1), ("日本", 4), ("🎬", 2)],
)
def test_widths(text: str, columns: int) -> None:
    assert printable(text) == text
    assert width(text) == columns
    assert fitted(text, columns) == text
    assert fitted(text, columns + 2) == text + "  "
    for room in range(1, columns):
        assert width(fitted(text, room)) == room
        assert "…" in fitted(text, room)


def test_later_pages_of_a_table() -> None:
    def queue(name: str, status: str, **parents: str) -> dict[str, str]:
        return {**parents, "queueId": "queue-1", "displayName": name, "status": status}

    table = Table("list_queues", None, 38)
    assert table.lines([]) == ""  # the next page decides
    assert table.lines([queue("a", "IDLE")]) == "displayName  queueId  status\na            queue-1  IDLE\n"
    assert table.lines([]) == ""
    assert table.lines([queue("b" * 12, "BLOCKED")]) == "bbbbbbbbbbbb  queue-1  BLOCKED\n"
    assert table.lines([queue("c" * 33, "BLOCKED")]) == "c" * 31 + "…  que…\n"
    assert table.end() == ""
    empty = Table("list_queues", None, 20)
    assert empty.end() == "displayName  queueId\n"
    asked_for = Table("list_queues", ["displayName", "status"], 20)
    assert asked_for.lines([queue("d" * 33, "IDLE")]).splitlines()[1] == "d" * 33 + "  IDLE"
    of_scan = Table("list_queues", None, None)
    assert of_scan.lines([queue("a", "IDLE", region="eu-west-1")]).split()[4] == "region"


def test_what_a_query_finds_as_a_table() -> None:
    def lines(rows: list[Any]) -> str:
        table = Table(None, None, 4)
        return table.lines(rows) + table.end()

    assert lines([{"a": 1, "b": None}, {"b": [True], "c": "x"}]) == "a  b       c\n1\n   [true]  x\n"
    assert lines([["left", 1.5], ["l", "right"]]) == "left  1.5\nl     right\n"
    assert lines(["one", None, 2]) == "one\n\n2\n"
    assert lines([]) == ""
