"""The rows of all tables of claims, one after the other, as text and with their place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.columns import NAMES
from claim_tables.described import as_text, readable
from support.query import Query
from support.sql import identifier, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.described import InputTable

PLACE = ("file", "row")
"""Where a claim is: the number of its table, from 0, and of its row there, from 1."""
Unread = tuple[tuple[str, tuple[str, ...]], ...]
"""By table, the columns that nobody reads."""


class ClaimRows(NamedTuple):
    """The rows of all tables as text, with their place; and which columns some table has."""

    query: Query
    columns: frozenset[str]
    names: tuple[str, ...]
    unread: Unread

    @property
    def stated(self) -> tuple[str, ...]:
        """The columns of a claim that some table has, in their order."""
        return tuple(name for name in NAMES if name in self.columns)


def claim_rows(connection: DuckDBPyConnection, tables: Sequence[InputTable]) -> ClaimRows:
    """Put tables one after the other.

    Parquet and tables of databases are read where they lie; the rows of other formats have no
    number in the engine, so these are copied first. Raises UnusableInput.
    """
    has = frozenset(name for name in NAMES if any(name in table.types for table in tables))
    alike = groupby(
        enumerate(tables), lambda n: (n[1].input.format == "parquet", *map(str, n[1].types.items()))
    )
    parts = [part for _, same in alike for part in _parts(connection, list(same), has)]
    query = Query.of("rows_of_tables", "\nUNION ALL\n".join(parts))
    names = tuple(table.input.name for table in tables)
    unread = tuple((table.input.name, table.unread) for table in tables if table.unread)
    return ClaimRows(query, has, names, unread)


def _parts(
    connection: DuckDBPyConnection, same: list[tuple[int, InputTable]], has: frozenset[str]
) -> Iterable[str]:
    """Give a query for tables that look alike: Parquet files are read together."""
    number, first = same[0]
    if first.input.format == "parquet":
        yield _of_parquet(number, [table for _, table in same], has)
        return
    for n, table in same:
        query = numbered(table, has)
        if table.input.format != "duckdb":
            query = _copied(connection, n, table, query)
        yield f"SELECT {n} AS file, * FROM ({query})"


def _of_parquet(number: int, tables: Sequence[InputTable], has: frozenset[str]) -> str:
    """Give a query for Parquet files with the same columns, the first of which has this number."""
    files = listed(table.input.pattern for table in tables)
    names = listed(table.input.read_as for table in tables)
    file = f"{number} + list_position([{names}], filename) - 1" if len(tables) > 1 else str(number)
    return (
        f"SELECT CAST({file} AS INTEGER) AS file, file_row_number + 1 AS row, "
        f"{_cells(tables[0].types, has)} "
        f"FROM read_parquet([{files}], filename = true, file_row_number = true)"
    )


def _copied(connection: DuckDBPyConnection, number: int, table: InputTable, query: str) -> str:
    """Copy the rows of a table and give the query for them. Raises UnusableInput."""
    name = f"copied_rows_{number}"
    with readable(table.input):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
    return f"SELECT * FROM {name}"


def numbered(table: InputTable, has: frozenset[str]) -> str:
    """Give a query for some columns of one table as text, with its rows numbered from 1."""
    columns = _cells(table.types, has)
    if table.input.format == "parquet":
        file = quoted(table.input.pattern)
        return (
            f"SELECT file_row_number + 1 AS row, {columns} "
            f"FROM read_parquet({file}, file_row_number = true)"
        )
    if table.input.format == "duckdb":
        query = table.query.replace("SELECT *", "SELECT *, rowid", 1)
        return f"SELECT rowid + 1 AS row, {columns} FROM ({query})"
    return f"SELECT row_number() OVER () AS row, {columns} FROM ({table.query})"


def _cells(types: Mapping[str, str], has: frozenset[str]) -> str:
    """Give the expressions for some columns as text, null for those that a table lacks."""
    return ", ".join(
        f"{as_text(name, types[name])} AS {identifier(name)}"
        if name in types
        else f"CAST(NULL AS VARCHAR) AS {identifier(name)}"
        for name in NAMES
        if name in has
    )
