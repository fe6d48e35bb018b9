"""What is measured, one module each; see `benchmarks.__main__`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from benchmarks.report import Report

from . import cold, consumer, install, instructions, jobs, memory, pages, scaling

# Whether to take the time for all of it, and how many turns each peer gets.
Scenario: TypeAlias = "Callable[[bool, int], Report]"

SCENARIOS: dict[str, Scenario] = {
    "pages": pages.measure,
    "jobs": jobs.measure,
    "consumer": consumer.measure,
    "cold": cold.measure,
    "install": install.measure,
    "memory": memory.measure,
    "scaling": scaling.measure,
    "instructions": instructions.measure,
}
