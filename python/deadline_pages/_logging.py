"""Logging, without importing `logging`: until a program does, nobody listens."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from logging import Logger

NAME = "deadline_pages"


def debug(text: str, *values: object) -> None:
    """Log a message at DEBUG."""
    if "logging" in sys.modules:
        logger(NAME).debug(text, *values)


def logger(name: str) -> Logger:
    """Return a logger with a `NullHandler`. That of requests is `deadline_pages.http`."""
    import logging

    ours = logging.getLogger(NAME)
    if not ours.handlers:
        ours.addHandler(logging.NullHandler())
    return logging.getLogger(name)


def set_stream_logger(name: str = NAME, level: int = 10, format_string: str | None = None) -> None:
    """Log to stderr, as ``boto3.set_stream_logger`` does.

    Args:
        name: logger (str): ``"deadline_pages"``; ``"deadline_pages.http"`` for requests, responses and retries only;
            ``""`` for all libraries.
        level: lowest level (int), by default ``logging.DEBUG``.
        format_string: format (str) of ``logging.Formatter``; by default time, logger, level and message.
    """
    import logging

    chosen = logging.getLogger(name)
    chosen.setLevel(level)
    handler = logging.StreamHandler()
    handler.setLevel(level)
    if format_string is None:
        format_string = "%(asctime)s %(name)s [%(levelname)s] %(message)s"
    handler.setFormatter(logging.Formatter(format_string))
    chosen.addHandler(handler)
