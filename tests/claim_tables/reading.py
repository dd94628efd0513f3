"""Read one table as a run does: its rows by their place, and the lines that are no rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from claim_tables.claim_rows import claim_rows
from claim_tables.columns import COLUMNS
from claim_tables.described import InputTable, Kept, described
from claim_tables.input_options import InputOptions
from claim_tables.inputs import inputs_of
from claim_tables.malformed_rows import make_malformed_rows

HEADER = "source,subject,attribute,value\n"


class Read(NamedTuple):
    """What was read: rows with their place, and by line what is no row."""

    table: InputTable
    rows: list[tuple[Any, ...]]
    malformed: dict[int, str]


_PLAIN = InputOptions()


def read(
    path: Path, written: str | bytes, options: InputOptions = _PLAIN, section: str = "claims"
) -> Read:
    """Write a table and read it again."""
    path.write_bytes(written if isinstance(written, bytes) else written.encode())
    connection = duckdb.connect()
    make_malformed_rows(connection)
    (named,) = inputs_of([str(path)], section, [])
    table = described(connection, named, COLUMNS[section], options, Kept(section, 0))
    rows = connection.execute(f"FROM ({claim_rows([table]).query}) ORDER BY row").fetchall()
    lines = connection.execute("SELECT row, found FROM malformed_rows ORDER BY row").fetchall()
    connection.close()
    return Read(table, [row[1:] for row in rows], dict(lines))
