"""`explain`, `checks` and `schema`: what Crossread can tell of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from commands.common import echo_text, say
from commands.setup import all_checks
from ledger.settings_file import find_settings
from reports.terminal import canvas, deliver


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code or name, as in CR101.")],
) -> None:
    """Print the manual page of a check."""
    from reports.findings.check_pages import page

    try:
        lines = page(code, all_checks(find_settings(Path())))
    except LookupError as error:
        raise typer.BadParameter(str(error), param_hint="CODE") from None
    say(lines)


def checks() -> None:
    """List all checks."""
    from reports.findings.check_pages import listed

    say(listed(canvas(), all_checks(find_settings(Path()))))


def schema() -> None:
    """Print the JSON Schema of a ledger, for editors."""
    from schema.json_schema import ledger_schema_text

    deliver(ledger_schema_text(), None, echo_text)
