"""The extras of the package: optional libraries, by the names that ``pyproject.toml`` gives them."""

from __future__ import annotations


def pip_install(extra: str) -> str:
    """Return the command that installs what an error says is missing, or too old.

    In double quotes: zsh needs quotes for brackets, and cmd.exe knows no others.
    """
    return f'pip install "deadline-pages[{extra}]"'
