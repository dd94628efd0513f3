"""`check`: what was found, for those who mend it."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.common import Database, FailOn, LedgerPaths, echo_text, say
from commands.gates import BaselinePath, Ignore, Select, exit_code, set_up, told
from commands.outputs import outputs_of
from commands.progress import bar
from reports.formats import FORMATS
from reports.terminal import canvas, deliver


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
            help="text, json, sarif, github, summary, gitlab or junit.",
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
) -> None:
    """List the findings, each with its sides and quotes.

    Every claim is cited with its source and date, its words, and where the ledger has it. Behind
    the name of a check stands what 'accept' knows the finding by. What is accepted is listed below
    in short. The last lines count the findings and name every check that could not say anything.
    """
    from checks.examine import examined
    from reports.text import told_text

    setup = set_up(ledger, select, ignore, baseline)
    outputs = outputs_of(form, output or [])
    files = [file for _, file in outputs if file]
    with examined(setup.paths, database, files, setup.checks, bar()) as seen:
        run = told(seen, setup, since)
        for kind, file in outputs:
            if kind == "text" and file is None:
                say(told_text(run, canvas()))
            else:
                deliver(FORMATS[kind](run), file, echo_text)
        least = fail_on or FailOn(setup.settings.fail_on)
        stale = fail_on_stale or setup.settings.fail_on_stale
        raise typer.Exit(exit_code(run, least, fail_on_stale=stale))
