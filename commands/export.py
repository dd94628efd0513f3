"""`export`: the reconciled fact sheet."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from commands.common import LedgerPaths, Output, echo_text, verdict
from commands.gates import set_up
from reports.terminal import deliver


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
) -> None:
    """Write the reconciled fact sheet.

    It has one row for each attribute of each subject: the value that the sources leave, whether
    they agree on it, and their words.
    """
    from checks.examine import examined
    from reports.export import BINARY, sheet

    if form in BINARY and output is None and sys.stdout and sys.stdout.isatty():
        raise typer.BadParameter(
            f"found a terminal, which shows no {form}, expected a file", param_hint="--output"
        )
    with examined(set_up(ledger).paths, outputs=[output] if output else ()) as seen:
        deliver(sheet(seen, form), output, echo_text)
        raise typer.Exit(verdict(seen.outcomes))
