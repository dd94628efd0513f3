"""The rows of all tables of claims, one after the other, as text and with their place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.cell_text import as_text
from claim_tables.columns import NAMES
from support.query import Query
from support.sql import identifier, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claim_tables.described import InputTable

PLACE = ("file", "row")
"""Where a claim is: the number of its table, from 0, and its row there, from 1.

In CSV and NDJSON the row is the line of the file that it begins on.
"""
Unread = tuple[tuple[str, tuple[str, ...]], ...]
"""By table, the columns that nobody reads."""


class ClaimRows(NamedTuple):
    """The rows of all tables as text, with their place; and which columns some table has.

    `counted` rows there are, counted in another way than by reading them; None if they are read out
    of a database, which compared the two when it got them. `malformed`: some lines of the tables
    are no rows. `notes` are to be said.
    """

    query: Query
    columns: frozenset[str]
    names: tuple[str, ...]
    unread: Unread
    counted: int | None = None
    malformed: bool = False
    notes: tuple[str, ...] = ()

    @property
    def stated(self) -> tuple[str, ...]:
        """The columns of a claim that some table has, in their order."""
        return tuple(name for name in NAMES if name in self.columns)


def claim_rows(tables: Sequence[InputTable]) -> ClaimRows:
    """Put tables one after the other: where they lie, or where they were copied to."""
    has = frozenset(name for name in NAMES if any(name in table.types for table in tables))
    alike = groupby(
        enumerate(tables),
        lambda n: (
            n[1].input.format == "parquet",
            *map(str, n[1].names.items()),
            *map(str, n[1].types.items()),
        ),
    )
    parts = [part for _, same in alike for part in _parts(list(same), has)]
    query = Query.of("rows_of_tables", "\nUNION ALL\n".join(parts))
    names = tuple(table.input.name for table in tables)
    return ClaimRows(
        query,
        has,
        names,
        tuple((table.input.name, table.unread) for table in tables if table.unread),
        sum(table.rows for table in tables),
        any(table.malformed for table in tables),
        tuple(note for table in tables for note in table.notes),
    )


def _parts(same: list[tuple[int, InputTable]], has: frozenset[str]) -> Iterable[str]:
    """Give a query for tables that look alike: Parquet files are read together."""
    number, first = same[0]
    if first.input.format == "parquet":
        yield _of_parquet(number, [table for _, table in same], has)
        return
    for n, table in same:
        yield f"SELECT {n} AS file, * FROM ({numbered(table, has)})"


def _of_parquet(number: int, tables: Sequence[InputTable], has: frozenset[str]) -> str:
    """Give a query for Parquet files with the same columns, the first of which has this number."""
    files = listed(table.input.pattern for table in tables)
    names = listed(table.input.read_as for table in tables)
    file = f"{number} + list_position([{names}], filename) - 1" if len(tables) > 1 else str(number)
    return (
        f"SELECT CAST({file} AS INTEGER) AS file, file_row_number + 1 AS row, "
        f"{_cells(tables[0], has)} "
        f"FROM read_parquet([{files}], filename = true, file_row_number = true)"
    )


def numbered(table: InputTable, has: frozenset[str]) -> str:
    """Give a query for some columns of one table as text, with the places of its rows."""
    return f"SELECT {table.row} AS row, {_cells(table, has)} FROM {table.source}"


def _cells(table: InputTable, has: frozenset[str]) -> str:
    """Give the expressions for some columns as text, null for those that a table lacks."""
    return ", ".join(
        f"{_cell(table, name)} AS {identifier(name)}"
        if name in table.types
        else f"CAST(NULL AS VARCHAR) AS {identifier(name)}"
        for name in NAMES
        if name in has
    )


def _cell(table: InputTable, name: str) -> str:
    """Give the expression for a column as text, null where it says that there is nothing."""
    text = as_text(table.names[name], table.types[name])
    blank = table.blanks.get(name)
    return f"CASE WHEN NOT {blank} THEN {text} END" if blank else text
