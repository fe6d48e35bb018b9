"""Spark Connect, in a process of its own: none has a classic session beside it."""

from __future__ import annotations

import json
import subprocess
import sys

from deadline_pages.testing import LocalFarm

from tests.spark.conftest import SETTINGS

PROGRAM = """
import json, sys, warnings
warnings.simplefilter("ignore")
from pyspark.sql import SparkSession

settings, endpoint, farm = json.loads(sys.argv[1])
builder = SparkSession.builder.remote("local[2]")
for name, value in settings.items():
    builder = builder.config(name, value)
spark = builder.getOrCreate()
options = {"operation": "list_sessions", "endpointUrl": endpoint}
frame = spark.read.format("deadline").options(**options).load()
table = frame.toArrow()
pandas = spark.read.format("deadline").options(**options).schema("jobId string").load().toPandas()
try:
    spark.read.format("deadline").options(farmId=farm, **options).load().count()
    error = None
except Exception as raised:
    error = f"{type(raised).__name__}: {raised}"
print(json.dumps([table.num_rows, table.column_names, len(pandas), pandas["jobId"].nunique(), error]))
spark.stop()
"""


def test_a_remote_session() -> None:
    nowhere = "farm-" + "0" * 32
    with LocalFarm(queues=2, jobs=10, sessions_per_job=120) as farm:
        argument = json.dumps([SETTINGS, farm.endpoint_url, nowhere])
        done = subprocess.run([sys.executable, "-c", PROGRAM, argument], stdout=subprocess.PIPE, text=True, timeout=250)
        assert done.returncode == 0
        rows, columns, few, jobs, error = json.loads(done.stdout.splitlines()[-1])
        assert (rows, few, jobs) == (2400, 2400, 20)
        assert columns == farm.client().scan("list_sessions").table().column_names
    assert error.startswith("AnalysisException: ")
    assert "list_sessions: ResourceNotFoundException: " in error
    assert nowhere in error
