"""Reading what ends while a stream runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from pyspark.sql.datasource import DataSourceStreamReader
from pyspark.sql.streaming.datasource import SupportsTriggerAvailableNow

from pyspark_deadline import _columns, _scan
from pyspark_deadline._filters import Parents
from pyspark_deadline._scan import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow
    from pyspark.sql.types import StructType

    from pyspark_deadline._options import Options

# What has ended does not change any more, so that a batch can be read again.
_OPERATIONS = ("list_sessions", "list_session_actions")
_ENDED = "endedAt"
_BEGINNING = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass
class EndedPart(Part):
    """A part of a batch: of its rows, those that ended after the one time, up to the other."""

    start: datetime
    end: datetime


class StreamReader(DataSourceStreamReader, SupportsTriggerAvailableNow):
    """Gives each session, or action, once, in the batch of the time in which it ended.

    An offset is a time. A batch is read from two offsets alone, so the same one has the same rows after a restart.
    """

    def __init__(self, options: Options, schema: StructType) -> None:
        """Take the options, and the columns that are asked for."""
        self._options = options
        self._spark_schema = schema
        self._target: datetime | None = None

    def initialOffset(self) -> dict[str, str]:
        """Return where a stream begins: at `jobsEndedAfter`, or with what is the oldest."""
        self._check()
        return _offset(self._options.since() or _BEGINNING)

    def prepareForTriggerAvailableNow(self) -> None:
        """End the stream with what has ended by now."""
        self._target = self._now()

    def latestOffset(self, start: dict[str, str], limit: object) -> dict[str, str]:  # noqa: ARG002
        """Return the time up to which is read: the backlog is one batch, since each costs a listing of the jobs."""
        # A clock may be set back, and `lag` may be larger than before.
        return _offset(max(_time(start), self._target or self._now()))

    def partitions(self, start: dict[str, str], end: dict[str, str]) -> list[EndedPart]:
        """List the jobs in which something can have ended, and share them out."""
        self._check()
        since, until = _time(start), _time(end)
        parts = _scan.parts(self._options, Parents(since=since, until=until))
        return [EndedPart(part.partition, since, until) for part in parts]

    def read(self, partition: EndedPart) -> Iterator[pyarrow.RecordBatch]:
        """Read a part, on a worker."""
        import pyarrow
        import pyarrow.compute

        schema = _columns.wanted(self._options.operation, self._spark_schema)
        names = list(dict.fromkeys([*schema.names, _ENDED]))
        for batch in _scan.read(self._options, partition, names):
            ended = batch.column(_ENDED)
            is_later = pyarrow.compute.greater(ended, pyarrow.scalar(partition.start, ended.type))
            is_in_time = pyarrow.compute.less_equal(ended, pyarrow.scalar(partition.end, ended.type))
            chosen = batch.filter(pyarrow.compute.and_(is_later, is_in_time))
            if chosen.num_rows:
                yield _columns.plain(chosen.select(schema.names), schema)

    def _now(self) -> datetime:
        return datetime.now(timezone.utc) - timedelta(seconds=self._options.lag)

    def _check(self) -> None:
        # Not in `__init__`: what that raises, Spark covers with an error of its own.
        operation = self._options.operation
        if operation not in _OPERATIONS:
            raise ValueError(f"a stream has what ends and stays so, by {' or '.join(_OPERATIONS)}, not {operation}")
        _columns.wanted(operation, self._spark_schema)


def _offset(time: datetime) -> dict[str, str]:
    return {_ENDED: time.isoformat()}


def _time(offset: dict[str, str]) -> datetime:
    return datetime.fromisoformat(offset[_ENDED])
