"""Name the table that is damaged where the engine stops at one, whenever that is.

Parquet and tables of databases are read where they lie, in the middle of queries over all tables:
what the engine says then names none of them. So each is read again, alone, to its end.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from claim_tables.attached import rows_of
from support.engine_words import engine_words
from support.problems import Place, Problem, UnusableInput, Whole
from support.sql import quoted

if TYPE_CHECKING:
    from collections.abc import Generator

    from claim_tables.input_tables import InputTables
    from claim_tables.inputs import Input

_WHOLE = "a file that is whole: write or copy it again"


@contextmanager
def naming_damage(tables: InputTables) -> Generator[None]:
    """Raise UnusableInput for an error of the engine where a table cannot be read to its end."""
    try:
        yield
    except duckdb.Error:
        problems = [
            Problem(Place(table.input.name), "", found, _WHOLE)
            for table in (*tables.claims, *tables.subjects)
            if (found := _damage(table.input))
        ]
        if problems:
            raise UnusableInput(problems) from None
        raise


def _damage(table: Input) -> str:
    """Say why a table cannot be read to its end; "" if it can be, or was copied from a text."""
    if table.format not in ("parquet", "duckdb"):
        return ""
    with duckdb.connect() as connection:
        try:
            if table.format == "parquet":
                rows = f"read_parquet({quoted(table.pattern)})"
            else:
                rows = rows_of(connection, table)
            connection.execute(f"SELECT bit_xor(hash(t)) FROM (FROM {rows}) t").fetchall()
        except duckdb.Error as error:
            return Whole(f"a table that cannot be read to its end ({engine_words(error)})")
    return ""
