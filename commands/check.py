"""`check`: what was found, for those who mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import Database, FailOn, LedgerPaths, echo_error, echo_text, say
from commands.output_options import outputs_of
from commands.progress_bar import bar
from commands.setup import BaselinePath, Ignore, Select, exit_code, set_up, told
from commands.table_options import (
    MOST_TOLD,
    Attributes,
    Claims,
    EvidencePath,
    Limit,
    MemoryLimit,
    Rejects,
    Sources,
    Subjects,
    Vocabularies,
    named_ledgers,
    tables_of,
)
from reports.findings.formats import FORMATS
from reports.terminal import canvas, deliver
from schema.characters import escaped

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from claim_tables.loading import Tables
    from commands.setup import Setup
    from runner.examine import Examined
    from runner.run import BeforeOwn


def check(
    ledger: LedgerPaths = None,
    *,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Exit with 1 from this severity on.  [default: contradiction]", show_default=False
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Take for known what was found in the ledger at this git revision.",
            show_default=False,
        ),
    ] = None,
    fail_on_stale: Annotated[
        bool, typer.Option("--fail-on-stale", help="Exit with 1 if an acceptance is out of use.")
    ] = False,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="text, json, ndjson, sarif, github, summary, gitlab or junit.",
        ),
    ] = "text",
    output: Annotated[
        list[str] | None,
        typer.Option(
            *("--output", "-o"),
            metavar="[FORMAT:]PATH",
            help="Write to a file: PATH takes what would be printed, FORMAT:PATH is written "
            "beside it, as often as you like.",
            show_default=False,
        ),
    ] = None,
    database: Database = None,
    claims: Claims = None,
    sources: Sources = None,
    subjects: Subjects = None,
    attributes: Attributes = None,
    vocabularies: Vocabularies = None,
    rejects: Rejects = None,
    memory_limit: MemoryLimit = None,
    limit: Limit = None,
    evidence: EvidencePath = None,
) -> None:
    """List the findings, each with its sides and quotes.

    Every claim is cited with its source and date, its words, and where the ledger has it. Behind
    the name of a check stands what 'accept' knows the finding by. What is accepted is listed below
    in short. The last lines count the findings and name every check that could not say anything.

    With --claims, claims come out of tables as well, up to many millions; the ledger, or tables,
    declare what they refer to.
    """
    tables = tables_of(
        claims, sources, subjects, attributes, vocabularies, rejects, memory_limit, database
    )
    from reports.findings.terminal_text import told_text

    setup = set_up(ledger, select, ignore, baseline)
    outputs = outputs_of(form, output or [])
    files = [file for file in (*(file for _, file in outputs), evidence) if file]
    with _examined(ledger, setup, database, files, tables, limit, evidence) as seen:
        for note in seen.notes:
            echo_error(escaped(note))
        run = told(seen, setup, since)
        for kind, file in outputs:
            if kind == "text" and file is None:
                say(told_text(run, canvas()))
            else:
                deliver(FORMATS[kind](run), file, echo_text)
        least = fail_on or FailOn(setup.settings.fail_on)
        stale = fail_on_stale or setup.settings.fail_on_stale
        code = exit_code(run, least, fail_on_stale=stale)
    raise typer.Exit(code)


def _examined(  # noqa: PLR0917 - what a run is made of
    ledger: list[str] | None,
    setup: Setup,
    database: Path | None,
    outputs: list[Path],
    tables: Tables | None,
    limit: int | None,
    evidence: Path | None,
) -> AbstractContextManager[Examined]:
    """Open the ledger, and tables beside it: with them, a ledger is read only if it is named."""
    if tables is None and limit is not None:
        raise typer.BadParameter("found no --claims, expected them with it", param_hint="--limit")
    before_own = _writing(evidence) if evidence else None
    if tables is None:
        from runner.examine import examined

        return examined(
            setup.paths,
            database,
            outputs=outputs,
            checks=setup.checks,
            progress=bar(),
            before_own=before_own,
        )
    from runner.examine_tables import examined_tables

    return examined_tables(
        named_ledgers(ledger, setup.paths, tables),
        tables,
        checks=setup.checks,
        outputs=outputs,
        progress=bar(),
        limit=MOST_TOLD if limit is None else limit or None,
        before_own=before_own,
    )


def _writing(path: Path) -> BeforeOwn:
    """Give what writes the claims of all conflicts of a store."""
    from reports.findings.conflict_claims import write_conflict_claims

    return lambda context, checks: write_conflict_claims(context.store, path, checks)
