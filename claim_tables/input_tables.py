"""The tables that a run reads: as they were named, and as they were found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_rows import claim_rows
from claim_tables.columns import COLUMNS
from claim_tables.declarations import entries_of
from claim_tables.described import Kept, described
from claim_tables.input_options import InputOptions
from claim_tables.inputs import InputBounds, inputs_of
from claim_tables.malformed_rows import make_malformed_rows, malformed_problems
from claim_tables.row_cache import changed_tables
from support.bounds import NO_SETTINGS, Bounds
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection

    from claim_tables.claim_rows import ClaimRows
    from claim_tables.declarations import Entry
    from claim_tables.described import InputTable
    from claim_tables.inputs import Input
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
    options: InputOptions = InputOptions()


class InputTables(NamedTuple):
    """The tables that were found, and what is read of them before the ledger.

    `declared` are the entries of the tables of sources, attributes and vocabularies. `rows` are
    those of the claims; None if a database has them. Then `claims` are the tables that have changed
    since it got them, and `named` are all.
    """

    claims: tuple[InputTable, ...]
    subjects: tuple[InputTable, ...]
    declared: list[Entry]
    rows: ClaimRows | None
    files: list[Path]
    named: tuple[Input, ...]


def read_tables(connection: DuckDBPyConnection, tables: Tables) -> InputTables:
    """Find the tables, look at each, copy the rows of texts, and read what they declare.

    Raises UnusableInput with every path that names no table, every table that cannot be read, and
    every column that is missing or misspelt.
    """
    problems: list[Problem] = []
    (spill,) = connection.execute("SELECT current_setting('temp_directory')").fetchall()[0]
    reading = InputBounds(tables.bounds, Path(spill))
    named = {name: inputs_of(getattr(tables, name), name, problems, reading) for name in COLUMNS}
    changed = named["claims"]
    if tables.database:
        changed = changed_tables(connection, changed, tables.options)
    make_malformed_rows(connection)
    found = {
        section: _described(connection, section, of_section, tables, problems)
        for section, of_section in {**named, "claims": changed}.items()
    }
    if problems:
        raise UnusableInput(problems)
    return InputTables(
        found["claims"],
        found["subjects"],
        entries_of(connection, found),
        None if tables.database else claim_rows(found["claims"]),
        [table.path for of_section in named.values() for table in of_section],
        named["claims"],
    )


def _described(
    connection: DuckDBPyConnection,
    section: str,
    inputs: Sequence[Input],
    tables: Tables,
    problems: list[Problem],
) -> tuple[InputTable, ...]:
    """Look at the tables of a section, and add what is wrong with them."""
    found: list[InputTable] = []
    for number, one in enumerate(inputs):
        kept = Kept(section, number, in_transaction=tables.database is not None)
        try:
            table = described(connection, one, COLUMNS[section], tables.options, kept)
        except UnusableInput as error:
            problems += error.problems
            continue
        if table.malformed and section != "claims":
            problems += malformed_problems(connection, one.name, kept.number)
        found.append(table)
    return tuple(found)
