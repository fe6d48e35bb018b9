"""The columns of an operation, as Arrow and as Spark have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql.types import StructType


def arrow_schema(operation: str) -> pyarrow.Schema:
    """Return the columns of an operation's table, of types that Spark has."""
    import pyarrow
    from deadline_pages import decode_table

    schema = pyarrow.schema(decode_table(operation, []))
    for index, field in enumerate(schema):
        if isinstance(field.type, pyarrow.BaseExtensionType):  # a document, which is a string of JSON
            schema = schema.set(index, pyarrow.field(field.name, field.type.storage_type))
    return schema


def spark_schema(operation: str) -> StructType:
    """Return the columns of an operation's table."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(arrow_schema(operation), prefer_timestamp_ntz=False)


def ids(operation: str) -> list[str]:
    """Return the names of columns that are ids of parents."""
    from deadline_pages._native import members

    parameters = members(operation)[0]
    return [name for name in arrow_schema(operation).names if name in parameters and name.endswith("Id")]


def wanted(operation: str, schema: StructType) -> pyarrow.Schema:
    """Return the columns that are asked for, as Spark expects them: all, or those of a schema of the user's.

    Raises:
        ValueError: one is not in the table, or of another type there.
    """
    import pyarrow
    from deadline_pages._names import closest_name

    table = {field.name: field for field in spark_schema(operation)}
    for field in schema:
        known = table.get(field.name)
        if known is None:
            meant = closest_name(field.name, table)
            hint = f"did you mean {meant}?" if meant else f"there are {', '.join(table)}"
            raise ValueError(f"{operation} has no column {field.name}: {hint}")
        if not field.nullable:
            raise ValueError(f"the column {field.name} of {operation} can be null: leave NOT NULL out of the schema")
        if field.dataType != known.dataType:
            here, there = known.dataType.simpleString(), field.dataType.simpleString()
            raise ValueError(f"the column {field.name} of {operation} is {here}, not {there}: cast it after load()")
    types = arrow_schema(operation)
    return pyarrow.schema([types.field(field.name) for field in schema])


def plain(batch: pyarrow.RecordBatch, schema: pyarrow.Schema) -> pyarrow.RecordBatch:
    """Return a batch with these types: documents as text."""
    import pyarrow

    if batch.schema.equals(schema):
        return batch
    columns = [column.storage if isinstance(column, pyarrow.ExtensionArray) else column for column in batch.columns]
    return pyarrow.RecordBatch.from_arrays(columns, schema=schema)
