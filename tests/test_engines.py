"""The databases that the stores of tests are lent are what a run opens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import duckdb
import pytest

from store import opening
from tests.engines import SMALL, Engines

START = opening.in_memory, opening.large_in_memory
"""As a run opens them: when this is read, nothing has been put in their place."""
LIKE = """
SELECT table_name, column_name, data_type, is_nullable, column_default FROM duckdb_columns()
WHERE schema_name = 'crossread' AND database_name = current_database() ORDER BY ALL
"""


def made(connection: Any) -> list[Any]:  # noqa: ANN401 - of DuckDB, or lent
    """Give the columns of a database, and the settings of its engine."""
    settings = "SELECT name, value FROM duckdb_settings() WHERE name <> 'search_path' ORDER BY name"
    return [connection.execute(query).fetchall() for query in (LIKE, settings)]


@pytest.mark.parametrize("start", START)
def test_a_lent_database_is_as_one_that_a_run_opens(
    start: Callable[[], duckdb.DuckDBPyConnection],
) -> None:
    begin = SMALL if start is START[0] else ""
    engines = Engines(start, begin)
    with closing(start()) as own, closing(engines.connection()) as lent:
        columns, settings = made(own)
        assert len(columns) > 100
        assert made(lent) == [columns, settings]


def test_nothing_is_left_to_the_next_store() -> None:
    engines = Engines(START[0], SMALL)
    with closing(engines.connection()) as first:
        first.execute("INSERT INTO words VALUES ('opened', 'x', 'x')")
        first.execute("CREATE TEMP TABLE mine AS SELECT 1; ATTACH ':memory:' AS more")
        first.execute("SET threads = 2; SET memory_limit = '1GB'; ALTER TABLE claims RENAME TO old")
        with closing(engines.connection()) as at_once:
            assert at_once.execute("FROM words").fetchall() == []
    with closing(engines.connection()) as again, closing(engines.connection()) as other:
        assert made(again) == made(other)
        assert again.execute("FROM words").fetchall() == []
        names = again.execute("SELECT database_name FROM duckdb_databases()").fetchall()
        assert {name for (name,) in names} == {"memory", "store", "system", "temp"}
        with pytest.raises(duckdb.CatalogException):
            again.execute("FROM mine")
