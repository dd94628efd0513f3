"""`export`: the reconciled fact sheet."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
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
from commands.output_options import require_different, require_not_ours
from commands.progress_bar import bar
from commands.refusals import all_refusals, reports_all, require_all
from commands.setup import set_up
from commands.table_options import (
    Attributes,
    Claims,
    Columns,
    Encoding,
    MemoryLimit,
    Rejects,
    Sources,
    Subjects,
    Vocabularies,
    named_ledgers,
    tables_of,
    with_options,
)
from reports.terminal import complain, deliver
from schema.characters import escaped, printable
from schema.fact import ReconcileBy
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from claim_tables.declarations import Entry
    from claim_tables.input_tables import Tables
    from claim_tables.unread_quotes import NotEntries
    from runner.few_or_many import ManyClaims
    from schema.finding import Outcome
    from support.bounds import Bounds
    from support.progress import Progress


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


_MAKING = 0.6
"""The share of the work that is done when the rows of a large sheet are made."""


@reports_all
def export(
    ledger: LedgerPaths = None,
    *,
    asked: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="md and html for reading, csv and xlsx for spreadsheets, the others for programs."
            "  [default: as the name of the file ends, or md]",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    claims: Claims = None,
    sources: Sources = None,
    subjects: Subjects = None,
    attributes: Attributes = None,
    vocabularies: Vocabularies = None,
    column: Columns = None,
    encoding: Encoding = None,
    rejects: Rejects = None,
    memory_limit: MemoryLimit = None,
    rule: Annotated[
        ReconcileBy | None,
        typer.Option(
            "--reconcile",
            help="The value of a contested row: all sides (agreement), or the one that most "
            "independent sources support (support).  [default: agreement]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the reconciled fact sheet.

    It has one row per attribute of each subject: the value that fits all sources, whether they
    agree on it, and their quotes.

    With --claims it is made from tables, of up to millions of claims. Beyond 20,000 claims it is
    written as Parquet, CSV or JSON.
    """
    form = asked or _form_of(output)
    with all_refusals() as refusals:
        tables = refusals.ask(
            tables_of,
            *(claims, sources, subjects, attributes, vocabularies, rejects, memory_limit),
            column=column,
            encoding=encoding,
        )
        refusals.ask(_refuse_binary, form, output)
        written = (("--output", output), ("--rejects", rejects))
        refusals.ask(require_different, written)
        setup = set_up(ledger)
        refusals.ask(require_not_ours, written, setup.settings_files, setup.baseline)
        tables = refusals.ask(with_options, tables, setup.found, column, encoding)
    chosen = rule or ReconcileBy.AGREEMENT
    if tables:
        tables = tables._replace(bounds=setup.bounds)
        paths = named_ledgers(ledger, setup.paths, tables)
        outcomes = _of_tables(paths, tables, form, output, chosen)
    else:
        outcomes = _of_ledger(setup.paths, (), form, output, chosen, setup.bounds)
    complain_of_broken(outcomes)
    raise typer.Exit(code_without_findings(outcomes))


def _form_of(output: Path | None) -> Format:
    """Give the format that the name of a file ends with; Markdown where it names none."""
    ending = output.suffix.lower().removeprefix(".") if output else ""
    return Format(ending) if ending in tuple(Format) else Format.MD


def _refuse_binary(form: Format, output: Path | None) -> None:
    """Raise CommandLineError for bytes that would go to a terminal."""
    from reports.fact_sheet.forms import BINARY

    if form in BINARY and output is None and sys.stdout and sys.stdout.isatty():
        refuse(f"{form} is binary: write it to a file with -o")


def _of_ledger(
    ledger: list[str],
    entries: Iterable[Entry],
    form: Format,
    output: Path | None,
    rule: ReconcileBy,
    bounds: Bounds,
) -> tuple[Outcome, ...]:
    """Write the fact sheet of a ledger, with entries from elsewhere. Raises UnusableInput."""
    from reports.fact_sheet.forms import sheet
    from runner.examine import examined

    outputs = [output] if output else ()
    with examined(ledger, outputs=outputs, entries=entries, bounds=bounds) as seen:
        written = sheet(seen, form, rule)
        if output is None and form == "csv" and isinstance(written, str):
            written = printable(written)  # the other forms have escapes of their own
        deliver(written, output, echo_text)
        return seen.outcomes


def _of_tables(
    ledger: list[str], tables: Tables, form: Format, output: Path | None, rule: ReconcileBy
) -> tuple[Outcome, ...]:
    """Write the fact sheet of tables: few claims as a ledger's.

    Raises CommandLineError and UnusableInput.
    """
    from reports.fact_sheet.large.sheet_table import SLOTS_OF_SHEET
    from runner.examine_tables import notes_on, notes_on_rows
    from runner.few_or_many import ManyClaims, few_or_many

    progress = bar()
    with few_or_many(
        ledger,
        tables,
        keep=SLOTS_OF_SHEET,
        refuse=partial(_refuse_large, form, output),
        outputs=[output] if output else [],
        progress=progress,
    ) as rows:
        if isinstance(rows, ManyClaims):
            _say(notes_on(rows.loaded, tables))
            return _of_many(rows, form, output, rule, progress)
    _say(notes_on_rows(rows.rejected, rows.unread, tables, rows.notes))
    return _of_ledger(ledger, rows.entries, form, output, rule, tables.bounds)


def _refuse_large(form: Format, output: Path | None, why: NotEntries) -> None:
    """Refuse what a large sheet cannot be. Raises CommandLineError."""
    from runner.few_or_many import ENTRIES_UP_TO

    large = why.of_what.format(most=f"{ENTRIES_UP_TO:,}")
    require_all(partial(_require_large_form, form, large), partial(_require_file, output, large))


def _require_large_form(form: Format, large: str) -> None:
    from reports.fact_sheet.large.write_sheet import LARGE_FORMS

    if form not in LARGE_FORMS:
        refuse(f"--format: a sheet {large} is not written as {form}; use {one_of(LARGE_FORMS)}")


def _require_file(output: Path | None, large: str) -> None:
    if output is None:
        refuse(f"a sheet {large} needs a file to write to: -o PATH")


def _of_many(
    claims: ManyClaims, form: Format, output: Path | None, rule: ReconcileBy, progress: Progress
) -> tuple[Outcome, ...]:
    """Write the sheet of many claims to the file that `_refuse_large` asks for."""
    from claim_tables.unread_quotes import because
    from reports.fact_sheet.forms import TITLE
    from reports.fact_sheet.large.sheet_table import make_sheet
    from reports.fact_sheet.large.write_sheet import write_sheet
    from runner.few_or_many import ENTRIES_UP_TO

    loaded = claims.loaded
    if "quote" in loaded.prefiltered.claims.rows.columns:
        _say([f"no findings about quotes of tables: {because(claims.why, ENTRIES_UP_TO)}"])
    progress("making the rows", _MAKING)
    outcomes = make_sheet(loaded, rule)
    title = loaded.typed.read.records.title or TITLE
    if output:
        write_sheet(loaded.store, output, form, title)
    return outcomes


def _say(notes: Iterable[str]) -> None:
    for note in notes:
        complain(escaped(note), echo_error)
