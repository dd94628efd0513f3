"""What several commands share: arguments, the error for a wrong argument, and how they print."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reports.terminal import complain, show
from schema.characters import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.finding import Outcome

echo_text = partial(typer.echo, nl=False)
echo_error = partial(typer.echo, err=True)


class CommandLineError(typer.BadParameter):
    """The command line cannot be used; the message is a sentence that names option and reason."""

    def format_message(self) -> str:
        """Give the message alone, without Typer's "Invalid value for"."""
        return self.message


def refuse(sentence: str) -> NoReturn:
    """Raise CommandLineError."""
    raise CommandLineError(sentence)


def path(written: str) -> Path:
    """Read a path to write to. Raises typer.BadParameter for "", which `Path` would read as "."."""
    if not written:
        raise typer.BadParameter("the path must not be empty")
    return Path(written)


# Text, not paths: what cannot be read is reported with all other problems of the ledger.
LedgerPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="LEDGER",
        help="Ledger files, folders of them, or - for standard input.  [default: facts.yaml]",
        show_default=False,
    ),
]
Database = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        parser=path,
        help="Also write the tables to this DuckDB file (schema 'crossread'), for SQL queries.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        *("--output", "-o"),
        metavar="PATH",
        parser=path,
        help="Write to this file instead of printing.",
    ),
]


def complain_of_broken(outcomes: Iterable[Outcome]) -> None:
    """Print which checks could not run to standard error, for output that does not say it."""
    from reports.findings.check_outcomes import could_not_run, in_state

    for outcome in in_state(outcomes, "could not run"):
        complain(escaped(could_not_run(outcome)), echo_error)


def say(lines: Iterable[str]) -> None:
    """Print lines to standard output. Raises UnusableInput if it cannot be written."""
    show(lines, typer.echo)
