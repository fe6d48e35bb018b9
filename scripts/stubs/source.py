"""Pieces of Python source."""

from __future__ import annotations

import textwrap

import botocore

WIDTH = 120


def head(docstring: str, *imports: str) -> str:
    return "\n".join(
        [
            f"# Written by scripts/generate_stubs.py from botocore {botocore.__version__}; do not edit.",
            f'"""{docstring}"""',
            "",
            *imports,
            "",
        ]
    )


def block(text: str, levels: int = 1) -> str:
    return textwrap.indent(text, " " * 4 * levels)


def docstring(text: str, levels: int = 1) -> str:
    end = "\n" if "\n" in text else ""
    return block(f'"""{text}{end}"""', levels)
