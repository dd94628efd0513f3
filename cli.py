"""The command line: put the commands together, run one, and turn what goes wrong into words."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins costs as much again

if __package__:  # installed: the packages lie beside this file, not at the top of the environment
    sys.path.insert(0, str(Path(__file__).parent))

import typer

from commands.common import DEFECT, NOTHING_NEW, UNUSABLE, echo_error, say
from reports import VERSION
from reports.terminal import complain, defect, take_closed_places, unprinted
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = """Read sources against each other.

A ledger (facts.yaml) holds what articles state, as typed claims with their quotes. Crossread
says where the sources contradict one another, where one ambiguous phrase does, and writes the
reconciled fact sheet.

Exit codes: 0 nothing new that counts; 1 new findings at or above --fail-on, or an acceptance
that has expired; 2 the input, the output, the settings or the command line cannot be used, or
there was nothing to check; 3 a defect of Crossread.
"""
COMMANDS = {
    **{name: name for name in ("check", "report", "export", "load", "init", "add", "decide")},
    "accept": "baseline",
    "explain": "explain",
    "checks": "explain",
    "schema": "explain",
    "baseline": "baseline",
}
"""The commands in the order of the help page, and the module that each is in."""


def _version(wanted: bool) -> None:
    if wanted:
        say([f"crossread {VERSION}"])
        raise typer.Exit


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


def app_for(arguments: Sequence[str]) -> typer.Typer:
    """Put together the command that is asked for, or all where none is: loading them takes time."""
    app = typer.Typer(
        name="crossread",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=_HELP,
    )
    app.callback()(_common)
    asked = arguments[0] if arguments else ""
    for name in [asked] if asked in COMMANDS else COMMANDS:
        module = import_module(f"commands.{COMMANDS[name]}")
        if name == "baseline":
            app.add_typer(module.app)
        else:
            app.command()(getattr(module, name))
    return app


def command() -> None:
    """Run as a program."""
    take_closed_places()
    main()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit; whatever goes wrong has its own exit code."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:  # quotes hold letters that not every encoding has
        reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app = app_for(sys.argv[1:] if arguments is None else arguments)
        return app(args=arguments, standalone_mode=False) or NOTHING_NEW
    except UnusableInput as unusable:
        complain(str(unusable), echo_error)
        return UNUSABLE
    except typer.TyperException as error:
        error.message = error.message.removeprefix("Value error, ")  # pydantic's, through Typer
        with suppress(OSError):
            getattr(error, "show", partial(echo_error, error.message))()  # with the usage line
        return UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:  # noqa: BLE001 - whatever else goes wrong is a defect, and told as one
        if unprinted(error):  # a help page, which Typer prints
            complain(str(unprinted(error)), echo_error)
            return UNUSABLE
        if os.environ.get("CROSSREAD_TRACEBACK"):
            import traceback  # noqa: PLC0415

            traceback.print_exception(error)
        complain(defect(error), echo_error)
        return DEFECT


if __name__ == "__main__":
    command()
