"""The command line: read arguments, call one function, print, exit."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

gc.disable()  # one short run whose objects stay: collecting costs a tenth of it
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins costs as much again

if __package__:  # installed: the packages lie beside this file, not at the top of the environment
    sys.path.insert(0, str(Path(__file__).parent))

import typer

from ledger.apart import allow
from ledger.places import UnusableInput
from reports import VERSION
from reports.terminal import (
    canvas,
    complain,
    defect,
    deliver,
    show,
    take_closed_places,
    unprinted,
)
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from schema.finding import Finding, Outcome

NOTHING_NEW, FOUND, UNUSABLE, DEFECT = 0, 1, 2, 3

app = typer.Typer(
    name="crossread",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="""Read sources against each other.

    A ledger (facts.yaml) holds what articles state, as typed claims with their quotes. Crossread
    says where the sources contradict one another, where one ambiguous phrase does, and writes the
    reconciled fact sheet.

    Exit codes: 0 nothing found that counts; 1 findings at or above --fail-on; 2 the input, the
    output or the command line cannot be used, or there was nothing to check; 3 a defect of
    Crossread.
    """,
)


def _path(written: str) -> Path:
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
        parser=_path,
        help="Keep the tables in this DuckDB file, in the schema 'crossread', to query them.",
        show_default=False,
    ),
]


class FailOn(StrEnum):
    """From which severity on findings make the exit code 1."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    AMBIGUITY = "ambiguity"
    NOTE = "note"
    NEVER = "never"


class Format(StrEnum):
    """Forms of the fact sheet."""

    MD = "md"
    CSV = "csv"


def _version(wanted: bool) -> None:
    if wanted:
        _print([f"crossread {VERSION}"])
        raise typer.Exit


@app.callback()
def _common(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and exit.", is_eager=True, callback=_version
        ),
    ] = False,
) -> None:
    pass


@app.command()
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
    from checks.examine import examined  # noqa: PLC0415
    from reports.blocks import check_text  # noqa: PLC0415

    with examined(_paths(ledger), database) as seen:
        _print(check_text(seen.outcomes, seen.findings, canvas()))
        raise typer.Exit(_verdict(seen.outcomes, seen.findings, fail_on))


@app.command()
def report(ledger: LedgerPaths = None, *, database: Database = None) -> None:
    """Print the consistency report, subject by subject.

    Under each subject stand its findings, then what the sources agree on, then what only one of
    them says. Findings do not change the exit code.
    """
    from checks.examine import examined  # noqa: PLC0415
    from reports.summary import report_text  # noqa: PLC0415

    with examined(_paths(ledger), database) as seen:
        _print(report_text(seen, canvas()))
        raise typer.Exit(_verdict(seen.outcomes, (), FailOn.NEVER))


@app.command()
def export(
    ledger: LedgerPaths = None,
    *,
    form: Annotated[
        Format, typer.Option("--format", help="Markdown to read, CSV for a spreadsheet.")
    ] = Format.MD,
    output: Annotated[
        Path | None,
        typer.Option(
            *("--output", "-o"),
            metavar="PATH",
            parser=_path,
            help="Write here and not to the terminal.",
        ),
    ] = None,
) -> None:
    """Write the reconciled fact sheet.

    It has one row for each attribute of each subject: the value that the sources leave, whether
    they agree on it, and their words.
    """
    from checks.examine import examined  # noqa: PLC0415
    from reports.export import sheet  # noqa: PLC0415

    with examined(_paths(ledger), output=output) as seen:
        deliver(sheet(seen, form), output, _echo_text)
        raise typer.Exit(_verdict(seen.outcomes, (), FailOn.NEVER))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code or name, as in CR101.")],
) -> None:
    """Print the manual page of a check."""
    from reports.manual import page  # noqa: PLC0415

    try:
        lines = page(code)
    except LookupError as error:
        raise typer.BadParameter(str(error), param_hint="CODE") from None
    _print(lines)


@app.command()
def checks() -> None:
    """List all checks."""
    from reports.manual import listed  # noqa: PLC0415

    _print(listed(canvas()))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a ledger, for editors."""
    from schema.json_schema import ledger_schema_text  # noqa: PLC0415

    deliver(ledger_schema_text(), None, _echo_text)


def _paths(ledger: list[str] | None) -> list[str]:
    return ledger or ["facts.yaml"]


def _verdict(outcomes: Iterable[Outcome], findings: Iterable[Finding], fail_on: FailOn) -> int:
    """Give the exit code: a check that could not run outweighs what the others found."""
    if any(outcome.state == "could not run" for outcome in outcomes):
        return DEFECT
    if fail_on is FailOn.NEVER:
        return NOTHING_NEW
    least = Severity(fail_on.value)
    return FOUND if any(finding.severity >= least for finding in findings) else NOTHING_NEW


def _print(lines: Iterable[str]) -> None:
    show(lines, typer.echo)


_echo_text = partial(typer.echo, nl=False)
_echo_error = partial(typer.echo, err=True)


def command() -> None:
    """Run as a program: like `main`, but leave without taking the libraries down one by one."""
    take_closed_places()
    allow()
    try:
        main()
    except SystemExit as left:
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError):  # it is closed, or takes no more: that is told
                stream.flush()
        os._exit(left.code if isinstance(left.code, int) else DEFECT)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit; whatever goes wrong has its own exit code."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:  # quotes hold letters that not every encoding has
        reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return app(args=arguments, standalone_mode=False) or NOTHING_NEW
    except UnusableInput as unusable:
        complain(str(unusable), _echo_error)
        return UNUSABLE
    except typer.TyperException as error:
        error.message = error.message.removeprefix("Value error, ")  # pydantic's, through Typer
        with suppress(OSError):
            getattr(error, "show", partial(_echo_error, error.message))()  # with the usage line
        return UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:  # noqa: BLE001 - whatever else goes wrong is a defect, and told as one
        if unprinted(error):  # a help page, which Typer prints
            complain(str(unprinted(error)), _echo_error)
            return UNUSABLE
        if os.environ.get("CROSSREAD_TRACEBACK"):
            import traceback  # noqa: PLC0415

            traceback.print_exception(error)
        complain(defect(error), _echo_error)
        return DEFECT


if __name__ == "__main__":
    command()
