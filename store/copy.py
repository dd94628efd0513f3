"""A copy of the tables and views in a file of its own, which another process can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb

from support.sql import identifier, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from store.store import Store

_TABLES = """
SELECT table_name, temporary FROM duckdb_tables()
WHERE NOT internal AND (temporary OR database_name = current_database() AND schema_name = $schema)
ORDER BY temporary, table_oid
"""
_VIEWS = """
SELECT view_name, sql FROM duckdb_views()
WHERE NOT internal AND NOT temporary
      AND database_name = current_database() AND schema_name = $schema
ORDER BY view_oid
"""
_COPY = "copy_of_tables"


def copy_tables(store: Store, file: Path) -> None:
    """Write the tables and views of a store into a new file, in a schema of the same name.

    A view stays one: what it reads is copied once, temporary tables included. Raises duckdb.Error
    where the file cannot be written.
    """
    ((database, schema),) = store.query("SELECT current_database(), current_schema()").rows
    views = store.query(_VIEWS, {"schema": schema}).rows
    home = f"{identifier(database)}.{identifier(schema)}"
    store.query(f"ATTACH {quoted(str(file))} AS {_COPY}; CREATE SCHEMA {_COPY}.{schema}")
    try:
        for table, temporary in _tables_of(store, schema, dict(views)):
            where = "temp" if temporary else home
            store.query(
                f"CREATE TABLE {_COPY}.{schema}.{identifier(table)} AS "
                f"FROM {where}.{identifier(table)}"
            )
    finally:
        store.query(f"DETACH {_COPY}")
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"USE {schema}")
        _make_views(connection, [sql for _, sql in views])


def _make_views(connection: duckdb.DuckDBPyConnection, views: list[str]) -> None:
    """Make views, of which one may read another that comes later."""
    waiting = list(views)
    while waiting:
        failed: list[tuple[str, duckdb.Error]] = []
        for sql in waiting:
            try:
                connection.execute(sql)
            except duckdb.CatalogException as error:
                failed.append((sql, error))
        if len(failed) == len(waiting):
            raise failed[0][1]
        waiting = [sql for sql, _ in failed]


def _tables_of(store: Store, schema: str, views: dict[str, str]) -> list[tuple[str, bool]]:
    """Give the tables of the schema, and the temporary ones that its views read."""
    tables: list[tuple[str, bool]] = [
        (str(table), bool(temporary))
        for table, temporary in store.query(_TABLES, {"schema": schema}).rows
    ]
    ours = {table for table, temporary in tables if not temporary} | views.keys()
    read = {word for sql in views.values() for word in re.findall(r"\w+", sql)} - ours
    return [(table, temporary) for table, temporary in tables if not temporary or table in read]
