"""Spark on this machine, for the tests that need it."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

import pytest

_LOCAL = (
    "--master local[2] --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=1 "
    "--conf spark.default.parallelism=1 --driver-memory 1g --conf spark.log.level=OFF pyspark-shell"
)


@pytest.fixture(scope="session")
def spark() -> str:
    """Give the address of Spark; by hand the tests may do without, in CI they never do."""
    missing = "pyspark (make spark)" if find_spec("pyspark") is None else ""
    if shutil.which("java") is None:
        missing = "Java 17 (apt-get install openjdk-17-jre-headless)"
    if missing and os.environ.get("CI"):
        pytest.fail(f"CI has no {missing}")
    if missing:
        pytest.skip(f"needs {missing}")
    os.environ["PYSPARK_SUBMIT_ARGS"] = _LOCAL
    return "pyspark://"
