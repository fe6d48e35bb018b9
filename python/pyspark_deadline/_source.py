"""The class that Spark looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql.datasource import DataSource

from pyspark_deadline._options import Options

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from pyspark.sql.types import StructType

    from pyspark_deadline._batch import Reader
    from pyspark_deadline._stream import StreamReader


class DefaultSource(DataSource):
    """What one of AWS Deadline Cloud's operations lists, as rows of Spark.

    Spark finds it as ``"deadline"``; ``spark.dataSource.register(DefaultSource)`` does the same where that is hindered.
    """

    def __init__(self, options: MutableMapping[str, str]) -> None:
        """Take the options of a `load()`. Nothing is sent, and no credentials are looked for.

        Raises:
            ValueError: there is no such option, it has a wrong value, or it looks like a secret.
        """
        super().__init__(options)
        # Here and not in `schema()`, which Spark does not call where the user gives one.
        self._given = Options.of(options)

    @classmethod
    def name(cls) -> str:
        """Return the name (str) for `format()`."""
        return "deadline"

    def schema(self) -> StructType:
        """Return the columns (StructType) of the operation's table."""
        from pyspark_deadline._columns import spark_schema

        return spark_schema(self._given.operation)

    def reader(self, schema: StructType) -> Reader:
        """Return what reads the rows once."""
        from pyspark_deadline._batch import Reader

        return Reader(self._given, schema)

    def streamReader(self, schema: StructType) -> StreamReader:
        """Return what reads the rows that end while a stream runs.

        Raises:
            RuntimeError: Spark is too old.
        """
        try:
            from pyspark_deadline._stream import StreamReader
        except ImportError:
            raise RuntimeError("a stream needs Spark 4.2 or later") from None

        return StreamReader(self._given, schema)
