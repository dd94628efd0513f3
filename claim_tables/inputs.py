"""Tables as they are named: files, globs, folders, and tables of DuckDB databases."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from support.problems import Place, Problem, UnusableInput, nearest
from support.sql import identifier, quoted

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

_FORMATS = {
    ".parquet": "parquet", ".pq": "parquet",
    ".csv": "csv", ".tsv": "csv", ".csv.gz": "csv", ".tsv.gz": "csv",
    ".ndjson": "json", ".jsonl": "json", ".ndjson.gz": "json", ".jsonl.gz": "json",
    ".duckdb": "duckdb", ".db": "duckdb", ".ddb": "duckdb",
}  # fmt: skip
_TABLE = "a table: .parquet, .csv, .tsv, .ndjson, .jsonl or .duckdb"
_INSIDE = re.compile(r"(?P<file>.+\.(?:duckdb|ddb|db))(?:::(?P<table>[^:]+))?")
_STARS = re.compile(r"[*?\[]")
_CLOSE = 4
"""A column whose name is so long, and nearly one of ours, is a misspelling of it."""


class Input(NamedTuple):
    """One table: its name in messages, its file, and its format; of a database, the table."""

    name: str
    path: Path
    format: str
    table: str = ""


class InputColumn(NamedTuple):
    """A column that a table may have; `needed` if it must."""

    name: str
    needed: bool = False


def inputs_of(written: Iterable[str], default_table: str) -> tuple[Input, ...]:
    """Find the tables that paths, globs and folders name, in the order of the names.

    A database is named as `file.duckdb::table`; without a table, it is `default_table`. Raises
    UnusableInput with every path that names none.
    """
    problems: list[Problem] = []
    found: dict[Input, None] = {}
    for one in written:
        named = list(_inputs(one, default_table, problems))
        found |= dict.fromkeys(named)
    if problems:
        raise UnusableInput(problems)
    return tuple(found)


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
        problems.append(Problem(Place(written or "''"), "", "no such file", _TABLE))
    for file in files:
        form = _format(file)
        if form is None:
            problems.append(Problem(Place(str(file)), "", "a file of another kind", _TABLE))
        else:
            table = default_table if form == "duckdb" else ""
            yield Input(f"{file}::{table}" if table else str(file), file, form, table)


def _format(file: Path) -> str | None:
    name = file.name.lower()
    return next((form for end, form in _FORMATS.items() if name.endswith(end)), None)


def _hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


class Described(NamedTuple):
    """What a table has: the query that reads it, and the types of its columns."""

    query: str
    types: Mapping[str, str]


def describe(connection: DuckDBPyConnection, table: Input) -> Described:
    """Look at a table's head. Raises UnusableInput when it cannot be read."""
    query = _query(connection, table)
    try:
        described = connection.execute(f"DESCRIBE {query}").fetchall()
    except duckdb.OutOfMemoryException:  # no fault of the table's
        raise
    except duckdb.Error as error:
        said = " ".join(str(error).split())
        found = f"a table that cannot be read ({said[:200]})"
        raise UnusableInput([Problem(Place(table.name), "", found, _TABLE)]) from None
    return Described(query, {str(name): str(kind) for name, kind, *_ in described})


@contextmanager
def readable(table: Input) -> Generator[None]:
    """Turn the error of the engine at a table that is cut off or malformed into a user error."""
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.IOException, duckdb.ConversionException) as error:
        said = " ".join(str(error).split())
        found = f"a table that cannot be read to its end ({said[:200]})"
        raise UnusableInput([Problem(Place(table.name), "", found, _TABLE)]) from None


def _query(connection: DuckDBPyConnection, table: Input) -> str:
    file = quoted(str(table.path))
    if table.format == "parquet":
        return f"SELECT * FROM read_parquet({file})"
    if table.format == "csv":
        # every cell is text: 007 and NO stay what they are. The quote character is given, for the
        # first rows, by which the engine guesses it, may have none
        text = "header = true, all_varchar = true, quote = '\"', escape = '\"'"
        return f"SELECT * FROM read_csv({file}, {text})"
    if table.format == "json":
        return f"SELECT * FROM read_json({file}, format = 'newline_delimited')"
    attached = _attach(connection, table.path)
    return f"SELECT * FROM {attached}.{identifier(table.table)}"


def _attach(connection: DuckDBPyConnection, path: Path) -> str:
    """Attach a database for reading, once, and give its name here."""
    attached = connection.execute(
        "SELECT database_name, path FROM duckdb_databases() WHERE path IS NOT NULL"
    ).fetchall()
    file = str(path.absolute())
    for name, where in attached:
        if where == file:
            return identifier(name)
    name = f"table_{len(attached)}"
    try:
        connection.execute(f"ATTACH {quoted(file)} AS {name} (READ_ONLY)")
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        found = f"a file that DuckDB cannot open ({str(error).splitlines()[0]})"
        raise UnusableInput(
            [
                Problem(
                    Place(str(path)), "", found, "a DuckDB database that no other program has open"
                )
            ]
        ) from None
    return name


def unread_columns(
    table: Input, types: Mapping[str, str], columns: Sequence[InputColumn]
) -> tuple[str, ...]:
    """Give the columns of a table that nobody reads.

    Raises UnusableInput when a column is missing that must be there, or one is spelt much like one
    of ours that is missing.
    """
    known = [column.name for column in columns]
    missing = [column.name for column in columns if column.name not in types]
    others = [name for name in types if name not in known]
    problems = [
        Problem(Place(table.name), "columns", ", ".join(types), f"a column {column.name!r}")
        for column in columns
        if column.needed and column.name in missing
    ]
    for name in others:
        meant = nearest(missing, name.lower()) if len(name) >= _CLOSE else ""
        if meant:
            expected = f"{meant!r}, or a name less like it"
            problems.append(Problem(Place(table.name), "columns", repr(name), expected))
    if problems:
        raise UnusableInput(problems)
    return tuple(others)


def as_text(name: str, kind: str) -> str:
    """Give the expression that reads a column as an editor would have written it."""
    column = identifier(name)
    if kind == "VARCHAR":
        return column
    if kind.startswith("TIMESTAMP"):
        return f"strftime({column}, '%Y-%m-%dT%H:%M:%S')"
    if kind.endswith("[]"):
        return f"array_to_string({column}, '; ')"
    return f"CAST({column} AS VARCHAR)"
