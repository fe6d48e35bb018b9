"""Which parents are asked: what options and Spark's filters say of the rows below them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from pyspark.sql import datasource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

# Times of what happens below jobs. The rule for them is that of snapshots: nothing of a settled job is later.
_TIMES = ("startedAt", "endedAt")


@dataclass(frozen=True)
class Parents:
    """Which parents have rows that are wanted."""

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """By the name of an id, those that matter."""
    since: datetime | None = None
    """Jobs that were settled before do not matter."""
    until: datetime | None = None
    """Jobs that were created later do not matter."""

    def after(self, since: datetime | None) -> Parents:
        """Leave out jobs that were settled at this time as well."""
        return replace(self, since=_one(max, self.since, since))

    def before(self, until: datetime | None) -> Parents:
        """Leave out jobs that were created after this time as well."""
        return replace(self, until=_one(min, self.until, until))

    def filtered(self, filters: Iterable[Any], ids: Iterable[str]) -> Parents:
        """Leave out what Spark's filters, all of which hold, say of these ids and of times."""
        parents = self
        for given in filters:
            match given:
                case datasource.EqualTo((name,), str() as value) if name in ids:
                    parents = parents._among(name, [value])
                case datasource.In((name,), values) if name in ids:
                    parents = parents._among(name, values)
                case datasource.GreaterThan((name,), datetime() as time) if name in _TIMES:
                    parents = parents.after(time)
                case datasource.GreaterThanOrEqual((name,), datetime() as time) if name in _TIMES:
                    parents = parents.after(time)
                case datasource.LessThan((name,), datetime() as time) if name in _TIMES:
                    parents = parents.before(time)
                case datasource.LessThanOrEqual((name,), datetime() as time) if name in _TIMES:
                    parents = parents.before(time)
        return parents

    def _among(self, name: str, values: Iterable[str]) -> Parents:
        known = self.ids.get(name)
        wanted = frozenset(values) if known is None else known & frozenset(values)
        return replace(self, ids={**self.ids, name: wanted})

    def only(self, methods: Iterable[str]) -> dict[str, Callable[[Mapping[str, Any]], bool]]:
        """Return the filters of a scan that finds its parents by these methods."""
        return {method: self._concerns_job if method == "list_jobs" else self._has_wanted_ids for method in methods}

    def _has_wanted_ids(self, summary: Mapping[str, Any]) -> bool:
        return all(summary[name] in wanted for name, wanted in self.ids.items() if name in summary)

    def _concerns_job(self, job: Mapping[str, Any]) -> bool:
        from deadline_pages._scan.window import Window

        return self._has_wanted_ids(job) and Window(self.since, self.until).concerns(job)


def _one(choose: Callable[..., datetime], *times: datetime | None) -> datetime | None:
    known = [time for time in times if time is not None]
    return choose(known) if known else None


class PushFilters:
    """A reader's `pushFilters`, called where Spark's setting `spark.sql.python.filterPushdown.enabled` is on.

    It is off by default, and Spark 4.3 then refuses a reader that defines the method. This it takes for the inherited.
    """

    # What Spark compares. Spark 4.0 has no such method, and calls none.
    __func__ = staticmethod(getattr(datasource.DataSourceReader, "pushFilters", lambda _reader, filters: filters))

    def __init__(self, take: Callable[[list[Any]], None]) -> None:
        """Wrap the method that is given the filters."""
        self._take = take

    def __call__(self, filters: list[Any]) -> list[Any]:
        """Take the filters, and return them all: Spark filters the rows."""
        self._take(filters)
        return filters
