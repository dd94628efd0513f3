"""The rows of all tables of claims, one after the other, as text and with their place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.inputs import InputColumn, as_text, describe, readable, unread_columns
from support.query import Query
from support.sql import identifier, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.inputs import Described, Input

COLUMNS = (
    *(InputColumn(name, needed=True) for name in ("source", "subject", "attribute", "value")),
    *map(InputColumn, ("quote", "prefix", "suffix", "speaker", "modality", "as_of", "note")),
)
NAMES = tuple(column.name for column in COLUMNS)
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


def claim_rows(connection: DuckDBPyConnection, tables: Sequence[Input]) -> ClaimRows:
    """Put tables one after the other.

    Parquet and tables of databases are read where they lie; the rows of other formats have no
    number in the engine, so these are copied first. Raises UnusableInput.
    """
    described = [(n, table, describe(connection, table)) for n, table in enumerate(tables)]
    unread = [
        (table.name, others)
        for _, table, seen in described
        if (others := unread_columns(table, seen.types, COLUMNS))
    ]
    has = frozenset(name for name in NAMES if any(name in d.types for _, _, d in described))
    alike = groupby(described, lambda d: (d[1].format == "parquet", *map(str, d[2].types.items())))
    parts = [part for _, same in alike for part in _parts(connection, list(same), has)]
    query = Query.of("rows_of_tables", "\nUNION ALL\n".join(parts))
    return ClaimRows(query, has, tuple(table.name for table in tables), tuple(unread))


def _parts(
    connection: DuckDBPyConnection,
    same: list[tuple[int, Input, Described]],
    has: frozenset[str],
) -> Iterable[str]:
    """Give a query for tables that look alike: Parquet files are read together."""
    number, first, seen = same[0]
    columns = cells(seen.types, has)
    if first.format == "parquet":
        yield _of_parquet(number, [table for _, table, _ in same], columns)
        return
    for n, table, own in same:
        query = numbered(table, own, columns)
        if table.format != "duckdb":
            query = _copied(connection, n, table, query)
        yield f"SELECT {n} AS file, * FROM ({query})"


def _of_parquet(number: int, tables: Sequence[Input], columns: str) -> str:
    """Give a query for Parquet files with the same columns, the first of which has this number."""
    files = listed(str(table.path) for table in tables)
    file = f"{number} + list_position([{files}], filename) - 1" if len(tables) > 1 else str(number)
    return (
        f"SELECT CAST({file} AS INTEGER) AS file, file_row_number + 1 AS row, {columns} "
        f"FROM read_parquet([{files}], filename = true, file_row_number = true)"
    )


def _copied(connection: DuckDBPyConnection, number: int, table: Input, query: str) -> str:
    """Copy the rows of a table and give the query for them. Raises UnusableInput."""
    name = f"copied_rows_{number}"
    with readable(table):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
    return f"SELECT * FROM {name}"


def numbered(table: Input, seen: Described, columns: str) -> str:
    """Give a query for the cells of one table, with its rows numbered from 1."""
    if table.format == "parquet":
        file = quoted(str(table.path))
        return (
            f"SELECT file_row_number + 1 AS row, {columns} "
            f"FROM read_parquet({file}, file_row_number = true)"
        )
    if table.format == "duckdb":
        query = seen.query.replace("SELECT *", "SELECT *, rowid", 1)
        return f"SELECT rowid + 1 AS row, {columns} FROM ({query})"
    return f"SELECT row_number() OVER () AS row, {columns} FROM ({seen.query})"


def cells(types: Mapping[str, str], has: frozenset[str]) -> str:
    """Give the expressions for some columns as text, null for those that a table lacks."""
    return ", ".join(
        f"{as_text(name, types[name])} AS {identifier(name)}"
        if name in types
        else f"CAST(NULL AS VARCHAR) AS {identifier(name)}"
        for name in NAMES
        if name in has
    )
