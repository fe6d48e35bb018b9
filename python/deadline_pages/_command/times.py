"""Times of options."""

from __future__ import annotations

from datetime import datetime, timezone


def time(text: str) -> datetime:
    """Return an ISO 8601 time, which is UTC unless it says otherwise."""
    found = datetime.fromisoformat(text.removesuffix("Z"))
    return found if found.tzinfo else found.replace(tzinfo=timezone.utc)
