"""`load`: tables of claims into a DuckDB file, so that a later run reads only what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.common import echo_error, path, say
from commands.output_options import require_different, require_not_ours
from commands.progress_bar import bar
from commands.refusals import all_refusals, reports_all
from commands.setup import settings_files, settings_for
from commands.table_options import (
    Attributes,
    Columns,
    Encoding,
    MemoryLimit,
    Rejects,
    Sources,
    Subjects,
    Vocabularies,
    tables_of,
    with_options,
)
from reports.terminal import complain
from schema.characters import escaped
from settings.bounds_of import bounds_of


@reports_all
def load(
    claims: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Tables of claims: Parquet, CSV, NDJSON or DuckDB (file.duckdb::table); globs and "
            "folders.",
        ),
    ],
    *,
    into: Annotated[
        Path,
        typer.Option(
            metavar="DB", parser=path, help="DuckDB file to write to.", show_default=False
        ),
    ],
    ledger: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEDGER",
            help="Ledger with the sources, subjects and attributes; may be repeated.",
            show_default=False,
        ),
    ] = None,
    sources: Sources = None,
    subjects: Subjects = None,
    attributes: Attributes = None,
    vocabularies: Vocabularies = None,
    column: Columns = None,
    encoding: Encoding = None,
    rejects: Rejects = None,
    memory_limit: MemoryLimit = None,
) -> None:
    """Load tables of claims into a DuckDB file.

    Validates every row and parses its value. Tables that are in the file already and have not
    changed are not read again. 'check --claims PATH --database DB' does the same and then runs the
    checks.
    """
    from claim_tables.loading import open_tables
    from runner.examine_tables import notes_on

    with all_refusals() as refusals:
        tables = refusals.ask(
            tables_of,
            *(claims, sources, subjects, attributes, vocabularies, rejects, memory_limit, into),
        )
        written = (("--into", into), ("--rejects", rejects))
        refusals.ask(require_different, written)
        found = settings_for(ledger)
        baseline = found.folder / found.settings.baseline
        refusals.ask(require_not_ours, written, settings_files(found), baseline)
        tables = refusals.ask(with_options, tables, found, column, encoding)
    if tables is None:  # cannot be: PATH is required
        raise typer.Exit
    tables = tables._replace(bounds=bounds_of(found))
    show = bar()
    try:
        with open_tables(ledger or [], tables, show) as loaded:
            rows = loaded.prefiltered.claims.rows
            show("", 1)
            say([_summary(len(rows.names), len(loaded.read), loaded.prefiltered.rows)])
            for note in notes_on(loaded, tables):
                complain(escaped(note), echo_error)
    finally:
        show("", 1)


def _summary(tables: int, read: int, rows: int) -> str:
    noun = "table" if tables == 1 else "tables"
    return f"{tables:,} {noun}, {rows:,} rows: {read:,} read, {tables - read:,} unchanged."
