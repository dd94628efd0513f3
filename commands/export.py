"""`export`: the reconciled fact sheet."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import (
    LedgerPaths,
    Output,
    complain_of_broken,
    echo_error,
    echo_text,
    refuse,
)
from commands.exit_codes import code_without_findings
from commands.progress_bar import bar
from commands.setup import set_up
from commands.table_options import (
    Attributes,
    Claims,
    MemoryLimit,
    Rejects,
    Sources,
    Subjects,
    Vocabularies,
    named_ledgers,
    tables_of,
)
from reports.terminal import deliver
from schema.characters import escaped
from schema.fact import ReconcileBy
from support.problems import one_of

if TYPE_CHECKING:
    from pathlib import Path

    from claim_tables.input_tables import Tables


class Format(StrEnum):
    """The formats of the fact sheet."""

    MD = "md"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    JSONLD = "jsonld"
    PARQUET = "parquet"
    SQLITE = "sqlite"


_FOR_TABLES = (Format.PARQUET, Format.CSV, Format.JSON)
_RECONCILING = 0.6
"""The share of the work that is done when the values are reconciled."""


def export(
    ledger: LedgerPaths = None,
    *,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="md and html for reading, csv and xlsx for spreadsheets, the others for programs.",
        ),
    ] = Format.MD,
    output: Output = None,
    claims: Claims = None,
    sources: Sources = None,
    subjects: Subjects = None,
    attributes: Attributes = None,
    vocabularies: Vocabularies = None,
    rejects: Rejects = None,
    memory_limit: MemoryLimit = None,
    rule: Annotated[
        ReconcileBy | None,
        typer.Option(
            "--reconcile",
            help="With --claims: the value of a contested row: none (agreement), or the one that "
            "most independent sources support (support).  [default: agreement]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the reconciled fact sheet.

    It has one row per attribute of each subject: the value that fits all sources, whether they
    agree on it, and their quotes.

    With --claims it is made from tables (millions of claims) and written as Parquet, CSV or JSON,
    one row per line. Each row names the rule that gave its value.
    """
    tables = tables_of(claims, sources, subjects, attributes, vocabularies, rejects, memory_limit)
    if tables:
        _of_tables(ledger, tables, form, output, rule or ReconcileBy.AGREEMENT)
        return
    if rule:
        refuse("--reconcile needs --claims")
    from reports.fact_sheet.forms import BINARY, sheet
    from runner.examine import examined

    if form in BINARY and output is None and sys.stdout and sys.stdout.isatty():
        refuse(f"{form} is binary: write it to a file with -o")
    with examined(set_up(ledger).paths, outputs=[output] if output else ()) as seen:
        deliver(sheet(seen, form), output, echo_text)
        complain_of_broken(seen.outcomes)
        raise typer.Exit(code_without_findings(seen.outcomes))


def _of_tables(
    ledger: list[str] | None, tables: Tables, form: Format, output: Path | None, rule: ReconcileBy
) -> None:
    """Write the fact sheet of tables. Raises CommandLineError and UnusableInput."""
    from claim_tables.loading import open_tables
    from reports.fact_sheet.of_tables import reconcile, write_reconciled
    from runner.examine_tables import notes_on

    if form not in _FOR_TABLES:
        refuse(f"--format with --claims: found {form}, expected {one_of(_FOR_TABLES)}")
    if output is None:
        refuse("--claims needs a file to write to: -o PATH")
    named = named_ledgers(ledger, set_up(ledger).paths, tables)
    progress = bar()
    try:
        with open_tables(named, tables, progress, [output]) as loaded:
            for note in notes_on(loaded, tables):
                echo_error(escaped(note))
            progress("reconciling", _RECONCILING)
            reconcile(loaded, rule)
            write_reconciled(loaded.store, output, form)
    finally:
        progress("", 1)
