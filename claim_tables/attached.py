"""Tables of DuckDB databases: the database is attached for reading, and a view is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from support.engine_words import engine_words
from support.problems import Place, Problem, UnusableInput, Whole, one_of
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from claim_tables.inputs import Input


def rows_of(connection: DuckDBPyConnection, table: Input) -> str:
    """Give what to select the rows of a table from, which are numbered there.

    Those of a view are copied: it has no numbers for them, and may give them in any order. Raises
    UnusableInput for a file that is no database, and for a table that it does not have, and
    duckdb.Error for a view that cannot be read.
    """
    database = _attached(connection, table.path)
    kinds = dict(
        connection.execute(
            "SELECT table_name, FALSE FROM duckdb_tables() WHERE database_name = $name "
            "UNION ALL SELECT view_name, TRUE FROM duckdb_views() "
            "WHERE database_name = $name AND NOT internal",
            {"name": database},
        ).fetchall()
    )
    known = {str(name).casefold(): bool(is_view) for name, is_view in kinds.items()}
    is_view = known.get(table.table.casefold())
    if is_view is None:
        expected = f"{one_of(map(str, kinds), table.table)}, named as {table.path}::TABLE"
        raise UnusableInput([Problem(Place(table.name), "", "no such table", expected)])
    rows = f"{identifier(database)}.{identifier(table.table)}"
    if not is_view:
        return rows
    _require_within(table)
    copy = identifier(f"view {database} {table.table}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {copy} AS FROM {rows}")
    return copy


def _require_within(table: Input) -> None:
    """Raise UnusableInput for a view that reads more than its database.

    Whoever made the view chose what it reads: any file, or a page on the network.
    """
    with duckdb.connect(config={"threads": 1}) as alone:
        alone.execute(f"ATTACH {quoted(str(table.path.absolute()))} AS inside (READ_ONLY)")
        alone.execute("SET enable_external_access = false")
        try:
            alone.execute(f"DESCRIBE FROM inside.{identifier(table.table)}")
        except duckdb.PermissionException as error:
            found = Whole(f"a view that reads more than its database ({engine_words(error)})")
            expected = "a view of tables of its database; name the files that it reads themselves"
            raise UnusableInput([Problem(Place(table.name), "", found, expected)]) from None
        except duckdb.Error:
            return  # reading it will say why


def _attached(connection: DuckDBPyConnection, path: Path) -> str:
    """Attach a database, once, and give its name here."""
    attached = connection.execute(
        "SELECT database_name, path FROM duckdb_databases() WHERE path IS NOT NULL"
    ).fetchall()
    file = str(path.absolute())
    for name, where in attached:
        if where == file:
            return str(name)
    name = f"table_{len(attached)}"
    try:
        connection.execute(f"ATTACH {quoted(file)} AS {name} (READ_ONLY)")
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        found = Whole(f"a file that DuckDB cannot open ({engine_words(error)})")
        expected = "a DuckDB database that is whole, and that no other program has open"
        raise UnusableInput([Problem(Place(str(path)), "", found, expected)]) from None
    return name
