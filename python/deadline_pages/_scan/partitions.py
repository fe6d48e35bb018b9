"""Parts of a scan, for threads, processes and machines to read by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deadline_pages._native import Partition

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    from deadline_pages._native import Scan

    # The ids of a listing.
    Ids: TypeAlias = tuple[str, ...]
    # Listings that are read by one part, and about how many requests they take.
    Unit: TypeAlias = tuple[list[Ids], float]

_PAGE = 100  # items that a request brings
# Where the summary of a parent says how much is below it, for the operation that lists that.
_COUNTS = {
    "list_workers": "workerCount",
    "list_tasks": "taskRunStatusCounts",
    "list_sessions": "taskRunStatusCounts",
    "list_session_actions": "taskRunStatusCounts",
}


def partitions(scan: Scan, n: int) -> list[Partition]:
    """Implement ``Scan.partitions``."""
    split = _Split(scan, n)
    for page in split.pages():
        split.add(page)
    return split.finish()


async def partitions_async(scan: Scan, n: int) -> list[Partition]:
    """Implement ``Scan.partitions_async``."""
    split = _Split(scan, n)
    async for page in split.pages():
        split.add(page)
    return split.finish()


class _Split:
    """The listings of a scan, while its parents are found."""

    def __init__(self, scan: Scan, n: int) -> None:
        if isinstance(n, bool) or not isinstance(n, int) or n < 1:
            raise ValueError(f"n must be a number of partitions, 1 or more, not {n!r}")
        self._scan, self._n = scan, n
        self._options = scan._arguments
        for name in ("MaxItems", "StartingToken"):
            if self._options["PaginationConfig"].pop(name) is not None:
                raise ValueError(
                    f"a scan with {name} cannot be divided: make one without; read(max_rows=...) limits a partition"
                )
        self._parents = scan._parents()
        self._units: list[Unit] = []
        self._seen: dict[str, str] = {}
        if self._parents is None:
            self._add(scan._roots(), 1.0)

    def pages(self) -> Any:
        """Return what the parents are read from: an iterable for `for` and for `async for`."""
        return _Nothing() if self._parents is None else self._parents

    def add(self, page: Mapping[str, Any]) -> None:
        """Take a page of parents."""
        assert self._parents is not None
        (key,) = self._parents.result_keys
        parents, count = page["Parents"], _COUNTS.get(self._scan.operations[-1])
        for item in key.search(page) or ():
            self._add(self._scan._below(parents, item), 1 + _number(item.get(count)) / _PAGE)

    def _add(self, listings: Iterable[Iterable[str]], weight: float) -> None:
        # One string for an id, however often it comes: pickle writes it once.
        self._units += [([tuple(self._seen.setdefault(text, text) for text in ids)], weight) for ids in listings]

    def finish(self) -> list[Partition]:
        """Return the partitions."""
        if self._parents is not None:
            self._scan._take_results(self._parents)
        if not self._options["ordered"]:
            self._units.sort()  # not as they arrived: the same farm is divided alike each time
        names, found = self._scan._ids
        parts = _divided(_joined(self._units, names, found), self._n)
        rate = self._options["requests_per_second"]
        if rate is not None:
            self._options["requests_per_second"] = rate / max(len(parts), 1)
        return [
            Partition(
                self._scan.operations[-1],
                weight,
                tuple(names),
                tuple(listings),
                _narrowed(self._options, names, listings),
                self._scan._destination,
            )
            for listings, weight in parts
        ]


class _Nothing:
    """An iterable without pages."""

    def __iter__(self) -> _Nothing:
        return self

    def __next__(self) -> Any:
        raise StopIteration

    def __aiter__(self) -> _Nothing:
        return self

    async def __anext__(self) -> Any:
        raise StopAsyncIteration


def _number(count: Any) -> float:
    """Give a count of a summary, or the sum of its counts; 0 if it has none."""
    return float(sum(count.values()) if isinstance(count, dict) else count or 0)


def _joined(units: list[Unit], names: list[str], found: str | None) -> list[Unit]:
    """Join the listings of each id that was given below parents that were found.

    Whether it is nowhere, which is an error, can only be told by who asks all of them.
    """
    sought = [] if found is None else range(names.index(found) + 1, len(names))
    if not sought:
        return units
    several = [place for place in sought if len({ids[place] for listings, _ in units for ids in listings}) > 1]
    joined: dict[str, Unit] = {}
    for listings, weight in units:
        # Those of two lists of ids hang together.
        key = listings[0][several[0]] if len(several) == 1 else ""
        before, heavy = joined.get(key, ([], 0.0))
        joined[key] = before + listings, heavy + weight
    return list(joined.values())


def _divided(units: list[Unit], n: int) -> list[Unit]:
    """Divide into at most `n` parts of about equal weight, in order, so that each has neighbours."""
    parts: list[Unit] = []
    left, start = sum(weight for _, weight in units), 0
    for others in reversed(range(min(n, len(units)))):
        share, weight, end = left / (others + 1), 0.0, start
        while end < len(units) - others:
            if others and end > start and weight + units[end][1] / 2 > share:
                break
            weight += units[end][1]
            end += 1
        parts.append(([ids for listings, _ in units[start:end] for ids in listings], weight))
        left, start = left - weight, end
    return parts


def _narrowed(options: dict[str, Any], names: list[str], listings: list[Ids]) -> dict[str, Any]:
    """Return the options of a part: of ids that were given it has its own."""
    own = {name: list(dict.fromkeys(ids[place] for ids in listings)) for place, name in enumerate(names)}
    return options | {name: ids for name, ids in own.items() if name in options and options[name] != ["*"]}
