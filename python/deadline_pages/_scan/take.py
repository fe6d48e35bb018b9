"""`client.snapshot()`: its arguments checked, and the first reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadline_pages._native import validate
from deadline_pages._scan import storage
from deadline_pages._scan.options import check_options
from deadline_pages._scan.snapshot import NAMES, Options, Snapshot
from deadline_pages._scan.window import window

if TYPE_CHECKING:
    from typing import Any


def prepare(
    client: Any,
    farm_id: str,
    since: Any = None,
    until: Any = None,
    principalId: Any = None,
    include: Any = None,
    path: Any = None,
    concurrency: int = 64,
    requests_per_second: float | None = None,
    on_error: str = "raise",
    progress: Any = None,
) -> Snapshot:
    """Return a snapshot that was not read yet. The arguments are those of ``Client.snapshot``."""
    given = {} if principalId is None else {"principalId": principalId}
    validate("list_queues", farmId=farm_id, **given)
    check_options(concurrency, requests_per_second, on_error)
    names = (include,) if isinstance(include, str) else tuple(NAMES if include is None else include)
    unknown = [name for name in names if name not in NAMES]
    if unknown or not names:
        what = f"not {unknown[0]!r}" if unknown else "at least one"
        raise ValueError(f"include must name tables of {', '.join(NAMES)}: {what}")
    chosen = tuple(name for name in NAMES if name in names)
    snapshot = Snapshot(farm_id, chosen, window(since, until), None if path is None else storage.folder(path))
    snapshot._client = client._native
    snapshot._options = Options(concurrency, requests_per_second, on_error, progress, principalId)
    return snapshot


def take(snapshot: Snapshot) -> Snapshot:
    """Read a snapshot; an exception carries it."""
    try:
        return snapshot.refresh()
    except BaseException as error:
        error.snapshot = snapshot  # type: ignore[attr-defined]
        raise


async def take_async(snapshot: Snapshot) -> Snapshot:
    """``take`` for an event loop."""
    try:
        return await snapshot.refresh_async()
    except BaseException as error:
        error.snapshot = snapshot  # type: ignore[attr-defined]
        raise
