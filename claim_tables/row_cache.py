"""Rows of tables kept in a database file, so that the next run reads only the tables that changed.

The schema `bulk` holds them: `rows` as text with file and row, `files` with the digest of each.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claims_query import COLUMNS, NAMES, Rows, cells, numbered
from claim_tables.inputs import describe, readable, unread_columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from duckdb import DuckDBPyConnection

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


class Kept(NamedTuple):
    """The rows of all tables, and the names of those that were read anew."""

    rows: Rows
    read: tuple[str, ...]


def kept_rows(connection: DuckDBPyConnection, tables: Sequence[Input]) -> Kept:
    """Bring the rows in a database up to date with its tables. Raises UnusableInput.

    A table whose bytes are the same is left as it is; one that is not named any more goes.
    """
    connection.execute(_SCHEMA)
    known = {
        name: (number, digest)
        for number, name, digest in connection.execute(
            "SELECT number, name, sha256 FROM bulk.files"
        ).fetchall()
    }
    read: list[str] = []
    wanted = {table.name: _digest(table) for table in tables}
    for name, (number, digest) in known.items():
        if wanted.get(name) != digest or digest is None:
            connection.execute("DELETE FROM bulk.rows WHERE file = ?", [number])
            connection.execute("DELETE FROM bulk.files WHERE number = ?", [number])
    last = max((number for number, _ in known.values()), default=-1)
    for table in tables:
        if table.name in known and known[table.name][1] == wanted[table.name] is not None:
            continue
        last += 1
        _add(connection, last, table, wanted[table.name])
        read.append(table.name)
    return Kept(_rows(connection, tables), tuple(read))


def _digest(table: Input) -> str | None:
    """Give the digest of a file; a table of a database, which others may write to, has none."""
    return None if table.format == "duckdb" else _sha256(table.path)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _add(connection: DuckDBPyConnection, number: int, table: Input, digest: str | None) -> None:
    seen = describe(connection, table)
    unread = unread_columns(table, seen.types, COLUMNS)
    has = [name for name in NAMES if name in seen.types]
    query = numbered(table, seen, cells(seen.types, frozenset(NAMES)))
    with readable(table):
        connection.execute(
            f"INSERT INTO bulk.rows SELECT {number}, row, {', '.join(NAMES)} FROM ({query})"
        )
    connection.execute(
        "INSERT INTO bulk.files VALUES (?, ?, ?, ?, ?)",
        [number, table.name, digest, has, list(unread)],
    )


def _rows(connection: DuckDBPyConnection, tables: Sequence[Input]) -> Rows:
    """Give the rows in the order of the tables as they are named now."""
    told = connection.execute("SELECT name, number, columns, unread FROM bulk.files").fetchall()
    by_name = {name: (number, columns, unread) for name, number, columns, unread in told}
    order = [by_name[table.name][0] for table in tables]
    has = frozenset(name for _, columns, _ in by_name.values() for name in columns)
    place = ", ".join(map(str, order))
    listed = ", ".join(name for name in NAMES if name in has)
    query = f"SELECT list_position([{place}], file) - 1 AS file, row, {listed} FROM bulk.rows"
    unread = tuple(
        (table.name, tuple(by_name[table.name][2])) for table in tables if by_name[table.name][2]
    )
    return Rows(query, has, tuple(table.name for table in tables), unread)
