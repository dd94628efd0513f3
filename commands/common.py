"""What several commands share: their arguments, how they print, and what their exit codes mean."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reports.terminal import show

if TYPE_CHECKING:
    from collections.abc import Iterable

    from schema.finding import Outcome

NOTHING_NEW, FOUND, UNUSABLE, DEFECT = 0, 1, 2, 3
echo_text = partial(typer.echo, nl=False)
echo_error = partial(typer.echo, err=True)


def path(written: str) -> Path:
    """Read a path to write to; of an empty one, `Path` would make the current folder."""
    if not written:
        raise typer.BadParameter("found an empty path, expected a file to write to")
    return Path(written)


# Ledgers are taken as they are written: what cannot be read is told with all else that is wrong.
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
        help="Keep the tables in this DuckDB file, in the schema 'crossread', to query them.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        *("--output", "-o"),
        metavar="PATH",
        parser=path,
        help="Write here and not to the terminal.",
    ),
]


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AMBIGUITY = "ambiguity"
    NOTE = "note"
    NEVER = "never"


def verdict(outcomes: Iterable[Outcome]) -> int:
    """Give the exit code of a run whose findings do not count.

    Where one of our checks could not run, that is our defect; one of the team's own is its input.
    """
    broken = [outcome.code for outcome in outcomes if outcome.state == "could not run"]
    if any(code.startswith("CR") for code in broken):
        return DEFECT
    return UNUSABLE if broken else NOTHING_NEW


def say(lines: Iterable[str]) -> None:
    """Print lines to standard output. Raises UnusableInput when it takes no more."""
    show(lines, typer.echo)
