"""`check`: the findings, for the terminal and for other programs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import Database, LedgerPaths, echo_error, echo_text, refuse, say
from commands.exit_codes import FailOn, Gate
from commands.failed_output import failures_written
from commands.output_options import outputs_of, require_different, require_not_ours
from commands.progress_bar import bar
from commands.refusals import all_refusals, reports_all
from commands.setup import (
    BaselinePath,
    Ignore,
    Select,
    Verbose,
    run_result,
    set_up,
    slips_in_severity,
)
from commands.table_options import (
    DEFAULT_LIMIT,
    Attributes,
    Claims,
    Columns,
    Encoding,
    EvidencePath,
    Limit,
    MemoryLimit,
    Rejects,
    Sources,
    Subjects,
    Vocabularies,
    named_ledgers,
    require_table_form,
    tables_of,
    with_options,
)
from reports.findings.formats import FORMATS
from reports.terminal import canvas, complain, deliver
from schema.allowed_findings import AllowedFindings, allowed_findings
from schema.characters import escaped
from schema.problem import ValueProblem

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from claim_tables.input_tables import Tables
    from commands.output_options import Output
    from commands.setup import Setup
    from reports.findings.run_result import RunResult
    from runner.examine import Examined
    from runner.run import AtEnd


def _allowed(written: str) -> AllowedFindings:
    try:
        return allowed_findings(written)
    except ValueProblem as problem:
        refuse(f"--max-findings: {problem}")


@reports_all
def check(
    ledger: LedgerPaths = None,
    *,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            help="Exit 1 if there are new findings of this severity or worse.  [default: "
            "contradiction]",
            show_default=False,
        ),
    ] = None,
    max_findings: Annotated[
        AllowedFindings | None,
        typer.Option(
            metavar="N|N%",
            parser=_allowed,
            help="Let so many of them pass: a number, or a percentage of the claims, such as 2%.  "
            "[default: 0]",
            show_default=False,
        ),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    baseline: BaselinePath = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Ignore findings that already existed where HEAD left this git revision.",
            show_default=False,
        ),
    ] = None,
    fail_on_stale: Annotated[
        bool,
        typer.Option(
            "--fail-on-stale", help="Exit 1 if an accepted finding no longer occurs (is stale)."
        ),
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
            help="PATH: write to this file instead of printing. FORMAT:PATH: also write another "
            "format to a file; may be repeated.",
            show_default=False,
        ),
    ] = None,
    verbose: Verbose = False,
    database: Database = None,
    claims: Claims = None,
    sources: Sources = None,
    subjects: Subjects = None,
    attributes: Attributes = None,
    vocabularies: Vocabularies = None,
    column: Columns = None,
    encoding: Encoding = None,
    rejects: Rejects = None,
    memory_limit: MemoryLimit = None,
    limit: Limit = None,
    evidence: EvidencePath = None,
) -> None:
    """List the findings, each with its sides and quotes.

    Contradictions come first, then tensions, ambiguities and notes. Findings about one sentence of
    an article stand together. Each claim is cited with its source, date, quote and place in the
    ledger. The ID printed after each check name is what you pass to 'accept'. Accepted and known
    findings follow in short. The summary counts findings and checks, and lists the checks that
    could not run.

    --claims also reads claims from tables (millions of rows). Sources, subjects and attributes come
    from the ledger or from tables.
    """
    outputs: list[Output] = []
    with failures_written(outputs):
        with all_refusals() as refusals:
            ask = refusals.ask
            ask(lambda: outputs.extend(outputs_of(form, output or [])))
            tables = ask(
                tables_of,
                *(claims, sources, subjects, attributes, vocabularies, rejects),
                *(memory_limit, database),
                limit=limit,
                column=column,
                encoding=encoding,
            )
            ask(require_table_form, "--evidence", evidence)
            written = [("--database", database), ("--rejects", rejects), ("--evidence", evidence)]
            written += [("--output", file) for _, file in outputs]
            ask(require_different, written)
            setup = ask(set_up, ledger, select, ignore, baseline)
            if setup:
                ask(require_not_ours, written, setup.settings_files, setup.baseline)
                tables = ask(with_options, tables, setup.found, column, encoding)
        files = [file for file in (*(file for _, file in outputs), evidence) if file]
        with _examined(ledger, setup, database, files, tables, limit, evidence) as seen:
            for note in (*seen.notes, *slips_in_severity(setup, seen)):
                complain(escaped(note), echo_error)
            gate = _gate(setup, fail_on, max_findings, stale_fails=fail_on_stale)
            run = run_result(seen, setup, since)
            run = replace(run, gate=gate.sentence(run, seen.claims))
            while outputs:
                _deliver(run, outputs.pop(0), verbose=verbose)
            code = gate.code(run, seen.claims)
    raise typer.Exit(code)


def _gate(
    setup: Setup, fail_on: FailOn | None, allowed: AllowedFindings | None, *, stale_fails: bool
) -> Gate:
    """Give what the run must not have: options of the command line, else settings."""
    settings = setup.settings
    return Gate(
        fail_on or FailOn(settings.fail_on),
        settings.max_findings if allowed is None else allowed,
        stale_fails or settings.fail_on_stale,
    )


def _deliver(run: RunResult, output: Output, *, verbose: bool) -> None:
    """Print or write a run in one format. Raises UnusableInput."""
    form, file = output
    if form == "text" and file is None:
        from reports.findings.terminal_text import terminal_lines

        say(terminal_lines(run, canvas(), verbose=verbose))
    else:
        deliver(FORMATS[form](run), file, echo_text)


def _examined(  # noqa: PLR0917 - what a run is made of
    ledger: list[str] | None,
    setup: Setup,
    database: Path | None,
    outputs: list[Path],
    tables: Tables | None,
    limit: int | None,
    evidence: Path | None,
) -> AbstractContextManager[Examined]:
    """Run the checks on the ledger, or on tables and the ledgers that they need."""
    write = _evidence_writer(evidence) if evidence else None
    if tables is None:
        from runner.examine import examined

        return examined(
            setup.paths,
            database,
            outputs=outputs,
            checks=setup.checks,
            progress=bar(),
            at_end=write,
            bounds=setup.bounds,
        )
    from runner.examine_tables import examined_tables

    return examined_tables(
        named_ledgers(ledger, setup.paths, tables),
        tables._replace(bounds=setup.bounds),
        checks=setup.checks,
        outputs=outputs,
        progress=bar(),
        limit=DEFAULT_LIMIT if limit is None else limit or None,
        at_end=write,
    )


def _evidence_writer(path: Path) -> AtEnd:
    """Give the function that writes the claims of all value conflicts of a store."""
    from reports.findings.conflict_claims import write_conflict_claims

    return lambda context, checks: write_conflict_claims(context.store, path, checks)
