"""Reading the rows once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql.datasource import DataSourceReader

from pyspark_deadline import _columns, _scan
from pyspark_deadline._filters import Parents, PushFilters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    import pyarrow
    from pyspark.sql.types import StructType

    from pyspark_deadline._options import Options
    from pyspark_deadline._scan import Part


class Reader(DataSourceReader):
    """Decides beside the driver what each task reads, and reads it on a worker. It is pickled in between."""

    def __init__(self, options: Options, schema: StructType) -> None:
        """Take the options, and the columns that are asked for.

        Raises:
            ValueError: there is no such column.
        """
        self._options = options
        self._schema = _columns.wanted(options.operation, schema)
        self._parents = Parents()
        self.pushFilters = PushFilters(self._push)

    def _push(self, filters: list[Any]) -> None:
        self._parents = self._parents.filtered(filters, _columns.ids(self._options.operation))

    def partitions(self) -> list[Part]:
        """List the parents (jobs, for sessions), and share them out."""
        return _scan.parts(self._options, self._parents.after(self._options.since()))

    def read(self, partition: Part) -> Iterator[pyarrow.RecordBatch]:
        """Read a part."""
        for batch in _scan.read(self._options, partition, self._schema.names):
            yield _columns.plain(batch, self._schema)
