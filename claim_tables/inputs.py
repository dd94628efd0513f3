"""Tables as they are named: files, globs, folders, and tables of DuckDB databases."""

from __future__ import annotations

import os
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claim_tables.piped import is_piped, kept_piped
from support.bounds import NO_SETTINGS, Bounds
from support.input_files import require_regular_below
from support.limits import NotReadError
from support.paths import GLOB, exists, glob_of, is_file, is_folder, matches
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORMATS = {
    ".parquet": "parquet", ".pq": "parquet",
    ".csv": "csv", ".tsv": "csv", ".csv.gz": "csv", ".tsv.gz": "csv",
    ".txt": "csv", ".txt.gz": "csv",
    ".ndjson": "json", ".jsonl": "json", ".ndjson.gz": "json", ".jsonl.gz": "json",
    ".duckdb": "duckdb", ".db": "duckdb", ".ddb": "duckdb",
}  # fmt: skip
_NAMED_ALONE = (".txt", ".txt.gz")
"""Of files that end so, those in a folder are articles: a table is named by itself."""
TABLE = "a table: .parquet, .csv, .tsv, .txt, .ndjson, .jsonl or .duckdb"
_INSIDE = re.compile(r"(?P<file>.+\.(?:duckdb|ddb|db))::(?P<table>[^:]+)", re.DOTALL)


class Input(NamedTuple):
    """One table: its name in messages, its file, and its format; of a database, the table."""

    name: str
    path: Path
    format: str
    table: str = ""

    @property
    def pattern(self) -> str:
        """The path as the engine takes it: a glob, which matches this file and no other."""
        return glob_of(self.read_as)

    @property
    def read_as(self) -> str:
        """The path as the engine gives it; a `~` at its beginning would be the home folder."""
        return str(self.path.absolute() if str(self.path).startswith("~") else self.path)


class InputBounds(NamedTuple):
    """What a run may read, and the folder that it puts into what arrives from pipes."""

    bounds: Bounds = NO_SETTINGS
    piped: Path | None = None


def inputs_of(
    written: Iterable[str],
    default_table: str,
    problems: list[Problem],
    reading: InputBounds = InputBounds(),  # noqa: B008 - it does not change
) -> tuple[Input, ...]:
    """Find the tables that paths, globs and folders name, in the order of the names.

    A path that names an existing file is that file, whatever signs are in its name; else one with a
    star, a question mark or a bracket is a glob. A database is named as `file.duckdb::table`;
    without a table, it is `default_table`. A pipe or a device is a table, too, and "-" is standard
    input. Every path that names none is added to `problems`, and every link in a folder that leads
    elsewhere.
    """
    found = (one for path in written for one in _inputs(path, default_table, problems, reading))
    return tuple(dict.fromkeys(found))


def _inputs(
    written: str, default_table: str, problems: list[Problem], reading: InputBounds
) -> Iterator[Input]:
    inside = _INSIDE.fullmatch(written)
    if inside and is_file(inside["file"]) and not exists(written):
        yield Input(written, Path(inside["file"]), "duckdb", inside["table"])
        return
    if reading.piped and is_piped(written):
        yield from _piped(written, default_table, problems, reading.piped, reading.bounds)
        return
    known = len(problems)
    files = _files(written, problems, reading.bounds)
    if not files and len(problems) == known:
        expected = "a DuckDB database" if inside or _format(Path(written)) == "duckdb" else TABLE
        problems.append(Problem(Place(written or "''"), "", "no such file", expected))
    for file in files:
        form = _format(file)
        if os.sep == "/" and "\\" in str(file) and GLOB.search(str(file)):
            # the engine would take the backslash for a folder's end, and read another file
            found = "a name with a backslash and one of the signs * ? ["
            problems.append(Problem(Place(str(file)), "", found, "a name without the backslash"))
        elif form is None:
            problems.append(Problem(Place(str(file)), "", "a file of another kind", TABLE))
        else:
            table = default_table if form == "duckdb" else ""
            yield Input(f"{file}::{table}" if table else str(file), file, form, table)


def _piped(
    written: str, default_table: str, problems: list[Problem], folder: Path, bounds: Bounds
) -> Iterator[Input]:
    """Yield the table that arrives from a pipe."""
    try:
        file = kept_piped(written, folder, bounds.limits)
    except NotReadError as error:
        problems.append(bounds.refused(written, error))
    except OSError as error:
        found = f"a pipe that cannot be read ({error.strerror})"
        problems.append(Problem(Place(written), "", found, TABLE))
    else:
        form = _format(file) or "csv"
        yield Input(written, file, form, default_table if form == "duckdb" else "")


def _files(written: str, problems: list[Problem], bounds: Bounds) -> list[Path]:
    """Give the file that is named, else those in the folder, else those that the glob matches."""
    path = Path(written)
    if is_file(written):
        return [path]
    if is_folder(written):
        return _in_folder(path, problems, bounds)
    if not GLOB.search(written) or exists(written):
        return []
    found = (
        _in_folder(file, problems, bounds) if is_folder(file) else [file]
        for file in matches(written)
    )
    return list(chain.from_iterable(found))


def _in_folder(folder: Path, problems: list[Problem], bounds: Bounds) -> list[Path]:
    """Give the tables in a folder and its subfolders, but for hidden ones, sorted by name.

    Nobody named them, so that they are read only if they are in bounds.
    """
    inside = (file for file in folder.rglob("*") if _format(file) and not _hidden(file, folder))
    folders = folder.absolute(), *bounds.folders(folder)
    found: list[Path] = []
    for file in sorted(file for file in inside if not is_folder(file) and not _named_alone(file)):
        try:
            require_regular_below(file, folders)
            found.append(file)
        except NotReadError as error:
            problems.append(bounds.refused(file, error))
        except OSError as error:
            said = f"a file that cannot be read ({error.strerror})"
            problems.append(Problem(Place(str(file)), "", said, "a readable file"))
    return found


def _format(file: Path) -> str | None:
    name = file.name.lower()
    return next((form for end, form in _FORMATS.items() if name.endswith(end)), None)


def _named_alone(file: Path) -> bool:
    return file.name.lower().endswith(_NAMED_ALONE)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)
