"""Where the findings of a run go: to standard output or a file, and to further files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.common import refuse
from commands.refusals import all_refusals, require_all
from reports.findings.formats import FORMATS
from reports.phrases import joined
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Output(NamedTuple):
    """A format and the file to write it to; without a file, it is printed."""

    form: str
    file: Path | None = None


def outputs_of(form: str, written: Sequence[str]) -> list[Output]:
    """Read --format and each -o [FORMAT:]PATH. Raises CommandLineError with all that is wrong.

    A path alone is for what would be printed. Letters before a colon are a format, or a mistake for
    one; other paths with a colon, such as C:/report or ./a:b, are paths.
    """
    first: list[Output] = []
    others: list[Output] = []
    with all_refusals() as refusals:
        refusals.ask(_known, form, "--format")
        for text in written:
            name, colon, file = text.partition(":")
            if colon and (name in FORMATS or (name.isalpha() and len(name) > 1)):
                refusals.ask(_known, name, "--output")
                others.append(Output(name, refusals.ask(_path, file)))
            else:
                first.append(Output(form, refusals.ask(_path, text)))
        refusals.ask(_one, [output.file for output in first])
        refusals.ask(require_different, [("--output", o.file) for o in (*first, *others)])
    return [*(first or [Output(form)]), *others]


def require_different(written: Iterable[tuple[str, Path | None]]) -> None:
    """Raise CommandLineError for files that are written to twice, with the options that do."""
    options: dict[Path, list[str]] = {}
    for option, file in written:
        if file:
            options.setdefault(file.absolute(), []).append(option)
    require_all(*(partial(_once, file, several) for file, several in options.items()))


def _once(file: Path, options: list[str]) -> None:
    if len(set(options)) > 1:
        refuse(f"{joined(dict.fromkeys(options))} name the same file: {str(file)!r}")
    if options[1:]:
        refuse(f"{options[0]}: {str(file)!r} is given twice")


def _one(files: Sequence[Path | None]) -> None:
    if files[1:]:
        named = joined(repr(str(file)) for file in files)
        refuse(f"--output: only one file can have no format, found {named}")


def _known(form: str, option: str) -> None:
    if form not in FORMATS:
        refuse(f"{option}: found {form!r}, expected {one_of(FORMATS, form)}")


def _path(written: str) -> Path:
    if not written:
        refuse("--output: the path must not be empty")
    return Path(written)
