"""Tables as they are named: files, globs, folders, and tables of DuckDB databases."""

from __future__ import annotations

import os
import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from support.paths import GLOB, exists, is_file, is_folder, matches
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORMATS = {
    ".parquet": "parquet", ".pq": "parquet",
    ".csv": "csv", ".tsv": "csv", ".csv.gz": "csv", ".tsv.gz": "csv",
    ".ndjson": "json", ".jsonl": "json", ".ndjson.gz": "json", ".jsonl.gz": "json",
    ".duckdb": "duckdb", ".db": "duckdb", ".ddb": "duckdb",
}  # fmt: skip
TABLE = "a table: .parquet, .csv, .tsv, .ndjson, .jsonl or .duckdb"
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
        return GLOB.sub(r"[\g<0>]", self.read_as)

    @property
    def read_as(self) -> str:
        """The path as the engine gives it; a `~` at its beginning would be the home folder."""
        return str(self.path.absolute() if str(self.path).startswith("~") else self.path)


def inputs_of(
    written: Iterable[str], default_table: str, problems: list[Problem]
) -> tuple[Input, ...]:
    """Find the tables that paths, globs and folders name, in the order of the names.

    A path that names an existing file is that file, whatever signs are in its name; else one with a
    star, a question mark or a bracket is a glob. A database is named as `file.duckdb::table`;
    without a table, it is `default_table`. Every path that names none is added to `problems`.
    """
    found = (one for path in written for one in _inputs(path, default_table, problems))
    return tuple(dict.fromkeys(found))


def _inputs(written: str, default_table: str, problems: list[Problem]) -> Iterator[Input]:
    inside = _INSIDE.fullmatch(written)
    if inside and is_file(inside["file"]) and not exists(written):
        yield Input(written, Path(inside["file"]), "duckdb", inside["table"])
        return
    files = _files(written)
    if not files:
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


def _files(written: str) -> list[Path]:
    """Give the file that is named, else those in the folder, else those that the glob matches."""
    path = Path(written)
    if is_file(written):
        return [path]
    if is_folder(written):
        return _in_folder(path)
    if not GLOB.search(written) or exists(written):
        return []
    found = ([file] if not is_folder(file) else _in_folder(file) for file in matches(written))
    return list(chain.from_iterable(found))


def _in_folder(folder: Path) -> list[Path]:
    """Give the tables in a folder and its subfolders, but for hidden ones, sorted by name."""
    inside = (file for file in folder.rglob("*") if _format(file) and not _hidden(file, folder))
    return sorted(file for file in inside if not is_folder(file))


def _format(file: Path) -> str | None:
    name = file.name.lower()
    return next((form for end, form in _FORMATS.items() if name.endswith(end)), None)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)
