"""The scenarios, one module each; see `benchmarks.__main__`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from benchmarks.report import Report

from . import cold, command, consumer, install, instructions, jobs, memory, pages, scaling, scan, tables

# Arguments: whether to measure everything, and the number of rounds.
Scenario: TypeAlias = "Callable[[bool, int], Report]"

SCENARIOS: dict[str, Scenario] = {
    "pages": pages.measure,
    "tables": tables.measure,
    "jobs": jobs.measure,
    "scan": scan.measure,
    "consumer": consumer.measure,
    "cold": cold.measure,
    "command": command.measure,
    "install": install.measure,
    "memory": memory.measure,
    "scaling": scaling.measure,
    "instructions": instructions.measure,
}
