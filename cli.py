"""The command line: read arguments, call one function, print, exit."""

from __future__ import annotations

import gc
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

gc.disable()  # one short run whose objects stay: collecting costs a tenth of it
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins costs as much again

if __package__:  # installed: the packages lie beside this file, not at the top of the environment
    sys.path.insert(0, str(Path(__file__).parent))

import typer

from ledger.apart import allow
from ledger.places import UnusableInput
from schema.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.paint import Canvas
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

    Exit codes: 0 nothing found that counts; 1 findings at or above --fail-on; 2 the input or the
    command line cannot be used, or there was nothing to check; 3 a defect of Crossread.
    """,
)

LedgerPaths = Annotated[
    list[Path] | None,
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
        _print(check_text(seen.outcomes, seen.findings, _canvas()))
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
        _print(report_text(seen, _canvas()))
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
        typer.Option("--output", "-o", metavar="PATH", help="Write here and not to the terminal."),
    ] = None,
) -> None:
    """Write the reconciled fact sheet.

    It has one row for each attribute of each subject: the value that the sources leave, whether
    they agree on it, and their words.
    """
    from checks.examine import examined  # noqa: PLC0415
    from reports.export import FORMS, hold  # noqa: PLC0415
    from reports.fact_sheet import facts  # noqa: PLC0415

    with examined(_paths(ledger)) as seen:
        rows = facts(seen)
        hold(rows, seen.store)
        text = FORMS[form](rows, seen.records.title or "Fact sheet")
        _write(text, output)
        raise typer.Exit(_verdict(seen.outcomes, (), FailOn.NEVER))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code or name, as in CR101.")],
) -> None:
    """Print the manual page of a check."""
    from checks.registry import CHECKS, find  # noqa: PLC0415
    from ledger.places import one_of  # noqa: PLC0415

    found = find(code)
    if found is None:
        known = [name for each in CHECKS for name in (each.code, each.name)]
        message = f"found {code!r}, expected a check: {one_of(known, code)}; 'checks' lists them"
        raise typer.BadParameter(message, param_hint="CODE")
    _print([f"{found.code} {found.name} ({found.severity})", "", found.page])


@app.command()
def checks() -> None:
    """List all checks."""
    from checks.registry import CHECKS  # noqa: PLC0415

    wide = max(len(each.name) for each in CHECKS)
    canvas = _canvas()
    for each in CHECKS:
        head = f"{each.code}  {each.name:<{wide}}  "
        severity = canvas.paint(each.severity.value, each.severity.value)
        _print([f"{canvas.paint(head, 'strong')}{severity}", *canvas.wrapped(each.statement, 7)])


def _paths(ledger: list[Path] | None) -> list[Path]:
    return ledger or [Path("facts.yaml")]


def _verdict(outcomes: Iterable[Outcome], findings: Iterable[Finding], fail_on: FailOn) -> int:
    """Give the exit code: a check that could not run outweighs what the others found."""
    if any(outcome.state == "could not run" for outcome in outcomes):
        return DEFECT
    if fail_on is FailOn.NEVER:
        return NOTHING_NEW
    least = Severity(fail_on.value)
    return FOUND if any(finding.severity >= least for finding in findings) else NOTHING_NEW


def _canvas() -> Canvas:
    """Give the terminal's width, and colour if the terminal can show it and NO_COLOR is unset."""
    import shutil  # noqa: PLC0415

    from reports.paint import Canvas, plain  # noqa: PLC0415

    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    able = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return Canvas(width, _painted if able and not os.environ.get("NO_COLOR") else plain)


_COLOURS = {
    "contradiction": "red",
    "tension": "yellow",
    "ambiguity": "magenta",
    "note": "blue",
    "good": "green",
}


def _painted(text: str, role: str) -> str:
    """Colour words; what is not set is left out, for "not dim" on a terminal undoes bold."""
    bold, dim = role in _BOLD or None, role == "quiet" or None
    return typer.style(text, fg=_COLOURS.get(role), bold=bold, dim=dim)


_BOLD = ("contradiction", "tension", "ambiguity", "strong")


def _print(lines: Iterable[str], *, ends: bool = True) -> None:
    """Print lines; a reader who leaves early (`| head`) changes nothing but what is printed."""
    try:
        for line in lines:
            typer.echo(line, nl=ends)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str, output: Path | None) -> None:
    if output is None:
        _print([text], ends=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        found = f"found {output} that cannot be written ({error.strerror})"
        message = f"{found}, expected a writable path"
        raise typer.BadParameter(message, param_hint="--output") from None


def command() -> None:
    """Run as a program: like `main`, but leave without taking the libraries down one by one."""
    allow()
    try:
        main()
    except SystemExit as left:
        sys.stdout.flush()
        sys.stderr.flush()
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
        for problem in unusable.problems:
            typer.echo(str(problem), err=True)
        return UNUSABLE
    except typer.TyperException as error:
        show = getattr(error, "show", None)  # usage errors have it, with the usage line
        if show:
            show()
        else:
            typer.echo(error.format_message(), err=True)
        return UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:  # noqa: BLE001 - whatever else goes wrong is a defect, and told as one
        if os.environ.get("CROSSREAD_TRACEBACK"):
            import traceback  # noqa: PLC0415

            traceback.print_exception(error)
        typer.echo(
            f"This is a defect of Crossread, not of your ledger: {type(error).__name__}: {error}\n"
            "Set CROSSREAD_TRACEBACK=1 to see where, and please report it.",
            err=True,
        )
        return DEFECT


if __name__ == "__main__":
    command()
