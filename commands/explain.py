"""`explain`, `checks` and `schema`: documentation from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import echo_text, refuse, say
from commands.setup import all_checks
from reports.terminal import canvas, deliver
from settings.toml_file import find_settings

if TYPE_CHECKING:
    from checks.definition import AnyCheck


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Code or name of a check, such as CR101.")
    ],
) -> None:
    """Print the manual page of a check."""
    from reports.findings.check_pages import page

    try:
        lines = page(code, _all())
    except LookupError as error:
        refuse(f"CODE: {error}")
    say(lines)


def checks() -> None:
    """List all checks, each with its severity and what it finds."""
    from reports.findings.check_pages import listed

    say(listed(canvas(), _all()))


def _all() -> tuple[AnyCheck, ...]:
    """Give the checks of a ledger, then the rules for drafts."""
    from drafts.rules import RULES

    return (*all_checks(find_settings(Path())), *RULES.values())


def schema(
    what: Annotated[
        str, typer.Argument(metavar="[WHAT]", help="ledger, or proposals of 'suggest'.")
    ] = "ledger",
) -> None:
    """Print the JSON Schema of a ledger, for text editors."""
    if what == "proposals":
        from schema.proposed_claims import proposals_schema_text

        deliver(proposals_schema_text(), None, echo_text)
    elif what == "ledger":
        from schema.json_schema import ledger_schema_text

        deliver(ledger_schema_text(), None, echo_text)
    else:
        refuse(f"WHAT: found {what!r}, expected ledger or proposals")
