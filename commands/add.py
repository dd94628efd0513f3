"""`add`: the commands that add an entry to the ledger, one for each kind of entry."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from commands.add_claim import claim
from commands.add_proposals import proposals
from commands.add_source import source
from commands.refusals import OneRunCommand


class _ClaimByDefault(TyperGroup):
    """A group in which `add --source ...` is `add claim --source ...`, as older scripts write.

    With --from, both are `add proposals --from ...`.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - private to Typer
        """Insert the kind that is left out."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = ["claim", *args]
        if args[:1] == ["claim"] and any(a == "--from" or a.startswith("--from=") for a in args):
            args = ["proposals", *args[1:]]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="add",
    cls=_ClaimByDefault,
    no_args_is_help=True,
    rich_markup_mode=None,
    subcommand_metavar="WHAT [ARGS]...",
    help="""Add an entry to the ledger.

    WHAT is the kind of entry; each has its own help, as in: add claim --help.
    Without WHAT a claim is added, as in older scripts: add --source ...
    """,
)
app.command(cls=OneRunCommand)(claim)
app.command(cls=OneRunCommand)(proposals)
app.command(cls=OneRunCommand)(source)
