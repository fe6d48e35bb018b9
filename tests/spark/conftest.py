"""Spark, in this process and in others: `make test-spark` runs these tests in an environment of their own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyspark
import pytest

from tests.support.paths import ROOT

# What Spark's processes have from this one: the JVM is started once, the settings are each session's.
SPARK_HOME = Path(pyspark.__file__).parent
sys.path.insert(0, str(ROOT / "python"))
os.environ |= {
    "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT / "python"), os.environ.get("PYTHONPATH")])),
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_HOME": str(SPARK_HOME),
    "SPARK_LOCAL_IP": "127.0.0.1",
}
# Where the farm is, each test says.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ |= {
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
    "AWS_DEFAULT_REGION": "us-west-2",
    "AWS_ACCESS_KEY_ID": "AKIDDRIVER",
    "AWS_SECRET_ACCESS_KEY": "hush-environment",
}
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
}
SECONDS = 300


def pytest_configure(config: pytest.Config) -> None:
    """Let warnings of pyspark's own be."""
    config.addinivalue_line("filterwarnings", "ignore:PySpark does not yet fully support pandas:FutureWarning")
    config.addinivalue_line("filterwarnings", "ignore::ResourceWarning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test the time that a JVM may take to start."""
    for item in items:
        item.add_marker(pytest.mark.timeout(SECONDS))


Connect = Callable[..., Any]


@pytest.fixture(scope="module")
def connect() -> Iterator[Connect]:
    """Make sessions: `connect("local[2]", **{"spark.python.use.daemon": "false"})`. The one before ends."""
    from pyspark.sql import SparkSession

    def start(master: str, **settings: str) -> Any:
        active = SparkSession.getActiveSession()
        if active is not None:
            active.stop()
        builder = SparkSession.builder.master(master)
        for key, value in {**SETTINGS, **settings}.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return session

    yield start
    active = SparkSession.getActiveSession()
    if active is not None:
        active.stop()
