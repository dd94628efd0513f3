"""Spark on this machine, for the tests that need it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

_LOCAL = (
    "--master local[2] --driver-memory 2g --conf spark.ui.enabled=false --conf spark.log.level=OFF "
    "--conf spark.sql.shuffle.partitions=1 --conf spark.default.parallelism=1 "
    "--conf spark.sql.ui.retainedExecutions=1 --conf spark.ui.retainedJobs=1 "
    "--conf spark.ui.retainedStages=1 pyspark-shell"
)


@pytest.fixture
def spark() -> Generator[str]:
    """Give the address of Spark; by hand the tests may do without, in CI they never do.

    It is stopped after each test: what it keeps of hundreds of plans would fill its memory.
    """
    missing = "pyspark (make spark)" if find_spec("pyspark") is None else ""
    if shutil.which("java") is None:
        missing = "Java 17 (apt-get install openjdk-17-jre-headless)"
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI has no {missing}")
    if missing:
        pytest.skip(f"needs {missing}")
    os.environ["PYSPARK_SUBMIT_ARGS"] = _LOCAL
    yield "pyspark://"
    session: Any = import_module("pyspark.sql").SparkSession.getActiveSession()
    if session:
        session.stop()
