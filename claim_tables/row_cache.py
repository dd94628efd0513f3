"""Rows of tables in a database file, so that the next run reads only the tables that changed.

The schema `bulk` has them: `rows` as text with file and row, `files` with the digest of each.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_rows import ClaimRows, numbered
from claim_tables.columns import NAMES
from claim_tables.described import readable
from claim_tables.malformed_rows import make_malformed_rows
from claim_tables.temp_tables import MALFORMED_ROWS
from claim_tables.text_rows import require_count
from support.query import Query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from claim_tables.described import InputTable
    from claim_tables.input_options import InputOptions
    from claim_tables.inputs import Input

_SCHEMA = f"""
CREATE SCHEMA IF NOT EXISTS bulk;
CREATE TABLE IF NOT EXISTS bulk.files (
  number INTEGER, name VARCHAR, sha256 VARCHAR, columns VARCHAR[], unread VARCHAR[]
);
CREATE TABLE IF NOT EXISTS bulk.rows (
  file INTEGER, row BIGINT, {", ".join(f"{name} VARCHAR" for name in NAMES)}
);
CREATE TABLE IF NOT EXISTS bulk.malformed (
  file INTEGER, row BIGINT, found VARCHAR, expected VARCHAR
);
COMMENT ON TABLE bulk.malformed IS 'a line that is no row; file is its number in bulk.files';
COMMENT ON TABLE bulk.rows IS 'a claim of a table, as text; file is its number in bulk.files';
"""
_PIECE = 1 << 20
_ROWS = "row is the line in texts"
"""What the rows of a database are; those of a version with others are read again."""


class CachedRows(NamedTuple):
    """The rows of all tables, and the names of those that were read anew."""

    rows: ClaimRows
    read: tuple[str, ...]


def changed_tables(
    connection: DuckDBPyConnection, tables: Sequence[Input], options: InputOptions
) -> tuple[Input, ...]:
    """Give the tables that a database does not have as they are now."""
    connection.execute(_SCHEMA)
    unchanged = _unchanged(connection, tables, options)
    return tuple(table for table in tables if table.name not in unchanged)


def cached_rows(
    connection: DuckDBPyConnection,
    tables: Sequence[Input],
    changed: Sequence[InputTable],
    options: InputOptions,
) -> CachedRows:
    """Bring the rows in a database up to date with its tables. Raises UnusableInput.

    The rows of a table that has not changed stay; those of one that is not named any more go.
    """
    cached = _cached_files(connection)
    read = {table.input.name for table in changed}
    kept = {table.name for table in tables} - read
    for name in cached.keys() - kept:
        _remove(connection, cached[name].number)
    first = max((file.number for file in cached.values()), default=-1) + 1
    for number, table in enumerate(changed, start=first):
        _add(connection, number, table, _digest(table.input, options))
    rows = _rows(connection, tables)
    notes = tuple(note for table in changed for note in table.notes)
    names = tuple(table.name for table in tables if table.name in read)
    return CachedRows(rows._replace(notes=notes), names)


def _unchanged(
    connection: DuckDBPyConnection, tables: Sequence[Input], options: InputOptions
) -> set[str]:
    cached = _cached_files(connection)
    digests = {table.name: _digest(table, options) for table in tables if table.name in cached}
    return {name for name, now in digests.items() if now and cached[name].digest == now}


class _CachedFile(NamedTuple):
    """A table in the cache: its number, and the digest of its file, if it can have one."""

    number: int
    digest: str | None


def _cached_files(connection: DuckDBPyConnection) -> dict[str, _CachedFile]:
    files = connection.execute("SELECT name, number, sha256 FROM bulk.files").fetchall()
    return {name: _CachedFile(number, digest) for name, number, digest in files}


def _remove(connection: DuckDBPyConnection, number: int) -> None:
    connection.execute("DELETE FROM bulk.rows WHERE file = ?", [number])
    connection.execute("DELETE FROM bulk.malformed WHERE file = ?", [number])
    connection.execute("DELETE FROM bulk.files WHERE number = ?", [number])


def _digest(table: Input, options: InputOptions) -> str | None:
    """Give the digest of a file and of how it is read.

    A table of a database, which others may write to, has none.
    """
    if table.format == "duckdb":
        return None
    told = (_ROWS, sorted(options.renamed("claims").items()), options.encoding, options.no_value)
    return hashlib.sha256(f"{_sha256(table.path)} {told}".encode()).hexdigest()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _add(
    connection: DuckDBPyConnection, number: int, table: InputTable, digest: str | None
) -> None:
    has = [name for name in NAMES if name in table.types]
    query = numbered(table, frozenset(NAMES))
    with readable(table.input):
        (read,) = connection.execute(
            f"INSERT INTO bulk.rows SELECT {number}, row, {', '.join(NAMES)} FROM ({query})"
        ).fetchall()[0]
    require_count(table.input.name, int(read), table.rows)
    connection.execute(
        f"INSERT INTO bulk.malformed SELECT {number}, row, found, expected "
        f"FROM {MALFORMED_ROWS.name} WHERE file = {table.number}"
    )
    connection.execute(
        "INSERT INTO bulk.files VALUES (?, ?, ?, ?, ?)",
        [number, table.input.name, digest, has, list(table.unread)],
    )


class _CachedColumns(NamedTuple):
    """A table in the cache: its number, the columns that it has, and those that nobody reads."""

    number: int
    columns: tuple[str, ...]
    unread: tuple[str, ...]


def _rows(connection: DuckDBPyConnection, tables: Sequence[Input]) -> ClaimRows:
    """Give the rows in the order of the tables as they are named now."""
    cached = connection.execute("SELECT name, number, columns, unread FROM bulk.files").fetchall()
    files = {
        name: _CachedColumns(number, tuple(columns), tuple(unread))
        for name, number, columns, unread in cached
    }
    names = tuple(table.name for table in tables)
    has = frozenset(name for file in files.values() for name in file.columns)
    order = ", ".join(str(files[name].number) for name in names)
    columns = ", ".join(name for name in NAMES if name in has)
    query = f"SELECT list_position([{order}], file) - 1 AS file, row, {columns} FROM bulk.rows"
    unread = tuple((name, files[name].unread) for name in names if files[name].unread)
    make_malformed_rows(connection)
    connection.execute(f"""
        INSERT INTO {MALFORMED_ROWS.name}
        SELECT list_position([{order}], file) - 1, row, found, expected FROM bulk.malformed
    """)
    some = connection.execute(f"SELECT count(*) > 0 FROM {MALFORMED_ROWS.name}").fetchall()[0][0]
    return ClaimRows(Query.of("cached_rows", query), has, names, unread, malformed=bool(some))
