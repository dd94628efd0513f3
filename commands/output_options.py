"""Where the findings of a run go: to standard output or a file, and to further files."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.common import refuse
from commands.refusals import all_refusals, require_all
from reports.findings.formats import FORMATS
from reports.phrases import joined
from settings.toml_file import OWN, SHARED
from support.output_files import is_same
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
    options: dict[str, list[tuple[str, Path]]] = {}
    for option, file in written:
        if file:
            options.setdefault(os.path.realpath(file), []).append((option, file.absolute()))
    require_all(
        *(partial(_once, several[0][1], [o for o, _ in several]) for several in options.values())
    )


def require_not_ours(
    written: Iterable[tuple[str, Path | None]], settings: Iterable[Path], baseline: Path | None
) -> None:
    """Raise CommandLineError for an output that is one of the files that settings name.

    Those are the settings, the team's own checks and the baseline, by whatever name: a link, too.
    """
    own = [(_kind(file), file) for file in sorted(settings)]
    own += [("the baseline", baseline)] if baseline else []
    require_all(
        *(
            partial(_other_than, option, file, what, path)
            for option, file in written
            if file
            for what, path in own
        )
    )


def _kind(file: Path) -> str:
    return "the settings" if file.name in {OWN, SHARED} else "a check of the settings"


def _other_than(option: str, output: Path, what: str, path: Path) -> None:
    if is_same(output, path):
        refuse(f"{option}: {str(output)!r} is {what} of this run; name another file to write to")


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
