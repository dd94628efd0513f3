"""Tables as they are named: files, globs, folders, and tables of DuckDB databases."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
_INSIDE = re.compile(r"(?P<file>.+\.(?:duckdb|ddb|db))(?:::(?P<table>[^:]+))?")
_STARS = re.compile(r"[*?\[]")


class Input(NamedTuple):
    """One table: its name in messages, its file, and its format; of a database, the table."""

    name: str
    path: Path
    format: str
    table: str = ""


def inputs_of(
    written: Iterable[str], default_table: str, problems: list[Problem]
) -> tuple[Input, ...]:
    """Find the tables that paths, globs and folders name, in the order of the names.

    A database is named as `file.duckdb::table`; without a table, it is `default_table`. Every path
    that names none is added to `problems`.
    """
    found = (one for path in written for one in _inputs(path, default_table, problems))
    return tuple(dict.fromkeys(found))


def _inputs(written: str, default_table: str, problems: list[Problem]) -> Iterator[Input]:
    inside = _INSIDE.fullmatch(written)
    if inside and not _STARS.search(inside["file"]):
        if Path(inside["file"]).is_file():
            table = inside["table"] or default_table
            yield Input(f"{inside['file']}::{table}", Path(inside["file"]), "duckdb", table)
        else:
            problems.append(Problem(Place(written), "", "no such file", "a DuckDB database"))
        return
    path = Path(written)
    if written and path.is_dir():
        files = sorted(
            file for file in path.rglob("*") if _format(file) and not _hidden(file, path)
        )
    elif _STARS.search(written) and not path.exists():
        files = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    else:
        files = [path] if written and path.is_file() else []
    if not files:
        problems.append(Problem(Place(written or "''"), "", "no such file", TABLE))
    for file in files:
        form = _format(file)
        if form is None:
            problems.append(Problem(Place(str(file)), "", "a file of another kind", TABLE))
        else:
            table = default_table if form == "duckdb" else ""
            yield Input(f"{file}::{table}" if table else str(file), file, form, table)


def _format(file: Path) -> str | None:
    name = file.name.lower()
    return next((form for end, form in _FORMATS.items() if name.endswith(end)), None)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)
