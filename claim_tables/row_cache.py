"""Rows of tables in a database file, so that the next run reads only the tables that changed.

The schema `bulk` has them: `rows` as text with file and row, `files` with the digest of each.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_rows import ClaimRows, numbered
from claim_tables.columns import NAMES
from claim_tables.described import readable
from support.query import Query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

    from claim_tables.described import InputTable
    from claim_tables.inputs import Input

_SCHEMA = f"""
CREATE SCHEMA IF NOT EXISTS bulk;
CREATE TABLE IF NOT EXISTS bulk.files (
  number INTEGER, name VARCHAR, sha256 VARCHAR, columns VARCHAR[], unread VARCHAR[]
);
CREATE TABLE IF NOT EXISTS bulk.rows (
  file INTEGER, row BIGINT, {", ".join(f"{name} VARCHAR" for name in NAMES)}
);
COMMENT ON TABLE bulk.rows IS 'a claim of a table, as text; file is its number in bulk.files';
"""
_PIECE = 1 << 20


class CachedRows(NamedTuple):
    """The rows of all tables, and the names of those that were read anew."""

    rows: ClaimRows
    read: tuple[str, ...]


def cached_rows(connection: DuckDBPyConnection, tables: Sequence[InputTable]) -> CachedRows:
    """Bring the rows in a database up to date with its tables. Raises UnusableInput.

    The rows of a table whose bytes are the same stay; those of one that is not named any more go.
    """
    connection.execute(_SCHEMA)
    digests = {table.input.name: _digest(table.input) for table in tables}
    cached = _cached_files(connection)
    unchanged = {
        name for name, file in cached.items() if file.digest and digests.get(name) == file.digest
    }
    for name in cached.keys() - unchanged:
        _remove(connection, cached[name].number)
    changed = [table for table in tables if table.input.name not in unchanged]
    first = max((file.number for file in cached.values()), default=-1) + 1
    for number, table in enumerate(changed, start=first):
        _add(connection, number, table, digests[table.input.name])
    return CachedRows(_rows(connection, tables), tuple(table.input.name for table in changed))


class _CachedFile(NamedTuple):
    """A table in the cache: its number, and the digest of its file, if it can have one."""

    number: int
    digest: str | None


def _cached_files(connection: DuckDBPyConnection) -> dict[str, _CachedFile]:
    files = connection.execute("SELECT name, number, sha256 FROM bulk.files").fetchall()
    return {name: _CachedFile(number, digest) for name, number, digest in files}


def _remove(connection: DuckDBPyConnection, number: int) -> None:
    connection.execute("DELETE FROM bulk.rows WHERE file = ?", [number])
    connection.execute("DELETE FROM bulk.files WHERE number = ?", [number])


def _digest(table: Input) -> str | None:
    """Give the digest of a file; a table of a database, which others may write to, has none."""
    return None if table.format == "duckdb" else _sha256(table.path)


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
        connection.execute(
            f"INSERT INTO bulk.rows SELECT {number}, row, {', '.join(NAMES)} FROM ({query})"
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


def _rows(connection: DuckDBPyConnection, tables: Sequence[InputTable]) -> ClaimRows:
    """Give the rows in the order of the tables as they are named now."""
    cached = connection.execute("SELECT name, number, columns, unread FROM bulk.files").fetchall()
    files = {
        name: _CachedColumns(number, tuple(columns), tuple(unread))
        for name, number, columns, unread in cached
    }
    names = tuple(table.input.name for table in tables)
    has = frozenset(name for file in files.values() for name in file.columns)
    order = ", ".join(str(files[name].number) for name in names)
    columns = ", ".join(name for name in NAMES if name in has)
    query = f"SELECT list_position([{order}], file) - 1 AS file, row, {columns} FROM bulk.rows"
    unread = tuple((name, files[name].unread) for name in names if files[name].unread)
    return ClaimRows(Query.of("cached_rows", query), has, names, unread)
