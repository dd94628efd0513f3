"""Where the findings of a run go: to standard output or a file, and to files beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from reports.findings.formats import FORMATS
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Output(NamedTuple):
    """One format and where it goes; without a file, to standard output."""

    form: str
    file: Path | None = None


def outputs_of(form: str, written: Sequence[str]) -> list[Output]:
    """Read --format and each -o [FORMAT:]PATH. Raises typer.BadParameter.

    A path alone takes what would be printed. What stands before a colon is a format where it is
    the name of one, or might be meant to be: a path such as C:/report or ./a:b is not.
    """
    _known(form, "--format")
    first: Path | None = None
    beside: list[Output] = []
    for text in written:
        name, colon, file = text.partition(":")
        if colon and (name in FORMATS or (name.isalpha() and len(name) > 1)):
            _known(name, "--output")
            beside.append(Output(name, _path(file)))
        elif first is not None:
            raise typer.BadParameter(
                f"found two files without a format, {str(first)!r} and {text!r}, expected one",
                param_hint="--output",
            )
        else:
            first = _path(text)
    outputs = [Output(form, first), *beside]
    files = [output.file.absolute() for output in outputs if output.file]
    twice = next((file for n, file in enumerate(files) if file in files[:n]), None)
    if twice:
        raise typer.BadParameter(
            f"found {str(twice)!r} twice, expected a file for each", param_hint="--output"
        )
    return outputs


def _known(form: str, option: str) -> None:
    if form not in FORMATS:
        raise typer.BadParameter(
            f"found {form!r}, expected {one_of(FORMATS, form)}", param_hint=option
        )


def _path(written: str) -> Path:
    if not written:
        raise typer.BadParameter(
            "found an empty path, expected a file to write to", param_hint="--output"
        )
    return Path(written)
