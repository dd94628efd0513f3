"""Where the findings of a run go: to standard output or a file, and to further files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.common import refuse
from reports.findings.formats import FORMATS
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Output(NamedTuple):
    """A format and the file to write it to; without a file, it is printed."""

    form: str
    file: Path | None = None


def outputs_of(form: str, written: Sequence[str]) -> list[Output]:
    """Read --format and each -o [FORMAT:]PATH. Raises CommandLineError.

    A path alone is for what would be printed. Letters before a colon are a format, or a mistake for
    one; other paths with a colon, such as C:/report or ./a:b, are paths.
    """
    _known(form, "--format")
    first: Path | None = None
    others: list[Output] = []
    for text in written:
        name, colon, file = text.partition(":")
        if colon and (name in FORMATS or (name.isalpha() and len(name) > 1)):
            _known(name, "--output")
            others.append(Output(name, _path(file)))
        elif first is not None:
            refuse(f"--output: only one file can have no format, found {str(first)!r} and {text!r}")
        else:
            first = _path(text)
    outputs = [Output(form, first), *others]
    files = [output.file.absolute() for output in outputs if output.file]
    twice = next((file for n, file in enumerate(files) if file in files[:n]), None)
    if twice:
        refuse(f"--output: {str(twice)!r} is given twice")
    return outputs


def _known(form: str, option: str) -> None:
    if form not in FORMATS:
        refuse(f"{option}: found {form!r}, expected {one_of(FORMATS, form)}")


def _path(written: str) -> Path:
    if not written:
        refuse("--output: the path must not be empty")
    return Path(written)
