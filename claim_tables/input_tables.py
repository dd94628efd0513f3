"""The tables that a run reads: as they were named, and as they were found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_rows import claim_rows
from claim_tables.columns import COLUMNS
from claim_tables.declarations import entries_of
from claim_tables.described import described
from claim_tables.inputs import InputBounds, inputs_of
from support.bounds import NO_SETTINGS, Bounds
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.claim_rows import ClaimRows
    from claim_tables.declarations import Entry
    from claim_tables.described import InputTable
    from support.problems import Problem


class Tables(NamedTuple):
    """The tables that are read, by what they hold, as they were named on the command line."""

    claims: Sequence[str]
    sources: Sequence[str] = ()
    subjects: Sequence[str] = ()
    attributes: Sequence[str] = ()
    vocabularies: Sequence[str] = ()
    rejects: Path | None = None
    memory_limit: str | None = None
    database: Path | None = None
    bounds: Bounds = NO_SETTINGS


class InputTables(NamedTuple):
    """The tables that were found, and what is read of them before the ledger.

    `declared` are the entries of the tables of sources, attributes and vocabularies. `rows` are
    those of the claims; None if a database has them, as far as their tables have not changed.
    """

    claims: tuple[InputTable, ...]
    subjects: tuple[InputTable, ...]
    declared: list[Entry]
    rows: ClaimRows | None
    files: list[Path]


def read_tables(connection: DuckDBPyConnection, tables: Tables) -> InputTables:
    """Find the tables, look at the head of each, and read what they declare.

    Raises UnusableInput with every path that names no table, every table that cannot be read, and
    every column that is missing or misspelt.
    """
    problems: list[Problem] = []
    (spill,) = connection.execute("SELECT current_setting('temp_directory')").fetchall()[0]
    reading = InputBounds(tables.bounds, Path(spill))
    found = {
        section: _of_section(connection, section, getattr(tables, section), problems, reading)
        for section in COLUMNS
    }
    if problems:
        raise UnusableInput(problems)
    return InputTables(
        found["claims"],
        found["subjects"],
        entries_of(connection, found),
        None if tables.database else claim_rows(connection, found["claims"]),
        [table.input.path for of_section in found.values() for table in of_section],
    )


def _of_section(
    connection: DuckDBPyConnection,
    section: str,
    written: Sequence[str],
    problems: list[Problem],
    reading: InputBounds,
) -> tuple[InputTable, ...]:
    found: list[InputTable] = []
    for one in inputs_of(written, section, problems, reading):
        try:
            found.append(described(connection, one, COLUMNS[section]))
        except UnusableInput as error:
            problems += error.problems
    return tuple(found)
