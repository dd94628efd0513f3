"""`export`: the reconciled fact sheet."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from commands.common import LedgerPaths, Output, echo_text, verdict
from commands.gates import set_up
from reports.terminal import deliver


class Format(StrEnum):
    """Forms of the fact sheet."""

    MD = "md"
    CSV = "csv"


def export(
    ledger: LedgerPaths = None,
    *,
    form: Annotated[
        Format, typer.Option("--format", help="Markdown to read, CSV for a spreadsheet.")
    ] = Format.MD,
    output: Output = None,
) -> None:
    """Write the reconciled fact sheet.

    It has one row for each attribute of each subject: the value that the sources leave, whether
    they agree on it, and their words.
    """
    from checks.examine import examined
    from reports.export import sheet

    with examined(set_up(ledger).paths, outputs=[output] if output else ()) as seen:
        deliver(sheet(seen, form), output, echo_text)
        raise typer.Exit(verdict(seen.outcomes))
