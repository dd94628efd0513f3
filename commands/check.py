"""`check` and `report`: what was found, for those who mend it and for those who read it."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.common import Database, FailOn, LedgerPaths, paths, say, verdict
from reports.terminal import canvas


def check(
    ledger: LedgerPaths = None,
    *,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 from this severity on.")
    ] = FailOn.CONTRADICTION,
    database: Database = None,
) -> None:
    """List the findings, each with its sides and quotes.

    Every claim is cited with its source and date, its words, and where the ledger has it. The last
    lines count the findings and name every check that could not say anything.
    """
    from checks.examine import examined
    from reports.blocks import check_text

    with examined(paths(ledger), database) as seen:
        say(check_text(seen.outcomes, seen.findings, canvas()))
        raise typer.Exit(verdict(seen.outcomes, seen.findings, fail_on))


def report(ledger: LedgerPaths = None, *, database: Database = None) -> None:
    """Print the consistency report, subject by subject.

    Under each subject stand its findings, then what the sources agree on, then what only one of
    them says. Findings do not change the exit code.
    """
    from checks.examine import examined
    from reports.summary import report_text

    with examined(paths(ledger), database) as seen:
        say(report_text(seen, canvas()))
        raise typer.Exit(verdict(seen.outcomes, (), FailOn.NEVER))
