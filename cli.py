"""The command line: load the command that is asked for, run it, and report errors."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # looking for plugins doubles the import
# Nearly all objects of a run stay to its end. To look for garbage whenever 700 are new, which is
# what Python does by itself, takes a fifteenth of a short run.
gc.set_threshold(200_000)

if __package__:  # installed: the packages are in the folder of this file, not in site-packages
    sys.path.insert(0, str(Path(__file__).parent))

import typer
from typer.core import TyperGroup

from commands.common import echo_error, say
from commands.exit_codes import DEFECT, NOTHING_NEW, UNUSABLE
from commands.refusals import OneRunCommand
from reports import VERSION
from reports.terminal import complain, defect, open_closed_streams, unprinted, unusable_name
from schema.characters import printable
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = """Find contradictions between what different articles say about the same facts.

A ledger (facts.yaml) holds what each article states, as typed claims with their quotes. Crossread
reports where the sources contradict each other and where their wording is ambiguous, and writes the
reconciled fact sheet.

Exit codes: 0 nothing new that counts; 1 new findings at or above --fail-on, or an expired
acceptance; 2 the input, the output, the settings or the command line cannot be used, or there was
nothing to check; 3 a defect of Crossread.
"""
COMMANDS = {
    **{
        name: name
        for name in (
            "scan",
            "check",
            "report",
            "export",
            "lint",
            "load",
            "init",
            "suggest",
            "add",
            "decide",
        )
    },
    "accept": "baseline",
    "explain": "explain",
    "checks": "explain",
    "schema": "explain",
    "lsp": "serve",
    "mcp": "serve",
    "selftest": "selftest",
    "baseline": "baseline",
}
"""The commands in the order of the help page, and the module in commands/ that each is in."""
GROUPS = frozenset({"add", "baseline"})
"""The commands that have commands of their own: the module has them in `app`."""


class _InOrder(TyperGroup):
    """A group whose help page lists the commands in the order of COMMANDS."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - private to Typer
        """Give the names of the commands; Typer alone would list the groups last."""
        return sorted(super().list_commands(ctx), key=list(COMMANDS).index)


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
    """Give an app with the one command that is asked for, or else all: loading takes time."""
    app = typer.Typer(
        name="crossread",
        cls=_InOrder,
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
        if name in GROUPS:
            app.add_typer(module.app)
        else:
            app.command(cls=OneRunCommand)(getattr(module, name))
    return app


def command() -> None:
    """Run as a program: the entry point of the installed package."""
    open_closed_streams()
    try:
        main()
    finally:
        gc.disable()  # or Python looks through all objects once more before it ends


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit, with an exit code for each kind of error."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:  # quotes have letters that not every encoding has
        reconfigure(errors="backslashreplace")
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        app = app_for(sys.argv[1:] if arguments is None else arguments)
        if arguments is None:  # a program of its own, whose modules are loaded to its end
            gc.freeze()  # or Python looks through them when it ends: a thirtieth of a short run
        return app(args=arguments, standalone_mode=False) or NOTHING_NEW
    except UnusableInput as unusable:
        complain(str(unusable), echo_error)
        return UNUSABLE
    except typer.TyperException as error:
        said = error.message.removeprefix("Value error, ")  # pydantic's, through Typer
        error.message = printable(said)
        with suppress(OSError):
            getattr(error, "show", partial(echo_error, error.message))()  # with the usage line
        return UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:  # noqa: BLE001 - any other exception is a defect, and reported as one
        refusal = unprinted(error) or unusable_name(error)  # Typer could not print a help page
        if refusal:
            complain(str(refusal), echo_error)
            return UNUSABLE
        if os.environ.get("CROSSREAD_TRACEBACK"):
            import traceback  # noqa: PLC0415

            traceback.print_exception(error)
        complain(defect(error), echo_error)
        return DEFECT


if __name__ == "__main__":
    command()
