"""Tables as they are read: the query for the rows of one, and the types of its columns."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from claim_tables.attached import rows_of
from claim_tables.inputs import TABLE
from support.engine_words import engine_words
from support.problems import Place, Problem, UnusableInput, Whole, nearest
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.columns import InputColumn
    from claim_tables.inputs import Input

_CLOSE = 4
"""A column whose name is so long, and nearly one of ours, is a misspelling of it."""


class InputTable(NamedTuple):
    """A table, the query that reads it, the types of its columns, and those that nobody reads."""

    input: Input
    query: str
    types: Mapping[str, str]
    unread: tuple[str, ...]


def described(
    connection: DuckDBPyConnection, table: Input, columns: Sequence[InputColumn]
) -> InputTable:
    """Look at the head of a table, which may have these columns.

    Raises UnusableInput when it cannot be read, when a column is missing that must be there, or one
    is spelt much like one of ours that is missing.
    """
    try:
        query = _query(connection, table)
        found = connection.execute(f"DESCRIBE {query}").fetchall()
    except duckdb.OutOfMemoryException:  # no fault of the table's
        raise
    except duckdb.Error as error:
        raise _cannot_be_read(table, "", error) from None
    types = {str(name): str(kind) for name, kind, *_ in found}
    unread = _unread(table, types, columns)
    if types.get(_VALUE, "").startswith(_TIMESTAMP) and _are_days(connection, table, query):
        types[_VALUE] = "DATE"
    return InputTable(table, query, types, unread)


_VALUE, _TIMESTAMP = "value", "TIMESTAMP"


def _are_days(connection: DuckDBPyConnection, table: Input, query: str) -> bool:
    """Whether all times of a column are midnight: so databases store days."""
    with readable(table):
        asked = f"SELECT bool_and(date_trunc('day', value) = value) FROM ({query})"
        (alike,) = connection.execute(asked).fetchall()[0]
    return bool(alike)


_OUR_FAULT = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)
"""What is wrong with a query, and not with what it reads."""


@contextmanager
def readable(table: Input) -> Generator[None]:
    """Turn the error of the engine at a table that is cut off or malformed into a user error."""
    try:
        yield
    except (duckdb.OutOfMemoryException, *_OUR_FAULT):
        raise
    except duckdb.Error as error:
        raise _cannot_be_read(table, " to its end", error) from None


def _cannot_be_read(table: Input, how_far: str, error: duckdb.Error) -> UnusableInput:
    found = Whole(f"a table that cannot be read{how_far} ({engine_words(error)})")
    return UnusableInput([Problem(Place(table.name), "", found, TABLE)])


def _query(connection: DuckDBPyConnection, table: Input) -> str:
    file = quoted(table.pattern)
    if table.format == "parquet":
        return f"SELECT * FROM read_parquet({file})"
    if table.format == "csv":
        # every cell is text: 007 and NO stay what they are. The quote character is given, for the
        # first rows, by which the engine guesses it, may have none
        text = "header = true, all_varchar = true, quote = '\"', escape = '\"'"
        return f"SELECT * FROM read_csv({file}, {text})"
    if table.format == "json":
        return f"SELECT * FROM read_json({file}, format = 'newline_delimited')"
    return f"SELECT * FROM {rows_of(connection, table)}"


def _unread(
    table: Input, types: Mapping[str, str], columns: Sequence[InputColumn]
) -> tuple[str, ...]:
    """Give the columns that nobody reads. Raises UnusableInput as `described` does."""
    known = [column.name for column in columns]
    missing = [column.name for column in columns if column.name not in types]
    others = [name for name in types if name not in known]
    problems = [
        Problem(Place(table.name), "columns", ", ".join(types), f"a column {column.name!r}")
        for column in columns
        if column.needed and column.name in missing
    ]
    for name in others:
        meant = nearest(missing, name.lower()) if len(name) >= _CLOSE else ""
        if meant:
            expected = f"{meant!r}, or a name less like it"
            problems.append(Problem(Place(table.name), "columns", repr(name), expected))
    if problems:
        raise UnusableInput(problems)
    return tuple(others)


def as_text(name: str, kind: str) -> str:
    """Give the expression that reads a column as an editor would have written it."""
    column = identifier(name)
    if kind == "VARCHAR":
        return column
    if kind == "DATE":  # or a timestamp whose times are all midnight
        return f"CAST(CAST({column} AS DATE) AS VARCHAR)"
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"strftime({column} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ')"
    if kind.startswith(_TIMESTAMP):
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%S')"
    if kind.endswith("[]"):
        return f"array_to_string({column}, '; ')"
    return f"CAST({column} AS VARCHAR)"
