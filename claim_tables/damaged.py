"""Name the table that is damaged where the engine stops at one, whenever that is.

Parquet and tables of databases are read where they lie, in the middle of queries over all tables:
what the engine says then names none of them. So each is read again, alone, to its end.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from claim_tables.attached import rows_of
from claim_tables.described import damaged
from support.problems import UnusableInput
from support.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Generator

    from claim_tables.input_tables import InputTables
    from claim_tables.inputs import Input


@contextmanager
def naming_damage(tables: InputTables) -> Generator[None]:
    """Raise UnusableInput for an error of the engine where a table cannot be read to its end."""
    try:
        yield
    except duckdb.Error:
        refused = [
            damaged(table.input, error)
            for table in (*tables.claims, *tables.subjects)
            if (error := _error_at_the_end(table.input))
        ]
        if refused:
            raise UnusableInput(p for one in refused for p in one.problems) from None
        raise


def _error_at_the_end(table: Input) -> duckdb.Error | None:
    """Give what stops the engine in a table; None if nothing does, or it was copied from a text."""
    if table.format not in ("parquet", "duckdb"):
        return None
    with duckdb.connect() as connection:
        try:
            if table.format == "parquet":
                rows = f"read_parquet({quoted(table.pattern)})"
            else:
                rows = rows_of(connection, table)
            connection.execute(f"SELECT bit_xor(hash(t)) FROM (FROM {rows}) t").fetchall()
        except duckdb.Error as error:
            return error
    return None
