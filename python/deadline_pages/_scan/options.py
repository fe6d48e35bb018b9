"""The options of a scan."""

from __future__ import annotations

from collections.abc import Mapping

from deadline_pages._config.validation import is_region
from deadline_pages._native import Scan
from deadline_pages._scan.progress import shown

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from deadline_pages import _native


def scan(
    native: _native.Client,
    operation_name: str,
    *,
    kind: type[Scan] = Scan,
    profile_name: str | None = None,
    regions: Sequence[str] | None = None,
    concurrency: int = 64,
    requests_per_second: float | None = None,
    ordered: bool = False,
    on_error: str = "raise",
    only: Mapping[str, Any] | None = None,
    progress: Any = None,
    **parameters: Any,
) -> Scan:
    """Implement ``Client.scan``. `kind` is the class to make, `profile_name` the client's."""
    check_options(concurrency, requests_per_second, on_error)
    scanned = kind(
        native,
        operation_name,
        parameters,
        regions=_regions(regions),
        concurrency=concurrency,
        requests_per_second=requests_per_second,
        ordered=bool(ordered),
        collect=on_error == "collect",
        only=_filter(only) if only is not None else None,
        progress=shown(progress),
        profile_name=profile_name,
    )
    _check_names(only, scanned)
    return scanned


def check_options(concurrency: Any, requests_per_second: Any, on_error: Any) -> None:
    """Check the options that scans and snapshots share.

    Raises:
        ValueError: one is wrong.
    """
    if isinstance(concurrency, bool) or not isinstance(concurrency, int) or not 1 <= concurrency <= 1000:
        raise ValueError(f"concurrency must be a number of requests from 1 to 1000, not {concurrency!r}")
    if requests_per_second is not None and not _is_rate(requests_per_second):
        raise ValueError(f"requests_per_second must be a positive number or None, not {requests_per_second!r}")
    if on_error not in ("raise", "collect"):
        raise ValueError(f"on_error must be 'raise' or 'collect', not {on_error!r}")


def _regions(regions: Sequence[str] | None) -> list[str]:
    if regions is None:
        return []
    names = list(dict.fromkeys([regions] if isinstance(regions, str) else regions))
    if not names or not all(isinstance(name, str) and is_region(name) for name in names):
        raise ValueError(f"regions must be names of regions, not {regions!r}")
    return names


def _is_rate(value: Any) -> bool:
    try:
        return not isinstance(value, bool | str) and 0 < float(value) < float("inf")
    except (TypeError, ValueError):
        return False


def _filter(only: Mapping[str, Any]) -> Callable[[str, Any], Any]:
    """Return a callable that decides for a summary of an operation whether to go below it."""
    if not isinstance(only, Mapping):
        raise TypeError(f"only must be a dict of filters by method name, not {only!r}")
    filters = {name: _function(name, wanted) for name, wanted in only.items()}

    def decide(method: str, summary: Any) -> Any:
        wanted = filters.get(method)
        return wanted is None or wanted(summary)

    return decide


def _function(name: str, wanted: Any) -> Callable[[Any], Any]:
    if isinstance(wanted, str):
        return _jmespath(wanted)
    if callable(wanted):
        from inspect import iscoroutinefunction

        if not iscoroutinefunction(wanted):
            function: Callable[[Any], Any] = wanted
            return function
    raise TypeError(f"only: {name!r} must have a callable or a JMESPath expression, not {wanted!r}")


def _jmespath(expression: str) -> Callable[[Any], Any]:
    import jmespath

    search: Callable[[Any], Any] = jmespath.compile(expression).search
    return search


def _check_names(only: Mapping[str, Any] | None, scanned: Scan) -> None:
    parents = scanned.operations[:-1]
    for name in only or ():
        if name not in parents:
            known = ", ".join(parents) or "none"
            raise ValueError(f"only: this scan finds no ids by {name!r}; it does by {known}")
