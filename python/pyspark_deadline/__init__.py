"""Apache Spark's source "deadline": ``spark.read.format("deadline").option("operation", "list_sessions").load()``.

Spark imports every module called ``pyspark_*`` to find sources, and finds none of them if one fails. So this one
imports nothing but pyspark, and never fails.
"""

from __future__ import annotations

try:
    from pyspark_deadline._source import DefaultSource
except ImportError:  # no pyspark, or one before 4.0
    __all__: list[str] = []
else:
    __all__ = ["DefaultSource"]
