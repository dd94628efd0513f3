"""`export`: the reconciled fact sheet."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import LedgerPaths, Output, echo_error, echo_text, verdict
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

    from claim_tables.loading import Tables


class Format(StrEnum):
    """Forms of the fact sheet."""

    MD = "md"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    JSONLD = "jsonld"
    PARQUET = "parquet"
    SQLITE = "sqlite"


_TABULAR = (Format.PARQUET, Format.CSV, Format.JSON)
_RECONCILING = 0.6


def export(
    ledger: LedgerPaths = None,
    *,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="Markdown or a web page to read, CSV and XLSX for spreadsheets, the others for "
            "programs.",
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
            help="Of tables, where sources stay apart: give no value, or the one that most "
            "independent sources support.  [default: agreement]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the reconciled fact sheet.

    It has one row for each attribute of each subject: the value that the sources leave, whether
    they agree on it, and their words.

    With --claims it is the sheet of tables, up to many millions of claims: Parquet, CSV, or JSON
    line by line. Each row names the rule by which it has its value.
    """
    tables = tables_of(claims, sources, subjects, attributes, vocabularies, rejects, memory_limit)
    if tables:
        _of_tables(ledger, tables, form, output, rule or ReconcileBy.AGREEMENT)
        return
    if rule:
        raise typer.BadParameter(
            "found no --claims, expected them with it", param_hint="--reconcile"
        )
    from reports.fact_sheet.forms import BINARY, sheet
    from runner.examine import examined

    if form in BINARY and output is None and sys.stdout and sys.stdout.isatty():
        raise typer.BadParameter(
            f"found a terminal, which shows no {form}, expected a file", param_hint="--output"
        )
    with examined(set_up(ledger).paths, outputs=[output] if output else ()) as seen:
        deliver(sheet(seen, form), output, echo_text)
        raise typer.Exit(verdict(seen.outcomes))


def _of_tables(
    ledger: list[str] | None, tables: Tables, form: Format, output: Path | None, rule: ReconcileBy
) -> None:
    from claim_tables.loading import open_tables
    from reports.fact_sheet.of_tables import reconcile, write_reconciled
    from runner.examine_tables import told_of

    if form not in _TABULAR:
        expected = one_of(_TABULAR)
        raise typer.BadParameter(f"found {form}, expected {expected}", param_hint="--format")
    if output is None:
        raise typer.BadParameter("found no file, expected one to write to", param_hint="--output")
    named = named_ledgers(ledger, set_up(ledger).paths, tables)
    progress = bar()
    try:
        with open_tables(named, tables, progress, [output]) as loaded:
            for note in told_of(loaded, tables):
                echo_error(escaped(note))
            progress("reconciling", _RECONCILING)
            reconcile(loaded, rule)
            write_reconciled(loaded.store, output, form)
    finally:
        progress("", 1)
